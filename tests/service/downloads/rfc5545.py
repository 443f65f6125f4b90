"""What RFC 5545 asks of a calendar of to-dos or events, as far as a parser does not ask it itself."""

from __future__ import annotations

from datetime import date, datetime

from dateutil.rrule import rrulestr
from icalendar import Calendar, Component

__all__ = ["faults"]

_ONCE = (
    *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DESCRIPTION", "URL"),
    *("DTSTART", "DUE", "DURATION", "RRULE", "STATUS", "COMPLETED", "PERCENT-COMPLETE"),
)
_STATUS = {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"}


def faults(content: bytes) -> list[str]:
    """Everything that breaks a rule of RFC 5545; the numbers are its sections."""
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    found = [*_lines(content)]
    found += [f"3.6: {name} once" for name in ("PRODID", "VERSION") if content.count(b"\r\n%b:" % name.encode()) != 1]
    found += [] if calendar.subcomponents else ["3.6: at least one component"]
    zones = {str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")}
    entries = [*calendar.walk("VTODO"), *calendar.walk("VEVENT")]
    if len({str(entry["uid"]) for entry in entries}) != len(entries):
        found.append("3.8.4.7: one UID, one component")
    for component in calendar.walk():
        found += [f"unreadable: {error}" for error in component.errors]
    for entry in entries:
        found += _entry(entry, zones)
    return found


def _lines(content: bytes) -> list[str]:
    lines = content.split(b"\r\n")
    broken = [line for line in lines if b"\n" in line or b"\r" in line]
    broken += [line for line in lines if any(byte < 32 and byte != 9 for byte in line)]
    broken += [line for line in lines if len(line) > 75]
    whole = [] if content.endswith(b"END:VCALENDAR\r\n") else ["3.4: the end is missing"]
    return [f"3.1: {line!r}" for line in broken] + whole


def _entry(entry: Component, zones: set[str]) -> list[str]:
    found = [f"3.6.2: {name} is missing" for name in ("UID", "DTSTAMP") if name not in entry]
    found += [f"3.6.2: {name} more than once" for name in _ONCE if isinstance(entry.get(name), list)]
    found += [] if str(entry.get("STATUS", "NEEDS-ACTION")) in _STATUS else ["3.8.1.11: STATUS"]
    found += [] if 0 <= int(entry.get("PERCENT-COMPLETE", 0)) <= 100 else ["3.8.1.8: PERCENT-COMPLETE"]
    found += [] if int(entry.get("SEQUENCE", 0)) >= 0 else ["3.8.7.4: SEQUENCE"]
    found += ["3.6.1: DTSTART is missing"] if entry.name == "VEVENT" and "DTSTART" not in entry else []
    for name in ("DTSTAMP", "LAST-MODIFIED", "COMPLETED"):
        if name in entry and not _value(entry, name).endswith("Z"):
            found.append(f"{name} is in UTC")
    for name in ("DTSTART", "DUE"):
        zone = entry[name].params.get("TZID") if name in entry else None
        if zone is not None and zone not in zones:
            found.append(f"3.2.19: {name} names a zone that is not there")
    if "DURATION" in entry and ("DUE" in entry or "DTSTART" not in entry):
        found.append("3.6.2: DURATION goes with DTSTART and without DUE")
    return found + _days(entry)


def _days(entry: Component) -> list[str]:
    start: date | None = entry.decoded("DTSTART") if "DTSTART" in entry else None
    due: date | None = entry.decoded("DUE") if "DUE" in entry else None
    found = []
    if start is not None and due is not None and (type(start) is not type(due) or due <= start):
        found.append("3.8.2.3: DUE is later than DTSTART, and of its type")
    if "RRULE" in entry:
        if start is None:
            return [*found, "3.6.2: RRULE needs DTSTART"]
        begin = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)
        if next(iter(rrulestr(_value(entry, "RRULE"), dtstart=begin))) != begin:
            found.append("3.8.5.3: DTSTART is the first day of the rule")
    return found


def _value(entry: Component, name: str) -> str:
    written = entry[name].to_ical()
    return written.decode() if isinstance(written, bytes) else str(written)

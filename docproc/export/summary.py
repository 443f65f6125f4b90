"""What every form for people shows of a dispatch: its header and, for each obligation, who and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docproc.dispatch import Deadline, DigitalSignature, Dispatch, Obligation, Source

__all__ = [
    "COLUMNS",
    "LEGEND",
    "MISSING",
    "TIERS",
    "exact_deadline",
    "header_fields",
    "names",
    "notes",
    "terms",
    "when",
]

MISSING = "—"
TIERS = {"tracked": "●", "standing": "○"}
LEGEND = "● to track   ○ to keep: exhortation, routine, a ban, or only in some case"
COLUMNS = ("Item", "Who", "What", "By when", "Basis")
_ALWAYS_SHOWN = ("Number", "Date", "Issuer", "Type", "Subject")


def header_fields(dispatch: Dispatch) -> dict[str, str]:
    """The header's fields by their English name; the main five always, others where the page has them."""
    header = dispatch.header
    urgency = header.urgency
    fields = {
        "File": dispatch.source.file_name or "",
        "Part": _part(dispatch.source),
        "Number": header.number.value if header.number else "",
        "Date": header.date.value if header.date else "",
        "Issuer": "; ".join(body.value for body in (header.issuer, *header.co_issuers) if body),
        "Type": header.type.value if header.type else "",
        "Subject": header.subject.value if header.subject else "",
        "Urgency": " ".join(filter(None, (urgency.value, urgency.time))) if urgency else "",
        "To": "; ".join(addressee.value for addressee in dispatch.addressees),
        "Signed": "; ".join(dict.fromkeys(map(_signed, dispatch.signature.digital if dispatch.signature else ()))),
    }
    return {name: value or MISSING for name, value in fields.items() if value or name in _ALWAYS_SHOWN}


def _part(source: Source) -> str:
    """Which document of the file it is, where the file holds several."""
    if source.part is None or source.part.of == 1:
        return ""
    pages = source.page_range
    where = "" if pages is None else f", page {pages[0]}" + (f"-{pages[1]}" if pages[1] > pages[0] else "")
    return f"{source.part.number} of {source.part.of}{where}"


def _signed(digital: DigitalSignature) -> str:
    """One digital signature: by whom, when, and whether it holds; stamps signed one by one within a minute are one."""
    who = digital.signer or digital.organisation or "unknown signer"
    state = {True: "intact", False: "ALTERED SINCE", None: "not checked"}[digital.intact]
    if digital.intact and digital.changed_after == "changed":
        state = "intact, pages changed since"
    kind = "timestamp of " if digital.kind == "timestamp" else ""
    when = f", {digital.time[:16].replace('T', ' ')}" if digital.time else ""
    return f"{kind}{who}{when} ({state})"


def names(obligation: Obligation, role: str) -> str:
    """Those who act in ``role`` (``lead`` or ``support``), joined by commas; empty if nobody."""
    return ", ".join(actor.name for actor in obligation.actors if actor.role == role)


def notes(obligation: Obligation) -> list[str]:
    """What is said below the action: how binding it is, to whom to report, what must come of it."""
    found = [obligation.modality.replace("_", " ")]
    if obligation.umbrella:
        found.append("to carry out the whole")
    if obligation.report_to:
        found.append(f"report to {', '.join(obligation.report_to)}")
    if obligation.deliverable:
        found.append(f"gives {obligation.deliverable}")
    if obligation.channels:
        found.append(f"by {', '.join(channel.value for channel in obligation.channels)}")
    return found


def terms(obligation: Obligation) -> list[str]:
    """On what it depends: the condition under which it binds, and what no answer is taken for, as printed."""
    found = [("only", obligation.condition), ("no answer", obligation.if_silent)]
    return [f"{name}: {field.value}" for name, field in found if field is not None]


def when(obligation: Obligation) -> list[str]:
    """By when, a line each: the deadline as printed, as a machine says it and its last day; then further ones alike."""
    first = obligation.deadline
    if first is None:
        return []
    every = (first, *obligation.further_deadlines)
    return [line for one in every for line in (one.text, exact_deadline(one), in_time(one)) if line]


def in_time(deadline: Deadline) -> str:
    """The last day on which acting is in time, where it is told and is not the day that the deadline itself names."""
    return f"latest {deadline.latest}" if deadline.latest and deadline.latest != deadline.due else ""


def exact_deadline(deadline: Deadline) -> str:
    """The deadline as a machine says it: day, rule of recurrence or length, and hour; empty where it is open."""
    return " ".join(filter(None, (deadline.due or deadline.rrule or deadline.duration, deadline.time)))

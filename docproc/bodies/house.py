"""Which ministry a central unit belongs to, and which agencies of the Government ceased to be ones."""

from __future__ import annotations

from datetime import date

from docproc.bodies.office_words import belongs_until, pairs
from docproc.bodies.offices import Office
from docproc.bodies.registry import Organisation, organisations

__all__ = ["belongs_to"]


def belongs_to(office: Office, on: date | None, *, only_former: bool = False) -> Office | None:
    """The ministry that an office is a unit of.

    Args:
        office: an office.
        on: the day; ``None`` for today.
        only_former: only for an agency of the Government that became a ministry's.

    Returns:
        The ministry, or ``None``: for a body that belongs to none, or of which the registry does not say it.
    """
    if office.level != "central":
        return None
    for row in office.rows:
        target = pairs("belongs", "units").get(row.id)
        last = belongs_until("belongs", "no_longer_agencies").get(row.id)
        ceased = last is not None and (on is None or on > last)
        if target is not None and (ceased or (last is None and not only_former)):
            return _ministry(target)
    return None


def _ministry(identifier: str) -> Office:
    row: Organisation = next(row for row in organisations() if row.id == identifier)
    return Office(row.name.lower(), row.kind, "central", rows=(row,))

"""A found deadline as the tables of forms write it."""

from __future__ import annotations

from docproc.deadlines import FoundDeadline

__all__ = ["value"]


def value(found: FoundDeadline) -> str:
    """Kind, day or rule or length, hour, bound, anchor, and what else is known of it, in words."""
    said = [
        found.kind,
        found.due or found.rrule or found.duration,
        found.time,
        found.bound,
        found.anchor,
        "working" if found.working_days else None,
        "approximate" if found.approximate else None,
        f"from {found.first_day}" if found.first_day else None,
    ]
    return " ".join(word for word in said if word)

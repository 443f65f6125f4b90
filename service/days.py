"""The office's day: Việt Nam's, wherever the machine's clock stands.

A server that counts in UTC, as containers do, would else call yesterday "today" until seven in the morning, and what
was due then not yet overdue.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

__all__ = ["VIETNAM", "office_day"]

VIETNAM = timezone(timedelta(hours=7))
"""Vietnam has one hour in all places and seasons."""


def office_day() -> date:
    """The day that it is in Việt Nam."""
    return datetime.now(VIETNAM).date()

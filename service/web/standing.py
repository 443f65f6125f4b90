"""Đúng hạn, quá hạn: how an obligation stands to its day, in words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from service.obligations.views import ObligationSummary

__all__ = ["Standing", "standing"]


class Standing(NamedTuple):
    """What is said, and as which kind it is drawn (``late``, ``soon``, ``done``)."""

    kind: str
    text: str


def standing(shown: ObligationSummary, today: date) -> Standing | None:
    """How it stands; nothing where its day is far, or there is none."""
    days = (shown.due - today).days if shown.due else 0
    match shown.timeliness:
        case "overdue":
            return Standing("late", f"Quá hạn {-days} ngày")
        case "due_soon":
            return Standing("soon", f"Còn {days} ngày" if days else "Đến hạn hôm nay")
        case "on_time":
            return Standing("done", "Đúng hạn")
        case "late":
            return Standing("late", "Xong sau hạn")
    return None

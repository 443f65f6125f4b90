"""How sure the number and the date are, where the figures of a scan were read by the classifier."""

from __future__ import annotations

import math

from docproc.dispatch import Header
from docproc.reading.page import Figures, Reading

__all__ = ["weigh_figures"]


def weigh_figures(header: Header, reading: Reading) -> Header:
    """Give number and date the calibrated confidence of the figures that they hold.

    Args:
        header: the fields found.
        reading: the file as read, with what became of the figures on its number and date lines.

    Returns:
        The header; unchanged where no figures were read by the classifier, or the field holds others.
    """
    read = [figures for page in reading.pages for figures in page.figures if figures.text]
    number, date = header.number, header.date
    own = [one for one in read if one.kind == "number"]
    if number is not None and number.ordinal is not None and _are(own, number.ordinal):
        number = number.model_copy(update={"confidence": _confidence(own)})
    if date is not None and len(date.value) == len("2026-01-31"):
        _, month, day = map(int, date.value.split("-"))
        days, months = ([one for one in read if one.kind == kind] for kind in ("day", "month"))
        if _are(days, day) and _are(months, month):
            date = date.model_copy(update={"confidence": _confidence([*days, *months])})
    return header.model_copy(update={"number": number, "date": date})


def _are(figures: list[Figures], value: int) -> bool:
    return all(int(one.text) == value for one in figures)


def _confidence(figures: list[Figures]) -> float | None:
    """The chance that all of them are right; ``None`` where one has no calibrated chance, or there are none."""
    chances = [one.confidence for one in figures]
    known = [chance for chance in chances if chance is not None]
    return round(math.prod(known), 4) if known and len(known) == len(chances) else None

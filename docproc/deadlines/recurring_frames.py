"""A frequency, and further on in its sentence the day of it: "Hằng năm, các xã gửi danh sách trước ngày 30/9"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from docproc.deadlines.lead import read_lead
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB

__all__ = ["Exact", "day_of", "said_again"]

_SENTENCE_END = re.compile(r"[;\n]|\.(?=[ \n]|\Z)")
_REACH = 260
# the years and periods of one time only: what stands behind them does not come back
_ONCE_ONLY = re.compile(rf"(?<!\w)(?:năm{B}(?:[0-9]{{4}}|nay|sau|tới)|riêng|lần{B}đầu|tháng{B}[0-9]{{1,2}}{OB}/)")
_NOT_YET = re.compile(rf"{OB}[/-]{OB}[0-9]|{B}(?:tháng|năm{B}[0-9])(?!\w)|{OB}(?:ngày|tháng|người|hộ)(?!\w)")


class Exact(NamedTuple):
    """A rule that names its day, where it is printed."""

    start: int
    end: int
    rule: str


def day_of(
    key: str,
    frequency: re.Match[str],
    rule: str,
    forms: Sequence[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str | None]]],
) -> Iterator[tuple[re.Match[str], str]]:
    """Finds the day of a frequency behind it in the same sentence.

    Args:
        key: the match key of the text.
        frequency: "hằng năm", "định kỳ 6 tháng".
        rule: its rule, without a day.
        forms: rules → pattern of their day and its reader.

    Yields:
        At most one match, with the whole rule; it has a preposition that limits before it.
    """
    end = _SENTENCE_END.search(key, frequency.end(), frequency.end() + _REACH)
    last = end.start() if end else min(len(key), frequency.end() + _REACH)
    for of, pattern, read in forms:
        for match in pattern.finditer(key, frequency.end(), last) if of == rule else ():
            if _ONCE_ONLY.search(key, frequency.end(), match.start()):
                return
            lead = read_lead(key, match.start())
            told = read(match) if lead.bound is not None and not _NOT_YET.match(key, match.end()) else None
            if told is not None:
                yield match, told
                return


def said_again(key: str, frequency: re.Match[str], rule: str, exact: Sequence[Exact]) -> bool:
    """Whether a rule with a day stands behind its frequency: "Hằng quý, … trước ngày 20 của tháng cuối quý".

    Args:
        key: the match key of the text.
        frequency: "hằng quý".
        rule: its rule.
        exact: the rules with days of the text.
    """
    end = _SENTENCE_END.search(key, frequency.end(), frequency.end() + _REACH)
    last = end.start() if end else frequency.end() + _REACH
    return any(frequency.end() <= one.start < last and _refines(rule, one.rule) for one in exact)


def _refines(rule: str, exact: str) -> bool:
    if rule == "FREQ=MONTHLY;INTERVAL=3":
        return exact.startswith(("FREQ=YEARLY;BYMONTH=3,6,9,12", "FREQ=YEARLY;BYMONTH=1,4,7,10"))
    if rule == "FREQ=MONTHLY;INTERVAL=6":
        return exact.startswith("FREQ=YEARLY;BYMONTH") and exact.count(",") == 1
    return exact.startswith(f"{rule};") and "INTERVAL" not in exact

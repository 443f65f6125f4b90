"""What a mention says of a law's amendments: ``(sửa đổi, bổ sung năm 2018, 2020)``, ``theo Luật số 62/2020/QH14``.

Forms: Nghị định 78/2025/NĐ-CP and its forerunners ask for the number; dispatches print years as often.
"""

from __future__ import annotations

import re

__all__ = ["read_amendments"]

_YEAR = r"(?:19|20)\d\d"
_AND = r"\s*(?:,|;|và|,\s*và)\s*"
_CHANGED = re.compile(
    r"""[\s,]* (?:\(\s*)? (?:đã\s+)? (?:được\s+)?
        (?: sửa\s+đổi (?:\s*(?:,|và)\s*bổ\s+sung)? | bổ\s+sung )
        (?:\s*,\s*thay\s+thế)? (?:\s+một\s+số\s+(?:điều|nội\s+dung))?""",
    re.VERBOSE,
)
_YEARS = re.compile(rf"\s*,?\s*(?:(?:vào|trong|các)\s+)*năm\s+(?P<year>{_YEAR})(?![\d/])")
_NEXT_YEAR = re.compile(rf"{_AND}(?:năm\s+)?(?P<year>{_YEAR})(?![\d/])")
_BY = re.compile(r"\s+(?:theo|bởi|tại|bằng)\s+(?:quy\s+định\s+(?:của|tại)\s+)?(?:các\s+)?(?=luật|pháp\s+lệnh)")
_NUMBER = re.compile(
    rf"""(?:(?:luật|pháp\s+lệnh)\s+)? (?:sửa\s+đổi[^;.()\d]{{0,200}}\s)? (?:số\s*:?\s*)?
         (?P<number>\d{{1,4}}\s?/\s?(?P<year>{_YEAR})\s?/\s?(?:ubtv)?qh\d{{1,2}}) (?!\w)
         (?:\s*,?\s*ngày\s+\d{{1,2}}[^;,()]{{0,24}}?(?:{_YEAR}))?""",
    re.VERBOSE,
)
_NEXT_NUMBER = re.compile(_AND)


def read_amendments(key: str, position: int) -> tuple[tuple[int, str | None], ...]:
    """The amendments printed right after a law's name and year.

    Args:
        key: match key of the text.
        position: where the mention ends.

    Returns:
        For each its year and, where printed, its number; nothing where no such words follow.
    """
    changed = _CHANGED.match(key, position)
    if changed is None:
        return ()
    year = _YEARS.match(key, changed.end())
    if year is not None:
        return tuple((int(found["year"]), None) for found in _chain(key, year, _NEXT_YEAR))
    by = _BY.match(key, changed.end())
    return _numbers(key, by.end()) if by else ()


def _chain(key: str, first: re.Match[str], following: re.Pattern[str]) -> list[re.Match[str]]:
    found, match = [first], following.match(key, first.end())
    while match is not None:
        found.append(match)
        match = following.match(key, match.end())
    return found


def _numbers(key: str, position: int) -> tuple[tuple[int, str | None], ...]:
    found: list[tuple[int, str | None]] = []
    match = _NUMBER.match(key, position)
    while match is not None:
        found.append((int(match["year"]), re.sub(r"\s", "", match["number"]).upper()))
        joint = _NEXT_NUMBER.match(key, match.end())
        match = _NUMBER.match(key, joint.end()) if joint else None
    return tuple(found)

"""Mentions of laws in running text: the name, the year or date printed with it, and what it says of amendments.

``Luật Doanh nghiệp năm 2005, 2014`` are two mentions, ``các Luật: Đất đai, Nhà ở`` two of two laws.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docproc.citations.dates import read_date
from docproc.citations.law_amendments import read_amendments
from docproc.citations.law_names import head_words, listed_end, name_end
from docproc.citations.law_register import plain_name
from docproc.text import match_key

__all__ = ["LawFound", "find_mentions"]

_NUMBERED = re.compile(r"[\s,(]*(?:số\s*:?\s*)?\d{1,5}\s*(?:/\s*\d{4}\s*/|-\s*l)")
_NUMBERED_LATER = re.compile(r"\s+và\s+(?P<rest>[^,;.()]{1,60}?)\s+số\s*:?\s*\d{1,5}\s*/\s*\d{4}\s*/\s*qh")
_OTHER_DOCUMENT = re.compile(r"(?<!\w)(?:luật|nghị|pháp\s+lệnh|thông\s+tư|quyết\s+định|công\s+văn)(?!\w)")
_REVISED = re.compile(r"\s*\(\s*(?:sửa\s+đổi|mới)\s*\)")
_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    rf"""[\s,]* (?:\(\s*)?
         (?: (?:được\s+)? (?:ban\s+hành|thông\s+qua)\s+ (?=năm) )?
         (?: (?:các\s+)? năm\s+(?P<first>{_YEAR}) | (?P<bare>{_YEAR})(?!\s?[/-]) ) (?!\d)""",
    re.VERBOSE,
)
_MORE_YEARS = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/])")
_ENACTED = re.compile(r"[\s,]*(?:\(\s*)?(?:được\s+)?(?:(?:Quốc\s+hội\s+)?(?:ban\s+hành|thông\s+qua)\s+)?(?=ngày)", re.I)
_LIST = re.compile(r"(?:các|những)\s+\Z")
_LIST_GAP = re.compile(r"\s*(?:năm\s+\d{4}\s*)?(?:,|và|,\s*và)(?=\s)")
_NICKNAME = re.compile(
    r"\s*\(\s*(?:(?:sau\s+đây|dưới\s+đây)\s+)?(?:(?:gọi|viết)\s+)?(?:(?:tắt|chung)\s+)?(?:là\s*:?\s*)?[\"'“]?\s*"
    r"(?P<name>(?:bộ\s+)?luật\s+[^()\"”]{1,40}?)\s*[\"'”]?\s*\)"
)


@dataclass(frozen=True, slots=True)
class LawFound:
    """One mention of a law.

    Attributes:
        name: the name as printed, without year.
        start: offset where the mention begins.
        end: offset after it, year included.
        year: the year printed with it.
        day: the full date printed with it.
        revised: "(sửa đổi)" stands where a year would.
        numbered: the law's number follows, which makes it a citation.
        amended: year and, where printed, number of each amendment.
    """

    name: str
    start: int
    end: int
    year: int | None = None
    day: datetime.date | None = None
    revised: bool = False
    numbered: bool = False
    amended: tuple[tuple[int, str | None], ...] = ()


def find_mentions(text: str, key: str) -> tuple[list[LawFound], dict[str, str]]:
    """All mentions in order, and the short names that the text itself gives to laws.

    Args:
        text: folded text.
        key: its match key.

    Returns:
        The mentions, and for the key of each short name that of the name it stands for.
    """
    found: list[LawFound] = []
    nicknames: dict[str, str] = {}
    floor = 0
    for head in head_words(text, key):
        if head.start() < floor:
            continue
        for mention in _read(text, key, head):
            floor = max(floor, mention.end)
            found.append(mention)
            nickname = _NICKNAME.match(key, mention.end)
            if nickname:
                nicknames[plain_name(nickname["name"])] = plain_name(mention.name)
    return found, nicknames


def _read(text: str, key: str, head: re.Match[str]) -> Iterator[LawFound]:
    plural = _LIST.search(key, max(0, head.start() - 8), head.start()) is not None
    if plural and key[head.end() : head.end() + 1] == ":":
        yield from _listed(text, key, head, head.end() + 1)
        return
    end = name_end(text, key, head)
    if end is None:
        return
    if head.group().startswith("hiến"):
        yield from _with_years(key, "Hiến pháp", head.start(), end)
        return
    later = _NUMBERED_LATER.match(key, end)
    if later and not _OTHER_DOCUMENT.search(later["rest"]):
        end = later.end("rest")
    name = _capital(" ".join(text[head.start() : end].split()).rstrip(" ,"))
    if _NUMBERED.match(key, end):
        yield LawFound(name, head.start(), end, numbered=True)
        return
    last = end
    for mention in _with_years(key, name, head.start(), end):
        last = mention.end
        yield mention
    gap = _LIST_GAP.match(key, last) if plural else None
    if gap:
        yield from _listed(text, key, head, gap.end())


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _with_years(key: str, name: str, start: int, end: int) -> Iterator[LawFound]:
    """One law a year: ``Luật Doanh nghiệp năm 2000, 2005, 2014`` names three."""
    revision = _REVISED.match(key, end)
    after = revision.end() if revision else end
    enacted = _ENACTED.match(key, after)
    printed = read_date(key, enacted.end()) if enacted else None
    if printed and printed.iso and len(printed.iso) == 10:
        day = datetime.date.fromisoformat(printed.iso)
        yield LawFound(name, start, printed.end, day.year, day, amended=read_amendments(key, _closed(key, printed.end)))
        return
    match = _YEARS.match(key, after)
    if match is None:
        yield LawFound(name, start, end, revised=revision is not None, amended=read_amendments(key, end))
        return
    years = [match]
    more = _MORE_YEARS.match(key, match.end())
    while more is not None:
        years.append(more)
        more = _MORE_YEARS.match(key, more.end())
    amended = read_amendments(key, _closed(key, years[-1].end()))
    yield LawFound(
        name, start, match.end(), int(match["first"] or match["bare"]), amended=amended if not years[1:] else ()
    )
    for year in years[1:]:
        last = year is years[-1]
        yield LawFound(name, year.start("year"), year.end(), int(year["year"]), amended=amended if last else ())


def _closed(key: str, position: int) -> int:
    """Past the bracket that closes the year: ``Luật Đất đai (năm 2013) được sửa đổi``."""
    return position + 1 if key[position : position + 1] == ")" else position


def _listed(text: str, key: str, head: re.Match[str], position: int) -> Iterator[LawFound]:
    """``các Luật: Đất đai, Nhà ở``: known names only, since nothing else tells where one ends."""
    word = _capital(" ".join(text[head.start() : head.end()].split()))
    place = listed_end(text, key, position, match_key(word))
    while place is not None:
        start, end = place
        last = end
        for mention in _with_years(key, f"{word} {' '.join(text[start:end].split())}", start, end):
            last = mention.end
            yield mention
        gap = _LIST_GAP.match(key, last)
        place = listed_end(text, key, gap.end(), match_key(word)) if gap else None

"""Coordinated citations: what one head noun, one issuer, one date says of several documents.

``các Nghị quyết số 01, 02/NQ-CP`` names two documents; ``Quyết định số 12/QĐ-TTg và Chỉ thị số 03/CT-TTg ngày
4/5/2022 của Thủ tướng Chính phủ``: the issuer is that of both, the date that of the second only;
``Công văn số A ngày …; số B ngày …`` is a chain of công văn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from docproc.citations.issuer_codes import compatible
from docproc.citations.symbols import Symbol, parse_symbol

__all__ = ["Mention", "joined_by", "share", "shortened"]

_CONNECTOR = re.compile(
    r"\s*\)?\s*(?P<mark>[,;])?\s*(?:(?P<and>và|hoặc|hay|cùng(?:\s+với)?|với|&)\s+)?(?:các\s+)?\(?\s*"
)
_AMENDED = re.compile(
    r"\s*[,(]?\s*(?:và\s+)?(?:đã\s+)?(?:được\s+)?sửa\s+đổi\s*(?:,|và)?\s*(?:bổ\s+sung)?\s*(?:một\s+số\s+điều\s*)?(?:bởi|tại|theo|bằng)\s+"
)
_BARE_NUMBER = re.compile(
    r"(?<![\w/.\-])(?P<number>\d{1,5}[a-zđ]?)(?:/(?P<year>(?:19|20)\d\d))?\s*(?:,\s*và|,|;|và|hoặc)\s*(?:số\s*)?\Z"
)
_ORDINAL = re.compile(r"\A\d+(?:\.\d+(?=/))?(?:bis|[a-zđ]|[A-Z](?=[/-]))?")
_LIST_ENDS = (",", ";", "và", "hoặc")  # what a shortened number leaves right before the full one
_MOST_SHORTENED = 40
_LIST_REACH = 1500
_SAME_DAY_REACH = 300


@dataclass(slots=True)
class Mention:
    """One mention while its neighbours still add to it.

    Attributes:
        start: where the citation begins (provision, head noun, "số" or number).
        number_start: where its number begins.
        number_end: where its symbol ends.
        end: where its date and issuer end.
        symbol: its number.
        type_name: its type, ``None`` if unknown.
        headed: a head noun of its own stands before it.
        date: ISO date.
        date_shared: the page says that the date is also that of the documents before.
        same_day: the page says that its date is that of the document before.
        days: dates printed behind it in turn for itself and the documents before (``lần lượt ngày A và ngày B``).
        issuer: name as printed.
        issuer_certain: printed as its issuer, not only as the body that speaks "tại" it.
        joined: how it hangs on the mention before: ``,`` ``;`` ``và``, ``sửa đổi`` (which amends it) or ``None``.
        listed: its issuer stands before the list that it begins.
        leading: its issuer stands before its number.
        title: as printed.
        title_end: where its title ends, with what it cites; ``end`` where it has none.
        within: the mention in whose title this one stands.
        provision: as printed.
        relation: label.
    """

    start: int
    number_start: int
    number_end: int
    end: int
    symbol: Symbol
    type_name: str | None = None
    headed: bool = False
    date: str | None = None
    date_shared: bool = False
    same_day: bool = False
    days: tuple[str | None, ...] = ()
    issuer: str | None = None
    issuer_certain: bool = True
    joined: str | None = None
    listed: bool = False
    leading: bool = False
    title: str | None = None
    title_end: int = 0
    within: Mention | None = None
    provision: str | None = None
    relation: str | None = None


def joined_by(key: str, end: int, start: int) -> str | None:
    """What stands between two mentions if nothing but a connective does; values as in ``Mention.joined``."""
    if start - end > 80:
        return None
    if _AMENDED.fullmatch(key, end, start):
        return "sửa đổi"
    match = _CONNECTOR.fullmatch(key, end, start)
    if match is None or not (match["mark"] or match["and"]):
        return None
    return match["mark"] if match["mark"] == ";" else "và" if match["and"] else ","


def shortened(key: str, floor: int, start: int, symbol: Symbol) -> list[tuple[int, int, Symbol]]:
    """Numbers before ``start`` that borrow the symbol's codes: ``01`` in ``số 01, 02/NQ-CP``.

    Args:
        key: match key of the text.
        floor: nothing before this offset belongs to the citation.
        start: where the full number begins.
        symbol: the full number's symbol.

    Returns:
        Start, end and spelt-out symbol of each, left to right; the caller checks that "số" or a head noun comes first.
    """
    found: list[tuple[int, int, Symbol]] = []
    if not key[max(floor, start - 12) : start].rstrip().removesuffix("số").rstrip().endswith(_LIST_ENDS):
        return found
    tail = _ORDINAL.sub("", symbol.value)
    while len(found) < _MOST_SHORTENED:
        match = _BARE_NUMBER.search(key, max(floor, start - 24), start)
        if match is None:
            break
        rest = tail if match["year"] is None else re.sub(r"\A/\d+/", f"/{match['year']}/", tail)
        spelt = parse_symbol(match["number"] + rest)
        if spelt is None or (match["year"] and symbol.year is None):
            break
        start = match.start()
        found.append((start, match.end("year") if match["year"] else match.end("number"), spelt))
    return found[::-1]


def share(mentions: Iterable[Mention]) -> None:
    """Give coordinated mentions what is printed once for them: issuer, ``cùng ngày``."""
    listed = list(mentions)
    _share_issuer_of_list(listed)
    for earlier, later in pairwise(listed):
        if later.same_day and later.date is None and later.start - earlier.end < _SAME_DAY_REACH:
            later.date = earlier.date
    for group in _groups(listed):
        _share_issuer(group)
        _share_days(group)
        for i in range(len(group) - 1, 0, -1):
            if group[i].date_shared and group[i - 1].date is None:
                group[i - 1].date, group[i - 1].date_shared = group[i].date, True


def _groups(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    group: list[Mention] = []
    for mention in mentions:
        if group and mention.joined is None:
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _share_issuer_of_list(mentions: list[Mention]) -> None:
    """``các Công văn của Bộ X: số A về …; số B về …``: members without a head noun take the issuer before the list.

    Titles may cite other documents, so that members need not be neighbours; they must carry the same issuer code.
    """
    opener: Mention | None = None
    for mention in mentions:
        if mention.headed:
            opener = mention if mention.issuer and mention.listed else opener
        elif (
            opener
            and mention.issuer is None
            and mention.start - opener.end < _LIST_REACH
            and mention.symbol.issuer_codes == opener.symbol.issuer_codes
        ):
            mention.issuer, mention.issuer_certain = opener.issuer, opener.issuer_certain


def _share_days(group: list[Mention]) -> None:
    """As many dates as undated documents, in turn; any other number of dates leaves open which is whose."""
    days = group[-1].days
    takers, before = group[-len(days) :], group[: -len(days)]
    undated = all(mention.date is None for mention in takers[:-1]) and all(mention.date for mention in before[-1:])
    if 1 < len(days) == len(takers) and undated:
        for mention, day in zip(takers, days, strict=True):
            mention.date = day


def _share_issuer(group: list[Mention]) -> None:
    """An issuer printed after the last member holds for those before it, one before the first for those after it."""
    for giver, taker in pairwise(group):
        same_codes = taker.symbol.issuer_codes[-1:] == giver.symbol.issuer_codes[-1:] != ()
        if giver.leading and taker.issuer is None and not taker.headed and same_codes:
            taker.issuer, taker.leading = giver.issuer, True
    for i in range(len(group) - 1, 0, -1):
        giver, taker = group[i], group[i - 1]
        if taker.issuer is not None or giver.issuer is None or not giver.issuer_certain:
            continue
        same_codes = taker.symbol.issuer_codes[-1:] == giver.symbol.issuer_codes[-1:] != ()
        across = same_codes or giver.joined in (",", "và") or (giver.joined == ";" and not giver.headed)
        if across and (same_codes or compatible(taker.symbol, giver.issuer)):
            taker.issuer = giver.issuer

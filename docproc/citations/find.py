"""Citations of a dispatch: every document it names by number, once, with what the whole text says of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docproc.citations.codes import issuers, vocabulary
from docproc.citations.coordination import Mention, joined_by, share, shortened
from docproc.citations.dates import read_date
from docproc.citations.heads import ANY_DOCUMENT, Left, read_left
from docproc.citations.issuers import compatible, read_body, read_issuer
from docproc.citations.laws import numbered_laws
from docproc.citations.provisions import read_provision
from docproc.citations.relations import read_relation
from docproc.citations.symbols import FoundSymbol, Symbol, find_symbols, parse_symbol
from docproc.citations.titles import read_title
from docproc.document_types import by_code, by_name
from docproc.text import match_key

__all__ = ["CitedDocument", "find_citations"]

_FILE_NAME = re.compile(r"\.(?:pdf|docx?|xlsx?|html?|zip|rar|jpe?g|png)\b|[@_=\\]", re.IGNORECASE)
_SPEAKS_AT = re.compile(r"\(?\s*tại\s+(?:nội\s+dung\s+)?(?:các\s+)?\Z")
_OF = re.compile(r"(?<!\w)của\s+|(?<!\w)được\s+")
_ENACTS = re.compile(
    r"\s*(?:(?:phê\s+duyệt|thông\s+qua|ban\s+hành|chấp\s+thuận|quyết\s+nghị|công\s+nhận|quy\s+định)\s*)?"
)
_SPEAKER_REACH = 200
_PARTY_BODY = re.compile(r".*(?:TW|TƯ|TU|HU|QU|ĐU|ĐUK|CB|ĐTN|BCSĐ|ĐĐ|ĐH)\Z")


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """One cited document.

    Attributes:
        number: canonical number with symbol, as first printed, without spaces.
        type: its type in lower case, ``None`` if neither a head noun nor the symbol tells.
        date: ISO date, ``None`` if not printed at any mention.
        issuer: issuing body as printed, ``None`` if no mention prints it.
        title: its title as printed (``về …``).
        provisions: provisions cited, as printed, in order of mention.
        relation: what the dispatch does with it (``căn cứ``, ``thay thế`` …).
        mentions: offsets of its number at each mention.
    """

    number: str
    type: str | None
    date: str | None
    issuer: str | None
    title: str | None
    provisions: tuple[str, ...]
    relation: str | None
    mentions: tuple[tuple[int, int], ...]


def find_citations(
    text: str, *, own_number: str | None = None, issue_date: datetime.date | None = None
) -> list[CitedDocument]:
    """Every document cited by number.

    Args:
        text: folded text (``docproc.text.fold``); offsets of the answer point into it.
        own_number: the dispatch's own number, which is no citation.
        issue_date: the dispatch's date: a document of another year may carry the same number and is a citation.

    Returns:
        The documents in order of first mention, each once; a number that comes with dates of different years is two
        documents, since numbering restarts each year.
    """
    key = match_key(text)
    mentions = list(_mentions(text, key))
    for i, mention in enumerate(mentions):
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        nested = (following.start, following.end) if following else (len(text), len(text))
        mention.title = read_title(text, key, mention.end, nested)
    share(mentions)
    own = parse_symbol(own_number) if own_number else None
    return _merged([m for m in mentions if own is None or not _is_own(m, own, issue_date)])


def _is_own(mention: Mention, own: Symbol, issue_date: datetime.date | None) -> bool:
    if mention.symbol.key != own.key:
        return False
    return mention.date is None or issue_date is None or mention.date[:4] == str(issue_date.year)


def _mentions(text: str, key: str) -> Iterator[Mention]:
    found = list(find_symbols(text))
    previous: Mention | None = None
    limits = [*(candidate.start for candidate in found[1:]), len(text)]
    for here, limit in zip(found, limits, strict=False):
        for mention in _read(text, key, here, previous, limit):
            yield mention
            previous = mention


def _read(text: str, key: str, here: FoundSymbol, previous: Mention | None, limit: int) -> Iterator[Mention]:
    """The mention at one symbol-shaped place with the shortened ones before it; nothing where it is no citation."""
    floor = previous.end if previous else 0
    brothers = shortened(key, floor, here.start, here.symbol)
    left = read_left(text, key, floor, brothers[0][0] if brothers else here.start, here.symbol)
    if brothers and not (left.numbered or left.type_name):
        brothers, left = [], read_left(text, key, floor, here.start, here.symbol)
    provision = read_provision(text, key, floor, left.start)
    start = provision.start if provision else left.start
    joined = joined_by(key, previous.end, start) if previous else None
    if not _accepted(text, here, left, joined is not None):
        return
    type_name = _type_name(left, here.symbol, previous if joined else None)
    relation = None if joined else read_relation(key, floor, start)
    for number_start, number_end, symbol in brothers:
        yield Mention(
            start,
            number_start,
            number_end,
            number_end,
            symbol,
            type_name,
            left.type_name is not None,
            joined=joined,
            relation=relation,
            provision=provision.text if provision else None,
        )
        start, joined, provision = number_start, ",", None
    mention = Mention(
        start,
        here.start,
        here.end,
        here.end,
        here.symbol,
        type_name,
        left.type_name is not None and not brothers,
        joined=joined,
        relation=relation,
        provision=provision.text if provision else None,
    )
    _read_facts(text, key, mention, left, (floor, limit))
    yield mention


def _read_facts(text: str, key: str, mention: Mention, left: Left, reach: tuple[int, int]) -> None:
    """Date and issuer: from the right of the number first, then from before it, nowhere beyond ``reach``."""
    floor, limit = reach
    joint = mention.symbol.family == "joint" or "liên tịch" in (mention.type_name or "")
    date = read_date(key, mention.number_end, limit)
    issuer = read_issuer(text, key, date.end if date else mention.number_end, limit, joint=joint)
    if issuer and date is None:
        date = read_date(key, issuer.end, limit)
    mention.end = max([mention.number_end, *(part.end for part in (date, issuer) if part)])
    date, issuer = date or left.date, issuer or left.issuer
    if date:
        mention.date, mention.date_shared = date.iso, date.shared
    if issuer:
        mention.issuer, mention.listed = issuer.name, left.listed
        return
    speaker = _speaker(text, key, floor, mention.start)
    if speaker and compatible(mention.symbol, speaker):
        mention.issuer, mention.issuer_certain = speaker, False
        mention.listed = ":" in key[mention.start : mention.number_start]


def _speaker(text: str, key: str, floor: int, start: int) -> str | None:
    """The body in ``theo đề nghị của Sở X tại Tờ trình số …`` and ``được UBND tỉnh phê duyệt tại Quyết định số …``."""
    match = _SPEAKS_AT.search(key, max(floor, start - 24), start)
    if match is None:
        return None
    edge = match.start()
    for of in _OF.finditer(key, max(floor, edge - _SPEAKER_REACH), edge):
        body = read_body(text, key, of.end(), edge)
        if body is not None and _ENACTS.fullmatch(key, body.end, edge):
            return body.name
    return None


def _accepted(text: str, here: FoundSymbol, left: Left, joined: bool) -> bool:
    if left.refused or _FILE_NAME.match(text, here.end):
        return False
    vouched = _vouched(here.symbol)
    if left.type_name is not None or left.numbered:
        sound = not here.loose or left.numbered or vouched
        return sound and (left.type_name is not None or joined or vouched or bool(here.symbol.unit_codes))
    return not here.loose and (joined or vouched) and here.symbol.family != "old"


def _vouched(symbol: Symbol) -> bool:
    """Whether the codes alone make it a dispatch's number."""
    known = bool(symbol.issuer_codes) and symbol.issuer_codes[0] in issuers()
    match symbol.family:
        case "law" | "court":
            return True
        case "legislative" | "joint":
            return symbol.type_code in vocabulary().legislative or symbol.type_code in vocabulary().joint
        case "party":
            return bool(known or _PARTY_BODY.match(symbol.issuer_codes[0]))
        case "administrative" | "copy":
            return symbol.type_code is not None and bool(symbol.issuer_codes)
        case "letter":
            return known and bool(symbol.unit_codes)
        case _:
            return known


def _type_name(left: Left, symbol: Symbol, previous: Mention | None) -> str | None:
    """The type by head noun, by the head of the list, by the symbol, in this order."""
    if left.type_name not in (None, ANY_DOCUMENT):
        return left.type_name
    if left.type_name is None and previous is not None and previous.type_name is not None:
        kind = by_name(previous.type_name)
        if symbol.type_code == previous.symbol.type_code or (kind is not None and symbol.type_code in kind.codes):
            return previous.type_name
    return _type_by_symbol(symbol)


def _type_by_symbol(symbol: Symbol) -> str | None:
    if symbol.family == "law" and symbol.type_code is None:
        return numbered_laws().get(symbol.key)
    if symbol.family == "court":
        return "án lệ" if symbol.type_code == "AL" else "quyết định" if "QĐ" in (symbol.type_code or "") else "bản án"
    if symbol.type_code is None:
        return "công văn" if symbol.family == "letter" else None
    kind = by_code(symbol.type_code, family="party" if symbol.family == "party" else None)
    return kind.name if kind else None


def _merged(mentions: list[Mention]) -> list[CitedDocument]:
    """One document a number, or a number and year: two dates of different years mean two documents."""
    groups: dict[tuple[str, str | None], list[Mention]] = {}
    first_year: dict[str, str | None] = {}
    for mention in mentions:
        number = mention.symbol.key
        year = mention.date[:4] if mention.date and mention.symbol.year is None else None
        if year is not None and first_year.setdefault(number, year) == year:
            year = None  # the first year printed is also that of the mentions without a date
        groups.setdefault((number, year), []).append(mention)
    return [_document(group) for group in groups.values()]


def _document(group: list[Mention]) -> CitedDocument:
    headed = [m for m in group if m.headed] + group
    certain = [m for m in group if m.issuer and m.issuer_certain] + [m for m in group if m.issuer]
    return CitedDocument(
        number=group[0].symbol.value,
        type=next((m.type_name for m in headed if m.type_name), None),
        date=next((m.date for m in group if m.date), None),
        issuer=certain[0].issuer if certain else None,
        title=next((m.title for m in group if m.title), None),
        provisions=tuple(dict.fromkeys(m.provision for m in group if m.provision)),
        relation=next((m.relation for m in group if m.relation), None),
        mentions=tuple((m.number_start, m.number_end) for m in group),
    )

"""Citations of a dispatch: every document it names by number, once, with what the whole text says of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docproc.citations.codes import issuers, vocabulary
from docproc.citations.coordination import Mention, joined_by, share, shortened
from docproc.citations.facts import read_facts, read_issuer_behind_bracket
from docproc.citations.heads import ANY_DOCUMENT, Left, read_left
from docproc.citations.issuing import body_of, elsewhere
from docproc.citations.laws import numbered_laws
from docproc.citations.merging import CitedDocument, merged
from docproc.citations.provisions import FoundProvision, read_provision, read_provision_after
from docproc.citations.relations import relate
from docproc.citations.standards import find_standards
from docproc.citations.symbol_places import FoundSymbol, find_symbols
from docproc.citations.symbols import Symbol, parse_symbol
from docproc.citations.titles import read_title
from docproc.citations.well_known import documents_named
from docproc.document_types import by_code, by_name
from docproc.text import match_key

__all__ = ["CitedDocument", "find_citations"]

_FILE_NAME = re.compile(r"\.(?:pdf|docx?|xlsx?|html?|zip|rar|jpe?g|png)\b|[@_=\\]", re.IGNORECASE)
_SPLIT_NUMBER = re.compile(r"(?<!\w)số[\s:]+(?P<digits>[1-9]\d{0,3})\s{1,2}\Z")
_MOST_DIGITS = 5
_LABEL = re.compile(r"\d.*|[a-zđ][.\d]*|[ivxlc]+|nhất|hai|ba|tư|năm|cuối|đầu|tiên|cùng|\(|kèm")
_AFTER_PROVISION = frozenset({"của", "tại", "thuộc", "trong", "theo", "bởi", "bằng"})
_ENACTING = frozenset({"kèm", "hành", "duyệt", "qua"})  # Quy chế ban hành kèm theo, Đề án được phê duyệt tại
_OLD_SPACED = re.compile(r"[0-9]+ [A-ZĐ]{1,4}/[A-ZĐ]\S*")  # Thông tư 09 TC/TCT
_ADDRESS = re.compile(r",?\s+(?:đường|phố|ngõ|ngách|hẻm|kiệt|thôn|tổ\s+dân\s+phố|khu\s+phố)\s", re.IGNORECASE)
_PARTY_BODY = re.compile(r".*(?:TW|TƯ|TU|HU|QU|ĐU|ĐUK|CB|ĐTN|BCSĐ|ĐĐ|ĐH)\Z")


def find_citations(
    text: str,
    *,
    own_number: str | None = None,
    own_issuer: str | None = None,
    issue_date: datetime.date | None = None,
    standards: bool = False,
) -> list[CitedDocument]:
    """Every document cited by number.

    Args:
        text: folded text (``docproc.text.fold``); offsets of the answer point into it.
        own_number: the dispatch's own number, which is no citation.
        own_issuer: the dispatch's issuer: a body of another territory may have issued the same number that year.
        issue_date: the dispatch's date: a document of another year may carry the same number and is a citation.
        standards: also find standards (TCVN …) and technical regulations (QCVN …), which are no dispatches.

    Returns:
        The documents in order of first mention, each once; a number that comes with dates of different years is two
        documents, since numbering restarts each year.
    """
    key = match_key(text)
    mentions = list(_mentions(text, key))
    _read_titles(text, key, mentions)
    _read_provisions_after(text, key, mentions)
    share(mentions)
    relate(key, mentions)
    symbol = parse_symbol(own_number) if own_number else None
    own = _Own(symbol, own_issuer, issue_date) if symbol else None
    found = merged(mentions if own is None else _without_own(mentions, own))
    return sorted([*found, *find_standards(text)], key=lambda cited: cited.mentions[0]) if standards else found


@dataclass(frozen=True, slots=True)
class _Own:
    """What the dispatch says of itself."""

    symbol: Symbol
    issuer: str | None
    issued: datetime.date | None

    def is_meant(self, mention: Mention) -> bool:
        """Whether the mention is of the dispatch itself: its number, and nothing printed that disagrees."""
        if mention.symbol.key != self.symbol.key:
            return False
        if mention.date is not None and self.issued is not None and mention.date[:4] != str(self.issued.year):
            return False
        if mention.issuer is None or not mention.issuer_certain or self.issuer is None:
            return True
        return not elsewhere(body_of(None, mention.issuer), body_of(None, self.issuer))


def _without_own(mentions: list[Mention], own: _Own) -> list[Mention]:
    """The mentions of other documents; the subject beside the own number is no other document's title."""
    for mention in mentions:
        if mention.within is not None and own.is_meant(mention.within):
            mention.within = None
    return [mention for mention in mentions if not own.is_meant(mention)]


def _read_titles(text: str, key: str, mentions: list[Mention]) -> None:
    """Give each mention its title, from the last to the first: a title reaches to the end of that of what it cites."""
    nested = (len(text), len(text), len(text))
    group: list[Mention] = []  # the mention to the right with those that hang on its head noun, the nearest last
    for mention in reversed(mentions):
        title, end = read_title(text, key, mention.end, nested), mention.end
        if title is not None:
            mention.title, end = title.text, title.end
            if title.end > nested[0]:
                for member in group:
                    member.within = mention
        mention.title_end = end
        if group and group[-1].joined is not None and not group[-1].headed:
            nested = (mention.start, max(mention.end, nested[1]), max(end, nested[2]))
        else:
            nested, group = (mention.start, mention.end, end), []
        group.append(mention)


def _read_provisions_after(text: str, key: str, mentions: list[Mention]) -> None:
    limit = len(text)
    for mention in reversed(mentions):
        found = read_provision_after(text, key, mention.end, limit) if mention.provision is None else None
        mention.provision, limit = found.text if found else mention.provision, mention.start


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
    if key[here.start - 1 : here.start].isspace():
        here = _joined_digits(text, key, floor, here)
    brothers = shortened(key, floor, here.start, here.symbol)
    left = read_left(text, key, floor, brothers[0][0] if brothers else here.start, here.symbol)
    if brothers and not (left.numbered or left.type_name):
        brothers, left = [], read_left(text, key, floor, here.start, here.symbol)
    provision = _provision_before(text, key, floor, left.start)
    start = provision.start if provision else left.start
    joined = joined_by(key, previous.end, start) if previous else None
    if not _accepted(text, here, left, joined is not None):
        return
    type_name = _type_name(left, here.symbol, previous if joined else None)
    headed = left.type_name is not None
    for number_start, number_end, symbol in brothers:
        yield Mention(
            start,
            number_start,
            number_end,
            number_end,
            symbol,
            type_name,
            headed,
            joined=joined,
            provision=provision.text if provision else None,
        )
        start, joined, provision, headed = number_start, ",", None, False
    mention = Mention(
        start,
        here.start,
        here.end,
        here.end,
        here.symbol,
        type_name,
        headed,
        joined=joined,
        provision=provision.text if provision else None,
    )
    read_facts(text, key, mention, left, (floor, limit))
    read_issuer_behind_bracket(text, key, mention)
    yield mention


def _joined_digits(text: str, key: str, floor: int, here: FoundSymbol) -> FoundSymbol:
    """A number whose digits recognition set apart (``số 15 3/2004/QĐ-TTg``) in one piece.

    Safe only right after "số": there one number stands, and it has no comma.
    """
    split = _SPLIT_NUMBER.search(key, max(floor, here.start - 12), here.start)
    if split is None or len(split["digits"]) + len(str(here.symbol.ordinal or "")) > _MOST_DIGITS:
        return here
    symbol = parse_symbol(split["digits"] + text[here.start : here.end])
    return here if symbol is None else FoundSymbol(split.start("digits"), here.end, symbol, True)


def _provision_before(text: str, key: str, floor: int, start: int) -> FoundProvision | None:
    words = key[max(floor, start - 24) : start].replace(",", " ").split()
    if words and words[-1] in _AFTER_PROVISION:
        del words[-1]
        if words and words[-1] in _ENACTING:
            return read_provision(text, key, floor, start)
    if not words or not _LABEL.fullmatch(words[-1]):  # spares nearly all the costly looks
        return None
    return read_provision(text, key, floor, start)


def _accepted(text: str, here: FoundSymbol, left: Left, joined: bool) -> bool:
    if left.refused or _FILE_NAME.match(text, here.end):
        return False
    if here.symbol.family == "old" and documents_named(text[left.start : here.end], on=None):
        return False  # "Đề án 06/CP" is a name, not a number of the years before 1998
    vouched = _vouched(here.symbol)
    if left.type_name is None and _ADDRESS.match(text, here.end):
        return False
    if left.type_name is not None or left.numbered:
        sound = not here.loose or left.numbered or vouched or _OLD_SPACED.fullmatch(text, here.start, here.end)
        coded = bool(here.symbol.unit_codes) and len(here.symbol.issuer_codes[0]) > 1
        known = here.symbol.family == "legislative" and _known(here.symbol)
        return bool(sound) and (left.type_name is not None or joined or vouched or coded or known)
    if here.loose and not (joined and vouched):
        return False
    vouched = vouched or (left.cued and _coded(here.symbol))
    return (joined and vouched) if here.symbol.family == "old" else (joined or vouched)


def _coded(symbol: Symbol) -> bool:
    """Whether the codes, known or not, are those of a dispatch: a type's, or those of a body and its unit."""
    if symbol.family == "administrative":
        return symbol.type_code not in vocabulary().forms
    codes = (*symbol.issuer_codes, *symbol.unit_codes)
    return (
        symbol.family == "letter"
        and len(codes) == 2
        and min(map(len, codes)) > 1
        and codes[0] not in vocabulary().forms
    )


def _known(symbol: Symbol) -> bool:
    return bool(symbol.issuer_codes) and symbol.issuer_codes[0] in issuers()


def _vouched(symbol: Symbol) -> bool:
    """Whether the codes alone make it a dispatch's number."""
    known = _known(symbol)
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
    kind = by_code(symbol.type_code, family=symbol.family if symbol.family in ("party", "copy") else None)
    return kind.name if kind else None

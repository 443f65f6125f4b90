"""What stands to the left of a symbol: head noun (``Quyết định``), "số", an issuer or a date that come first.

``Quyết định số …``, ``công văn …``, ``Quyết định của Thủ tướng Chính phủ số …``,
``Công văn ngày 5/5/2023 của Bộ X số …``, ``Luật Đất đai số …``, and the plain ``số …`` of a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docproc.citations.codes import clause_start, phrase_pattern, vocabulary
from docproc.citations.dates import FoundDate, read_date
from docproc.citations.issuers import FoundIssuer, read_issuer
from docproc.citations.not_dispatches import AROUND, is_object, is_refused, is_serial
from docproc.citations.symbols import Symbol
from docproc.document_types import all_types, by_name, head_nouns

__all__ = ["ANY_DOCUMENT", "Left", "head_before", "read_left", "strip_number_word"]

ANY_DOCUMENT = "văn bản"
_REACH = 260
_RULINGS = frozenset({"bản án", "quyết định"})  # Quyết định giám đốc thẩm số 12/2020/DS-GĐT
_FORMS = frozenset({"mẫu", "biểu", "bảng"})
_HEAD_REACH = 60
_NOUN_REACH = 60
_NOUN_GAP = re.compile(r"[\w\s-]*")
_NUMBER_WORD = re.compile(
    r"(?<!\w)(?:mang\s+|số\s+)?s[ốôó](?:\s*(?:hiệu|:|và\s+ký\s+hiệu))*\s*\Z"
)  # OCR loses the tone
_BLANKS_AND_BRACKETS = " \n(:"
_OPENING = "([{\"“”'‘’«-+•*."
_LAWS = frozenset({"luật", "bộ luật", "pháp lệnh", "hiến pháp", "lệnh"})
_CUES = frozenset({"xem thêm", "đính kèm", "gửi kèm", "dẫn chiếu", "tham chiếu", "viện dẫn"})
_SHORT_GAP = re.compile(r"\s*(?:\w+\s+){0,7}\w*\s*\Z")


@dataclass(slots=True)
class Left:
    """The left context of a symbol.

    Attributes:
        start: offset where head noun, "số" or symbol begins, whichever comes first.
        type_name: the head noun's type in lower case, ``văn bản`` for the word that names no type, ``None`` if no head.
        numbered: "số" stands before the symbol.
        refused: a noun before it says that this is no dispatch (``Mẫu số``, ``tài khoản số``).
        issuer: an issuer printed between head and number.
        cued: a word right before the symbol sends the reader to a document (``xem``, ``đính kèm``).
        listed: a colon shows that head and issuer are those of a list (``các Nghị định của Chính phủ: số …; số …``).
        date: a date printed between head and number.
    """

    start: int
    type_name: str | None = None
    numbered: bool = False
    refused: bool = False
    issuer: FoundIssuer | None = None
    date: FoundDate | None = None
    listed: bool = False
    cued: bool = False


@cache
def _heads() -> dict[str, str]:
    names = {noun: kind.name for noun in head_nouns() if (kind := by_name(noun)) is not None}
    return {**names, ANY_DOCUMENT: ANY_DOCUMENT}


@cache
def _short_heads() -> dict[str, str]:
    """Abbreviations used as head nouns (``NĐ 30/2020/NĐ-CP``, ``CV số 12/BNV-TL``); case counts."""
    table = {code: kind.name for kind in reversed(all_types()) for code in kind.codes if len(code) > 1}
    return {**table, "VB": ANY_DOCUMENT}


@cache
def _head_pattern() -> re.Pattern[str]:
    return re.compile(phrase_pattern((*head_nouns(), ANY_DOCUMENT), anywhere=True))


@cache
def _head_ends() -> dict[str, tuple[int, ...]]:
    """The last words of all head nouns and how many words these nouns have: most words before a number are none."""
    lengths: dict[str, set[int]] = {}
    for noun in _heads():
        lengths.setdefault(noun.split()[-1], set()).add(len(noun.split()))
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}


def strip_number_word(key: str, floor: int, end: int) -> int | None:
    """Where "số" begins that ends at ``end`` (blanks between allowed), ``None`` where there is none."""
    low = max(floor, end - 16)
    near = key[low:end].rstrip()
    if near.endswith(" số") and not near.endswith("số số"):  # by far the usual case
        return low + len(near) - 2
    match = _NUMBER_WORD.search(key, low, end) if "s" in near else None
    return match.start() if match else None


def read_left(text: str, key: str, floor: int, start: int, symbol: Symbol) -> Left:
    """The left context of the symbol that begins at ``start``.

    Args:
        text: folded text.
        key: its match key.
        floor: nothing before this offset belongs to the symbol (the end of the citation before it).
        start: where the number begins.
        symbol: the symbol itself; its codes tell a head noun from a word that only looks like one.

    Returns:
        The context; with ``start`` equal to the number's where nothing stands before it.
    """
    marker = strip_number_word(key, floor, start)
    edge = start if marker is None else marker
    low = max(floor, edge - _HEAD_REACH)
    before = key[low:edge].rstrip(_BLANKS_AND_BRACKETS)
    stop = low + len(before)
    words = before.rsplit(None, 6)[-6:]
    if marker is None and is_serial(text, words, stop, start):
        return Left(edge, refused=True)
    words, direct = _head(text, key, words, stop, qualified=marker is not None)
    if direct is not None:
        first, head_start, name = direct
        return Left(head_start, name, marker is not None, _is_form(words, first))
    if is_refused(words):
        decision = _distant_head(text, key, floor, edge, symbol) if is_object(words) else None
        fits = decision is not None and _bears(decision.type_name, symbol)
        return decision if decision and fits else Left(edge, numbered=marker is not None, refused=True)
    sign = key[edge:start]  # "số hiệu" alone numbers anything that bears a sign
    if marker is None or ("hiệu" in sign and "ký" not in sign):
        return Left(edge, cued=_is_cue(words))
    if _refused_from_afar(key, max(floor, edge - _NOUN_REACH), edge):
        return Left(edge, numbered=True, refused=True)
    return _distant_head(text, key, floor, edge, symbol) or Left(edge, numbered=True)


def _head(
    text: str, key: str, words: list[str], stop: int, *, qualified: bool
) -> tuple[list[str], tuple[int, int, str] | None]:
    """The head noun that ends at ``stop``, or before words that say of what kind it is, and the words up to its end."""
    direct = _direct_head(text, key, words, stop)
    if qualified and (direct is None or direct[0] == len(words) - 1):  # "kỷ luật" is no luật
        bare = _without_qualifier(key, words, stop)
        found = _direct_head(text, key, *bare) if bare else None
        if bare and found:
            return bare[0], found
    return words, direct


def _direct_head(text: str, key: str, words: list[str], stop: int) -> tuple[int, int, str] | None:
    """Which of the words begins the head noun that ends at ``stop``, its offset, and the type it names."""
    if not words:
        return None
    last = words[-1].lstrip(_OPENING)
    for count in _head_ends().get(last, ()):
        if count > len(words):
            continue
        first = len(words) - count
        phrase = " ".join([words[first].lstrip(_OPENING), *words[first + 1 :]])
        name = _heads().get(phrase)
        if name is not None:
            return first, _start_of(key, phrase, stop), name
    name = _short_heads().get(text[stop - len(last) : stop])
    return None if name is None else (len(words) - 1, stop - len(last), name)


def _without_qualifier(key: str, words: list[str], stop: int) -> tuple[list[str], int] | None:
    """The words before those that say what kind a document is, and where they end: ``Công văn hỏa tốc số``."""
    for count in _ends_of_qualifiers().get(words[-1], ()) if words else ():
        phrase = " ".join(words[-count:])
        if count < len(words) and phrase in vocabulary().qualifiers:
            last = words[-count - 1]
            return words[:-count], key.rfind(last, 0, _start_of(key, phrase, stop)) + len(last)
    return None


@cache
def _ends_of_qualifiers() -> dict[str, tuple[int, ...]]:
    """The last words of all qualifiers and how many words these have, longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in vocabulary().qualifiers:
        lengths.setdefault(phrase.split()[-1], set()).add(len(phrase.split()))
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}


def _start_of(key: str, phrase: str, stop: int) -> int:
    """Where these words begin, the last of which ends at ``stop``; blanks between them may be broken lines."""
    if key.startswith(phrase, stop - len(phrase)):
        return stop - len(phrase)
    at = stop
    for word in reversed(phrase.split()):
        at = key.rfind(word, 0, at)
    return at


def _is_form(words: list[str], first: int) -> bool:
    """Whether a word before the head noun makes it another thing: ``Mẫu báo cáo số …``, ``phụ lục hợp đồng số …``."""
    if not first:
        return False
    if words[first - 1].strip(AROUND) in _FORMS:
        return True
    nouns = vocabulary().not_dispatches
    return words[-1] in _ends_of_refused() and any(" ".join(words[at:]) in nouns for at in range(first))


@cache
def _ends_of_refused() -> frozenset[str]:
    """Last words of head nouns that also end a longer noun of another thing (``phụ lục hợp đồng``)."""
    return frozenset(noun.split()[-1] for noun in vocabulary().not_dispatches if " " in noun) & _head_ends().keys()


def _bears(type_name: str | None, symbol: Symbol) -> bool:
    """Whether the symbol's first code is the abbreviation of that type."""
    kind = by_name(type_name) if type_name else None
    return kind is not None and symbol.type_code is not None and symbol.type_code in kind.codes


def _is_cue(words: list[str]) -> bool:
    """Whether the last words send the reader to a document: ``xem``, ``(đính kèm``."""
    last = [word.lstrip(_OPENING) for word in words[-2:]]
    return " ".join(last) in _CUES or last[-1:] == ["xem"]


def _refused_from_afar(key: str, low: int, edge: int) -> bool:
    """``Hợp đồng cung cấp suất ăn số …``, ``Biên lai thu phí số …``: the noun that "số" numbers is no dispatch."""
    nouns = list(vocabulary().not_dispatches_afar.finditer(key, low, edge))
    if not nouns or not _NOUN_GAP.fullmatch(key, nouns[-1].end(), edge):
        return False
    return _head_pattern().search(key, nouns[-1].end(), edge) is None


def _distant_head(text: str, key: str, floor: int, edge: int, symbol: Symbol) -> Left | None:
    low = clause_start(key, max(floor, edge - _REACH), edge)
    heads = list(_head_pattern().finditer(key, low, edge))
    if symbol.family == "law" or symbol.type_code in ("PL", "L"):
        law = next((m for m in heads if " ".join(m.group().split()) in _LAWS and text[m.start()].isupper()), None)
        if law is not None:
            return Left(law.start(), " ".join(law.group().split()), True)
    for match in reversed(heads[-3:]):
        name = _heads()[" ".join(match.group().split())]
        left = _gap(text, key, match, edge, name)
        if left is not None:
            return left
        kind = by_name(name)
        fits = kind is not None and (symbol.type_code in kind.codes or (symbol.family == "court" and name in _RULINGS))
        if fits and _SHORT_GAP.fullmatch(key, match.end(), edge):
            return Left(match.start(), name, True)
    return None


def _gap(text: str, key: str, head: re.Match[str], edge: int, name: str) -> Left | None:
    """Issuer and date, in either order, and nothing else between head noun and "số"."""
    position, issuer, date = head.end(), None, None
    for _ in range(2):
        if date is None and (found := read_date(key, position, edge)) is not None:
            date, position = found, found.end
        elif issuer is None and (body := read_issuer(text, key, position, edge)) is not None:
            issuer, position = body, body.end
    if (issuer or date) and not key[position:edge].strip(" ,\n(:"):
        return Left(head.start(), name, True, issuer=issuer, date=date, listed=":" in key[position:edge])
    return None


def head_before(text: str, key: str, stop: int) -> tuple[int, str] | None:
    """The head noun that ends at ``stop``, blanks between allowed.

    Args:
        text: folded text.
        key: its match key.
        stop: where the words behind it begin (``này``, ``nêu trên``, a bare number).

    Returns:
        Where it begins and the type it names, ``văn bản`` for the word that names none; ``None`` for any other word.
    """
    low = max(0, stop - _HEAD_REACH)
    before = key[low:stop].rstrip()
    found = _direct_head(text, key, before.rsplit(None, 5)[-5:], low + len(before))
    return None if found is None else found[1:]

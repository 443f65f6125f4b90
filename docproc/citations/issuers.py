"""The issuer of a cited document as printed: ``của Thủ tướng Chính phủ``, ``do Bộ Y tế ban hành``.

Names of bodies hold commas, dashes, "và" and "của" of their own; where they end is grammar (here) and vocabulary
(``data/issuer_phrases.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docproc.citations.codes import issuers, phrase_pattern, read_toml
from docproc.citations.symbols import Symbol
from docproc.document_types import head_nouns
from docproc.text import bare_key, match_key

__all__ = ["FoundIssuer", "compatible", "known_as", "read_body", "read_issuer", "repaired"]

_REACH = 220  # characters; the longest printed names of steering boards have about 150
_LEAD = re.compile(r"\s*+(?:,\s*+)?(?:của|do)\s+(?:của\s+)?")
_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:[.&/'’][^\W_]+)*)|(?P<line>[^\S\n]*\n\s*)|(?P<mark>[^\w\s]|_)")
_JOINS = frozenset({"và", "của"})
_LINKS = frozenset({"và", "của", "các"})
_LEVELS = frozenset({"tỉnh", "huyện", "quận", "phường", "xã", "trấn", "phố"})
_COMPOUNDS = {(level, end) for level in ("tỉnh", "huyện", "quận", "xã", "phường") for end in ("ủy", "đoàn")} | {
    ("xã", "hội")
}
# What may follow a whole name in small letters: a level, a branch, a link.
_FOLLOWERS = _LINKS | _LEVELS | {"thành", "thị", "chi", "khu", "khối", "cấp", "nước", "thuộc", "trung", "đảng", "liên"}
_BLANKS = re.compile(r"\s*")
_NAME_NUMBER = re.compile(r"số\s\d{1,2}(?![\d\w]|\s{0,2}[/-])")
_NUMBERED_BODIES = frozenset({"đội", "công", "trung", "trường", "phòng", "chi", "hạt", "trạm", "đoàn", "tổ", "bệnh"})
_LOST_LEVEL = re.compile(r"(?<=\s)t[iíìĩị]nh(?=\s[A-ZĐ])")
_BULLET = re.compile(r"(?:[-+•*–]|\d{1,3}[.)/]|[a-zđ]\)|[IVX]{1,5}\.)\s")
_COMMA_NAME = re.compile(r",\s+[^\W\d_a-zà-ỹđ]?\w+(?:\s+\w+){0,2}(?:,\s+\w+(?:\s+\w+){0,2})?\s+và\s+(?=\w)")

_DOCUMENTS = (*head_nouns(), "văn bản")
_OFFICES = ("bộ trưởng", "giám đốc", "chủ tịch", "phó chủ tịch", "văn phòng", "tổng cục trưởng", "cục trưởng")


@dataclass(slots=True)
class FoundIssuer:
    """An issuer with its place: ``name`` as printed, lines joined by one space."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The phrases of ``data/issuer_phrases.toml`` as patterns, and as sets of words that spare asking the patterns.

    Attributes:
        heads: first words of names.
        stops: phrases that end a name, ``capital_stops`` those that do so even with a capital.
        stop_openers: first words of all these.
        goes_on: second halves of names.
        documents: head nouns of documents.
        usual: a known name with a plain end after it: the usual case, and several times quicker than word by word.
        offices: endings of offices after which the body may stand on the next line.
        names: names of two words and more behind known codes; ``beginnings`` their beginnings.
    """

    heads: re.Pattern[str]
    stops: re.Pattern[str]
    capital_stops: re.Pattern[str]
    stop_openers: frozenset[str]
    goes_on: re.Pattern[str]
    documents: re.Pattern[str]
    usual: re.Pattern[str]
    offices: tuple[str, ...]
    names: frozenset[str]
    beginnings: frozenset[str]


@cache
def _grammar() -> _Grammar:
    data = read_toml("issuer_phrases.toml")
    heads, stops, capital_stops, goes_on = (
        re.compile(phrase_pattern(data[name])) for name in ("heads", "stops", "capital_stops", "goes_on")
    )
    names = [_plain(name).split() for row in issuers().values() for name in row.names]
    return _Grammar(
        heads=heads,
        stops=stops,
        capital_stops=capital_stops,
        stop_openers=frozenset(match_key(stop).split()[0] for stop in (*data["stops"], *data["capital_stops"])),
        goes_on=goes_on,
        documents=re.compile(phrase_pattern(_DOCUMENTS)),
        usual=_usual(data),
        offices=tuple(match_key(word) for word in data["offices"]),
        names=frozenset(" ".join(words) for words in names if len(words) > 1),
        beginnings=frozenset(" ".join(words[:count]) for words in names for count in range(1, len(words) + 1)),
    )


def _usual(data: Mapping[str, list[str]]) -> re.Pattern[str]:
    """A known name, alone or behind an office, and a plain end.

    A stop in ``small`` counts in small letters only, the beginning of another body in ``other`` only where the document
    has one issuer.
    """
    names = phrase_pattern([name for row in issuers().values() for name in row.names if " " in name])
    followers = "|".join(sorted(_FOLLOWERS - {"và"}))
    return re.compile(
        rf"""(?P<name> (?: {phrase_pattern(_OFFICES)}\s+ )? {names} (?: \s+{phrase_pattern(_LEVELS)} )? )
             (?: \s*(?:[;:()"“”]|\n\s*[-+•*]\s|\Z) | \.[\s/] | \s+{phrase_pattern(data["capital_stops"])}
               | \s+và\s+(?:các\s+)?{phrase_pattern(_DOCUMENTS)}
               | ,\s+(?!{phrase_pattern(data["goes_on"])})(?P<other>{phrase_pattern(data["heads"])})
               | \s+(?P<small>(?!(?:{followers})(?!\w)){phrase_pattern(data["stops"])}) )""",
        re.VERBOSE,
    )


def read_issuer(text: str, key: str, start: int, end: int, *, joint: bool = False) -> FoundIssuer | None:
    """The phrase ``của X`` or ``do X (ban hành)`` that begins at ``start``.

    Args:
        text: folded text.
        key: its match key.
        start: where the phrase must begin; blanks and one comma before it are allowed.
        end: where to stop at the latest.
        joint: the symbol names several issuers, so that "và Bộ …" belongs to the name.

    Returns:
        The issuer, or ``None`` where no body is named there.
    """
    lead = _LEAD.match(key, start, end)
    return read_body(text, key, lead.end(), end, joint=joint) if lead else None


def read_body(text: str, key: str, start: int, end: int, *, joint: bool = False) -> FoundIssuer | None:
    """The name of a body that begins exactly at ``start``; arguments as in ``read_issuer``."""
    grammar = _grammar()
    if not (text[start : start + 1].isupper() or grammar.heads.match(key, start)):
        return None
    usual = grammar.usual.match(key, start, end)
    if usual and not (joint and usual["other"]) and (usual["small"] is None or text[usual.start("small")].islower()):
        stop = usual.end("name")
    else:
        stop = _end_of_name(text, key, start, min(end, start + _REACH), joint=joint)
    name = " ".join(text[start:stop].split())
    return FoundIssuer(start, stop, name) if len(name) > 1 else None


def _end_of_name(text: str, key: str, start: int, limit: int, *, joint: bool) -> int:
    """Where the name that begins at ``start`` ends, word by word."""
    stop = position = start
    words: list[str] = []
    placed = False  # the name of a place has followed its level: UBND xã Phú Lâm
    openers = _grammar().stop_openers
    for token in _TOKEN.finditer(text, start, limit):
        at, end = token.span()
        if at < position:
            continue
        if token.lastgroup != "word":
            after = _after_mark(text, key, token, start, joint=joint)
            if after is None:
                break
            position = after
            continue
        word = key[at:end]
        if word in _JOINS and at > start:
            if not _join_goes_on(text, key, word, end, joint=joint):
                break
        else:
            small = text[at].islower()
            if word in openers and _ends_name(text, key, at, end, start):
                stop = _numbered(key, words, at, stop)
                break
            if small and words and word not in _FOLLOWERS and (placed or _complete(words, word)):
                break
            placed = not small and (placed or bool(words and words[-1] in _LEVELS))
        position = end
        words.append(word)
        if word not in _LINKS:
            stop = end
    return stop


def _numbered(key: str, words: list[str], at: int, stop: int) -> int:
    """Where a name ends that closes with a number: ``Đội Quản lý thị trường số 4``."""
    number = _NAME_NUMBER.match(key, at) if words and words[0] in _NUMBERED_BODIES else None
    return number.end() if number else stop


def _complete(words: list[str], word: str) -> bool:
    """Whether the name is whole, so that the next word, in small letters, can only be the next part of the sentence.

    ``UBND tỉnh | ghi rõ``, ``Bộ Nội vụ | ghi nhận``: a bare level or a known name ends before a small letter unless
    a longer known name or a level goes on.
    """
    if words[-1] in _LEVELS:
        return (words[-1], word) not in _COMPOUNDS
    grammar = _grammar()
    for first, opener in enumerate(words):
        if opener in grammar.beginnings:
            tail = " ".join(words[first:])
            if tail in grammar.names:
                return f"{tail} {word}" not in grammar.beginnings
    return False


def _ends_name(text: str, key: str, at: int, end: int, start: int) -> bool:
    """A stop word; capitalised ones are syllables of names (``tỉnh Cần Thơ``) unless they open a title or document."""
    word, grammar = text[at:end], _grammar()
    if at == start and grammar.heads.match(key, at):
        return False
    capitalised = word[0].isupper() and not (len(word) > 1 and word.isupper() and text[start : start + 2].isupper())
    return bool((grammar.capital_stops if capitalised else grammar.stops).match(key, at))


def _after_mark(text: str, key: str, token: re.Match[str], start: int, *, joint: bool) -> int | None:
    """Where a name goes on after a mark or a line's end, ``None`` where it does not."""
    if token.lastgroup == "line":
        return token.end() if _line_goes_on(text, key, token, start) else None
    at, mark = token.start(), token.group()
    if mark == "." and key[at - 2 : at] in ("tp", "tx", "tt") and text[at + 1 : at + 2] not in ("\n", ""):
        return at + 1
    after = _skip_blanks(text, at + 1)
    if mark == "-" and text[after : after + 1].isupper() and "\n" not in text[at:after]:
        return after
    return after if mark == "," and _comma_goes_on(text, key, at, after, joint=joint) else None


def _line_goes_on(text: str, key: str, token: re.Match[str], start: int) -> bool:
    after = token.end()
    if "\n" in token.group().strip(" ").lstrip("\n") or token.group().count("\n") > 1 or _BULLET.match(text, after):
        return False
    if not text[after : after + 1].isupper():
        return text[after : after + 1].isalpha()
    before = key[start : token.start()].rstrip()
    return (
        not _grammar().heads.match(key, after) or before.endswith(_grammar().offices) or before.endswith((" và", "của"))
    )


def _comma_goes_on(text: str, key: str, at: int, after: int, *, joint: bool) -> bool:
    """A comma within a name (``Văn hóa, Thể thao và Du lịch``) or, in a joint document, between two names."""
    grammar = _grammar()
    if grammar.goes_on.match(key, after):
        return True
    if grammar.heads.match(key, after):
        return joint
    match = _COMMA_NAME.match(text, at)
    if match is None or not (text[after].isupper() and text[match.end()].isupper()):
        return False
    return not (grammar.heads.match(key, match.end()) or grammar.documents.match(key, match.end()))


def _join_goes_on(text: str, key: str, word: str, at: int, *, joint: bool) -> bool:
    """Whether the name goes on after "và" or "của" that ends at ``at``."""
    after, grammar = _skip_blanks(key, at), _grammar()
    if word == "và" and key.startswith("các ", after):  # Ban Quản lý Khu kinh tế A và các Khu công nghiệp B
        after += 4
    body_follows = grammar.heads.match(key, after) is not None
    if word == "của":
        return body_follows
    if grammar.documents.match(key, after):
        return False
    if body_follows:
        return joint
    return text[after : after + 1].isupper() or bool(grammar.goes_on.match(key, after))


def _skip_blanks(text: str, at: int) -> int:
    blank = _BLANKS.match(text, at)
    return blank.end() if blank else at


def known_as(symbol: Symbol) -> tuple[str, ...] | None:
    """Names of the body whose code ends the symbol's issuers, ``None`` where the code is unknown."""
    if not symbol.issuer_codes:
        return None
    row = issuers().get(symbol.issuer_codes[-1])
    return row.names if row else None


def repaired(symbol: Symbol, name: str) -> str:
    """An issuer's name with the accents that recognition lost: ``Chính phú`` under ``…/NĐ-CP``, ``Thuế tính Bắc Ninh``.

    A whole name is repaired only where the symbol's known code stands for it, a level only before a place's name.
    """
    for known in known_as(symbol) or ():
        if name == known:
            return name
        if len(name) == len(known) and bare_key(known) == bare_key(name):
            return name if match_key(known) == match_key(name) else known
    return _LOST_LEVEL.sub("tỉnh", name) if " t" in name else name


def compatible(symbol: Symbol, name: str) -> bool:
    """Whether a document with this symbol may come from the body of this name.

    A known code must name it (``CP`` never is Bộ Tài chính), or the unit's code; an unknown code is compatible with
    anything.
    """
    names = known_as(symbol)
    if names is None:
        return True
    printed = _plain(name)
    if any(len(unit) > 1 and _initials(printed).startswith(match_key(unit)) for unit in symbol.unit_codes):
        return True  # 193/UBND-BCĐ comes from a Ban Chỉ đạo
    return any(_plain(known) in printed or _initials(printed) == _initials(_plain(known)) for known in names) or (
        match_key(symbol.issuer_codes[-1]) in printed.split()
    )


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", match_key(name)).split())


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word != "và")

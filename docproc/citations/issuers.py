"""The issuer of a cited document as printed: ``của Thủ tướng Chính phủ``, ``do Bộ Y tế ban hành``.

Names of bodies hold commas, dashes, "và" and "của" of their own; where they end is grammar (here) and vocabulary
(``data/issuer_phrases.toml``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docproc.citations.issuer_grammar import FOLLOWERS, LEVELS, LINKS, grammar_of_names

__all__ = ["FoundIssuer", "read_body", "read_issuer"]

_REACH = 220  # characters; the longest printed names of steering boards have about 150
_LEAD = re.compile(r"\s*+(?:,\s*+)?(?:[(]?(?:và\s+)?(?:đều|cùng)\s+(?:là\s+)?(?=của|do))?(?:của|do)\s+(?:của\s+)?")
_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:[.&/'’][^\W_]+)*)|(?P<line>[^\S\n]*\n\s*)|(?P<mark>[^\w\s]|_)")
_JOINS = frozenset({"và", "của"})
_COMPOUNDS = {(level, end) for level in ("tỉnh", "huyện", "quận", "xã", "phường") for end in ("ủy", "đoàn")} | {
    ("xã", "hội")
}
_BLANKS = re.compile(r"\s*")
_NAME_NUMBER = re.compile(r"số\s\d{1,2}(?![\d\w]|\s{0,2}[/-])")
_NUMBERED_BODIES = frozenset({"đội", "công", "trung", "trường", "phòng", "chi", "hạt", "trạm", "đoàn", "tổ", "bệnh"})
_BULLET = re.compile(r"(?:[-+•*–]|\d{1,3}[.)/]|[a-zđ]\)|[IVX]{1,5}\.)\s")
_LABELLED = re.compile(r"(?:điều|khoản|điểm|chương|mục|tiết|phần|mẫu|biểu)\s+(?:số\s+)?(?:\d|[ivxlc]+(?!\w)|\w(?!\w))")
_UPPER_PLACE = re.compile(r",\s+(?:huyện|quận|thị\s+xã|tỉnh|thành\s+phố|TP\.?)\s+(?=(?P<place>[^\W\d_]))")
_LEVEL_BEFORE = re.compile(r"(?<!\w)(?:xã|phường|thị\s+trấn|huyện|quận|thị\s+xã|thành\s+phố)\s")
_TRADE_REACH = 60
_YEAR_OR_DAY = re.compile(r"(?:năm|ngày|số)\s+\d")
_COMMA_NAME = re.compile(r",\s+[^\W\d_a-zà-ỹđ]?\w+(?:\s+\w+){0,2}(?:,\s+\w+(?:\s+\w+){0,2})?\s+và\s+(?=\w)")


@dataclass(slots=True)
class FoundIssuer:
    """An issuer with its place: ``name`` as printed, lines joined by one space."""

    start: int
    end: int
    name: str


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
    grammar = grammar_of_names()
    if not (text[start : start + 1].isupper() or grammar.heads.match(key, start)):
        return None
    usual = grammar.usual.match(key, start, end)
    if usual and not (joint and usual["other"]) and (usual["small"] is None or text[usual.start("small")].islower()):
        stop = usual.end("name")
    else:
        stop = _end_of_name(text, key, start, min(end, start + _REACH), joint=joint)
    if text[stop : stop + 1] == "," and not joint:
        stop = _end_of_parent(text, key, start, stop, end)
    name = " ".join(text[start:stop].split())
    return FoundIssuer(start, stop, name) if len(name) > 1 else None


def _end_of_parent(text: str, key: str, start: int, stop: int, end: int) -> int:
    """Where the body above ends that a comma sets off (``Vụ Pháp chế, Bộ Y tế ngày …``); ``stop`` without one.

    A list of bodies (``Phòng A, Sở B và Sở C``) has none.
    """
    after = _skip_blanks(text, stop + 1)
    place = _UPPER_PLACE.match(text, stop) if _LEVEL_BEFORE.search(key, start, stop) else None
    if place is not None:
        parent = read_body(text, key, place.start("place"), end)
        return parent.end if parent else stop
    for units, above in grammar_of_names().parents:
        if not (units.match(key, start) and above.match(key, after)):
            continue
        parent = read_body(text, key, after, end)
        if parent is not None and not key.startswith((",", " và ", ";"), parent.end):
            return parent.end
    return stop


def _end_of_name(text: str, key: str, start: int, limit: int, *, joint: bool) -> int:
    """Where the name that begins at ``start`` ends, word by word."""
    stop = position = start
    words: list[str] = []
    placed = False  # the name of a place has followed its level: UBND xã Phú Lâm
    openers = grammar_of_names().stop_openers
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
            if not _join_goes_on(text, key, word, end, joint=joint) and not (
                word == "và" and _trade_goes_on(text, key, start, at, end)
            ):
                break
        else:
            small = text[at].islower()
            if word in openers and _ends_name(text, key, token.span(), start, words):
                onward = _beyond(text, key, word, start, end)
                if onward is not None:
                    stop = position = onward
                    words.append(word)
                    continue
                stop = _numbered(key, words, at, stop)
                break
            if small and words and word not in FOLLOWERS and (placed or _complete(words, word)):
                break
            placed = not small and (placed or _at_level(words))
        position = end
        words.append(word)
        if word not in LINKS:
            stop = end
    return stop


def _beyond(text: str, key: str, word: str, start: int, end: int) -> int | None:
    """Where a name goes on beyond a word that ends most names; ``None`` where it ends.

    "tại" before the seat of a branch or a high court goes on with the place, "về" with the field of an office.
    """
    if word not in ("tại", "về"):
        return None
    grammar, after = grammar_of_names(), _skip_blanks(key, end)
    if word == "về":
        field = grammar.about.match(key, after) if grammar.fields.search(key, start, end) else None
        return field.end() if field else None
    if not grammar.seated.search(key, start, end) or grammar.no_seats.match(key, after):
        return None
    if grammar.seats.match(key, after):
        return end
    named = text[after : after + 1].isupper() and not _LABELLED.match(key, after)
    return end if named and not (grammar.heads.match(key, after) or grammar.documents.match(key, after)) else None


def _numbered(key: str, words: list[str], at: int, stop: int) -> int:
    """Where a name ends that closes with a number: ``Đội Quản lý thị trường số 4``."""
    number = _NAME_NUMBER.match(key, at) if words and words[0] in _NUMBERED_BODIES else None
    return number.end() if number else stop


def _complete(words: list[str], word: str) -> bool:
    """Whether the name is whole, so that the next word, in small letters, can only be the next part of the sentence.

    ``UBND tỉnh | ghi rõ``, ``Bộ Nội vụ | ghi nhận``: a bare level or a known name ends before a small letter unless
    a longer known name or a level goes on.
    """
    if _at_level(words):
        return (words[-1], word) not in _COMPOUNDS
    grammar = grammar_of_names()
    for first, opener in enumerate(words):
        if opener in grammar.beginnings:
            tail = " ".join(words[first:])
            if tail in grammar.names:
                return f"{tail} {word}" not in grammar.beginnings
    return False


def _at_level(words: list[str]) -> bool:
    """Whether the name of a place comes next; "hợp tác xã" is no xã."""
    return bool(words) and words[-1] in LEVELS and words[-2:-1] != ["tác"]


def _ends_name(text: str, key: str, span: tuple[int, int], start: int, words: list[str]) -> bool:
    """A stop word; capitalised ones are syllables of names (``tỉnh Cần Thơ``) unless they open a title or document."""
    (at, end), grammar = span, grammar_of_names()
    word = text[at:end]
    if at == start and grammar.heads.match(key, at):
        return False
    if word[0].isupper() and _is_syllable(key, at, end, words):
        return False
    capitalised = word[0].isupper() and not (len(word) > 1 and word.isupper() and text[start : start + 2].isupper())
    return bool((grammar.capital_stops if capitalised else grammar.stops).match(key, at))


def _is_syllable(key: str, at: int, end: int, words: list[str]) -> bool:
    """Whether the capitalised word belongs to a name: ``THÀNH PHỐ CẦN THƠ``, ``Công ty Luật``, ``Hội Luật gia``."""
    grammar, word = grammar_of_names(), key[at:end]
    if word in grammar.syllables:
        return not _YEAR_OR_DAY.match(key, at)
    around = (" ".join(words[-2:]), " ".join(words[-1:]))
    following = key[end : end + 6].split()
    return any(f"{before} {word}" in grammar.spared for before in around) or (
        bool(following) and f"{word} {following[0]}" in grammar.spared
    )


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
        not grammar_of_names().heads.match(key, after)
        or before.endswith(grammar_of_names().offices)
        or before.endswith((" và", "của"))
    )


def _comma_goes_on(text: str, key: str, at: int, after: int, *, joint: bool) -> bool:
    """A comma within a name (``Văn hóa, Thể thao và Du lịch``) or, in a joint document, between two names."""
    grammar = grammar_of_names()
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
    after, grammar = _skip_blanks(key, at), grammar_of_names()
    if word == "và" and key.startswith("các ", after):  # Ban Quản lý Khu kinh tế A và các Khu công nghiệp B
        after += 4
    body_follows = grammar.heads.match(key, after) is not None
    if word == "của":
        return body_follows
    if grammar.documents.match(key, after) or grammar.after_join.match(key, after) or _LABELLED.match(key, after):
        return False
    if grammar.goes_on.match(key, after):
        return True
    if body_follows:
        return joint
    return text[after : after + 1].isupper()


def _trade_goes_on(text: str, key: str, start: int, at: int, end: int) -> bool:
    """Whether a company's, cooperative's or school's name goes on with common words after the "và" at ``at``.

    They stand in small letters before it as after it, and a proper name closes them: ``Công ty tư vấn và thẩm định giá
    Đại Việt``, not ``Trường Tiểu học Tân Lập và giáo viên``.
    """
    grammar, after = grammar_of_names(), _skip_blanks(key, end)
    last = key.rfind(" ", start, at - 1) + 1
    if not (grammar.trades.match(key, start) and text[last].islower() and text[after : after + 1].islower()):
        return False
    for token in _TOKEN.finditer(text, after, after + _TRADE_REACH):
        if token.lastgroup != "word" or text[token.start()].isupper():
            return token.lastgroup == "word"
        if token.group() in LINKS or grammar.stops.match(key, token.start()) or grammar.heads.match(key, token.start()):
            return False
    return False


def _skip_blanks(text: str, at: int) -> int:
    blank = _BLANKS.match(text, at)
    return blank.end() if blank else at

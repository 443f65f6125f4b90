"""The issuer of a cited document as printed: ``của Thủ tướng Chính phủ``, ``do Bộ Y tế ban hành``.

Names of bodies hold commas, dashes, "và" and "của" of their own; where they end is grammar (here) and vocabulary
(``data/issuer_phrases.toml``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docproc.citations.codes import issuers, phrase_pattern, read_toml
from docproc.citations.symbols import Symbol
from docproc.document_types import head_nouns
from docproc.text import match_key

__all__ = ["FoundIssuer", "compatible", "known_as", "read_body", "read_issuer"]

_REACH = 220  # characters; the longest printed names of steering boards have about 150
_LEAD = re.compile(r"(?:\s*,)?\s*(?:của|do)\s+")
_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:[.&/][^\W_]+)*)|(?P<line>[^\S\n]*\n\s*)|(?P<mark>[^\w\s]|_)")
_LINKS = frozenset({"và", "của", "các"})
_LEVELS = frozenset({"tỉnh", "huyện", "quận", "phường", "xã", "trấn", "phố"})
_COMPOUNDS = {(level, end) for level in ("tỉnh", "huyện", "quận", "xã", "phường") for end in ("ủy", "đoàn")} | {
    ("xã", "hội")
}
# What may follow a whole name in small letters: a level, a branch, a link.
_FOLLOWERS = _LINKS | _LEVELS | {"thành", "thị", "chi", "khu", "khối", "cấp", "nước", "thuộc", "trung", "đảng", "liên"}
_BULLET = re.compile(r"(?:[-+•*–]|\d{1,3}[.)/]|[a-zđ]\)|[IVX]{1,5}\.)\s")
_COMMA_NAME = re.compile(r",\s+[^\W\d_a-zà-ỹđ]?\w+(?:\s+\w+){0,2}(?:,\s+\w+(?:\s+\w+){0,2})?\s+và\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class FoundIssuer:
    """An issuer with its place: ``name`` as printed, lines joined by one space."""

    start: int
    end: int
    name: str


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    data = read_toml("issuer_phrases.toml")
    return {name: re.compile(phrase_pattern(data[name])) for name in ("heads", "stops", "capital_stops", "goes_on")}


@cache
def _offices() -> tuple[str, ...]:
    return tuple(match_key(word) for word in read_toml("issuer_phrases.toml")["offices"])


@cache
def _known_names() -> tuple[frozenset[str], frozenset[str]]:
    """Names of two words and more behind known codes, and all their beginnings."""
    names = [_plain(name).split() for row in issuers().values() for name in row.names]
    return (
        frozenset(" ".join(words) for words in names if len(words) > 1),
        frozenset(" ".join(words[:count]) for words in names for count in range(1, len(words) + 1)),
    )


@cache
def _usual() -> re.Pattern[str]:
    """A known name with a plain end after it: by far the usual case, and several times quicker than word by word."""
    data = read_toml("issuer_phrases.toml")
    names = phrase_pattern([name for row in issuers().values() for name in row.names if " " in name])
    return re.compile(rf"(?P<name>{names})(?:\s*[;)]|\.\s|\s+{phrase_pattern(data['capital_stops'])})")


@cache
def _document_heads() -> re.Pattern[str]:
    return re.compile(phrase_pattern([*head_nouns(), "văn bản"]))


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
    if not (text[start : start + 1].isupper() or _phrases()["heads"].match(key, start)):
        return None
    usual = _usual().match(key, start, end)
    if usual is not None:
        return FoundIssuer(start, usual.end("name"), " ".join(text[start : usual.end("name")].split()))
    stop = position = start
    limit = min(end, start + _REACH)
    words: list[str] = []
    while position < limit:
        token = _TOKEN.search(text, position, limit)
        step = _step(text, key, token, start, joint=joint) if token else None
        if token is None or step is None or (token["word"] and _complete(words, text, key, token)):
            break
        position = max(token.end(), step)
        if token["word"]:
            words.append(key[token.start() : token.end()])
            stop = stop if words[-1] in _LINKS else step
    name = " ".join(text[start:stop].split())
    return FoundIssuer(start, stop, name) if len(name) > 1 else None


def _step(text: str, key: str, token: re.Match[str], start: int, *, joint: bool) -> int | None:
    """Where the name reaches with ``token``, ``None`` where it ended before it."""
    at = token.start()
    if token["line"]:
        return token.end() if _line_goes_on(text, key, token, start) else None
    if token["mark"]:
        return _after_mark(text, key, token, joint=joint)
    if at > start and key.startswith("và", at) and token.end() - at == 2:
        return token.end() if _and_goes_on(text, key, token.end(), joint=joint) else None
    if _ends_name(text, key, token, start):
        return None
    if token["word"].lower() == "của" and not _phrases()["heads"].match(key, _skip_blanks(key, token.end())):
        return None
    return token.end()


def _complete(words: list[str], text: str, key: str, token: re.Match[str]) -> bool:
    """Whether the name is whole and ``token``, in small letters, can only be the next part of the sentence.

    ``UBND tỉnh | ghi rõ``, ``Bộ Nội vụ | ghi nhận``: a bare level or a known name ends before a small letter unless
    a longer known name or a level goes on.
    """
    word = key[token.start() : token.end()]
    if not words or not text[token.start()].islower() or word in _FOLLOWERS:
        return False
    if words[-1] in _LEVELS:
        return (words[-1], word) not in _COMPOUNDS
    whole, beginnings = _known_names()
    for first, opener in enumerate(words):
        if opener in beginnings:
            tail = " ".join(words[first:])
            if tail in whole:
                return f"{tail} {word}" not in beginnings
    return False


def _ends_name(text: str, key: str, token: re.Match[str], start: int) -> bool:
    """A stop word; capitalised ones are syllables of names (``tỉnh Cần Thơ``) unless they open a title or document."""
    at, word = token.start(), token["word"]
    if at == start and _phrases()["heads"].match(key, at):
        return False
    capitalised = word[0].isupper() and not (len(word) > 1 and word.isupper() and text[start : start + 2].isupper())
    return bool(_phrases()["capital_stops" if capitalised else "stops"].match(key, at))


def _line_goes_on(text: str, key: str, token: re.Match[str], start: int) -> bool:
    after = token.end()
    if "\n" in token.group().strip(" ").lstrip("\n") or token.group().count("\n") > 1 or _BULLET.match(text, after):
        return False
    if not text[after : after + 1].isupper():
        return text[after : after + 1].isalpha()
    before = key[start : token.start()].rstrip()
    return not _phrases()["heads"].match(key, after) or before.endswith(_offices()) or before.endswith((" và", "của"))


def _after_mark(text: str, key: str, token: re.Match[str], *, joint: bool) -> int | None:
    at, mark = token.start(), token.group()
    if mark == "." and key[at - 2 : at] in ("tp", "tx", "tt") and text[at + 1 : at + 2] not in ("\n", ""):
        return at + 1
    after = _skip_blanks(text, at + 1)
    if mark == "-" and text[after : after + 1].isupper() and "\n" not in text[at:after]:
        return after
    return after if mark == "," and _comma_goes_on(text, key, at, after, joint=joint) else None


def _comma_goes_on(text: str, key: str, at: int, after: int, *, joint: bool) -> bool:
    """A comma within a name (``Văn hóa, Thể thao và Du lịch``) or, in a joint document, between two names."""
    if _phrases()["goes_on"].match(key, after):
        return True
    if _phrases()["heads"].match(key, after):
        return joint
    match = _COMMA_NAME.match(text, at)
    return bool(match and text[after].isupper() and text[match.end()].isupper() and not _new_head(key, match.end()))


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _new_head(key: str, at: int) -> bool:
    return bool(_phrases()["heads"].match(key, at) or _document_heads().match(key, at))


def _and_goes_on(text: str, key: str, at: int, *, joint: bool) -> bool:
    after = _skip_blanks(text, at)
    if _document_heads().match(key, after):
        return False
    if _phrases()["heads"].match(key, after):
        return joint
    return text[after : after + 1].isupper() or bool(_phrases()["goes_on"].match(key, after))


def known_as(symbol: Symbol) -> tuple[str, ...] | None:
    """Names of the body whose code ends the symbol's issuers, ``None`` where the code is unknown."""
    if not symbol.issuer_codes:
        return None
    row = issuers().get(symbol.issuer_codes[-1])
    return row.names if row else None


def compatible(symbol: Symbol, name: str) -> bool:
    """Whether a document with this symbol may come from the body of this name.

    A known code must name it (``CP`` never is Bộ Tài chính); an unknown code is compatible with anything.
    """
    names = known_as(symbol)
    if names is None:
        return True
    printed = _plain(name)
    return any(_plain(known) in printed or _initials(printed) == _initials(_plain(known)) for known in names) or (
        match_key(symbol.issuer_codes[-1]) in printed.split()
    )


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", match_key(name)).split())


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word != "và")

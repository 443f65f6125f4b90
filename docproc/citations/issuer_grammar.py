"""The phrases of ``data/issuer_phrases.toml`` as patterns: where names of issuers begin, go on and end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docproc.citations.codes import issuers, phrase_pattern, read_toml
from docproc.citations.issuer_codes import plain
from docproc.document_types import head_nouns
from docproc.text import match_key

__all__ = ["FOLLOWERS", "LEVELS", "LINKS", "Grammar", "grammar_of_names"]

LINKS = frozenset({"và", "của", "các"})
LEVELS = frozenset({"tỉnh", "huyện", "quận", "phường", "xã", "trấn", "phố"})
# What may follow a whole name in small letters: a level, a branch, a link.
FOLLOWERS = LINKS | LEVELS | {"thành", "thị", "chi", "khu", "khối", "cấp", "nước", "thuộc", "trung", "đảng", "liên"}

_DOCUMENTS = (*head_nouns(), "văn bản")
_OFFICES = ("bộ trưởng", "giám đốc", "chủ tịch", "phó chủ tịch", "văn phòng", "tổng cục trưởng", "cục trưởng")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The phrases of ``data/issuer_phrases.toml`` as patterns, and as sets of words that spare asking the patterns.

    Attributes:
        heads: first words of names.
        stops: phrases that end a name, ``capital_stops`` those that do so even with a capital.
        stop_openers: first words of all these.
        goes_on: second halves of names.
        after_join: what no name goes on with behind "và": offices, appendices and the like.
        trades: first words of companies, schools and the like, in whose names common words are joined.
        seated: bodies whose place belongs to the name (``Chi nhánh … tại Bình Định``); ``seats`` what such a place
            begins with in small letters, ``no_seats`` what with a capital is none.
        fields: bodies named for a field (``Cục Cảnh sát quản lý hành chính về …``); ``about`` these fields.
        spared: words of names that else end one (``Công ty Luật``).
        syllables: words that end a name but, in a line of capitals, are syllables of names (``THÀNH PHỐ CẦN THƠ``).
        parents: for the first words of units those of the bodies above, printed behind a comma.
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
    after_join: re.Pattern[str]
    trades: re.Pattern[str]
    seated: re.Pattern[str]
    seats: re.Pattern[str]
    no_seats: re.Pattern[str]
    fields: re.Pattern[str]
    about: re.Pattern[str]
    spared: frozenset[str]
    syllables: frozenset[str]
    parents: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    documents: re.Pattern[str]
    usual: re.Pattern[str]
    offices: tuple[str, ...]
    names: frozenset[str]
    beginnings: frozenset[str]


@cache
def grammar_of_names() -> Grammar:
    """The phrases, read once."""
    data = read_toml("issuer_phrases.toml")
    patterns = {
        name: re.compile(phrase_pattern(data[name]))
        for name in ("heads", "stops", "capital_stops", "goes_on", "after_join", "trades", "seats", "no_seats", "about")
    }
    names = [plain(name).split() for row in issuers().values() for name in row.names]
    return Grammar(
        **patterns,
        seated=re.compile(phrase_pattern(data["seated"], anywhere=True)),
        fields=re.compile(phrase_pattern(data["fields"], anywhere=True)),
        spared=frozenset(map(match_key, data["spared"])),
        syllables=frozenset(map(match_key, data["syllables"])),
        parents=tuple(
            (re.compile(phrase_pattern(row["units"])), re.compile(phrase_pattern(row["above"])))
            for row in data["parents"]
        ),
        stop_openers=frozenset(match_key(stop).split()[0] for stop in (*data["stops"], *data["capital_stops"])),
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
    followers = "|".join(sorted(FOLLOWERS - {"và"}))
    return re.compile(
        rf"""(?P<name> (?: {phrase_pattern(_OFFICES)}\s+ )? {names} (?: \s+{phrase_pattern(LEVELS)} )? )
             (?: \s*(?:[;:()"“”]|\n\s*[-+•*]\s|\Z) | \.[\s/] | \s+{phrase_pattern(data["capital_stops"])}
               | \s+và\s+(?:các\s+)?{phrase_pattern(_DOCUMENTS)}
               | ,\s+(?!{phrase_pattern(data["goes_on"])})(?P<other>{phrase_pattern(data["heads"])})
               | \s+(?P<small>(?!(?:{followers})(?!\w)){phrase_pattern(data["stops"])}) )""",
        re.VERBOSE,
    )

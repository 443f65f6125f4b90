"""The vocabulary of marks, compiled once from ``data/marks.toml`` into patterns over match keys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from docproc.data import read_toml
from docproc.text import match_key

__all__ = ["MarkWords", "alternatives", "mark_words"]


@dataclass(frozen=True, slots=True)
class MarkWords:
    """Compiled word lists; every pattern matches whole words.

    Attributes:
        pace: a word on time that sets no day.
        parts: for a word of pace, what makes it part of another expression: before it, and behind it.
        opener: what opens a condition at the head of a clause.
        inside: what opens one within a clause.
        no_opener: what stands before such a word where it opens none.
        idle: a condition that limits the thing before it.
        before: what may stand before a condition at the head of a clause.
        listed: what goes on with a condition behind a comma.
        tells: a verb of telling, whose object may hold a condition of its own.
        planned: a thing made for a case, before the word that opens the case.
        umbrella: a predicate that only binds to carry out the dispatch that holds it.
        late: the end of the time to answer.
        silent: that nobody answered.
        taken: what silence is taken for.
        answers: a duty to answer.
        exhorts: a word with which a dispatch exhorts, at the head of a predicate.
    """

    pace: re.Pattern[str]
    parts: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]
    opener: re.Pattern[str]
    inside: re.Pattern[str]
    no_opener: re.Pattern[str]
    idle: re.Pattern[str]
    before: re.Pattern[str]
    listed: re.Pattern[str]
    tells: re.Pattern[str]
    planned: re.Pattern[str]
    umbrella: re.Pattern[str]
    late: re.Pattern[str]
    silent: re.Pattern[str]
    taken: re.Pattern[str]
    answers: re.Pattern[str]
    exhorts: re.Pattern[str]


def alternatives(words: Iterable[str]) -> str:
    """An alternation of whole words, longest first; blanks match any run of blanks and line ends.

    Args:
        words: as they are written in the data.
    """
    ordered = sorted({match_key(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + r")(?!\w)"


@cache
def mark_words() -> MarkWords:
    """The lexicon of this process."""
    table = read_toml("docproc.tasks", "data/marks.toml")
    pace, conditions, silence = table["pace"], table["conditions"], table["silence"]
    return MarkWords(
        pace=re.compile(rf"(?<!\w){alternatives(pace['words'])}"),
        parts={match_key(word): _around(row) for row in pace["parts"] for word in row["words"]},
        opener=re.compile(alternatives(conditions["openers"])),
        inside=re.compile(rf"(?<!\w){alternatives(conditions['inside'])}"),
        no_opener=re.compile(rf"(?<!\w){alternatives(conditions['no_opener_before'])}\s+$"),
        idle=re.compile(rf"{alternatives(conditions['idle'])}\s*(?:[).,;:]|$)"),
        before=re.compile(alternatives(conditions["before"])),
        listed=re.compile(rf"(?:các\s+|những\s+)?{alternatives(conditions['listed'])}"),
        tells=re.compile(alternatives(conditions["tells"])),
        planned=re.compile(rf"(?<!\w){alternatives(conditions['planned'])}[^,;]{{0,30}}$"),
        umbrella=_umbrella(table["umbrella"]),
        late=re.compile(rf"(?<!\w){alternatives(silence['late'])}"),
        silent=re.compile(rf"(?<!\w){alternatives(silence['silent'])}"),
        taken=re.compile(rf"(?<!\w){alternatives(silence['taken'])}"),
        answers=re.compile(rf"(?<!\w){alternatives(silence['answers'])}"),
        exhorts=re.compile(alternatives(table["exhortation"]["words"])),
    )


def _around(row: dict[str, list[str]]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a word that is part of another expression."""
    return (
        re.compile(rf"(?<!\w){alternatives(row['after'])}\s+$"),
        re.compile(rf"\s+{alternatives(row['before'])}"),
    )


def _umbrella(table: dict[str, list[str]]) -> re.Pattern[str]:
    manner, verbs = alternatives(table["manner"]), alternatives(table["verbs"])
    join = r"(?:\s*,\s*|\s+và\s+|\s+)"
    beside = alternatives([*table["beside"], *table["verbs"]])
    dispatch = rf"(?:(?:các|những)\s+)?{alternatives(table['dispatches'])}"
    pointed = rf"(?:\s+{alternatives(table['pointing'])})+"
    content = rf"(?:(?:các|những|mọi|đầy\s+đủ|đúng)\s+)?{alternatives(table['contents'])}"
    number = r"(?:\s+số\s+\S+)?(?:\s+ngày\s+\S+)?"
    inside = rf"(?:\s+(?:tại|trong|của|theo)\s+{dispatch}{number}(?:{pointed})?)"
    based = rf"(?:căn\s+cứ\s+(?:{dispatch}{number}(?:{pointed})?|{content}(?:{pointed})?)(?:\s*,)?\s+)?"
    object_ = rf"(?:{dispatch}{number}{pointed}|{content}(?:{pointed})?{inside}?(?:{pointed})?)"
    return re.compile(
        rf"{based}(?:(?:{manner}|{beside}){join})*{verbs}(?:{join}(?:{manner}|{beside}))*"
        rf"(?:\s+(?:theo\s+)?(?:đúng\s+)?{object_})?(?:{join}(?:một\s+cách\s+)?{manner})*"
    )

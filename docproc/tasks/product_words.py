"""The vocabulary of what is handed in: verbs that hand over or make, papers, and where a thing's name ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from docproc.bodies.lexicon import PhraseTable
from docproc.data import read_toml
from docproc.tasks.receiver_names import vocabulary
from docproc.text import match_key
from docproc.vocabulary import any_of, directive_verbs

__all__ = ["ProductWords", "acts", "product_words"]


@dataclass(frozen=True, slots=True)
class ProductWords:
    """The vocabulary of products, compiled."""

    verb: re.Pattern[str]
    other_word: re.Pattern[str]
    skipped: re.Pattern[str]
    table: PhraseTable
    handing: frozenset[str]
    handing_papers: frozenset[str]
    not_made: frozenset[str]
    acts_too: frozenset[str]
    strict: frozenset[str]
    only: dict[str, frozenset[str]]
    inside_behind: frozenset[str]


@cache
def product_words() -> ProductWords:
    """The vocabulary of ``data/products.toml``, compiled once."""
    data: dict[str, Any] = read_toml("docproc.tasks", "data/products.toml")
    verbs, nouns, ends = data["verbs"], data["nouns"], data["ends"]
    sending = vocabulary()["verbs"]
    every = [*verbs["handing"], *verbs["handing_papers"], *verbs["making"]]
    return ProductWords(
        verb=re.compile(rf"(?<!\w)(?!{any_of(sending['other_words'])})(?P<verb>{any_of(every)})"),
        other_word=re.compile(
            rf"(?:^|[\s(]){any_of([*sending['before'], 'xuất', 'tờ', 'chế độ', 'công tác', 'việc', 'tường'])}\s+$"
        ),
        skipped=re.compile(rf"(?:\s+{any_of(ends['skipped'])})*\s+"),
        table=PhraseTable(
            {
                "papers": [match_key(word) for word in nouns["papers"]],
                "ends": [match_key(word) for word in ends["words"]],
                "other": [match_key(word) for word in nouns["other"]],
                "whole": [match_key(word) for word in ends["whole"]],
                "inside": [match_key(word) for word in ends["inside"]],
                "acts": [verb for verb in directive_verbs() if " " in verb],
            }
        ),
        handing=frozenset(map(match_key, verbs["handing"])),
        handing_papers=frozenset(map(match_key, verbs["handing_papers"])),
        not_made=frozenset(map(match_key, nouns["not_made"])),
        only={match_key(verb): frozenset(map(match_key, papers)) for verb, papers in nouns["only"].items()},
        acts_too=frozenset(map(match_key, nouns["acts_too"])),
        strict=frozenset(map(match_key, nouns["strict"])),
        inside_behind=frozenset(map(match_key, ends["inside_behind"])),
    )


@cache
def acts() -> frozenset[str]:
    """The verbs that direct, of one word and of several."""
    return frozenset(directive_verbs())

"""The vocabulary of directives, compiled once from ``data/directives.toml`` into patterns over match keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from docproc.dispatch import Modality
from docproc.text import match_key

__all__ = ["Lexicon", "lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled word lists; every pattern is anchored with ``match`` at a position or searched for whole words.

    Attributes:
        frame: an issuer's verb that puts a duty on the body behind it.
        predicate: what may follow a subject: manner words, modals, verbs, lead and support phrases.
        imperative: manner words, then a verb.
        modal: a modal word at the head of a predicate.
        base: the opening of a clause that only gives a basis.
        condition: the opening of a clause that sets a condition or time.
        connective: an opening without content.
        noun_head: a noun phrase that begins like a verb.
        statement: a predicate that reports or explains.
        disclaimer: words that mark a whole clause as no directive.
        aim: a heading under which verbs are aims, not orders.
        product: a thing to hand in, behind a verb that produces it.
        announced: a predicate that only announces the list behind it.
        person: a subject that is no body of the registry.
        frame_modality: modality of each frame.
        modal_modality: modality of each modal.
    """

    frame: re.Pattern[str]
    predicate: re.Pattern[str]
    imperative: re.Pattern[str]
    modal: re.Pattern[str]
    base: re.Pattern[str]
    condition: re.Pattern[str]
    connective: re.Pattern[str]
    noun_head: re.Pattern[str]
    statement: re.Pattern[str]
    disclaimer: re.Pattern[str]
    aim: re.Pattern[str]
    product: re.Pattern[str]
    announced: re.Pattern[str]
    person: re.Pattern[str]
    frame_modality: dict[str, Modality]
    modal_modality: dict[str, Modality]


def _words(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(match_key(word)) for word in sorted(set(words), key=lambda w: (-len(w), w))) + r")(?!\w)"


@cache
def lexicon() -> Lexicon:
    """The lexicon of this process."""
    table: dict[str, Any] = tomllib.loads(
        files("docproc.tasks").joinpath("data/directives.toml").read_text(encoding="utf-8")
    )
    frames, modals = table["frames"], table["modals"]
    verbs, adverbs = _words(table["verbs"]), _words(table["adverbs"])
    modal = _words(word for group in modals.values() for word in group)
    manner = rf"(?:(?:{adverbs}|{modal})(?:\s*,\s*|\s+và\s+|\s+))"
    lead = _words(table["lead_support"])
    products = table["products"]
    return Lexicon(
        frame=re.compile(rf"(?<!\w)(?P<verb>{_words(word for group in frames.values() for word in group)})"),
        predicate=re.compile(rf"{manner}{{0,6}}(?:{verbs}|{modal}|{lead}|{adverbs})"),
        imperative=re.compile(rf"{manner}{{0,6}}(?P<verb>{verbs}|{lead})"),
        modal=re.compile(rf"(?P<verb>{modal})"),
        base=re.compile(_words(table["bases"])),
        condition=re.compile(_words(table["conditions"])),
        connective=re.compile(rf"{_words(table['connectives'])}\s*[,:]?\s*"),
        noun_head=re.compile(rf"{_words(table['noun_heads'])}|(?:\w+ ){{1,3}}số \d"),
        statement=re.compile(_words(table["statements"]["predicates"])),
        disclaimer=re.compile(_words(table["statements"]["anywhere"])),
        aim=re.compile(_words(table["headings"]["aims"])),
        product=re.compile(rf"(?<!\w){_words(products['verbs'])}\s+(?:các\s+|01\s+|một\s+)?(?P<noun>{_words(products['nouns'])})"),
        announced=re.compile(
            rf"(?:thực hiện|làm tốt|triển khai|tập trung|chỉ đạo)\b[^.;:]{{0,60}}?{_words(table['lead_in']['announced'])}[^.;:]{{0,80}}?"
            rf"(?:sau|sau đây|dưới đây|như sau)\s*:?\s*$"
        ),
        person=re.compile(_words(table["subjects"]["heads"])),
        frame_modality={match_key(word): modality for modality, group in frames.items() for word in group},
        modal_modality={match_key(word): modality for modality, group in modals.items() for word in group},
    )

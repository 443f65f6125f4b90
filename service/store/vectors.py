"""PostgreSQL's tsvector of a row's words: the words with their places, and each two neighbours as one lexeme.

Two syllables make a word in Vietnamese more often than one, and a phrase of common syllables is found by its pairs in
the index alone, where places would have to be compared in every row that has the syllables. Places end at 16,383, pairs
do not: a phrase on the last page of a long dispatch is found like one on the first.
"""

from __future__ import annotations

from itertools import pairwise

__all__ = ["query_of", "vector_of"]

_LAST_PLACE = 16_383
_MOST_PLACES = 255
"""Of one lexeme; PostgreSQL keeps no more (its documentation, 12.9 "Limitations")."""


def vector_of(words: str) -> str:
    """The literal of a tsvector.

    Args:
        words: what ``service.words.words_of`` gives: syllables as printed, and as many of them without their marks.
    """
    found = words.split()
    places: dict[str, list[str]] = {}
    for place, word in enumerate(found[: _LAST_PLACE - 1], 1):
        held = places.setdefault(word, [])
        if len(held) < _MOST_PLACES:
            held.append(str(place))
    lexemes = [f"'{word}':{','.join(held)}" for word, held in places.items()]
    half = len(found) // 2
    beyond = set(found) - places.keys()
    pairs = {pair for part in (found[:half], found[half:]) for pair in pairwise(part)}
    return " ".join([*lexemes, *(f"'{word}'" for word in beyond), *(f"'{one} {next_}'" for one, next_ in pairs)])


def query_of(phrases: tuple[tuple[str, ...], ...]) -> str:
    """The literal of a tsquery: rows that hold all phrases, each syllable beside its next.

    Of a phrase of three and more, its pairs may stand apart; that is as near as an index comes that knows no places.
    """
    lexemes = [" ".join(part) for phrase in phrases for part in (pairwise(phrase) if len(phrase) > 1 else [phrase])]
    return " & ".join(f"'{lexeme}'" for lexeme in lexemes)

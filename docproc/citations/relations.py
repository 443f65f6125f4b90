"""What a dispatch does with a document it cites (căn cứ, thực hiện, thay thế …): the cue to the citation's left."""

from __future__ import annotations

import re
from functools import cache

from docproc.citations.codes import clause_start, phrase_pattern, read_toml
from docproc.text import match_key

__all__ = ["read_relation"]

_REACH = 140


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    labels = {match_key(cue): label for label, cues in read_toml("relations.toml")["labels"].items() for cue in cues}
    return re.compile(phrase_pattern(labels, anywhere=True)), labels


def read_relation(key: str, floor: int, head_start: int) -> str | None:
    """The relation that the words before a citation, or before the first of several coordinated ones, state.

    Args:
        key: match key of the text.
        floor: nothing before this offset counts (the end of the citation before).
        head_start: where the citation's head noun or provision begins.

    Returns:
        One of the labels of ``data/relations.toml``, ``None`` where no cue stands in the clause.
    """
    low = clause_start(key, max(floor, head_start - _REACH), head_start)
    pattern, labels = _cues()
    last = None
    for match in pattern.finditer(key, low, head_start):
        last = match
    return labels[" ".join(last.group().split())] if last else None

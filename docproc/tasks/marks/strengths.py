"""How strongly a duty binds, from 0 to 5: by the word that directs, and by who directs whom (field guide §4.8)."""

from __future__ import annotations

from functools import cache

from docproc.data import read_toml
from docproc.dispatch import Modality
from docproc.tasks.marks.ranks import Rank
from docproc.text import match_key

__all__ = ["strength"]

_LEAST = 1
_CLASS_OF: dict[Modality, str] = {"must": "directed", "request": "request", "should": "directed", "must_not": "ban"}


def strength(marker: str | None, modality: Modality, rank: Rank | None, *, conveys: bool, exhorts: bool) -> int:
    """How strongly a duty binds.

    Args:
        marker: the word that directs, as printed; ``None`` for a bare imperative.
        modality: the duty's.
        rank: where those who must act stand.
        conveys: the dispatch passes on an order of somebody above.
        exhorts: the duty only exhorts.

    Returns:
        5 for a ban, 4 for a strict word, 3 for a directing one, 2 for a request, 1 for encouragement. A request to
        those below is an order (3), to peers too where it conveys one; no word commands those above; exhortation
        loses one.
    """
    kind = "ban" if modality == "must_not" else _classes().get(_plain(marker), _CLASS_OF[modality])
    level = _levels()[kind]
    if kind == "request" and (rank == "below" or (rank == "peer" and conveys)):
        level = _levels()["directed"]
    if rank == "above" and kind != "request":
        level -= 1
    if exhorts and kind != "ban":
        level -= 1
    return max(_LEAST, level)


def _plain(marker: str | None) -> str:
    return " ".join(match_key(marker or "").split())


@cache
def _levels() -> dict[str, int]:
    return dict(read_toml("docproc.tasks", "data/marks.toml")["strength"])


@cache
def _classes() -> dict[str, str]:
    table = read_toml("docproc.tasks", "data/marks.toml")["strength_words"]
    return {match_key(word): kind for kind, words in table.items() for word in words}

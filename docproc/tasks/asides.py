"""What is said between a subject and its predicate: ``Sở X, ngoài việc kiểm tra tàu cá, cần …``."""

from __future__ import annotations

import re

__all__ = ["past_aside"]

_ASIDE = re.compile(
    r"(?:ngoài|bên cạnh|cùng với(?=\s(?:việc|công tác|nhiệm vụ)\s)|song song với|không kể|thay vì)\s"
    r"(?:(?:việc|các|những|công tác|nhiệm vụ)\s)?[^,;:.]{3,120},\s+"
)


def past_aside(key: str, at: int, end: int) -> int:
    """Where the predicate's own words begin, behind an aside that opens it.

    Args:
        key: match key of the dispatch's text.
        at: where the predicate begins.
        end: where its clause ends.

    Returns:
        The place behind the aside; ``at`` where there is none.
    """
    aside = _ASIDE.match(key, at, end)
    return aside.end() if aside else at

"""Names of bodies whose accents recognition misread (``SƠ Y TÉ``), told by the one known name with the same letters."""

from __future__ import annotations

import re
from functools import cache

from docproc.bodies.registry import canonical, name_key, organisations
from docproc.text import bare_key, match_key

__all__ = ["is_restored", "restore"]

_UNIT = r"(?:tinh|thanh pho) .+"
_LOCAL = re.compile(rf"(?P<body>uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd) (?P<place>{_UNIT})|(?P<unit>{_UNIT})")
_LOCAL_BODIES = {
    "uy ban nhan dan": "ủy ban nhân dân",
    "hoi dong nhan dan": "hội đồng nhân dân",
    "ubnd": "ubnd",
    "hdnd": "hđnd",
}


def restore(name: str) -> str | None:
    """The known name that a misread one must stand for.

    Args:
        name: as recognised, without marks at its edges.

    Returns:
        The name in the letter case of ``name``; ``None`` where ``name`` is known as it is, or where not exactly one
        body has its letters.
    """
    if canonical(name) is not None:
        return None
    bare = " ".join(bare_key(name).split())
    local = _LOCAL.fullmatch(bare)
    if local is not None:
        place = _one(local["place"] or local["unit"])
        found = place and " ".join(filter(None, (_LOCAL_BODIES.get(local["body"] or ""), place)))
    else:
        found = _one(bare)
    if not found or match_key(found) == match_key(" ".join(name.split())):
        return None
    printed = " ".join(name.split())
    if len(found) != len(printed):
        return None
    return "".join(new.upper() if old.isupper() else new for old, new in zip(printed, found, strict=True))


def is_restored(printed: str, value: str) -> bool:
    """Whether ``value`` differs from what is printed in accents alone."""
    same = bare_key(printed).strip(" .:*-") == bare_key(value)
    return same and match_key(printed).strip(" .:*-") != match_key(value)


def _one(bare: str) -> str | None:
    names = _by_bare().get(bare, frozenset())
    return next(iter(names)) if len(names) == 1 else None


@cache
def _by_bare() -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for organisation in organisations():
        for name in (organisation.name, *organisation.aliases):
            key = name_key(name)
            index.setdefault(" ".join(bare_key(key).split()), set()).add(key)
    return {bare: frozenset(names) for bare, names in index.items()}

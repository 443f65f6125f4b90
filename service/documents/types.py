"""The types of documents as people ask for them: by code, or by name with or without marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from docproc.document_types import DocumentType, all_types, by_code
from service.documents.values import issuer_key

__all__ = ["Types", "read_types"]


@dataclass(frozen=True, slots=True)
class Types:
    """Which types are asked for.

    Attributes:
        codes: by these codes.
        names: by these names, without a code, or with one that other types have too.
        shared: these codes.
    """

    codes: frozenset[str]
    names: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()


@lru_cache(maxsize=256)
def read_types(typed: str) -> Types:
    """The types that a code or a name stands for; what is neither is taken for a code.

    Args:
        typed: ``CV``, ``cv``, ``Công văn``, ``cong van``.
    """
    if by_code(typed) is not None:
        return Types(frozenset({typed}))
    key = issuer_key(typed)
    named = [kind for kind in all_types() if key in map(issuer_key, (kind.name, *kind.aliases))]
    if not named:
        alike = {code for kind in all_types() for code in kind.codes if issuer_key(code) == key}
        return Types(frozenset(alike or {typed}))
    codes = {kind.code for kind in named if kind.code is not None}
    told = {code for code in codes if _is_of_one(code)}
    names = {name for kind in named if kind.code not in told for name in _printed(kind)}
    return Types(frozenset(told), frozenset(names), frozenset(codes - told))


def _is_of_one(code: str) -> bool:
    return sum(code in kind.codes for kind in all_types()) == 1


def _printed(kind: DocumentType) -> set[str]:
    return {form for name in (kind.name, *kind.aliases) for form in (name, name.capitalize(), name.upper())}

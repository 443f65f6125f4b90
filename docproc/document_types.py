"""Types of dispatch (tên loại văn bản): names, abbreviations, and the other names under which offices print them.

The facts live in ``data/document_types.toml`` (Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III, and what other
families of documents add); here is only the way to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from docproc.data import read_toml
from docproc.text import match_key

__all__ = ["DocumentType", "all_types", "by_code", "by_name", "head_nouns"]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type of dispatch.

    Attributes:
        name: lower-case name, ``quyết định``.
        codes: abbreviations seen in symbols, the preferred one first (``QĐ``); may be empty (``công văn`` has ``CV``
            with Party bodies and firms only, laws have none).
        aliases: other lower-case names of the same type.
        family: ``administrative``, ``legislative``, ``party``, ``copy``, ``court`` or ``other``.
    """

    name: str
    codes: tuple[str, ...]
    aliases: tuple[str, ...]
    family: str

    @property
    def code(self) -> str | None:
        """The preferred abbreviation, ``None`` where the type has none."""
        return self.codes[0] if self.codes else None


@cache
def all_types() -> tuple[DocumentType, ...]:
    """All types in the order of the data file."""
    data = read_toml("docproc.data", "document_types.toml")
    return tuple(
        DocumentType(row["name"], tuple(row["codes"]), tuple(row.get("aliases", ())), row["family"])
        for row in data["type"]
    )


@cache
def _names() -> dict[str, DocumentType]:
    return {match_key(name): kind for kind in all_types() for name in (kind.name, *kind.aliases)}


@cache
def _codes() -> dict[str, tuple[DocumentType, ...]]:
    table: dict[str, tuple[DocumentType, ...]] = {}
    for kind in all_types():
        for code in kind.codes:
            table[code] = (*table.get(code, ()), kind)
    return table


def by_name(text: str) -> DocumentType | None:
    """The type that is printed as ``text``, whatever its case, spacing and tone placement.

    Args:
        text: a name and nothing else: ``QUYẾT ĐỊNH``, ``Thông tư liên tịch``.

    Returns:
        The type, or ``None`` where the text names none.
    """
    return _names().get(" ".join(match_key(text).split()))


def by_code(code: str, *, family: str | None = None) -> DocumentType | None:
    """The type that an abbreviation stands for.

    Args:
        code: as in a symbol, ``QĐ``; case counts (``TTr`` is tờ trình, ``TTR`` nothing).
        family: preferred family where one code stands for two types (``TT``: thông tư, in Party symbols thông tri).

    Returns:
        The type, or ``None`` for a code that is not in the table.
    """
    found = _codes().get(code, ())
    return next((kind for kind in found if kind.family == family), found[0] if found else None)


@cache
def head_nouns() -> tuple[str, ...]:
    """Every name and alias as a match key, longest first, so that an alternation of them prefers the longer one."""
    return tuple(sorted(_names(), key=lambda name: (-len(name), name)))

"""Several records of one identity: which of them is kept, and what the others say differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from docproc.citations.index.records import Record

__all__ = ["Variants"]

_NAMES = tuple(field.name for field in fields(Record) if field.name != "id")


class Variants:
    """The records that were added under the identity of one that is kept."""

    def __init__(self) -> None:
        self._others: dict[str, set[Record]] = {}

    def better(self, record: Record, held: Record) -> bool:
        """Whether a record is to be kept instead: it says more; of two that say as much, by their content.

        The answer must not depend on which came first.
        """
        return record != held and _rank(record) > _rank(held)

    def note(self, other: Record, kept: Record) -> None:
        """Remember a record that is not kept, unless it is the same."""
        if other != kept:
            self._others.setdefault(kept.id, set()).add(other)
            self._others[kept.id].discard(kept)

    def forget(self, record_id: str) -> None:
        """Forget all under an identity."""
        self._others.pop(record_id, None)

    def items(self) -> Iterator[tuple[str, list[Record]]]:
        """Identities with the records that were not kept."""
        for record_id, others in sorted(self._others.items()):
            yield record_id, sorted(others, key=_rank)


def _rank(record: Record) -> tuple[int, int, str]:
    said = sum(getattr(record, name) not in (None, ()) for name in _NAMES)
    return said, len(record.references), repr(record)

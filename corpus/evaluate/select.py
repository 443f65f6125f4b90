"""Which documents a run measures: cases by column, and what could not become a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.evaluate.cases import Case, case_of, gold_files
from corpus.evaluate.groups import GROUPS, Group
from docproc.errors import DocprocError

__all__ = ["OWN", "Selection", "chosen", "grouped", "own"]

OWN = "documents"
"""The column of documents that a user names."""


@dataclass(slots=True)
class Selection:
    """What is to be measured.

    Attributes:
        columns: title → the cases.
        faults: file → why it cannot be measured.
    """

    columns: dict[str, list[Case]] = field(default_factory=dict)
    faults: list[tuple[Path, DocprocError]] = field(default_factory=list)

    def take(self, title: str, gold_file: Path, group: Group | None = None) -> None:
        """Take a gold file into a column, or note why it cannot be."""
        cases = self.columns.setdefault(title, [])
        try:
            cases.append(group.case(gold_file) if group else case_of(gold_file))
        except DocprocError as error:
            self.faults.append((gold_file, error))


def own(paths: Iterable[Path]) -> Selection:
    """Documents with gold beside them.

    Args:
        paths: folders, gold files, or documents.
    """
    selection = Selection()
    for path, fault in gold_files(paths):
        if fault:
            selection.faults.append((path, fault))
        else:
            selection.take(OWN, path)
    return selection


def grouped(groups: Sequence[Group]) -> Selection:
    """The documents of groups, each group one column; groups whose documents are not here are left out."""
    selection = Selection()
    for group in groups:
        for gold_file in group.gold_files():
            selection.take(group.title, gold_file, group)
    return selection


def chosen(keys: Sequence[str]) -> Iterator[Group]:
    """The groups with some keys, all where none is given.

    Raises:
        KeyError: there is no such group.
    """
    known = {group.key: group for group in GROUPS}
    yield from (known[key] for key in keys or known)

"""Which documents are measured together as one column of the table, and where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.evaluate.cases import SUFFIXES, Case, case_of
from corpus.files import GOLD, TEXTS
from corpus.splits import DOCUMENTS, documents, split_of

__all__ = ["EACH_TIME", "GROUPS", "OPEN", "REPO", "Group", "authored", "ungrouped"]

REPO = Path(__file__).resolve().parents[2]
OPEN = ("dev", "train")
"""The parts of the corpus that everybody may look at; the third, test, is measured only when it is asked for."""
EACH_TIME = {**dict.fromkeys(("text", "pdf", "docx", "stamped", "legacy"), OPEN), "scan": ("dev",)}
"""Form → the parts that are measured in it each time: recognition takes seconds a page."""
_REAL = REPO.parent / "shared" / "realdocs"


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are measured together.

    Attributes:
        key: short name for the command line.
        title: the column's heading.
        folder: folder of ``NAME.gold.json``, each beside its document.
        names: beginnings of the documents' names; empty for all of the folder.
        suffixes: which of the files beside a gold file is read: the first that is there.
        form: of authored documents: the form that they are read in.
        splits: of authored documents: the parts of the corpus.
    """

    key: str
    title: str
    folder: Path
    names: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = SUFFIXES
    form: str | None = None
    splits: tuple[str, ...] = ()

    def gold_files(self) -> list[Path]:
        """The group's gold files by name; empty where the folder is not there."""
        if self.splits:
            return documents(*self.splits)
        starts = self.names or ("",)
        return sorted(path for path in self.folder.glob(f"*{GOLD}") if path.name.startswith(starts))

    def case(self, gold_file: Path) -> Case:
        """The case of one of the gold files.

        Raises:
            DocprocError: the gold cannot be read, or there is no document beside it.
        """
        if not self.splits:
            return case_of(gold_file, self.suffixes, self.form)
        case = case_of(gold_file, TEXTS, self.form, split_of(gold_file.name))
        return replace(case, render=self.form != "text")


def authored(form: str = "text", splits: Sequence[str] = OPEN, title: str | None = None) -> Group:
    """The authored documents of some parts of the corpus in one form.

    Args:
        form: one of ``FORMS``.
        splits: the parts.
        title: the column's heading; the form's name where none is given.
    """
    return Group(f"authored-{form}", title or form, DOCUMENTS, form=form, splits=tuple(splits))


GROUPS = (
    Group("seed", "seed", REPO.parent / "shared" / "seed"),
    Group("pdf", "real PDF", _REAL, ("1010-", "259-", "4606-", "507-", "565-", "91-", "93-")),
    Group("word", "real Word, text", _REAL, ("09-2009-", "2499-", "KH-STTTT", "173-", "2739-", "778-")),
    Group("doc", "real .doc", _REAL, ("09-2009-", "16-2005-", "2499-", "KH-STTTT"), (".doc",)),
    Group("legacy", "legacy fonts", _REAL, ("01-2006-", "16-2005-")),
    Group("scans", "scans", _REAL, ("01-CT-", "08-CT-", "11-CT-", "1967-", "2096-", "2191-", "4532-", "575-")),
    replace(authored(), key="authored", title="authored"),
)
"""The columns of the chief table, the authored documents last: real and authored ones are never added up."""


def ungrouped(groups: Sequence[Group] = GROUPS) -> list[str]:
    """Gold files of others' documents that belong to no group: somebody should give them one."""
    real = [group for group in groups if not group.splits]
    taken = {path for group in real for path in group.gold_files()}
    found = {path for folder in {group.folder for group in real} for path in folder.glob(f"*{GOLD}")}
    return sorted(path.name for path in found - taken)

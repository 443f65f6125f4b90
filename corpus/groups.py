"""Which documents are measured together, and where they lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["GROUPS", "REPO", "SHARED", "Group", "document_for", "name_of", "ungrouped"]

REPO = Path(__file__).resolve().parent.parent
SHARED = REPO.parent / "shared"
GOLD = ".gold.json"
# In the scorer's order of preference; a .doc is read only where a group asks for it, as its .docx stands beside it.
SUFFIXES = (".pdf", ".docx", ".txt", ".md", ".png", ".jpg")


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are measured together.

    Attributes:
        key: short name for the command line.
        title: the column's heading.
        gold: folder of ``NAME.gold.json``, each beside its document.
        names: beginnings of the documents' names; empty for all of the folder.
        suffixes: which of the files beside a gold file is read: the first that is there.
    """

    key: str
    title: str
    gold: Path
    names: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = SUFFIXES

    def gold_files(self) -> list[Path]:
        """The group's gold files by name; empty where the folder is not there."""
        starts = self.names or ("",)
        return sorted(path for path in self.gold.glob(f"*{GOLD}") if path.name.startswith(starts))


GROUPS = (
    Group("seed", "seed", SHARED / "seed"),
    Group("pdf", "real PDF", SHARED / "realdocs", ("1010-", "259-", "4606-", "507-", "565-", "91-", "93-")),
    Group("word", "real Word, text", SHARED / "realdocs", ("09-2009-", "2499-", "KH-STTTT", "173-", "2739-", "778-")),
    Group("doc", "real .doc", SHARED / "realdocs", ("09-2009-", "16-2005-", "2499-", "KH-STTTT"), (".doc",)),
    Group("legacy", "legacy fonts", SHARED / "realdocs", ("01-2006-", "16-2005-")),
    Group(
        "scans",
        "scans",
        SHARED / "realdocs",
        ("01-CT-", "08-CT-", "11-CT-", "1967-", "2096-", "2191-", "4532-", "575-"),
    ),
    Group("authored", "authored", REPO / "corpus" / "documents"),
)


def name_of(gold_file: Path) -> str:
    """The document's name: the gold file's without its ending."""
    return gold_file.name.removesuffix(GOLD)


def document_for(gold_file: Path, suffixes: Sequence[str] = SUFFIXES) -> Path | None:
    """The document beside a gold file, or ``None``.

    Args:
        gold_file: ``NAME.gold.json``.
        suffixes: endings in order of preference.
    """
    beside = (gold_file.with_name(name_of(gold_file) + suffix) for suffix in suffixes)
    return next((path for path in beside if path.exists()), None)


def ungrouped(groups: Sequence[Group]) -> list[str]:
    """Gold files that lie in a measured folder and belong to no group: somebody should give them one."""
    taken = {path for group in groups for path in group.gold_files()}
    return sorted(
        path.name
        for folder in {group.gold for group in groups}
        for path in folder.glob(f"*{GOLD}")
        if path not in taken
    )

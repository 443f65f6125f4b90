"""The documents on which everything is timed: the samples of the corpus and its longest dispatch; all written by us."""

from __future__ import annotations

from pathlib import Path

__all__ = ["authored_texts", "default_files"]

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
DOCUMENTS = CORPUS / "documents"


def authored_texts() -> list[Path]:
    """The authored dispatches that are plain text, longest first."""
    texts = [path for path in DOCUMENTS.iterdir() if path.suffix in {".txt", ".md"}]
    return sorted(texts, key=lambda path: (-path.stat().st_size, path.name))


def default_files() -> list[Path]:
    """The sample PDF (3 pages) and DOCX, and the longest authored dispatch."""
    return [CORPUS / "samples" / "sample.pdf", CORPUS / "samples" / "sample.docx", authored_texts()[0]]

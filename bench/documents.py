"""The documents on which everything is timed: the samples of the corpus and its longest dispatch for development."""

from __future__ import annotations

from pathlib import Path

from corpus.splits import split_of

__all__ = ["authored_texts", "default_files"]

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
DOCUMENTS = CORPUS / "documents"


def authored_texts() -> list[Path]:
    """The authored dispatches of the development part, longest first: the test part is read by its evaluation alone."""
    texts = [path for path in DOCUMENTS.iterdir() if path.suffix in {".txt", ".md"} and split_of(path.name) == "dev"]
    return sorted(texts, key=lambda path: (-path.stat().st_size, path.name))


def default_files() -> list[Path]:
    """The sample PDF (3 pages) and DOCX, and the longest authored dispatch."""
    return [CORPUS / "samples" / "sample.pdf", CORPUS / "samples" / "sample.docx", authored_texts()[0]]

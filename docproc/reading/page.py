"""What every reader gives: pages of positioned lines, in reading order, with the text exactly as the file has it.

A *line* is one printed line where the source has geometry (PDF, OCR) and one paragraph where it has none (DOCX, text).
Side-by-side columns (issuer | quốc hiệu; Nơi nhận | signature) come left column first, each line with its ``column``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from docproc.reading.placement import Placement
from docproc.reading.signatures import FileSignature

__all__ = ["Doubt", "Figures", "Line", "Page", "Reading", "StampKind", "TextFrom"]

TextFrom = Literal["text-layer", "ocr", "docx", "plain"]
StampKind = Literal["signing", "incoming", "portal"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    Attributes:
        text: as the file has it (not folded), without line end; for Word with the rebuilt list label in front.
        page: page number from 1.
        box: ``(x0, y0, x1, y1)`` in PDF points from the page's top left, or ``None`` without geometry.
        edges: x of the left edge of each character of ``text``, then the right edge of the last
            (``len(text) + 1`` numbers), or ``None``.
        column: 0 left, 1 right where columns stand side by side; ``None`` elsewhere.
        paragraph: True where the line is a whole paragraph of the source (Word, text) rather than a printed line.
        bold: True if all of its letters are bold; None if unknown.
        cell: ``(table, row, column)`` for text inside a ruled or Word table that is not a layout table.
        kind: ``body``, or where the source tells: ``header``/``footer`` (page furniture), ``footnote``.
        stamp: what printed the line on the finished page and the stamp's number on its page, or ``None``; such lines
            are page furniture.
        covers: rows and columns of the table's grid that the cell covers; more than one where cells are merged.
    """

    text: str
    page: int = 1
    box: tuple[float, float, float, float] | None = None
    edges: tuple[float, ...] | None = None
    column: int | None = None
    paragraph: bool = False
    bold: bool | None = None
    cell: tuple[int, int, int] | None = None
    kind: Literal["body", "header", "footer", "footnote"] = "body"
    stamp: tuple[StampKind, int] | None = None
    covers: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of the number or the date that a scan shows in a place of their own, hand-written, stamped or printed.

    Attributes:
        kind: which ones.
        text: as given out in the page's lines; empty where they could not be read.
        box: their place, ``(x0, y0, x1, y1)`` in PDF points from the page's top left.
        confidence: calibrated probability that ``text`` is right, or ``None`` where only recognition of print read it.
    """

    kind: Literal["number", "day", "month"]
    text: str
    box: tuple[float, float, float, float]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that recognition is not sure of.

    Attributes:
        box: its place, ``(x0, y0, x1, y1)`` in PDF points where the page's lines stand.
        confidence: what Tesseract says of it, 0 to 100.
    """

    box: tuple[float, float, float, float]
    confidence: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in PDF points (0 × 0 without geometry), its lines, and where their text came from.

    A scan that lies turned or askew has its lines as if it stood upright and level; ``placement`` leads back.
    ``figures`` are those of its number and date lines that needed more than recognition of print; ``doubts`` are the
    words of its lines that recognition is not sure of.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    text_from: TextFrom
    placement: Placement | None = None
    figures: tuple[Figures, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: pages in order; ``warnings`` are (code, message) pairs for a person.

    ``signatures`` are its digital ones; those printed or drawn on the pages are text or nothing.
    """

    media_type: str
    pages: tuple[Page, ...]
    paged: bool
    warnings: tuple[tuple[str, str], ...] = field(default=())
    signatures: tuple[FileSignature, ...] = ()

    @property
    def lines(self) -> list[Line]:
        """All lines of all pages, in reading order."""
        return [line for page in self.pages for line in page.lines]

    @property
    def recognised(self) -> frozenset[int]:
        """Numbers of the pages whose text was recognised from a picture."""
        return frozenset(page.number for page in self.pages if page.text_from == "ocr")

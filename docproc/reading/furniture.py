"""Page furniture: page numbers, running headers and footers. Kept, but marked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Literal

from docproc.reading.page import Line, Page
from docproc.reading.pieces import Piece
from docproc.text.keys import match_key

__all__ = ["mark_furniture", "take_page_number", "with_stamps"]

_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—.\s]*\d{1,3}(?:\s*/\s*\d{1,3})?[-–—.\s]*", re.IGNORECASE)
_LONGEST_NUMBER = 12
_MARGIN = 0.09
"""Share of the page height at top and bottom in which a lone figure is the page's number."""
_RUNNING = 0.07
"""Share of the page height at top and bottom in which a line repeated on other pages is a running one."""


def take_page_number(
    pieces: list[Piece], height: float
) -> tuple[list[tuple[Piece, Literal["header", "footer"]]], list[Piece]]:
    """Take the lone figure off the top and the bottom of a page.

    Args:
        pieces: the page's pieces.
        height: page height in points.

    Returns:
        Page numbers with their kind, and the other pieces.
    """
    found: list[tuple[Piece, Literal["header", "footer"]]] = []
    if pieces:
        first, last = min(pieces, key=lambda p: p.bottom), max(pieces, key=lambda p: p.top)
        if first.bottom < _MARGIN * height and _is_page_number(first, pieces):
            found.append((first, "header"))
        if last is not first and last.top > (1 - _MARGIN) * height and _is_page_number(last, pieces):
            found.append((last, "footer"))
    taken = {id(piece) for piece, _ in found}
    return found, [p for p in pieces if id(p) not in taken]


def _is_page_number(piece: Piece, pieces: list[Piece]) -> bool:
    alone = len(piece.text) <= _LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(piece.text.strip()) is not None
    return alone and not any(other is not piece and piece.level_with(other) for other in pieces)


def mark_furniture(pages: list[Page]) -> list[Page]:
    """Mark lines at the edge of the page that stand in the same place on most pages as ``header`` or ``footer``."""
    if len(pages) < 3:
        return pages
    counts = Counter(key for page in pages for key in {_key(line, page) for line in page.lines} if key)
    repeated = {key for key, count in counts.items() if count >= max(3, len(pages) // 2)}
    if not repeated:
        return pages
    return [replace(page, lines=tuple(_marked(line, page, repeated) for line in page.lines)) for page in pages]


def _key(line: Line, page: Page) -> tuple[str, str] | None:
    if line.box is None or line.kind != "body" or not page.height:
        return None
    at_top, at_bottom = line.box[3] < _RUNNING * page.height, line.box[1] > (1 - _RUNNING) * page.height
    if not (at_top or at_bottom):
        return None
    return ("header" if at_top else "footer", re.sub(r"\d+", "#", match_key(line.text)).strip())


def _marked(line: Line, page: Page, repeated: set[tuple[str, str]]) -> Line:
    key = _key(line, page)
    if key is None or key not in repeated:
        return line
    return replace(line, kind="header" if key[0] == "header" else "footer")


def with_stamps(page: Page, layer: Page) -> Page:
    """A recognised page with the stamps of its text layer, which are exact, for what was recognised of them.

    Args:
        page: the page as recognised.
        layer: the same page as its layer has it.

    Returns:
        The page; as it was where recognition turned or levelled it, since places then differ.
    """
    stamps = [line for line in layer.lines if line.stamp is not None]
    if not stamps or page.placement is not None:
        return page
    first = 1 + max(line.stamp[1] for line in stamps if line.stamp)
    kept = [line for line in page.lines if not any(_covers(stamp, line) for stamp in stamps)]
    kept = [replace(line, stamp=(line.stamp[0], line.stamp[1] + first)) if line.stamp else line for line in kept]
    return replace(page, lines=(*kept, *stamps))


def _covers(stamp: Line, line: Line) -> bool:
    """Whether the middle of a line stands in a stamp's line."""
    if stamp.box is None or line.box is None:
        return False
    x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
    return stamp.box[0] < x < stamp.box[2] and stamp.box[1] - 2 < y < stamp.box[3] + 2

"""Pages that fill from top to bottom and remember where every word was drawn."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import toColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from corpus.render.fonts import ASCENT, DESCENT, register_fonts, width_of
from corpus.render.setting import SetLine, SetWord
from corpus.render.words import PlacedWord

__all__ = ["Cell", "Page", "Sheet"]

_PADDING = 3.0


@dataclass(frozen=True, slots=True)
class Page:
    """Sizes of a page in points."""

    width: float = 210 * mm
    height: float = 297 * mm
    left: float = 30 * mm
    right: float = 18 * mm
    top: float = 20 * mm
    bottom: float = 20 * mm

    @property
    def text(self) -> float:
        """Width of the type area."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of lines: its left edge from the type area's, its width, its lines."""

    x: float
    width: float
    lines: Sequence[SetLine]

    @property
    def height(self) -> float:
        """Of all its lines."""
        return sum(line.advance for line in self.lines)


class Sheet:
    """A PDF being written."""

    def __init__(self, page: Page, *, title: str, author: str) -> None:
        """Begin page 1.

        Args:
            page: sizes of all pages.
            title: for the file's properties.
            author: likewise.
        """
        register_fonts()
        self.page = page
        self._out = io.BytesIO()
        self.canvas = Canvas(self._out, pagesize=(page.width, page.height), invariant=1, lang="vi-VN")
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setLineWidth(0.6)
        self.number = 1
        self.y = page.height - page.top
        self._words: list[tuple[tuple[int, int, float], PlacedWord]] = []
        self._last: list[tuple[SetLine, float, float]] = []
        self.strokes: list[tuple[int, float, float, float, float]] = []

    def draw(self, line: SetLine, x: float, baseline: float) -> None:
        """Draw a line of type.

        Args:
            line: the line.
            x: left edge of its column, from the page's left edge.
            baseline: from the page's lower edge.
        """
        self._type(line, x, baseline)
        for word in line.words:
            self.place(word, line, x, baseline)

    def place(self, word: SetWord, line: SetLine, x: float, baseline: float) -> None:
        """Remember where a word of a line stands."""
        left = x + word.x
        top, bottom = baseline + ASCENT * line.size, baseline - DESCENT * line.size
        high = self.page.height
        placed = PlacedWord(
            word.text,
            self.number,
            left,
            high - top,
            left + word.width,
            high - bottom,
            line.part,
            line.paragraph,
            line.number,
            "Bold" in word.font,
        )
        self._words.append(((line.paragraph, line.number, left), placed))

    def draw_last(self, line: SetLine, x: float, baseline: float) -> None:
        """Draw a line as the last object of this page, as stamping software does; its words are placed apart."""
        self._last.append((line, x, baseline))

    def _type(self, line: SetLine, x: float, baseline: float) -> None:
        text = self.canvas.beginText()
        text.setFillColor(toColor(line.colour))
        text.setWordSpace(line.stretch)
        words = line.words
        start = 0
        for end in range(1, len(words) + 1):
            if end < len(words) and words[end].font == words[start].font and _follows(words[end], words[end - 1], line):
                continue
            text.setTextOrigin(x + words[start].x, baseline)
            text.setFont(words[start].font, line.size)
            following = words[end].gap if end < len(words) else ""
            run = words[start].text + "".join(word.gap + word.text for word in words[start + 1 : end])
            text.textOut(run + following)
            start = end
        self.canvas.drawText(text)

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a level line."""
        self._stroke(x, y, x + width, y)

    def _stroke(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line, and remember it as page, ends (from the lower left corner)."""
        self.canvas.line(x0, y0, x1, y1)
        self.strokes.append((self.number, x0, y0, x1, y1))

    def row(self, cells: Sequence[Cell], *, ruled: bool = False, together: bool = False, after: float = 0) -> None:
        """Set columns beside each other at the pen, on as many pages as they need.

        Args:
            cells: the columns.
            ruled: with borders, as a row of a table.
            together: begin a new page rather than break inside, where one page can hold them.
            after: room that must be left on the page below.
        """
        rest = [list(cell.lines) for cell in cells]
        padding = _PADDING if ruled else 0.0
        height = max((cell.height for cell in cells), default=0.0) + 2 * padding
        whole = self.page.height - self.page.top - self.page.bottom
        if (together or after) and height + after > self.room and height + after <= whole and self.room < whole:
            self.new_page()
        while any(rest):
            taken = [self._fitting(lines, self.room - 2 * padding) for lines in rest]
            if not any(taken):
                if self.room >= whole:
                    taken = [1 if lines else 0 for lines in rest]
                else:
                    self.new_page()
                    continue
            self._draw_row(cells, [lines[:count] for lines, count in zip(rest, taken, strict=True)], padding, ruled)
            rest = [lines[count:] for lines, count in zip(rest, taken, strict=True)]
            if any(rest):
                self.new_page()

    @staticmethod
    def _fitting(lines: Sequence[SetLine], room: float) -> int:
        count = 0
        for line in lines:
            room -= line.advance
            if room < 0:
                break
            count += 1
        return count

    def _draw_row(self, cells: Sequence[Cell], lines: Sequence[list[SetLine]], padding: float, ruled: bool) -> None:
        height = max(sum(line.advance for line in column) for column in lines) + 2 * padding
        for cell, column in zip(cells, lines, strict=True):
            x, y = self.page.left + cell.x, self.y - padding
            for line in column:
                self.draw(line, x + padding, y - line.above)
                y -= line.advance
            if ruled:
                right, bottom = x + cell.width, self.y - height
                for x0, y0, x1, y1 in ((x, 0, right, 0), (x, 1, right, 1), (x, 0, x, 1), (right, 0, right, 1)):
                    self._stroke(x0, bottom + y0 * height, x1, bottom + y1 * height)
        self.y -= height

    @property
    def room(self) -> float:
        """Height left on the page."""
        return self.y - self.page.bottom

    def space(self, height: float) -> None:
        """Leave room, but none at the head of a page."""
        self.y -= min(height, max(self.room, 0.0))

    def new_page(self) -> None:
        """End the page and begin the next, whose number stands at the top centre (Phụ lục I, Phần I)."""
        self._end_page()
        self.number += 1
        self.y = self.page.height - self.page.top
        text, size = str(self.number), 13.0
        width = width_of(text, "Serif", size)
        word = SetWord("", text, 0, width, "Serif")
        line = SetLine((word,), size, 0, 0, 0, "black", "page_number", -1, self.number)
        self.draw(line, (self.page.width - width) / 2, self.page.height - 13 * mm)

    def _end_page(self) -> None:
        for line, x, baseline in self._last:
            self._type(line, x, baseline)
        self._last.clear()
        self.canvas.showPage()

    def finish(self) -> tuple[bytes, tuple[PlacedWord, ...]]:
        """End the file; gives its bytes and its words in reading order."""
        self._end_page()
        self.canvas.save()
        words = sorted(self._words, key=lambda entry: entry[0])
        return self._out.getvalue(), tuple(word for _, word in words)


def _follows(word: SetWord, before: SetWord, line: SetLine) -> bool:
    """Whether a word stands where the pen is after the word before it and its gap."""
    pen = before.x + before.width + width_of(word.gap, before.font, line.size) + line.stretch * len(word.gap)
    return abs(word.x - pen) < 0.05

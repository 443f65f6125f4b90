"""A dispatch as a PDF on A4 after Nghị định 30/2020/NĐ-CP, Phụ lục I, in embedded Liberation Serif."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from reportlab.lib.units import mm

from corpus.render.figures import DAY, ORDINAL, Stamp, with_gap
from corpus.render.fonts import FontMissingError, face, width_of
from corpus.render.layout import LABEL, Layout, is_footnote, is_heading, is_typed_columns, own_name, tables_apart
from corpus.render.office import Setting
from corpus.render.setting import Look, SetLine, fitted, set_text
from corpus.render.sheet import Cell, Sheet
from corpus.render.tables import column_widths
from corpus.render.words import Rendered

__all__ = ["Composition", "FontMissingError", "Stamping", "compose", "render_pdf", "set_pdf"]

_GUTTER = 4 * mm
_SMALLEST = 9.0
_CLOSED = tuple(".;,/”)")

Stamping = Literal["typed", "drawn last", "left out"]
"""How the number's ordinal and the day come on the page: with their line, as objects of their own drawn after all else
of the page, or not at all, for somebody to add them."""


@dataclass(slots=True)
class _Composer:
    """One dispatch on its way to the page; ``paragraph`` counts in reading order."""

    layout: Layout
    setting: Setting
    stamping: Stamping
    sheet: Sheet
    paragraph: int = 0
    stamps: list[Stamp] = field(default_factory=list)

    def lines(self, text: str, look: Look, width: float, part: str) -> list[SetLine]:
        """Set the next paragraph."""
        self.paragraph += 1
        return set_text(text, look, width, part, self.paragraph - 1)

    def compose(self) -> None:
        """Set all parts in order."""
        self._head()
        self._titles()
        self.sheet.space(6)
        self._paragraphs(self.layout.body, "body")
        self.sheet.space(12)
        self._closing()
        if self.layout.annex:
            if is_footnote(self.layout.annex[0]):
                self.sheet.space(10)
            else:
                self.sheet.new_page()
            self._paragraphs(self.layout.annex, "annex")

    def _head(self) -> None:
        """Both columns of the letterhead from the top margin; the pen ends under the longer one."""
        page, top = self.setting.page, self.sheet.y
        left = 0.42 * page.text - _GUTTER / 2
        self._left_column(page.left, left)
        low, self.sheet.y = self.sheet.y, top
        self._right_column(page.left + left + _GUTTER, page.text - left - _GUTTER)
        self.sheet.y = min(low, self.sheet.y) - 10

    def _left_column(self, x: float, width: float) -> None:
        layout, own = self.layout, own_name(self.layout.issuer)
        for index, line in enumerate(layout.issuer):
            look = fitted(line, Look(13, bold=index >= own, align="centre"), width)
            self._column_line(line, look, x, width, "issuer")
        if layout.issuer[-1:] and layout.issuer[-1].strip("*"):
            self._rule(x, width, 0.35)
        self._figure_line(layout.number, ORDINAL, Look(13, align="centre"), (x, width), "number")
        if layout.subject:
            self._column_line(layout.subject, Look(12, align="centre"), x, width, "subject")
        for line in layout.marks:
            self._column_line(line, Look(13, bold=True, align="centre", before=6, colour="red"), x, width, "mark")

    def _right_column(self, x: float, width: float) -> None:
        motto = self.layout.motto
        bold = face(bold=True)
        size = min([12.0, *(12 * width / width_of(line, bold, 12.3) for line in motto)])
        for line in motto:
            self._column_line(line, Look(size, bold=True, align="centre"), x, width, "motto")
        self._rule(x, width, 0.75)
        look = Look(13, italic=True, align="centre")
        self._figure_line(self.layout.place_date, DAY, look, (x, width), "place_date")

    def _column_line(self, text: str, look: Look, x: float, width: float, part: str) -> None:
        for line in self.lines(text, look, width, part):
            self.sheet.draw(line, x, self.sheet.y - line.above)
            self.sheet.y -= line.advance

    def _rule(self, x: float, width: float, share: float) -> None:
        self.sheet.rule(x + width * (1 - share) / 2, self.sheet.y - 4, width * share)
        self.sheet.y -= 9

    def _figure_line(
        self, text: str, form: re.Pattern[str], look: Look, column: tuple[float, float], part: str
    ) -> None:
        """A line whose figure the clerk's office may add later; one too long for its column is set smaller."""
        if not text:
            return
        x, width = column
        natural = width_of(text, face(italic=look.italic), look.size)
        look = replace(look, size=max(_SMALLEST, min(look.size, look.size * width / (natural * 1.01))), before=4)
        lines = self.lines(text, look, width, part)
        gap = with_gap(lines[0], text, form) if len(lines) == 1 and self.stamping != "typed" else None
        if gap is None:
            for line in lines:
                self.sheet.draw(line, x, self.sheet.y - line.above)
                self.sheet.y -= line.advance
            return
        rest, stamped = gap
        baseline = self.sheet.y - rest.above
        stamped = replace(stamped, colour=self.setting.stamp_colour)
        self.sheet.draw(rest, x, baseline)
        baseline += self.setting.stamp_lift
        for word in stamped.words:
            self.sheet.place(word, stamped, x, baseline)
        if self.stamping == "drawn last":
            self.sheet.draw_last(stamped, x, baseline)
        self.stamps.append(Stamp(stamped, x, baseline, self.sheet.number))
        self.sheet.y -= rest.advance

    def _titles(self) -> None:
        width = self.setting.page.text
        for index, line in enumerate(self.layout.title):
            look = Look(14, bold=True, align="centre", before=10 if index == 0 else 0)
            self._row(self.lines(line, look, width, "type" if index == 0 else "subject"))
        self.sheet.space(8 if self.layout.title else 4)
        for line in self.layout.addressees:
            inline = not line.endswith(":") and not LABEL.match(line)
            look = Look(self.setting.size, left=(20 if inline else 35) * mm, before=3)
            self._row(self.lines(line, look, width, "addressees"))

    def _row(self, lines: Sequence[SetLine], after: float = 0) -> None:
        self.sheet.row([Cell(0, self.setting.page.text, lines)], after=after)

    def _paragraphs(self, lines: Sequence[str], part: str) -> None:
        setting = self.setting
        body = Look(setting.size, align="justify", first=setting.indent, before=setting.before, leading=setting.leading)
        for block in tables_apart(lines):
            if not isinstance(block, str):
                self._table(block, part)
                continue
            label = LABEL.match(block)
            look, after = body, 0.0
            if is_heading(block):
                look, after = Look(setting.size, bold=True, align="centre", before=8), 40.0
            elif is_typed_columns(block):
                look = replace(body, align="left", first=0, before=2)
            elif label and label["article"]:
                look = replace(body, lead=label.end())
            elif label and label["roman"]:
                look, after = replace(body, bold=True), 40.0
            elif not block.endswith(_CLOSED):
                after = 40.0
            self._row(self.lines(block, look, setting.page.text, part), after=after)

    def _table(self, rows: Sequence[Sequence[str]], part: str) -> None:
        """A task table with borders, its first row bold."""
        widths = column_widths(rows, self.setting.page.text)
        self.sheet.space(6)
        for number, row in enumerate(rows):
            cells, x = [], 0.0
            for text, width in zip(row, widths, strict=True):
                look = Look(12, bold=number == 0, align="centre" if number == 0 else "left")
                cells.append(Cell(x, width, self.lines(text, look, width - 6, part)))
                x += width
            self.sheet.row(cells, ruled=True, together=max(len(cell.lines) for cell in cells) <= 4)
        self.sheet.space(6)

    def _closing(self) -> None:
        layout, width = self.layout, self.setting.page.text
        if len(layout.signatures) > 1:
            share = width / len(layout.signatures)
            cells = [
                Cell(index * share, share, self._signature(lines, share))
                for index, lines in enumerate(layout.signatures)
            ]
            self.sheet.row(cells, together=True)
            self.sheet.space(10)
            self.sheet.row([Cell(0, width / 2, self._recipients(width / 2))])
            return
        half = width / 2
        left = Cell(0, half, self._recipients(half))
        signature = self._signature(layout.signature, half)
        self.sheet.row([left, Cell(half, half, signature)], together=True)

    def _recipients(self, width: float) -> list[SetLine]:
        lines = []
        for index, text in enumerate(self.layout.recipients):
            look = Look(12, bold=True, italic=True) if index == 0 else Look(11)
            lines += self.lines(text, look, width - 8, "recipients")
        return lines

    def _signature(self, texts: Sequence[str], width: float) -> list[SetLine]:
        lines = []
        for index, text in enumerate(texts):
            name = index == len(texts) - 1 and index > 0 and not is_heading(text)
            look = Look(min(14, self.setting.size), bold=True, align="centre", before=22 * mm if name else 0)
            lines += self.lines(text, fitted(text, look, width), width, "signature")
        return lines


@dataclass(frozen=True, slots=True)
class Composition:
    """A dispatch on its pages.

    Attributes:
        rendered: the file with its words, the stamped ones where they are or belong.
        stamps: what was or is to be stamped.
        strokes: the ruled lines: page from 1, both ends in points from the page's lower left corner.
    """

    rendered: Rendered
    stamps: tuple[Stamp, ...]
    strokes: tuple[tuple[int, float, float, float, float], ...]


def compose(document: Layout, *, stamping: Stamping = "typed", setting: Setting | None = None) -> Composition:
    """Set a dispatch as a PDF; the same arguments give the same bytes.

    Args:
        document: the dispatch by its parts.
        stamping: how number and day come on the page; a blank ordinal or day stays blank.
        setting: how the office types.

    Raises:
        FontMissingError: Liberation Serif is not installed.
    """
    chosen = setting or Setting()
    sheet = Sheet(chosen.page, title=document.number, author=" ".join(document.issuer))
    composer = _Composer(document, chosen, stamping, sheet)
    composer.compose()
    data, words = sheet.finish()
    return Composition(Rendered(data, ".pdf", words), tuple(composer.stamps), tuple(sheet.strokes))


def set_pdf(
    document: Layout, *, stamping: Stamping = "typed", setting: Setting | None = None
) -> tuple[Rendered, tuple[Stamp, ...]]:
    """As ``compose``: the file, and what was or is to be stamped."""
    made = compose(document, stamping=stamping, setting=setting)
    return made.rendered, made.stamps


def render_pdf(document: Layout, *, stamped: bool = False) -> bytes:
    """Set a dispatch as a PDF, as most offices do; the same layout gives the same bytes.

    Args:
        document: the dispatch by its parts.
        stamped: draw the number's ordinal and the day of the date last, as objects of their own at their gaps.

    Raises:
        FontMissingError: Liberation Serif is not installed.
    """
    return set_pdf(document, stamping="drawn last" if stamped else "typed")[0].data

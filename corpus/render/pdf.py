"""A dispatch as a PDF on A4 after Nghị định 30/2020/NĐ-CP, Phụ lục I, in embedded Liberation Serif."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from corpus.render.layout import LABEL, Layout, is_heading, own_name

__all__ = ["FontMissingError", "render_pdf"]

_WIDTH, _HEIGHT = A4
_TOP, _BOTTOM, _LEFT, _RIGHT = 20 * mm, 20 * mm, 30 * mm, 18 * mm
_TEXT = _WIDTH - _LEFT - _RIGHT
_GUTTER = 4 * mm
_HEAD_LEFT = 0.42 * _TEXT - _GUTTER / 2
_HEAD_RIGHT = 0.58 * _TEXT - _GUTTER / 2
_FONT_ROOTS = [Path(r) for r in ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")]
_FACES = {"Serif": "Regular", "Serif-Bold": "Bold", "Serif-Italic": "Italic", "Serif-BoldItalic": "BoldItalic"}
_ORDINAL = re.compile(r"(?P<before>Số\s*:?\s*)(?P<value>\d+)(?P<after>.*)")
_DAY = re.compile(r"(?P<before>.*?ngày\s*)(?P<value>\d{1,2})(?P<after>\s.*)")


class FontMissingError(RuntimeError):
    """Liberation Serif is not installed (Debian: ``fonts-liberation2``)."""


@cache
def _register_fonts() -> None:
    for name, face in _FACES.items():
        found = (file for root in _FONT_ROOTS if root.is_dir() for file in root.rglob(f"LiberationSerif-{face}.ttf"))
        file = next(found, None)
        if file is None:
            raise FontMissingError(f"LiberationSerif-{face}.ttf not found; install fonts-liberation2")
        pdfmetrics.registerFont(TTFont(name, str(file)))
    pdfmetrics.registerFontFamily("Serif", "Serif", "Serif-Bold", "Serif-Italic", "Serif-BoldItalic")


def _style(size: float, font: str = "Serif", **more: object) -> ParagraphStyle:
    return ParagraphStyle(f"{font}{size}", fontName=font, fontSize=size, leading=size * 1.2, **more)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)


def _centred(text: str, size: float, font: str = "Serif", **more: object) -> Paragraph:
    return _paragraph(text, _style(size, font, alignment=TA_CENTER, **more))


def _width(text: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, font, size))


@dataclass(frozen=True, slots=True)
class _FigureLine:
    """A line whose figure the clerk's office may add later: the number's ordinal, the day of the date."""

    text: str
    form: re.Pattern[str]
    font: str
    size: float = 13


@dataclass(slots=True)
class _Head:
    """The letterhead of page 1, drawn beside the flow; with ``stamped`` it remembers what is to be drawn last."""

    layout: Layout
    stamped: bool
    stamps: list[tuple[float, float, str]] = field(default_factory=list)

    def draw(self, canvas: Canvas) -> float:
        """Draw both columns from the top margin and give the y under the longer one."""
        left = self._column(canvas, self._left(), _LEFT, _HEAD_LEFT)
        right = self._column(canvas, self._right(), _LEFT + _HEAD_LEFT + _GUTTER, _HEAD_RIGHT)
        return min(left, right)

    def _left(self) -> list[Paragraph | _FigureLine | float]:
        layout = self.layout
        own = own_name(layout.issuer)
        parts: list[Paragraph | _FigureLine | float] = [_centred(line, 13) for line in layout.issuer[:own]]
        parts += [_centred(line, 13, "Serif-Bold") for line in layout.issuer[own:]]
        if layout.issuer[-1:] != ["*"]:
            parts.append(0.35)
        parts.append(_FigureLine(layout.number, _ORDINAL, "Serif"))
        if layout.subject:
            parts.append(_centred(layout.subject, 12))
        if layout.mark:
            parts.append(_centred(layout.mark, 13, "Serif-Bold", textColor="red", spaceBefore=6))
        return parts

    def _right(self) -> list[Paragraph | _FigureLine | float]:
        motto = self.layout.motto
        size = min([12.0, *(12 * _HEAD_RIGHT / _width(line, "Serif-Bold", 12.3) for line in motto)])
        parts: list[Paragraph | _FigureLine | float] = [_centred(line, size, "Serif-Bold") for line in motto]
        return [*parts, 0.75, _FigureLine(self.layout.place_date, _DAY, "Serif-Italic")]

    def _column(
        self, canvas: Canvas, parts: Sequence[Paragraph | _FigureLine | float], x: float, width: float
    ) -> float:
        y = float(_HEIGHT - _TOP)
        for part in parts:
            if isinstance(part, float):  # a rule, by its share of the column
                y -= 4
                canvas.line(x + width * (1 - part) / 2, y, x + width * (1 + part) / 2, y)
                y -= 5
            elif isinstance(part, _FigureLine):
                y -= 18
                self._draw_figure_line(canvas, part, x + width / 2, y)
                y -= 4
            else:
                y -= part.wrap(width, _HEIGHT)[1] + part.style.spaceBefore
                part.drawOn(canvas, x, y)
        return y

    def _draw_figure_line(self, canvas: Canvas, line: _FigureLine, centre: float, y: float) -> None:
        """Draw a line; a figure that is to be stamped is left out and remembered with its place."""
        x = centre - _width(line.text, line.font, line.size) / 2
        canvas.setFont(line.font, line.size)
        found = line.form.fullmatch(line.text)
        if not (self.stamped and found):
            canvas.drawString(x, y, line.text)
            return
        gap = x + _width(found["before"], line.font, line.size)
        canvas.drawString(x, y, found["before"].rstrip())
        canvas.drawString(gap + _width(found["value"], line.font, line.size), y, found["after"])
        self.stamps.append((gap, y, found["value"]))

    def draw_stamps(self, canvas: Canvas) -> None:
        """Draw the figures that the clerk's office adds after signing, as objects of their own."""
        for x, y, value in self.stamps:
            canvas.setFont("Serif", 13)
            canvas.drawString(x, y + 0.4, value)


def _flow(layout: Layout) -> list[Flowable]:
    flow: list[Flowable] = []
    if layout.title:
        flow.append(_centred(layout.title[0], 14, "Serif-Bold", spaceBefore=10))
        flow += [_centred(line, 14, "Serif-Bold") for line in layout.title[1:]]
        flow.append(Spacer(1, 8))
    for line in layout.addressees:
        inline = not line.endswith(":") and not LABEL.match(line)
        flow.append(_paragraph(line, _style(14, leftIndent=(20 if inline else 35) * mm, spaceBefore=3)))
    flow += [Spacer(1, 6), *_paragraphs(layout.body), Spacer(1, 12), KeepTogether([_closing(layout)])]
    if layout.annex:
        flow += [PageBreak(), *_paragraphs(layout.annex)]
    return flow


def _paragraphs(lines: Sequence[str]) -> list[Flowable]:
    body = _style(14, alignment=TA_JUSTIFY, firstLineIndent=12.7 * mm, spaceBefore=6)
    body.leading = 18.5
    topic = ParagraphStyle("topic", body, keepWithNext=1)
    flow: list[Flowable] = []
    for line in lines:
        label = LABEL.match(line)
        if is_heading(line):
            flow.append(_centred(line, 14, "Serif-Bold", spaceBefore=8))
        elif label and label["article"]:
            flow.append(Paragraph(f"<b>{escape(label.group())}</b>{escape(line[label.end() :])}", body))
        elif label and label["roman"]:
            flow.append(Paragraph(f"<b>{escape(line)}</b>", topic))
        else:
            flow.append(_paragraph(line, body if line[-1] in ".;,/" else topic))
    return flow


def _closing(layout: Layout) -> Table:
    left = [_paragraph(line, _style(12, "Serif-BoldItalic")) for line in layout.recipients[:1]]
    left += [_paragraph(line, _style(11)) for line in layout.recipients[1:]]
    right: list[Flowable] = [_centred(line, 14, "Serif-Bold") for line in layout.signature[:-1]]
    right += [Spacer(1, 22 * mm), *(_centred(line, 14, "Serif-Bold") for line in layout.signature[-1:])]
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT")]
    return Table([[left, right]], colWidths=[0.5 * _TEXT, 0.5 * _TEXT], style=style)


def _number_page(canvas: Canvas, _template: BaseDocTemplate) -> None:
    canvas.setFont("Serif", 13)
    canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 13 * mm, str(canvas.getPageNumber()))


def render_pdf(document: Layout, *, stamped: bool = False) -> bytes:
    """Set a dispatch as a PDF; the same layout gives the same bytes.

    Args:
        document: the dispatch by its parts.
        stamped: draw the number's ordinal and the day of the date last, as objects of their own at their gaps, as
            clerks' stamping software does; a blank ordinal or day stays blank.

    Returns:
        The file. Page numbers stand at the top centre from page 2 (Phụ lục I, Phần I).

    Raises:
        FontMissingError: Liberation Serif is not installed.
    """
    _register_fonts()
    bottom_of_head = _Head(document, stamped).draw(Canvas(io.BytesIO(), pagesize=A4))
    head = _Head(document, stamped)
    out = io.BytesIO()
    about = {"title": document.number, "author": " ".join(document.issuer), "lang": "vi-VN"}
    template = BaseDocTemplate(out, pagesize=A4, invariant=1, **about)
    padding = dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0)
    first = Frame(_LEFT, _BOTTOM, _TEXT, bottom_of_head - _BOTTOM - 14, **padding)
    later = Frame(_LEFT, _BOTTOM, _TEXT, _HEIGHT - _TOP - _BOTTOM, **padding)
    letterhead = PageTemplate(
        "first",
        [first],
        onPage=lambda canvas, _: head.draw(canvas),
        onPageEnd=lambda canvas, _: head.draw_stamps(canvas),
    )
    template.addPageTemplates([letterhead, PageTemplate("later", [later], onPage=_number_page)])
    template.build([NextPageTemplate("later"), *_flow(document)])
    return out.getvalue()

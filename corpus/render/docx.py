"""A dispatch as a Word file: letterhead and closing as tables without borders, list labels as automatic numbering."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from corpus.render.docx_parts import STAMP, Footnotes, Lists, dated
from corpus.render.layout import LABEL, Layout, is_footnote, is_heading, own_name, tables_apart
from corpus.render.tables import column_widths

__all__ = ["render_docx"]

_CENTRE, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_BODY, _HEADING = "Noi dung", "Tieu de"
"""Styles of paragraphs and of headings in capitals."""
_TEXT = 162.0
"""Width of the type area in millimetres."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text with its look."""

    text: str
    size: float = 14
    bold: bool = False
    italic: bool = False


def _write(paragraph: Paragraph, line: _Line, align: WD_ALIGN_PARAGRAPH | None = None) -> None:
    run = paragraph.add_run(line.text)
    run.bold, run.italic, run.font.size = line.bold, line.italic, Pt(line.size)
    if align is not None:
        paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)


def _fill(cell: _Cell, lines: Sequence[_Line], align: WD_ALIGN_PARAGRAPH | None = None) -> None:
    """Write lines into a cell, the first into the paragraph that Word gives every cell."""
    for index, line in enumerate(lines):
        _write(cell.paragraphs[0] if index == 0 else cell.add_paragraph(), line, align)


def _columns(document: Document, *widths: float) -> list[_Cell]:
    """The cells of a table of one row without borders."""
    table = document.add_table(rows=1, cols=len(widths))
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
    return list(table.rows[0].cells)


def _styles(document: Document) -> None:
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Times New Roman")
    for name, align, indent in ((_BODY, _JUSTIFY, Mm(12.7)), (_HEADING, _CENTRE, None)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold = Pt(14), name == _HEADING
        form = style.paragraph_format
        form.alignment, form.first_line_indent = align, indent
        form.space_before, form.space_after = Pt(6), Pt(0)


def _head(document: Document, layout: Layout) -> None:
    left, right = _columns(document, 67, 95)
    own = own_name(layout.issuer)
    issuer = [_Line(line, 13, bold=index >= own) for index, line in enumerate(layout.issuer)]
    below = [
        _Line(layout.number, 13),
        _Line(layout.subject, 12),
        *(_Line(mark, 13, bold=True) for mark in layout.marks),
    ]
    _fill(left, [*issuer, *(line for line in below if line.text)], _CENTRE)
    motto = [_Line(line, 12, bold=True) for line in layout.motto]
    _fill(right, [*motto, _Line(layout.place_date, 13, italic=True)], _CENTRE)
    for text in layout.title:
        _write(document.add_paragraph(), _Line(text, bold=True), _CENTRE)
    for text in layout.addressees:
        paragraph = document.add_paragraph()
        _write(paragraph, _Line(text))
        paragraph.paragraph_format.left_indent = Mm(30)


def _body(document: Document, lines: Sequence[str], lists: Lists, footnotes: Footnotes) -> None:
    for block in tables_apart(lines):
        if not isinstance(block, str):
            _table(document, block)
            continue
        number, text = lists.place(block)
        paragraph = document.add_paragraph(style=_HEADING if is_heading(block) else _BODY)
        label = LABEL.match(block)
        bold = bool(label and label["roman"]) or None
        for piece, footnote in footnotes.split(text):
            if piece:
                run = paragraph.add_run(piece)
                run.bold = bold
                if footnote:
                    footnotes.refer(run._r, footnote)
        if number is not None:
            lists.attach(paragraph, number)


def _table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    """A task table with borders, its first row bold."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    table.autofit = False
    widths = column_widths(rows, _TEXT)
    for number, (texts, row) in enumerate(zip(rows, table.rows, strict=True)):
        for text, width, cell in zip(texts, widths, row.cells, strict=True):
            cell.width = Mm(width)
            _fill(cell, [_Line(text, 12, bold=number == 0)], _CENTRE if number == 0 else None)


def _closing(document: Document, layout: Layout) -> None:
    signatures = [_signature(lines) for lines in layout.signatures]
    heading = [_Line(line, 12, bold=True, italic=True) for line in layout.recipients[:1]]
    recipients = [*heading, *(_Line(line, 11) for line in layout.recipients[1:])]
    if len(signatures) > 1:
        for cell, lines in zip(
            _columns(document, *[_TEXT / len(signatures)] * len(signatures)), signatures, strict=True
        ):
            _fill(cell, lines, _CENTRE)
        for line in recipients:
            _write(document.add_paragraph(), line)
        return
    left, right = _columns(document, _TEXT / 2, _TEXT / 2)
    _fill(left, recipients)
    _fill(right, signatures[0] if signatures else [], _CENTRE)


def _signature(texts: Sequence[str]) -> list[_Line]:
    lines = [_Line(line, bold=True) for line in texts]
    return [*lines[:-1], *([_Line("")] * 4), *lines[-1:]]


def render_docx(document: Layout) -> bytes:
    """Set a dispatch as a Word file; the same layout gives the same bytes.

    Args:
        document: the dispatch by its parts.

    Returns:
        The file. Labels that Word's own count gives (``1.``, ``1/``, ``a)``, ``I.``, ``Điều 1.``, ``-``) are automatic
        numbering, hence not in the paragraphs' text; others (``đ)``, ``1-``, a number that jumps) are typed. Footnotes
        whose mark stands in the text are Word's.
    """
    word = docx.Document()
    _styles(word)
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    lists = Lists(word)
    notes = [line for line in document.annex if is_footnote(line)]
    footnotes = Footnotes(word, notes)
    _head(word, document)
    _body(word, document.body, lists, footnotes)
    _closing(word, document)
    annex = footnotes.unused(document.annex)
    if annex:
        word.add_paragraph().paragraph_format.page_break_before = True
        _body(word, annex, lists, Footnotes(word, []))
    footnotes.write()
    core = word.core_properties
    core.author, core.title, core.language = " ".join(document.issuer), document.number, "vi-VN"
    core.created = core.modified = dt.datetime(*STAMP, tzinfo=dt.UTC)
    out = io.BytesIO()
    word.save(out)
    return dated(out.getvalue())

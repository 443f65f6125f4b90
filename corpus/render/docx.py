"""A dispatch as a Word file: letterhead and closing as tables without borders, list labels as automatic numbering."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from corpus.render.layout import LABEL, Layout, is_heading, own_name

__all__ = ["render_docx"]

_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_STAMP = (2026, 1, 1, 0, 0, 0)
_FORMATS = {"decimal": ("decimal", "%1."), "letter": ("lowerLetter", "%1)"), "dash": ("bullet", "-")}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ABSTRACT = (
    "<w:abstractNum {ns} w:abstractNumId='{id}'><w:multiLevelType w:val='singleLevel'/>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:suff w:val='space'/>"
    "<w:lvlText w:val='{text}'/></w:lvl></w:abstractNum>"
)
_NUM = (
    "<w:num {ns} w:numId='{id}'><w:abstractNumId w:val='{abstract}'/>"
    "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
)

_IN_LIST = "<w:numPr {ns}><w:ilvl w:val='0'/><w:numId w:val='{id}'/></w:numPr>"


class _Lists:
    """Automatic numbering: a label becomes a list label where Word would count to the same label."""

    def __init__(self, document: Document) -> None:
        self._numbering = document.part.numbering_part.element
        for child in list(self._numbering):
            self._numbering.remove(child)
        self._abstract = {kind: index for index, kind in enumerate(_FORMATS)}
        for kind, index in self._abstract.items():
            form, text = _FORMATS[kind]
            self._numbering.append(parse_xml(_ABSTRACT.format(ns=nsdecls("w"), id=index, format=form, text=text)))
        self._count = 0
        self._running: dict[str, tuple[int, int]] = {}

    def place(self, line: str) -> tuple[int | None, str]:
        """The list that a paragraph belongs to (``None`` for none) and its text without an automatic label."""
        label = LABEL.match(line)
        kind = next((k for k in _FORMATS if label and label[k]), None)
        if label is None or kind is None or label.group().strip() != _FORMATS[kind][1].replace("%1", label[kind]):
            return None, line
        number = self._list_for(kind, label[kind])
        return (number, line[label.end() :]) if number is not None else (None, line)

    def _list_for(self, kind: str, value: str) -> int | None:
        """The running list whose next label is ``value``, or a new one where counting begins."""
        number, last = self._running.get(kind, (0, 0))
        if kind == "dash":
            ordinal, continues = 0, number > 0
        else:
            ordinal = int(value) if kind == "decimal" else _LETTERS.find(value) + 1
            continues = number > 0 and ordinal == last + 1
            if not continues and ordinal != 1:
                self._running.pop(kind, None)
                return None
        number = number if continues else self._open(kind)
        self._running[kind] = (number, ordinal)
        return number

    def _open(self, kind: str) -> int:
        self._count += 1
        self._numbering.append(parse_xml(_NUM.format(ns=nsdecls("w"), id=self._count, abstract=self._abstract[kind])))
        return self._count


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


def _columns(document: Document, left: float, right: float) -> tuple[_Cell, _Cell]:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, (left, right), strict=True):
        cell.width = Mm(width)
    return table.rows[0].cells[0], table.rows[0].cells[1]


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


def _body(document: Document, lines: Sequence[str], lists: _Lists) -> None:
    for line in lines:
        number, text = lists.place(line)
        heading = is_heading(line)
        paragraph = document.add_paragraph()
        _write(paragraph, _Line(text, bold=heading), _CENTRE if heading else WD_ALIGN_PARAGRAPH.JUSTIFY)
        paragraph.paragraph_format.space_before = Pt(6)
        if not heading:
            paragraph.paragraph_format.first_line_indent = Mm(12.7)
        if number is not None:
            # numPr comes before spacing and indent in the schema, and these paragraphs carry no style.
            paragraph._p.get_or_add_pPr().insert(0, parse_xml(_IN_LIST.format(ns=nsdecls("w"), id=number)))


def _closing(document: Document, layout: Layout) -> None:
    left, right = _columns(document, 81, 81)
    heading = [_Line(line, 12, bold=True, italic=True) for line in layout.recipients[:1]]
    _fill(left, [*heading, *(_Line(line, 11) for line in layout.recipients[1:])])
    signature = [_Line(line, bold=True) for line in layout.signature]
    _fill(right, [*signature[:-1], *([_Line("")] * 4), *signature[-1:]], _CENTRE)


def render_docx(document: Layout) -> bytes:
    """Set a dispatch as a Word file; the same layout gives the same bytes.

    Args:
        document: the dispatch by its parts.

    Returns:
        The file. The labels ``1.``, ``a)`` and ``-`` are automatic numbering, hence not in the paragraphs' text;
        labels that Word's own count would not give (``đ)``, ``1/``, a number that jumps) are typed.
    """
    word = docx.Document()
    normal = word.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "Times New Roman")
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    lists = _Lists(word)
    _head(word, document)
    _body(word, document.body, lists)
    _closing(word, document)
    if document.annex:
        word.add_paragraph().paragraph_format.page_break_before = True
        _body(word, document.annex, lists)
    core = word.core_properties
    core.author, core.title, core.language = " ".join(document.issuer), document.number, "vi-VN"
    core.created = core.modified = dt.datetime(*_STAMP, tzinfo=dt.UTC)
    out = io.BytesIO()
    word.save(out)
    return _dated(out.getvalue())


def _dated(package: bytes) -> bytes:
    """The same ZIP with one fixed time on every member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return out.getvalue()

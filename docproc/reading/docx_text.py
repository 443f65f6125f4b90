"""The text of one Word paragraph: what is printed of its runs, fields, changes, symbols and text boxes.

Tracked insertions are read and tracked deletions left out, hidden text is left out, of a field only its result is read:
the text is that of the page with all changes accepted.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise

from lxml import etree

from docproc.reading.docx_fields import OpenField, printed_by
from docproc.reading.docx_glyphs import drawn, printable, symbol
from docproc.reading.docx_markup import ALTERNATE, CHOICE, FALLBACK, VAL, child_val, is_on, is_placeholder, number, w
from docproc.reading.docx_math import FORMULAS, formula
from docproc.reading.docx_paragraph import Face, Paragraph
from docproc.reading.docx_shapes import boxes_in
from docproc.reading.docx_styles import BOLD, CAPITALS, FONTS, VANISH, Style, Styles, font_of
from docproc.reading.legacy_evidence import FontBook
from docproc.reading.legacy_fonts import encoding_of
from docproc.reading.legacy_runs import Run, decode_runs
from docproc.reading.legacy_tables import may_be_encoded

__all__ = ["DELETED", "ParagraphReader"]

_R, _T, _RPR, _PPR, _RSTYLE = w("r"), w("t"), w("rPr"), w("pPr"), w("rStyle")
_PSTYLE, _NUM_PR, _NUM_ID, _ILVL = w("pStyle"), w("numPr"), w("numId"), w("ilvl")
_SYM, _CHAR, _FONT = w("sym"), w("char"), w("font")
_FIELD, _FIELD_TYPE, _SDT = w("fldChar"), w("fldCharType"), w("sdt")
_FRAME, _DROP_CAP, _DROPPED = w("framePr"), w("dropCap"), frozenset({"drop", "margin"})
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_NOTE_ID = w("id")
DELETED = (w("del"), w("moveFrom"))
_CONTAINERS = frozenset(
    {w("ins"), w("moveTo"), w("hyperlink"), w("fldSimple"), w("smartTag"), w("sdtContent"), w("customXml")}
    | {w("bdo"), w("dir"), w("ruby"), w("rubyBase")}
)
_PROPERTIES = frozenset({_RPR, _PPR})
_DRAWINGS = frozenset(w(name) for name in ("drawing", "pict", "object"))
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "\u00ad",  # kept: in TCVN3 text it is the letter ư
}


class ParagraphReader:
    """Reads paragraphs of one file.

    Args:
        styles: the styles of the file.
        book: what is known of the file's fonts from before Unicode; it learns with every paragraph.

    Attributes:
        decoded: text in fonts from before Unicode was met and decoded.
    """

    def __init__(self, styles: Styles, book: FontBook) -> None:
        self.decoded = False
        self._book = book
        self._styles = styles
        self._fields: list[OpenField] = []
        self._codes = 0  # how many of them are still in their code

    def read(self, node: etree._Element) -> Paragraph:
        """Read one ``w:p``."""
        self._codes = 0
        self._fields.clear()  # so that an unclosed field hides no more than its own paragraph
        paragraph = Paragraph(self._styles.paragraph(None))
        mark = None
        if len(node) and node[0].tag == _PPR:  # always first, by the schema
            mark = self._properties(node[0], paragraph)
        paragraph.hidden, paragraph.caps = paragraph.style.vanish, paragraph.style.caps
        if mark is not None:
            self._mark(mark, paragraph)
        paragraph.merged = paragraph.merged or paragraph.hidden
        style = paragraph.style
        self._walk(node, paragraph, Face(style.bold, style.caps, style.font))
        if paragraph.legacy:
            self._decode(paragraph)
        return paragraph

    def _properties(self, properties: etree._Element, paragraph: Paragraph) -> etree._Element | None:
        """Note style and list; gives the properties of the paragraph mark, which count after the style's."""
        mark = None
        for item in properties:
            tag = item.tag
            if tag == _PSTYLE:
                paragraph.style = self._styles.paragraph(item.get(VAL))
            elif tag == _NUM_PR:
                paragraph.num_id = child_val(item, _NUM_ID)
                paragraph.level = number(child_val(item, _ILVL))
            elif tag == _RPR:
                mark = item
            elif tag == _FRAME:
                paragraph.merged = item.get(_DROP_CAP) in _DROPPED
        return mark

    def _mark(self, properties: etree._Element, paragraph: Paragraph) -> None:
        for item in properties:
            tag = item.tag
            if tag in DELETED:
                paragraph.merged = True
            elif tag == VANISH:
                paragraph.hidden = is_on(item)
            elif tag in CAPITALS:
                paragraph.caps = is_on(item)

    def _walk(self, node: etree._Element, paragraph: Paragraph, face: Face) -> None:
        for child in node:
            tag = child.tag
            if tag == _T:
                self._text(child.text or "", paragraph, face)
            elif tag == _R:
                self._run(child, paragraph)
            elif tag in _PROPERTIES:
                continue
            elif tag in _CONTAINERS:
                self._walk(child, paragraph, face)
            elif tag in _SIGNS:
                self._text(_SIGNS[str(tag)], paragraph, face)
            elif tag == _FIELD:
                self._field(child, paragraph, face)
            elif tag == ALTERNATE:
                self._alternate(child, paragraph, face)
            elif tag in _DRAWINGS:
                paragraph.boxes.extend(boxes_in(child))
            elif tag == _SDT:
                if not is_placeholder(child):
                    self._walk(child, paragraph, face)
            else:
                self._rare(child, paragraph, face)

    def _run(self, run: etree._Element, paragraph: Paragraph) -> None:
        base = paragraph.style
        face, hidden = Face(base.bold, base.caps, base.font), base.vanish
        if len(run) and run[0].tag == _RPR:  # always first, by the schema
            face, hidden = self._face(run[0], base)
        if not hidden:
            self._walk(run, paragraph, face)
            return
        for item in run.iterchildren(_FIELD):
            self._field(item, None, face)

    def _face(self, properties: etree._Element, base: Style) -> tuple[Face, bool]:
        """The face of a run, and whether it is hidden.

        Toggles of the paragraph style and of the character style cancel each other, the run's own value wins
        (ISO/IEC 29500-1, 17.7.3); ``w:rStyle`` stands first among the properties.
        """
        bold, hidden, caps, font = base.bold, base.vanish, base.caps, base.font
        for item in properties:
            tag = item.tag
            if tag == BOLD:
                bold = is_on(item)
            elif tag == VANISH:
                hidden = is_on(item)
            elif tag in CAPITALS:
                caps = is_on(item)
            elif tag == FONTS:
                font = font_of(item) or font
            elif tag == _RSTYLE:
                own = self._styles.get(item.get(VAL))
                bold, hidden, caps = bold != own.bold, hidden != own.vanish, caps != own.caps
                font = own.font or font
        return Face(bold, caps, font), hidden

    def _text(self, text: str, paragraph: Paragraph, face: Face) -> None:
        if self._codes:
            return
        bold, caps, font = face
        legacy = font is not None and encoding_of(font) is not None
        if font is not None and not legacy:
            text = drawn(text, font)
        if not text.isascii():
            legacy = legacy or bool(self._book) or may_be_encoded(text)
            text = text if legacy else printable(text)
        if "\n" in text and len(text) > 1:  # a line end in the XML is no break
            text = text.replace("\n", " ")
        if legacy:
            paragraph.legacy = True
        elif caps:
            text = text.upper()
        paragraph.pieces.append((text, bold))
        paragraph.faces.append(face)

    def _decode(self, paragraph: Paragraph) -> None:
        """Decode what is in an old encoding, over the whole paragraph, since words run through pieces."""
        pieces, faces = paragraph.pieces, paragraph.faces
        bounds = list(accumulate((len(text) for text, _ in pieces), initial=0))
        runs = [
            Run(start, end, face.font, face.caps) for (start, end), face in zip(pairwise(bounds), faces, strict=True)
        ]
        decoded = decode_runs("".join([text for text, _ in pieces]), runs, self._book)
        if decoded is None:
            texts = [text.upper() if face.caps else text for (text, _), face in zip(pieces, faces, strict=True)]
        else:
            self.decoded = True
            cuts = [bisect_left(decoded.starts, bound) for bound in bounds]
            texts = [decoded.text[start:end] for start, end in pairwise(cuts)]
        paragraph.pieces = [(printable(text), bold) for text, (_, bold) in zip(texts, pieces, strict=True)]

    def decode(self, text: str, font: str | None) -> str:
        """Text that stands in no run: a list label, the text of a WordArt shape.

        Args:
            text: as the file has it.
            font: the font it is set in, as far as is known.
        """
        if text.isascii() or not (self._book or may_be_encoded(text)):
            return text
        decoded = decode_runs(text, [Run(0, len(text), font)], self._book)
        return text if decoded is None else decoded.text

    def _field(self, node: etree._Element, paragraph: Paragraph | None, face: Face) -> None:
        """Open or close a field; ``paragraph`` is ``None`` where the field is hidden."""
        kind = node.get(_FIELD_TYPE)
        if kind == "begin":
            start = 0 if paragraph is None else len(paragraph.pieces)
            self._fields.append(OpenField(printed_by(node), start))
            self._codes += 1
        elif self._fields and kind in {"separate", "end"}:
            current = self._fields[-1]
            self._codes -= current.in_code
            current.in_code = False
            if kind == "end":
                self._fields.pop()
                if current.printed and paragraph is not None and len(paragraph.pieces) == current.start:
                    self._text(current.printed, paragraph, face)

    def _rare(self, node: etree._Element, paragraph: Paragraph, face: Face) -> None:
        tag = node.tag
        if tag == _SYM:
            font = node.get(_FONT)
            own = face._replace(font=font) if encoding_of(font) is not None else face
            self._text(symbol(node.get(_CHAR), font), paragraph, own)
        elif tag in _NOTES:
            paragraph.notes.append((_NOTES[str(tag)], node.get(_NOTE_ID, "")))
        elif tag in FORMULAS:
            self._text(formula(node), paragraph, face)

    def _alternate(self, node: etree._Element, paragraph: Paragraph, face: Face) -> None:
        """Of the drawings for new and for old Word one is read: the first that says anything."""
        before = len(paragraph.pieces), len(paragraph.boxes)
        for choice in node.iterchildren(CHOICE, FALLBACK):
            self._walk(choice, paragraph, face)
            if (len(paragraph.pieces), len(paragraph.boxes)) != before:
                return

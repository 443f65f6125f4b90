"""Word files (DOCX): paragraphs with their list labels, tables, text boxes, notes, headers and footers.

The XML is walked directly, because ``paragraph.text`` of python-docx drops tracked insertions, content controls, text
boxes and every list label.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.packuri import PackURI
from lxml import etree

from docproc.errors import DamagedFileError
from docproc.reading.docx_columns import split_columns
from docproc.reading.docx_markup import ALTERNATE, CHOICE, FALLBACK, TEXT_PATH, is_on, is_placeholder, w
from docproc.reading.docx_numbering import Numbering
from docproc.reading.docx_package import WordPackage
from docproc.reading.docx_paragraph import Paragraph
from docproc.reading.docx_signatures import read_signatures
from docproc.reading.docx_styles import Style, Styles
from docproc.reading.docx_tables import Draft, arrange, is_letterhead, read_grid
from docproc.reading.docx_text import DELETED, ParagraphReader
from docproc.reading.legacy_evidence import FontBook
from docproc.reading.limits import check_text
from docproc.reading.page import Line, Page, Reading

__all__ = ["MEDIA_TYPE", "read_docx"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_BODY, _P, _TBL = w("body"), w("p"), w("tbl")
_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_CHANGES = (w("ins"), w("moveTo"), *DELETED)
_SECTION, _TITLE_PAGE, _EVEN_AND_ODD = w("sectPr"), w("titlePg"), w("evenAndOddHeaders")
_HEADER, _FOOTER, _TYPE = w("headerReference"), w("footerReference"), w("type")
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOTE_ID, _FOREIGN = w("id"), w("altChunk")


def read_docx(data: bytes) -> Reading:
    """Read a Word file.

    Args:
        data: bytes of a DOCX (also DOCM, DOTX) file.

    Returns:
        One page without geometry: headers, the body in reading order, notes, footers; one line a paragraph, or a part
        of one between manual line breaks. Warnings: ``tracked_changes`` (changes were accepted on reading),
        ``foreign_part`` (an embedded part was not read), ``legacy_font_decoded`` (text in fonts
        from before Unicode was decoded).

    Raises:
        EmptyFileError: there are no bytes.
        EncryptedFileError: the file asks for a password.
        FileTooLargeError: the package breaks one of the budgets of ``docx_package``, or its text those of ``limits``.
        DamagedFileError: not a Word package, or truncated, or its XML cannot be read.
    """
    package = WordPackage(data)
    name = package.main()
    root = package.xml(name)
    body = next(root.iterchildren(_BODY), None) if root is not None else None
    if root is None or body is None:
        raise DamagedFileError("The file is a ZIP package, but its main part is not a Word document.")
    try:
        book = FontBook()
        file = _File(package, name, root, book)
        drafts = file.read(body)
        if book and book.unsettled:  # only the whole file told what its fonts hold
            file = _File(package, name, root, book)
            drafts = file.read(body)
    except RecursionError as error:
        raise DamagedFileError("The Word file nests its content too deeply.") from error
    lines = tuple(
        Line(
            draft.text,
            column=draft.column,
            paragraph=True,
            bold=draft.bold,
            cell=draft.cell,
            covers=draft.covers,
            kind=draft.kind,
        )
        for draft in drafts
    )
    page = Page(number=1, width=0, height=0, lines=lines, text_from="docx")
    return Reading(MEDIA_TYPE, (page,), paged=False, warnings=file.warnings(), signatures=read_signatures(package))


class _File:
    """One Word file being read."""

    def __init__(self, package: WordPackage, name: PackURI, root: etree._Element, book: FontBook) -> None:
        self._package = package
        self._root = root
        self._parts = package.relationships(name)
        styles_name = self._name("styles")
        styles = Styles(None if styles_name is None else package.outline(styles_name, "styles", "style"))
        self._styles = styles
        self._reader = ParagraphReader(styles, book)
        self._numbering = Numbering(self._first("numbering"), styles)
        settings = self._first("settings")
        self._even = settings is not None and any(is_on(node) for node in settings.iterchildren(_EVEN_AND_ODD))
        self._tables = 0
        self._table_style = Style()  # of the table being read
        self._notes: list[tuple[str, str]] = []
        self._chars = self._count = 0

    def read(self, body: etree._Element) -> list[Draft]:
        """All lines of the file."""
        drafts = split_columns(self._story(body))
        notes = self._note_lines()
        headers, footers = self._furniture()
        return headers + drafts + notes + footers

    def warnings(self) -> tuple[tuple[str, str], ...]:
        """What a person should know of the reading, as (code, message); to be asked after ``read``."""
        found: list[tuple[str, str]] = []
        if next(self._root.iter(*_CHANGES), None) is not None:
            found.append(("tracked_changes", "The file has tracked changes: insertions were read, deletions left out."))
        if next(self._root.iter(_FOREIGN), None) is not None:
            found.append(("foreign_part", "The file embeds a part in another format (altChunk), which was not read."))
        if self._reader.decoded:
            found.append(("legacy_font_decoded", "Text in fonts from before Unicode (TCVN3 or VNI) was decoded."))
        return tuple(found)

    def _first(self, kind: str) -> etree._Element | None:
        name = self._name(kind)
        return None if name is None else self._package.xml(name)

    def _name(self, kind: str) -> PackURI | None:
        """The part that the first relationship of this kind names."""
        return next((name for relation, name in self._parts.values() if relation == kind), None)

    def _story(self, container: etree._Element) -> list[Draft]:
        out: list[Draft] = []
        self._content(container, out, in_cell=False)
        return out

    def _content(self, container: etree._Element, out: list[Draft], *, in_cell: bool) -> None:
        carry: list[tuple[str, bool]] = []
        self._blocks(container, out, in_cell=in_cell, carry=carry)
        self._flush(carry, out)

    def _flush(self, carry: list[tuple[str, bool]], out: list[Draft]) -> None:
        """Text that waits for a paragraph to join, but none comes."""
        if carry:
            out.extend(Draft(text, bold) for text, bold in Paragraph(Style(), pieces=list(carry)).lines())
            carry.clear()

    def _blocks(
        self, container: etree._Element, out: list[Draft], *, in_cell: bool, carry: list[tuple[str, bool]]
    ) -> None:
        """Read block content; ``carry`` holds text of paragraphs whose mark is deleted, until the next one."""
        for child in container:
            tag = child.tag
            if tag == _P:
                paragraph = self._reader.read(child)
                if paragraph.merged:
                    label = self._label(paragraph) if paragraph.hidden and paragraph.pieces else None
                    carry.extend([(label + " ", paragraph.pieces[0][1])] if label else [])
                    carry.extend(paragraph.pieces)
                else:
                    paragraph.pieces[:0] = carry
                    carry.clear()
                    self._lines(paragraph, out, in_cell=in_cell)
                self._anchored(paragraph, out)
            elif tag == _TBL:
                self._flush(carry, out)  # no paragraph can join one beyond a table
                self._table(child, out)
            elif tag in _WRAPPERS:
                if not is_placeholder(child):
                    self._blocks(child, out, in_cell=in_cell, carry=carry)
            elif tag == ALTERNATE:
                choice = next(child.iterchildren(CHOICE, FALLBACK), None)
                if choice is not None:
                    self._blocks(choice, out, in_cell=in_cell, carry=carry)

    def _lines(self, paragraph: Paragraph, out: list[Draft], *, in_cell: bool) -> None:
        lines = paragraph.lines()
        label = self._label(paragraph)
        if label is not None:
            if lines:
                lines[0] = (f"{label} {lines[0][0].lstrip()}", lines[0][1])
            elif in_cell:  # a numbered column (STT) is empty but for its labels; elsewhere a bare label says nothing
                lines = [(label, False)]
        self._chars += sum(len(text) for text, _ in lines)
        self._count += len(lines)
        check_text(self._chars, self._count)  # here because a label costs no bytes: short files can give long texts
        out.extend(Draft(text, bold) for text, bold in lines)

    def _label(self, paragraph: Paragraph) -> str | None:
        """The list is named by the paragraph, its style or its table's; the level so too, or by the link to a style."""
        style = paragraph.style
        if paragraph.num_id is None and style.num_id is None:
            style = self._table_style
        num_id = style.num_id if paragraph.num_id is None else paragraph.num_id
        if num_id is None:
            return None
        level = paragraph.level
        if level is None and paragraph.num_id is None:
            level = self._numbering.level_of_style(num_id, style.num_style)
        if level is None:
            level = style.level
        return self._numbering.label(
            num_id,
            level or 0,
            caps=paragraph.caps,
            decode=lambda text, font: self._reader.decode(text, font or paragraph.style.font),
        )

    def _anchored(self, paragraph: Paragraph, out: list[Draft]) -> None:
        self._notes.extend(paragraph.notes)
        for box in paragraph.boxes:
            if box.tag == TEXT_PATH:
                text = self._reader.decode(" ".join((box.get("string") or "").split()), None)
                out.extend([Draft(text, bold=False)] if text else [])
            else:
                out.extend(self._story(box))

    def _table(self, node: etree._Element, out: list[Draft]) -> None:
        index = self._tables
        self._tables += 1
        grid = read_grid(node, self._styles)
        around, self._table_style = self._table_style, grid.style
        for cell in grid.cells:
            self._content(cell.node, cell.lines, in_cell=grid.width > 1)
        self._table_style = around
        out.extend(arrange(grid, index))

    def _note_lines(self) -> list[Draft]:
        """Notes in the order of their references; a note whose reference was deleted is not read."""
        out: list[Draft] = []
        for kind in ("footnote", "endnote"):
            wanted = list(dict.fromkeys(note for owner, note in self._notes if owner == kind))
            root = self._first(f"{kind}s") if wanted else None
            nodes = {node.get(_NOTE_ID): node for node in root} if root is not None else {}
            for note in wanted:
                if note in nodes:
                    out.extend(self._story(nodes[note]))
        for draft in out:
            draft.kind = "footnote"
        return out

    def _furniture(self) -> tuple[list[Draft], list[Draft]]:
        """Headers and footers that Word shows, each part once."""
        headers: list[Draft] = []
        footers: list[Draft] = []
        for tag, name in dict.fromkeys(self._shown()):
            root = self._package.xml(name)
            drafts = self._story(root) if root is not None else []
            if tag == _HEADER and is_letterhead([draft.text for draft in drafts]):
                headers.extend(split_columns(drafts))  # part of the dispatch, wherever its template keeps it
                continue
            for draft in drafts:
                draft.kind = "header" if tag == _HEADER else "footer"
            (headers if tag == _HEADER else footers).extend(drafts)
        return headers, footers

    def _shown(self) -> Iterator[tuple[str, PackURI]]:
        """Tag and part of each header and footer shown; a section without one of its own goes on with the last."""
        current: dict[tuple[str, str], PackURI] = {}
        for section in self._root.iter(_SECTION):
            for reference in section.iterchildren(_HEADER, _FOOTER):
                name = self._parts.get(reference.get(_RELATION_ID, ""), ("", None))[1]
                if name is not None:
                    current[str(reference.tag), reference.get(_TYPE, "default")] = name
            first = any(is_on(node) for node in section.iterchildren(_TITLE_PAGE))
            for (tag, kind), name in current.items():
                if {"first": first, "even": self._even}.get(kind, True):
                    yield tag, name

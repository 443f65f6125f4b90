"""Reading PDF: the text layer by geometry, and OCR for the pages whose layer is not their text."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docproc.errors import DamagedFileError, EncryptedFileError, UnsupportedTypeError
from docproc.reading.furniture import mark_furniture, with_stamps
from docproc.reading.judge import Verdict, judge_layer
from docproc.reading.layout import lines_of
from docproc.reading.legacy_evidence import FontBook
from docproc.reading.legacy_pdf import decode_pieces
from docproc.reading.limits import check_pages, check_text
from docproc.reading.page import Page, Reading
from docproc.reading.pdf_annotations import flatten, has_appearances
from docproc.reading.pdf_chars import affine_of, is_turned, page_chars, pieces_of
from docproc.reading.pdf_fonts import weigh
from docproc.reading.pdf_signatures import read_signatures
from docproc.reading.tables import find_rules, find_tables

if TYPE_CHECKING:
    from docproc.reading.picture import Picture

__all__ = ["read_pdf"]

_NOTICE = re.compile(r"please wait|adobe (?:acrobat )?reader|vui lòng (?:chờ|đợi)", re.IGNORECASE)
_PDFIUM = threading.RLock()
"""PDFium is not safe for threads: one document at a time in a process."""


@dataclass(slots=True)
class _Sheet:
    """One page on its way: what its layer says and how good that is."""

    page: Page
    verdict: Verdict
    decoded: bool = False


def read_pdf(data: bytes) -> Reading:
    """Read a PDF.

    Args:
        data: the file.

    Returns:
        Its pages with printed lines; ``Page.text_from`` tells layer from OCR, page by page.

    Raises:
        DamagedFileError: PDFium cannot open it or a page of it.
        EncryptedFileError: it asks for a password, or is under a protection of another maker.
        FileTooLargeError: too many pages, characters on a page, or characters or lines in all.
        UnsupportedTypeError: it is a form that only Adobe's viewer shows.
        EngineMissingError: a page must be recognised and Tesseract is not there.
    """
    warnings: list[tuple[str, str]] = []
    with _open(data) as document:
        check_pages(len(document))
        if len(document) == 0:
            raise DamagedFileError("the PDF has no pages")
        with _PDFIUM:
            sheets = _sheets(document)
            _check_form(document, sheets)
            attached = document.count_attachments()
        unread = [sheet for sheet in sheets if sheet.verdict == "needs_ocr"]
        if unread:
            warnings = _recognise(unread, document)
    legacy = [str(sheet.page.number) for sheet in sheets if sheet.decoded and sheet.verdict == "good"]
    if legacy:
        where = ", ".join(legacy)
        warnings.append(("legacy_font_decoded", f"page {where}: text in a legacy encoding (TCVN3 or VNI) was decoded"))
    if attached:
        warnings.append(("attachments_unread", f"the PDF carries {attached} attached files, which are not read"))
    signatures, notes = read_signatures(data)
    pages = tuple(mark_furniture([sheet.page for sheet in sheets]))
    return Reading("application/pdf", pages, True, (*warnings, *notes), signatures)


@contextmanager
def _open(data: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        with _PDFIUM:
            document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedFileError("the PDF is protected by a password: save it without one") from error
        if error.err_code == pdfium_c.FPDF_ERR_SECURITY:
            raise EncryptedFileError(
                "the PDF is under a protection that only its own viewer can open: save it without protection"
            ) from error
        raise DamagedFileError("the PDF is damaged and cannot be opened: export or scan it again") from error
    try:
        yield document
    finally:
        with _PDFIUM:
            document.close()


def _sheets(document: pdfium.PdfDocument) -> list[_Sheet]:
    """Read every page's layer, with what annotations print on it."""
    sheets: list[_Sheet] = []
    book = FontBook()
    chars = lines = 0
    for index in range(len(document)):
        page = _page(document, index)
        if has_appearances(page) and flatten(page):
            page.close()
            page = _page(document, index)
        sheets.append(_sheet(page, index + 1, book))
        page.close()
        chars += sum(len(line.text) for line in sheets[-1].page.lines)
        lines += len(sheets[-1].page.lines)
        check_text(chars, lines)
    return sheets


def _check_form(document: pdfium.PdfDocument, sheets: list[_Sheet]) -> None:
    """Refuse a form whose pages exist only in Adobe's own viewer: what is in the file is a notice to use that."""
    if document.get_formtype() not in {pdfium_c.FORMTYPE_XFA_FULL, pdfium_c.FORMTYPE_XFA_FOREGROUND}:
        return
    text = " ".join(line.text for sheet in sheets for line in sheet.page.lines)
    if len(sheets) == 1 and (not text.strip() or _NOTICE.search(text)):
        raise UnsupportedTypeError("the PDF is a form (XFA) that only Adobe Reader shows: print it to a PDF there")


def _page(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    try:
        return document[index]
    except pdfium.PdfiumError as error:
        raise DamagedFileError(f"page {index + 1} of the PDF is damaged: export or scan it again") from error


def _sheet(page: pdfium.PdfPage, number: int, book: FontBook) -> _Sheet:
    affine, width, height = affine_of(page)
    textpage = page.get_textpage()
    text, boxes = page_chars(textpage)
    pieces = pieces_of(text, boxes, affine, lambda index: is_turned(textpage, index))
    # Text outside the crop box is on nobody's screen or paper.
    pieces = [p for p in pieces if 0 <= p.centre <= width and 0 <= p.top + p.bottom <= 2 * height]
    weigh(pieces, textpage)
    pieces, decoded = decode_pieces(pieces, text, textpage, book)
    tables, rules = partial(find_tables, page, affine), partial(find_rules, page, affine)
    lines = lines_of(pieces, number, width, height, tables, rules=rules)
    textpage.close()
    verdict = judge_layer(page, lines, width * height)
    return _Sheet(Page(number, width, height, tuple(lines), "text-layer"), verdict, decoded)


def _recognise(sheets: list[_Sheet], document: pdfium.PdfDocument) -> list[tuple[str, str]]:
    """Replace the lines of these pages by recognised ones; pictures are made one by one, as they are needed."""
    from docproc.reading.ocr import recognise
    from docproc.reading.picture import render

    def pictures() -> Iterator[Picture]:
        for sheet in sheets:
            with _PDFIUM:
                picture = render(document[sheet.page.number - 1], sheet.page.number)
            yield picture

    warnings: list[tuple[str, str]] = []
    for sheet, (page, notes) in zip(sheets, recognise(pictures()), strict=True):
        sheet.page = with_stamps(page, sheet.page)
        warnings.extend(notes)
    return warnings

"""Reading: bytes of a file in, pages of positioned lines out.

``read`` looks at the bytes, then has them parsed by a child process that a hostile file may exhaust or crash;
``read_here`` is what runs there, and reads in the caller's own process.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from docproc.errors import NoTextError
from docproc.reading.isolation import prestart, read_isolated
from docproc.reading.limits import check_bytes, check_text
from docproc.reading.page import Line, Page, Reading
from docproc.reading.sniff import MediaType, sniff

__all__ = ["Line", "Page", "Reading", "prestart", "read", "read_here"]


def read(data: bytes, *, file_name: str | None = None) -> Reading:
    """Read a file of any kind that docproc takes.

    Args:
        data: the whole file.
        file_name: only for telling Markdown from plain text in ``media_type``; the kind comes from the content.

    Returns:
        Its pages of lines in reading order.

    Raises:
        EmptyFileError: no bytes, or nothing but blanks.
        FileTooLargeError: a budget of ``docproc.reading.limits`` is broken.
        UnsupportedTypeError: a kind that is not read.
        EncryptedFileError: a PDF or Word file asks for a password.
        DamagedFileError: the file cannot be parsed as what it is.
        EngineMissingError: the file needs OCR and Tesseract is not installed, or LibreOffice to be converted.
        NoTextError: the file is sound but holds no text.
        TooSlowError, TooMuchMemoryError: reading or converting it breaks a budget.
        ReaderCrashedError, ReaderStalledError, ReaderFailedError: it breaks the reader.
        ReaderUnavailableError: the child process cannot be started.
    """
    check_bytes(data)
    reading = _converted(data, lambda data, _: read_isolated(data, file_name=file_name))
    _check(reading)  # again: the child's word is not taken for it
    return reading


def read_here(data: bytes, *, file_name: str | None = None) -> Reading:
    """Read a file in this process, which it may exhaust or crash: for the child, and for tests and measurements.

    Args and results are those of ``read``.
    """
    check_bytes(data)
    reading = _converted(data, partial(_reader, file_name=file_name))
    _check(reading)
    return reading


def _converted(data: bytes, parse: Callable[[bytes, MediaType], Reading]) -> Reading:
    """Parse a file, after LibreOffice, in a process of its own, has made a DOCX of an older kind."""
    kind = sniff(data)
    if kind == "doc" or kind == "odt" or kind == "rtf":  # noqa: PLR1714 - mypy narrows only so
        from docproc.reading.convert import as_converted, to_docx

        return as_converted(parse(to_docx(data, kind), "docx"), kind)
    return parse(data, kind)


def _check(reading: Reading) -> None:
    """Refuse a reading with too much text, or none."""
    check_text(
        sum(len(line.text) for page in reading.pages for line in page.lines),
        sum(len(page.lines) for page in reading.pages),
    )
    if not any(page.lines for page in reading.pages):
        reasons = "; ".join(message for _, message in reading.warnings)
        raise NoTextError("the file holds no text that could be read" + (f" ({reasons})" if reasons else ""))


def _reader(data: bytes, kind: MediaType, *, file_name: str | None) -> Reading:
    """Give the file to its reader; each is loaded only when it is needed."""
    if kind == "pdf":
        from docproc.reading.pdf import read_pdf

        return read_pdf(data)
    if kind == "docx":
        from docproc.reading.docx import read_docx

        return read_docx(data)
    if kind == "image":
        from docproc.reading.images import read_image

        return read_image(data)
    from docproc.reading.plain import read_plain

    return read_plain(data, markdown=bool(file_name and file_name.lower().endswith((".md", ".markdown"))))

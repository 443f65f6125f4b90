"""What a file is, told by its content; names and declared types are never believed."""

from __future__ import annotations

import re
from typing import Literal

from docproc.errors import UnsupportedTypeError
from docproc.reading import ole

__all__ = ["MediaType", "sniff"]

MediaType = Literal["pdf", "docx", "doc", "odt", "rtf", "image", "text"]

_PDF_HEADER_WITHIN = 1024
"""PDF 32000-1, Annex H.3.4.1: readers accept the header anywhere in the first 1,024 bytes."""
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# the first entry of an OpenDocument file, stored without compression (ODF 1.2 part 3, 3.3)
_ODF_TYPE = re.compile(rb"PK\x03\x04.{22}\x08\0..mimetypeapplication/vnd\.oasis\.opendocument\.([a-z-]+)", re.DOTALL)
_ODF_TEXTS = frozenset({b"text", b"text-template"})
_OTHER_OLE = {
    "Workbook": "an Excel workbook",
    "Book": "an Excel workbook",
    "PowerPoint Document": "a PowerPoint presentation",
    "__properties_version1.0": "an Outlook message",
}
_SAVE_AS = "open it and save it as DOCX or PDF"
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WORD_XML = re.compile(rb"progid=.Word\.Document|/2006/xmlPackage|/office/word/2003/wordml")
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1a\x1b")


def sniff(data: bytes) -> MediaType:
    """Tell the kind of file.

    Args:
        data: the whole file, not empty.

    Raises:
        UnsupportedTypeError: a kind that is not read; the message says what to do instead.
        DamagedFileError: an old Office file whose container cannot be read.
    """
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN] and not data.startswith(_ZIP):
        return "pdf"
    if data.startswith(_IMAGES):
        return "image"
    if data.startswith(_ZIP):
        return _package(data)
    if data.startswith(ole.MAGIC):
        return _old_office(data)
    if data.startswith(b"{\\rt"):  # LibreOffice and Word take the f for granted
        return "rtf"
    if _looks_like_markup(data):
        if _WORD_XML.search(data[:4096]):
            raise UnsupportedTypeError("the file is Word's XML in one piece (flat OPC or Word 2003): " + _SAVE_AS)
        raise UnsupportedTypeError("the file is a web page or XML: print it to PDF or save its text as TXT")
    if data.startswith(_TEXT_BOMS) or _is_text(data):
        return "text"
    raise UnsupportedTypeError("the file is none of PDF, Word (DOCX, DOC, ODT, RTF), text, Markdown, PNG, JPEG or TIFF")


def _package(data: bytes) -> MediaType:
    opendocument = _ODF_TYPE.match(data)
    if opendocument is not None and opendocument[1] in _ODF_TEXTS:
        return "odt"
    if b"word/document" in data or (b"[Content_Types].xml" in data and b"word/" in data):
        return "docx"
    raise UnsupportedTypeError("the file is a ZIP archive or an Office file other than Word: save it as DOCX or PDF")


def _old_office(data: bytes) -> MediaType:
    """Word, another program of Office, or a new file that is locked with a password: all share one container."""
    streams = ole.root_streams(data)
    if "EncryptedPackage" in streams:
        return "docx"  # its reader says that it is locked
    if "WordDocument" in streams:
        return "doc"
    other = next((what for name, what in _OTHER_OLE.items() if name in streams), "an old Office file other than Word")
    raise UnsupportedTypeError(f"the file is {other}: {_SAVE_AS}")


def _looks_like_markup(data: bytes) -> bool:
    head = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<?xml", b"mime-version:"))


def _is_text(data: bytes) -> bool:
    """No zero byte and next to no control bytes in the first 64 KiB."""
    head = data[:65536]
    controls = sum(1 for byte in head if byte < 0x20 and byte not in _TEXT_CONTROLS)
    return 0 not in head and controls * 200 <= len(head)

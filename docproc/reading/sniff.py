"""What a file is, told by its content; names and declared types are never believed."""

from __future__ import annotations

from typing import Literal

from docproc.errors import UnsupportedTypeError

__all__ = ["MediaType", "sniff"]

MediaType = Literal["pdf", "docx", "image", "text"]

_PDF_HEADER_WITHIN = 1024
"""PDF 32000-1, Annex H.3.4.1: readers accept the header anywhere in the first 1,024 bytes."""
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1a\x1b")


def sniff(data: bytes) -> MediaType:
    """Tell the kind of file.

    Args:
        data: the whole file, not empty.

    Raises:
        UnsupportedTypeError: a kind that is not read; the message says what to do instead.
    """
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN] and not data.startswith(_ZIP):
        return "pdf"
    if data.startswith(_IMAGES):
        return "image"
    if data.startswith(_ZIP):
        if b"word/document" in data or (b"[Content_Types].xml" in data and b"word/" in data):
            return "docx"
        raise UnsupportedTypeError(
            "the file is a ZIP archive or an Office file other than Word: save it as DOCX or PDF"
        )
    if data.startswith(_OLE):
        raise UnsupportedTypeError("the file is a Word 97-2003 document (.doc): open it and save it as DOCX or PDF")
    if data.startswith(b"{\\rtf"):
        raise UnsupportedTypeError("the file is RTF: open it and save it as DOCX or PDF")
    if _looks_like_markup(data):
        raise UnsupportedTypeError("the file is a web page or XML: print it to PDF or save its text as TXT")
    if data.startswith(_TEXT_BOMS) or _is_text(data):
        return "text"
    raise UnsupportedTypeError("the file is none of PDF, DOCX, text, Markdown, PNG, JPEG or TIFF")


def _looks_like_markup(data: bytes) -> bool:
    head = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<?xml"))


def _is_text(data: bytes) -> bool:
    """No zero byte and next to no control bytes in the first 64 KiB."""
    head = data[:65536]
    controls = sum(1 for byte in head if byte < 0x20 and byte not in _TEXT_CONTROLS)
    return 0 not in head and controls * 200 <= len(head)

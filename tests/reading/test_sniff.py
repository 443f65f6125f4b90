"""Content decides what a file is; what is not read is refused with advice."""

from __future__ import annotations

import pytest

from docproc.errors import UnsupportedTypeError
from docproc.reading import read
from docproc.reading.sniff import sniff


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"II*\x00", "image"),
        (b"PK\x03\x04..word/document.xml", "docx"),
        ("Kính gửi: Sở Nội vụ".encode(), "text"),
        ("Kính gửi: Sở Nội vụ".encode("utf-16"), "text"),
    ],
)
def test_kinds(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "save it as DOCX"),
        (b"PK\x03\x04....xl/workbook.xml", "save it as DOCX or PDF"),
        (b"{\\rtf1\\ansi", "save it as DOCX"),
        (b"<!DOCTYPE html><html>", "save its text"),
        (bytes(range(256)) * 4, "none of PDF"),
    ],
)
def test_refused_kinds(data: bytes, advice: str) -> None:
    with pytest.raises(UnsupportedTypeError, match=advice):
        read(data, file_name="cong-van.pdf")

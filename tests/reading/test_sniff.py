"""Content decides what a file is; what is not read is refused with advice."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.errors import DamagedFileError, DocprocError, UnsupportedTypeError
from docproc.reading import read
from docproc.reading.ole import MAGIC as OLE
from docproc.reading.sniff import sniff


def ole(*names: str, inner: str = "") -> bytes:
    """An old Office file with streams of those names in its root, and one in a storage that is the last of them."""
    entries = [
        ("Root Entry", 5, 0xFFFFFFFF, 1),
        *((name, 2, place + 2, 0xFFFFFFFF) for place, name in enumerate(names)),
    ]
    last = entries[-1]
    entries[-1] = (last[0], 1 if inner else 2, 0xFFFFFFFF, len(entries) if inner else 0xFFFFFFFF)
    entries += [(inner, 2, 0xFFFFFFFF, 0xFFFFFFFF)] if inner else []
    directory = b""
    for name, kind, right, child in entries:
        text = name.encode("utf-16-le")
        tree = struct.pack("<BxIII", kind, 0xFFFFFFFF, right, child)
        directory += text.ljust(64, b"\0") + struct.pack("<H", len(text) + 2) + tree + bytes(36) + bytes(12)
    sectors = -(-len(directory) // 512)
    fat = [0xFFFFFFFD, *range(2, sectors + 1), 0xFFFFFFFE]
    header = struct.pack("<8s16x5H10x4I", OLE, 62, 3, 0xFFFE, 9, 6, 1, 1, 0, 4096)
    header = header.ljust(68, b"\xff") + struct.pack("<II", 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    return (
        header.ljust(512, b"\xff")
        + struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
        + directory.ljust(sectors * 512, b"\0")
    )


def zipped(media_type: bytes) -> bytes:
    """The beginning of an OpenDocument file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", media_type)
        archive.writestr("content.xml", b"<office:document-content/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"II*\x00", "image"),
        (b"PK\x03\x04..word/document.xml", "docx"),
        (b"{\\rtf1\\ansi", "rtf"),
        (ole("\x05SummaryInformation", "1Table", "WordDocument"), "doc"),
        (ole("WordDocument", "ObjectPool", inner="Workbook"), "doc"),
        (ole("EncryptionInfo", "EncryptedPackage"), "docx"),
        (zipped(b"application/vnd.oasis.opendocument.text"), "odt"),
        (zipped(b"application/vnd.oasis.opendocument.text-template"), "odt"),
        ("Kính gửi: Sở Nội vụ".encode(), "text"),
        ("Kính gửi: Sở Nội vụ".encode("utf-16"), "text"),
    ],
)
def test_kinds(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"PK\x03\x04....xl/workbook.xml", "save it as DOCX or PDF"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "save it as DOCX"),
        (ole("Workbook", "\x05SummaryInformation"), "Excel"),
        (ole("Workbook", "MBD00", inner="WordDocument"), "Excel"),
        (ole("PowerPoint Document"), "PowerPoint"),
        (ole("__properties_version1.0"), "Outlook"),
        (ole("CONTENTS"), "old Office file"),
        (zipped(b"application/vnd.oasis.opendocument.spreadsheet"), "other than Word"),
        (b"<!DOCTYPE html><html>", "save its text"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; type=text/html", "save its text"),
        (bytes(range(256)) * 4, "none of PDF"),
    ],
)
def test_refused_kinds(data: bytes, advice: str) -> None:
    with pytest.raises(UnsupportedTypeError, match=advice):
        read(data, file_name="cong-van.pdf")


@pytest.mark.parametrize(
    "data",
    [
        OLE + bytes(64),
        OLE + bytes(600),
        ole("WordDocument")[:700],
        ole("WordDocument")[:512] + struct.pack("<2I", 0xFFFFFFFD, 1) + ole("WordDocument")[520:],
    ],
    ids=["head", "zeros", "cut", "circle"],
)
def test_damaged_containers(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        sniff(data)


@given(st.data())
def test_any_change_to_a_container_is_an_answer_or_our_error(data: st.DataObject) -> None:
    damaged = bytearray(ole("1Table", "WordDocument", "ObjectPool", inner="Workbook"))
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(8, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(DocprocError):
        assert sniff(bytes(damaged)) in {"doc", "docx"}

"""Budgets and damages of Word packages."""

from __future__ import annotations

import struct
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.errors import DamagedFileError, DocprocError, EmptyFileError, EncryptedFileError, FileTooLargeError
from docproc.reading import docx_package, limits
from docproc.reading.docx import read_docx

RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = (
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Kính gửi: Sở Xây dựng</w:t></w:r></w:p></w:body></w:document>'
)


def package(parts: dict[str, str | bytes] | None = None) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ({"_rels/.rels": RELS, "word/document.xml": DOCUMENT} | (parts or {})).items():
            archive.writestr(name, content)
    return out.getvalue()


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_docx(data).lines]


def test_a_sound_package() -> None:
    assert texts(package()) == ["Kính gửi: Sở Xây dựng"]


def test_the_main_part_may_have_another_name() -> None:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": RELS.replace("word/document.xml", "/word/document2.xml"),
        "word/document2.xml": DOCUMENT.replace("Sở Xây dựng", "Sở Y tế"),
    }
    assert texts(package(parts)) == ["Kính gửi: Sở Y tế"]


@pytest.mark.parametrize(
    "target", ["word/document2.xml", "/word/document2.xml", "word\\document2.xml", "./word/document2.xml"]
)
def test_targets_as_different_programs_write_them(target: str) -> None:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": RELS.replace("word/document.xml", target),
        "word/document2.xml": DOCUMENT.replace("Sở Xây dựng", "Sở Y tế"),
    }
    assert texts(package(parts)) == ["Kính gửi: Sở Y tế"]


@pytest.mark.parametrize(
    "target",
    ["", "/", "..", "../../etc/passwd", "NULL", "styles.xml#x", "http://a.vn/b", "file:///etc/passwd", "é .xml"],
)
def test_odd_targets_do_no_harm(target: str) -> None:
    rels = RELS.replace("word/document.xml", target).replace('officeDocument"', 'styles"')
    assert texts(package({"word/_rels/document.xml.rels": rels})) == ["Kính gửi: Sở Xây dựng"]


def test_parts_in_utf_16() -> None:
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    style = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:caps/></w:rPr></w:style>'
    styles = f'<w:styles xmlns:w="{W}">{style}</w:styles>'
    rels = RELS.replace("word/document.xml", "styles.xml").replace('officeDocument"', 'styles"')
    parts: dict[str, str | bytes] = {
        "word/document.xml": (head + DOCUMENT).encode("utf-16"),
        "word/styles.xml": (head + styles).encode("utf-16"),
        "word/_rels/document.xml.rels": rels,
    }
    assert texts(package(parts)) == ["KÍNH GỬI: SỞ XÂY DỰNG"]


def test_a_dangling_relationship_does_no_harm() -> None:
    rels = RELS.replace("word/document.xml", "NULL").replace("officeDocument", "styles")
    assert texts(package({"word/_rels/document.xml.rels": rels})) == ["Kính gửi: Sở Xây dựng"]


def test_strict_namespaces_are_read() -> None:
    strict = DOCUMENT.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert texts(package({"word/document.xml": strict})) == ["Kính gửi: Sở Xây dựng"]


@pytest.mark.parametrize("data", [b"", b" \n "])
def test_nothing_is_an_empty_file(data: bytes) -> None:
    with pytest.raises(EmptyFileError):
        read_docx(data)


@pytest.mark.parametrize(
    "data",
    [
        b"Kinh gui: So Xay dung",
        package()[:200],
        package()[:-30],
        package({"word/document.xml": DOCUMENT[:-20]}),
        package({"word/document.xml": ""}),
        package({"word/document.xml": "<html><body>Kính gửi</body></html>"}),
        package({"_rels/.rels": RELS.replace("word/document.xml", "xl/workbook.xml")}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
    ids=["text", "head", "tail", "cut-xml", "no-xml", "html", "workbook", "old-office"],
)
def test_damaged_files(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        read_docx(data)


def test_a_damaged_stream() -> None:
    data = bytearray(package())
    start = data.index(b"word/document.xml") + len("word/document.xml")
    data[start : start + 40] = bytes(40)
    with pytest.raises(DamagedFileError):
        read_docx(bytes(data))


def test_office_encryption() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    with pytest.raises(EncryptedFileError):
        read_docx(data)


def test_zip_encryption() -> None:
    data = bytearray(package())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    with pytest.raises(EncryptedFileError):
        read_docx(bytes(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "aaaa">]>' + DOCUMENT.replace(
        "Sở", "&a;"
    )
    with pytest.raises(DamagedFileError, match="DOCTYPE"):
        read_docx(package({"word/document.xml": text.encode(encoding)}))


def test_too_many_entries() -> None:
    with pytest.raises(FileTooLargeError, match="parts"):
        read_docx(package({f"word/media/image{index}.png": "" for index in range(docx_package.MAX_ENTRIES)}))


def test_too_high_a_ratio() -> None:
    with pytest.raises(FileTooLargeError, match="times its size"):
        read_docx(package({"word/media/image1.bmp": bytes(4_000_000)}))


def test_too_many_declared_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_INFLATED_BYTES", 1_000)
    with pytest.raises(FileTooLargeError, match="inflates"):
        read_docx(package({"word/media/image1.bmp": bytes(2_000)}))


def test_bytes_are_counted_while_inflating(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that are read again and again count each time, whatever the directory declares."""
    monkeypatch.setattr(docx_package, "MAX_INFLATED_BYTES", len(RELS) + len(DOCUMENT.encode()) + 10)
    package_ = docx_package.WordPackage(package())
    name = package_.main()
    package_.xml(name)
    with pytest.raises(FileTooLargeError):
        package_.xml(name)


def test_a_directory_that_understates_a_part() -> None:
    data = bytearray(package({"word/document.xml": DOCUMENT.replace("Sở", "Sở " * 5_000)}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 300)
    with pytest.raises(DamagedFileError):
        read_docx(bytes(data))


def test_too_much_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_MARKS", 8)
    with pytest.raises(FileTooLargeError, match="markup"):
        read_docx(package())


@pytest.mark.parametrize("wrapper", ["w:ins", "w:sdt", "w:hyperlink"])
def test_deep_nesting_is_damage(wrapper: str) -> None:
    inner = f"<{wrapper}>" * 400 + "<w:r><w:t>sâu</w:t></w:r>" + f"</{wrapper}>" * 400
    document = f'<w:document xmlns:w="{W}"><w:body><w:p>{inner}</w:p></w:body></w:document>'
    with pytest.raises(DamagedFileError):
        read_docx(package({"word/document.xml": document}))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_escapes_as_a_foreign_error(data: st.DataObject) -> None:
    """Bytes changed anywhere: the file is read or refused with one of our errors."""
    blob = bytearray(package({"word/styles.xml": f'<w:styles xmlns:w="{W}"/>'}))
    for _ in range(data.draw(st.integers(1, 6))):
        blob[data.draw(st.integers(0, len(blob) - 1))] = data.draw(st.integers(0, 255))
    with suppress(DocprocError):
        read_docx(bytes(blob))


def test_depth_beyond_the_parser_is_named() -> None:
    deep = DOCUMENT.replace("<w:p>", "<w:p>" + "<w:ins>" * 300).replace("</w:p>", "</w:ins>" * 300 + "</w:p>")
    with pytest.raises(DamagedFileError, match="too deeply nested"):
        read_docx(package({"word/document.xml": deep}))


@pytest.mark.parametrize(("budget", "named"), [("MAX_CHARS", "characters"), ("MAX_LINES", "lines")])
def test_too_much_text(monkeypatch: pytest.MonkeyPatch, budget: str, named: str) -> None:
    paragraph = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    monkeypatch.setattr(limits, budget, 30)
    read_docx(package())
    with pytest.raises(FileTooLargeError, match=named):
        read_docx(package({"word/document.xml": DOCUMENT.replace("<w:p>", paragraph * 30 + "<w:p>", 1)}))

"""Files made to exhaust or misuse whoever reads them; generated when they are wanted, never stored.

They are small to send and large to read, or ask for what a reader must not do.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping

__all__ = ["DOCX", "PDF", "PICTURES", "TEXT", "docx", "pdf", "png"]

MEGABYTE = 1024 * 1024
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bmp" ContentType="image/bmp"/>'
    '<Default Extension="docx" ContentType="application/zip"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Target="word/document.xml" Type="{OFFICE}/officeDocument"/></Relationships>'
)
PARAGRAPH = "<w:p><w:r><w:t>Kính gửi: Sở Xây dựng</w:t></w:r></w:p>"

Make = Callable[[], bytes]


def docx(body: str = PARAGRAPH, *, before: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file.

    Args:
        body: what stands in ``w:body``.
        before: what stands before the root element of the document part.
        parts: further parts by name.
    """
    main = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", main)
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
        if parts:
            archive.writestr("word/_rels/document.xml.rels", _related(parts))
    return out.getvalue()


def _related(parts: Mapping[str, bytes]) -> str:
    """Relationships from the document to its parts, so that a reader that follows them does."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Target="{name.removeprefix("word/")}" Type="{OFFICE}/image"/>'
        for number, name in enumerate(parts, start=1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _inflating(size: int) -> bytes:
    """A picture of so many zero bytes, which no reader of text needs."""
    return docx(parts={"word/media/image1.bmp": bytes(size)})


def _understated(size: int) -> bytes:
    """A document part that declares 1 KB in both headers and inflates to so many bytes."""
    blob = bytearray(docx("<w:p/>" * (size // 6)))
    local = blob.index(b"word/document.xml") - 30
    struct.pack_into("<I", blob, local + 22, 1024)
    central = blob.rindex(b"word/document.xml") - 46
    struct.pack_into("<I", blob, central + 24, 1024)
    return bytes(blob)


def _overlapping(entries: int, size: int) -> bytes:
    """Many directory entries that share the data of one part: each is small, their sum is not."""
    blob = docx(parts={"word/media/image.bmp": bytes(size)})
    end = blob.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", blob, end + 16)[0]
    entry = blob[blob.rindex(b"word/media/image.bmp") - 46 : end]
    copies = b"".join(entry.replace(b"image.bmp", b"%09d" % number) for number in range(entries))
    count = struct.unpack_from("<H", blob, end + 10)[0] + entries
    directory = blob[start:end] + copies
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    return blob[:start] + directory + tail


def _quoted(levels: int) -> str:
    """Entities that double ten times over at each level."""
    rows = ['<!ENTITY a0 "ha ha ha ha ">']
    rows += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, levels)]
    return f"<!DOCTYPE d [{''.join(rows)}]>"


def _text(value: str) -> str:
    return f"<w:p><w:r><w:t>{value}</w:t></w:r></w:p>"


def _nested_tables(depth: int) -> str:
    cell = "<w:tbl><w:tr><w:tc>"
    return cell * depth + PARAGRAPH + f"</w:tc></w:tr></w:tbl>{PARAGRAPH}" * depth


def _spanning_table(rows: int, span: int) -> str:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{PARAGRAPH}</w:tc>'
    return f"<w:tbl>{f'<w:tr>{cell * 3}</w:tr>' * rows}</w:tbl>"


def _attributes(count: int) -> str:
    names = " ".join(f"a{number}=''" for number in range(count))
    return f"<w:p {names}/>"


DOCX: dict[str, Make] = {
    "zip of 500 MB zeros": lambda: _inflating(500 * MEGABYTE),
    "zip that understates 190 MB": lambda: _understated(190 * MEGABYTE),
    "zip of 20,000 entries": lambda: docx(parts={f"word/media/{n}.bmp": b"" for n in range(20_000)}),
    "zip of 1,900 entries on one part": lambda: _overlapping(1_900, 20 * MEGABYTE),
    "zip in a zip": lambda: docx(parts={"word/embeddings/inner.docx": _inflating(150 * MEGABYTE)}),
    "billion laughs": lambda: docx(_text("&a8;"), before=_quoted(9)),
    "entity of a local file": lambda: docx(
        _text("&x;"), before='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "entity of an address": lambda: docx(
        _text("&x;"), before='<!DOCTYPE d [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>'
    ),
    "doctype of an address": lambda: docx(before='<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">'),
    "1,000,000 paragraphs": lambda: docx(_text("x") * 1_000_000),
    "1,000,000 empty paragraphs": lambda: docx("<w:p/>" * 1_000_000),
    "1 paragraph of 1,000,000 runs": lambda: docx(f"<w:p>{'<w:r><w:t>x</w:t></w:r>' * 1_000_000}</w:p>"),
    "paragraph of 50 MB": lambda: docx(_text("Giao " * (10 * MEGABYTE))),
    "tables 80 deep": lambda: docx(_nested_tables(80)),
    "elements 100,000 deep": lambda: docx("<w:p>" + "<w:ins>" * 100_000 + "</w:ins>" * 100_000 + "</w:p>"),
    "20,000 table rows": lambda: docx(_spanning_table(20_000, 1)),
    "cells 2,000,000,000 wide": lambda: docx(_spanning_table(100, 2_000_000_000)),
    "300,000 attributes": lambda: docx(_attributes(300_000)),
}


def pdf(objects: Iterable[bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, start)
    return bytes(out)


def _stream(content: bytes, entries: bytes = b"", *, filters: int = 1) -> bytes:
    for _ in range(filters):
        content = zlib.compress(content, 9)
    names = b"/FlateDecode" * filters
    return b"<</Length %d/Filter[%b]%b>>stream\n%b\nendstream" % (len(content), names, entries, content)


_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def _page(content: bytes, *more: bytes, box: str = "0 0 595 842", resources: bytes = b"", extra: bytes = b"") -> bytes:
    """One page: objects 1 catalogue, 2 pages, 3 page, 4 content, 5 font, 6 and on ``more``."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%b>>%b>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf([_CATALOGUE, pages, page % (box.encode(), resources, extra), content, _FONT, *more])


def _many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    pages = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count)
    return pdf([_CATALOGUE, pages, *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * count])


def _claimed_pages(count: int) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return pdf([_CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % count, page])


def _shown(text: bytes, times: int) -> bytes:
    return _stream(b"BT /F1 9 Tf 50 800 Td " + (b"(%b) Tj " % text) * times + b"ET")


def _picture(side: int, bits: int = 8, *, filters: int = 1) -> bytes:
    size = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace/Device%b"
    entries = size % (side, side, bits, b"Gray" if bits == 1 else b"RGB")
    data = _stream(bytes(min(side * side * (1 if bits == 1 else 24) // 8, 400 * MEGABYTE)), entries, filters=filters)
    use = _stream(b"q 595 0 0 842 0 0 cm /Im Do Q")
    return _page(use, data, resources=b"/XObject<</Im 6 0 R>>")


def _forms(levels: int, width: int) -> bytes:
    """Form objects that draw the next one so many times each."""
    more = []
    for level in range(levels):
        inner = b"/X Do " * width if level < levels - 1 else b"BT /F1 9 Tf (x) Tj ET"
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>"
        more.append(_stream(inner, entries % (7 + level)))
    return _page(_stream(b"/X Do"), *more, resources=b"/XObject<</X 6 0 R>>")


def _own_form() -> bytes:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    return _page(_stream(b"/X Do"), _stream(b"/X Do /X Do", entries), resources=b"/XObject<</X 6 0 R>>")


def _own_pages() -> bytes:
    return pdf([_CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"])


def _annotations(count: int) -> bytes:
    form = _stream(
        b"BT /F1 9 Tf (x) Tj ET", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>"
    )
    one = b"<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/AP<</N 6 0 R>>>>"
    return _page(_stream(b""), form, extra=b"/Annots[%b]" % (one * count))


def _rulings(count: int) -> bytes:
    drawn = b"".join(b"%d %d m %d %d l S " % (n % 500, n % 800, n % 500 + 90, n % 800) for n in range(count))
    return _page(_stream(drawn + b"BT /F1 9 Tf 50 800 Td (Giao So Xay dung chu tri) Tj ET"))


def _deep_arrays(depth: int) -> bytes:
    return _page(_stream(b""), extra=b"/Deep " + b"[" * depth + b"]" * depth)


def _xref_loop() -> bytes:
    data = _page(_stream(b"BT /F1 9 Tf (x) Tj ET"))
    at = data.index(b"xref\n")
    return data.replace(b"/Root 1 0 R", b"/Prev %010d/Root 1 0 R" % at)


def _huge_xref() -> bytes:
    table = b"xref\n0 2000000000\n0000000000 65535 f \n"
    return b"%PDF-1.7\n" + table + b"trailer\n<</Size 2000000000/Root 1 0 R>>\nstartxref\n9\n%%EOF"


PDF: dict[str, Make] = {
    "stream of 1 GB": lambda: _page(_stream(bytes(1024 * MEGABYTE))),
    "stream of 1 GB, twice packed": lambda: _page(_stream(b" " * (1024 * MEGABYTE), filters=2)),
    "page of 5,000,000 characters": lambda: _page(_shown(b"Giao So Noi vu", 360_000)),
    "page of 90,000 characters in one place": lambda: _page(
        _stream(b"BT /F1 9 Tf " + b"1 0 0 1 50 800 Tm (Giao So) Tj " * 13_000 + b"ET")
    ),
    "page of 90,000 scattered characters": lambda: _page(
        _stream(
            b"BT /F1 1 Tf "
            + b"".join(b"1 0 0 1 %d %d Tm (x) Tj " % (n % 590, n * 7 % 840) for n in range(90_000))
            + b"ET"
        )
    ),
    "picture of 60,000 x 60,000 bits": lambda: _picture(60_000, 1),
    "picture of 11,000 x 11,000 colours": lambda: _picture(11_000),
    "picture of 11,000 x 11,000, twice packed": lambda: _picture(11_000, filters=2),
    "page of 10,000 km": lambda: _page(_stream(b"0 0 9e9 9e9 re f"), box="0 0 28346456692 28346456692"),
    "20,000 pages": lambda: _many_pages(20_000),
    "2,000,000,000 claimed pages": lambda: _claimed_pages(2_000_000_000),
    "page tree that holds itself": _own_pages,
    "form that draws itself": _own_form,
    "forms drawn 10^9 times": lambda: _forms(10, 10),
    "forms 100 deep": lambda: _forms(100, 1),
    "20,000 stamps": lambda: _annotations(20_000),
    "200,000 rulings": lambda: _rulings(200_000),
    "arrays 500,000 deep": lambda: _deep_arrays(500_000),
    "cross-reference that points to itself": _xref_loop,
    "cross-reference of 2,000,000,000 entries": _huge_xref,
}


def png(width: int, height: int, *chunks: tuple[bytes, bytes], rows: int | None = None, depth: int = 1) -> bytes:
    """A grey PNG with so many declared and so many real rows, and further chunks before the pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    line = bytes(1 + (width * depth + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(line) for _ in range(height if rows is None else rows)) + packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0))
    body = b"".join(chunk(kind, content) for kind, content in chunks)
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _tiff(frames: int, side: int) -> bytes:
    """A TIFF of so many pages that all show the same few bytes."""
    out = bytearray(struct.pack("<2sHI", b"II", 42, 8))
    for frame in range(frames):
        tags = ((256, side), (257, side), (258, 1), (259, 32773), (262, 1), (273, 8), (278, side), (279, 4))
        out += struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
        out += struct.pack("<I", len(out) + 4 if frame < frames - 1 else 0)
    return bytes(out)


def _tiff_loop() -> bytes:
    one = _tiff(1, 100)
    return one[:-4] + struct.pack("<I", 8)


def _jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG of this size, and a scan that breaks off."""
    frame = struct.pack(">HBHHBBBBBBBBBB", 17, 8, height, width, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0)
    scan = struct.pack(">HBBBBBBBBBB", 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0)
    return b"\xff\xd8\xff\xc0" + frame + b"\xff\xda" + scan + bytes(100)


PICTURES: dict[str, Make] = {
    "PNG of 60,000 x 60,000": lambda: png(60_000, 60_000),
    "PNG of 2^31 x 2^31": lambda: png(2**31 - 1, 2**31 - 1, rows=0),
    "PNG of 16,000 x 16,000 without pixels": lambda: png(16_000, 16_000, rows=0),
    "PNG of 7,700 x 7,700": lambda: png(7_700, 7_700),
    "PNG of 59,000,000 x 1": lambda: png(59_000_000, 1),
    "PNG with a text of 1 GB": lambda: png(9, 9, (b"zTXt", b"k\0\0" + zlib.compress(bytes(1024 * MEGABYTE), 9))),
    "PNG with a profile of 1 GB": lambda: png(9, 9, (b"iCCP", b"k\0\0" + zlib.compress(bytes(1024 * MEGABYTE), 9))),
    "TIFF of 100,000 pages": lambda: _tiff(100_000, 100),
    "TIFF that goes in a circle": _tiff_loop,
    "TIFF of 40,000 x 40,000": lambda: _tiff(1, 40_000),
    "JPEG of 65,000 x 65,000": lambda: _jpeg(65_000, 65_000),
}

_LINES = 49_000
TEXT: dict[str, Make] = {
    "26 MB": lambda: b"Giao " * (26 * MEGABYTE // 5),
    "2,000,000 blanks": lambda: b"Giao" + b" " * 1_900_000 + b"chu tri",
    "one line of 100,000 gaps": lambda: b"a   " * 100_000,
    "one line of 400,000 gaps": lambda: b"a   " * 400_000,
    "one line of 2,000,000 letters": lambda: b"a" * 1_999_000,
    "one line of 650,000 paths": lambda: b"a/" * 990_000,
    "one line of brackets": lambda: b"(" * 1_900_000,
    "one line of marks": lambda: b"1. " * 660_000,
    "lines of numbers": lambda: "Số: 1/QĐ-UBND\n".encode() * _LINES,
    "lines of days": lambda: "ngày ngày ngày\n".encode() * _LINES,
    "lines of brackets": lambda: b"((((((((\n" * _LINES,
    "lines of list marks": lambda: b"1. 1. 1.\n" * _LINES,
    "lines of table rules": lambda: b"| a | b |\n" * 24_000,
    "lines of columns": lambda: "Nơi nhận:       TM. ỦY BAN\n".encode() * _LINES,
    "lines of openings": lambda: "Nơi nhận:\n- Lưu: VT\n\n".encode() * 20_000,
    "lines of quotes": lambda: (b"> " * 18 + b"a\n") * _LINES,
    "lines of orders": lambda: "Giao Sở Nội vụ chủ trì, phối hợp\n".encode() * _LINES,
    "lines of addressees": lambda: "Kính gửi: Sở Nội vụ\n".encode() * _LINES,
    "lines in capitals": lambda: "QUYẾT ĐỊNH\n".encode() * _LINES,
    "lines of articles": lambda: "Điều 1. Điều 2. Điều 3.\n".encode() * _LINES,
    "nothing but line ends": lambda: b"\n" * 5_000_000 + b"a",
    "combining marks": lambda: b"a" + "\u0301".encode() * 1_000_000,
}

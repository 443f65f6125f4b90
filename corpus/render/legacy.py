"""Authored dispatches as files from before Unicode: the same Word file or PDF with its text in TCVN3 or VNI fonts.

TCVN3 has no capitals with tones: a heading is typed in small letters and set in the capital font, and a single capital
inside a sentence is a run of its own, as people did it.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import pikepdf
from docx.oxml.ns import qn
from lxml import etree
from pikepdf import Dictionary
from reportlab.pdfbase import pdfmetrics

from corpus.render.docx import render_docx
from corpus.render.fonts import ASCENT, DESCENT
from corpus.render.layout import Layout
from corpus.render.office import Setting
from corpus.render.pdf import compose
from corpus.render.words import PlacedWord, Rendered
from docproc.reading.legacy_fonts import Encoding, data
from docproc.reading.legacy_tables import letters

__all__ = ["Segment", "encode", "render_legacy_docx", "render_legacy_pdf", "set_legacy_pdf"]

_FONTS = {"tcvn3": (".VnTime", ".VnTimeH"), "vni": ("VNI-Times", "VNI-Times")}
_STAMP = (2026, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Segment:
    """Codes in one font, as Latin-1 characters."""

    codes: str
    font: str


@cache
def _codes(encoding: Encoding) -> dict[str, str]:
    codes: dict[str, str] = {}
    for code, letter in letters(encoding).items():
        codes.setdefault(letter, code)
    return codes


def encode(text: str, encoding: Encoding) -> list[Segment]:
    """Type a text in an old encoding.

    Args:
        text: Unicode in any normal form.
        encoding: the encoding.

    Returns:
        The codes with the font of each; characters without code stay.
    """
    composed = unicodedata.normalize("NFC", text)
    small, capital = _FONTS[encoding]
    table = _codes(encoding)
    needs = [char != char.lower() and not char.isascii() and char not in table for char in composed]
    if any(needs) and composed.isupper():
        needs = [True] * len(composed)
    segments = []
    for in_capitals, group in groupby(zip(composed, needs, strict=True), key=lambda item: item[1]):
        part = "".join(char for char, _ in group)
        part = part.lower() if in_capitals else part
        segments.append(Segment("".join(table.get(char, char) for char in part), capital if in_capitals else small))
    return segments


def render_legacy_docx(document: Layout, encoding: Encoding) -> bytes:
    """Set a dispatch as a Word file in old fonts; the same layout gives the same bytes.

    Args:
        document: the dispatch by its parts.
        encoding: of all its text.
    """
    source = zipfile.ZipFile(io.BytesIO(render_docx(document)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            blob = source.read(name)
            if name == "word/document.xml":
                blob = _in_old_fonts(blob, encoding)
            package.writestr(zipfile.ZipInfo(name, _STAMP), blob, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _in_old_fonts(blob: bytes, encoding: Encoding) -> bytes:
    root = etree.fromstring(blob)
    for run in list(root.iter(qn("w:r"))):
        text = "".join(node.text or "" for node in run.iter(qn("w:t")))
        properties = run.find(qn("w:rPr"))
        for segment in encode(text, encoding):
            new = etree.Element(qn("w:r"))
            own = deepcopy(properties) if properties is not None else etree.Element(qn("w:rPr"))
            fonts = etree.Element(qn("w:rFonts"))
            for slot in ("ascii", "hAnsi", "cs"):
                fonts.set(qn(f"w:{slot}"), segment.font)
            own.insert(0, fonts)
            new.append(own)
            _type(new, segment.codes)
            run.addprevious(new)
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _type(run: etree._Element, codes: str) -> None:
    """Put codes into a run; Word keeps the byte AD as the element for a soft hyphen."""
    for index, part in enumerate(codes.split("\u00ad")):
        if index:
            etree.SubElement(run, qn("w:softHyphen"))
        if part:
            node = etree.SubElement(run, qn("w:t"))
            node.text = part
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def render_legacy_pdf(document: Layout, encoding: Encoding, *, to_unicode: dict[int, int] | None = None) -> bytes:
    """As ``set_legacy_pdf``, the file alone."""
    return set_legacy_pdf(document, encoding, to_unicode=to_unicode).data


def set_legacy_pdf(
    document: Layout,
    encoding: Encoding,
    *,
    to_unicode: dict[int, int] | None = None,
    setting: Setting | None = None,
) -> Rendered:
    """Set a dispatch as a PDF in old fonts, each word where the Unicode rendering has it.

    Args:
        document: the dispatch by its parts.
        encoding: of all its text.
        to_unicode: code → code point that the fonts' maps name instead of Latin-1's; without it the fonts have no map
            and their codes are WinAnsi, in which AD is a hyphen.
        setting: how the office types.

    Returns:
        The file with its words; the same arguments give the same bytes.
    """
    page = (setting or Setting()).page
    made = compose(document, setting=setting)
    rendered = made.rendered
    with pikepdf.new() as out:
        faces = _faces(out, encoding, to_unicode)
        fonts = Dictionary({f"/F{index}": font for index, font in enumerate(faces.values())})
        for number, words in groupby(sorted(rendered.words, key=lambda word: word.page), key=lambda word: word.page):
            ruled = [b"%.2f %.2f m %.2f %.2f l S" % tuple(ends) for on, *ends in made.strokes if on == number]
            drawn = b"\n".join([*ruled, *(_draw(line, page.height, encoding, list(faces)) for line in _lines(words))])
            sheet = out.add_blank_page(page_size=(page.width, page.height))
            sheet.Resources = Dictionary(Font=fonts)
            sheet.Contents = out.make_stream(drawn)
        saved = io.BytesIO()
        out.save(saved, deterministic_id=True)
    return Rendered(saved.getvalue(), ".pdf", rendered.words)


def _lines(words: Iterable[PlacedWord]) -> Iterator[list[PlacedWord]]:
    """The words of each printed line of each font."""
    for _, line in groupby(words, key=lambda word: (word.paragraph, word.line, word.bold)):
        yield list(line)


def _faces(out: pikepdf.Pdf, encoding: Encoding, to_unicode: dict[int, int] | None) -> dict[str, pikepdf.Object]:
    """The fonts by name, plain and bold; none is embedded, as in files of that time."""
    faces: dict[str, pikepdf.Object] = {}
    for index, font in enumerate(dict.fromkeys(_FONTS[encoding])):
        for bold in (False, True):
            widths = _widths(encoding, bold=bold)
            face = pikepdf.Dictionary(
                Type=pikepdf.Name("/Font"),
                Subtype=pikepdf.Name("/TrueType"),
                BaseFont=pikepdf.Name(f"/ABCDE{'FGHI'[2 * index + bold]}+{font}{',Bold' if bold else ''}"),
                Encoding=pikepdf.Name("/WinAnsiEncoding"),
                FirstChar=32,
                LastChar=255,
                Widths=pikepdf.Array(widths[32:256]),
            )
            if to_unicode is not None:
                face.ToUnicode = out.make_stream(_map(to_unicode))
            faces[f"{font}{bold}"] = out.make_indirect(face)
    return faces


@cache
def _widths(encoding: Encoding, *, bold: bool) -> list[int]:
    """Widths of the 256 codes in thousandths of the size; the accents of VNI stand over the letter before them."""
    accents = {ord(sign) for small in data()["vni"]["marks"] for sign in (small, small.upper())}
    widths = pdfmetrics.getFont("Times-Bold" if bold else "Times-Roman").widths
    return [0 if encoding == "vni" and code in accents else int(width) or 250 for code, width in enumerate(widths)]


def _map(to_unicode: dict[int, int]) -> bytes:
    """A ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    pairs = {code: ord(bytes([code]).decode("cp1252", "replace")) for code in range(32, 256)} | to_unicode
    lines = [f"<{code:02X}> <{char:04X}>" for code, char in sorted(pairs.items())]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{body}\nendcmap end end"
    ).encode()


def _draw(line: Sequence[PlacedWord], height: float, encoding: Encoding, faces: Sequence[str]) -> bytes:
    """Operators that draw a line word by word, each squeezed or stretched to the width that it has in Unicode."""
    out = [b"BT"]
    widths = _widths(encoding, bold=line[0].bold)
    for number, word in enumerate(line):
        following = line[number + 1].x0 if number + 1 < len(line) else word.x1
        size = round((word.y1 - word.y0) / (ASCENT + DESCENT), 2)
        y = height - word.y1 + DESCENT * size
        segments = encode(word.text + (" " if following > word.x1 else ""), encoding)
        codes = [segment.codes.encode("cp1252", "replace") for segment in segments]
        natural = sum(widths[byte] for part in codes for byte in part) * size / 1000
        stretch = 100 * (following - word.x0) / natural
        out.append(f"{stretch:.2f} Tz 1 0 0 1 {word.x0:.2f} {y:.2f} Tm".encode())
        for segment, part in zip(segments, codes, strict=True):
            out.append(f"/F{faces.index(f'{segment.font}{word.bold}')} {size} Tf <{part.hex()}> Tj".encode())
    return b" ".join([*out, b"ET"])

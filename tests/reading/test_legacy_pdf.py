"""PDF pages in fonts from before Unicode: text, places and capitals, under each name that a writer gives the codes."""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.render import load_layout, render_pdf
from corpus.render.legacy import render_legacy_pdf
from docproc.reading.legacy_fonts import ENCODINGS, Encoding
from docproc.reading.pdf import read_pdf

_UPPER = range(0xA1, 0x100)
_MAPS: dict[str, dict[int, int] | None] = {
    "no map": None,
    "latin-1": {code: code for code in _UPPER},
    "minus and bullet operator": {0xAD: 0x2212, 0xB7: 0x2219, 0xB5: 0x3BC},
    "private use": {code: 0xF000 + code for code in _UPPER},
    # but for the two ligatures, of which PDFium makes two letters
    "macintosh": {code: ord(bytes([code]).decode("mac_roman")) for code in _UPPER} | {0xDE: 0xF0DE, 0xDF: 0xF0DF},
}
LAYOUT = load_layout("a06-quyet-dinh-ban-chi-dao-1998")


@pytest.fixture(scope="module")
def expected() -> list[str]:
    return _texts(render_legacy_pdf(LAYOUT, "vni"))


def _texts(data: bytes) -> list[str]:
    return [line.text for line in read_pdf(data).lines]


def test_the_text_is_the_one_that_was_set(expected: list[str]) -> None:
    words = " ".join(expected).split()
    assert words
    assert set(LAYOUT.signature[0].split()) <= set(words)
    assert set(" ".join(LAYOUT.body).split()) <= set(words)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", _MAPS)
def test_every_name_of_the_codes_is_known(name: str, encoding: Encoding, expected: list[str]) -> None:
    assert _texts(render_legacy_pdf(LAYOUT, encoding, to_unicode=_MAPS[name])) == expected


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_names_that_say_nothing(encoding: Encoding, expected: list[str]) -> None:
    """The words tell the encoding; that a font has capitals only its name could tell."""
    with pikepdf.open(io.BytesIO(render_legacy_pdf(LAYOUT, encoding))) as document:
        for index, page in enumerate(document.pages):
            for name, font in page.Resources.Font.items():
                font.BaseFont = pikepdf.Name(f"/T{index}{name[1:]}")
        saved = io.BytesIO()
        document.save(saved)
    assert [text.lower() for text in _texts(saved.getvalue())] == [text.lower() for text in expected]


def test_a_soft_hyphen_of_unicode_is_a_hyphen() -> None:
    """PDF writers use it where Word breaks a line at a hyphen; on paper it is one."""
    canvas = Canvas(out := io.BytesIO())
    canvas.drawString(72, 700, "Ref. 12/2020/TT\u00adBNV")
    canvas.save()
    with pikepdf.open(io.BytesIO(out.getvalue())) as document:
        font = next(iter(document.pages[0].Resources.Font.values()))
        cmap = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <AD> <00AD> endbfchar"
        font.ToUnicode = document.make_stream(b"begincmap " + cmap + b" endcmap")
        document.save(saved := io.BytesIO())
    assert _texts(saved.getvalue()) == ["Ref. 12/2020/TT-BNV"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_letters_keep_their_places(encoding: Encoding) -> None:
    reading = read_pdf(render_legacy_pdf(LAYOUT, encoding))
    assert [code for code, _ in reading.warnings] == ["legacy_font_decoded"]
    for line in reading.lines:
        assert line.edges is not None
        assert line.box is not None
        assert len(line.edges) == len(line.text) + 1
        assert all(left <= right for left, right in pairwise(line.edges))
        assert (line.edges[0], line.edges[-1]) == pytest.approx((line.box[0], line.box[2]))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bold_is_still_seen(encoding: Encoding) -> None:
    unicode, old = (read_pdf(data).lines for data in (render_pdf(LAYOUT), render_legacy_pdf(LAYOUT, encoding)))
    assert [(line.text, line.bold) for line in old] == [(line.text, line.bold) for line in unicode]

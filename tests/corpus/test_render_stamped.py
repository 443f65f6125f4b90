"""Numbers and days stamped on finished PDFs: not in the page's own text, read all the same, and the same every time."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

import docproc
from corpus.render import load_layout
from corpus.render.forms import FORMS, GROUPS
from corpus.render.signed import render_signed
from corpus.render.stamping import render_stamped
from docproc.reading.pdf_signatures import read_signatures

NAME = "a01-bo-nnmt-cap-nuoc-2026"


def page_text(data: bytes) -> str:
    with pdfium.PdfDocument(data) as document:
        return str(document[0].get_textpage().get_text_range())


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("form", GROUPS["stamped"])
def test_number_and_day_are_read(form: str, seed: int) -> None:
    header = docproc.extract(FORMS[form](load_layout(NAME), seed).data).header
    assert header.number is not None
    assert header.date is not None
    assert (header.number.value, header.date.value) == ("1846/BNNMT-TL", "2026-03-09")


def test_annotations_are_no_page_text() -> None:
    text = page_text(render_stamped(load_layout(NAME), "annotations", seed=1).data)
    assert "1846" not in text
    assert "/BNNMT-TL" in text


@pytest.mark.parametrize("form", [*GROUPS["stamped"], "pdf", "docx", "tcvn3-pdf", "vni-docx"])
def test_the_same_seed_gives_the_same_bytes(form: str) -> None:
    layout = load_layout(NAME)
    assert FORMS[form](layout, 5) == FORMS[form](layout, 5)


def test_signature_is_whole_and_made_on_another_day() -> None:
    rendered = render_signed(load_layout(NAME), seed=3)
    (signature,), warnings = read_signatures(rendered.data)
    assert warnings == ()
    assert (signature.intact, signature.covers_whole_file, signature.page) == (True, True, 1)
    assert signature.time is not None
    assert not signature.time.startswith("2026-03-09")
    shown = " ".join(word.text for word in rendered.words if word.part == "signing_stamp")
    assert shown.startswith("Ký bởi: ")
    year, month, day = signature.time[:10].split("-")
    assert f"Thời gian ký: {day}.{month}.{year}" in shown
    assert signature.box is not None
    left, top, right, bottom = signature.box
    for word in rendered.words:
        inside = left <= word.x0 <= word.x1 <= right and top <= word.y0 <= word.y1 <= bottom and word.page == 1
        assert inside == (word.part == "signing_stamp")


@pytest.mark.parametrize("form", GROUPS["stamped"])
def test_stamped_words_stand_in_reading_order(form: str) -> None:
    words = FORMS[form](load_layout(NAME), 2).words
    said = {part: " ".join(word.text for word in words if word.part == part) for part in ("number", "place_date")}
    assert said == {"number": "Số: 1846 /BNNMT-TL", "place_date": "Hà Nội, ngày 09 tháng 3 năm 2026"}
    assert len({round(word.y0) for word in words if word.part == "place_date"}) <= 2

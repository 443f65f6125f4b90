"""What names of fonts say of the encoding and of capitals."""

from __future__ import annotations

import pytest

from docproc.reading.legacy_fonts import Encoding, encoding_of, family_of, has_capitals, has_signs


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".vnarialh", "tcvn3"),
        ("ABCDEF+.VnTimeH,Bold", "tcvn3"),
        ("FGHIJK+VnTimeHBold", "tcvn3"),
        ("_VnCourier New", "tcvn3"),
        ("VNI-Times", "vni"),
        ("QWERTY+VNI-Helve-BoldItalic", "vni"),
        ("VNI Times", "vni"),
        ("Times New Roman", None),
        ("VNtimes new roman", None),
        ("Vnet Sans", None),
        ("Verdana", None),
        ("", None),
        (None, None),
    ],
)
def test_encoding_of_a_font(font: str | None, encoding: Encoding | None) -> None:
    assert encoding_of(font) == encoding


@pytest.mark.parametrize(
    ("font", "capitals"),
    [
        (".VnTimeH", True),
        ("ABCDEF+.VnTimeH,BoldItalic", True),
        ("VnTimeHBold", True),
        (".VnArial NarrowH", True),
        (".vntimeh", True),
        (".VnTime", False),
        (".VnTimeBold", False),
        (".VnEnglish", False),
        ("VNI-TimesH", False),
        ("Times New RomanH", False),
    ],
)
def test_fonts_of_capitals(font: str, capitals: bool) -> None:
    assert has_capitals(font) is capitals


@pytest.mark.parametrize(
    ("font", "family"),
    [
        ("ABCDEF+.VnTimeH,Bold", ".VnTimeH"),
        (".VnTime-BoldItalic", ".VnTime"),
        ("TimesNewRomanPS-BoldMT", "TimesNewRomanPS"),
        ("Times New Roman", "Times New Roman"),
        (None, ""),
    ],
)
def test_faces_of_a_family(font: str | None, family: str) -> None:
    assert family_of(font) == family


@pytest.mark.parametrize(("font", "signs"), [("Wingdings-Regular", True), ("Symbol", True), (".VnTime", False)])
def test_fonts_of_signs(font: str, signs: bool) -> None:
    assert has_signs(font) is signs

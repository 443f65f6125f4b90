"""TCVN3 and VNI text: decoded where the font says so and the text bears it out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.reading.legacy_fonts import Encoding, decode, encoding_of, has_capitals, is_encoded


@pytest.mark.parametrize(
    ("font", "encoding"),
    [(".VnTime", "tcvn3"), (".vnarialh", "tcvn3"), ("VNI-Times", "vni"), ("Times New Roman", None), (None, None)],
)
def test_encoding_of_a_font(font: str | None, encoding: Encoding | None) -> None:
    assert encoding_of(font) == encoding


@pytest.mark.parametrize(("font", "capitals"), [(".VnTimeH", True), (".VnTime", False), ("VNI-TimesH", False)])
def test_fonts_of_capitals(font: str, capitals: bool) -> None:
    assert has_capitals(font) is capitals


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("Uû ban nh©n d©n tØnh", "tcvn3", "Uỷ ban nhân dân tỉnh"),
        ("Së X©y dùng phèi hîp víi Së Tµi chÝnh", "tcvn3", "Sở Xây dựng phối hợp với Sở Tài chính"),
        ("Bé Y tÕ", "tcvn3", "Bộ Y tế"),
        ("- L\u00adu: VT", "tcvn3", "- Lưu: VT"),
        ("x∙ héi", "tcvn3", "xã hội"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "vni", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "vni", "Độc lập - Tự do - Hạnh phúc"),
        ("UÛy ban nhaân daân thò xaõ, thôøi haïn", "vni", "Ủy ban nhân dân thị xã, thời hạn"),
    ],
)
def test_decoding(text: str, encoding: Encoding, expected: str) -> None:
    assert is_encoded(text, encoding)
    assert decode(text, encoding) == expected


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
@pytest.mark.parametrize(
    "text",
    ["Uỷ ban nhân dân", "và các xã", "hoàn toàn", "khoá, loà, toé", "Lê Hoàn", "Số: 12/KH-UBND", "", "Uy\u0309 ban x©"],
)
def test_unicode_under_an_old_font_is_not_touched(text: str, encoding: Encoding) -> None:
    assert not is_encoded(text, encoding)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF)))
def test_tcvn3_moves_no_position(text: str) -> None:
    assert len(decode(text, "tcvn3")) == len(text)


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_stays(text: str) -> None:
    assert decode(text, "tcvn3") == decode(text, "vni") == text

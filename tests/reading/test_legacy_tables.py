"""The tables of TCVN3 and VNI against the standards and against themselves."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.render.legacy import encode
from docproc.reading.legacy_fonts import ENCODINGS, Encoding
from docproc.reading.legacy_tables import WORD, as_codes, letters, may_be_encoded, read_word
from docproc.reading.plain import decode

_MARKS = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + mark) for vowel in "aăâeêioôơuưy" for mark in _MARKS] + ["đ"]
ALL = SMALL + [letter.upper() for letter in SMALL]


def _read(codes: str, encoding: Encoding) -> str:
    return WORD.sub(lambda match: read_word(match.group(), encoding)[0], codes)


def test_there_are_134_letters_beyond_ascii() -> None:
    assert len({letter for letter in ALL if not letter.isascii()}) == 134


@pytest.mark.parametrize("letter", ALL)
def test_vni_has_every_letter(letter: str) -> None:
    (segment,) = encode(letter, "vni")
    assert _read(segment.codes, "vni") == letter


@pytest.mark.parametrize("letter", ALL)
def test_tcvn3_has_every_letter_in_one_of_two_fonts(letter: str) -> None:
    (segment,) = encode(letter, "tcvn3")
    read = _read(segment.codes, "tcvn3")
    assert (read.upper() if segment.font.endswith("H") else read) == letter


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_codes_are_characters_of_one_byte(encoding: Encoding) -> None:
    assert all(code.encode("latin-1") for code in letters(encoding))


def test_tcvn3_agrees_with_the_standard() -> None:
    iconv = shutil.which("iconv")
    if iconv is None:
        pytest.skip("iconv is not installed")
    codes = letters("tcvn3")
    # a blank behind each, since the standard's letters may be joined with a mark
    typed = b" ".join(code.encode("latin-1") for code in codes) + b" "
    run = subprocess.run([iconv, "-f", "TCVN5712-1", "-t", "UTF-8"], input=typed, capture_output=True, check=False)
    if run.returncode:
        pytest.skip("this iconv has no TCVN 5712")
    assert run.stdout.decode().split() == list(codes.values())


@pytest.mark.parametrize(
    ("codes", "encoding", "expected"),
    [
        ("Uû ban nh©n d©n tØnh", "tcvn3", "Uỷ ban nhân dân tỉnh"),
        ("L\u00adu tr÷", "tcvn3", "Lưu trữ"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "vni", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "vni", "Độc lập - Tự do - Hạnh phúc"),
        ("thò xaõ, thôøi haïn, öôùc tính, kyø, lyù", "vni", "thị xã, thời hạn, ước tính, kỳ, lý"),
        ("Uûy ban, AÂu Cô, tOâ", "vni", "Ủy ban, Âu Cơ, tÔ"),
    ],
)
def test_reading(codes: str, encoding: Encoding, expected: str) -> None:
    assert _read(codes, encoding) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x∙ héi", "x· héi"),
        ("n\u2212íc", "n\u00adíc"),
        ("\u03bcn", "µn"),
        ("\uf0a7\uf0d3\uf06e", "§Ón"),
        ("abc", "abc"),
    ],
)
def test_other_names_of_codes(text: str, expected: str) -> None:
    assert as_codes(text) == expected


def test_codes_that_went_through_a_macintosh() -> None:
    codes = "§Ó thùc hiÖn QuyÕt ®Þnh"
    seen = codes.encode("latin-1").decode("mac_roman")
    assert may_be_encoded(seen)
    assert as_codes(seen, "mac_roman") == codes


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF)))
def test_tcvn3_moves_no_position(text: str) -> None:
    assert len(_read(text, "tcvn3")) == len(text)


@given(st.text(st.sampled_from("aeouyAEOUYôöÔÖøùûõïâàáåãäêèéúüëñæóòî") | st.characters(codec="latin-1"), min_size=1))
def test_every_letter_of_vni_knows_its_first_code(word: str) -> None:
    read, starts = read_word(word, "vni")
    assert len(starts) == len(read)
    assert list(starts) == sorted(set(starts))
    assert starts[0] == 0
    assert starts[-1] < len(word)


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_stays(text: str) -> None:
    assert _read(text, "tcvn3") == _read(text, "vni") == text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bytes_of_a_text_file(encoding: Encoding) -> None:
    text = "Kính gửi: Uỷ ban nhân dân các xã\nSở Xây dựng đề nghị báo cáo trước ngày 15/8.\nSố: 12/SXD-QLN"
    codes = "".join(segment.codes for segment in encode(text, encoding)).encode("latin-1")
    read, warnings = decode(codes)
    assert read == text
    assert [code for code, _ in warnings] == ["encoding_guessed"]

"""Runs of a paragraph in several fonts: what is decoded, what is left alone, and where each letter came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.render.legacy import encode
from docproc.reading.legacy_evidence import FontBook
from docproc.reading.legacy_fonts import ENCODINGS, Encoding
from docproc.reading.legacy_runs import Run, decode_runs

_OTHER = "Times New Roman"


def _decode(*parts: tuple[str, str | None], book: FontBook | None = None) -> str:
    """The text of some (font, text) runs, decoded with what ``book`` knows."""
    text, runs = "", []
    for font, part in ((font, part) for part, font in parts):
        runs.append(Run(len(text), len(text) + len(part), font))
        text += part
    decoded = decode_runs(text, runs, FontBook() if book is None else book)
    return text if decoded is None else decoded.text


def _book(font: str | None, text: str) -> FontBook:
    book = FontBook()
    decode_runs(text, [Run(0, len(text), font)], book)
    return book


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [
        (".VnTime", "Uû ban nh©n d©n tØnh", "Uỷ ban nhân dân tỉnh"),
        (".VnTime", "- L\u00adu: VT", "- Lưu: VT"),
        (".VnTime", "Bé Y tÕ", "Bộ Y tế"),
        (".VnTime", "Sè: 15/Q§-UB, §/c Hoµ", "Số: 15/QĐ-UB, Đ/c Hoà"),
        (".VnTime", "x∙ héi", "xã hội"),
        ("ABCDEF+VnTimeH,Bold", "céng hoµ x· héi chñ nghÜa viÖt nam", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("VNI-Times", "UÛy ban nhaân daân thò xaõ", "Ủy ban nhân dân thị xã"),
        ("VNI-Times", "Kính göûi:", "Kính gửi:"),
        # no font tells, or the wrong one: the words do
        (_OTHER, "Uû ban nh©n d©n tØnh phèi hîp víi Së X©y dùng", "Uỷ ban nhân dân tỉnh phối hợp với Sở Xây dựng"),
        (
            None,
            "UÛy ban nhaân daân tænh phoái hôïp vôùi Sôû Xaây döïng",
            "Ủy ban nhân dân tỉnh phối hợp với Sở Xây dựng",
        ),
        ("VNI-Times", "Uû ban nh©n d©n tØnh phèi hîp víi Së X©y dùng", "Uỷ ban nhân dân tỉnh phối hợp với Sở Xây dựng"),
    ],
)
def test_decoding(font: str | None, text: str, expected: str) -> None:
    assert _decode((text, font)) == expected


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times", "VNI-Helve", _OTHER, None])
@pytest.mark.parametrize(
    "text",
    [
        "Uỷ ban nhân dân",
        "và các xã",
        "hoàn toàn",
        "khoá, loà, toé",
        "Lê Hoàn",
        "Số: 12/KH-UBND",
        "",
        "Uy\u0309 ban x©",
        "Kính gửi: Ông François Müller, Trường Cao đẳng «Régie», § 5, 37 °C, 10 µm, 3 × 4",
        "Chloé Lefèvre",
        "«Hà Nội»",
        "© 2010",
    ],
)
def test_unicode_is_not_touched(font: str | None, text: str) -> None:
    assert _decode((text, font)) == text


@pytest.mark.parametrize("font", [_OTHER, None, "Calibri"])
@pytest.mark.parametrize(
    "text",
    [
        "Renée Dupré, São Tomé, Åse Sørensen, Señor Núñez, Weiß, Straße",
        "The café at Côte d'Azur; naïve façade; Curaçao; Zoë; über",
        "độ µm và µg, ®Công ty, ©Sở",
        "Bé Hà, bò, bê, sò, vò, vè",
        "Bé Y tÕ",
        "µ ¶ ¹ ± ² ³ ¼ ½ ¾",
        "thí nghiệm ½ ngày và ¾ liều",
    ],
)
def test_what_is_not_sure_is_left(font: str | None, text: str) -> None:
    assert _decode((text, font)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("n-íc, nh- sau, th- ký, L-u: VT", "nước, như sau, thư ký, Lưu: VT"),
        ("Trung -¬ng, -u tiªn, ®-îc", "Trung ương, ưu tiên, được"),
        ("Bé T- ph¸p", "Bộ Tư pháp"),
        ("nh\u0002", "như"),
        ("theo Th«ng t\ufffe", "theo Thông tư"),
        ("kinh tÕ-x· héi, 12/2004/Q§-TTg, 15/NQ-CP, §iÒu A-1", "kinh tế-xã hội, 12/2004/QĐ-TTg, 15/NQ-CP, Điều A-1"),
        ("Sè 45/TCT-\u0002 vµ UBND-TH", "Số 45/TCT-\u0002 và UBND-TH"),
        ("-ñy ban, - Uû ban", "-ủy ban, - Uỷ ban"),
    ],
)
def test_the_letter_that_looks_like_a_hyphen(text: str, expected: str) -> None:
    assert _decode((text, ".VnTime"), book=_book(".VnTime", "Uû ban nh©n d©n tØnh")) == expected


@pytest.mark.parametrize("text", ["thí-nghiệm, 15/NQ-CP", "t- vấn", "Trường Đại học -"])
def test_hyphens_of_unicode_stay(text: str) -> None:
    assert _decode((text, _OTHER)) == text


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", _OTHER, None])
@pytest.mark.parametrize("codec", ["cp1252", "mac_roman", "cp1258"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bytes_that_were_read_with_another_codec(encoding: Encoding, codec: str, font: str | None) -> None:
    plain = "Căn cứ Quyết định của Uỷ ban nhân dân tỉnh, Sở Nội vụ đề nghị các đơn vị báo cáo kết quả thực hiện"
    codes = "".join(segment.codes for segment in encode(plain, encoding))
    assert _decode((codes.encode("latin-1").decode(codec), font)) == plain


def test_unicode_lines_between_old_ones_stay() -> None:
    """Both in one font, as in a text pasted together from two files."""
    old = "Uû ban nh©n d©n tØnh phèi hîp víi Së X©y dùng"
    book = _book(_OTHER, old)
    assert _decode(("Sở Tài chính, hoàn toàn", _OTHER), book=book) == "Sở Tài chính, hoàn toàn"
    assert _decode(("hoàn toàn, trò chơi, 10 µm", _OTHER), book=book) == "hoàn toàn, trò chơi, 10 µm"
    assert _decode(("Sè: 15/Q§-UB", _OTHER), book=book) == "Số: 15/QĐ-UB"
    assert _decode(("N¬i nhËn:", "Calibri"), book=book) == "Nơi nhận:"


def test_old_and_new_text_in_one_paragraph() -> None:
    parts = [("Sở Tài chính và ", _OTHER), ("Së X©y dùng", ".VnTime"), (", ", _OTHER), ("Sôû Noäi vuï", "VNI-Times")]
    assert _decode(*parts) == "Sở Tài chính và Sở Xây dựng, Sở Nội vụ"


def test_a_word_in_two_runs() -> None:
    assert _decode(("nh", ".VnTime"), ("©n d©n", ".VnTime,Bold")) == "nhân dân"
    assert _decode(("nha", "VNI-Times"), ("ân daân", "VNI-Times")) == "nhân dân"
    assert _decode(("ñ", ".VnTimeH"), ("y ban nh©n d©n", ".VnTime")) == "Ủy ban nhân dân"


def test_a_glyph_borrowed_from_another_font() -> None:
    assert _decode(("nhµ n", ".VnTime"), ("\u2212", "Symbol"), ("íc", ".VnTime")) == "nhà nước"


def test_a_bullet_is_no_letter() -> None:
    assert _decode(("· Néi dung ©", ".VnTime")) == "· Nội dung ©"
    assert _decode(("\uf0b7 Néi dung", "Wingdings")) == "\uf0b7 Néi dung"


@pytest.mark.parametrize(("text", "expected"), [("Sè: 12/CV", "Số: 12/CV"), ("Bé", "Bộ"), ("Sở", "Sở")])
def test_words_that_say_nothing_follow_the_file(text: str, expected: str) -> None:
    assert _decode((text, ".VnTime"), book=_book(".VnTime", "Uû ban nh©n d©n tØnh")) == expected


def test_words_that_say_nothing_stay_where_the_file_says_nothing() -> None:
    book = FontBook()
    assert _decode(("Sè: 12/CV", ".VnTime"), book=book) == "Sè: 12/CV"
    assert book.unsettled
    assert not book


def test_unicode_under_an_old_name_keeps_the_whole_file_safe() -> None:
    book = _book(".VnTime", "Uỷ ban nhân dân các xã")
    assert _decode(("hoàn toàn, trò, bé", ".VnTime"), book=book) == "hoàn toàn, trò, bé"


_SENTENCE = st.sampled_from(
    ["Uỷ ban nhân dân tỉnh", "Sở Xây dựng", "trước ngày 15/8", "(đ/c Hoà)", "số 12/QĐ-UB", "thực hiện; báo cáo."]
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(parts=st.lists(st.tuples(_SENTENCE, st.booleans()), min_size=1, max_size=5))
def test_every_letter_knows_where_it_came_from(encoding: Encoding, parts: list[tuple[str, bool]]) -> None:
    """What is decoded, put back in the order of its sources, is what was typed."""
    text, runs, expected = "", [], ""
    for plain, old in parts:
        for segment in encode(plain, encoding) if old else []:
            runs.append(Run(len(text), len(text) + len(segment.codes), segment.font))
            text += segment.codes
        if not old:
            runs.append(Run(len(text), len(text) + len(plain), _OTHER))
            text += plain
        text += "\n"
        expected += plain + "\n"
    book = _book({"tcvn3": ".VnTime", "vni": "VNI-Times"}[encoding], encode("nhân dân", encoding)[0].codes)
    decoded = decode_runs(text, runs, book)
    if decoded is None:
        assert text == expected
        return
    assert decoded.text == expected
    assert list(decoded.starts) == sorted(set(decoded.starts))
    assert decoded.starts[-1] == len(text)
    assert [text[start] for start in decoded.starts[:-1]].count("\n") == len(parts)

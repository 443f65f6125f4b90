"""Layers of every quality, in both directions: a ruined one goes to recognition, a sound one never does."""

from __future__ import annotations

import random
import textwrap
import unicodedata
from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
import pytest
from reportlab.lib.utils import ImageReader

from docproc.reading import pdf
from docproc.reading.legacy_evidence import FontBook
from docproc.reading.letters import is_english, missing_letter

Make = Callable[[], Any]
Change = Callable[[str], str]

SENTENCES = (
    "Thực hiện Kế hoạch phát triển kinh tế - xã hội năm 2026 của tỉnh, Ủy ban nhân dân tỉnh đề nghị thủ trưởng các sở, "
    "ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường khẩn trương rà soát các nhiệm vụ được giao trong quý I; "
    "tổng hợp khó khăn, vướng mắc phát sinh, đề xuất giải pháp tháo gỡ và gửi báo cáo trước ngày 20 tháng 3. ",
    "Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng và các cơ quan liên quan kiểm tra việc giải ngân vốn đầu tư "
    "công, tham mưu điều chỉnh nguồn vốn của những dự án chậm tiến độ sang các công trình có khả năng hoàn thành sớm. ",
    "Công an tỉnh tăng cường tuần tra, xử lý nghiêm hành vi vi phạm pháp luật về bảo vệ rừng, khai thác khoáng sản, "
    "lấn chiếm hành lang an toàn giao thông; kịp thời biểu dương những tập thể, cá nhân có thành tích xuất sắc. ",
    "Văn phòng theo dõi, đôn đốc việc thực hiện; định kỳ hằng tháng báo cáo Chủ tịch những đơn vị không hoàn thành. ",
)
PAGE = "ỦY BAN NHÂN DÂN TỈNH ĐÔNG HẢI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc " + "".join(
    SENTENCES * 3
)
CONFUSED = {
    "ư": "u",
    "ơ": "o",
    "ế": "é",
    "ộ": "ô",
    "l": "1",
    "i": "l",
    "o": "0",
    "n": "ri",
    "m": "rn",
    "h": "li",
    "c": "e",
}
ENGLISH = (
    "The Ministry shall submit a report on the implementation of the project to the Bank by the end of the year, and "
    "the staff are to be trained in the use of the new system for the period from January to June at each office. "
)


def same(text: str) -> str:
    return text


def toneless(text: str) -> str:
    return "".join({"đ": "d", "Đ": "D"}.get(char, unicodedata.normalize("NFD", char)[0]) for char in text)


def confused(share: float) -> Change:
    def change(text: str) -> str:
        chance = random.Random(3)  # noqa: S311  (no secret)
        return "".join(
            CONFUSED.get(char, chance.choice("ae1]}$t.")) if char.isalpha() and chance.random() < share else char
            for char in text
        )

    return change


def without(letters: str) -> Change:
    return lambda text: "".join(char for char in text if char not in letters)


def shifted(text: str) -> str:
    return "".join(chr(ord(char) - 29) if "a" <= char <= "z" else char for char in toneless(text))


def private(text: str) -> str:
    return "".join(
        chr(0xE000 + ord(char) % 97) if char.isalpha() and i % 9 == 0 else char for i, char in enumerate(text)
    )


def printed(page: Any, text: str, *, share: float = 1.0, mode: int = 0) -> Any:
    lines = textwrap.wrap(text, 85)[:46]
    for row, line in enumerate(lines[: round(len(lines) * share)]):
        one = page.canvas.beginText(60, 782 - 16.5 * row)
        one.setFont("Serif", 12)
        one.setTextRenderMode(mode)
        one.textLine(line)
        page.canvas.drawText(one)
    return page


def scanned(page: Any, drawing: Make, grey: float = 0.0) -> Any:
    source = drawing()
    source.canvas.setFillGray(grey)
    picture = pdfium.PdfDocument(printed(source, PAGE).save())[0].render(scale=1.5, grayscale=True).to_pil()
    page.canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    return page


def verdict(data: bytes) -> str:
    document = pdfium.PdfDocument(data)
    return pdf._sheet(document[0], 1, FontBook()).verdict


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (same, "good"),
        (lambda text: unicodedata.normalize("NFD", text), "good"),
        (lambda text: text.upper(), "good"),
        (toneless, "good"),  # typed so: recognition would find nothing else
        (lambda _: ENGLISH * 6, "good"),
        (lambda _: " ".join(str(number * 7919) for number in range(200)), "good"),
        (lambda _: " ".join(f"VLXD-{n} GKD{n} BVHC{n}" for n in range(60)), "good"),
        (without("nN"), "needs_ocr"),
        (without("hH"), "needs_ocr"),
        (shifted, "needs_ocr"),
        (private, "needs_ocr"),
        (confused(0.35), "needs_ocr"),
    ],
)
def test_printed_page(drawing: Make, change: Change, expected: str) -> None:
    assert verdict(printed(drawing(), change(PAGE)).save()) == expected


@pytest.mark.parametrize(
    ("change", "share", "expected"),
    [
        (same, 1.0, "good"),
        (confused(0.004), 1.0, "good"),
        (same, 0.9, "good"),
        (same, 0.6, "needs_ocr"),
        (same, 0.3, "needs_ocr"),
        (confused(0.05), 1.0, "needs_ocr"),
        (toneless, 1.0, "needs_ocr"),
        (without("nN"), 1.0, "needs_ocr"),
        (lambda text: "56:]+9-} /TB-LIBND DQc l$p " * 4 + text[100:], 1.0, "needs_ocr"),
    ],
)
def test_hidden_layer_of_a_scan(drawing: Make, change: Change, share: float, expected: str) -> None:
    page = scanned(drawing(), drawing)
    assert verdict(printed(page, change(PAGE), share=share, mode=3).save()) == expected


def test_text_printed_under_the_picture_is_a_layer_too(drawing: Make) -> None:
    for change, expected in ((same, "good"), (confused(0.05), "needs_ocr")):
        assert verdict(scanned(printed(drawing(), change(PAGE)), drawing).save()) == expected


def test_pale_background_makes_no_scan(drawing: Make) -> None:
    assert verdict(printed(scanned(drawing(), drawing, grey=0.9), PAGE).save()) == "good"
    assert verdict(printed(scanned(drawing(), drawing, grey=0.9), PAGE[:330]).save()) == "good"


@pytest.mark.parametrize(
    "stamp",
    [
        ["Người ký: Ủy ban nhân dân tỉnh Đông Hải", "Email: ubnd@donghai.example", "Cơ quan: Tỉnh Đông Hải"],
        ["Ký bởi: Ủy ban nhân dân tỉnh Đông Hải", "Ngày ký: 18/03/2026 08:15:22"],
        [
            "Digitally signed by Ủy ban nhân dân tỉnh Đông Hải", "DN: C=VN, O=Ủy ban nhân dân tỉnh Đông Hải,",
            "OID.0.9.2342.19200300.100.1.1=MST:0123456789,", "Reason: I am the author of this document",
            "Date: 2026.03.18 08:15:00+07'00'", "Foxit PDF Reader Version: 12.1.0",
        ],
        ["911", "06", "09"],
        ["Phòng Hành chính - Tổng hợp đã sao y ngày 18/3/2026, gửi các phòng, đơn vị trực thuộc biết, lưu hồ sơ"] * 3,
    ],
)  # fmt: skip
def test_scan_with_only_a_stamp_for_a_layer(drawing: Make, stamp: list[str]) -> None:
    page = scanned(drawing(), drawing)
    for row, text in enumerate(stamp):
        page.text(300, 20 + 9 * row, text, size=7)
    assert verdict(page.save()) == "needs_ocr"


def test_missing_letter() -> None:
    assert missing_letter(PAGE) is None
    assert missing_letter(unicodedata.normalize("NFD", PAGE)) is None
    assert missing_letter(without("t")(PAGE)) == "t"
    assert missing_letter("Ở xã A. " * 300) is None


def test_english() -> None:
    assert is_english(ENGLISH)
    assert not is_english(toneless(PAGE))

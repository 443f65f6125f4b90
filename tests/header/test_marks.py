"""Marks of urgency and secrecy: stamped anywhere on the letterhead, always in capitals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.header import read_header
from docproc.regions import Layout

Typed = Callable[[str], Layout]

LETTER = """UBND TỈNH AN HẢI
SỞ CÔNG THƯƠNG
Số: 77/SCT-KTAT
{mark}
An Hải, ngày 05 tháng 4 năm 2023
V/v ứng phó bão số 4
Kính gửi: Các huyện ven biển.
Sở Công Thương đề nghị các huyện khẩn trương triển khai.
"""

URGENT = [
    ("HỎA TỐC", "hỏa tốc", None),
    ("HOẢ TỐC", "hỏa tốc", None),
    ("HỎA TÔC", "hỏa tốc", None),
    ("HỎA TỐC HẸN GIỜ", "hỏa tốc", None),
    ("HỎA TỐC (14h30)", "hỏa tốc", "14:30"),
    ("HỎA TỐC HẸN GIỜ 9 giờ 05", "hỏa tốc", "09:05"),
    ("HỎA TỐC 8 giờ", "hỏa tốc", "08:00"),
    ("THƯỢNG KHẨN", "thượng khẩn", None),
    ("KHẨN", "khẩn", None),
    ("[KHẨN]", "khẩn", None),
    ("Khẩn trương thực hiện", None, None),
    ("", None, None),
]
SECRET = [
    ("MẬT", "mật"),
    ("TỐI MẬT", "tối mật"),
    ("TUYỆT MẬT", "tuyệt mật"),
    ("(MẬT)", "mật"),
    ("Độ mật: MẬT", "mật"),
    ("BÍ MẬT NHÀ NƯỚC", None),
    ("MẶT TRẬN TỔ QUỐC", None),
    ("", None),
]


@pytest.mark.parametrize(("mark", "value", "time"), URGENT)
def test_urgency(typed: Typed, mark: str, value: str | None, time: str | None) -> None:
    urgency = read_header(typed(LETTER.format(mark=mark))).urgency
    assert (urgency.value if urgency else None, urgency.time if urgency else None) == (value, time)


@pytest.mark.parametrize(("mark", "value"), SECRET)
def test_secrecy(typed: Typed, mark: str, value: str | None) -> None:
    secrecy = read_header(typed(LETTER.format(mark=mark))).secrecy
    assert (secrecy.value if secrecy else None) == value


@pytest.mark.parametrize("mark", ["HỎA TỐC", "KHẨN", "MẬT", "TUYỆT MẬT"])
def test_marks_are_no_issuer_and_no_subject(typed: Typed, mark: str) -> None:
    header = read_header(typed(LETTER.format(mark=mark)))
    assert header.issuer is not None
    assert header.issuer.value == "SỞ CÔNG THƯƠNG"
    assert header.subject is not None
    assert header.subject.value == "ứng phó bão số 4"


def test_stamped_on_the_addressee_line(typed: Typed) -> None:
    text = LETTER.format(mark="").replace("Các huyện ven biển.", "Các huyện ven biển HỎA TỐC")
    urgency = read_header(typed(text)).urgency
    assert urgency is not None
    assert urgency.value == "hỏa tốc"


def test_stamped_across_the_subject(typed: Typed) -> None:
    text = LETTER.format(mark="").replace("V/v ứng phó bão số 4", "V/v ứng phó\nHỎA TỐC\nbão số 4")
    header = read_header(typed(text))
    assert header.urgency is not None
    assert header.subject is not None
    assert header.subject.value == "ứng phó bão số 4"


def test_a_mark_above_the_letterhead(typed: Typed) -> None:
    header = read_header(typed("MẬT\nKHẨN\n" + LETTER.format(mark="")))
    assert header.secrecy is not None
    assert header.urgency is not None
    assert header.urgency.value == "khẩn"

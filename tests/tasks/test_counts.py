"""Counts that the opening of a list announces, against the items below it."""

from __future__ import annotations

import pytest

from docproc import extract
from docproc.tasks.counts import count_warnings
from docproc.tasks.items import grow
from tests.tasks.letters import CLOSING, HEADER, laid_out


def messages(body: str) -> list[str]:
    layout = laid_out(body)
    return [warning.message for warning in count_warnings(layout, grow(layout))]


# body, what is said to be announced, and how many items there are
DIFFERENT = [
    ("Các xã thực hiện 03 nội dung sau:\n1. Cấp giống.\n2. Cấp phân.", "03 nội dung", 2),
    ("Huyện yêu cầu làm tốt hai việc sau đây:\n- Cấp giống.\n- Cấp phân.\n- Mở lớp.", "hai việc", 3),
    ("1. Phòng Kinh tế có 04 nhiệm vụ:\na) Cấp giống.\nb) Cấp phân.\n2. Trạm Thú y.", "04 nhiệm vụ", 2),
    ("Điều 2. Tổ có 05 (năm) nhiệm vụ như sau:\n1. Kiểm tra.\n2. Báo cáo.\nĐiều 3. Thi hành.", "05 (năm) nhiệm vụ", 2),
    (
        "II. GIẢI PHÁP\nGồm 3 nhóm giải pháp chủ yếu:\n1. Giống.\n2. Phân.\nIII. KINH PHÍ\n1. Huyện.",
        "3 nhóm giải pháp",
        2,
    ),
    ("1. Trạm Thú y làm ba bước sau: (a) đăng ký; (b) tiêm phòng.\n2. Phòng Kinh tế.", "ba bước", 2),
]
FITTING = [
    "Các xã thực hiện 02 nội dung sau:\n1. Cấp giống.\n2. Cấp phân.",
    "Các xã thực hiện hai nội dung sau:\n1. Cấp giống:\n- Lúa;\n- Ngô;\n- Sắn.\n2. Cấp phân.\nTrân trọng./.",
    "Huyện giao 02 nhiệm vụ như sau:\nI. GIỐNG\n1. Lúa.\n2. Ngô.\n3. Sắn.\nII. PHÂN\n1. Lân.",
    "1. Phòng Kinh tế có 02 nhiệm vụ:\na) Cấp giống.\nb) Cấp phân.\n2. Trạm Thú y.",
    # no list follows, or what is counted is no list of items
    "Các xã thực hiện 03 nội dung sau: giống, phân, nước.\n1. Cấp giống.",
    "Kinh phí cho 05 nhiệm vụ đã nêu:\n1. Giống.\n2. Phân.",
    "Thực hiện Điều 5 nội dung sau:\n1. Giống.\n2. Phân.",
    "Tiến độ giai đoạn 2 nội dung sau:\n1. Giống.",
    "Huyện giao 03 nhiệm vụ và 02 giải pháp:\n1. Giống.\n2. Phân.\n3. Nước.",
    "Các xã làm những việc sau:\n1. Cấp giống.\n2. Cấp phân.",
    "Toàn huyện có 12 xã, gồm:\n1. Xã Đông.\n2. Xã Tây.",
]


@pytest.mark.parametrize(("body", "announced", "items"), DIFFERENT)
def test_a_count_that_differs_is_told(body: str, announced: str, items: int) -> None:
    assert messages(body) == [f"the text announces {announced}, but the list below it has {items}"]


@pytest.mark.parametrize("body", FITTING)
def test_a_count_that_fits_is_not(body: str) -> None:
    assert messages(body) == []


def test_the_dispatch_warns_and_points_at_the_count() -> None:
    text = f"{HEADER}Các xã thực hiện 03 nội dung sau:\n1. Cấp giống.\n2. Cấp phân.\n{CLOSING}"
    dispatch = extract(text.encode())
    (warning,) = [one for one in dispatch.warnings if one.code == "count_differs"]

    assert warning.span is not None
    assert dispatch.text[slice(*warning.span)] == "03 nội dung"
    assert [item.label for item in dispatch.items] == ["1", "2"]

"""What is broken off: a syllable that is half of a noun, a line in the middle of a sentence."""

from __future__ import annotations

import pytest

import docproc

PAGE = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 41/KH-UBND
Lào Cai, ngày 06 tháng 5 năm 2026

KẾ HOẠCH
Nâng cấp trạm nước

1. {clause}
"""


def actions(clause: str) -> list[str]:
    return [one.action for one in docproc.extract(PAGE.format(clause=clause).encode()).obligations]


@pytest.mark.parametrize(
    "clause",
    [
        "Mỗi trạm một bể chứa và một máy lọc.",
        "Tiêu chí chia nhóm: hạ tầng, con người, kết quả phục vụ.",
    ],
)
def test_half_a_noun_orders_nothing(clause: str) -> None:
    assert actions(clause) == []


@pytest.mark.parametrize(
    ("clause", "action"),
    [
        ("Trung tâm Y tế cử y, bác sĩ tham gia đoàn khám.", "cử y, bác sĩ tham gia đoàn khám"),
        ("UBND xã Bản Qua hạ mực nước bể chứa trước khi sửa.", "hạ mực nước bể chứa"),
        ("Giám đốc Sở Y tế trực tiếp kiểm tra, trả lời.", "trực tiếp kiểm tra, trả lời"),
    ],
)
def test_a_verb_of_one_syllable_still_does(clause: str, action: str) -> None:
    assert [found[: len(action)] for found in actions(clause)] == [action]


@pytest.mark.parametrize(
    ("clause", "action"),
    [
        (
            "Chủ tịch UBND các xã Bản Qua, Bản Vược và Mường Vi chỉ đạo\nTrưởng thôn khóa van các bể.",
            "chỉ đạo Trưởng thôn khóa van các bể",
        ),
        (
            "Trung tâm Nước sạch và Vệ sinh nông thôn tỉnh rà soát, tính\nlại khối lượng đường ống.",
            "rà soát, tính lại khối lượng đường ống",
        ),
    ],
)
def test_a_line_that_breaks_off_goes_on(clause: str, action: str) -> None:
    assert actions(clause) == [action]

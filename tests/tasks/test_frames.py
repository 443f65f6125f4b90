"""What headings hand down: who acts, how strongly, or that everything below only reports."""

from __future__ import annotations

import pytest

from docproc.bodies import find_bodies
from docproc.tasks.frames import Frame, duty_head, tells_head
from docproc.tasks.subjects import Subjects
from docproc.text import match_key


def head(text: str) -> Frame | None:
    key = match_key(text)
    subjects = Subjects(text, key, find_bodies(text))
    return duty_head(subjects, key, 0, len(text), announced=text.endswith(":"))


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Bên A có trách nhiệm:", ["Bên A"]),
        ("Bên thuê có các nghĩa vụ sau đây:", ["Bên thuê"]),
        ("Học viên phải:", ["Học viên"]),
        ("Tổ trực cứu hộ có nhiệm vụ:", ["Tổ trực cứu hộ"]),
        ("Trách nhiệm của chủ bến", ["chủ bến"]),
        ("Nghĩa vụ và trách nhiệm của Bên cung cấp", ["Bên cung cấp"]),
        ("Hai bên cùng thực hiện các nội dung sau:", ["Hai bên"]),
        ("Sở Y tế thực hiện các nhiệm vụ sau:", ["Sở Y tế"]),
    ],
)
def test_a_heading_of_duty_names_who_acts(text: str, leads: list[str]) -> None:
    frame = head(text)
    assert frame is not None
    assert frame.orders
    assert frame.modality == "must"
    assert [part.name for part in frame.leads] == leads


def test_a_body_with_the_rest_of_its_name_heads_what_it_must_do() -> None:
    frame = head("Đối với Sở Y tế thuộc các tỉnh ven biển")
    assert frame is not None
    assert frame.orders
    assert [part.name for part in frame.leads] == ["Sở Y tế thuộc các tỉnh ven biển"]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Nghiêm cấm hành khách:", ["hành khách"]),
        ("Nghiêm cấm các hành vi sau:", []),
        ("Các hành vi bị nghiêm cấm", []),
        ("Những việc không được làm", []),
        ("Người gửi xe không được:", ["Người gửi xe"]),
    ],
)
def test_a_heading_of_a_ban_forbids_what_stands_below(text: str, leads: list[str]) -> None:
    frame = head(text)
    assert frame is not None
    assert frame.modality == "must_not"
    assert [part.name for part in frame.leads] == leads


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức thực hiện:",
        "Kinh phí thực hiện:",
        "Nội dung cần thực hiện:",
        "Quyền của người gửi xe",
        "Nghiêm cấm buôn bán trong khuôn viên bến khi xe đang đón khách.",
        "Việc kiểm tra phải:",
        "Giá cả và thanh toán",
    ],
)
def test_other_headings_put_a_duty_on_nobody(text: str) -> None:
    assert head(text) is None


@pytest.mark.parametrize(
    ("text", "heads", "tells"),
    [
        ("Thực trạng", True, True),
        ("Các vi phạm, thiếu sót", True, True),
        ("Nguyên nhân. Cán bộ kho ghi sổ không đều, thủ kho nghỉ ốm dài ngày.", False, True),
        ("Hiện trạng: cầu treo xuống cấp, lan can gãy.", False, True),
        ("Kết quả rà soát gửi Sở Xây dựng trước ngày 10/4.", False, False),
        ("Nhiệm vụ", True, False),
    ],
)
def test_a_heading_of_an_account_makes_everything_below_report(text: str, heads: bool, tells: bool) -> None:
    assert tells_head(match_key(text), heads=heads) is tells

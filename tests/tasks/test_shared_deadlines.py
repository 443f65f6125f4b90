"""Deadlines of headings, lines and closing sentences that bind several obligations."""

from __future__ import annotations

import pytest

import docproc
from docproc.dispatch import Dispatch

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN VĨNH DU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 41/{symbol}-UBND
Vĩnh Du, ngày 13 tháng 7 năm 2023
{title}
Để phục vụ sản xuất vụ đông, Ủy ban nhân dân huyện xây dựng kế hoạch như sau.
{body}
Nơi nhận:
- Các xã;
- Lưu: VT.
CHỦ TỊCH
Đinh Thị Mận
"""


def read(body: str, *, kind: str = "KẾ HOẠCH") -> Dispatch:
    dispatch: Dispatch = docproc.load()(
        PLAN.format(symbol="KH" if kind == "KẾ HOẠCH" else "TB", title=f"{kind}\nTu sửa kênh mương", body=body.strip())
    )._.dispatch
    return dispatch


def dues(body: str) -> list[tuple[str, str | None, bool]]:
    return [
        (o.item, o.deadline.due if o.deadline else None, bool(o.deadline and o.deadline.inherited))
        for o in read(body).obligations
    ]


# body, (item, due, inherited)
CASES = [
    pytest.param(
        """1. Các phòng, các xã thực hiện các việc sau:
a) Phòng Kinh tế khảo sát các tuyến kênh.
b) Các xã huy động dân công nạo vét.
2. Phòng Văn hóa tuyên truyền trên đài truyền thanh.
Thời hạn hoàn thành các việc nêu tại mục 1: trước 11h30 ngày 12/9/2023.""",
        [("1.a", "2023-09-12", True), ("1.b", "2023-09-12", True), ("2", None, False)],
        id="a closing sentence that names its item",
    ),
    pytest.param(
        """1. Phòng Kinh tế lập danh sách các hộ đăng ký. Hạn chót: ngày 31/8/2023.
2. Các xã nộp dự toán về Phòng Tài chính. Hạn nộp: 15/9/2023.""",
        [("1", "2023-08-31", False), ("2", "2023-09-15", False)],
        id="a sentence that is a label and its day",
    ),
    pytest.param(
        """1. Giai đoạn 1 (trước ngày 20/8/2023):
a) Phòng Kinh tế khảo sát các tuyến kênh.
b) Các xã lập dự toán.
2. THI CÔNG (từ ngày 21/8/2023 đến ngày 30/9/2023)
a) Các xã huy động dân công nạo vét.""",
        [("1.a", "2023-08-20", True), ("1.b", "2023-08-20", True), ("2.a", "2023-09-30", True)],
        id="heads with their time in brackets",
    ),
    pytest.param(
        """1. Phòng Kinh tế khảo sát các tuyến kênh.
2. Các xã lập dự toán.
Tất cả hoàn thành trước ngày 15/9/2023.""",
        [("1", "2023-09-15", True), ("2", "2023-09-15", True)],
        id="all of it",
    ),
    pytest.param(
        """I. TU SỬA
- Phòng Kinh tế khảo sát các tuyến kênh.
- Các xã huy động dân công nạo vét trước ngày 20/8/2023.
- Thời gian hoàn thành: trước ngày 15/9/2023.""",
        [("I.-1", "2023-09-15", True), ("I.-2", "2023-08-20", False)],
        id="a line behind dashes",
    ),
    pytest.param(
        """I. TU SỬA
- Phòng Kinh tế khảo sát các tuyến kênh.
- Thời gian: tháng 8/2023.
- Các xã huy động dân công nạo vét.
- Thời gian: Quý IV/2023.""",
        [("I.-1", "2023-08-31", True), ("I.-3", "2023-12-31", True)],
        id="two lines, each for its own",
    ),
    pytest.param(
        """1. Phòng Kinh tế khảo sát các tuyến kênh.
2. Các xã huy động dân công nạo vét.
Các nội dung trên hoàn thành trước ngày 30/9/2023.""",
        [("1", "2023-09-30", True), ("2", "2023-09-30", True)],
        id="a closing sentence",
    ),
    pytest.param(
        "1. Phòng Kinh tế khảo sát; lập dự toán trước ngày 01/8/2023. "
        "Thời hạn hoàn thành các nhiệm vụ nêu trên: 30/9/2023.\n"
        "2. Các xã huy động dân công nạo vét.",
        [("1", "2023-09-30", True), ("1", "2023-08-01", False), ("2", None, False)],
        id="a closing sentence inside an item",
    ),
    pytest.param(
        """1. Các việc hoàn thành trong tháng 8/2023:
a) Phòng Kinh tế khảo sát các tuyến kênh.
b) Các xã đăng ký ngày công trước ngày 10/8/2023.
2. Các việc hoàn thành trước ngày 15/9/2023:
a) Các xã huy động dân công nạo vét.""",
        [("1.a", "2023-08-31", True), ("1.b", "2023-08-10", False), ("2.a", "2023-09-15", True)],
        id="headings",
    ),
    pytest.param(
        """Yêu cầu các phòng, các xã thực hiện các nội dung sau, hoàn thành trước ngày 30/9/2023:
1. Phòng Kinh tế khảo sát các tuyến kênh.
2. Các xã huy động dân công nạo vét.""",
        [("1", "2023-09-30", True), ("2", "2023-09-30", True)],
        id="a lead-in",
    ),
    pytest.param(
        """1. Trong tháng 8/2023:
a) Phòng Kinh tế khảo sát các tuyến kênh.
b) Các xã huy động dân công nạo vét.
2. Việc trước ngày 30/9/2023
a) Các xã báo cáo số liệu.""",
        [("1.a", "2023-08-31", True), ("1.b", "2023-08-31", True), ("2.a", None, False)],
        id="a heading that is nothing but a time",
    ),
    pytest.param(
        """1. Phòng Kinh tế khảo sát các tuyến kênh.
Các nội dung trên hoàn thành trước ngày 01/8/2023.
2. Các xã huy động dân công nạo vét.
Các nhiệm vụ nêu trên phải xong trong tháng 9/2023.""",
        [("1", "2023-08-01", True), ("2", "2023-09-30", True)],
        id="each closing sentence for what stands since the last",
    ),
    pytest.param(
        """1. Phòng Kinh tế khảo sát các tuyến kênh.
2. Các xã huy động dân công nạo vét.
Thời gian hoàn thành: Quý IV/2023.""",
        [("1", "2023-12-31", True), ("2", "2023-12-31", False)],
        id="a paragraph that only dates, behind a list",
    ),
    pytest.param(
        """1. Phòng Kinh tế khảo sát các tuyến kênh.
2. Các xã huy động dân công nạo vét.
3. Thời hạn hoàn thành: trước ngày 30/9/2023.""",
        [("1", "2023-09-30", True), ("2", "2023-09-30", True)],
        id="a numbered line that only dates",
    ),
    pytest.param(
        """I. TU SỬA
- Phòng Kinh tế khảo sát các tuyến kênh.
Thời gian hoàn thành: trước ngày 10/8/2023.
- Các xã huy động dân công nạo vét.""",
        [("I.-1", "2023-08-10", False), ("I.-2", None, False)],
        id="a paragraph between dashes dates the one before it",
    ),
    pytest.param(
        """I. NHIỆM VỤ TRỌNG TÂM QUÝ IV/2023
1. Phòng Kinh tế khảo sát các tuyến kênh.
2. Các xã huy động dân công nạo vét.""",
        [("I.1", None, False), ("I.2", None, False)],
        id="the plan's own period binds nobody",
    ),
    pytest.param(
        """1. Phòng Kinh tế khảo sát các tuyến kênh.
2. Các xã huy động dân công nạo vét.
Các nội dung trên đã được thống nhất tại cuộc họp ngày 30/6/2023.""",
        [("1", None, False), ("2", None, False)],
        id="a sentence that only tells",
    ),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_shared_deadlines(body: str, expected: list[tuple[str, str | None, bool]]) -> None:
    found = dues(body)

    assert [one for one in found if one in expected] == expected, found
    assert all(one in expected for one in found if one[2])


def test_an_inherited_deadline_points_to_where_it_is_printed() -> None:
    line = next(case for case in CASES if case.id == "a line behind dashes")
    dispatch = read(line.values[0])  # type: ignore[arg-type]
    first = dispatch.obligations[0]

    assert first.deadline is not None
    assert first.deadline.text == "trước ngày 15/9/2023"
    assert first.deadline.latest == "2023-09-14"
    assert first.deadline.span is not None
    assert first.deadline.span[0] > dispatch.obligations[1].span[1]  # type: ignore[index]

"""Tables of tasks: one task a row, from the columns' meaning."""

import pytest

import docproc
from docproc.dispatch import Dispatch, Obligation

HEAD = """\
ỦY BAN NHÂN DÂN
HUYỆN MÙ CĂNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 41/KH-UBND
Mù Căng, ngày 06 tháng 3 năm 2023
{type}
Trồng rừng vụ xuân năm 2023
Ủy ban nhân dân huyện ban hành như sau:
1. Phòng Kinh tế cấp cây giống cho các xã.
Nơi nhận:
- Các xã;
- Lưu: VT.
CHỦ TỊCH
Giàng A Pha
"""


def read(table: str, *, kind: str = "KẾ HOẠCH", title: str = "PHỤ LỤC {n}") -> Dispatch:
    return docproc.extract((HEAD.format(type=kind) + title.format(n="I") + "\n" + table).encode())


def rows(dispatch: Dispatch) -> dict[str, Obligation]:
    return {o.item: o for o in dispatch.obligations if o.item.startswith("PL")}


def test_every_column_has_its_place() -> None:
    table = """\
| TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian hoàn thành | Sản phẩm |
|---|---|---|---|---|---|
| I | Chuẩn bị | | | | |
| 1 | Đào hố, phát thực bì | UBND các xã | Hạt Kiểm lâm, Hội Nông dân huyện | Trước ngày 20/4 | Biên bản nghiệm thu |
| 2 | Cấp cây giống | Phòng Kinh tế | nt | Quý II | |
| II | Chăm sóc | | | | |
| 3 | Làm cỏ lần một | -nt- | | Thường xuyên | Nhật ký |
"""
    found = rows(read(table))
    assert list(found) == ["PL1.1", "PL1.2", "PL1.3"]
    first = found["PL1.1"]
    assert first.action == "Đào hố, phát thực bì"
    assert [(a.name, a.role) for a in first.actors] == [
        ("UBND các xã", "lead"),
        ("Hạt Kiểm lâm", "support"),
        ("Hội Nông dân huyện", "support"),
    ]
    assert first.deadline is not None
    assert (first.deadline.due, first.deadline.bound) == ("2023-04-20", "before")
    assert first.deliverable == "Biên bản nghiệm thu"
    second = found["PL1.2"]
    assert [a.name for a in second.actors if a.role == "support"] == ["Hạt Kiểm lâm", "Hội Nông dân huyện"]
    assert second.deadline is not None
    assert second.deadline.due == "2023-06-30"
    assert [a.name for a in found["PL1.3"].actors] == ["Phòng Kinh tế"]
    assert found["PL1.3"].deadline is None


def test_rows_are_tasks_among_the_items() -> None:
    dispatch = read("| STT | Nhiệm vụ | Cơ quan thực hiện |\n|---|---|---|\n| 1 | Kiểm đếm cây sống | Hạt Kiểm lâm |\n")
    item = next(item for item in dispatch.items if item.label == "PL1.1")
    assert (item.text, item.task) == ("Kiểm đếm cây sống", True)
    assert item.span is not None
    assert dispatch.text[item.span[0] : item.span[1]] == "Kiểm đếm cây sống"


def test_heads_of_two_rows() -> None:
    table = """\
| TT | Nhiệm vụ | Cơ quan thực hiện | Cơ quan thực hiện | Tiến độ |
|---|---|---|---|---|
| | | Chủ trì | Phối hợp | |
| (1) | (2) | (3) | (4) | (5) |
| 1 | Rà soát quỹ đất | Phòng Tài nguyên | UBND các xã | 30/9/2023 |
"""
    found = rows(read(table))
    assert list(found) == ["PL1.1"]
    assert [(a.name, a.role) for a in found["PL1.1"].actors] == [
        ("Phòng Tài nguyên", "lead"),
        ("UBND các xã", "support"),
    ]


def test_a_table_without_numbers_counts_its_rows() -> None:
    table = (
        "| Công việc | Người phụ trách | Hạn |\n|---|---|---|\n| Mở hội | Ông Sùng | 12/4 |\n| Bế mạc | Bà Lò | 14/4 |"
    )
    assert list(rows(read(table))) == ["PL1.1", "PL1.2"]


@pytest.mark.parametrize(
    "table",
    [
        # sums of money beside units of measure
        "| TT | Hạng mục | Đơn vị | Thành tiền |\n|---|---|---|---|\n| 1 | Cây thông | cây | 3.000.000 |\n",
        # an agenda
        "| Thời gian | Nội dung | Người thực hiện |\n|---|---|---|\n| 7h30 - 8h00 | Đón đại biểu | Văn phòng |\n"
        "| 8h00 - 8h15 | Khai mạc | Chủ tịch |\n",
        # a list of schools
        "| TT | Trường | Số lớp |\n|---|---|---|\n| 1 | Tiểu học Nà Hẩu | 12 |\n",
    ],
)
def test_other_tables_hold_no_tasks(table: str) -> None:
    assert rows(read(table)) == {}


def test_a_report_tells_and_does_not_assign() -> None:
    table = (
        "| TT | Nội dung | Đơn vị thực hiện | Kết quả |\n|---|---|---|---|\n| 1 | Cấp giống | Phòng Kinh tế | Xong |"
    )
    assert rows(read(table, kind="BÁO CÁO")) == {}

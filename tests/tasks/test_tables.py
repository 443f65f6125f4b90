"""Tables of tasks: one task a row, from the columns' meaning."""

import io

import docx
import pytest

import docproc
from corpus.render.forms import render_form
from corpus.render.parsing import parse_layout
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


def test_one_column_for_who_leads_and_who_supports() -> None:
    table = """\
| TT | Nội dung | Đơn vị chủ trì, phối hợp | Thời hạn |
|---|---|---|---|
| 1 | Đo độ che phủ | Hạt Kiểm lâm chủ trì, phối hợp với UBND các xã | 30/6 |
| 2 | Lập bản đồ | Chủ trì: Phòng Kinh tế; phối hợp: Hạt Kiểm lâm | Quý II |
| 3 | Phát cây giống | UBND các xã | Tháng 4 |
"""
    found = rows(read(table))
    assert [[(a.name, a.role) for a in one.actors] for one in found.values()] == [
        [("Hạt Kiểm lâm", "lead"), ("UBND các xã", "support")],
        [("Phòng Kinh tế", "lead"), ("Hạt Kiểm lâm", "support")],
        [("UBND các xã", "lead")],
    ]


def test_a_column_for_the_beginning_and_one_for_the_end() -> None:
    table = """\
| TT | Nhiệm vụ | Cơ quan thực hiện | Bắt đầu | Kết thúc | Kết quả |
|---|---|---|---|---|---|
| 1 | Ươm cây | Hạt Kiểm lâm | 15/3/2023 | 30/4/2023 | Vườn ươm |
"""
    deadline = rows(read(table))["PL1.1"].deadline
    assert deadline is not None
    assert (deadline.start, deadline.due) == ("2023-03-15", "2023-04-30")


def test_several_times_in_one_cell() -> None:
    table = """\
| TT | Nhiệm vụ | Cơ quan thực hiện | Thời hạn |
|---|---|---|---|
| 1 | Kiểm đếm cây sống | Hạt Kiểm lâm | Lần 1: trước 30/6; lần 2: trước 30/11 |
"""
    row = rows(read(table))["PL1.1"]
    assert row.deadline is not None
    assert [row.deadline.due, *(one.due for one in row.further_deadlines)] == ["2023-11-30", "2023-06-30"]


def test_a_section_says_what_its_rows_leave_out() -> None:
    table = """\
| TT | Nhiệm vụ | Cơ quan thực hiện | Thời hạn |
|---|---|---|---|
| I | Hạt Kiểm lâm | | |
| 1 | Kiểm đếm cây sống | | 30/6 |
| 2 | Lập hồ sơ rừng trồng | | |
| II | Các việc hoàn thành trong quý II/2023 | | |
| 3 | Phát cây giống | UBND các xã | |
| 4 | Làm đường lô | UBND các xã | 15/5 |
| III | Việc khác | | |
| 5 | Trồng dặm | UBND các xã | |
"""
    found = rows(read(table))
    assert list(found) == ["PL1.1", "PL1.2", "PL1.3", "PL1.4", "PL1.5"]
    assert [(a.name, a.inherited) for a in found["PL1.2"].actors] == [("Hạt Kiểm lâm", True)]
    dated = [(o.deadline.due, o.deadline.inherited) if o.deadline else None for o in found.values()]
    assert dated == [("2023-06-30", False), None, ("2023-06-30", True), ("2023-05-15", False), None]


WIDE = """\
| TT | Nhiệm vụ, giải pháp | Cơ quan chủ trì | Cơ quan phối hợp | Tiến độ hoàn thành | Sản phẩm đầu ra | Ghi chú |
|---|---|---|---|---|---|---|
| I | Trồng mới | | | | | Đợt một |
{rows}"""
ROW = (
    "| {n} | Đào hố, bón lót và trồng cây sa mộc trên các lô đã phát dọn thực bì tại tiểu khu {n}, giữ lại cây mẹ"
    " | Hạt Kiểm lâm | UBND các xã; Hội Nông dân huyện | 30/{month} | Biên bản nghiệm thu | |\n"
)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_rows_over_page_breaks_are_the_same_in_every_form(form: str) -> None:
    many = "".join(ROW.format(n=n, month=4 + n % 8) for n in range(1, 24))
    text = HEAD.format(type="KẾ HOẠCH") + "PHỤ LỤC I\nPHÂN CÔNG NHIỆM VỤ\n" + WIDE.format(rows=many)
    written = rows(docproc.extract(text.encode()))
    read_back = rows(docproc.extract(render_form(parse_layout(text), "plan", form)[1].data))

    def told(found: dict[str, Obligation]) -> list[object]:
        return [
            (o.item, o.action, [(a.name, a.role) for a in o.actors], o.deadline and o.deadline.due, o.deliverable)
            for o in found.values()
        ]

    assert len(written) == 23
    assert told(read_back) == told(written)


def test_merged_cells_of_a_word_file() -> None:
    document = docx.Document()
    for line in HEAD.format(type="KẾ HOẠCH").splitlines():
        document.add_paragraph(line)
    document.add_paragraph("PHỤ LỤC I")
    table = document.add_table(rows=4, cols=4)
    table.style = "Table Grid"
    for at, head in enumerate(["STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian hoàn thành"]):
        table.cell(0, at).text = head
    for row, task in enumerate(["Đào hố", "Trồng cây", "Làm cỏ"], 1):
        table.cell(row, 0).text, table.cell(row, 1).text = str(row), task
    table.cell(1, 2).merge(table.cell(3, 2)).text = "Hạt Kiểm lâm"
    table.cell(1, 3).merge(table.cell(2, 3)).text = "Quý II"
    table.cell(3, 3).text = "Thường xuyên"
    buffer = io.BytesIO()
    document.save(buffer)
    found = rows(docproc.extract(buffer.getvalue()))

    assert [[item, *(a.name for a in o.actors)] for item, o in found.items()] == [
        ["PL1.1", "Hạt Kiểm lâm"],
        ["PL1.2", "Hạt Kiểm lâm"],
        ["PL1.3", "Hạt Kiểm lâm"],
    ]
    assert [o.deadline.due if o.deadline else None for o in found.values()] == ["2023-06-30", "2023-06-30", None]


@pytest.mark.parametrize(
    ("task", "lead", "support", "time", "product"),
    [
        ("Ý kiến chỉ đạo", "Đơn vị tham mưu", "Đơn vị liên quan", "Hạn xong", "Loại văn bản"),
        ("Biện pháp thực hiện", "Lực lượng thực hiện", "Lực lượng tham gia", "Bao giờ xong", "Sản phẩm hoàn thành"),
        ("Hoạt động chủ yếu", "Ai làm", "Cơ quan tham gia", "Xong trước ngày", "Hình thức văn bản"),
        ("Tên đề án, văn bản", "Trách nhiệm thực hiện", "Đơn vị hỗ trợ", "Dự kiến hoàn thành", "Kết quả đầu ra"),
        ("Phần việc", "Đ/c phụ trách", "P/h", "Mốc thời gian", "Kết quả, sản phẩm"),
    ],
)
def test_heads_in_other_words(task: str, lead: str, support: str, time: str, product: str) -> None:
    heads = ["TT", task, lead, support, time, product, "Ghi chú"]
    row = ["1", "Đào hố, phát thực bì", "UBND các xã", "Hạt Kiểm lâm", "20/4", "Biên bản nghiệm thu", ""]
    lines = [" | ".join(cells) for cells in (heads, ["---"] * len(heads), row)]
    found = rows(read("".join(f"| {line} |\n" for line in lines)))["PL1.1"]

    assert [(one.name, one.role) for one in found.actors] == [("UBND các xã", "lead"), ("Hạt Kiểm lâm", "support")]
    assert found.deadline is not None
    assert (found.deadline.due, found.deliverable) == ("2023-04-20", "Biên bản nghiệm thu")


def test_a_cell_that_says_behind_the_names_who_leads() -> None:
    table = """\
| STT | Nội dung công việc | Phân công thực hiện | Thời gian |
|---|---|---|---|
| 1 | Rà soát danh sách hộ trồng rừng | Phòng Kinh tế chủ trì; các xã phối hợp | Xong trước 15/4 |
| 2 | Lập dự toán | Như trên | Như trên |
"""
    for found in rows(read(table)).values():
        assert [(one.name, one.role) for one in found.actors] == [("Phòng Kinh tế", "lead"), ("các xã", "support")]
        assert found.deadline is not None
        assert found.deadline.due == "2023-04-15"

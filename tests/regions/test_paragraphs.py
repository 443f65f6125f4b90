"""Which printed lines make one paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.regions import Layout, Zone

Typed = Callable[[str], Layout]
Printed = Callable[..., Layout]

INDENT, EDGE = 85, 57
FULL = "Thực hiện kế hoạch cải cách hành chính của tỉnh trong năm nay, các cơ quan đơn vị"
HEAD = ((60.0, 50.0, "SỞ NỘI VỤ"), (60.0, 66.0, "Số: 12/SNV-VP"), (150.0, 90.0, "Kính gửi: Các đơn vị."))


def paragraphs(layout: Layout) -> list[str]:
    return [layout.text_of(block) for block in layout.zone(Zone.BODY)]


@pytest.fixture
def body(printed: Printed) -> Callable[..., list[str]]:
    """The paragraphs of lines given as ``(x, text)``, one below the other, among lines that show the width."""

    def build(*rows: tuple[float, str]) -> list[str]:
        filler = [(INDENT, FULL[5:]), (EDGE, FULL), (EDGE, FULL), (EDGE, "và địa phương đã làm tốt.")]
        lines = [(x, 120 + 16 * index, text) for index, (x, text) in enumerate([*filler, *rows])]
        return paragraphs(printed(*HEAD, *lines))[1:]

    return build


def test_a_full_line_goes_on(body: Callable[..., list[str]]) -> None:
    assert body((INDENT, FULL[5:]), (EDGE, "phải báo cáo.")) == [f"{FULL[5:]} phải báo cáo."]


def test_a_short_line_ends(body: Callable[..., list[str]]) -> None:
    assert body((INDENT, "Các đơn vị báo cáo."), (INDENT, "Sở tổng hợp.")) == ["Các đơn vị báo cáo.", "Sở tổng hợp."]


def test_an_indent_begins_another(body: Callable[..., list[str]]) -> None:
    full = FULL[5:-1] + "."
    assert body((INDENT, full), (INDENT, "Sở Nội vụ tổng hợp.")) == [full, "Sở Nội vụ tổng hợp."]


@pytest.mark.parametrize("label", ["1. ", "a) ", "- ", "Điều 2. ", "II. "])
def test_a_label_begins_another(body: Callable[..., list[str]], label: str) -> None:
    full = FULL[5:-1] + ";"
    assert body((INDENT, full), (INDENT, label + "Rà soát.")) == [full, label + "Rà soát."]


def test_a_year_at_a_line_start_is_no_label(body: Callable[..., list[str]]) -> None:
    (one,) = body((INDENT, FULL[5:]), (EDGE, "2023. Các đơn vị báo cáo."))
    assert one.endswith("vị 2023. Các đơn vị báo cáo.")


def test_a_dash_within_a_sentence_is_no_label(body: Callable[..., list[str]]) -> None:
    (one,) = body((INDENT, FULL[5:]), (EDGE, "- Thương binh và Xã hội báo cáo."))
    assert one.endswith("vị - Thương binh và Xã hội báo cáo.")


def test_a_symbol_broken_at_the_line_end_is_joined(body: Callable[..., list[str]]) -> None:
    line = "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh tại Công văn số 6138/UBND-"
    (one,) = body((INDENT, f"{line:>76}".replace("   ", "ôi ")), (EDGE, "KGVX về cải cách."))
    assert "6138/UBND-KGVX về" in one


def test_a_paragraph_goes_on_over_the_page(printed: Printed) -> None:
    rows = [(EDGE, 120 + 16 * index, FULL) for index in range(6)]
    layout = printed(*HEAD, (INDENT, 104, FULL[5:]), *rows, (EDGE, 60, "phải báo cáo.", None, 2))
    (one,) = paragraphs(layout)
    assert one.endswith("đơn vị phải báo cáo.")
    block = layout.zone(Zone.BODY)[0]
    assert {box[0] for box in layout.boxes(block.start, block.end)} == {1, 2}


def test_lines_of_plain_text_are_paragraphs(typed: Typed) -> None:
    layout = typed("SỞ NỘI VỤ\nSố: 12/SNV-VP\nKính gửi: Các đơn vị.\nĐề nghị các đơn vị:\nbáo cáo\nrà soát")
    assert paragraphs(layout) == ["Đề nghị các đơn vị:", "báo cáo", "rà soát"]


def test_text_wrapped_by_hand_is_joined(typed: Typed) -> None:
    wrapped = """SỞ NỘI VỤ
Số: 12/SNV-VP
Kính gửi: Các đơn vị.
Thực hiện kế hoạch cải cách hành chính của tỉnh trong năm nay, các cơ
quan, đơn vị trực thuộc Sở tập trung rà soát toàn bộ thủ tục hành chính
đang giải quyết, lập danh mục những thủ tục rườm rà, chồng chéo và đề
xuất phương án cắt giảm gửi về Văn phòng Sở để tổng hợp, trình lãnh đạo
Sở xem xét.
1. Văn phòng Sở làm đầu mối theo dõi, đôn đốc các đơn vị thực hiện đúng
tiến độ, định kỳ hằng tháng báo cáo kết quả với lãnh đạo Sở trước ngày
cuối cùng của tháng.
2. Các phòng chuyên môn cử công chức tham gia tổ rà soát và chịu trách
nhiệm về kết quả."""
    found = paragraphs(typed(wrapped))
    assert len(found) == 3
    assert found[0].startswith("Thực hiện kế hoạch")
    assert found[0].endswith("Sở xem xét.")
    assert found[2] == "2. Các phòng chuyên môn cử công chức tham gia tổ rà soát và chịu trách nhiệm về kết quả."


def test_a_line_wrapped_by_hand_at_an_uneven_width_goes_on(typed: Typed) -> None:
    lines = [
        "UBND XÃ YÊN HÒA",
        "Số: 12/UBND",
        "Kính gửi: Các thôn.",
        "Sau đợt mưa vừa qua nhiều tuyến đường thôn bị xói lở, việc đi lại của bà con",
        "gặp khó khăn. Ủy ban nhân dân xã yêu cầu các thôn huy động nhân lực đắp lại nền",
        "đường, phát quang và nạo vét rãnh đoạn từ nhà văn hóa đến",
        "trạm bơm trong tuần này, báo cáo khối lượng đã làm về bộ phận địa chính của",
        "xã và thời gian hoàn thành từng đoạn để Ủy ban nhân dân xã bố trí máy xúc cùng",
        "đá dăm từ nguồn dự phòng ngân sách năm nay cho các thôn còn khó khăn nhất, không",
        "để dồn việc sang mùa khô.",
    ]
    assert any("nhà văn hóa đến trạm bơm" in paragraph for paragraph in paragraphs(typed("\n".join(lines))))

"""The tree of items: bodies as offices number them, and the path that each item gets."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.tasks.items import ItemTree, grow
from tests.tasks.letters import laid_out


def grown(body: str, **parts: Any) -> tuple[str, ItemTree]:
    layout = laid_out(body, **parts)
    return layout.text, grow(layout)


def paths(body: str, **parts: Any) -> list[str]:
    return [unit.label for unit in grown(body, **parts)[1].items]


def own_text(body: str, label: str) -> str:
    text, tree = grown(body)
    unit = next(unit for unit in tree.items if unit.label == label)
    return " ".join(text[start:end] for start, end in unit.spans)


BODIES = {
    "Arabic numbers": (
        "1. Phòng Kinh tế lập kế hoạch.\n2. Phòng Tài chính cấp kinh phí.\n3. Trạm Khuyến nông mở lớp.",
        ["1", "2", "3"],
    ),
    "Roman over Arabic": (
        "I. NHIỆM VỤ\n1. Lập kế hoạch.\n2. Cấp giống.\nII. TỔ CHỨC\n1. Phân công.\n2. Kiểm tra.",
        ["I", "I.1", "I.2", "II", "II.1", "II.2"],
    ),
    "letters under numbers under Roman": (
        "I. NHIỆM VỤ\n1. Về giống:\na) Cấp giống.\nb) Kiểm định.\n2. Về phân:\na) Cấp phân.\n"
        "II. TỔ CHỨC\n1. Phân công.",
        ["I", "I.1", "I.1.a", "I.1.b", "I.2", "I.2.a", "II", "II.1"],
    ),
    "the letter đ follows d": (
        "1. Hồ sơ gồm:\nc) Đơn.\nd) Bản khai.\nđ) Ảnh.\ne) Giấy khám.",
        ["1", "1.c", "1.d", "1.đ", "1.e"],
    ),
    "dashes under numbers": (
        "1. Phòng Kinh tế:\n- Lập kế hoạch;\n- Mở lớp tập huấn.\n2. Trạm Thú y:\n- Tiêm vắc xin.",
        ["1", "1.-1", "1.-2", "2", "2.-1"],
    ),
    "pluses under dashes": (
        "1. Trạm Thú y:\n- Tiêm vắc xin:\n+ Trâu bò;\n+ Lợn.\n- Phun hóa chất:\n+ Chợ.",
        ["1", "1.-1", "1.-1.+1", "1.-1.+2", "1.-2", "1.-2.+1"],
    ),
    "first-level dashes": (
        "Huyện yêu cầu:\n- Lập kế hoạch;\n- Cấp giống;\n+ Giống lúa;\n- Mở lớp.",
        ["-1", "-2", "-2.+1", "-3"],
    ),
    "decimals under numbers": (
        "1. Trồng trọt\n1.1. Cấp giống lúa.\n1.2. Cấp phân.\n2. Chăn nuôi\n2.1. Tiêm phòng.",
        ["1", "1.1", "1.2", "2", "2.1"],
    ),
    "decimals under Roman and numbers": (
        "III. NHIỆM VỤ\n8. Thủy lợi\n8.1. Nạo vét kênh.\n8.2. Sửa cống.\n9. Đê điều\n9.1. Gia cố kè.",
        ["III", "III.8", "III.8.1", "III.8.2", "III.9", "III.9.1"],
    ),
    "letters under decimals": (
        "1. Trồng trọt\n1.1. Giống lúa:\na) Cấp.\nb) Kiểm tra.\n1.2. Phân bón:\na) Cấp.",
        ["1", "1.1", "1.1.a", "1.1.b", "1.2", "1.2.a"],
    ),
    "decimals of three figures": (
        "2. Chăn nuôi\n2.1. Gia súc\n2.1.1. Trâu bò.\n2.1.2. Lợn.\n2.2. Gia cầm.",
        ["2", "2.1", "2.1.1", "2.1.2", "2.2"],
    ),
    "articles with khoản and điểm": (
        "Điều 1. Thành lập Tổ công tác.\nĐiều 2. Nhiệm vụ\n1. Kiểm tra.\n2. Báo cáo:\na) Hằng tháng.\n"
        "b) Hằng quý.\nĐiều 3. Thi hành.",
        ["Điều 1", "Điều 2", "Điều 2.1", "Điều 2.2", "Điều 2.2.a", "Điều 2.2.b", "Điều 3"],
    ),
    "ordinal words": (
        "Thứ nhất, lập kế hoạch.\nThứ hai, cấp giống.\nThứ ba, mở lớp.",
        ["Thứ nhất", "Thứ hai", "Thứ ba"],
    ),
    "steps": ("Bước 1: Khảo sát.\nBước 2: Lập danh sách.\nBước 3: Cấp phát.", ["Bước 1", "Bước 2", "Bước 3"]),
    "Party numbers": (
        "1- Quán triệt nghị quyết\n1.1- Ban Tuyên giáo biên soạn tài liệu.\n1.2- Các chi bộ học tập.\n"
        "2- Kiểm tra\n2.1- Ủy ban Kiểm tra lập đoàn.",
        ["1", "1.1", "1.2", "2", "2.1"],
    ),
    "Party Roman": (
        "I- MỤC ĐÍCH\n1- Nâng cao nhận thức.\nII- NỘI DUNG\n1- Mở hội nghị.\n2- Viết bài.",
        ["I", "I.1", "II", "II.1", "II.2"],
    ),
    "a number skipped": (
        "7. Cấp giống.\n8. Cấp phân.\n10. Mở lớp.\n11. Kiểm tra.",
        ["7", "8", "10", "11"],
    ),
    "a letter repeated": (
        "1. Trồng trọt:\na) Cấp giống.\nb) Cấp phân.\nb) Mở lớp.\nc) Kiểm tra.",
        ["1", "1.a", "1.b", "1.b", "1.c"],
    ),
    "a letter skipped": ("1. Trồng trọt:\nc) Cấp giống.\nd) Cấp phân.\ne) Mở lớp.", ["1", "1.c", "1.d", "1.e"]),
    "a number repeated": ("1. Cấp giống.\n2. Cấp phân.\n2. Mở lớp.\n3. Kiểm tra.", ["1", "2", "2", "3"]),
    "numbers restart under each Roman": (
        "I. VỤ XUÂN\n1. Cấp giống.\n2. Cấp phân.\n3. Mở lớp.\nII. VỤ HÈ\n1. Cấp giống.\nIII. VỤ ĐÔNG\n1. Cấp giống.",
        ["I", "I.1", "I.2", "I.3", "II", "II.1", "III", "III.1"],
    ),
    "dashes straight under Roman": (
        "I. VỤ XUÂN\n- Cấp giống.\n- Cấp phân.\nII. VỤ HÈ\n- Mở lớp.",
        ["I", "I.-1", "I.-2", "II", "II.-1"],
    ),
    "parts over Roman": (
        "Phần I\nTÌNH HÌNH\nI. TRỒNG TRỌT\n1. Lúa.\nPhần II\nNHIỆM VỤ\nI. CHĂN NUÔI\n1. Lợn.",
        ["Phần I", "Phần I.I", "Phần I.I.1", "Phần II", "Phần II.I", "Phần II.I.1"],
    ),
    "numbers without a space": (
        "1.Phòng Kinh tế lập kế hoạch.\n2.Phòng Tài chính cấp kinh phí.",
        ["1", "2"],
    ),
    "numbers with a slash": ("1/ Phòng Kinh tế lập kế hoạch.\n2/ Trạm Thú y tiêm phòng.", ["1", "2"]),
    "bullets under a number": ("1. Trạm Thú y:\n• Tiêm phòng;\n• Phun thuốc.", ["1", "1.-1", "1.-2"]),
    "dashes under letters": (
        "2. Phòng Kinh tế:\na) Về giống:\n- Kiểm định;\n- Cấp phát.\nb) Về phân:\n- Cấp phát.",
        ["2", "2.a", "2.a.-1", "2.a.-2", "2.b", "2.b.-1"],
    ),
    "a lead-in stands before": (
        "Ủy ban nhân dân huyện yêu cầu các phòng thực hiện các nội dung sau:\n1. Cấp giống.\n2. Cấp phân.",
        ["1", "2"],
    ),
    "a run-on list of letters": (
        "1. Phòng Kinh tế: (a) lập kế hoạch; (b) mở lớp; (c) kiểm tra.\n2. Trạm Thú y tiêm phòng.",
        ["1", "1.a", "1.b", "1.c", "2"],
    ),
    "a year, a date and a price begin a line": (
        "1. Kế hoạch này thực hiện trong hai năm.\n2023. Năm thứ nhất.\n12/5 là ngày ra quân.\n"
        "1.500 đồng một cây.\n2. Kiểm tra.",
        ["1", "2"],
    ),
    "letters without a bracket, in small letters": (
        "1. Trồng trọt:\na. cấp giống;\nb. cấp phân;\nc. mở lớp.\n2. Chăn nuôi.",
        ["1", "1.a", "1.b", "1.c", "2"],
    ),
    "letters with a comma": (
        "1. Trồng trọt\na, Cấp giống.\nb, Cấp phân.\n2. Chăn nuôi.",
        ["1", "1.a", "1.b", "2"],
    ),
    "headings with capital letters": (
        "A. Tình hình chung\n1. Lúa.\nB. Nhiệm vụ\n1. Lợn.",
        ["A", "A.1", "B", "B.1"],
    ),
    "a name with an initial begins no list": ("1. Trồng trọt\nA. Sùng là người Mông.\n2. Chăn nuôi.", ["1", "2"]),
    "numbers repeated under Roman figures": (
        "I. TRỒNG TRỌT\nI.1. Lúa\nI.2. Ngô:\na) Giống.\nII. CHĂN NUÔI\nII.1. Lợn.",
        ["I", "I.1", "I.2", "I.2.a", "II", "II.1"],
    ),
    "letters behind their number": ("1. Trồng trọt\n1.a) Lúa.\n1.b) Ngô.\n2. Lợn.", ["1", "1.a", "1.b", "2"]),
    "figures behind their letter": (
        "1. Trồng trọt\na) Lúa\na.1) Giống.\na.2) Phân.\nb) Ngô\nb1) Giống.\n2. Lợn.",
        ["1", "1.a", "1.a.1", "1.a.2", "1.b", "1.b.1", "2"],
    ),
    "named numbers": (
        "1. Thi đua:\nNội dung 1: Trồng cây.\nNội dung 2: Dọn kênh.\n2. Kiểm tra.",
        ["1", "1.Nội dung 1", "1.Nội dung 2", "2"],
    ),
    "one named number is no list": ("1. Thi đua.\nGiai đoạn 2: quý IV.\n2. Kiểm tra.", ["1", "2"]),
    "clauses of an article by name": (
        "Điều 3. Trách nhiệm\nKhoản 1. Trạm Thú y.\nKhoản 2. Phòng Kinh tế.\nĐiều 4. Thi hành.",
        ["Điều 3", "Điều 3.1", "Điều 3.2", "Điều 4"],
    ),
    "days of the week begin no list": ("1. Lịch:\nThứ Hai: họp.\nThứ Ba: đi xã.\n2. Kiểm tra.", ["1", "2"]),
    "small Roman figures": (
        "1. Trồng trọt:\ni) Lúa;\nii) Ngô;\niii) Sắn.\n2. Lợn.",
        ["1", "1.i", "1.ii", "1.iii", "2"],
    ),
    "the letter i behind h": ("1. Hồ sơ:\nh) Đơn.\ni) Ảnh.\nk) Bản khai.", ["1", "1.h", "1.i", "1.k"]),
    "brackets under points": ("1. Trồng trọt\n1) Lúa.\n2) Ngô.\n2. Lợn\n1) Giống.", ["1", "1.1", "1.2", "2", "2.1"]),
    "a bracket among points": ("1. Lúa.\n2) Ngô.\n3. Lợn.", ["1", "2", "3"]),
    "figures in brackets under letters in brackets": (
        "(a) Trồng trọt:\n(1) Lúa.\n(2) Ngô.\n(b) Chăn nuôi.",
        ["a", "a.1", "a.2", "b"],
    ),
    "dashes under a star": (
        "1. Trồng trọt\n* Lúa:\n- Giống.\n- Phân.\n* Ngô:\n- Giống.",
        ["1", "1.-1", "1.-1.-1", "1.-1.-2", "1.-2", "1.-2.-1"],
    ),
    "bullets of two shapes": (
        "1. Lúa\n❖ Giống:\n➢ Lúa nếp.\n➢ Lúa tẻ.\n❖ Phân.",
        ["1", "1.-1", "1.-1.-1", "1.-1.-2", "1.-2"],
    ),
    "numbers under dashes": (
        "Huyện yêu cầu:\n- Phòng Kinh tế:\n1. Lúa.\n2. Ngô.\n- Trạm Thú y:\n1. Lợn.",
        ["-1", "-1.1", "-1.2", "-2", "-2.1"],
    ),
    "numbers inside a dash go on with the list outside": (
        "3. Lúa.\n4. Ngô:\n- Việc của xã:\n1. Giống.\n2. Phân.\n5. Lợn.",
        ["3", "4", "4.-1", "4.-1.1", "4.-1.2", "5"],
    ),
    "dashes of figures": ("1. Cấp cho xã:\n-05 máy bơm;\n-02 máy cày.\n2. Kiểm tra.", ["1", "1.-1", "1.-2", "2"]),
    "parts in words": (
        "PHẦN THỨ NHẤT\nTÌNH HÌNH\nI. LÚA\nPHẦN THỨ HAI\nNHIỆM VỤ\nI. LỢN",
        ["Phần thứ nhất", "Phần thứ nhất.I", "Phần thứ hai", "Phần thứ hai.I"],
    ),
    "numbers under letters without a colon": (
        "a) Trồng trọt\n1. Lúa.\n2. Ngô.\nb) Chăn nuôi\n1. Lợn.",
        ["a", "a.1", "a.2", "b", "b.1"],
    ),
    "figures begin Party items": ("1- Lúa.\n2- 100% hộ tiêm phòng.\n3- Lợn.", ["1", "2", "3"]),
    "figures begin the items": ("1. Lúa.\n2. 100% hộ tiêm phòng.\n3. Lợn.", ["1", "2", "3"]),
    "half brackets run on": ("1. Trạm Thú y: a) lập kế hoạch; b) mở lớp.\n2. Lợn.", ["1", "1.a", "1.b", "2"]),
    "words run on": (
        "1. Trạm Thú y tập trung: một là, lập kế hoạch; hai là, mở lớp.\n2. Lợn.",
        ["1", "1.Một là", "1.Hai là", "2"],
    ),
    "points of a law are no list": ("1. Theo điểm a) và điểm b) khoản 2.\n2. Lợn.", ["1", "2"]),
    "run on beside its first": (
        "4. Ba nhóm:\n(i) giữ nương; (ii) nhận rừng; (iii) vào tổ.\n- Cấp giống.\n5. Lợn.",
        ["4", "4.i", "4.ii", "4.iii", "4.-1", "5"],
    ),
    "none": ("Ủy ban nhân dân huyện thông báo lịch gieo sạ.\nTrân trọng./.", []),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES.keys())
def test_each_item_gets_its_path(body: str, expected: list[str]) -> None:
    assert paths(body) == expected


def test_an_items_text_is_its_own() -> None:
    body = "1. Trạm Thú y:\n- Tiêm vắc xin;\n- Phun hóa chất.\n2. Phòng Kinh tế lập kế hoạch."

    assert own_text(body, "1") == "Trạm Thú y:"
    assert own_text(body, "1.-1") == "Tiêm vắc xin;"
    assert own_text(body, "2") == "Phòng Kinh tế lập kế hoạch."


def test_a_run_on_item_leaves_its_letters_to_them() -> None:
    body = "1. Phòng Kinh tế: (a) lập kế hoạch; (b) mở lớp.\n2. Trạm Thú y tiêm phòng."

    assert own_text(body, "1").strip() == "Phòng Kinh tế:"
    assert own_text(body, "1.a").strip() == "lập kế hoạch;"


def test_run_on_roman_figures_are_items() -> None:
    body = "1. Phòng Kinh tế: (i) lập kế hoạch; (ii) mở lớp; (iii) kiểm tra.\n2. Trạm Thú y tiêm phòng."

    assert paths(body) == ["1", "1.i", "1.ii", "1.iii", "2"]


def test_one_bracketed_letter_is_no_list() -> None:
    assert paths("1. Thực hiện theo điểm (a) khoản 2.\n2. Kiểm tra.") == ["1", "2"]


def test_a_paragraph_continues_the_item_above() -> None:
    body = "1. Trạm Thú y tiêm phòng.\nVắc xin lấy tại kho huyện.\n2. Phòng Kinh tế lập kế hoạch."

    assert own_text(body, "1") == "Trạm Thú y tiêm phòng. Vắc xin lấy tại kho huyện."


@pytest.mark.parametrize(
    "closing",
    [
        "Yêu cầu các phòng, ban nghiêm túc thực hiện.",
        "Đề nghị các xã báo cáo kết quả.",
        "Nhận được công văn này, các phòng tổ chức thực hiện.",
        "Trong quá trình thực hiện, nếu có vướng mắc, các xã phản ánh về Phòng Kinh tế.",
        "Chủ tịch Ủy ban nhân dân huyện yêu cầu các xã thực hiện.",
        "Trân trọng./.",
        "Quá trình thực hiện nếu có vướng mắc, các xã phản ánh về Phòng Kinh tế.",
        "Nếu gặp khó khăn, các xã báo cáo Phòng Kinh tế.",
        "Kế hoạch của các xã gửi về Phòng Kinh tế trước ngày 20/3/2023.",
        "Ý kiến góp ý đề nghị gửi trước ngày 20/3/2023.",
        "Trưởng trạm, tổ trưởng, thủ kho có trách nhiệm thi hành Quy định này.",
        "Vậy thông báo để các xã biết.",
    ],
)
def test_a_closing_order_after_the_last_item_is_its_own(closing: str) -> None:
    text, tree = grown(f"1. Trạm Thú y tiêm phòng.\n2. Phòng Kinh tế lập kế hoạch.\n{closing}")
    last = tree.units[-1]

    assert last.label == ""
    assert last.after_items
    assert text[last.start : last.end] == closing


@pytest.mark.parametrize(
    "behind",
    ["Vắc xin lấy tại kho huyện.", "Kế hoạch tiêm lập theo mẫu số 2.", "Trạm quyết định việc này trong ngày."],
)
def test_a_plain_paragraph_after_the_last_item_is_not(behind: str) -> None:
    _, tree = grown(f"1. Phòng Kinh tế lập kế hoạch.\n2. Trạm Thú y tiêm phòng.\n{behind}")

    assert tree.units[-1].label == "2"


def test_a_lead_in_is_a_paragraph_before_the_items() -> None:
    text, tree = grown("Ủy ban nhân dân huyện yêu cầu:\n1. Cấp giống.\n2. Cấp phân.")

    assert [unit.label for unit in tree.units] == ["", "1", "2"]
    assert not tree.units[0].after_items
    assert text[tree.units[0].start : tree.units[0].end] == "Ủy ban nhân dân huyện yêu cầu:"


@pytest.mark.parametrize(
    "quotation",
    [
        "“Điều 39. Trách nhiệm của chủ hộ\n1. Khai báo đàn vật nuôi.\na) Khi mua;\nb) Khi bán.”",
        pytest.param(
            '"Điều 39. Trách nhiệm của chủ hộ\n1. Khai báo đàn vật nuôi.\n2. Tiêm phòng."',
        ),
        "“1. Chủ hộ khai báo đàn vật nuôi.\n2. Chủ hộ tiêm phòng.”.",
        "“Điều 39. Trách nhiệm của chủ hộ\n“1. Khai báo đàn vật nuôi.\n“2. Tiêm phòng.”",
        "“2. Chủ hộ:\na) Khai báo đàn vật nuôi;\nb) Tiêm phòng;\n…”",
    ],
)
def test_quoted_statute_text_is_no_item(quotation: str) -> None:
    body = f"1. Điều 39 của Quy chế quy định:\n{quotation}\n2. Trạm Thú y hướng dẫn các hộ."

    assert paths(body) == ["1", "2"]


def test_a_quotation_opened_within_a_line_holds_no_items() -> None:
    body = (
        "- Điều 39 của Quy chế quy định: “1. Chủ hộ “nhỏ” khai báo:\na) Khi mua;\nb) Khi bán.”\n"
        "- Điều 40 quy định: “2. Chủ hộ tiêm phòng.”"
    )
    assert paths(f"Quy chế nói:\n{body}") == ["-1", "-2"]


SPOILT = {
    "a letter behind another": (
        "1. Lúa:\nd) Cấp giống.\ne) Cấp phân.\nø) Mở lớp.\n2. Ngô.",
        ["1", "1.d", "1.e", "1.g", "2"],
    ),
    "the first letter": ("1. Lúa:\n3) Cấp giống.\nb) Cấp phân.\n2. Ngô.", ["1", "1.a", "1.b", "2"]),
    "a letter between": ("1. Lúa:\na) Cấp giống.\n6) Cấp phân.\nc) Mở lớp.\n2. Ngô.", ["1", "1.a", "1.b", "1.c", "2"]),
    "dust before a number": ("1. Lúa.\n._2. Ngô.\n'3. Sắn.", ["1", "2", "3"]),
    "letters run on": (
        "1. Huyện: (a) Cấp giống; (b) Cấp phân; () Mở lớp; l6) Kiểm tra.\n2. Ngô.",
        ["1", "1.a", "1.b", "1.c", "1.d", "2"],
    ),
    "Roman figures run on": (
        "1. Huyện: (ï) Cấp giống; (iï) Cấp phân; (iíi) Mở lớp.\n2. Ngô.",
        ["1", "1.i", "1.ii", "1.iii", "2"],
    ),
    "a Roman figure": ("1. Lúa:\n(ï) Cấp giống.\n(ii) Cấp phân.\n2. Ngô.", ["1", "1.i", "1.ii", "2"]),
    "figures with brackets": ("1. Lúa:\n1) Cấp giống.\n2) Cấp phân.\n2. Ngô.", ["1", "1.1", "1.2", "2"]),
    "a closing mark": ("1. Quy chế nói:\n“Điều 5. Hộ\n1. Khai báo.\n2. Tiêm phòng`.\n2. Ngô.", ["1", "2"]),
}


@pytest.mark.parametrize(("body", "expected"), SPOILT.values(), ids=SPOILT.keys())
def test_labels_that_recognition_spoilt_are_told_by_their_list(body: str, expected: list[str]) -> None:
    assert [unit.label for unit in grown(body, recognised=True)[1].items] == expected


def test_printed_text_is_not_read_as_spoilt() -> None:
    assert paths("1. Huyện: (a) Cấp giống; (b) Cấp phân; () Mở lớp.\n2. Ngô.") == ["1", "1.a", "1.b", "2"]


def test_a_heading_without_number_belongs_to_no_item() -> None:
    body = "1. Lúa.\n2. Ngô.\nCHĂN NUÔI\n1. Trâu.\n2. Bò."

    assert paths(body) == ["1", "2", "1", "2"]
    assert own_text(body, "2") == "Ngô."


def test_a_line_to_fill_in_of_a_form_is_no_item() -> None:
    behind = "\nPHỤ LỤC\nMẪU BÁO CÁO\n1. Số hộ: ……………… hộ.\n2. Số trâu: ............ con.\n"

    assert paths("1. Trạm Thú y tiêm phòng.", behind=behind) == ["1"]


def test_a_quotation_that_never_closes_does_not_swallow_the_rest() -> None:
    items = "\n".join(f"{number}. Việc thứ {number} của huyện." for number in range(1, 61))

    assert paths(f"“Lời dẫn không đóng ngoặc\n{items}")[-1] == "60"


def test_items_stand_on_wrapped_lines() -> None:
    body = """
Thực hiện kế hoạch sản xuất năm nay và xét tình hình nguồn nước của các
hồ chứa trên địa bàn, Ủy ban nhân dân huyện yêu cầu các phòng, ban, đơn
vị và các xã trong toàn huyện tập trung thực hiện các nội dung sau đây:
1. Phòng Kinh tế chủ trì, phối hợp với Trạm Khuyến nông và Hội Nông dân
huyện lập kế hoạch gieo sạ vụ hè thu cho từng xã, chú ý các xã vùng cao
- nơi thường thiếu nước vào đầu vụ, trình Ủy ban nhân dân huyện xem xét
trước khi giao chỉ tiêu cho các xã và các hợp tác xã trên địa bàn huyện.
2. Trạm Thú y tiêm phòng cho đàn gia súc của các hộ đã đăng ký từ tháng
12. Hộ chưa đăng ký thì lập danh sách bổ sung, nộp về Trạm trước khi tổ
chức tiêm; ưu tiên các xã giáp ranh với huyện bên và các chợ đầu mối có
mua bán trâu bò thuộc quyền quản lý của Ủy ban nhân dân các xã của toàn
huyện.
"""
    assert paths(body) == ["1", "2"]
    assert "vùng cao - nơi thường" in own_text(body, "1")
    assert "từ tháng 12. Hộ chưa" in own_text(body, "2")
    assert own_text(body, "2").endswith("của toàn huyện.")


def test_items_of_an_appendix_bear_its_number() -> None:
    behind = "\nPHỤ LỤC\nDANH MỤC VIỆC CẦN LÀM\n1. Cấp giống.\n2. Cấp phân.\n- Phân lân.\n"

    assert paths("1. Trạm Thú y tiêm phòng.", behind=behind) == ["1", "PL1.1", "PL1.2", "PL1.2.-1"]


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        (  # legal bases are no items, however they are marked
            "- Căn cứ Luật Thú y năm 2015;\n- Xét đề nghị của Trạm trưởng Trạm Thú y,\n1. Tiêm phòng.\n2. Báo cáo.",
            ["1", "2"],
        ),
        (  # a dash that orders is one, though it begins like a basis
            "Huyện yêu cầu:\n- Căn cứ tình hình thực tế, các xã tiêm phòng.\n- Các trạm báo cáo.",
            ["-1", "-2"],
        ),
        (  # steps divide the item above them, and the list goes on behind them
            "1. Cấp giống.\n2. Trình tự:\nBước 1: Đăng ký.\nBước 2: Nhận giống.\n3. Báo cáo.",
            ["1", "2", "2.Bước 1", "2.Bước 2", "3"],
        ),
        (  # a decimal repeats its article's number
            "Điều 4. Trách nhiệm Bên A\n4.1. Giao đất.\n4.2. Trả tiền.\nĐiều 5. Trách nhiệm Bên B\n5.1. Trồng cây.",
            ["Điều 4", "Điều 4.1", "Điều 4.2", "Điều 5", "Điều 5.1"],
        ),
        (  # parts by capital letters, headings in capitals
            "A. TÌNH HÌNH CHUNG\nI. ĐẶC ĐIỂM\n1. Xã có núi.\nB. NHIỆM VỤ\nI. TRỒNG RỪNG\n1. Cấp giống.\n2. Cấp phân.",
            ["A", "A.I", "A.I.1", "B", "B.I", "B.I.1", "B.I.2"],
        ),
        (  # run on in a paragraph behind the item's heading
            "1. Thay giống\nĐề nghị các xã: (a) lập danh sách; (b) nhận giống mới.\n2. Báo cáo.",
            ["1", "1.a", "1.b", "2"],
        ),
    ],
)
def test_labels_of_rarer_lists(body: str, labels: list[str]) -> None:
    assert paths(body) == labels


def test_two_appendices_are_told_apart() -> None:
    behind = "\nPHỤ LỤC I\nVIỆC VỤ XUÂN\n1. Cấp giống.\nPHỤ LỤC II\nVIỆC VỤ HÈ\n1. Cấp phân.\n"

    found = paths("1. Trạm Thú y tiêm phòng.", behind=behind)

    assert found == ["1", "PL1.1", "PL2.1"]


DECISION = """ỦY BAN NHÂN DÂN
HUYỆN BÌNH SƠN THƯỢNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 312/QĐ-UBND
Bình Sơn Thượng, ngày 06 tháng 3 năm 2023
QUYẾT ĐỊNH
Ban hành Kế hoạch vụ hè thu
"""


def test_a_plan_behind_a_decision_keeps_its_own_labels() -> None:
    body = (
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch vụ hè thu.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký."
    )
    behind = (
        "\nKẾ HOẠCH\nVụ hè thu năm 2023\n(Kèm theo Quyết định số 312/QĐ-UBND)\n"
        "I. MỤC ĐÍCH\n1. Tăng sản lượng.\nII. NHIỆM VỤ\n1. Trạm Thú y tiêm phòng.\n"
    )
    _, tree = grown(body, header=DECISION, behind=behind)

    assert [unit.label for unit in tree.items] == ["Điều 1", "Điều 2", "I", "I.1", "II", "II.1"]
    assert [unit.annexed for unit in tree.items] == [False, False, True, True, True, True]


def test_a_child_knows_its_parent() -> None:
    _, tree = grown("I. NHIỆM VỤ\n1. Trạm Thú y:\na) Tiêm phòng:\n- Trâu bò.")

    for unit in tree.items:
        assert unit.parent is None or unit.label.startswith(unit.parent.label)
        assert all(child.parent is unit for child in unit.children)


_LINES = st.sampled_from(
    [
        "I. NHIỆM VỤ",
        "II. TỔ CHỨC",
        "1. Việc một:",
        "2. Việc hai.",
        "1.1. Việc con",
        "a) Việc a;",
        "đ) Việc đ",
        "- Gạch đầu dòng;",
        "+ Cộng",
        "Điều 4. Quy định",
        "Thứ nhất, một việc",
        "Bước 1: Khảo sát",
        "Đoạn văn thường.",
        "“Điều 5. Trích dẫn",
        "đóng ngoặc.”",
        "(a) một (b) hai",
        "Yêu cầu các xã thực hiện.",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=25))
def test_units_stand_in_order_inside_the_text(lines: list[str]) -> None:
    text, tree = grown("\n".join(lines))
    spans = [span for unit in tree.units for span in unit.spans]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    starts = [unit.start for unit in tree.units]
    assert starts == sorted(starts)
    assert len(set(spans)) == len(spans)
    for unit in tree.items:
        assert unit.parent is None or unit.label.startswith(unit.parent.label) or unit.kind == "article"

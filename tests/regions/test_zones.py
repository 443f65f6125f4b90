"""Which part of the file each line belongs to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.reading import Line, Page, Reading
from docproc.regions import Layout, Zone, lay_out

Typed = Callable[[str], Layout]
Printed = Callable[..., Layout]

SHORT = {
    "H": Zone.HEADER,
    "A": Zone.ADDRESSEES,
    "B": Zone.BODY,
    "C": Zone.CLOSING,
    "P": Zone.APPENDIX,
    "O": Zone.OTHER,
}

LETTER = """
H SỞ NỘI VỤ
H Số: 12/SNV-VP
H CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
H Độc lập - Tự do - Hạnh phúc
H An Hải, ngày 05 tháng 4 năm 2023
H V/v rà soát
A Kính gửi: Các đơn vị.
B Thực hiện kế hoạch, đề nghị các đơn vị:
B 1. Rà soát biên chế.
B 2. Báo cáo kết quả./.
C Nơi nhận:
C - Như trên;
C - Lưu: VT.
C GIÁM ĐỐC
C Lê Văn Bình
"""
DECISION = """
H ỦY BAN NHÂN DÂN
H TỈNH AN HẢI
H Số: 12/QĐ-UBND
H An Hải, ngày 05 tháng 4 năm 2023
H QUYẾT ĐỊNH
H Về việc thành lập Tổ công tác
H CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
B Căn cứ Luật Tổ chức chính quyền địa phương;
B Theo đề nghị của Giám đốc Sở Nội vụ,
B QUYẾT ĐỊNH:
B Điều 1. Thành lập Tổ công tác.
B Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành./.
C Nơi nhận:
C - Như Điều 2;
C - Lưu: VT.
C CHỦ TỊCH
C Lê Văn Bình
P PHỤ LỤC
P (Ban hành kèm theo Quyết định số 12/QĐ-UBND)
P DANH SÁCH TỔ CÔNG TÁC
P 1. Trần Thị Hoa
"""
SIGNED_FIRST = """
H SỞ NỘI VỤ
H Số: 12/SNV-VP
H V/v rà soát
A Kính gửi: Các đơn vị.
B Đề nghị các đơn vị báo cáo./.
C GIÁM ĐỐC
C Lê Văn Bình
C Nơi nhận:
C - Như trên;
C - Lưu: VT.
"""
NO_LIST = """
H SỞ NỘI VỤ
H Số: 12/SNV-VP
H V/v rà soát
A Kính gửi: Các đơn vị.
B Đề nghị các đơn vị báo cáo./.
C KT. GIÁM ĐỐC
C PHÓ GIÁM ĐỐC
C Lê Văn Bình
"""
NO_ADDRESSEE = """
H SỞ NỘI VỤ
H Số: 12/SNV-VP
H An Hải, ngày 05 tháng 4 năm 2023
H V/v rà soát
B Thực hiện kế hoạch năm 2023, Sở Nội vụ đề nghị các đơn vị rà soát và báo cáo kết quả trước ngày 20 tháng 4.
C Nơi nhận:
C - Lưu: VT.
C GIÁM ĐỐC
C Lê Văn Bình
"""
WITH_FORM = """
H SỞ NỘI VỤ
H Số: 12/SNV-VP
H V/v rà soát
A Kính gửi: Các đơn vị.
B Đề nghị các đơn vị báo cáo./.
C Nơi nhận:
C - Như trên;
C - Lưu: VT.
C GIÁM ĐỐC
C Lê Văn Bình
O CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
O Độc lập - Tự do - Hạnh phúc
O ĐƠN ĐĂNG KÝ
O Kính gửi: Sở Nội vụ
P PHỤ LỤC II
P Danh mục hồ sơ
"""
RESOLUTION = """
H HỘI ĐỒNG NHÂN DÂN
H TỈNH AN HẢI
H Số: 08/2023/NQ-HĐND
H NGHỊ QUYẾT
H Quy định mức thu học phí
H HỘI ĐỒNG NHÂN DÂN TỈNH AN HẢI
H KHÓA XV, KỲ HỌP THỨ 9
B Căn cứ Luật Giáo dục;
B QUYẾT NGHỊ:
B Điều 1. Quy định mức thu.
C Nơi nhận:
C - Lưu: VT.
C CHỦ TỊCH
C Lê Văn Bình
"""
RUINED_LABEL = """
H SỞ NỘI VỤ
H Số: 12/SNV-VP
H V/v rà soát
A Kính gửi: Các đơn vị.
B Đề nghị các đơn vị:
B - Rà soát biên chế;
B - Các phòng báo cáo trước ngày 12/5;
C - Như trên;
C - UBND tỉnh (b/c);
C - Lưu: VT.
C GIÁM ĐỐC
C Lê Văn Bình
"""
RUINED_LABEL_BELOW_THE_END = """
H SỞ NỘI VỤ
H Số: 12/SNV-VP
H V/v rà soát
A Kính gửi: Các đơn vị.
B Đề nghị các đơn vị:
B - Phòng Tổ chức cán bộ;
B - Phòng Hành chính./.
C Nai nhám:
C - Như trên
C - UBND tỉnh
C - Lưu: VT.
"""
TASKS_DOWN_TO_THE_ARCHIVE = """
H SỞ NỘI VỤ
H Số: 12/SNV-VP
H V/v rà soát
A Kính gửi: Các đơn vị.
B Đề nghị các đơn vị:
B - Rà soát biên chế;
B - Tổng hợp số liệu;
B - Báo cáo kết quả.
C - Lưu: VT.
"""
PROSE = """
B Hôm nay trời đẹp, cả lớp đi chơi công viên từ sáng sớm.
B Buổi chiều mọi người về nhà nghỉ ngơi.
"""
PROVINCIAL = """
H UBND TỈNH AN HẢI
H VĂN PHÒNG
H Số: 12/TB-VP
H THÔNG BÁO
H Kết luận của Phó Chủ tịch UBND tỉnh
H tại cuộc họp giao ban
B Ngày 02/4/2023, Phó Chủ tịch UBND tỉnh chủ trì cuộc họp giao ban.
B I. Đánh giá chung
B Các đơn vị lưu ý tiến độ.
C Nơi nhận:
C - Các sở;
C - Lưu VT.
C TL. CHỦ TỊCH
C CHÁNH VĂN PHÒNG
C Lê Văn Bình
"""


RUINED = (RUINED_LABEL, RUINED_LABEL_BELOW_THE_END, TASKS_DOWN_TO_THE_ARCHIVE)


@pytest.mark.parametrize(
    "marked", [LETTER, DECISION, SIGNED_FIRST, NO_LIST, NO_ADDRESSEE, WITH_FORM, RESOLUTION, PROSE, PROVINCIAL, *RUINED]
)
def test_zones(typed: Typed, marked: str) -> None:
    rows = [(SHORT[line[0]], line[2:]) for line in marked.strip().splitlines()]
    layout = typed("\n".join(text for _, text in rows))
    assert [(block.zone, layout.text_of(block)) for block in layout.blocks] == rows


def test_page_furniture_and_footnotes_stand_apart() -> None:
    lines = (
        Line("SỞ NỘI VỤ"),
        Line("Số: 12/SNV-VP"),
        Line("Kính gửi: Các đơn vị."),
        Line("Đề nghị báo cáo¹."),
        Line("¹ Theo mẫu.", kind="footnote"),
        Line("2", kind="header"),
        Line("12 đường Hoa Sữa, An Hải", kind="footer"),
    )
    layout = lay_out(Reading("x", (Page(1, 0, 0, lines, "docx"),), paged=False))
    assert [layout.text_of(block) for block in layout.zone(Zone.BODY)] == ["Đề nghị báo cáo¹."]
    assert [layout.text_of(block) for block in layout.zone(Zone.FOOTNOTE)] == ["¹ Theo mẫu."]
    assert [layout.text_of(block) for block in layout.zone(Zone.FURNITURE)] == ["2", "12 đường Hoa Sữa, An Hải"]


def test_a_second_dispatch_is_noticed(printed: Printed) -> None:
    layout = printed(
        (60, 50, "SỞ NỘI VỤ", 0, 1),
        (60, 80, "Số: 12/SNV-VP", 0, 1),
        (300, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1, 1),
        (150, 120, "Kính gửi: Các đơn vị.", None, 1),
        (85, 150, "Đề nghị các đơn vị báo cáo./.", None, 1),
        (60, 200, "Nơi nhận:", 0, 1),
        (60, 216, "- Lưu: VT.", 0, 1),
        (350, 200, "GIÁM ĐỐC", 1, 1),
        (345, 300, "Lê Văn Bình", 1, 1),
        (60, 50, "SỞ TÀI CHÍNH", 0, 2),
        (60, 80, "Số: 99/STC-VP", 0, 2),
        (300, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1, 2),
        (150, 120, "Kính gửi: Sở Nội vụ.", None, 2),
    )
    assert layout.other_pages == (2,)
    assert [layout.text_of(block) for block in layout.zone(Zone.BODY)] == ["Đề nghị các đơn vị báo cáo./."]
    assert "Số: 99/STC-VP" not in [layout.text_of(block) for block in layout.zone(Zone.CLOSING)]


RUINED_LIST = """
H SỞ NỘI VỤ
H Số: 12/SNV-VP
A Kính gửi: Các đơn vị.
B Thực hiện kế hoạch, đề nghị các đơn vị:
B 1. Rà soát biên chế.
B 2. Báo cáo kết quả./.
C {label}
C - Kiểm tra Tỉnh ủy;
C - Thanh tra tỉnh;
C - Lưu: VT.
C GIÁM ĐỐC
C Lê Văn Bình
"""


@pytest.mark.parametrize("label", ["Nơi nhận:", "Mơt nhãn", "kêt6% xử"])
def test_bodies_named_like_orders_are_recipients_under_a_ruined_label(typed: Typed, label: str) -> None:
    expected = RUINED_LIST.format(label=label).strip().splitlines()
    layout = typed("\n".join(line[2:] for line in expected))
    assert [layout.text_of(block) for block in layout.zone(Zone.CLOSING)] == [
        line[2:] for line in expected if line.startswith("C")
    ]


def test_label_that_is_given_late_still_heads_the_list_above_it(printed: Printed) -> None:
    layout = printed(
        (80, 60, "SỞ NỘI VỤ"),
        (80, 80, "Số: 12/SNV-VP"),
        (80, 140, "Kính gửi: Các đơn vị."),
        (80, 180, "Thực hiện kế hoạch, đề nghị các đơn vị báo cáo kết quả./."),
        (80, 254, "- Sở Xây dựng;", 0),
        (80, 268, "- Lưu: VT.", 0),
        (400, 240, "GIÁM ĐỐC", 1),
        (80, 240, "Nơi nhận:"),
    )
    assert next(layout.text_of(block) for block in layout.zone(Zone.CLOSING)) == "- Sở Xây dựng;"

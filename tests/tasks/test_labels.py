"""What a line begins with: labels of numbered units, and the figures and letters that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.tasks.labels import Label, parse_label

# line, kind, name, place in its series, the item's own text
LABELS = [
    ("I. ĐÁNH GIÁ CHUNG", "roman", "I", 1, "ĐÁNH GIÁ CHUNG"),
    ("II. Nhiệm vụ trọng tâm", "roman", "II", 2, "Nhiệm vụ trọng tâm"),
    ("III- Tổ chức thực hiện", "roman", "III", 3, "Tổ chức thực hiện"),
    ("IV/ Kinh phí", "roman", "IV", 4, "Kinh phí"),
    ("V. Tổ chức thực hiện", "roman", "V", 5, "Tổ chức thực hiện"),
    ("VIII) Khen thưởng", "roman", "VIII", 8, "Khen thưởng"),
    ("IX. Hiệu lực thi hành", "roman", "IX", 9, "Hiệu lực thi hành"),
    ("XIV. Lĩnh vực đất đai", "roman", "XIV", 14, "Lĩnh vực đất đai"),
    ("I.- Mục đích", "roman", "I", 1, "Mục đích"),
    ("1. Sở Tài chính chủ trì thẩm định.", "arabic", "1", 1, "Sở Tài chính chủ trì thẩm định."),
    ("2/ Các phòng chuyên môn", "arabic", "2", 2, "Các phòng chuyên môn"),
    ("3- Công an huyện", "arabic", "3", 3, "Công an huyện"),
    ("4) Trạm Y tế xã", "arabic", "4", 4, "Trạm Y tế xã"),
    ("5-Đảng ủy các xã", "arabic", "5", 5, "Đảng ủy các xã"),
    ("6 . Trường Tiểu học", "arabic", "6", 6, "Trường Tiểu học"),
    ("3.Bộ trưởng các bộ", "arabic", "3", 3, "Bộ trưởng các bộ"),
    ("12. “Nhà ở xã hội” là nhà ở có hỗ trợ", "arabic", "12", 12, "“Nhà ở xã hội” là nhà ở có hỗ trợ"),
    ("7. (tiếp theo)", "arabic", "7", 7, "(tiếp theo)"),
    ("08. đăng ký tham gia", "arabic", "08", 8, "đăng ký tham gia"),
    ("1.1. Rà soát hồ sơ", "decimal", "1.1", 1, "Rà soát hồ sơ"),
    ("2.9. Cấp phát vật tư", "decimal", "2.9", 9, "Cấp phát vật tư"),
    ("2.3.1. Kiểm kê", "decimal", "2.3.1", 1, "Kiểm kê"),
    ("1.1 Rà soát hồ sơ", "decimal", "1.1", 1, "Rà soát hồ sơ"),
    ("4.2) Sửa chữa đường", "decimal", "4.2", 2, "Sửa chữa đường"),
    ("3.1- Đối với cấp xã", "decimal", "3.1", 1, "Đối với cấp xã"),
    ("3.2 - Đối với cấp tỉnh", "decimal", "3.2", 2, "Đối với cấp tỉnh"),
    ("1.10. “Điểm tập kết”", "decimal", "1.10", 10, "“Điểm tập kết”"),
    ("a) Rà soát các quy định", "letter", "a", 1, "Rà soát các quy định"),
    ("d) Lập danh sách", "letter", "d", 4, "Lập danh sách"),
    ("đ) Niêm yết công khai", "letter", "đ", 5, "Niêm yết công khai"),
    ("e) Lưu hồ sơ", "letter", "e", 6, "Lưu hồ sơ"),
    ("a. Công tác tuyên truyền", "letter", "a", 1, "Công tác tuyên truyền"),
    ("b- Công tác kiểm tra", "letter", "b", 2, "Công tác kiểm tra"),
    ("c)Hoàn thiện báo cáo", "letter", "c", 3, "Hoàn thiện báo cáo"),
    ("(a) rà soát lại quy hoạch", "paren", "a", 1, "rà soát lại quy hoạch"),
    ("(đ) các việc khác", "paren", "đ", 5, "các việc khác"),
    ("(1) Kinh phí mua sắm", "paren", "1", 1, "Kinh phí mua sắm"),
    ("(ii) lập dự toán", "paren", "ii", 2, "lập dự toán"),
    ("(iv) nghiệm thu", "paren", "iv", 4, "nghiệm thu"),
    ("- Các phòng, ban gửi kế hoạch", "dash", "-", None, "Các phòng, ban gửi kế hoạch"),
    ("-Ủy ban nhân dân các xã", "dash", "-", None, "Ủy ban nhân dân các xã"),
    ("– Văn phòng tổng hợp", "dash", "-", None, "Văn phòng tổng hợp"),
    ("— Văn phòng tổng hợp", "dash", "-", None, "Văn phòng tổng hợp"),
    ("- 100% hồ sơ được số hóa", "dash", "-", None, "100% hồ sơ được số hóa"),
    ("+ Cấp huyện: 03 người", "plus", "+", None, "Cấp huyện: 03 người"),
    ("+Cấp xã: 02 người", "plus", "+", None, "Cấp xã: 02 người"),
    ("• Bố trí trực ban", "bullet", "-", None, "Bố trí trực ban"),
    ("* Lưu ý: nộp bản in", "star", "-", None, "Lưu ý: nộp bản in"),
    ("● Phun khử khuẩn", "bullet", "-", None, "Phun khử khuẩn"),
    ("Điều 1. Thành lập Tổ công tác", "article", "Điều 1", 1, "Thành lập Tổ công tác"),
    ("Điều 12: Hiệu lực", "article", "Điều 12", 12, "Hiệu lực"),
    ("ĐIỀU 3. Tổ chức thực hiện", "article", "Điều 3", 3, "Tổ chức thực hiện"),
    ("Điều 5a. Hồ sơ", "article", "Điều 5a", 5, "Hồ sơ"),
    ("Điều 4.", "article", "Điều 4", 4, ""),
    ("Phần I. Tình hình", "part", "Phần I", 1, "Tình hình"),
    ("PHẦN II NHIỆM VỤ", "part", "Phần II", 2, "NHIỆM VỤ"),
    ("Phần thứ hai: Giải pháp", "part", "Phần thứ hai", None, "Giải pháp"),
    ("Chương III", "chapter", "Chương III", 3, ""),
    ("CHƯƠNG II. QUY ĐỊNH CỤ THỂ", "chapter", "Chương II", 2, "QUY ĐỊNH CỤ THỂ"),
    ("Mục 2. Trình tự", "section", "Mục 2", 2, "Trình tự"),
    ("MỤC 3: KINH PHÍ", "section", "Mục 3", 3, "KINH PHÍ"),
    ("Bước 1: Khảo sát hiện trạng", "step", "Bước 1", 1, "Khảo sát hiện trạng"),
    ("Bước 2. Lập danh sách", "step", "Bước 2", 2, "Lập danh sách"),
    ("Thứ nhất, rà soát lại quy hoạch", "ordinal", "Thứ nhất", 1, "rà soát lại quy hoạch"),
    ("Thứ hai: cân đối nguồn vốn", "ordinal", "Thứ hai", 2, "cân đối nguồn vốn"),
    ("Thứ tư, giao khoán", "ordinal", "Thứ tư", 4, "giao khoán"),
    ("Một là, siết kỷ luật", "ordinal", "Một là", 1, "siết kỷ luật"),
    ("Ba là: dành kinh phí", "ordinal", "Ba là", 3, "dành kinh phí"),
    ("Năm là, tổng kết", "ordinal", "Năm là", 5, "tổng kết"),
    ("Thứ nhất là lập kế hoạch", "ordinal", "Thứ nhất", 1, "lập kế hoạch"),
    ("1.- Sở Tài chính", "arabic", "1", 1, "Sở Tài chính"),
    ("2./ Sở Tài chính", "arabic", "2", 2, "Sở Tài chính"),
    ("3.) Sở Tài chính", "arabic", "3", 3, "Sở Tài chính"),
    ("a/ Lập danh sách", "letter", "a", 1, "Lập danh sách"),
    ("đ/Niêm yết", "letter", "đ", 5, "Niêm yết"),
    ("b)- Lập danh sách", "letter", "b", 2, "Lập danh sách"),
    ("c.) lập danh sách", "letter", "c", 3, "lập danh sách"),
    ("d ) lập danh sách", "letter", "d", 4, "lập danh sách"),
    ("iii) nghiệm thu", "low", "iii", 3, "nghiệm thu"),
    ("a.1) Giống lúa", "sub", "1", 1, "Giống lúa"),
    ("b2) Giống ngô", "sub", "2", 2, "Giống ngô"),
    ("I.1. Cấp giống", "arabic", "1", 1, "Cấp giống"),
    ("II.2 Cấp phân", "arabic", "2", 2, "Cấp phân"),
    ("III.1.2. Cấp phân", "decimal", "1.2", 2, "Cấp phân"),
    ("A.1. Cấp phân", "arabic", "1", 1, "Cấp phân"),
    ("1.a) Cấp giống", "letter", "a", 1, "Cấp giống"),
    ("2.1.b) Cấp giống", "letter", "b", 2, "Cấp giống"),
    ("· Bố trí trực ban", "bullet", "-", None, "Bố trí trực ban"),
    ("\uf0b7 Bố trí trực ban", "bullet", "-", None, "Bố trí trực ban"),
    ("► Bố trí trực ban", "bullet", "-", None, "Bố trí trực ban"),
    ("§ Bố trí trực ban", "bullet", "-", None, "Bố trí trực ban"),
    ("o Bố trí trực ban", "bullet", "-", None, "Bố trí trực ban"),
    ("+/ Cấp xã", "plus", "+", None, "Cấp xã"),
    ("-- Cấp xã", "dash", "-", None, "Cấp xã"),
    ("Điều 1.- Thành lập", "article", "Điều 1", 1, "Thành lập"),
    ("Điều 2 - Thành lập", "article", "Điều 2", 2, "Thành lập"),
    ("Điều 3/ Thành lập", "article", "Điều 3", 3, "Thành lập"),
    ("Điều II. Thành lập", "article", "Điều II", 2, "Thành lập"),
    ("PHẦN THỨ BA: GIẢI PHÁP", "part", "Phần thứ ba", None, "GIẢI PHÁP"),
    ("Phần B. Giải pháp", "part", "Phần B", None, "Giải pháp"),
]

# labels only where their list stands around them
LOOSE_LABELS = [
    ("A. Tình hình chung", "capital", "A", 1, "Tình hình chung"),
    ("B- NHIỆM VỤ", "capital", "B", 2, "NHIỆM VỤ"),
    ("C/ Tổ chức thực hiện", "capital", "C", 3, "Tổ chức thực hiện"),
    ("II: NỘI DUNG", "roman", "II", 2, "NỘI DUNG"),
    ("2: Phòng Kinh tế", "arabic", "2", 2, "Phòng Kinh tế"),
    ("2, Phòng Kinh tế", "arabic", "2", 2, "Phòng Kinh tế"),
    ("3. 100% hồ sơ đúng hạn", "arabic", "3", 3, "100% hồ sơ đúng hạn"),
    ("b. lập danh sách", "letter", "b", 2, "lập danh sách"),
    ("b, Lập danh sách", "letter", "b", 2, "Lập danh sách"),
    ("Khoản 2. Phòng Kinh tế", "arabic", "2", 2, "Phòng Kinh tế"),
    ("Nội dung 2: Trồng cây", "step", "Nội dung 2", 2, "Trồng cây"),
    ("Nhiệm vụ 3. Trồng cây", "step", "Nhiệm vụ 3", 3, "Trồng cây"),
    ("Giai đoạn 1 - Trồng cây", "step", "Giai đoạn 1", 1, "Trồng cây"),
    ("Thứ Hai: Trồng cây", "ordinal", "Thứ hai", 2, "Trồng cây"),
    ("-05 máy tính", "dash", "-", None, "05 máy tính"),
]

NO_LABELS = [
    "2023. Các đơn vị gửi báo cáo",
    "2024 và những năm tiếp theo",
    "12/5/2022 của Ủy ban nhân dân xã",
    "12/5 và ngày 20/6",
    "30/6/2024, các phòng nộp số liệu",
    "1.500 đồng một suất",
    "1.200.000 đồng",
    "2,5 tỷ đồng từ ngân sách huyện",
    "1/3 số hộ đã nhận hỗ trợ",
    "3/4 diện tích đã thu hoạch",
    pytest.param(
        "45/KH-UBND ngày 02/3/2021",
    ),
    "05/2019/TT-BYT của Bộ Y tế",
    "15 ngày làm việc kể từ ngày nhận hồ sơ",
    "05 đơn vị chưa nộp báo cáo",
    "10h00 ngày 12/4/2022",
    "24/24 giờ trong ngày",
    "8-10 người mỗi tổ",
    "-5 độ C vào ban đêm",
    "---",
    "-",
    "1.",
    "V/v tăng cường phòng cháy rừng",
    "v/v báo cáo số liệu",
    pytest.param(
        "V/V TUYỂN DỤNG VIÊN CHỨC",
    ),
    "Vì vậy, các đơn vị cần chú ý",
    "Mục 2 của Thông báo số 15/TB-UBND",
    "Mục 3 Phần II của Kế hoạch",
    "Điều 5 của Quy chế",
    "Điều 12 và Điều 13 Quy định",
    "Điều kiện dự tuyển",
    "Khoản 2 Điều 5 của Quy chế",
    "Phần mềm quản lý văn bản",
    "Phần lớn các hộ đã ký cam kết",
    "Chương trình phát triển cây chè",
    "Bước đầu đã có kết quả",
    "Bước sang năm 2024, các đơn vị",
    "Thứ Hai, ngày 12/6/2023",
    "Hai bên thống nhất",
    "Một số đơn vị chậm báo cáo",
    "Năm 2023 là năm bản lề",
    "Mười hai đơn vị đã nộp",
    "I-ốt là vi chất cần thiết",
    "Lập danh sách học sinh",
    "L. ",
    "UBND xã báo cáo",
    "a lô, xin chào",
    "e. coli trong nước sinh hoạt",
    "ý kiến của các phòng",
    "(trừ trường hợp khẩn cấp)",
    "(Kèm theo Phụ lục I)",
    "(abc) đã nộp",
    "“a) Bổ sung khoản 3”",
    "(*) Theo số liệu của Chi cục Thống kê",
    "** Theo số liệu của Chi cục Thống kê",
    "đ/c Lò Văn Thành phụ trách",
    "t/h Quyết định số 5",
    "1.5 ha lúa",
    "3.14 lần",
    "Căn cứ Kế hoạch số 12/KH-UBND",
    "",
    " ",
]


@pytest.mark.parametrize(("line", "kind", "name", "value", "rest"), LABELS, ids=[row[0] for row in LABELS])
def test_a_label_is_read(line: str, kind: str, name: str, value: int | None, rest: str) -> None:
    label = parse_label(line)

    assert label is not None
    assert (label.kind, label.name, label.value, line[label.end :]) == (kind, name, value, rest)


@pytest.mark.parametrize(("line", "kind", "name", "value", "rest"), LOOSE_LABELS, ids=[row[0] for row in LOOSE_LABELS])
def test_a_label_is_read_where_its_list_may_show(line: str, kind: str, name: str, value: int | None, rest: str) -> None:
    label = parse_label(line, loose=True)

    assert label is not None
    assert (label.kind, label.name, label.value, line[label.end :]) == (kind, name, value, rest)
    assert parse_label(line) is None


@pytest.mark.parametrize("line", NO_LABELS, ids=repr)
def test_a_figure_or_word_is_no_label(line: str) -> None:
    assert parse_label(line) is None


@pytest.mark.parametrize("line", ["II. Nhiệm vụ", "Điều 2. Giao nhiệm vụ", "Phần I. Tình hình", "Bước 1: Khảo sát"])
def test_no_line_wraps_before_a_strong_label(line: str) -> None:
    label = parse_label(line)
    assert label is not None
    assert label.strong


@pytest.mark.parametrize("line", ["1. Sở Y tế", "a) Sở Y tế", "- Sở Y tế", "1.1. Sở Y tế"])
def test_a_line_may_wrap_before_a_weak_label(line: str) -> None:
    label = parse_label(line)
    assert label is not None
    assert not label.strong


@given(st.text(alphabet="IVXLabđ0123456789.)-(/+•*: Điềuhần", max_size=60))
def test_a_label_ends_inside_its_line(line: str) -> None:
    label = parse_label(line)

    assert label is None or isinstance(label, Label)
    if label is not None:
        assert 0 < label.end <= len(line)


@pytest.mark.parametrize("mark", ["1.", "I", "(", "- ", "a)", "Điều 1", "1.1"])
def test_a_long_hostile_line_is_read(mark: str) -> None:
    parse_label(mark * 100_000)

"""The fixed lines of the form, each as offices print, misprint and recognise it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.regions import forms
from docproc.regions.titles import title_of
from docproc.text import bare_key, match_key

BARE_ROWS = [
    (forms.STATE_BARE, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (forms.STATE_BARE, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (forms.STATE_BARE, "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (forms.STATE_BARE, "CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT"),
    (forms.STATE_BARE, "CỘNG HỒ XÃ HỘI CHỦ NGHĨA VỆT NAM"),
    (forms.STATE_BARE, "CONG HOA XA HOI CHU NGHIA VIET NAM"),
    (forms.STATE_BARE, "CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM"),
    (forms.MOTTO_BARE, "Độc lập - Tự do - Hạnh phúc"),
    (forms.MOTTO_BARE, "Độc lập – Tự do – Hạnh phúc"),
    (forms.MOTTO_BARE, "Độc lập-Tự do-Hạnh phúc"),
    (forms.PARTY_BARE, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    (forms.NUMBER_BARE, "Số: 12/SNV-TCCB"),
    (forms.NUMBER_BARE, "Số:12/2024"),
    (forms.NUMBER_BARE, "Số :  16  /2024/CT-UBND"),
    (forms.NUMBER_BARE, "Số 36-HD/BTGTU"),
    (forms.NUMBER_BARE, "Số 210 -CV/BTGTU"),
    (forms.NUMBER_BARE, "Số:      /KH-STTTT"),
    (forms.NUMBER_BARE, "Số: …/QĐ-UBND"),
    (forms.NUMBER_BARE, "Số:"),
    (forms.NUMBER_BARE, "Số /SNV-VP"),
    (forms.NUMBER_BARE, "* Số 15-KL/TU"),
    (forms.DATE_BARE, "An Hải, ngày 05 tháng 4 năm 2023"),
    (forms.DATE_BARE, "An Hải, ngày05 tháng4 năm2023"),
    (forms.DATE_BARE, "An Hải, ngày 05 háng 01 năm 2023"),
    (forms.DATE_BARE, "An Hải, ngày      tháng 4 năm 2023"),
    (forms.DATE_BARE, "An Hải, ngày … tháng … năm 20…"),
    (forms.DATE_BARE, "An Hải, ngày 15.4.2010"),
    (forms.DATE_BARE, "An Hải, ngày 25-10-2017"),
    (forms.DATE_BARE, "An Hải, ngày 06 / 7 /2005"),
    (forms.DATE_BARE, "ngày 06 tháng 7/2005"),
    (forms.ADDRESSEE_BARE, "Kính gửi: Các phòng chuyên môn"),
    (forms.ADDRESSEE_BARE, "Kính  gửi :"),
    (forms.ADDRESSEE_BARE, "KÍNH GỬI:"),
    (forms.ADDRESSEE_BARE, "Kinh gùi: Sở Y tế"),
    (forms.TELEGRAM_BARE, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:"),
    (forms.TELEGRAM_BARE, "ĐIỆN:"),
    (forms.RECIPIENTS_BARE, "Nơi nhận:"),
    (forms.RECIPIENTS_BARE, "Nơi nhận :"),
    (forms.RECIPIENTS_BARE, "Nơi Nhận"),
    (forms.RECIPIENTS_BARE, "NƠI NHẬN:"),
    (forms.APPENDIX_BARE, "PHỤ LỤC I"),
    (forms.APPENDIX_BARE, "Phụ lục số 02"),
    (forms.ISSUED_WITH_BARE, "(Kèm theo Công văn số 12/SNV-TCCB ngày 05/4/2023 của Sở Nội vụ)"),
    (forms.ISSUED_WITH_BARE, "(Ban hành kèm theo Quyết định số 12/QĐ-UBND)"),
]
NOT_BARE = [
    (forms.STATE_BARE, "Trong một xã hội công bằng"),
    (forms.NUMBER_BARE, "Số lượng hồ sơ tiếp nhận"),
    (forms.NUMBER_BARE, "Sở Nội vụ"),
    (forms.DATE_BARE, "ngày làm việc tiếp theo của tháng"),
    (forms.ADDRESSEE_BARE, "Báo cáo kính gửi Sở"),
    (forms.TELEGRAM_BARE, "Công ty Điện lực: phối hợp"),
    (forms.RECIPIENTS_BARE, "Nơi nhận hồ sơ là bộ phận một cửa"),
    (forms.APPENDIX_BARE, "Các phụ lục kèm theo"),
]


@pytest.mark.parametrize(("form", "line"), BARE_ROWS)
def test_recognises(form: re.Pattern[str], line: str) -> None:
    assert form.search(bare_key(line))


@pytest.mark.parametrize(("form", "line"), NOT_BARE)
def test_leaves_other_lines_alone(form: re.Pattern[str], line: str) -> None:
    assert not form.search(bare_key(line))


@pytest.mark.parametrize(
    "line",
    [
        "V/v rà soát",
        "(V/v rà soát)",
        "v/v: rà soát",
        "V / v rà soát",
        "Về việc rà soát",
        "Vê viêc rà soát",
        "Về rà soát",
    ],
)
def test_subject_marks(line: str) -> None:
    assert forms.SUBJECT.match(match_key(line))


@pytest.mark.parametrize("line", ["Vệ sinh môi trường", "Vé tàu", "VP: rà soát", "Vấn đề về nhân sự"])
def test_no_subject_marks(line: str) -> None:
    assert not forms.SUBJECT.match(match_key(line))


@pytest.mark.parametrize(
    "line",
    [
        "- Lưu: VT, TCCB.",
        "Lưu VT",
        "- Lưu :VT",
        "Lưu: VP.",
        "- Lưu HC, TH.",
        "Lưu Văn phòng",
        "+ Lưu; VT",
        "Lưu:",
        "Luu: VT",
    ],
)
def test_archive_marks(line: str) -> None:
    assert forms.archive_mark(line, bare_key(line))


@pytest.mark.parametrize(
    "line", ["Lưu ý các đơn vị", "Lưu Quang Bình", "Lưu trữ hồ sơ", "Lưu thông hàng hóa", "Bản lưu: VT"]
)
def test_no_archive_marks(line: str) -> None:
    assert not forms.archive_mark(line, bare_key(line))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "tm"),
        ("T/M ỦY BAN NHÂN DÂN", "tm"),
        ("T.M BAN THƯỜNG VỤ", "tm"),
        ("TM.ỦY BAN NHÂN DÂN", "tm"),
        ("KT. GIÁM ĐỐC", "kt"),
        ("K/T GIÁM ĐỐC", "kt"),
        ("KT/ GIÁM ĐỐC", "kt"),
        ("KT GIÁM ĐỐC", "kt"),
        ("TL. BỘ TRƯỞNG", "tl"),
        ("T/L BAN THƯỜNG VỤ", "tl"),
        ("TUQ. GIÁM ĐỐC", "tuq"),
        ("TUN. BỘ TRƯỞNG", "tuq"),
        ("Q. CỤC TRƯỞNG", "q"),
    ],
)
def test_capacities(line: str, kind: str) -> None:
    match = forms.capacity_of(line)
    assert match is not None
    assert match[kind]


@pytest.mark.parametrize("line", ["TRƯỞNG PHÒNG", "TMV AN HẢI", "KTHT", "QUẢN LÝ", "TLĐ", "TM", "Q"])
def test_no_capacities(line: str) -> None:
    assert forms.capacity_of(line) is None


@pytest.mark.parametrize(
    "text",
    [
        "Lê Văn Bình",
        "Đỗ Mười Hai",
        "TS. Lê Văn Bình",
        "PGS.TS. Lê Văn Bình",
        "PGS. TS Nguyễn Thị Thu Hà",
        "Đại tá Lê Văn Bình",
        "Thượng tá, TS. Lê Văn Bình",
        "BS.CKII. Lê Văn Bình",
        "H' Hen Niê",
        "Y Khút Niê",
        "ThS. Ngô Bá Khá",
        "“Lê Văn Bình",
    ],
)
def test_names(text: str) -> None:
    assert forms.is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "GIÁM ĐỐC",
        "Lê",
        "Như trên",
        "Sở nội vụ",
        "Phòng 12 Tầng",
        "Lưu VT",
        "Ban Tổ chức Thành ủy",
        "Các phòng chuyên môn",
        "Bộ Tài Chính",
        "Giám Đốc",
        "",
    ],
)
def test_no_names(text: str) -> None:
    assert not forms.is_name(text)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("QUYẾT ĐỊNH", "quyết định"),
        ("QUYÉT ĐỊNH", "quyết định"),
        ("THÔNG BÁO", "thông báo"),
        ("CÔNG ĐIỆN", "công điện"),
        ("CHỈ THỊ:", "chỉ thị"),
        ("TỜ TRÌNH", "tờ trình"),
        ("GIẤY MỜI", "giấy mời"),
        ("QUYẾT ĐỊNH CỦA UỶ BAN NHÂN DÂN TỈNH AN HẢI", "quyết định"),
        ("⁄49⁄ CÔNG ĐIỆN", "công điện"),
        ("CHÍ THỊ", "chỉ thị"),
        ("2. KẾ HOẠCH", None),
        ("Quyết định", None),
        ("CÔNG VĂN", None),
        ("SỞ NỘI VỤ", None),
        ("Thông báo kết quả", None),
    ],
)
def test_titles(line: str, name: str | None) -> None:
    assert title_of(line) == name


@pytest.mark.parametrize("line", ["-------", "_______", "***", "*", "-----***-----", "—", "= = = =", "…………", "o0o"])
def test_rules(line: str) -> None:
    assert forms.RULE.match(line)


@pytest.mark.parametrize("line", ["- Như trên;", "2023", "* Ghi chú", "ooo an", "a"])
def test_no_rules(line: str) -> None:
    assert not forms.RULE.match(line)


@given(st.text(alphabet="ngaythnm số:/.…_-* 0123456789VvQTKML\t", max_size=3000))
def test_hostile_lines_end(text: str) -> None:
    bare = bare_key(text)
    for form, _ in BARE_ROWS:
        form.search(bare)
    forms.capacity_of(text)
    forms.RULE.match(text)
    forms.is_name(text)

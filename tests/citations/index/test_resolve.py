"""Which record a reference means: tables of citations as they are printed, and what can be known."""

from __future__ import annotations

import pytest

from docproc.citations import Index, Record, Reference

HELD = {
    "decree": Record.build("30/2020/NĐ-CP", date="2020-03-05", issuer="Chính phủ", subject="Về công tác văn thư"),
    "resolution 2013": Record.build(
        "76/NQ-CP", date="2013-06-13", issuer="Chính phủ", subject="Sửa đổi Nghị quyết số 30c/NQ-CP"
    ),
    "resolution 2021": Record.build(
        "76/NQ-CP",
        date="2021-07-15",
        issuer="Chính phủ",
        subject="Ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030",
    ),
    "law": Record.build("45/2013/QH13", date="2013-11-29", issuer="Quốc hội", type="luật", subject="Luật Đất đai"),
    "letter": Record.build(
        "3668/BNV-CCHC", date="2023-07-13", issuer="Bộ Nội vụ", subject="V/v đẩy mạnh cải cách hành chính"
    ),
    "decision An Giang": Record.build(
        "12/QĐ-UBND",
        date="2023-01-05",
        issuer="Ủy ban nhân dân tỉnh An Giang",
        place="An Giang",
        subject="Ban hành Kế hoạch kiểm tra công vụ năm 2023",
    ),
    "decision Cà Mau": Record.build(
        "12/QĐ-UBND",
        date="2023-01-05",
        issuer="UBND TỈNH CÀ MAU",
        place="Cà Mau",
        subject="Về việc công nhận xã đạt chuẩn nông thôn mới",
    ),
    "rules Kiên Giang": Record.build(
        "08/2024/QĐ-UBND", date="2024-02-20", issuer="UBND tỉnh Kiên Giang", subject="Quy định về quản lý chất thải rắn"
    ),
    "health An Giang": Record.build(
        "812/SYT-NVY",
        date="2023-03-01",
        issuer="SỞ Y TẾ",
        parent="UBND TỈNH AN GIANG",
        place="An Giang",
        subject="Tăng cường phòng, chống dịch sốt xuất huyết",
    ),
    "party XII": Record.build(
        "19-NQ/TW",
        date="2017-10-25",
        issuer="Ban Chấp hành Trung ương",
        subject="Về tiếp tục đổi mới hệ thống tổ chức và quản lý các đơn vị sự nghiệp công lập",
    ),
    "planning": Record.build(
        "455/BKHĐT-TH", date="2024-01-19", issuer="Bộ Kế hoạch và Đầu tư", subject="Rà soát dự án đầu tư công"
    ),
    "school": Record.build(
        "15/QĐ-THPTTVC", date="2023-09-05", issuer="Trường THPT Trần Văn Chiêu", subject="Thành lập tổ chuyên môn"
    ),
    "joint": Record.build(
        "21/2014/TTLT-BNV-BTC",
        date="2014-04-11",
        issuer="BỘ NỘI VỤ - BỘ TÀI CHÍNH",
        subject="Hướng dẫn chế độ phụ cấp của cán bộ lưu trữ",
    ),
    "tax": Record.build("123-TC/TCT", date="1996-02-03", issuer="Bộ Tài chính", subject="Về kê khai thuế doanh thu"),
}
NAMES = {record.id: name for name, record in HELD.items()}


AN_GIANG = Record.build(
    "77/SNV-CCVC", issuer="SỞ NỘI VỤ", parent="UBND TỈNH AN GIANG", place="An Giang", date="2024-06-10"
)
MINISTRY = Record.build("88/BNV-TL", issuer="BỘ NỘI VỤ", place="Hà Nội", date="2024-06-10")
AN_GIANG_AFTER = Record.build("90/STC-NS", issuer="SỞ TÀI CHÍNH", parent="UBND TỈNH AN GIANG", date="2025-09-10")


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(HELD.values())


def R(number: str, date: str | None = None, issuer: str | None = None, title: str | None = None) -> Reference:  # noqa: N802
    return Reference(number, date=date, issuer=issuer, title=title)


MATCHED = [
    (R("30/2020/NĐ-CP"), None, "decree"),
    (R("30/2020/ND-CP", "2020-03-05", "Chính phủ"), None, "decree"),
    (R("45/2013/QH13"), None, "law"),
    (R("76/NQ-CP", "2021-07-15", "Chính phủ"), None, "resolution 2021"),
    (R("76/NQ-CP", "2013"), None, "resolution 2013"),
    (
        R("76/NQ-CP", None, "Chính phủ", "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030"),
        None,
        "resolution 2021",
    ),
    (R("3668/BNV-CCHC", "2023-07-13", "Bộ Nội vụ"), None, "letter"),
    (R("3668/BNV-CCHC", "2023-07", "Bộ trưởng Bộ Nội vụ"), None, "letter"),
    (R("12/QĐ-UBND", "2023-01-05", "UBND tỉnh Cà Mau"), AN_GIANG, "decision Cà Mau"),
    (R("12/QĐ-UBND", "2023-01-05", "Chủ tịch Ủy ban nhân dân tỉnh An Giang"), None, "decision An Giang"),
    (R("12/QĐ-UBND", "2023-01-05", "UBND tỉnh"), AN_GIANG, "decision An Giang"),
    (R("12/QĐ-UBND", "2023-01-05"), AN_GIANG, "decision An Giang"),
    (R("12/QĐ-UBND", "2023-01-05", None, "về việc công nhận xã đạt chuẩn nông thôn mới"), None, "decision Cà Mau"),
    (R("08/2024/QĐ-UBND", None, "UBND tỉnh Kiên Giang"), None, "rules Kiên Giang"),
    (R("812/SYT-NVY", "2023-03-01", "Sở Y tế"), AN_GIANG, "health An Giang"),
    (R("812/SYT-NVY", "2023-03-01", "Sở Y tế tỉnh An Giang"), MINISTRY, "health An Giang"),
    (R("19-NQ/TW", "2017-10-25", "Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII"), None, "party XII"),
    (R("19-NQ/TW", "2017", "Bộ Chính trị"), None, "party XII"),
    (R("455/BKHĐT-TH", "2024-01-19", "Bộ Tài chính"), None, "planning"),
    (R("15/QĐ-THPTTVC", "2023-09-05", "Trường THPT Trần Văn Chiêu"), None, "school"),
    (R("21/2014/TTLT-BNV-BTC", "2014-04-11", "Bộ Nội vụ và Bộ Tài chính"), None, "joint"),
    (R("21/2014/TTLT-BNV-BTC", "2014-04-11", "Bộ Tài chính"), None, "joint"),
    (R("123 TC/TCT", "1996-02-03", "Bộ Tài chính"), None, "tax"),
]

AMBIGUOUS = [
    (R("76/NQ-CP", None, "Chính phủ"), None),
    (R("12/QĐ-UBND"), None),
    (R("12/QĐ-UBND", "2023-01-05"), None),
    (R("12/QĐ-UBND", "2023-01-05", "UBND tỉnh"), MINISTRY),
    (R("12/QĐ-UBND", None, "UBND tỉnh An Giang"), None),
    (R("3668/BNV-CCHC"), None),
    (R("08/2024/QĐ-UBND"), None),
    (R("08/2024/QĐ-UBND", None, "UBND tỉnh An Giang"), AN_GIANG_AFTER),
    (R("812/SYT-NVY", "2023-03-01", "Sở Y tế"), MINISTRY),
    (R("19-NQ/TW"), None),
    (R("19-NQ/TW", None, "Ban Chấp hành Trung ương"), None),
    (R("15/QĐ-THPTTVC", "2023-09-05"), None),
]

UNMATCHED = [
    (R("31/2021/NĐ-CP"), None),
    (R("30/2020/NĐ-CP", "2021-03-05", "Chính phủ"), None),
    (R("76/NQ-CP", "2015-05-05", "Chính phủ"), None),
    (R("12/QĐ-UBND", "2023-01-05", "UBND tỉnh Long An"), None),
    (R("12/QĐ-UBND", "2023-01-05", "UBND huyện Châu Phú"), AN_GIANG),
    (R("812/SYT-NVY", "2023-03-01", "Sở Y tế tỉnh Cà Mau"), AN_GIANG),
    (R("19-NQ/TW", "2022", "Bộ Chính trị"), None),
    (R("3668/BNV-CCHC", "2022-07-13", "Bộ Nội vụ"), None),
    (R("21/2014/TTLT-BNV-BTC", "2014-04-11", "Bộ Ngoại giao"), None),
    # Before the merger An Giang means An Giang alone.
    (R("08/2024/QĐ-UBND", None, "UBND tỉnh An Giang"), AN_GIANG),
]


@pytest.mark.parametrize(("reference", "citing", "target"), MATCHED)
def test_matched(index: Index, reference: Reference, citing: Record | None, target: str) -> None:
    resolution = index.resolve(reference, citing=citing)
    assert (resolution.state, NAMES.get(resolution.target or "")) == ("matched", target)


@pytest.mark.parametrize(("reference", "citing"), AMBIGUOUS)
def test_nobody_could_know(index: Index, reference: Reference, citing: Record | None) -> None:
    resolution = index.resolve(reference, citing=citing)
    assert (resolution.state, resolution.target) == ("ambiguous", None)
    assert resolution.candidates
    assert all(candidate.reasons for candidate in resolution.candidates)


@pytest.mark.parametrize(("reference", "citing"), UNMATCHED)
def test_unmatched(index: Index, reference: Reference, citing: Record | None) -> None:
    assert index.resolve(reference, citing=citing).state == "unmatched"

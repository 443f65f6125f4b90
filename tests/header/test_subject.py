"""Subject (trích yếu) and type: behind V/v in every spelling, or under the type's name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.header import read_header
from docproc.regions import Layout

Typed = Callable[[str], Layout]
Printed = Callable[..., Layout]

LETTER = """SỞ NỘI VỤ
Số: 12/SNV-VP
{subject}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hải, ngày 05 tháng 4 năm 2023
Kính gửi: Các đơn vị.
Về việc nêu trên, đề nghị các đơn vị báo cáo.
"""

LETTERS = [
    ("V/v rà soát biên chế", "rà soát biên chế"),
    ("v/v rà soát biên chế", "rà soát biên chế"),
    ("V/v: rà soát biên chế.", "rà soát biên chế"),
    ("V / v rà soát biên chế", "rà soát biên chế"),
    ("(V/v rà soát biên chế)", "rà soát biên chế"),
    ("(V/v rà soát biên chế (đợt 2))", "rà soát biên chế (đợt 2)"),
    ("**V/v rà soát biên chế**", "rà soát biên chế"),
    ("V/v rà soát biên chế\nnăm 2023 của các đơn vị\nsự nghiệp", "rà soát biên chế năm 2023 của các đơn vị sự nghiệp"),
    ("Về việc rà soát biên chế", "Về việc rà soát biên chế"),
    ("Về rà soát biên chế", "Về rà soát biên chế"),
    ("V/v thực hiện Công văn\nsố 88/BNV-TCBC", "thực hiện Công văn số 88/BNV-TCBC"),
    ("Trích yếu: rà soát biên chế", "rà soát biên chế"),
    ("", None),
]


@pytest.mark.parametrize(("subject", "value"), LETTERS)
def test_letters(typed: Typed, subject: str, value: str | None) -> None:
    header = read_header(typed(LETTER.format(subject=subject)))
    assert (header.subject.value if header.subject else None) == value
    assert header.type is not None
    assert header.type.value == "công văn"
    assert header.type.span is None


def test_an_addressed_letter_without_a_number_is_a_letter(typed: Typed) -> None:
    header = read_header(typed("SỞ NỘI VỤ\nV/v rà soát\nKính gửi: Các đơn vị.\nĐề nghị các đơn vị báo cáo."))
    assert header.type is not None
    assert header.type.value == "công văn"


def test_prose_has_no_type(typed: Typed) -> None:
    assert read_header(typed("Hôm nay trời đẹp.\nCả lớp đi chơi.")).type is None


NAMED = """ỦY BAN NHÂN DÂN
TỈNH AN HẢI
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hải, ngày 05 tháng 4 năm 2023
{title}
"""

TITLES = [
    (
        "12/KH-UBND",
        "KẾ HOẠCH\nRà soát biên chế năm 2023\nCăn cứ Nghị quyết của HĐND tỉnh, UBND tỉnh ban hành kế hoạch:",
        "kế hoạch",
        "Rà soát biên chế năm 2023",
    ),
    (
        "12/QĐ-UBND",
        "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\nrà soát biên chế\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật;",
        "quyết định",
        "Về việc thành lập Tổ công tác rà soát biên chế",
    ),
    (
        "12/CT-UBND",
        "CHỈ THỊ\nVề tăng cường phòng cháy\nThời gian qua, công tác phòng cháy có nhiều tiến bộ.",
        "chỉ thị",
        "Về tăng cường phòng cháy",
    ),
    (
        "12/TB-UBND",
        "THÔNG BÁO\nKết luận của Phó Chủ tịch UBND tỉnh\ntại cuộc họp ngày 02 tháng 4 năm 2023\n1. Về tiến độ",
        "thông báo",
        "Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp ngày 02 tháng 4 năm 2023",
    ),
    (
        "12/TTr-UBND",
        "TỜ TRÌNH\nVề việc phê duyệt quy hoạch\nKính gửi: Hội đồng nhân dân tỉnh\nCăn cứ Luật, UBND tỉnh trình:",
        "tờ trình",
        "Về việc phê duyệt quy hoạch",
    ),
    (
        "12/GM-UBND",
        "GIẤY MỜI\nHọp giao ban tháng 4\nKính gửi: Sở Nội vụ\nMời dự họp.",
        "giấy mời",
        "Họp giao ban tháng 4",
    ),
    (
        "12/GM-UBND",
        "GIẤY MỜI\nHọp giao ban tháng 4\nUBND tỉnh trân trọng kính mời: Ông (bà) …\nThời gian: 8 giờ.",
        "giấy mời",
        "Họp giao ban tháng 4",
    ),
    ("12/BC-UBND", "BÁO CÁO\n(V/v kết quả rà soát)\n1. Kết quả", "báo cáo", "kết quả rà soát"),
    (
        "12/BB-UBND",
        "BIÊN BẢN\nBàn giao hồ sơ cán bộ\nHôm nay, ngày 05/4/2023, tại phòng họp số 2.",
        "biên bản",
        "Bàn giao hồ sơ cán bộ",
    ),
    ("2191/CT-UBND", "QUYẾT ĐỊNH\nVề việc nâng lương\nCăn cứ Luật;", "quyết định", "Về việc nâng lương"),
    ("12/QĐ-UBND", "QUYÉT ĐỊNH\nVề việc nâng lương\nCăn cứ Luật;", "quyết định", "Về việc nâng lương"),
]


@pytest.mark.parametrize(("number", "title", "name", "subject"), TITLES)
def test_named_types(typed: Typed, number: str, title: str, name: str, subject: str) -> None:
    header = read_header(typed(NAMED.format(number=number, title=title)))
    assert header.type is not None
    assert header.type.value == name
    assert header.subject is not None
    assert header.subject.value == subject


FORMS = [
    ("12/PG-UBND", "PHIẾU GỬI\nUBND tỉnh gửi kèm theo phiếu này các văn bản sau:\n1. Báo cáo"),
    ("12/PG-UBND", "PHIẾU GỬI\nVăn phòng UBND tỉnh chuyển hồ sơ sau đây."),
    ("12/GNP-UBND", "GIẤY NGHỈ PHÉP\nXét đơn xin nghỉ phép của ông Trần B,\nUBND tỉnh cấp cho ông Trần B giấy này."),
    ("12/PB-UBND", "PHIẾU BÁO\nNhận được hồ sơ của ông Trần B, UBND tỉnh báo để ông biết."),
]


@pytest.mark.parametrize(("number", "title"), FORMS)
def test_forms_without_a_subject(typed: Typed, number: str, title: str) -> None:
    header = read_header(typed(NAMED.format(number=number, title=title)))
    assert header.type is not None
    assert header.subject is None


LEFT, RIGHT = 60, 300


def test_the_date_stands_in_the_middle_of_the_block(printed: Printed) -> None:
    layout = printed(
        (LEFT, 50, "SỞ NỘI VỤ", 0),
        (LEFT, 80, "Số: 12/SNV-VP", 0),
        (LEFT, 100, "V/v rà soát biên chế", 0),
        (LEFT, 120, "năm 2023", 0),
        (RIGHT, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        (RIGHT, 110, "An Hải, ngày 05 tháng 4 năm 2023", 1),
        (150, 160, "Kính gửi: Các đơn vị."),
    )
    header = read_header(layout)
    assert header.subject is not None
    assert header.subject.value == "rà soát biên chế năm 2023"
    assert len(header.subject.boxes) == 2


def test_a_wide_subject_is_centred_under_its_type(printed: Printed) -> None:
    layout = printed(
        (LEFT, 50, "SỞ NỘI VỤ", 0),
        (LEFT, 80, "Số: 12/KH-SNV", 0),
        (RIGHT, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        (RIGHT, 80, "An Hải, ngày 05 tháng 4 năm 2023", 1),
        (270, 120, "KẾ HOẠCH"),
        (195, 140, "Tổ chức thi nâng ngạch công chức"),
        (260, 156, "trong năm 2023"),
        (85, 190, "Thực hiện chỉ đạo của cấp trên, Sở Nội vụ xây dựng kế hoạch tổ chức kỳ thi"),
        (57, 206, "nâng ngạch công chức như sau đây để các đơn vị trong toàn ngành biết và thực"),
        (57, 222, "hiện cho đúng."),
    )
    header = read_header(layout)
    assert header.subject is not None
    assert header.subject.value == "Tổ chức thi nâng ngạch công chức trong năm 2023"

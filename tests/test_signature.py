"""The signature block: by which right, in which office, who."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.regions import Layout
from docproc.signature import read_signature

Typed = Callable[[str], Layout]

LETTER = """SỞ NỘI VỤ
Số: 12/SNV-VP
V/v rà soát
Kính gửi: Các đơn vị.
Thực hiện kế hoạch, đề nghị các đơn vị báo cáo./.
Nơi nhận:
- Như trên;
- Lưu: VT.
{signature}
"""

BLOCKS = [
    ("GIÁM ĐỐC\nLê Văn Bình", None, None, "GIÁM ĐỐC", "Lê Văn Bình"),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Bình", "KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Bình"),
    ("KT.GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Bình", "KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Bình"),
    ("K/T GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Bình", "KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Bình"),
    ("KT/ GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Bình", "KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Bình"),
    ("K.T GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Bình", "KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Bình"),
    ("KT GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Bình", "KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Bình"),
    ("KT.\nGIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Bình", "KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Bình"),
    ("KT. GIÁM ĐỐC\nphó Giám đốc\n(đã ký)\nLê Văn Bình", "KT.", "GIÁM ĐỐC", "phó Giám đốc", "Lê Văn Bình"),
    ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Văn Bình", "KT.", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lê Văn Bình"),
    (
        "KT. BỘ TRƯỞNG\nBỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nLê Văn Bình",
        "KT.",
        "BỘ TRƯỞNG BỘ TÀI CHÍNH",
        "THỨ TRƯỞNG",
        "Lê Văn Bình",
    ),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Bình", "TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Bình"),
    ("T/M ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Bình", "TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Bình"),
    (
        "TM. ỦY BAN NHÂN DÂN\nTHÀNH PHỐ AN HẢI\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Bình",
        "TM.",
        "ỦY BAN NHÂN DÂN THÀNH PHỐ AN HẢI",
        "PHÓ CHỦ TỊCH",
        "Lê Văn Bình",
    ),
    (
        "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLê Văn Bình",
        "TL.",
        "CHỦ TỊCH",
        "PHÓ CHÁNH VĂN PHÒNG",
        "Lê Văn Bình",
    ),
    ("TL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ PHÁP CHẾ\nLê Văn Bình", "TL.", "BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ PHÁP CHẾ", "Lê Văn Bình"),
    (
        "TL. BỘ TRƯỞNG\nCỤC TRƯỞNG CỤC QUẢN LÝ\nTHỊ TRƯỜNG\nLê Văn Bình",
        "TL.",
        "BỘ TRƯỞNG",
        "CỤC TRƯỞNG CỤC QUẢN LÝ THỊ TRƯỜNG",
        "Lê Văn Bình",
    ),
    ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\nLê Văn Bình", "TUQ.", "GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Lê Văn Bình"),
    ("TUN. BỘ TRƯỞNG\nVỤ TRƯỞNG\nLê Văn Bình", "TUQ.", "BỘ TRƯỞNG", "VỤ TRƯỞNG", "Lê Văn Bình"),
    (
        "TL. CỤC TRƯỞNG\nKT. TRƯỞNG BAN BAN CHÍNH SÁCH\nPHÓ TRƯỞNG BAN\nLê Văn Bình",
        "TL.",
        "CỤC TRƯỞNG",
        "PHÓ TRƯỞNG BAN",
        "Lê Văn Bình",
    ),
    ("CHỦ TỊCH\nTA\nLê Văn Bình", None, None, "CHỦ TỊCH", "Lê Văn Bình"),
    ("TM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH\nLê Văn Bình", "TM.", "ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH", "Lê Văn Bình"),
    (
        "TM. ỦY BAN NHÂN DÂN\nQ. TÂN HẢI\nCHỦ TỊCH\nLê Văn Bình",
        "TM.",
        "ỦY BAN NHÂN DÂN Q. TÂN HẢI",
        "CHỦ TỊCH",
        "Lê Văn Bình",
    ),
    (
        "KT. VỤ TRƯỞNG VỤ QUẢN LÝ THUẾ\nDOANH NGHIỆP LỚN\nPHÓ VỤ TRƯỞNG\nLê Văn Bình",
        "KT.",
        "VỤ TRƯỞNG VỤ QUẢN LÝ THUẾ DOANH NGHIỆP LỚN",
        "PHÓ VỤ TRƯỞNG",
        "Lê Văn Bình",
    ),
    (
        "KT. VỤ TRƯỞNG VỤ HỢP TÁC\nQUỐC TẾ\nPHÓ VỤ TRƯỞNG\nLê Văn Bình",
        "KT.",
        "VỤ TRƯỞNG VỤ HỢP TÁC QUỐC TẾ",
        "PHÓ VỤ TRƯỞNG",
        "Lê Văn Bình",
    ),
    ("CHỦ TỊCH\nLưu Văn Bình", None, None, "CHỦ TỊCH", "Lưu Văn Bình"),
    ("Q. CỤC TRƯỞNG\nLê Văn Bình", "Q.", None, "CỤC TRƯỞNG", "Lê Văn Bình"),
    ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Văn Bình", "TM.", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn Bình"),
    ("T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nLê Văn Bình", "TL.", "BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Văn Bình"),
    ("GIÁM ĐỐC\n(đã ký)\nLê Văn Bình", None, None, "GIÁM ĐỐC", "Lê Văn Bình"),
    ("GIÁM ĐỐC\nĐã ký\nLê Văn Bình", None, None, "GIÁM ĐỐC", "Lê Văn Bình"),
    ("GIÁM ĐỐC\n(Ký, ghi rõ họ tên)\nLê Văn Bình", None, None, "GIÁM ĐỐC", "Lê Văn Bình"),
    ("GIÁM ĐỐC\n(đã ký) Lê Văn Bình", None, None, "GIÁM ĐỐC", "Lê Văn Bình"),
    ("GIÁM ĐỐC\nĐã ký: Lê Văn Bình", None, None, "GIÁM ĐỐC", "Lê Văn Bình"),
    ("HIỆU TRƯỞNG\nPGS.TS. Lê Văn Bình", None, None, "HIỆU TRƯỞNG", "PGS.TS. Lê Văn Bình"),
    ("CHỈ HUY TRƯỞNG\nĐại tá Lê Văn Bình", None, None, "CHỈ HUY TRƯỞNG", "Đại tá Lê Văn Bình"),
    ("**GIÁM ĐỐC**\n**Lê Văn Bình**", None, None, "GIÁM ĐỐC", "Lê Văn Bình"),
    ("BỘ TRƯỞNG, CHỦ NHIỆM\nLê Văn Bình", None, None, "BỘ TRƯỞNG, CHỦ NHIỆM", "Lê Văn Bình"),
    ("CHỦ TỊCH\nĐoàn Thị Hương", None, None, "CHỦ TỊCH", "Đoàn Thị Hương"),
    ("CHỦ TỊCH\nLưu Quang Bình", None, None, "CHỦ TỊCH", "Lưu Quang Bình"),
    ("CHU TỊCH\n“Lê Văn Bình", None, None, "CHU TỊCH", "Lê Văn Bình"),
    ("Lê Văn Bình", None, None, None, "Lê Văn Bình"),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", None),
    ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê Văn Bình", "KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Bình"),
    (
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Bình",
        "TM.",
        "ỦY BAN NHÂN DÂN",
        "PHÓ CHỦ TỊCH",
        "Lê Văn Bình",
    ),
    ("", None, None, None, None),
]


@pytest.mark.parametrize(("block", "capacity", "behalf", "title", "name"), BLOCKS)
def test_reads_the_block(
    typed: Typed, block: str, capacity: str | None, behalf: str | None, title: str | None, name: str | None
) -> None:
    signature = read_signature(typed(LETTER.format(signature=block)))
    assert signature is not None
    assert (signature.capacity, signature.on_behalf_of) == (capacity, behalf)
    assert (signature.title, signature.name) == (title, name)


def test_of_two_blocks_the_first_is_read(typed: Typed) -> None:
    block = "SỞ NỘI VỤ\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Bình\nSỞ TÀI CHÍNH\nGIÁM ĐỐC\nTrần Thị Hoa"
    signature = read_signature(typed(LETTER.format(signature=block)))
    assert signature is not None
    assert (signature.capacity, signature.title, signature.name) == ("KT.", "PHÓ GIÁM ĐỐC", "Lê Văn Bình")


@pytest.mark.parametrize("archive", ["- Lưu: VT, TM. H05.", "- Lưu: VT,\nTM. H05."])
def test_an_archive_code_is_no_capacity(typed: Typed, archive: str) -> None:
    text = LETTER.replace("- Lưu: VT.", archive).format(signature="GIÁM ĐỐC\nLê Văn Bình")
    signature = read_signature(typed(text))
    assert signature is not None
    assert (signature.capacity, signature.on_behalf_of) == (None, None)
    assert (signature.title, signature.name) == ("GIÁM ĐỐC", "Lê Văn Bình")


def test_without_recipients(typed: Typed) -> None:
    text = LETTER.partition("Nơi nhận")[0] + "GIÁM ĐỐC\nLê Văn Bình\n"
    signature = read_signature(typed(text))
    assert signature is not None
    assert (signature.title, signature.name) == ("GIÁM ĐỐC", "Lê Văn Bình")


def test_the_span_covers_the_block(typed: Typed) -> None:
    layout = typed(LETTER.format(signature="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Bình"))
    signature = read_signature(layout)
    assert signature is not None
    assert signature.span is not None
    assert layout.text[slice(*signature.span)] == "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Bình"


def test_no_closing_no_signature(typed: Typed) -> None:
    assert read_signature(typed("SỞ NỘI VỤ\nSố: 12/SNV-VP\nKính gửi: Các đơn vị.\nĐề nghị báo cáo.")) is None


def test_an_appendix_signs_nothing(typed: Typed) -> None:
    text = LETTER.format(signature="GIÁM ĐỐC\nLê Văn Bình\nPHỤ LỤC I\nDANH SÁCH ĐƠN VỊ\nTRƯỞNG BAN\nTrần Thị Hoa")
    signature = read_signature(typed(text))
    assert signature is not None
    assert (signature.title, signature.name) == ("GIÁM ĐỐC", "Lê Văn Bình")

"""Nơi nhận and Lưu: every spelling of a purpose, entries over lines, archive codes, copies, drafters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.recipients import read_recipients
from docproc.regions import Layout
from docproc.signature import read_signature

Typed = Callable[[str], Layout]
Printed = Callable[..., Layout]

LETTER = """SỞ NỘI VỤ
Số: 12/SNV-VP
V/v rà soát
Kính gửi: Các đơn vị.
Thực hiện kế hoạch, đề nghị các đơn vị báo cáo./.
{closing}
"""
SIGNED = "GIÁM ĐỐC\nLê Văn Bình"

PURPOSES = [
    ("- Như trên;", "Như trên", None),
    ("- Bộ Nội vụ (để b/c);", "Bộ Nội vụ", "báo cáo"),
    ("- Bộ Nội vụ (b/c);", "Bộ Nội vụ", "báo cáo"),
    ("- Bộ Nội vụ (b/cáo);", "Bộ Nội vụ", "báo cáo"),
    ("- Bộ Nội vụ (để báo cáo);", "Bộ Nội vụ", "báo cáo"),
    ("- Bộ Nội vụ (Để báo cáo);", "Bộ Nội vụ", "báo cáo"),
    ("- Bộ Nội vụ để báo cáo;", "Bộ Nội vụ", "báo cáo"),
    ("- Bộ Nội vụ “để báo cáo”;", "Bộ Nội vụ", "báo cáo"),
    ('- Bộ Nội vụ "để b/c";', "Bộ Nội vụ", "báo cáo"),
    ("- Bộ Nội vụ; (để b/c)", "Bộ Nội vụ", "báo cáo"),
    ("- Bộ Nội vụ (để b.c);", "Bộ Nội vụ", "báo cáo"),
    ("- Sở Y tế (để p/h);", "Sở Y tế", "phối hợp"),
    ("- Sở Y tế (để phối hợp);", "Sở Y tế", "phối hợp"),
    ("- Sở Y tế (p/hợp);", "Sở Y tế", "phối hợp"),
    ("- Sở Y tế (để t/h);", "Sở Y tế", "thực hiện"),
    ("- Sở Y tế (để th/h);", "Sở Y tế", "thực hiện"),
    ("- Sở Y tế (thực hiện);", "Sở Y tế", "thực hiện"),
    ("- Sở Y tế (để p/h t/h);", "Sở Y tế", "phối hợp thực hiện"),
    ("- Sở Y tế (để p/h, t/h);", "Sở Y tế", "phối hợp thực hiện"),
    ("- Sở Y tế (để phối hợp và thực hiện);", "Sở Y tế", "phối hợp thực hiện"),
    ("- Lãnh đạo Sở (để c/đ);", "Lãnh đạo Sở", "chỉ đạo"),
    ("- Lãnh đạo Sở (để theo dõi, chỉ đạo);", "Lãnh đạo Sở", "theo dõi chỉ đạo"),
    ("- Lãnh đạo Sở (để biết);", "Lãnh đạo Sở", "biết"),
    ("- Trang thông tin điện tử (để đăng tải);", "Trang thông tin điện tử", "đăng tải"),
    ("- Trang thông tin điện tử (đăng tin);", "Trang thông tin điện tử", "đăng tải"),
    ("- Thanh tra tỉnh (để giám sát);", "Thanh tra tỉnh", "giám sát"),
    ("- Các phân xưởng (để thi hành);", "Các phân xưởng", "thi hành"),
    ("- Ban Văn hóa - Xã hội (để phổ biến);", "Ban Văn hóa - Xã hội", "phổ biến"),
    ("~ Sở Y tế (đề b/c};", "Sở Y tế", "báo cáo"),
    ("- Bộ Nội vụ (Vụ TCBC);", "Bộ Nội vụ (Vụ TCBC)", None),
    ("- Cục Kiểm tra (Bộ Tư pháp);", "Cục Kiểm tra (Bộ Tư pháp)", None),
    ("- Phó Giám đốc Trần Thị Hoa (b/c);", "Phó Giám đốc Trần Thị Hoa", "báo cáo"),
    ("- PCVP Ngô Bá Khá;", "PCVP Ngô Bá Khá", None),
    ("- Như Điều 3;", "Như Điều 3", None),
    ("+ Như kính gửi;", "Như kính gửi", None),
    ("• CT, các PCT UBND tỉnh;", "CT, các PCT UBND tỉnh", None),
    ("– Văn phòng: CVP, PCVP;", "Văn phòng: CVP, PCVP", None),
]


@pytest.mark.parametrize(("line", "name", "purpose"), PURPOSES)
def test_purposes(typed: Typed, line: str, name: str, purpose: str | None) -> None:
    layout = typed(LETTER.format(closing=f"Nơi nhận:\n{line}\n- Lưu: VT.\n{SIGNED}"))
    (entry,), archive = read_recipients(layout)
    assert (entry.name, entry.purpose) == (name, purpose)
    assert archive is not None


@pytest.mark.parametrize(
    "label",
    ["Nơi nhận:", "Nơi nhận :", "Nơi Nhận", "NƠI NHẬN:", "**Nơi nhận:**", "*Nơi nhận:*", "Noi nhận:", "Nơi nhận: "],
)
def test_labels(typed: Typed, label: str) -> None:
    layout = typed(LETTER.format(closing=f"{label}\n- Như trên;\n- Lưu: VT.\n{SIGNED}"))
    recipients, archive = read_recipients(layout)
    assert [entry.name for entry in recipients] == ["Như trên"]
    assert archive is not None
    assert archive.codes == ("VT",)


LISTS = [
    ("Nơi nhận: Như trên;\n- Lưu: VT.", [("Như trên", None)]),
    ("Nơi nhận:\nNhư trên;\nUBND tỉnh (b/c);\nLưu: VT.", [("Như trên", None), ("UBND tỉnh", "báo cáo")]),
    (
        "Nơi nhận:\n- UBND tỉnh; }\n- Tỉnh ủy; } để báo cáo\n- Như trên;\n- Lưu: VT.",
        [("UBND tỉnh", "báo cáo"), ("Tỉnh ủy", "báo cáo"), ("Như trên", None)],
    ),
    ("Nơi nhận:\n- Như trên;\n}\n- Lưu: VT.", [("Như trên", None)]),
    ("Nơi nhận:\n- UBND tỉnh;\n(để báo cáo)\n- Như trên;\n- Lưu: VT.", [("UBND tỉnh", "báo cáo"), ("Như trên", None)]),
    (
        "Nơi nhận:\n- Các sở: Y tế,\nTài chính, Xây dựng,\nTư pháp;\n- Như trên;\n- Lưu: VT.",
        [("Các sở: Y tế, Tài chính, Xây dựng, Tư pháp", None), ("Như trên", None)],
    ),
    (
        "Nơi nhận: - Như trên; - UBND tỉnh (để b/c); - Lưu: VT, VP.",
        [("Như trên", None), ("UBND tỉnh", "báo cáo")],
    ),
]


@pytest.mark.parametrize(("closing", "entries"), LISTS)
def test_lists(typed: Typed, closing: str, entries: list[tuple[str, str | None]]) -> None:
    recipients, archive = read_recipients(typed(LETTER.format(closing=f"{closing}\n{SIGNED}")))
    assert [(entry.name, entry.purpose) for entry in recipients] == entries
    assert archive is not None


ARCHIVES = [
    ("- Lưu: VT.", ["VT"], None),
    ("- Lưu: VT, TCCB.", ["VT", "TCCB"], None),
    ("- Lưu VT, TCCB.", ["VT", "TCCB"], None),
    ("- Lưu VT", ["VT"], None),
    ("Lưu: VT.", ["VT"], None),
    ("- Lưu: VT; TCCB.", ["VT", "TCCB"], None),
    ("- Lưu: VT, TCCB (3b).", ["VT", "TCCB"], 3),
    ("- Lưu: VT, TCCB, 25b.", ["VT", "TCCB"], 25),
    ("- Lưu: VT, VP. 20b.", ["VT", "VP"], 20),
    ("- Lưu: VT, TCCB. (15)", ["VT", "TCCB"], 15),
    ("- Lưu: VT, TCCB (05 bản).", ["VT", "TCCB"], 5),
    ("- Lưu: VT, TCCB (L-40b).", ["VT", "TCCB"], 40),
    ("- Lưu: VT, CS (  b).", ["VT", "CS"], None),
    ("- Lưu: VT, KGVX(hnt).", ["VT", "KGVX(hnt)"], None),
    ("- Lưu: VT, KTTHh5.", ["VT", "KTTHh5"], None),
    ("- Lưu: VT, P.KTTH.", ["VT", "P.KTTH"], None),
    ("- Lưu: VT, ĐT&CTSV.", ["VT", "ĐT&CTSV"], None),
    ("- Lưu Văn phòng.", ["Văn phòng"], None),
    ("- Lưu: VT, Vụ TCBC.", ["VT", "Vụ TCBC"], None),
    ("- Lưu Ban Tổ chức Tỉnh ủy.", ["Ban Tổ chức Tỉnh ủy"], None),
    ("- Lưu Phòng Tổng hợp", ["Phòng Tổng hợp"], None),
    ("- Lưu Văn phòng Huyện ủy.", ["Văn phòng Huyện ủy"], None),
    ("- Lưu: VT, TM. H05.", ["VT", "TM"], None),
    ("- Lưu: VT,\nTM. H05.", ["VT", "TM"], None),
    ("- Lưu:\nVT, TCCB.", ["VT", "TCCB"], None),
    ("- Lưu: VT, CTYT. H.", ["VT", "CTYT"], None),
    ("- Lưu (VTLT).", ["VTLT"], None),
    ("- Lưu: (VT, TH).", ["VT", "TH"], None),
]


@pytest.mark.parametrize(("line", "codes", "copies"), ARCHIVES)
def test_archives(typed: Typed, line: str, codes: list[str], copies: int | None) -> None:
    recipients, archive = read_recipients(typed(LETTER.format(closing=f"Nơi nhận:\n- Như trên;\n{line}\n{SIGNED}")))
    assert [entry.name for entry in recipients] == ["Như trên"]
    assert archive is not None
    assert (list(archive.codes), archive.copies) == (codes, copies)


def test_an_archive_line_alone(typed: Typed) -> None:
    recipients, archive = read_recipients(typed(LETTER.format(closing=f"{SIGNED}\n- Lưu: VT.")))
    assert recipients == ()
    assert archive is not None
    assert archive.codes == ("VT",)


RUINED = [
    "Nai nhám:\n- Như trên;\n- UBND tỉnh (b/c);\n- Lưu: VT.",
    "- Như trên;\n- UBND tỉnh (b/c);\n- Lưu: VT.",
    "Nđi nhậm\n~ Như trên\n- UBND tỉnh (b/c)\n- Lưu: VT.",
]


@pytest.mark.parametrize("closing", RUINED)
def test_a_ruined_label(typed: Typed, closing: str) -> None:
    layout = typed(LETTER.format(closing=f"{closing}\n{SIGNED}"))
    recipients, archive = read_recipients(layout)
    assert [(entry.name, entry.purpose) for entry in recipients] == [("Như trên", None), ("UBND tỉnh", "báo cáo")]
    assert archive is not None
    assert archive.codes == ("VT",)
    signature = read_signature(layout)
    assert signature is not None
    assert (signature.title, signature.name) == ("GIÁM ĐỐC", "Lê Văn Bình")


def test_a_person_named_luu_is_a_recipient(typed: Typed) -> None:
    closing = f"Nơi nhận:\n- Lưu Văn Bình;\n- Lưu: VT.\n{SIGNED}"
    recipients, archive = read_recipients(typed(LETTER.format(closing=closing)))
    assert [entry.name for entry in recipients] == ["Lưu Văn Bình"]
    assert archive is not None


def test_no_list_no_recipients(typed: Typed) -> None:
    assert read_recipients(typed(LETTER.format(closing=SIGNED))) == ((), None)


SIDE = """Nơi nhận:                                   KT. GIÁM ĐỐC
- Như trên;                                 PHÓ GIÁM ĐỐC
- UBND tỉnh (b/c);
- Lưu: VT, VP.

                                            Trần Thị Hoa"""
TABS = "Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- UBND tỉnh (b/c);\n- Lưu: VT, VP.\tTrần Thị Hoa"
BELOW = "Nơi nhận:\n- Như trên;\n- UBND tỉnh (b/c);\n- Lưu: VT, VP.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Thị Hoa"
ABOVE = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Thị Hoa\nNơi nhận:\n- Như trên;\n- UBND tỉnh (b/c);\n- Lưu: VT, VP."
MIXED = "Nơi nhận:\nKT. GIÁM ĐỐC\n- Như trên;\nPHÓ GIÁM ĐỐC\n- UBND tỉnh (b/c);\n- Lưu: VT, VP.\nTrần Thị Hoa"
FUSED = "Nơi nhận: - Như trên; - UBND tỉnh (b/c); - Lưu: VT, VP. KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Thị Hoa"


@pytest.mark.parametrize(
    "closing", [SIDE, TABS, BELOW, ABOVE, MIXED, FUSED], ids=["side", "tabs", "below", "above", "mixed", "fused"]
)
def test_beside_the_signature(typed: Typed, closing: str) -> None:
    layout = typed(LETTER.format(closing=closing))
    recipients, archive = read_recipients(layout)
    assert [(entry.name, entry.purpose) for entry in recipients] == [("Như trên", None), ("UBND tỉnh", "báo cáo")]
    assert archive is not None
    assert archive.codes == ("VT", "VP")
    signature = read_signature(layout)
    assert signature is not None
    assert (signature.capacity, signature.on_behalf_of) == ("KT.", "GIÁM ĐỐC")
    assert (signature.title, signature.name) == ("PHÓ GIÁM ĐỐC", "Trần Thị Hoa")


def test_columns_on_the_page(printed: Printed) -> None:
    layout = printed(
        (60, 50, "SỞ NỘI VỤ", 0),
        (60, 80, "Số: 12/SNV-VP", 0),
        (300, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        (150, 120, "Kính gửi: Các đơn vị."),
        (85, 150, "Đề nghị các đơn vị báo cáo./."),
        (60, 200, "Nơi nhận:", 0),
        (60, 216, "- Như trên;", 0),
        (60, 232, "- CÔNG BÁO tỉnh (để đăng tải);", 0),
        (60, 248, "- Lưu: VT.", 0),
        (350, 200, "GIÁM ĐỐC", 1),
        (345, 300, "Lê Văn Bình", 1),
    )
    recipients, archive = read_recipients(layout)
    assert [entry.name for entry in recipients] == ["Như trên", "CÔNG BÁO tỉnh"]
    assert archive is not None
    assert recipients[0].boxes == ((1, 72.0, 216.0, 126.0, 230.0),)

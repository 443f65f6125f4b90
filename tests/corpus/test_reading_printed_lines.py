"""What a printed line does to a value: rendered letters whose lines are full, broken or beside each other."""

from __future__ import annotations

import docproc
from corpus.render import parse_layout, render_pdf
from docproc.dispatch import Dispatch

LETTER = """UBND TỈNH AN HẢI
SỞ LAO ĐỘNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/SLĐ-VP
V/v rà soát biên chế
An Hải, ngày 05 tháng 4 năm 2023
{addressees}
{body}
Nơi nhận:
{recipients}
- Lưu: VT.
{signature}
Lê Văn Bình
"""
PLAIN = {
    "addressees": "Kính gửi: Phòng Tài chính huyện Ba Tơ",
    "body": "Sở đang rà soát biên chế của các đơn vị theo chương trình công tác năm và đã nhận được ý kiến của nhiều "
    "huyện, trong đó có những kiến nghị chưa đủ căn cứ.\nĐề nghị Quý phòng gửi báo cáo trước ngày 20/4/2023./.",
    "recipients": "- Như trên;",
    "signature": "GIÁM ĐỐC",
}


def read(**parts: str) -> Dispatch:
    return docproc.extract(render_pdf(parse_layout(LETTER.format(**PLAIN | parts))))


def test_an_addressee_on_two_full_lines_is_one() -> None:
    value = "Phòng Tài chính các huyện: Ba Tơ, Sơn Hà, Sơn Tây, Trà Bồng, Minh Long, Nghĩa Hành, Lý Sơn, Đức Phổ"
    read_ones = read(addressees=f"Kính gửi: {value}").addressees
    assert [one.value for one in read_ones] == [value]


def test_a_complete_addressee_is_not_drawn_on_by_the_body() -> None:
    value = "Phòng Tài chính các huyện: Ba Tơ, Sơn Hà, Sơn Tây, Trà Bồng"
    found = read(addressees=f"Kính gửi: {value}")
    assert [one.value for one in found.addressees] == [value]


def test_the_second_capacity_may_run_over_two_lines() -> None:
    office = "KT. TRƯỞNG PHÒNG PHÒNG VIỆC LÀM VÀ GIÁO DỤC NGHỀ NGHIỆP"
    found = read(signature=f"TL. GIÁM ĐỐC\n{office}\nPHÓ TRƯỞNG PHÒNG").signature
    assert found is not None
    assert (found.capacity, found.on_behalf_of) == ("TL.", "GIÁM ĐỐC")
    assert (found.title, found.name) == ("PHÓ TRƯỞNG PHÒNG", "Lê Văn Bình")


def test_braces_stand_among_the_recipients() -> None:
    found = read(recipients="- Sở GD&ĐT;          }\n- Tỉnh Đoàn An Hải; } để b/c\n- Như trên;")
    assert [one.name for one in found.recipients] == ["Sở GD&ĐT", "Tỉnh Đoàn An Hải", "Như trên"]
    assert "Nơi nhận:\n- Sở GD&ĐT; }\n- Tỉnh Đoàn An Hải; } để b/c\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC" in found.text


def test_columns_of_figures_above_the_recipients_stay_in_the_body() -> None:
    names = ("Việt Trì", "Lâm Thao", "Phù Ninh", "Đoan Hùng", "Hạ Hoà", "Thanh Ba", "Cẩm Khê", "Yên Lập")
    rows = [f"{name}                1.{at}50              {at}.310            4{at}0" for at, name in enumerate(names)]
    recipients = "- Như trên;\n- Bộ NN&PTNT (Tổng cục Thuỷ lợi) (b/c);\n- Văn phòng Tỉnh uỷ;"
    found = read(body="\n".join(["Kết quả của các huyện như sau.", *rows]), recipients=recipients)
    before, _, after = found.text.partition("Nơi nhận:")
    assert [name for name in names if name not in before] == []
    assert not any(char.isdigit() for char in after)


def test_rows_of_typed_columns_are_not_run_together() -> None:
    rows = [
        f"Huyện số {at}                  1.2{at}0              đạt {at}0% so với kế hoạch năm 2010" for at in range(9)
    ]
    layout = parse_layout(LETTER.format(**PLAIN | {"body": "\n".join(rows)}))
    assert layout.body == rows

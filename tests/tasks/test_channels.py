"""Through which channel something is sent: tables of clauses that name one and of those that name none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docproc
from docproc.dispatch import Dispatch
from docproc.tasks.channels import channels_in
from docproc.text import fold, match_key

NAMED = [
    ("gửi báo cáo về Sở qua hộp thư noivu@mau.example.vn trước ngày 05/8", [("email", "noivu@mau.example.vn")]),
    (
        "gửi về Phòng Tổng hợp (điện thoại 0263.3822.123; email: pth@mau.example.vn)",
        [("phone", "0263.3822.123"), ("email", "pth@mau.example.vn")],
    ),
    ("phản ánh về Ban (ĐT: 0912.345.678, 0987 654 321)", [("phone", "0912.345.678"), ("phone", "0987 654 321")]),
    (
        "gửi văn bản qua Hệ thống quản lý văn bản và điều hành trước ngày 10/9",
        [("system", "Hệ thống quản lý văn bản và điều hành")],
    ),
    ("báo cáo trên trục liên thông văn bản quốc gia", [("system", "trục liên thông văn bản quốc gia")]),
    ("gửi danh sách qua Zalo", [("system", "Zalo")]),
    ("gửi ảnh qua nhóm Zalo của tổ trước 17 giờ", [("system", "nhóm Zalo của tổ")]),
    (
        "cập nhật số liệu lên Hệ thống thông tin báo cáo tỉnh định kỳ hằng tháng",
        [("system", "Hệ thống thông tin báo cáo tỉnh")],
    ),
    ("báo cáo qua phần mềm và gửi bản giấy về Sở", [("system", "phần mềm")]),
    ("gửi fax số 0258.3555.123", [("fax", "0258.3555.123")]),
    ("gửi bản fax: (0258) 3555123 ngay trong ngày", [("fax", "(0258) 3555123")]),
    (
        "nộp hồ sơ tại địa chỉ: số 12 đường Trần Phú, phường Lộc Thọ trước ngày 20/5",
        [("address", "số 12 đường Trần Phú, phường Lộc Thọ")],
    ),
    (
        "gửi qua đường bưu điện đến Cục (số 15 Lê Lợi, Đà Lạt; điện thoại 1900 6789)",
        [("system", "đường bưu điện"), ("address", "số 15 Lê Lợi, Đà Lạt"), ("phone", "1900 6789")],
    ),
    (
        "đăng ký tại https://dangky.mau.example.vn/ky-thi, chậm nhất ngày 01/6",
        [("url", "https://dangky.mau.example.vn/ky-thi")],
    ),
    ("đăng ký tại dangky.mau.edu.vn.", [("url", "dangky.mau.edu.vn")]),
    ("gọi 114 và báo Trực lãnh đạo", [("phone", "114")]),
    ("phản ánh về đường dây nóng 1900.0368", [("phone", "1900.0368")]),
    ("liên hệ đồng chí Lan, số máy 0988-123-456 để được hướng dẫn", [("phone", "0988-123-456")]),
    (
        "nộp trực tuyến trên Cổng Dịch vụ công tỉnh hoặc qua dịch vụ bưu chính công ích",
        [("system", "Cổng Dịch vụ công tỉnh"), ("system", "dịch vụ bưu chính công ích")],
    ),
]
UNNAMED = [
    "công khai số điện thoại đường dây nóng 0263.3888.999",
    "niêm yết số điện thoại 0263.3888.999 tại trụ sở",
    "cung cấp số điện thoại của cán bộ đầu mối",
    "chuyển tiền vào tài khoản số 3713.0.1012345 tại Kho bạc",
    "rà soát hệ thống thoát nước trên địa bàn",
    "tuyên truyền trên hệ thống loa truyền thanh, báo cáo Sở",
    "gửi báo cáo theo Công văn số 1234/UBND-VX",
    "gửi Công ty mã số thuế 0400123456",
    "báo cáo 12 hộ, điện thoại viên trực 24/24",
    "trả lời trên mạng xã hội",
    "báo cáo qua điện thoại trong 24 giờ",
    "sửa chữa máy 0263.3822.123",
]


def named(text: str) -> list[tuple[str, str]]:
    return [(kind, text[start:end]) for start, end, kind in channels_in(text, match_key(text), (0, len(text)))]


@pytest.mark.parametrize(("clause", "expected"), NAMED)
def test_a_clause_names_its_channels(clause: str, expected: list[tuple[str, str]]) -> None:
    assert named(clause) == expected


@pytest.mark.parametrize("clause", UNNAMED)
def test_what_is_no_channel_of_the_clause(clause: str) -> None:
    assert named(clause) == []


LETTER = """SỞ NỘI VỤ
TỈNH VĨNH DU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 215/SNV-CCHC
Vĩnh Du, ngày 13 tháng 7 năm 2023
V/v rà soát thủ tục
Kính gửi: Sở Y tế.
{body}
Nơi nhận:
- Như trên;
- Lưu: VT, CCHC.
GIÁM ĐỐC
Đinh Thị Mận
"""


def read(body: str) -> Dispatch:
    dispatch: Dispatch = docproc.load()(LETTER.format(body=body))._.dispatch
    return dispatch


def test_the_sentence_behind_names_the_channel() -> None:
    found = read(
        "1. Sở Y tế gửi danh sách về Sở Nội vụ. Thông tin liên hệ: bà Thảo, điện thoại 0263.3822.123.\n"
        "2. Sở Y tế rà soát thủ tục. Người dân gọi 0263.3822.999 để đặt lịch."
    ).obligations

    assert [[(one.kind, one.value) for one in o.channels] for o in found] == [[("phone", "0263.3822.123")], []]


def test_a_channel_stands_in_the_text_at_its_span() -> None:
    dispatch = read("1. Sở Y tế gửi danh sách về Sở Nội vụ (thư điện tử snv@mau.example.vn) trước ngày 05/8/2023.")
    (channel,) = dispatch.obligations[0].channels

    assert channel.span is not None
    assert dispatch.text[slice(*channel.span)] == channel.value == "snv@mau.example.vn"


PIECES = [
    "gửi ",
    "qua ",
    "Hệ thống ",
    "điện thoại ",
    "0263",
    ".",
    "(",
    ")",
    "@",
    "a",
    "mau.vn",
    "địa chỉ: ",
    "số 12 ",
    "Zalo",
    ", ",
    "fax ",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_channel_is_a_stretch_of_the_text(text: str) -> None:
    folded = fold(text).text
    found = channels_in(folded, match_key(folded), (0, len(folded)))

    assert found == sorted(found)
    for start, end, _ in found:
        assert 0 <= start < end <= len(folded)
        assert folded[start:end] == folded[start:end].strip()


@pytest.mark.parametrize(
    "piece", ["gửi qua hệ thống ", "điện thoại ", "0263.", "a@a.", "www.", "địa chỉ: Đà Lạt, ", "gửi ", "("]
)
def test_a_long_hostile_clause_is_looked_at(piece: str) -> None:
    named(piece * 3000)

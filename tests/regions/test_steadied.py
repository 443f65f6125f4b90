"""Recognised text as it must have been printed: what is mended and what is let stand."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.reading.page import Line, Page, Reading
from docproc.regions import lay_out
from docproc.regions.steadied import steadied_layout, steadied_words
from docproc.text import bare_key

MENDED = [
    ("Đây mạnh công tác tuyên truyền", "Đẩy mạnh công tác tuyên truyền"),
    ("Thâm định hồ sơ, tông hợp ý kiên", "Thẩm định hồ sơ, tổng hợp ý kiến"),
    ("UBND các huyện, thành phó tích cực", "UBND các huyện, thành phố tích cực"),
    ("gửi về Sở Kê hoạch và Đâu tư chủ trì", "gửi về Sở Kế hoạch và Đầu tư chủ trì"),
    ("TÔ CHỨC THỰC HIÊN", "TỔ CHỨC THỰC HIỆN"),
    ("báo cáo hãng tháng", "báo cáo hằng tháng"),
    ("đê tông hợp, báo cáo", "để tổng hợp, báo cáo"),
    ("các xã. phường, thị trấn", "các xã, phường, thị trấn"),
    ("hướng. dẫn các hộ", "hướng  dẫn các hộ"),
    ("lập phương ¿ án bố trí", "lập phương   án bố trí"),
    ("thực hiện các việc sau: ¬ cHị", "thực hiện các việc sau:      "),
]
KEPT = [
    "Đẩy mạnh công tác tuyên truyền; tổng hợp ý kiến.",
    "Ban Chỉ đạo cùng cấp cung cấp số liệu",
    "hộ đang ký cam kết thì đăng ký bổ sung",
    "chi tiêu theo chỉ tiêu được giao",
    "báo cáo hàng tháng, hàng quý",
    "Đầu tư chủ động, tự chủ tài chính",
    "Ông Lò Văn Thành. Ông Tòng Văn Hặc.",
    "diện tích 1.500 ha, bằng 2.5 lần",
    "“a) Giao đất: 05 hộ;",
    "các việc sau:",
    "",
]


@pytest.mark.parametrize(("read", "printed"), MENDED)
def test_a_misread_word_is_read_as_the_one_it_must_be(read: str, printed: str) -> None:
    assert steadied_words(read) == printed


@pytest.mark.parametrize("text", KEPT)
def test_what_may_be_right_is_let_stand(text: str) -> None:
    assert steadied_words(text) == text


@given(st.text(alphabet="tôngổhợpđây mạnhẩ.,:¬¿\n", max_size=60))
def test_no_position_moves(text: str) -> None:
    steadied = steadied_words(text)

    assert len(steadied) == len(text)
    assert [a for a in bare_key(steadied) if a.isalpha()] == [
        b for b, s in zip(bare_key(text), steadied, strict=True) if s.isalpha()
    ]


def _reading(text_from: Literal["ocr", "text-layer"]) -> Reading:
    lines = ["SỞ Y TẾ", "Số: 12/SYT-VP", "Kính gửi: Các trạm y tế.", "Đề nghị các trạm tông hợp số liệu.", "Nơi nhận:"]
    return Reading("application/pdf", (Page(1, 595, 842, tuple(map(Line, lines)), text_from),), paged=True)


def test_only_recognised_pages_are_mended() -> None:
    scan, born_digital = lay_out(_reading("ocr")), lay_out(_reading("text-layer"))

    assert "trạm tổng hợp" in steadied_layout(scan).text
    assert "trạm tông hợp" in scan.text
    assert steadied_layout(born_digital) is born_digital

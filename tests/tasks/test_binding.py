"""Clauses that bind whoever acts: one table of those that do, one of those that only tell."""

from __future__ import annotations

import pytest

from docproc.tasks.binding import bound
from docproc.text import match_key

BINDS = [
    ("Rác phải được gom vào thùng trước khi họp chợ", None),
    ("Vỏ chai thuốc không được vứt xuống mương", None),
    ("Sổ trực đã ghi đủ, có chữ ký phải nộp lại cho văn thư phường", None),
    ("Khách gửi xe phải xuất trình vé khi lấy xe", "khách gửi xe"),
    ("Hộ nuôi vịt chạy đồng không được thả vịt vào ruộng mới sạ", "hộ nuôi vịt chạy đồng"),
    ("Việc thu dọn bãi tắm do Ban Quản lý bãi biển thực hiện mỗi sáng", "ban quản lý bãi biển"),
    ("Kết quả kiểm đếm gửi về Phòng Kinh tế", None),
    ("Phiếu khảo sát kính gửi về Ban Tổ chức qua thư điện tử", None),
    ("Số liệu tiêm phòng nộp cho Trạm Thú y", None),
    ("Kết quả thực hiện báo cáo UBND huyện trước ngày 30/9", None),
    ("Tình hình tiêm phòng báo cáo về Sở (qua Chi cục) để tổng hợp", None),
]
TELLS = [
    "Có 52 hộ phải bố trí tái định cư",
    "Người dự thi là công chức, phải có thâm niên từ 03 năm",
    "Người vay phải có hộ khẩu thường trú tại tỉnh nhà",
    "Chứng chỉ thi trực tuyến không được công nhận tại trường",
    "Người dân vẫn phải đi đò qua sông Cái",
    "Kết quả đã gửi về Sở từ tuần trước",
    "Kết quả đã báo cáo Sở trước ngày 30/6",
    "Kết quả báo cáo của các xã trước ngày 30/6 còn thiếu số liệu",
    "Phí gửi xe do Hội đồng nhân dân quyết định",
    "Số tiền phải nộp",
]


@pytest.mark.parametrize(("clause", "who"), BINDS)
def test_a_clause_binds_and_may_name_who_acts(clause: str, who: str | None) -> None:
    key = match_key(clause)
    found = bound(key, 0, len(key), things=True)
    assert found is not None
    assert (key[slice(*found.who)] if found.who else None) == who


@pytest.mark.parametrize("clause", TELLS)
def test_a_clause_that_tells_binds_nobody(clause: str) -> None:
    key = match_key(clause)
    assert bound(key, 0, len(key), things=True) is None


def test_outside_rules_only_products_are_sent() -> None:
    key = match_key("Rác phải được gom vào thùng trước khi họp chợ")
    assert bound(key, 0, len(key), things=False) is None


@pytest.mark.parametrize("piece", ["việc ", "kết quả ", "phải ", "do ", "gửi ", "không được "])
def test_a_long_hostile_clause_is_looked_at(piece: str) -> None:
    key = match_key(piece * 2000)
    bound(key, 0, len(key), things=True)

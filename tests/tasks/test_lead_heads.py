"""Heads that only say who leads and with whom: the items under them carry the duties."""

from __future__ import annotations

import pytest

import docproc

LETTER = """ỦY BAN NHÂN DÂN
TỈNH AN HẢI
Số: 07/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hải, ngày 05 tháng 4 năm 2023
CHỈ THỊ
Về quản lý bến bãi ven sông
Bến bãi ven sông còn lộn xộn. Chủ tịch UBND tỉnh yêu cầu:
1. {head}
- Thẩm định quy hoạch bến bãi.
- Cắm biển báo hiệu đường thủy.
"""


@pytest.mark.parametrize(
    "head",
    [
        "Sở Giao thông vận tải chủ trì, phối hợp với Sở Xây dựng, Công an tỉnh:",
        "Giao Sở Giao thông vận tải chủ trì phối hợp chặt chẽ với các sở, ngành liên quan:",
        "Sở Giao thông vận tải có trách nhiệm phối hợp với Công an tỉnh:",
    ],
)
def test_a_head_that_only_names_with_whom_is_no_duty(head: str) -> None:
    dispatch = docproc.load()(LETTER.format(head=head))._.dispatch
    assert [duty.action for duty in dispatch.obligations] == [
        "Thẩm định quy hoạch bến bãi",
        "Cắm biển báo hiệu đường thủy",
    ]
    assert {actor.name for duty in dispatch.obligations for actor in duty.actors} == {"Sở Giao thông vận tải"}

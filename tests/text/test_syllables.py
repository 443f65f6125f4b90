"""Legal Vietnamese syllables."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.text.syllables import is_syllable, syllable_rate

LEGAL = """
nghiêng Nguyễn quyết định giữa giếng gì gìn quốc khuỷu hòa hoà thủy thuỷ uỷ ủy yêu yến quý quới khoảng xoong ngoằn
đường ĐƯỜNG ươn ai oai uyên tuýt quýt ghế nghỉ kỷ ký lý mỹ tỷ hy sĩ kính gửi giao rượu khuya huỳnh xoắn loét chuẩn
Kon Tum bẩy thuở huơ
"""
ILLEGAL = "UBND nguyểnn ngiêng gế cí kôn1 chuyêm tat hoaf ngueyn xx b đđ nhiệmvụ quc theo1 z wan file àá"


@pytest.mark.parametrize("token", LEGAL.split())
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_legal(token: str, form: Literal["NFC", "NFD"]) -> None:
    assert is_syllable(unicodedata.normalize(form, token))


@pytest.mark.parametrize("token", ILLEGAL.split())
def test_illegal(token: str) -> None:
    assert not is_syllable(token)


def test_stopped_syllables_need_sharp_or_heavy_tone() -> None:
    assert [is_syllable(t) for t in ("tát", "tạt", "tat", "tàt", "tảt")] == [True, True, False, False, False]


def test_rate_tells_text_from_ruin() -> None:
    good, seen = syllable_rate("Giao Sở Xây dựng (SXD) chủ trì, phối hợp với UBND các huyện rà soát, báo cáo.")
    assert good == 1.0
    assert seen == 15
    ruined, _ = syllable_rate("Gi.o S Xâv dụmg chũ tri, phôì hpp vói các huyên rà s0át, bá0 cá0")
    assert ruined < 0.8
    assert syllable_rate("12/2026") == (0.0, 0)


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(is_syllable(text), bool)
    rate, _ = syllable_rate(text)
    assert 0.0 <= rate <= 1.0

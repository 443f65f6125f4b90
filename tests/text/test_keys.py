"""Keys: which spellings are one, and that a span of a key is a span of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.text import bare_key, compare_key, match_key

MATCH = [
    ("CỘNG HOÀ", "cộng hòa"),
    ("Uỷ ban", "ủy ban"),
    ("thuỷ lợi, hoả tốc, khoẻ", "thủy lợi, hỏa tốc, khỏe"),
    ("Quý III, quỹ, quỳ", "quý iii, quỹ, quỳ"),
    ("hoàn thành, suýt, toán, xoèn", "hoàn thành, suýt, toán, xoèn"),
    ("ĐẢNG UỶ", "đảng ủy"),
]
BARE = [
    ("QUYẾT ĐỊNH", "quyet dinh"),
    ("QUYÉT ĐỊNH", "quyet dinh"),
    ("Kính gửi:", "kinh gui:"),
    ("Đường Nguyễn Huệ", "duong nguyen hue"),
    ("HỎA TỐC", "hoa toc"),
]
EQUAL = [
    ("Sở  Nội vụ.", "SỞ NỘI VỤ"),
    ("“Thực hiện”", '"thực hiện"'),
    ("12 / SNV - TCCB", "12/SNV-TCCB"),
    ("- Uỷ ban nhân dân;", "Ủy ban nhân dân"),
]


@pytest.mark.parametrize(("text", "key"), MATCH)
def test_match_key(text: str, key: str) -> None:
    assert match_key(text) == key


@pytest.mark.parametrize(("text", "key"), BARE)
def test_bare_key(text: str, key: str) -> None:
    assert bare_key(text) == key


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_compare_key_is_the_same_for_one_value(one: str, other: str) -> None:
    assert compare_key(one) == compare_key(other)


@pytest.mark.parametrize(("one", "other"), [("12/SNV", "12a/SNV"), ("Sở Y tế", "Sở Y"), ("mật", "mặt")])
def test_compare_key_keeps_values_apart(one: str, other: str) -> None:
    assert compare_key(one) != compare_key(other)


@given(st.text() | st.text(alphabet="HOÀhoàUỶuỷQUÝİßﬁĐđ "))
def test_no_position_moves(text: str) -> None:
    assert len(match_key(text)) == len(text)
    assert len(bare_key(text)) == len(text)


@given(st.text(alphabet="HOÀHÒAUỶỦYhoàquýt đĐ"))
def test_keys_of_keys_are_the_same(text: str) -> None:
    assert match_key(match_key(text)) == match_key(text)
    assert bare_key(bare_key(text)) == bare_key(text)
    assert bare_key(match_key(text)) == bare_key(text)

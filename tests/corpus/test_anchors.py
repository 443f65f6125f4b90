"""Gold values are found where the text prints them, and nowhere else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.anchors import LAYERS, anchors
from corpus.export import entries
from corpus.notation import read_notation
from corpus.places import Places

NOTICE = """\
notes: a label that stands twice, an inherited actor, a coordination
number: 7/TB-UBND
date: 2024-03-05
place: Lãng Công
issuer: ỦY BAN NHÂN DÂN XÃ LÃNG CÔNG
type: thông báo
subject: Lịch lấy nước
to: Các hợp tác xã
cite: 12/KH-UBND | kế hoạch | - | -
recipient: Như trên | -
archive: VT
signature: - | - | CHỦ TỊCH | Lù Thị Sen
---
ỦY BAN NHÂN DÂN
XÃ LÃNG CÔNG
Số: 7/TB-UBND
Lãng Công, ngày 05 tháng 3 năm 2024
THÔNG BÁO
Lịch lấy nước
Kính gửi: Các hợp tác xã.
a) {a*}Các hợp tác xã nạo vét kênh theo Kế hoạch số 12/KH-UBND.
>> must | Các hợp tác xã | nạo vét … 12/KH-UBND
a) {a*}Kiểm tra cống; báo cáo
{+}trước ngày 20/3.
>> must | Các hợp tác xã^ | Kiểm tra cống
>> must | Các hợp tác xã^ | báo cáo | due: "trước ngày 20/3" date 2024-03-20 before
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
Lù Thị Sen
"""


def test_anchors_read_as_their_values() -> None:
    written = read_notation(NOTICE)
    read = {(a.path, a.label): written.text[a.start : a.end] for a in anchors(written.text, written.gold)}
    assert read["header.issuer", "issuer"] == "ỦY BAN NHÂN DÂN\nXÃ LÃNG CÔNG"
    assert read["header.place", "place"] == "Lãng Công"
    assert read["header.date", "date"] == "ngày 05 tháng 3 năm 2024"
    assert read["addressees[0]", "addressee"] == "Các hợp tác xã"
    assert read["citations[0]", "kế hoạch"] == "12/KH-UBND"
    assert read["items[1]", "task"] == "Kiểm tra cống; báo cáo\ntrước ngày 20/3."
    assert read["obligations[2].action", "must"] == "báo cáo"
    assert read["obligations[2].deadline", "date"] == "trước ngày 20/3"
    assert read["obligations[0].actors[0]", "lead"] == "Các hợp tác xã"
    assert read["signature.name", "name"] == "Lù Thị Sen"
    assert ("obligations[1].actors[0]", "lead") not in read  # inherited: its own words do not name it


def test_nearly_all_values_of_the_corpus_have_anchors() -> None:
    wanted = found = 0
    for entry in entries("train", "dev"):
        have = {anchor.path for anchor in entry.anchors}
        assert {anchor.layer for anchor in entry.anchors} <= set(LAYERS)
        paths = [f"items[{i}]" for i, item in enumerate(entry.gold["items"]) if item["text"]]
        paths += [f"obligations[{i}].action" for i in range(len(entry.gold["obligations"]))]
        paths += [f"citations[{i}]" for i in range(len(entry.gold["citations"]))]
        wanted += len(paths)
        found += len(have.intersection(paths))
    assert found / wanted > 0.97


@pytest.mark.parametrize(
    ("text", "value", "read"),
    [
        ("theo Quyết định số 4312/QĐ-\nUBND ngày", "4312/QĐ-UBND", "4312/QĐ-\nUBND"),
        ("theo số 12 / KH - UBND.", "12/KH-UBND", "12 / KH - UBND"),
        ("**Sở Y  tế** trình", "Sở Y tế trình", "Sở Y  tế** trình"),
        (
            unicodedata.normalize("NFD", "gửi Sở Tài chính."),
            "Sở Tài chính",
            unicodedata.normalize("NFD", "Sở Tài chính"),
        ),
        ("số 3091–2/BYT–PB", "2/BYT-PB", "2/BYT–PB"),
        ("SỞ Y TẾ", "Sở Y tế", "SỞ Y TẾ"),
    ],
)
def test_places(text: str, value: str, read: str) -> None:
    span = Places(text).find(value)
    assert span is not None
    assert text[slice(*span)] == read


def test_a_value_in_pieces() -> None:
    text = "Sở Y tế chủ trì\n(xem mục 2)\nphối hợp kiểm tra"
    pieces = Places(text).pieces("Sở Y tế chủ trì phối hợp kiểm tra")
    assert [text[slice(*piece)] for piece in pieces] == ["Sở Y tế chủ trì", "phối hợp kiểm tra"]
    assert Places(text).pieces("Sở Y tế trình bày") == []


@given(st.text(alphabet="aâấbđ Đ-–/*\ń ", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_whatever_stands_in_a_text_is_found(text: str, first: int, last: int) -> None:
    value = text[min(first, last) : max(first, last)]
    span = Places(text).find(value)
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(text)
        again = Places(text[slice(*span)]).find(value)
        assert again is not None

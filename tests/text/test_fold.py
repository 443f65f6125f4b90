"""Folding as a table, and what holds for every text: the map never runs backwards and every character has a source."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docproc.text import fold

ODD = (
    st.text(alphabet="aeoưĐÐðđ \t\n*_-–−‑\u00a0\u00ad\u200b\u0300\u0301\u0323\u0344Å\u212b.1/", max_size=40) | st.text()
)

CLUSTER = re.compile("[^\u0300-\u036f\u00ad][\u0300-\u036f\u00ad]*|[\u0300-\u036f\u00ad]+")

ROWS = [
    ("Số: 12/SNV-TCCB", "Số: 12/SNV-TCCB"),
    (unicodedata.normalize("NFD", "Ủy ban nhân dân"), "Ủy ban nhân dân"),
    ("ÐẢNG ỦY, ðiện", "ĐẢNG ỦY, điện"),
    ("QÐ\u2011UBND, 2021 \u2013 2025, \u2212 Như trên", "QĐ-UBND, 2021 - 2025, - Như trên"),
    ("ngày\u00a0 \u2003\t05   tháng", "ngày 05 tháng"),
    ("thực\u00ad hiện\u200b\ufeff ngay", "thực hiện ngay"),
    ("a\u200b\u0301", "á"),
    ("dòng một\ndòng hai", "dòng một\ndòng hai"),
    ("\u2126 \u212b", "Ω Å"),
    ("", ""),
]

EMPHASIS = [
    ("Số: **3517**/SNV-CCVC", "Số: 3517/SNV-CCVC"),
    ("ngày **09** tháng **7** năm 2024", "ngày 09 tháng 7 năm 2024"),
    ("__Nơi nhận:__", "Nơi nhận:"),
    ("***Kính gửi:*** *Các phòng*", "Kính gửi: Các phòng"),
    ("**V/v *rà soát* biên chế**", "V/v rà soát biên chế"),
    ("* Như trên;", "* Như trên;"),
    ("*", "*"),
    ("diện tích 2*3*4 m", "diện tích 2*3*4 m"),
    ("mở ** rồi thôi", "mở ** rồi thôi"),
    ("tên_tệp_này", "tên_tệp_này"),
]


@pytest.mark.parametrize(("raw", "text"), ROWS)
def test_folds(raw: str, text: str) -> None:
    assert fold(raw).text == text


@pytest.mark.parametrize(("raw", "text"), EMPHASIS)
def test_takes_emphasis_away_where_asked(raw: str, text: str) -> None:
    assert fold(raw, emphasis=True).text == text
    assert fold(raw).text == raw


def test_a_figure_in_emphasis_keeps_its_place() -> None:
    raw = "Số: **3517**/SNV"
    folded = fold(raw, emphasis=True)
    start = folded.text.index("3517")
    assert raw[slice(*folded.raw_span(start, start + 4))].startswith("3517")


def test_unchanged_text_needs_no_map() -> None:
    assert fold("Kính gửi: Các sở").offsets is None


@given(ODD, st.booleans())
@example("e\u0301\u0344", False)
@example("a **b** c", True)
def test_the_map_runs_forward_within_the_raw_text(raw: str, emphasis: bool) -> None:
    folded = fold(raw, emphasis=emphasis)
    offsets = [folded.raw(index) for index in range(len(folded.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(raw)
    for start in range(len(folded.text)):
        low, high = folded.raw_span(start, start + 1)
        assert 0 <= low <= high <= len(raw)
    assert folded.raw_span(0, 0) == (folded.raw(0), folded.raw(0))


@given(ODD)
def test_folding_twice_is_folding_once(raw: str) -> None:
    once = fold(raw).text
    assert fold(once).text == once


@given(st.text(alphabet="aáàạeêếoôộơuưứyỳđĐÐ -–\u00a0\u00ad\u0301\u0323.,/12", max_size=60))
def test_each_character_comes_from_its_own_cluster(raw: str) -> None:
    folded = fold(raw)
    for index, char in enumerate(folded.text):
        at = folded.raw(index)
        cluster = next(found for found in CLUSTER.finditer(raw) if found.start() <= at < found.end())
        assert char in fold(cluster.group()).text


@given(ODD, st.booleans())
def test_nothing_is_invented(raw: str, emphasis: bool) -> None:
    letters = [char for char in unicodedata.normalize("NFD", raw) if char.isdigit()]
    assert [
        char for char in unicodedata.normalize("NFD", fold(raw, emphasis=emphasis).text) if char.isdigit()
    ] == letters

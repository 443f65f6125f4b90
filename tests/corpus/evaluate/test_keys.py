"""When two values are the same."""

from __future__ import annotations

import pytest

from corpus.evaluate.keys import bag, key, overlap


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban nhân dân TỈNH HOÀ BÌNH", "ủy ban nhân dân tỉnh Hòa Bình"),
        ("15 / UBND–VP", "15/UBND-VP"),
        ("Công văn\nsố 5", "công văn số 5."),
        ("Ðắk Lắk", "Đắk Lắk"),
        ("**V/v** “họp”", "V/v họp"),
        ("Hà Nội", "Hà Nội"),
        (None, ""),
        (2008, "2008"),
    ],
)
def test_the_same(one: object, other: object) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sở Y tế", "Sở Y tá"), ("15/UBND", "15/UBNV"), ("hoà", "hoa"), ("VT, TC", "VT; TC"), ("1", None)],
)
def test_not_the_same(one: object, other: object) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("rà soát và báo cáo", "Báo cáo và rà soát", 1.0),
        ("rà soát", "rà soát báo cáo", 0.5),
        ("rà rà", "rà", 0.5),
        ("rà soát", None, 0.0),
        ("", "", 0.0),
    ],
)
def test_overlap_is_the_share_of_common_words(one: str, other: str | None, share: float) -> None:
    assert overlap(bag(one), bag(other)) == share

"""Names of bodies with misread accents: restored only where exactly one known name has their letters."""

from __future__ import annotations

import pytest

from docproc.bodies.restored import is_restored, restore


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("SƠ Y TÉ", "SỞ Y TẾ"),
        ("Sơ Nôi vụ", "Sở Nội vụ"),
        ("BÔ TÀI CHINH", "BỘ TÀI CHÍNH"),
        ("TĨNH LÀO CAI", "TỈNH LÀO CAI"),
        ("ỦY BAN NHÂN DÂN TĨNH LÀO CAl", None),
        ("ỦY BAN NHÂN DẦN TĨNH LÀO CAI", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"),
        ("UBND TINH LÀO CAI", "UBND TỈNH LÀO CAI"),
        ("SỞ Y TẾ", None),
        ("UỶ BAN NHÂN DÂN TỈNH LÀO CAI", None),
        ("CÔNG TY CÔ PHẦN SÔNG GIĂNG", None),
        ("", None),
    ],
)
def test_names_are_restored(read: str, expected: str | None) -> None:
    assert restore(read) == expected


def test_what_counts_as_restored() -> None:
    assert is_restored("SƠ Y TÉ", "SỞ Y TẾ")
    assert not is_restored("SỞ Y TẾ", "SỞ Y TẾ")
    assert not is_restored("SỞ Y TẾ TỈNH", "SỞ Y TẾ")
    assert not is_restored("UỶ BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN")

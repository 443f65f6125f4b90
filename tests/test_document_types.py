"""Types of dispatch by name and by abbreviation."""

from __future__ import annotations

import pytest

from docproc.document_types import all_types, by_code, by_name, head_nouns


@pytest.mark.parametrize(
    ("printed", "name", "code"),
    [
        ("QUYẾT ĐỊNH", "quyết định", "QĐ"),
        ("Thông tư  liên tịch", "thông tư liên tịch", "TTLT"),
        ("GIẤY UỶ QUYỀN", "giấy ủy quyền", "GUQ"),
        ("thông báo kết luận", "thông báo", "TB"),
        ("CÔNG ĐIỆN", "công điện", "CĐ"),
        ("Luật", "luật", None),
        ("THƯ CẢM ƠN", "thư cảm ơn", None),
        ("HƯƠNG ƯỚC", "quy ước", None),
        ("PHIẾU GIAO NHIỆM VỤ", "phiếu giao việc", None),
    ],
)
def test_by_name(printed: str, name: str, code: str | None) -> None:
    kind = by_name(printed)
    assert kind is not None
    assert (kind.name, kind.code) == (name, code)


def test_a_sentence_is_no_name() -> None:
    assert by_name("Quyết định này") is None


def test_by_code_prefers_the_family() -> None:
    circular, party = by_code("TT"), by_code("TT", family="party")
    assert circular is not None
    assert party is not None
    assert (circular.name, party.name) == ("thông tư", "thông tri")
    assert by_code("TTR") is None


def test_names_and_codes_are_unique_within_a_family() -> None:
    nouns = [noun for kind in all_types() for noun in (kind.name, *kind.aliases)]
    assert len(nouns) == len(set(nouns)) == len(head_nouns())
    pairs = [(code, kind.family) for kind in all_types() for code in kind.codes]
    assert len(pairs) == len(set(pairs))


def test_longer_names_come_first() -> None:
    assert head_nouns().index("thông tư liên tịch") < head_nouns().index("thông tư")

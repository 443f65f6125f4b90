"""Which document belongs to which part of the corpus."""

from __future__ import annotations

import pytest

from corpus.splits import DOCUMENTS, SPLITS, documents, split_of


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("a01-bo-nnmt-cap-nuoc-2026", "dev"),
        ("b08-huong-dan-lien-nganh-2002.gold.json", "dev"),
        ("c07-cong-van-so-y-te-2014", "train"),
        ("d01-x", "train"),
        ("e12-x", "dev"),
        ("j01-x", "dev"),
        ("f03-x", "test"),
        ("g27-x", "test"),
    ],
)
def test_the_family_decides_the_part(name: str, split: str) -> None:
    assert split_of(name) == split


@pytest.mark.parametrize("name", ["z01-x", "", "1-x"])
def test_a_family_without_a_part_is_an_error(name: str) -> None:
    with pytest.raises(ValueError, match="no part"):
        split_of(name)


def test_every_document_belongs_to_one_part() -> None:
    parts = [set(documents(split)) for split in SPLITS]
    assert sum(map(len, parts)) == len(set().union(*parts)) == len(list(DOCUMENTS.glob("*.gold.json")))
    assert documents() == sorted(set().union(*parts))


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(ValueError, match="tets"):
        documents("tets")

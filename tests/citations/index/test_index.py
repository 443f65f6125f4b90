"""The index as a whole: what is added, linked, missing and taken out again."""

from __future__ import annotations

import pytest

from docproc.citations import Index, Record, Reference

DECREE = Record.build(
    "30/2020/NĐ-CP", date="2020-03-05", issuer="Chính phủ", type="nghị định", subject="Về công tác văn thư"
)


def plan(*references: Reference) -> Record:
    return Record.build(
        "15/KH-SNV",
        date="2023-02-10",
        issuer="Sở Nội vụ",
        parent="UBND tỉnh An Giang",
        place="An Giang",
        type="kế hoạch",
        subject="Kiểm tra công tác văn thư năm 2023",
        references=references,
    )


def test_a_cited_decree_is_linked_whichever_came_first() -> None:
    reference = Reference("30/2020/NĐ-CP", date="2020-03-05", issuer="Chính phủ")
    index = Index()
    index.add(plan(reference))
    added = index.add(DECREE)
    assert [(link.reference, link.resolution.target) for link in added.changed] == [(reference, DECREE.id)]
    assert [link.source for link in index.cited_by(DECREE.id)] == [plan().id]


def test_a_document_not_held_is_missing_until_it_comes() -> None:
    index = Index()
    index.add(plan(Reference("30/2020/NĐ-CP")))
    assert [(missing.number, missing.count, missing.cited_by) for missing in index.missing()] == [
        ("30/2020/NĐ-CP", 1, (plan().id,))
    ]
    index.add(DECREE)
    assert index.missing() == []


def test_a_record_taken_out_leaves_its_citations_unmatched() -> None:
    index = Index()
    index.add(plan(Reference("30/2020/NĐ-CP")))
    index.add(DECREE)
    assert [link.resolution.state for link in index.remove(DECREE.id).changed] == ["unmatched"]
    assert DECREE.id not in index
    with pytest.raises(KeyError):
        index[DECREE.id]


def test_a_second_record_of_one_identity_is_a_duplicate() -> None:
    index = Index()
    assert not index.add(DECREE).duplicate
    assert index.add(DECREE).duplicate
    assert len(index) == 1

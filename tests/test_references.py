"""What the dispatch says of its references: fields of the contract, ids, and what the pipeline leaves out."""

from __future__ import annotations

import re

import pytest

import docproc
from docproc.citations import Record
from docproc.dispatch import Dispatch
from docproc.references import content_id

DISPATCH = """ỦY BAN NHÂN DÂN TỈNH LONG AN
SỞ CÔNG THƯƠNG
Số: 91/SCT-QLTM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Long An, ngày 04 tháng 5 năm 2025
V/v thực hiện Chỉ thị số 6/CT-UBND

Kính gửi: Ủy ban nhân dân các xã.

Căn cứ khoản 2 Điều 5 Luật Đất đai năm 2024 và các điểm a, b khoản 1 Điều 3 Quyết định số 12/QĐ-UBND ngày 02/3/2025 của
Ủy ban nhân dân tỉnh về triển khai Nghị quyết số 8/NQ-HĐND, Sở Công Thương đề nghị:
1. Thực hiện Quyết định nêu trên và Đề án 06; báo cáo theo Mẫu kèm theo Công văn này.
2. Theo Chỉ thị 6, gửi kết quả trước ngày 30/5/2025.

Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Trần Văn Bình
"""


@pytest.fixture(scope="module")
def dispatch() -> Dispatch:
    return docproc.extract(DISPATCH.encode())


def test_provisions_come_as_printed_and_one_by_one(dispatch: Dispatch) -> None:
    decision = next(cited for cited in dispatch.citations if cited.number == "12/QĐ-UBND")
    assert decision.provisions == ("các điểm a, b khoản 1 Điều 3",)
    assert [(one.point, one.clause, one.article) for one in decision.cited_provisions] == [
        ("a", "1", "3"),
        ("b", "1", "3"),
    ]
    (law,) = dispatch.laws
    assert [(one.clause, one.article) for one in law.cited_provisions] == [("2", "5")]
    assert (law.relation, decision.relation) == ("căn cứ", "căn cứ")


def test_mentions_say_how_they_name_the_document(dispatch: Dispatch) -> None:
    told = {
        cited.number: [
            (mention.kind, dispatch.text[slice(*mention.span)]) for mention in cited.mentions if mention.span
        ]
        for cited in dispatch.citations
    }
    assert told == {
        "6/CT-UBND": [("number", "6/CT-UBND"), ("short", "Chỉ thị 6")],
        "12/QĐ-UBND": [("number", "12/QĐ-UBND"), ("deictic", "Quyết định nêu trên")],
        "8/NQ-HĐND": [("number", "8/NQ-HĐND")],
    }
    assert [cited.within for cited in dispatch.citations] == [None, None, "12/QĐ-UBND"]


def test_names_and_self_references_are_no_citations(dispatch: Dispatch) -> None:
    assert [(one.name, one.number) for one in dispatch.named_documents] == [("Đề án 06", "06/QĐ-TTg")]
    assert [one.text for one in dispatch.self_references] == ["Công văn này"]


def test_basis_of_an_obligation_is_a_printed_number(dispatch: Dispatch) -> None:
    printed = {cited.number for cited in dispatch.citations}
    assert all(number in printed for obligation in dispatch.obligations for number in obligation.basis)


def _ids(dispatch: Dispatch) -> list[str | None]:
    laws, named = [one.id for one in dispatch.laws], [one.id for one in dispatch.named_documents]
    return [*(one.id for one in dispatch.citations), *laws, *named]


def test_ids_are_the_same_in_every_run_and_the_index_keeps_the_dispatch_under_its_own(dispatch: Dispatch) -> None:
    again = docproc.extract(DISPATCH.encode())
    assert again.id == dispatch.id == Record.of(dispatch).id
    ids = _ids(dispatch)
    assert ids == _ids(again)
    assert len(set(ids)) == len(ids)
    assert all(one is not None and re.fullmatch(r"(?:cit|law|doc)-[0-9a-f]{16}", one) for one in ids)


def test_what_says_too_little_has_no_id() -> None:
    assert docproc.extract("Một dòng chữ.".encode()).id is None


def test_content_ids_rest_on_content_not_on_spelling() -> None:
    assert content_id("cit", "5//ct-ttg", "2025-01-02", "THỦ TƯỚNG CHÍNH PHỦ") == content_id(
        "cit", "5//ct-ttg", "2025-01-02", "Thủ tướng  Chính phủ"
    )
    assert content_id("cit", "5//ct-ttg", None) != content_id("cit", "5//ct-ttg", "2025")
    assert content_id("cit", "a") != content_id("law", "a")

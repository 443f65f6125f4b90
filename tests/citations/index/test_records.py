"""Records made from what ``docproc extract`` prints, and the references in them."""

from __future__ import annotations

from typing import Any

import pytest

from docproc.citations import Index, Record, Reference

PRINTED: dict[str, Any] = {
    "header": {
        "number": {"value": "77/SNV-CCVC"},
        "date": {"value": "2024-06-10"},
        "place": {"value": "An Giang"},
        "issuer": {"value": "SỞ NỘI VỤ", "canonical": "Sở Nội vụ", "code": "SNV"},
        "parent": {"value": "ỦY BAN NHÂN DÂN TỈNH AN GIANG"},
        "type": {"value": "công văn"},
        "subject": {"value": "V/v kiểm tra công tác văn thư"},
    },
    "citations": [
        {"number": "30/2020/NĐ-CP", "type": "nghị định", "date": "2020-03-05", "issuer": "Chính phủ", "title": None},
        {"number": "30/2020/NĐ-CP", "type": "nghị định", "date": "2020-03-05", "issuer": None, "title": None},
    ],
    "laws": [
        {"name": "Luật Đất đai", "number": "45/2013/QH13", "date": "2013-11-29", "relation": "căn cứ"},
        {
            "name": "Luật Cán bộ, công chức",
            "number": "22/2008/QH12",
            "amended": [{"year": 2019, "number": "52/2019/QH14"}],
        },
        {"name": "Luật Thanh tra", "number": None, "candidates": ["56/2010/QH12", "11/2022/QH15"]},
    ],
    "named_documents": [{"name": "Đề án 06", "number": "06/QĐ-TTg", "date": "2022-01-06", "title": "Phê duyệt Đề án"}],
}


def test_a_printed_dispatch_becomes_a_record() -> None:
    record = Record.from_json(PRINTED)
    assert (record.number, record.issuer, record.parent) == (
        "77/SNV-CCVC",
        "Sở Nội vụ",
        "Ủy ban nhân dân tỉnh An Giang",
    )
    assert record.references == (
        Reference("30/2020/NĐ-CP", "nghị định", "2020-03-05", "Chính phủ"),
        Reference("06/QĐ-TTg", None, "2022-01-06", None, "Phê duyệt Đề án"),
        Reference("45/2013/QH13", None, "2013-11-29", None, "Luật Đất đai", "căn cứ"),
        Reference("22/2008/QH12", None, None, None, "Luật Cán bộ, công chức"),
        Reference("52/2019/QH14"),
    )
    assert record == Record.from_json(PRINTED)


@pytest.mark.parametrize("number", [{"value": "/BNV-CCHC"}, {"value": " "}, None])
def test_a_draft_has_no_number_and_an_id_from_its_content(number: dict[str, str] | None) -> None:
    draft = Record.from_json({"header": {"number": number, "issuer": {"value": "BỘ NỘI VỤ"}}})
    other = Record.from_json(
        {"header": {"number": number, "issuer": {"value": "BỘ NỘI VỤ"}, "subject": {"value": "V/v góp ý dự thảo"}}}
    )
    assert draft.number is None
    assert draft.id != other.id
    assert len(Index([draft, other])) == 2


def test_a_place_that_only_the_printed_name_says_is_kept() -> None:
    record = Record.from_json({"header": {"issuer": {"value": "SỞ Y TẾ TỈNH CÀ MAU", "canonical": "Sở Y tế"}}})
    assert record.issuer == "SỞ Y TẾ TỈNH CÀ MAU"


def test_an_empty_dispatch_is_a_record_too() -> None:
    assert Record.from_json({}).references == ()


def test_an_id_that_is_no_document_id_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"make records with Record\.build"):
        Index([Record("mine", "12/QĐ-UBND")])

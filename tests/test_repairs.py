"""Repaired symbols and names: the text keeps what the page reads, the value is the known one, and a warning says so."""

from __future__ import annotations

import hashlib

import pytest

import docproc
from docproc.citations.symbols import parse_symbol, repaired_codes
from docproc.dispatch import Dispatch, Source
from docproc.language import SyllableTokenizer
from docproc.reading import Line, Page, Reading

ROWS = """
SƠ Y TÉ
Số: 12/QĐĐ-SYT
An Hải ngà//1 tháng 4 năm 2023
QUYẾT ĐỊNH
Về việc phân bổ vật tư
Căn cứ Nghị định số 30/2020/ND-CP ngày 05 tháng 3 năm 2020 của Chính phủ;
“6 vạch của dấu đến
1. Giao Văn phòng Sở rà soát vật tư;
2, Giao các bệnh viện báo cáo kết quả./.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Lê Văn Bình
"""


def dispatch_of(text_from: str) -> Dispatch:
    lines = tuple(Line(text, paragraph=True) for text in ROWS.strip().splitlines())
    page = Page(1, 0, 0, lines, "ocr" if text_from == "ocr" else "docx")
    nlp = docproc.load()
    assert isinstance(nlp.tokenizer, SyllableTokenizer)
    digest = hashlib.sha256(b"").hexdigest()
    source = Source(sha256=digest, media_type="x", text_from="ocr" if text_from == "ocr" else "docx")
    dispatch: Dispatch = nlp(nlp.tokenizer.doc(Reading("x", (page,), paged=False), source))._.dispatch
    return dispatch


def test_recognised_page_is_repaired_and_says_so() -> None:
    dispatch = dispatch_of("ocr")
    header = dispatch.header
    assert header.number is not None
    assert header.number.value == "12/QĐ-SYT"
    assert header.issuer is not None
    assert header.issuer.value == "SỞ Y TẾ"
    assert header.place is not None
    assert header.place.value == "An Hải"
    assert header.date is not None
    assert header.date.value == "2023-04"
    assert [citation.number for citation in dispatch.citations] == ["30/2020/NĐ-CP"]
    assert "SƠ Y TÉ\nSố: 12/QĐĐ-SYT" in dispatch.text
    messages = {(warning.code, warning.message) for warning in dispatch.warnings}
    assert ("symbol_repaired", "the page reads QĐĐ, which is taken for the known code QĐ") in messages
    assert ("symbol_repaired", "the page reads ND, which is taken for the known code NĐ") in messages
    assert ("name_repaired", "the page reads SƠ Y TÉ, which is taken for the known body SỞ Y TẾ") in messages
    assert [item.label for item in dispatch.items] == ["1", "2"]


def test_typed_name_is_taken_at_its_word() -> None:
    dispatch = dispatch_of("docx")
    assert dispatch.header.issuer is not None
    assert dispatch.header.issuer.value == "SƠ Y TÉ"
    assert "name_repaired" not in {warning.code for warning in dispatch.warnings}


@pytest.mark.parametrize(
    ("printed", "value", "expected"),
    [
        ("số 5/ND-CP", "5/NĐ-CP", [("ND", "NĐ")]),
        ("7/QĐĐ-UBNĐ", "7/QĐ-UBND", [("QĐĐ", "QĐ"), ("UBNĐ", "UBND")]),
        ("5/NĐ-CP", "5/NĐ-CP", []),
        ("5/SXD-QLĐĐ", "5/SXD-QLĐĐ", []),
    ],
)
def test_repaired_codes(printed: str, value: str, expected: list[tuple[str, str]]) -> None:
    assert repaired_codes(printed, value) == expected


@pytest.mark.parametrize(("read", "value"), [("9/CĐĐ-UBND", "9/CĐ-UBND"), ("4/SXD-QLĐĐ", "4/SXD-QLĐĐ")])
def test_doubled_letter_is_dropped_only_where_that_gives_a_known_code(read: str, value: str) -> None:
    symbol = parse_symbol(read)
    assert symbol is not None
    assert symbol.value == value

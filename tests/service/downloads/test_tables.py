"""CSV and XLSX: what the list says, in Vietnamese, and no cell that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.downloads.columns import COLUMNS
from service.downloads.tables import to_csv
from service.downloads.workbook import to_xlsx
from service.obligations.views import ObligationSummary

PLAIN: dict[str, Any] = {
    "id": 17,
    "location": "/v1/obligations/17",
    "document": {
        "id": "7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44",
        "location": "/v1/documents/7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44",
        "number": "418/SKHCN-CĐS",
        "date": "2026-09-07",
        "issuer": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "type": "công văn",
        "subject": "báo cáo kết quả chuyển đổi số",
        "copy_of": {"id": "0190b7a2-8c11-7f3e-9d52-6b1f0c3a7e44", "number": "418/SKHCN-CĐS"},
    },
    "item": "2",
    "action": "Gửi báo cáo kết quả",
    "modality": "request",
    "tier": "tracked",
    "lead": ["UBND các xã", "UBND các phường"],
    "support": [],
    "due": "2026-09-24",
    "deadline": "trước ngày 25/9/2026",
    "rrule": None,
    "report_to": ["Sở Khoa học và Công nghệ"],
    "deliverable": None,
    "basis": ["96/KH-UBND"],
    "status": "done",
    "timeliness": "late",
    "assignee": "Trần Thu Hà",
    "note": None,
    "done_on": "2026-09-26",
    "corrected": [],
    "found": True,
    "confidence": 0.9,
    "version": 3,
    "updated_at": "2026-09-26T02:10:00Z",
    "concern": None,
}
HEADS = [column.head for column in COLUMNS]
EXPECTED = {
    "Mã": 17,
    "Thời hạn": date(2026, 9, 24),
    "Thời hạn (nguyên văn)": "trước ngày 25/9/2026",
    "Chủ trì": "UBND các xã, UBND các phường",
    "Nội dung công việc": "Gửi báo cáo kết quả",
    "Tính chất": "đề nghị",
    "Loại nhiệm vụ": "theo dõi",
    "Nơi nhận báo cáo": "Sở Khoa học và Công nghệ",
    "Căn cứ": "96/KH-UBND",
    "Trạng thái": "hoàn thành",
    "Tiến độ": "hoàn thành quá hạn",
    "Người phụ trách": "Trần Thu Hà",
    "Ngày hoàn thành": date(2026, 9, 26),
    "Số, ký hiệu văn bản": "418/SKHCN-CĐS",
    "Ngày văn bản": date(2026, 9, 7),
    "Cơ quan ban hành": "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "Trích yếu": "báo cáo kết quả chuyển đổi số",
    "Mục": "2",
    "Bản trùng của văn bản": "418/SKHCN-CĐS",
}
PAGES = "https://vb.example.vn/documents/"

begins = st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", " ", "\0", "\x1f", "\u00a0", "＝", "'", "#", '"', "{"])
anything = st.builds(str.__add__, st.text(begins, max_size=3), st.text(max_size=20))


def row(**others: Any) -> ObligationSummary:
    return ObligationSummary.model_validate(PLAIN | others)


def csv_cells(*rows: ObligationSummary) -> list[list[str]]:
    content = b"".join(to_csv(rows)).decode()
    assert content.startswith("\ufeff")  # by which Excel knows UTF-8
    return list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline="")))


def sheet_of(*rows: ObligationSummary) -> Any:
    with to_xlsx(rows, PAGES) as file:
        return openpyxl.load_workbook(io.BytesIO(file.read())).active


def test_csv_says_what_the_list_says() -> None:
    heads, line = csv_cells(row())
    assert heads == HEADS
    assert {head: cell for head, cell in zip(heads, line, strict=True) if cell} == {
        head: value.isoformat() if isinstance(value, date) else str(value) for head, value in EXPECTED.items()
    }


def test_xlsx_says_it_with_days_that_are_days() -> None:
    sheet = sheet_of(row())
    heads, line = sheet.iter_rows()
    said = {head.value: cell for head, cell in zip(heads, line, strict=True) if cell.value is not None}

    assert [head.value for head in heads] == HEADS
    assert {
        head: cell.value.date() if isinstance(cell.value, datetime) else cell.value for head, cell in said.items()
    } == EXPECTED
    assert said["Thời hạn"].number_format == "DD/MM/YYYY"
    assert said["Số, ký hiệu văn bản"].hyperlink.target == f"{PAGES}{PLAIN['document']['id']}"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:X2")


def test_a_dispatch_without_a_number_is_linked_all_the_same() -> None:
    sheet = sheet_of(row(document=PLAIN["document"] | {"number": None}))
    (cell,) = [cell for cell in sheet[2] if cell.hyperlink]
    assert cell.value == PLAIN["document"]["id"]


def test_days_before_excel_counts_are_written_out() -> None:
    assert sheet_of(row(due="0203-09-24"))["B2"].value == "0203-09-24"


def test_an_empty_list_is_a_table_with_heads() -> None:
    assert csv_cells() == [HEADS]
    assert [cell.value for cell in sheet_of()[1]] == HEADS


def filled_with(text: str) -> ObligationSummary:
    names = ("number", "issuer", "type", "subject")
    copy_of = PLAIN["document"]["copy_of"] | {"number": text}
    document = PLAIN["document"] | dict.fromkeys(names, text) | {"copy_of": copy_of}
    texts = dict.fromkeys(("item", "action", "deadline", "deliverable", "assignee", "note"), text)
    lists: dict[str, list[str]] = {field: [text, text] for field in ("lead", "support", "report_to", "basis")}
    concern = {"how": "named", "certainty": "yes", "role": "lead", "actor": text, "reason": text, "reason_vi": text}
    return ObligationSummary.model_construct(**row(document=document, **texts, **lists, concern=concern).__dict__)


@settings(max_examples=100, deadline=None)
@given(anything)
def test_no_cell_of_a_csv_can_be_a_formula(text: str) -> None:
    for cell in csv_cells(filled_with(text))[1]:
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        assert not cell.startswith(("\t", "\r"))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(anything)
def test_no_cell_of_a_workbook_can_be_a_formula(text: str) -> None:
    for cell in sheet_of(filled_with(text))[2]:
        assert cell.data_type in ("s", "n", "d"), cell.value
        formula = isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@"))
        assert cell.quotePrefix or not formula

"""Values and details in Vietnamese; what is not known is told as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import service
from service.documents.values import CORRECTABLE as HEADER
from service.obligations.changes import Changes
from service.obligations.filters import ForOffice
from service.web.told import told, told_detail
from service.web.words import table


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("status", "done", "Hoàn thành"),
        ("status", "lost", "lost"),
        ("tier", "standing", "Thường xuyên"),
        ("modality", "must_not", "không được"),
        ("done_on", "2026-08-05", "05/08/2026"),
        ("date", "2026-08", "08/2026"),
        ("assignee", "Trần Thu Hà", "Trần Thu Hà"),
        ("assignee", None, "không có"),
        ("deliverable", "", "không có"),
        ("lead", [], "không có"),
        ("lead", ["Sở Nội vụ", "Sở Xây dựng"], "Sở Nội vụ, Sở Xây dựng"),
        ("deadline", {"due": "2026-09-30", "text": "trước ngày 30/9"}, "30/09/2026, “trước ngày 30/9”"),
        ("deadline", {"due": None, "text": "hằng tháng"}, "“hằng tháng”"),
        ("deadline", {"due": "2026-09-30", "text": ""}, "30/09/2026"),
        ("deadline", {"due": None, "text": ""}, "không có"),
        (
            "occurrence",
            {"due": "2026-10-31", "done_on": "2026-10-30", "done_by": "key:3", "note": None},
            "Hạn: 31/10/2026; Ngày hoàn thành: 30/10/2026; Người ghi hoàn thành: khóa truy cập số 3",
        ),
        ("occurrence", {"due": "2026-11-30"}, "Hạn: 30/11/2026"),
        ("deadline", {"day": 3}, '{"day": 3}'),
        ("lead", ["Sở Nội vụ", 3], '["Sở Nội vụ", 3]'),
        ("weight", 3, "3"),
        ("date", "x-<b>", "<b>/x"),
    ],
)
def test_what_a_field_says(field: str, value: object, said: str) -> None:
    assert told(field, value) == said


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ({}, ""),
        ({"fields": ["status", "done_on"]}, "mục đã sửa: Trạng thái, Ngày hoàn thành"),
        ({"role": "reader"}, "quyền: Xem"),
        ({"role": "reviewer", "password": "set"}, f"quyền: {table('roles')['reviewer']}; mật khẩu: đã đặt lại"),
        ({"disabled": True}, "khóa tài khoản: có"),
        ({"scopes": ["upload", "read"]}, "quyền của khóa: gửi văn bản, đọc văn bản và nhiệm vụ"),
        (
            {"format": "xlsx", "filters": ["due_before", "office"]},
            "loại tệp: xlsx; lọc theo: Hạn trước ngày, Cơ quan",
        ),
        (
            {"fields": ["weight"], "colour": "red", "size": [1, {"x": None}]},
            'mục đã sửa: weight; colour: red; size: [1, {"x": null}]',
        ),
        ({"role": None}, "quyền: null"),
    ],
)
def test_what_the_record_says(detail: dict[str, object], said: str) -> None:
    assert told_detail(detail) == said


def test_each_field_and_each_filter_has_a_name() -> None:
    assert {*HEADER, *Changes.model_fields, *ForOffice.model_fields} <= table("fields").keys()


def test_each_detail_of_the_record_has_a_name() -> None:
    sources = [path.read_text("utf-8") for path in Path(service.__path__[0]).rglob("*.py")]
    written = {name for text in sources for name in re.findall(r'detail(?:_of)? = \{\s*"(\w+)":', text)}
    assert {"fields", "role", "scopes", "format"} <= written
    assert written | {"filters", "display_name", "disabled", "password"} <= table("details").keys()

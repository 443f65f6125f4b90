"""``GET /v1/obligations/download``: the list's conditions, in each form, and a record of who took it away."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar
from sqlalchemy import select

from service.api import downloads
from service.app import create_app
from service.days import office_day
from service.settings import Settings
from service.store import Store
from service.store.models import AuditEntry
from tests.service.access.signed import key_of
from tests.service.obligations.stored import by, keep, obligation

PATH = "/v1/obligations/download"


@pytest.fixture
def client(store: Store, store_settings: Settings) -> TestClient:
    app = create_app(store_settings)
    app.state.store = store
    with store.write() as session:
        for number in range(3):
            keep(session, obligation(f"việc {number}", "Bộ Tài chính", deadline=by(f"2026-12-0{3 - number}")))
        keep(session, obligation("việc khác", "Bộ Y tế"))
    return TestClient(app, headers={"Authorization": f"Bearer {key_of(store, 'read')}"})


def test_each_form_has_the_list_with_its_conditions(store: Store, client: TestClient) -> None:
    found = {
        form: client.get(PATH, params={"format": form, "for": "Bộ Tài chính", "due_before": "2026-12-03"})
        for form in ("jsonl", "csv", "xlsx", "ics", "ics-events")
    }
    lines = [json.loads(line) for line in found["jsonl"].text.splitlines()]
    table = list(csv.DictReader(io.StringIO(found["csv"].content.decode("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(io.BytesIO(found["xlsx"].content)).active
    assert sheet is not None
    named = {
        "jsonl": [line["action"] for line in lines],
        "csv": [line["Nội dung công việc"] for line in table],
        "xlsx": [line[5] for line in sheet.iter_rows(min_row=2, values_only=True)],
        "ics": [str(todo["summary"]) for todo in Calendar.from_ical(found["ics"].content).walk("VTODO")],
        "ics-events": [str(day["summary"]) for day in Calendar.from_ical(found["ics-events"].content).walk("VEVENT")],
    }
    assert named == {form: ["việc 2", "việc 1"] for form in named}
    assert table[0]["Vai trò của cơ quan"] == "chủ trì"
    for form, answer in found.items():
        name = f"obligations-{office_day().isoformat()}.{form.removesuffix('-events')}"
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    with store.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "obligations.downloaded")).first()
        assert entry is not None
        assert entry.detail == {"format": "jsonl", "filters": ["due_before", "office"]}


def test_a_list_is_written_piece_by_piece(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.obligations.query._PIECE", 2)
    assert len(client.get(PATH, params={"format": "jsonl"}).text.splitlines()) == 4


def test_excel_refuses_more_than_it_takes(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "MOST_XLSX_ROWS", 3)
    answer = client.get(PATH, params={"format": "xlsx"})
    assert (answer.status_code, answer.json()["code"]) == (422, "too_many_rows")
    assert client.get(PATH, params={"format": "xlsx", "lead": "Bộ Tài chính"}).status_code == 200


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)
@pytest.mark.parametrize("asked", [{}, {"format": "pdf"}, {"format": "csv", "cursor": "x"}])
def test_what_is_no_form_is_refused(client: TestClient, asked: dict[str, str]) -> None:
    assert client.get(PATH, params=asked).status_code == 422

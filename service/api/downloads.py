"""``/v1/obligations/download``: the list as a file, by the same conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from service.access import audit
from service.access.deps import REFUSALS, Reading
from service.days import office_day
from service.deps import SettingsDep, StoreDep
from service.downloads.tables import to_csv
from service.obligations.concerns import known_office
from service.obligations.filters import ForOffice
from service.obligations.query import Asked, Listed, count, every
from service.obligations.views import ObligationSummary, summarise
from service.parameters import BINARY
from service.problems import ProblemError, responses
from service.settings import Settings
from service.store import Store

__all__ = ["router"]

router = APIRouter(tags=["obligations"], responses=REFUSALS)

Format = Literal["jsonl", "csv", "xlsx", "ics", "ics-events"]

_TYPES: dict[Format, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "ics": "text/calendar",
    "ics-events": "text/calendar",
}
_PIECE = 1 << 16

MOST_XLSX_ROWS = 50_000
"""Excel takes 65,530 links on a sheet."""


class Download(ForOffice):
    """Conditions, and the form of the file."""

    format: Format = Field(
        description="JSON Lines, CSV, Excel, or iCalendar: `ics` of to-dos, which say how they stand, `ics-events` of "
        "events on the days, for Outlook and Google Calendar, which take no to-dos.",
        examples=["xlsx"],
    )


@router.get(
    "/v1/obligations/download",
    operation_id="download_obligations",
    summary="Obligations as JSON Lines, CSV, Excel or iCalendar",
    response_class=Response,
    responses={
        200: {
            "description": "The file. Tables have Vietnamese heads, and no cell of them is a formula; each entry of a "
            "calendar keeps its identity from download to download.",
            "content": {
                kind: {"schema": BINARY if form == "xlsx" else {"type": "string"}} for form, kind in _TYPES.items()
            },
        },
        **responses(400, 422, 503),
    },
)
def download_obligations(
    request: Request, principal: Reading, store: StoreDep, settings: SettingsDep, asked: Annotated[Download, Query()]
) -> Response:
    """All obligations that meet the conditions, the next due first. Excel takes 50,000 rows, the others any number."""
    today = office_day()
    office_id = known_office(store, asked.office) if asked.office is not None else None
    wanted = Asked(asked, today, office_id)
    if asked.format == "xlsx":
        _refuse_too_many(store, wanted)
    with store.write() as session:
        detail = {
            "format": asked.format,
            "filters": sorted(asked.model_dump(exclude_defaults=True, exclude={"format"})),
        }
        audit.note(session, principal, "obligations.downloaded", detail=detail, request=request)
    most = MOST_XLSX_ROWS if asked.format == "xlsx" else None
    rows = ((listed, summarise(listed, today)) for listed in every(store, wanted, most))
    content = _written(asked.format, rows, _documents_at(request, settings))
    name = f"obligations-{today.isoformat()}.{asked.format.partition('-')[0]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return StreamingResponse(content, media_type=_TYPES[asked.format], headers=headers)


def _written(form: Format, rows: Iterator[tuple[Listed, ObligationSummary]], documents_at: str) -> Iterator[bytes]:
    if form in ("ics", "ics-events"):
        from service.downloads.calendars import event_of, to_ics, todo_of  # its library, and workbooks', load slowly

        return to_ics(rows, todo_of if form == "ics" else event_of)
    shown = (one for _, one in rows)
    if form == "csv":
        return to_csv(shown)
    if form == "jsonl":
        return (f"{one.model_dump_json()}\n".encode() for one in shown)
    return _pieces(shown, documents_at)


def _refuse_too_many(store: Store, wanted: Asked) -> None:
    with store.read() as session:
        many = count(session, wanted, MOST_XLSX_ROWS + 1) > MOST_XLSX_ROWS
    if many:
        detail = f"Excel takes {MOST_XLSX_ROWS} obligations: ask for fewer, or for CSV"
        raise ProblemError(422, "too_many_rows", detail)


def _pieces(shown: Iterator[ObligationSummary], documents_at: str) -> Iterator[bytes]:
    from service.downloads.workbook import to_xlsx

    with to_xlsx(shown, documents_at) as file:
        while piece := file.read(_PIECE):
            yield piece


def _documents_at(request: Request, settings: Settings) -> str:
    """The address of a document's page, up to its id, as people reach it."""
    base = settings.public_url or str(request.base_url)
    return f"{base.rstrip('/')}/documents/"

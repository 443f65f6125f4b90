"""``/v1/obligations``, ``/v1/concerns``: who must do what by when, across documents."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Request, Response
from pydantic import BaseModel, Field

from service.access import audit
from service.access.deps import REFUSALS, Reading, Reviewing
from service.access.principal import Principal
from service.cursors import MOST_ROWS, read_cursor, write_cursor
from service.days import office_day
from service.deps import SettingsDep, StoreDep
from service.etags import etag_of, is_known, require_version, unchanged
from service.obligations.changes import Changes, change, find_for_change
from service.obligations.concerns import known_office
from service.obligations.filters import Filters, ForOffice
from service.obligations.query import Asked, Key, count, page
from service.obligations.views import ObligationDetail, ObligationSummary, describe, summarise
from service.problems import ProblemError, responses
from service.settings import Settings
from service.store import Store
from service.store.models import ObligationRow

__all__ = ["router"]

router = APIRouter(tags=["obligations"], responses=REFUSALS)

_LISTING = "obligations:due"

ObligationId = Annotated[int, Path(ge=1, lt=2**63, examples=[17], description="The obligation's number.")]


class Page(Filters):
    """Conditions, and which part of the list is wanted."""

    cursor: str | None = Field(default=None, max_length=500, description="`next` of the page before.")
    limit: int = Field(default=50, ge=1, le=MOST_ROWS)
    total: bool = Field(default=False, description="Say how many there are on all pages; costs time where many are.")


class OfficePage(ForOffice, Page):
    """The same, for an office."""


class Obligations(BaseModel):
    """One page of a list, the next due first; those without a day come last."""

    obligations: list[ObligationSummary]
    next: str | None = Field(description="the cursor of the next page; null on the last one", examples=[None])
    total: int | None = Field(description="of all pages, where it was asked for", examples=[None])
    office: str | None = Field(description="the office that was asked for", examples=["Sở Nội vụ tỉnh Lâm Đồng"])


@router.get(
    "/v1/obligations",
    operation_id="list_obligations",
    summary="Obligations across documents, the next due first",
    responses=responses(400, 422, 503),
)
def list_obligations(
    request: Request, principal: Reading, store: StoreDep, asked: Annotated[OfficePage, Query()]
) -> Obligations:
    """Obligations that meet all conditions.

    With `for` an office that was never asked for is worked out first; where that takes long the answer is 503
    `office_being_read` with `Retry-After`, and no later answer is without a dispatch that is read.
    """
    return _list(request, principal, store, asked, asked.office)


@router.get(
    "/v1/concerns",
    operation_id="list_concerns",
    summary="What concerns our office, the next due first",
    responses=responses(400, 404, 422, 503),
)
def list_concerns(
    request: Request, principal: Reading, store: StoreDep, settings: SettingsDep, asked: Annotated[Page, Query()]
) -> Obligations:
    """As `/v1/obligations?for=` with the office that the operator set (`DOCPROC_OFFICE`)."""
    return _list(request, principal, store, asked, own_office(settings))


@router.get(
    "/v1/obligations/{obligation_id:int}",
    operation_id="get_obligation",
    summary="An obligation with its place on the page and its history",
    response_model=ObligationDetail,
    responses={304: {"description": "It is as `If-None-Match` says."}, **responses(404, 422)},
)
def get_obligation(request: Request, principal: Reading, store: StoreDep, obligation_id: ObligationId) -> Response:
    """The obligation as people corrected it, and beside it as it was read."""
    with store.read() as session:
        row = session.get(ObligationRow, obligation_id)
        if row is None:
            raise ProblemError(404, "not_found", "there is no such obligation")
        shown = describe(session, row, office_day())
    audit.saw(store, principal, f"document:{shown.document.id}", request)
    return _answer(request, shown)


@router.patch(
    "/v1/obligations/{obligation_id:int}",
    operation_id="update_obligation",
    summary="Set status, assignee, or what was read wrongly",
    response_model=ObligationDetail,
    responses=responses(400, 404, 409, 412, 422, 428),
)
def update_obligation(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    principal: Reviewing,
    store: StoreDep,
    obligation_id: ObligationId,
    changes: Changes,
    if_match: Annotated[
        str | None, Header(description="The ETag of the obligation as it was seen.", examples=["*"])
    ] = None,
) -> Response:
    """Change the fields that are sent; what people set stays when the document is read anew."""
    today = office_day()
    with store.write() as session:
        row = find_for_change(session, obligation_id)
        require_version(if_match, row.version)
        changed = change(session, row, changes, principal.name, today)
        if changed:
            subject, detail = f"obligation:{row.id}", {"fields": changed}
            audit.note(session, principal, "obligation.changed", subject, detail=detail, request=request)
        session.flush()
        shown = describe(session, row, today)
    return _answer(request, shown)


def own_office(settings: Settings) -> str:
    """The office that the operator set.

    Raises:
        ProblemError: 404 ``office_not_set``.
    """
    if settings.office is None:
        raise ProblemError(404, "office_not_set", "no office is set: start the service with DOCPROC_OFFICE")
    return settings.office


def _list(request: Request, principal: Principal, store: Store, asked: Page, office: str | None) -> Obligations:
    after: Key | None = None
    if asked.cursor is not None:
        due, number = read_cursor(asked.cursor, _LISTING, str, int)
        after = str(due), int(number)
    today = office_day()
    wanted = Asked(asked, today, known_office(store, office) if office is not None else None)
    with store.read() as session:
        found = page(session, wanted, limit=asked.limit + 1, after=after)
        rows, more = found[: asked.limit], len(found) > asked.limit
        shown = Obligations(
            obligations=[summarise(one, today) for one in rows],
            next=write_cursor(_LISTING, *rows[-1].key) if more else None,
            total=count(session, wanted) if asked.total else None,
            office=office,
        )
    audit.listed(store, principal, "obligations.listed", request)
    return shown


def _answer(request: Request, shown: ObligationDetail) -> Response:
    content = shown.model_dump_json().encode()
    etag = etag_of(content, version=shown.version)
    if request.method == "GET" and is_known(request, etag):
        return unchanged(etag)
    return Response(
        content, media_type="application/json", headers={"ETag": etag, "Cache-Control": "private, no-cache"}
    )

"""The record of who saw and changed what, for admins."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access.deps import Administering
from service.api.access.audit import AuditShown, list_audit
from service.deps import StoreDep
from service.store.models import Document, ObligationRow
from service.web.deps import VisitorDep
from service.web.forms import Blank, Wanted
from service.web.render import render
from service.web.route import PageRoute

__all__ = ["router"]

router = APIRouter(route_class=PageRoute, include_in_schema=False)

_ROWS = 50


class WantedEntries(Wanted):
    """Filters of the record."""

    who: Blank = None
    what: Blank = None
    document: Blank = None


@router.get("/audit")
def show_record(
    request: Request,
    visitor: VisitorDep,
    principal: Administering,
    store: StoreDep,
    wanted: Annotated[WantedEntries, Query()],
) -> Response:
    """Entries, the newest first."""
    actor = wanted.who if wanted.who is None or ":" in wanted.who else f"user:{wanted.who}"
    page = list_audit(
        principal, store, actor, action=wanted.what, document=wanted.document, cursor=wanted.cursor, limit=_ROWS
    )
    with store.read() as session:
        links = _links(session, page.entries)
    return render(
        request,
        "audit.html",
        wanted=wanted,
        entries=page.entries,
        links=links,
        following=wanted.address("/audit", cursor=page.next_cursor) if page.next_cursor else None,
    )


def _links(session: Session, entries: list[AuditShown]) -> dict[str, tuple[str, str]]:
    """Address and name of the subjects that have a page."""
    subjects = {entry.subject for entry in entries if entry.subject}
    named = {kind: [one.partition(":")[2] for one in subjects if one.startswith(f"{kind}:")] for kind in _KINDS}
    documents = select(Document.public_id, Document.number, Document.file_name)
    found = {
        f"document:{public_id}": (f"/documents/{public_id}", number or file_name or public_id)
        for public_id, number, file_name in session.execute(documents.where(Document.public_id.in_(named["document"])))
    }
    numbers = [int(one) for one in named["obligation"] if one.isdecimal()]
    obligations = select(ObligationRow.id, ObligationRow.action, Document.public_id).join(ObligationRow.document)
    return found | {
        f"obligation:{number}": (f"/documents/{public_id}#o{number}", action)
        for number, action, public_id in session.execute(obligations.where(ObligationRow.id.in_(numbers)))
    }


_KINDS = ("document", "obligation")

"""What is done to a document as a whole: its header is corrected, its file is read anew, it is removed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from service.access.deps import Administering, Reviewing
from service.api.documents import delete_document, reread_document, update_document
from service.deps import QueueDep, StoreDep
from service.documents.corrections import Corrections
from service.documents.finding import find, parts_of
from service.documents.page_images import PageImagesDep
from service.documents.views import DocumentDetail, DocumentId, ShownHeader, detail
from service.history import history_of_header
from service.problems import ProblemError
from service.store import Store
from service.web import words
from service.web.deps import VisitorDep
from service.web.forms import Blank, checked
from service.web.render import render
from service.web.route import PageRoute

__all__ = ["router"]

router = APIRouter(route_class=PageRoute, include_in_schema=False)

_TYPED_WRONG = frozenset({"version_differs", "date_invalid", "request_invalid"})


class Typed(BaseModel):
    """The form of a header."""

    version: int
    number: Blank = None
    date: Blank = None
    issuer: Blank = None
    type: Blank = None
    subject: Blank = None
    received: Blank = None

    def corrections(self, header: ShownHeader) -> Corrections:
        """What is to be otherwise than it stands there; blanks that the form made of line ends are none.

        Raises:
            ProblemError: 422 ``date_invalid``, ``request_invalid``.
        """
        asked: dict[str, Any] = self.model_dump(exclude={"version"})
        asked |= {name: words.read_day(asked[name]) for name in ("date", "received") if asked[name]}
        return checked(
            Corrections,
            **{name: value for name, value in asked.items() if _flat(value) != _flat(getattr(header, name))},
        )


@router.post("/documents/{document_id}")
def correct_header(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    visitor: VisitorDep,
    principal: Reviewing,
    store: StoreDep,
    queue: QueueDep,
    document_id: DocumentId,
    typed: Annotated[Typed, Form()],
) -> Response:
    """Set what the header says, unless somebody else changed it meanwhile."""
    held = _held(store, document_id)
    try:
        corrections = typed.corrections(held.header)
        if corrections.model_fields_set:
            update_document(
                request, Response(), principal, store, queue, document_id, corrections, f'"{typed.version}"'
            )
    except ProblemError as error:
        if error.code not in _TYPED_WRONG:
            raise
        # looked up anew: what differs may have come a moment ago
        now, status = _held(store, document_id), error.status_code
        return render(request, "correct.html", status=status, document=now, typed=typed, code=error.code)
    return RedirectResponse(f"/documents/{document_id}#fields", 303)


@router.post("/documents/{document_id}/reread")
def reread(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    visitor: VisitorDep,
    principal: Reviewing,
    store: StoreDep,
    queue: QueueDep,
    document_id: DocumentId,
) -> Response:
    """Have its file read again."""
    reread_document(request, Response(), principal, store, queue, document_id)
    return RedirectResponse(f"/documents/{document_id}", 303)


@router.get("/documents/{document_id}/delete")
def confirm_removal(
    request: Request, visitor: VisitorDep, principal: Administering, store: StoreDep, document_id: DocumentId
) -> Response:
    """What would go, and the form that has it go."""
    return render(request, "delete.html", document=_held(store, document_id))


@router.post("/documents/{document_id}/delete")
def remove(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    visitor: VisitorDep,
    principal: Administering,
    store: StoreDep,
    queue: QueueDep,
    images: PageImagesDep,
    document_id: DocumentId,
) -> Response:
    """Remove it for good."""
    delete_document(request, principal, store, queue, images, document_id)
    return RedirectResponse("/?removed=1", 303)


def _held(store: Store, document_id: str) -> DocumentDetail:
    with store.read() as session:
        row = find(session, document_id)
        return detail(row, [], parts_of(session, row), history_of_header(session, row.id))


def _flat(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value

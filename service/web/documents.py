"""The list of documents, where files are dropped and seen being read."""

from __future__ import annotations

from typing import Annotated, ClassVar, cast, get_args

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile
from fastapi.responses import JSONResponse, RedirectResponse
from sqlalchemy.orm import Session

from docproc.document_types import all_types
from service.access import audit
from service.access.deps import Reading, Uploading
from service.deps import QueueDep, SettingsDep, StoreDep
from service.documents.duplicates import duplicates_of
from service.documents.finding import find
from service.documents.listing import Filters, list_page
from service.documents.views import State
from service.files_named import base_name
from service.intake import Upload, accept
from service.problems import ProblemError
from service.store import Store
from service.web import words
from service.web.deps import VisitorDep
from service.web.forms import Blank, Typed, Wanted
from service.web.render import render
from service.web.route import PageRoute, wants_json

__all__ = ["router"]

router = APIRouter(route_class=PageRoute, include_in_schema=False)

_ROWS = 25


class WantedDocuments(Wanted):
    """Filters of documents, and what a form that sent here has to say."""

    passing: ClassVar[frozenset[str]] = frozenset({"cursor", "empty", "removed"})

    text: Typed = None
    number: Typed = None
    issuer: Typed = None
    state: Blank = None
    type: Typed = None
    date_from: Blank = None
    date_to: Blank = None
    empty: int = 0
    removed: int = 0

    def filters(self) -> Filters:
        """What they mean.

        Raises:
            ProblemError: 422 ``date_invalid``.
        """
        return Filters(
            text=self.text,
            state=cast(State, self.state) if self.state in get_args(State) else None,
            number=self.number,
            issuer=self.issuer,
            type=self.type,
            date_from=words.read_day(self.date_from) if self.date_from else None,
            date_to=words.read_day(self.date_to) if self.date_to else None,
        )


@router.get("/")
def show_documents(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    visitor: VisitorDep,
    principal: Reading,
    store: StoreDep,
    settings: SettingsDep,
    wanted: Annotated[WantedDocuments, Query()],
) -> Response:
    """The newest first, with the form for files above."""
    with store.read() as session:
        found, following = list_page(session, wanted.filters(), "-uploaded", wanted.cursor, _ROWS)
        rows = [(document, bool(duplicates_of(session, document))) for document in found]
    audit.listed(store, principal, "documents.listed", request)
    return render(
        request,
        "documents.html",
        rows=rows,
        waiting=any(document.state in ("received", "reading") for document in found),
        wanted=wanted,
        following=wanted.address("/", cursor=following) if following else None,
        types=_types(),
        most_bytes=settings.max_body_bytes,
    )


@router.post("/upload")
def take_in(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    visitor: VisitorDep,
    principal: Uploading,
    store: StoreDep,
    settings: SettingsDep,
    queue: QueueDep,
    files: Annotated[list[UploadFile], File()],
    csrf_token: Annotated[str, Form()] = "",  # checked with who asks; named, so that the form's reader knows it
) -> Response:
    """Take files in, from the form or one by one from the page's script."""
    uploads = [Upload(file.file, base_name(file.filename or "")) for file in files]
    if len(uploads) > settings.max_files:
        raise ProblemError(422, "too_many_files", f"at most {settings.max_files} files may be sent at a time")

    def note(session: Session, public_id: str) -> None:
        audit.note(session, principal, "document.uploaded", f"document:{public_id}", request=request)

    ids = accept(store, settings, queue, uploads, owner=principal.name, note=note)
    taken = [public_id for public_id in ids if public_id is not None]
    if not taken:
        raise ProblemError(422, "file_empty", "no file has content")
    if wants_json(request):
        return JSONResponse({"message": _received(store, taken), "ids": taken})
    empty = len(ids) - len(taken)
    return RedirectResponse(f"/?empty={empty}" if empty else "/", 303)


def _received(store: Store, public_ids: list[str]) -> str:
    with store.read() as session:
        held = any(duplicates_of(session, find(session, public_id)) for public_id in public_ids)
    return words.term("uploads", "held" if held else "received")


def _types() -> list[tuple[str, str]]:
    """Code and name of each type that has a code, by name."""
    return sorted({(kind.code, kind.name) for kind in all_types() if kind.code}, key=lambda one: one[1])

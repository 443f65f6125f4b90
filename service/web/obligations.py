"""Obligations across documents, what concerns the office, and the form by which one is brought up to date."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from service.access.deps import Reading, Reviewing
from service.api.obligations import (
    ObligationId,
    OfficePage,
    Page,
    list_concerns,
    list_obligations,
    update_obligation,
)
from service.days import office_day
from service.deps import SettingsDep, StoreDep
from service.obligations.changes import Changes
from service.obligations.views import describe
from service.problems import ProblemError
from service.store import Store
from service.store.models import ObligationRow
from service.web import words
from service.web.deps import VisitorDep
from service.web.downloads import files_of
from service.web.forms import Blank, Wanted, checked, lines
from service.web.render import render
from service.web.route import PageRoute, local_path

__all__ = ["router"]

router = APIRouter(route_class=PageRoute, include_in_schema=False)

_ROWS = 30
_SEVERAL = {"open": ("todo", "doing"), "all": ()}
"""Choices of the page that are no status."""
_TYPED_WRONG = frozenset({"version_differs", "date_invalid", "request_invalid", "not_done"})


class WantedObligations(Wanted):
    """Filters of obligations."""

    text: Blank = None
    lead: Blank = None
    status: Blank = None
    timeliness: Blank = None
    tier: Blank = None
    due_before: Blank = None
    assignee: Blank = None
    document: Blank = None

    @property
    def standing(self) -> str:
        """What is chosen as status: one, ``open`` or ``all``; with nothing chosen, what is open.

        Who asks for what was done in time or late asks for what is done: ``open`` then stands for nothing.
        """
        if self.status in (None, "open"):
            return "all" if self.timeliness in ("on_time", "late") else "open"
        return self.status

    def conditions(self) -> dict[str, Any]:
        """What they mean to the API.

        Raises:
            ProblemError: 422 ``date_invalid``.
        """
        day = words.read_day(self.due_before) if self.due_before else None
        chosen = {name: value for name, value in self.chosen().items() if name != "status"}
        status = _SEVERAL.get(self.standing, (self.standing,))
        return chosen | ({"status": status} if status else {}) | ({"due_before": day} if day else {})

    def downloads(self, office: str | None) -> list[tuple[str, str]]:
        """Name and address of each file of the list."""
        return files_of(self.conditions() | ({"for": office} if office else {}))


class Edited(BaseModel):
    """The form of one obligation."""

    status: str
    version: int
    assignee: Blank = None
    note: Blank = None
    done_on: Blank = None
    due: Blank = None
    due_shown: Blank = None
    back: str = "/obligations"

    def changes(self, *, deadline_corrected: bool) -> Changes:
        """What the API takes.

        A day that is taken away ends the correction of the deadline, or says of what was read that there is none.

        Args:
            deadline_corrected: whether somebody has set its deadline.

        Raises:
            ProblemError: 422 ``date_invalid``, ``request_invalid``.
        """
        values: dict[str, Any] = {"status": self.status, "assignee": self.assignee, "note": lines(self.note)}
        if self.done_on and self.status == "done":
            values["done_on"] = words.read_day(self.done_on)
        if self.day_is_set:
            day = words.read_day(self.due) if self.due else None
            values["deadline"] = None if day is None and deadline_corrected else {"due": day}
        return checked(Changes, **values)

    @property
    def day_is_set(self) -> bool:
        """Whether the day is another than the form had."""
        return self.due != self.due_shown


@router.get("/obligations")
def show_obligations(
    request: Request,
    visitor: VisitorDep,
    principal: Reading,
    store: StoreDep,
    wanted: Annotated[WantedObligations, Query()],
) -> Response:
    """All obligations, the next due first."""
    asked = checked(OfficePage, **wanted.conditions(), cursor=wanted.cursor, limit=_ROWS)
    found = list_obligations(request, principal, store, asked)
    return render(
        request,
        "obligations.html",
        rows=found.obligations,
        following=wanted.address("/obligations", cursor=found.next) if found.next else None,
        wanted=wanted,
        downloads=wanted.downloads(None),
        here=wanted.address("/obligations", **({"cursor": wanted.cursor} if wanted.cursor else {})),
        today=office_day(),
    )


@router.get("/office")
def show_office(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    visitor: VisitorDep,
    principal: Reading,
    store: StoreDep,
    settings: SettingsDep,
    wanted: Annotated[WantedObligations, Query()],
) -> Response:
    """What concerns the office that the operator set, each with the reason."""
    values: dict[str, Any] = {"office": settings.office, "wanted": wanted, "today": office_day(), "code": None}
    values |= {"rows": [], "following": None, "downloads": [], "here": "/office"}
    if settings.office is None:
        return render(request, "office.html", **values)
    try:
        asked = checked(Page, **wanted.conditions(), cursor=wanted.cursor, limit=_ROWS)
        found = list_concerns(request, principal, store, settings, asked)
    except ProblemError as error:
        if error.code != "office_being_read":
            raise
        return render(request, "office.html", **values | {"code": error.code}, status=error.status_code)
    values |= {
        "rows": found.obligations,
        "following": wanted.address("/office", cursor=found.next) if found.next else None,
        "downloads": wanted.downloads(settings.office),
        "here": wanted.address("/office", **({"cursor": wanted.cursor} if wanted.cursor else {})),
    }
    return render(request, "office.html", **values)


@router.post("/obligations/{obligation_id}")
def change_obligation(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    visitor: VisitorDep,
    principal: Reviewing,
    store: StoreDep,
    obligation_id: ObligationId,
    edited: Annotated[Edited, Form()],
) -> Response:
    """Set how an obligation stands, unless somebody else changed it meanwhile."""
    with store.read() as session:
        held = session.get(ObligationRow, obligation_id)
        deadline_corrected = held is not None and "deadline" in held.corrected
    try:
        changes = edited.changes(deadline_corrected=deadline_corrected)
        update_obligation(request, principal, store, obligation_id, changes, f'"{edited.version}"')
    except ProblemError as error:
        if error.code not in _TYPED_WRONG:
            raise
        return _ask_again(request, store, obligation_id, edited, error)
    return RedirectResponse(f"{local_path(edited.back)}#o{obligation_id}", 303)


def _ask_again(request: Request, store: Store, obligation_id: int, edited: Edited, error: ProblemError) -> Response:
    """What stands there now, beside what was to be set, which nobody types again: he decides."""
    with store.read() as session:
        now = describe(session, session.get_one(ObligationRow, obligation_id), office_day())
    back, last = local_path(edited.back), now.history[-1] if now.history else None
    due = edited.due if edited.day_is_set else words.day(now.due)
    values: dict[str, Any] = {"now": now, "edited": edited, "due": due, "back": back, "last": last, "code": error.code}
    return render(request, "conflict.html", status=error.status_code, **values)

"""What routes of pages get: the visitor, and forms whose empty fields say nothing."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from pydantic import BeforeValidator

from service.access.deps import BrowserDep, SignedIn
from service.web.render import Visitor

__all__ = ["Blank", "VisitorDep"]


def _visit(request: Request, principal: SignedIn, browser: BrowserDep) -> Visitor:
    visitor = Visitor(principal, browser.csrf_token if browser else "")
    request.state.visitor = visitor
    return visitor


VisitorDep = Annotated[Visitor, Depends(_visit)]
"""Who has signed in; named before a scope (``Reading``), a refusal still knows its visitor."""

Blank = BeforeValidator(lambda typed: typed.strip() or None if isinstance(typed, str) else typed)
"""A field that a browser sends empty where nothing was typed: ``Annotated[str | None, Form(), Blank]``."""

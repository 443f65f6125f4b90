"""What routes of pages get: who looks at them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from service.access.deps import BrowserDep, SignedIn
from service.web.render import Visitor

__all__ = ["VisitorDep"]


def _visit(request: Request, principal: SignedIn, browser: BrowserDep) -> Visitor:
    visitor = Visitor(principal, browser.csrf_token if browser else "")
    request.state.visitor = visitor
    return visitor


VisitorDep = Annotated[Visitor, Depends(_visit)]
"""Who has signed in; named before a scope (``Reading``), a refusal still knows its visitor."""

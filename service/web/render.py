"""Templates: everything that they are given is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import jinja2
from fastapi import Request
from fastapi.responses import HTMLResponse

from service.access.principal import Principal
from service.web import words
from service.web.assets import asset
from service.web.standing import standing
from service.web.told import told, told_detail

__all__ = ["Visitor", "render", "templates"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at a page.

    Attributes:
        principal: who he is; ``None`` before he has signed in.
        csrf_token: what his forms carry.
    """

    principal: Principal | None = None
    csrf_token: str = ""

    def may(self, scope: str) -> bool:
        """Whether he may do what a scope covers, so that pages offer only what will not be refused."""
        return self.principal is not None and scope in self.principal.scopes


def render(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: object
) -> HTMLResponse:
    """A page.

    Args:
        request: whose ``state.visitor``, if anybody has signed in, the page names.
        template: its file's name.
        status: of the answer.
        headers: of the answer.
        values: what the template shows.
    """
    visitor = getattr(request.state, "visitor", Visitor())
    content = templates().get_template(template).render(visitor=visitor, path=request.url.path, **values)
    return HTMLResponse(content, status, dict(headers or {}))


@cache
def templates() -> jinja2.Environment:
    """The templates with what all of them may ask for; an unknown name in one is an error, not a blank."""
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("service.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"actor": words.actor, "day": words.day, "moment": words.moment, "told_detail": told_detail}
    found.globals |= {"asset": asset, "problem": words.problem, "warning": words.warning, "term": words.term}
    found.globals |= {"terms": words.table, "told": told}
    found.globals["standing_of"] = standing
    return found

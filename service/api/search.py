"""``/v1/search``: documents and obligations by words."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from service.access import audit
from service.access.deps import REFUSALS, Reading
from service.deps import StoreDep
from service.parameters import Printed
from service.problems import ProblemError, responses
from service.search.find import DocumentHit, ObligationHit, find_documents, find_obligations
from service.words import parse

__all__ = ["router"]

router = APIRouter(tags=["search"], responses=REFUSALS)


class Found(BaseModel):
    """What was found, the best first; the lists of documents and of obligations give all by `text=`."""

    documents: list[DocumentHit]
    obligations: list[ObligationHit]
    more_documents: bool = Field(description="there are more than are shown")
    more_obligations: bool = Field(description="there are more than are shown")


@router.get("/v1/search", operation_id="search_all", summary="Search by words", responses=responses(422))
def search_all(  # noqa: PLR0913, PLR0917  one argument a part of the request
    request: Request,
    principal: Reading,
    store: StoreDep,
    q: Annotated[
        Printed, Query(description='Words that all occur; `"…"` for a phrase.', examples=['"dịch vụ công" rà soát'])
    ],
    kind: Annotated[Literal["all", "documents", "obligations"], Query(description="What is looked for.")] = "all",
    limit: Annotated[int, Query(ge=1, le=50, description="Most hits of either kind.")] = 10,
) -> Found:
    """Words match with or without marks: `de an` finds `Đề án` and `đê an`, `đề án` finds the first alone."""
    query = parse(q)
    if not query:
        raise ProblemError(422, "query_empty", "there is no word in what is asked for")
    found = Found(documents=[], obligations=[], more_documents=False, more_obligations=False)
    with store.read() as session:
        if kind != "obligations":
            found.documents, found.more_documents = find_documents(session, query, limit)
        if kind != "documents":
            found.obligations, found.more_obligations = find_obligations(session, query, limit)
    audit.listed(store, principal, "search.asked", request)
    return found

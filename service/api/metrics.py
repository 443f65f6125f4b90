"""``/metrics``: figures for Prometheus, to whoever may read."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from service.access.deps import REFUSALS, Reading
from service.deps import StoreDep
from service.operation.metrics import Metrics

__all__ = ["router"]

router = APIRouter(tags=["operation"], responses=REFUSALS)

_EXAMPLE = 'docproc_documents{state="received"} 3.0\ndocproc_documents{state="read"} 1204.0\n'


@router.get(
    "/metrics",
    operation_id="read_metrics",
    summary="Figures for Prometheus",
    response_class=Response,
    responses={200: {"description": "Text format.", "content": {"text/plain": {"example": _EXAMPLE}}}},
)
def read_metrics(request: Request, store: StoreDep, _principal: Reading) -> Response:
    """Requests by route, documents by state, the queue, how long reading takes, failures by code, memory.

    Needs a key with the scope ``read``; docs/operation.md says how Prometheus shows it.
    """
    metrics: Metrics = request.app.state.metrics
    return Response(metrics.exposition(store), media_type=CONTENT_TYPE_LATEST)

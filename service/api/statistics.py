"""``/v1/statistics``: how much there is, and how it stands."""

from __future__ import annotations

from fastapi import APIRouter, Request

from service.access.deps import REFUSALS, Reading
from service.days import office_day
from service.deps import StoreDep
from service.obligations.statistics import Statistics, StatisticsCache

__all__ = ["router"]

router = APIRouter(tags=["statistics"], responses=REFUSALS)


@router.get("/v1/statistics", operation_id="get_statistics", summary="How much there is, and how it stands")
def get_statistics(request: Request, _principal: Reading, store: StoreDep) -> Statistics:
    """Counts of documents and obligations, at most a minute old; `as_of` says when they were counted."""
    state = request.app.state
    if not hasattr(state, "statistics"):
        state.statistics = StatisticsCache()
    cache: StatisticsCache = state.statistics
    return cache.get(store, office_day())

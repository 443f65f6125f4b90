"""How much there is, and how it stands: of documents and of obligations."""

from __future__ import annotations

import datetime as dt
import threading
import time

from pydantic import BaseModel, Field
from sqlalchemy import String, case, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.obligations.filters import Filters
from service.obligations.query import Asked, count
from service.obligations.timeliness import is_open
from service.store import Store
from service.store.models import Document, ObligationActor, ObligationRow
from service.store.types import now

__all__ = ["Statistics", "StatisticsCache"]

_TOP = 20
_MONTHS = 24


class TypeCount(BaseModel):
    """Documents of one type."""

    code: str | None = Field(examples=["CV"])
    type: str | None = Field(examples=["công văn"])
    count: int = Field(examples=[812])


class MonthCount(BaseModel):
    """Documents of one month, by their own date."""

    month: str = Field(examples=["2026-09"])
    count: int = Field(examples=[64])


class LeadCount(BaseModel):
    """Obligations of one who leads."""

    name: str = Field(examples=["Phòng Văn hóa - Xã hội"])
    count: int = Field(examples=[118])


class DocumentStatistics(BaseModel):
    """How many documents there are."""

    total: int = Field(examples=[1204])
    by_state: dict[str, int] = Field(examples=[{"read": 1200, "failed": 4}])
    by_type: list[TypeCount]
    by_month: list[MonthCount] = Field(description="the last 24 months in which there are any, the newest first")


class ObligationStatistics(BaseModel):
    """How many obligations there are, and how they stand."""

    total: int = Field(examples=[5310])
    by_status: dict[str, int] = Field(examples=[{"todo": 1320, "doing": 410, "done": 3580}])
    by_timeliness: dict[str, int] = Field(
        examples=[{"overdue": 37, "due_soon": 52, "on_time": 3344, "late": 236}],
        description="those without a day, and those that are due later, are in none; one that comes back is counted "
        "by the day that it is listed by",
    )
    by_tier: dict[str, int] = Field(examples=[{"tracked": 3900, "standing": 1410}])
    by_lead: list[LeadCount] = Field(description="the 20 who lead most, under one of their spellings")
    due_in_7_days: int = Field(examples=[52], description="not done, and due within 7 days")
    due_in_30_days: int = Field(examples=[160], description="not done, and due within 30 days")


class Statistics(BaseModel):
    """Counts at one moment."""

    as_of: dt.datetime = Field(examples=["2026-09-08T02:10:00Z"], description="when they were counted")
    documents: DocumentStatistics
    obligations: ObligationStatistics


class StatisticsCache:
    """The statistics, counted when they are asked for and not younger than some seconds; one thread counts."""

    def __init__(self, seconds: float = 60) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._counted: tuple[float, dt.date, Statistics] | None = None

    def get(self, store: Store, today: dt.date) -> Statistics:
        """The statistics, at most some seconds old, of the same day."""
        with self._lock:
            if self._counted is not None:
                at, day, statistics = self._counted
                if day == today and time.monotonic() - at < self._seconds:
                    return statistics
            with store.read() as session:
                statistics = Statistics(
                    as_of=now(), documents=_documents(session), obligations=_obligations(session, today)
                )
            self._counted = (time.monotonic(), today, statistics)
            return statistics


def _documents(session: Session) -> DocumentStatistics:
    states = _counts(session, Document.state)
    types = session.execute(
        select(Document.type_code, Document.type, func.count())
        .where(Document.state == "read")
        .group_by(Document.type_code, Document.type)
        .order_by(func.count().desc(), Document.type_code, Document.type)
    )
    month = func.substr(cast(Document.date, String), 1, 7)
    months = session.execute(
        select(month, func.count()).where(Document.date.is_not(None)).group_by(month).order_by(month.desc())
    )
    return DocumentStatistics(
        total=sum(states.values()),
        by_state=states,
        by_type=[TypeCount(code=code, type=kind, count=number) for code, kind, number in types],
        by_month=[MonthCount(month=name, count=number) for name, number in months.fetchmany(_MONTHS)],
    )


def _obligations(session: Session, today: dt.date) -> ObligationStatistics:
    statuses = _counts(session, ObligationRow.status)
    overdue, due_soon = (count(session, Asked(Filters(timeliness=one), today)) for one in ("overdue", "due_soon"))
    on_time, late = _done(session)
    return ObligationStatistics(
        total=sum(statuses.values()),
        by_status={name: statuses.get(name, 0) for name in ("todo", "doing", "done")},
        by_timeliness={"overdue": overdue, "due_soon": due_soon, "on_time": on_time, "late": late},
        by_tier=_counts(session, ObligationRow.tier),
        by_lead=_leads(session),
        due_in_7_days=_due_within(session, today, 7),
        due_in_30_days=_due_within(session, today, 30),
    )


def _leads(session: Session) -> list[LeadCount]:
    """Who leads most; one who stands in the table under two names is counted by the one that takes in the other."""
    key, lead = ObligationActor.name_key, ObligationActor.role == "lead"
    most = select(key, func.count()).where(lead).group_by(key).order_by(func.count().desc(), key).limit(2 * _TOP)
    found: dict[str, int] = {}
    for name_key, number in session.execute(most).all():
        name = session.scalars(select(ObligationActor.name).where(key == name_key, lead).limit(1)).one()
        found.setdefault(name, number)
    return [LeadCount(name=name, count=number) for name, number in list(found.items())[:_TOP]]


def _done(session: Session) -> tuple[int, int]:
    """How many were done by their day, and how many after it."""
    late = func.sum(case((ObligationRow.done_on > ObligationRow.due, 1), else_=0))
    timed = (ObligationRow.due.is_not(None), ObligationRow.done_on.is_not(None))
    both, after = session.execute(select(func.count(), late).where(ObligationRow.status == "done", *timed)).one()
    return both - (after or 0), after or 0


def _due_within(session: Session, today: dt.date, days: int) -> int:
    until = today + dt.timedelta(days=days)
    due = ObligationRow.due_order.between(today.isoformat(), until.isoformat())
    return session.scalar(select(func.count()).where(due, is_open())) or 0


def _counts(session: Session, column: InstrumentedAttribute[str]) -> dict[str, int]:
    counted = session.execute(select(column, func.count()).group_by(column))
    return {row[0]: row[1] for row in counted}

"""Figures for Prometheus: requests of this process, and what the database says of documents.

Several server processes each count their own requests; every such figure names its process. What comes from the
database is the same whichever process is asked, and names none.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator

import psutil
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlalchemy.orm import Session

import docproc
from service.store import Store
from service.store.models import Document, Extraction
from service.store.types import now

__all__ = ["Metrics"]

_STATES = ("received", "reading", "read", "failed", "refused")
_BY_STATE = select(Document.state, func.count()).group_by(Document.state)
_SAMPLE = 500
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The counters of one server process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._process = str(os.getpid())
        self._requests = Counter(
            "docproc_http_requests",
            "Requests that were answered.",
            ["process", "method", "route", "status"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "docproc_http_request_seconds",
            "How long answers took.",
            ["process", "method", "route"],
            buckets=_BUCKETS,
            registry=self.registry,
        )

    def count(self, method: str, route: str, status: str, seconds: float) -> None:
        """Count an answered request.

        Args:
            method: one of a known few, for each makes a row of figures.
            route: the address's template.
            status: three digits, or ``none`` where the client went away.
            seconds: how long it took.
        """
        self._requests.labels(self._process, method, route, status).inc()
        self._seconds.labels(self._process, method, route).observe(seconds)

    def exposition(self, store: Store) -> bytes:
        """All figures in Prometheus's text format."""
        return generate_latest(_Whole(self.registry, store, self._process))


class _Whole(Collector):
    def __init__(self, counted: CollectorRegistry, store: Store, process: str) -> None:
        self._counted = counted
        self._store = store
        self._process = process

    def collect(self) -> Iterator[Metric]:
        yield from self._counted.collect()
        yield from _of_process(self._process)
        with self._store.read() as session:
            yield from _of_documents(session)
            yield from _of_extractions(session)


def _of_process(process: str) -> Iterator[Metric]:
    version = GaugeMetricFamily("docproc_build_info", "The version that runs.", labels=["process", "version"])
    version.add_metric([process, docproc.__version__], 1)
    yield version
    memory = GaugeMetricFamily("docproc_memory_bytes", "Resident memory.", labels=["process", "of"])
    here = psutil.Process()
    memory.add_metric([process, "server"], here.memory_info().rss)
    memory.add_metric([process, "readers"], sum(map(_resident, here.children(recursive=True))))
    yield memory


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:  # it has ended meanwhile
        return 0


def _of_documents(session: Session) -> Iterator[Metric]:
    held = dict(iter(session.execute(_BY_STATE)))
    documents = GaugeMetricFamily("docproc_documents", "Documents by state.", labels=["state"])
    for state in _STATES:
        documents.add_metric([state], held.get(state, 0))
    yield documents
    oldest = session.scalar(
        select(Document.uploaded_at).where(Document.state == "received").order_by(Document.id).limit(1)
    )
    age = max(0.0, (now() - oldest).total_seconds()) if oldest else 0.0
    yield GaugeMetricFamily("docproc_queue_documents", "Documents that wait to be read.", held.get("received", 0))
    yield GaugeMetricFamily("docproc_queue_oldest_seconds", "For how long the first in the queue has waited.", age)
    failures = GaugeMetricFamily("docproc_failures", "Documents that were not read, by reason.", labels=["code"])
    not_read = select(Document.problem_code, func.count()).where(Document.state.in_(("failed", "refused")))
    for code, count in session.execute(not_read.group_by(Document.problem_code)):
        failures.add_metric([code or "unknown"], count)
    yield failures


def _of_extractions(session: Session) -> Iterator[Metric]:
    """Of the newest only: a mean over years says nothing of today, and costs a walk through the table."""
    seconds = sorted(session.scalars(select(Extraction.seconds).order_by(Extraction.id.desc()).limit(_SAMPLE)))
    figure = GaugeMetricFamily(
        "docproc_extraction_seconds", f"How long the newest {_SAMPLE} readings took.", labels=["quantile"]
    )
    for quantile in (0.5, 0.95, 1) if seconds else ():
        figure.add_metric([str(quantile)], seconds[math.ceil(quantile * len(seconds)) - 1])
    yield figure

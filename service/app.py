"""Builds the application: limits, error answers, addresses, the store and its readers."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio.to_thread
from fastapi import FastAPI

import docproc
from service import problems
from service.access.gate import Gate
from service.access.rates import Rates
from service.api import (
    access,
    citations,
    contents,
    description,
    documents,
    downloads,
    metrics,
    obligations,
    probes,
    search,
    statistics,
    uploads,
)
from service.documents.page_images import PageImages, pictures_at
from service.examples import ANSWERS
from service.guards import BodyLimits, Shield
from service.jobs.choose import make_queue
from service.operation.logs import RequestLog
from service.operation.metrics import Metrics
from service.operation.readiness import Readiness
from service.parameters import BINARY
from service.routes import router
from service.settings import Settings
from service.slots import Slots
from service.start import announce_first_admin, open_store
from service.web import routes as pages
from service.web.refusals import Refusals

__all__ = ["create_app"]


class _Service(FastAPI):
    """FastAPI with the problem details among the published schemas, and files called what makers of clients know."""

    def openapi(self) -> dict[str, Any]:
        schema = super().openapi()
        _name_files(schema["components"]["schemas"])
        schema["components"]["schemas"].update(problems.schemas())
        _show_answers(schema["paths"])
        return schema


def create_app(
    settings: Settings | None = None, *, base_url: str = "", first: bool = True, processes: int = 1
) -> FastAPI:
    """The service as an ASGI application.

    Args:
        settings: limits; the defaults suit one office's machine.
        base_url: where the service listens, for the link that it prints; the settings' ``public_url`` goes before it.
        first: this process tells of what is told once at a start; of several processes, one does.
        processes: how many processes answer on the port, this one among them; they share what is allowed a minute.
    """
    settings = settings or Settings()
    # The interactive pages load their scripts from the network, which an office's machine need not have.
    app = _Service(
        title="docproc",
        version=docproc.__version__,
        summary="Reads Vietnamese official dispatches and says who must do what, by when, on which basis.",
        lifespan=_lifespan,
        openapi_url=None,  # service.api.description gives it, and not to everybody
        docs_url=None,
        redoc_url=None,
        # A client that misses an address by a slash learns so; a redirect would have it send its file twice.
        redirect_slashes=False,
    )
    _silence_form_parser()
    app.state.settings = settings
    app.state.base_url = settings.public_url or base_url
    app.state.first = first
    app.state.rates = Rates(settings, processes)
    app.state.metrics = Metrics()
    for part in (
        router,
        access.router,
        description.router,
        uploads.router,
        downloads.router,  # before the obligations, one of which has the last part of its path for a number
        obligations.router,
        statistics.router,
        probes.router,
        metrics.router,
        documents.router,
        contents.router,
        citations.router,
        search.router,
    ):
        app.include_router(part)
    app.include_router(pages.router)
    problems.install(app)
    app.add_middleware(Gate)
    app.add_middleware(BodyLimits, max_bytes=settings.max_body_bytes, silence_seconds=settings.body_silence_seconds)
    app.add_middleware(Shield)
    app.add_middleware(Refusals)
    app.add_middleware(RequestLog, metrics=app.state.metrics)
    return app


def _name_files(schemas: dict[str, Any]) -> None:
    """Say of each file of a form that it is binary; FastAPI says so in the way of JSON Schema alone."""
    for name, schema in schemas.items():
        if name.startswith("Body_"):
            for field in schema["properties"].values():
                (field["items"] if field.get("type") == "array" else field).update(BINARY)


def _show_answers(paths: dict[str, Any]) -> None:
    """Give each operation its example, whole: FastAPI drops every null from one, and the real answer says them."""
    for operation in (operation for path in paths.values() for operation in path.values()):
        for status, content in ANSWERS.get(operation["operationId"], {}).items():
            for kind, example in content.items():
                operation["responses"][status]["content"][kind]["example"] = example


def _silence_form_parser() -> None:
    """Keep the form parser's remarks off the log: they quote what the client sent, and the answer says it already."""
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL + 1)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    app.state.slots = Slots(settings)
    app.state.store = store = await anyio.to_thread.run_sync(open_store, settings)
    if app.state.first:
        await anyio.to_thread.run_sync(announce_first_admin, store, app.state.base_url)
    app.state.page_images = images = PageImages(pictures_at(settings))
    app.state.queue = queue = make_queue(store, settings)
    await anyio.to_thread.run_sync(queue.start)
    app.state.readiness = Readiness(store, settings)
    try:
        yield
    finally:
        app.state.readiness = None
        await anyio.to_thread.run_sync(queue.stop)
        await anyio.to_thread.run_sync(images.close)
        store.close()

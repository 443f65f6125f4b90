"""The log: one JSON object a line, without the text of documents, names of files, query strings or secrets."""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.operation import request_id
from service.operation.metrics import Metrics

__all__ = ["UNROUTED", "RequestLog", "configure", "route_of", "whereabouts"]

UNROUTED = "unknown"
"""What is said for the route of a request whose address the service does not have."""

_METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
_FRAMES = 8
_OURS = ("docproc", "service", "uvicorn")
_KNOWN = (*_OURS, "procrastinate", "psycopg")
"""Loggers whose remarks are known to quote no document."""

_log = logging.getLogger("docproc.request")


def configure(level: str) -> None:
    """Send everything that is logged in this process to standard error, a line of JSON each.

    Args:
        level: from which level on, of the service and its server; other libraries are heard from ``WARNING`` on.
    """
    handler = logging.StreamHandler(sys.stderr)
    # color_message: the server's message once more, for terminals
    handler.setFormatter(_Formatter(json_ensure_ascii=False, reserved_attrs=[*RESERVED_ATTRS, "color_message"]))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(level)
    # it says each request's address with its query string; RequestLog says what is needed
    logging.getLogger("uvicorn.access").disabled = True
    threading.excepthook = _log_end_of_thread
    sys.excepthook = _log_end_of_process


def _log_end_of_thread(end: threading.ExceptHookArgs) -> None:
    if end.exc_value is not None and end.exc_type is not SystemExit:
        name = end.thread.name if end.thread else "unknown"
        trace = (end.exc_type, end.exc_value, end.exc_traceback)
        logging.getLogger("docproc.service").error("the thread %s ended by an error", name, exc_info=trace)


def _log_end_of_process(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("docproc.service").critical("the process ended by an error", exc_info=(kind, error, trace))


def whereabouts(trace: TracebackType | None) -> str:
    """Where an error arose, by the innermost functions; its message may quote a document and is not said."""
    frames = traceback.extract_tb(trace)[-_FRAMES:]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)


def route_of(scope: Scope) -> str:
    """The template of the address that was asked for, such as ``/v1/documents/{document_id}``."""
    return getattr(scope.get("route"), "path_format", None) or UNROUTED  # that is without converters


class _Formatter(JsonFormatter):
    """Fields of the log's own choice instead of those of a record."""

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        log_data["level"] = record.levelname.lower()
        log_data["logger"] = record.name
        ours = record.name.partition(".")[0] in _KNOWN
        said = request_id.current()
        if said:
            log_data["request_id"] = said
        if ours:
            super().add_fields(log_data, record, {})  # the message, and what the call names as extra
        else:
            log_data["message"] = f"a remark at {record.filename}:{record.lineno}"
        if record.exc_info and record.exc_info[0]:
            log_data["error"] = record.exc_info[0].__name__
            log_data["at"] = whereabouts(record.exc_info[2])


class RequestLog:
    """Name each request, log how it was answered, and count it; to stand round everything else."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await self._live(scope, receive, send)
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        name = request_id.adopt(Headers(scope=scope).get(request_id.HEADER))
        scope.setdefault("state", {})["request_id"] = name
        began, status = time.perf_counter(), 0

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[request_id.HEADER] = name
            await send(message)

        try:
            await self._app(scope, receive, named)
        finally:
            seconds = time.perf_counter() - began
            method = scope["method"] if scope["method"] in _METHODS else "other"
            route = route_of(scope)
            # no status: the client went away before there was an answer
            self._metrics.count(method, route, str(status or "none"), seconds)
            facts = {
                "method": method,
                "route": route,
                "status": status or None,
                "milliseconds": round(seconds * 1000, 1),
                "principal": getattr(scope["state"].get("principal"), "name", None),
            }
            _log.info("request", extra=facts)

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Start and end the application; of an error the server would log the whole trace, with messages."""

        async def without_trace(message: Message) -> None:
            if message["type"].endswith(".failed"):
                message = {"type": message["type"]}
            await send(message)

        try:
            await self._app(scope, receive, without_trace)
        except Exception:
            logging.getLogger("docproc.service").exception("the service could not start, or not end in good order")
            raise

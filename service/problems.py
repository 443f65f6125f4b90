"""Errors as problem details (RFC 9457): one shape for every refusal, and no text of a document in any of them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.routing import Match

from docproc.errors import DocprocError
from service import pressure
from service.operation import request_id

__all__ = ["MEDIA_TYPE", "Problem", "ProblemError", "answer", "install", "responses", "schemas"]

MEDIA_TYPE = "application/problem+json"

_log = logging.getLogger("docproc.service")
_METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")
_CODES = {400: "request_malformed", 404: "not_found", 405: "method_not_allowed"}


class Fault(BaseModel):
    """One part of a request that is not as it should be."""

    where: str = Field(examples=["body.file"])
    message: str = Field(examples=["Field required"])


class Problem(BaseModel):
    """A refusal: ``code`` is for programs and never changes, ``detail`` is for people."""

    type: str = Field(examples=["urn:docproc:problem:file_encrypted"])
    title: str = Field(examples=["Unprocessable Entity"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["the file is protected by a password"])
    code: str = Field(examples=["file_encrypted"])
    instance: str | None = Field(
        default=None,
        description="the request, by the id that the log has",
        examples=["urn:docproc:request:5f2d7c5c9e0b4f7a8d6c1b3a29e4f708"],
    )
    errors: tuple[Fault, ...] = Field(default=(), description="which parts of the request are wrong, if it is that")


class ProblemError(HTTPException):
    """A refusal by the service itself.

    FastAPI hands on its own HTTP exceptions from the reading of a body and turns all others into a bare 400, hence
    the base class.
    """

    def __init__(self, status: int, code: str, detail: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, detail, dict(headers or {}))
        self.code = code


def answer(
    status: int, code: str, detail: str, *, errors: tuple[Fault, ...] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """The response that carries a problem."""
    request = request_id.current()
    problem = Problem(
        type=f"urn:docproc:problem:{code}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        code=code,
        instance=f"urn:docproc:request:{request}" if request else None,
        errors=errors,
    )
    content = problem.model_dump_json(exclude_defaults=True)
    return Response(content, status, dict(headers or {}), media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Answer every error of ``app`` with a problem; unexpected ones are the matter of ``service.guards``."""
    for kind in (DocprocError, RequestValidationError, StarletteHTTPException):
        app.add_exception_handler(kind, _answer_error)


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI entries for problems with these statuses."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def schemas() -> dict[str, Any]:
    """The OpenAPI components that ``responses`` refers to."""
    _, definitions = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
    components: dict[str, Any] = definitions["$defs"]
    return components


def _answer_error(request: Request, error: Exception) -> Response:
    match error:
        case DocprocError():
            if error.http_status >= 500:  # a matter for the operator; its message quotes nothing of the file
                _log.error("%s: %s", error.code, error.message)
            return answer(error.http_status, error.code, error.message)
        case RequestValidationError():
            return _answer_invalid(error)
        case ProblemError():
            return answer(error.status_code, error.code, error.detail, headers=error.headers)
        case StarletteHTTPException() if (passing := pressure.refusal(error)) is not None:
            # the framework calls each failure to take a body in the client's fault
            _log.error("unexpected %s while a body was read", type(error.__cause__).__name__)
            return answer(pressure.STATUS, passing.code, passing.detail, headers=passing.headers)
        case StarletteHTTPException():
            code = _CODES.get(error.status_code, _CODES[400])
            if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
                error.headers = {**(error.headers or {}), "Allow": _methods_at(request)}
            return answer(error.status_code, code, error.detail, headers=error.headers)
    raise error


def _answer_invalid(error: RequestValidationError) -> Response:
    """Name the faults without FastAPI's ``input``, which repeats what the client sent."""
    faults = tuple(Fault(where=".".join(map(str, fault["loc"])), message=fault["msg"]) for fault in error.errors())
    return answer(422, "request_invalid", "the request does not have the form that this address expects", errors=faults)


def _methods_at(request: Request) -> str:
    """All methods of an address; the framework names those of the first of its routes alone."""

    def is_answered(method: str) -> bool:
        scope = {**request.scope, "method": method}
        return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)

    return ", ".join(filter(is_answered, _METHODS))

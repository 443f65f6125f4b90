"""Parameters that are given twice: where one value is meant, a reader would take the last and drop the others."""

from __future__ import annotations

from collections import Counter

from fastapi import Request
from fastapi.exceptions import RequestValidationError

__all__ = ["refuse_repeated"]

_PREFIX = "/v1/"


def refuse_repeated(request: Request) -> None:
    """Refuse a reading of the API that gives a parameter several times which the description knows as one value.

    Raises:
        RequestValidationError: it names each such parameter.
    """
    given = Counter(name for name, _ in request.query_params.multi_items())
    repeated = {name for name, times in given.items() if times > 1}
    if request.method != "GET" or not repeated or not request.url.path.startswith(_PREFIX):
        return
    faults = [
        {"loc": ("query", name), "msg": "Only one value may be given", "type": "too_long"}
        for name in sorted(repeated & _single(request))
    ]
    if faults:
        raise RequestValidationError(faults)


def _single(request: Request) -> set[str]:
    """The parameters of the address that are no lists."""
    described = request.app.openapi()["paths"].get(request.scope["route"].path_format, {}).get("get", {})
    return {
        parameter["name"]
        for parameter in described.get("parameters", ())
        if parameter["in"] == "query" and parameter["schema"].get("type") != "array"
    }

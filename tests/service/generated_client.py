"""A client made of the description alone: what it cannot do, no client that a tool generates can.

Of the generators under a free licence, those that need no more than Python send multipart bodies as JSON or do not take
answers that are lists; this one does neither, and checks every answer against the description besides.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpx
from jsonschema import Draft202012Validator

__all__ = ["Answer", "GeneratedClient"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service answered, as the description has it."""

    status: int
    headers: httpx.Headers
    value: Any


class GeneratedClient:
    """Has a method for each operation; it takes the operation's parameters and the parts of its body by name.

    Args:
        description: OpenAPI 3.1.
        http: where the service is, and who asks.
    """

    def __init__(self, description: Json, http: httpx.Client) -> None:
        self._description = description
        self._http = http
        self._operations = {
            operation["operationId"]: (method.upper(), path, operation)
            for path, methods in description["paths"].items()
            for method, operation in methods.items()
        }

    def __getattr__(self, name: str) -> Callable[..., Answer]:
        """The method of an operation."""
        if name not in self._operations:
            raise AttributeError(name)
        return partial(self._call, *self._operations[name])

    def _call(self, method: str, path: str, operation: Json, **given: Any) -> Answer:
        sent: dict[str, Json] = {"path": {}, "query": {}, "header": {}}
        for parameter in operation.get("parameters", []):
            name = _python_name(parameter["name"])
            if name in given:
                sent[parameter["in"]][parameter["name"]] = given.pop(name)
            else:
                assert not parameter["required"], f"{operation['operationId']} needs {name}"
        body = self._body(operation, given)
        assert not given, f"{operation['operationId']} takes no {', '.join(given)}"
        url = path.format(**sent["path"])
        response = self._http.request(method, url, params=sent["query"], headers=sent["header"], **body)
        return self._answer(operation, response)

    def _body(self, operation: Json, given: Json) -> Json:
        """What httpx sends as the body, by the media type that the description asks for."""
        content = operation.get("requestBody", {}).get("content", {})
        if not content:
            return {}
        (media_type, described), *_ = content.items()
        fields = self._resolved(described["schema"])["properties"]
        values = {name: given.pop(_python_name(name)) for name in list(fields) if _python_name(name) in given}
        if media_type == "multipart/form-data":
            parts = [(name, part) for name, value in values.items() for part in _listed(value)]
            return {"files": parts}
        self._check(described["schema"], values)
        return {"json": values}

    def _answer(self, operation: Json, response: httpx.Response) -> Answer:
        described = operation["responses"][str(response.status_code)]
        if not response.content:
            return Answer(response.status_code, response.headers, None)
        media_type = response.headers["content-type"].partition(";")[0]
        schema = described["content"][media_type].get("schema")
        if not media_type.endswith("json"):
            return Answer(response.status_code, response.headers, response.content)
        value = response.json()
        self._check(schema, value)
        return Answer(response.status_code, response.headers, value)

    def _check(self, schema: Json, value: Any) -> None:
        Draft202012Validator({**schema, "components": self._description["components"]}).validate(value)

    def _resolved(self, schema: Json) -> Json:
        reference = schema.get("$ref")
        if reference is None:
            return schema
        found: Json = self._description["components"]["schemas"][reference.rpartition("/")[2]]
        return found


def _python_name(name: str) -> str:
    plain = name.lower().replace("-", "_")
    return f"{plain}_" if keyword.iskeyword(plain) else plain


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]

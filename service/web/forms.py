"""From what forms send to what the addresses of the API take."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ValidationError

from service.problems import ProblemError

__all__ = ["Blank", "checked", "lines"]

_Model = TypeVar("_Model", bound=BaseModel)

Blank = Annotated[str | None, BeforeValidator(lambda typed: typed.strip() or None if isinstance(typed, str) else typed)]
"""A field that browsers send empty where nothing was typed."""


def checked(model: type[_Model], **values: object) -> _Model:
    """The body that the API would take.

    Raises:
        ProblemError: 422 ``request_invalid``.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise ProblemError(422, "request_invalid", f"{error.error_count()} fields are not as they should be") from None


def lines(typed: str | None) -> str | None:
    """Text of several lines, which browsers end as DOS did."""
    return typed.replace("\r\n", "\n").replace("\r", "\n") if typed is not None else None

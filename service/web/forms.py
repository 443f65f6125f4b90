"""From what forms send to what the addresses of the API take."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ValidationError

from service.parameters import Printed
from service.problems import ProblemError

__all__ = ["Blank", "Typed", "Wanted", "checked", "lines"]

_Model = TypeVar("_Model", bound=BaseModel)

_EMPTY = BeforeValidator(lambda typed: typed.strip() or None if isinstance(typed, str) else typed)
_NO_NUL = BeforeValidator(lambda sent: sent.replace("\0", "") if isinstance(sent, str) else sent)

Blank = Annotated[str | None, _EMPTY, _NO_NUL]
"""A field that browsers send empty where nothing was typed; no database takes the character that stands for nothing."""

Typed = Annotated[Printed | None, _EMPTY]
"""A field to look for by, as the API takes it; ``None`` where nothing was typed."""


class Wanted(BaseModel):
    """A list's filters as its form and its links send them."""

    passing: ClassVar[frozenset[str]] = frozenset({"cursor"})
    """Fields that are no filters: links to other pages of the list do not carry them."""

    cursor: Blank = None

    def chosen(self) -> dict[str, Any]:
        """The filters that are set."""
        return self.model_dump(exclude=set(self.passing), exclude_none=True)

    def address(self, path: str, **changed: str) -> str:
        """A list with these filters, some of them changed."""
        chosen = self.chosen() | changed
        return f"{path}?{urlencode(chosen)}" if chosen else path


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

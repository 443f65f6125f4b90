"""Kinds of values that these addresses take."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, StringConstraints

from service.access import passwords, users

__all__ = ["NUMBER", "Asked", "Password", "ShownName", "UserName", "text_of"]

UserName = Annotated[str, StringConstraints(pattern=f"^{users.NAME}$")]


class Asked(BaseModel):
    """What somebody sends: a misspelt field is told, not passed over."""

    model_config = ConfigDict(extra="forbid")


def text_of(longest: int) -> StringConstraints:
    """The constraints of one line of text: no control characters, no blank at its beginning."""
    return StringConstraints(pattern=r"^[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$", max_length=longest)


def _refuse_all_but_numbers(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("not a number")
    return value


NUMBER = BeforeValidator(_refuse_all_but_numbers)
"""Has a whole number be what JSON Schema takes for one: ``365.0`` is, ``"365"`` and ``true`` are not."""

ShownName = Annotated[str, text_of(100)]
Password = Annotated[SecretStr, Field(max_length=passwords.LONGEST)]

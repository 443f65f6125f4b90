"""The text of a document, without reading the rest of its JSON into models."""

from __future__ import annotations

from pydantic import BaseModel

__all__ = ["text_in"]


class _Text(BaseModel):
    text: str


def text_in(content: str) -> str:
    """The text in the contract's JSON."""
    return _Text.model_validate_json(content).text

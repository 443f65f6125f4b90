"""What every model of the contract shares: frozen, closed to unknown fields, with the place where a value was read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Box", "Confidence", "Evidence", "Model", "Span", "TextField", "TextFrom"]

Span = tuple[int, int]
Box = tuple[int, float, float, float, float]
Confidence = Annotated[float, Field(ge=0, le=1)]
TextFrom = Literal["text-layer", "ocr", "docx", "plain"]


class Model(BaseModel):
    """Frozen, and closed to fields that the contract does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Evidence(Model):
    """Where a value was read; mixed into every leaf that comes from the page."""

    span: Span | None = None
    boxes: tuple[Box, ...] = ()
    confidence: Confidence | None = None


class TextField(Evidence):
    """A value printed on the page, lines joined by one space."""

    value: str

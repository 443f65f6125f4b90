"""Kinds of values that requests bring."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

__all__ = ["Printed"]

Printed = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\x00]+$")]
"""A line of text to look for; PostgreSQL has no text with a NUL in it."""

"""Forms in which a dispatch leaves docproc: JSON, a table for the terminal, a web page to read."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docproc.dispatch import Dispatch

__all__ = ["Format", "schema", "to_html", "to_json", "to_json_line", "to_table", "writer"]


class Format(StrEnum):
    """A form of output; ``suffix`` is the ending of its files."""

    JSON = "json"
    TABLE = "table"
    HTML = "html"

    @property
    def suffix(self) -> str:
        """The file name ending, with its dot."""
        return ".txt" if self is Format.TABLE else f".{self.value}"


def schema() -> dict[str, Any]:
    """The published JSON Schema of the output."""
    from docproc.dispatch import SCHEMA_VERSION, Dispatch

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:docproc:schema:dispatch:{SCHEMA_VERSION}",
        **Dispatch.model_json_schema(mode="serialization"),
        "title": "docproc dispatch",
    }


def to_json(dispatch: Dispatch) -> str:
    """The contract as indented JSON; Vietnamese letters stand as they are, not as escapes."""
    return dispatch.model_dump_json(indent=2)


def to_json_line(dispatch: Dispatch) -> str:
    """The contract as one line of JSON Lines."""
    return dispatch.model_dump_json()


def to_table(dispatch: Dispatch) -> str:
    """Plain text of the table that the terminal shows, 120 columns wide."""
    from docproc.export.table import plain_text

    return plain_text(dispatch)


def to_html(dispatch: Dispatch) -> str:
    """A self-contained web page: the obligations, then the text with its spans coloured."""
    from docproc.bodies import find_bodies
    from docproc.export.html import page

    return page(dispatch, bodies=[(body.start, body.end) for body in find_bodies(dispatch.text)])


def writer(form: Format) -> Callable[[Dispatch], str]:
    """The function that turns a dispatch into ``form``."""
    return {Format.JSON: to_json, Format.TABLE: to_table, Format.HTML: to_html}[form]

"""Values that are not what the page reads but the one known code or name that it must stand for: told to a person."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.bodies.restored import is_restored
from docproc.citations import CitedDocument
from docproc.citations.symbols import repaired_codes
from docproc.dispatch import DispatchWarning, Header
from docproc.regions.layout import Layout

__all__ = ["repair_warnings"]


def repair_warnings(layout: Layout, header: Header, cited: Sequence[CitedDocument]) -> list[DispatchWarning]:
    """One warning for each repaired symbol and name; the text itself keeps what the page reads.

    Args:
        layout: the dispatch's text.
        header: the fields found.
        cited: the documents that it cites.
    """
    found: list[DispatchWarning] = []
    symbols = [(one.number, span) for one in cited for span in one.mentions]
    if header.number is not None and header.number.span is not None:
        symbols.insert(0, (header.number.value, header.number.span))
    for value, span in symbols:
        for printed, code in repaired_codes(layout.text[slice(*span)], value):
            message = f"the page reads {printed}, which is taken for the known code {code}"
            found.append(DispatchWarning(code="symbol_repaired", message=message, span=span))
    for body in (header.parent, *header.co_issuers, header.issuer):
        name = " ".join(layout.text[slice(*body.span)].split()) if body is not None and body.span else ""
        if body is not None and is_restored(name, body.value):
            message = f"the page reads {name}, which is taken for the known body {body.value}"
            found.append(DispatchWarning(code="name_repaired", message=message, span=body.span))
    return found

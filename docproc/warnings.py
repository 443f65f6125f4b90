"""What a person should look at: blank or missing fields, contradictions, other documents in the file."""

from __future__ import annotations

from docproc.digital import signed_day, signing_warnings
from docproc.dispatch import Addressee, DigitalSignature, DispatchWarning, Header
from docproc.document_types import by_code
from docproc.reading.page import Reading
from docproc.regions.layout import Layout, Zone

__all__ = ["collect_warnings"]


def collect_warnings(
    layout: Layout,
    reading: Reading,
    header: Header,
    addressees: tuple[Addressee, ...],
    digital: tuple[DigitalSignature, ...] = (),
) -> tuple[DispatchWarning, ...]:
    """Collect the warnings of one dispatch.

    Args:
        layout: its text.
        reading: what the reader gave, with its own warnings.
        header: the fields found.
        addressees: the addressees found.
        digital: its digital signatures.

    Returns:
        Warnings in order: reading, recognition, figures, digital signatures, number, date, issuer, contradictions.
    """
    found = [DispatchWarning(code=code, message=message) for code, message in reading.warnings]
    found += _figures(reading)
    if layout.other_pages:
        found.append(_other_document(layout, reading))
    found += signing_warnings(digital, header.date)
    if header.number is None and header.type is None and not addressees:
        found.append(
            DispatchWarning(
                code="no_dispatch", message="no letterhead, number or addressee was recognised; is this a dispatch?"
            )
        )
        return tuple(found)
    if header.number is None:
        found.append(DispatchWarning(code="number_missing", message="no number and symbol was found"))
    elif header.number.ordinal is None:
        found.append(
            DispatchWarning(
                code="number_missing",
                message=f"the number before {header.number.value} is blank or could not be read",
                span=header.number.span,
            )
        )
    day = signed_day(digital)
    signed = f"; the file was first signed digitally on {day}" if day else ""
    if header.date is None:
        found.append(DispatchWarning(code="date_missing", message=f"no issue date was found{signed}"))
    elif len(header.date.value) < len("2023-07-13"):
        found.append(
            DispatchWarning(
                code="date_incomplete", message=f"the issue date has blank parts{signed}", span=header.date.span
            )
        )
    if header.issuer is None:
        found.append(DispatchWarning(code="issuer_missing", message="no issuing body was found"))
    found += _contradictions(header)
    return tuple(found)


def _other_document(layout: Layout, reading: Reading) -> DispatchWarning:
    """Where the others stand: by page, or where the source has none, by their place in the text."""
    others = layout.zone(Zone.OTHER)
    first = next((block for block in others if block.line.page in layout.other_pages), None)
    where = f"page {', '.join(map(str, layout.other_pages))}" if reading.paged else "further down"
    return DispatchWarning(
        code="other_document",
        message=f"another document stands in this file ({where}); only the first dispatch is read, --all reads each",
        span=(first.start, first.end) if first else None,
    )


def _figures(reading: Reading) -> list[DispatchWarning]:
    """Figures that a scan shows and nobody could read, with their place, so that a person can look."""
    names = {"number": "number", "day": "date", "month": "date"}
    warned: list[DispatchWarning] = []
    for page in reading.pages:
        for figures in page.figures:
            if not figures.text:
                message = f"page {page.number}: the figures of the {figures.kind} could not be read with certainty"
                box = (page.number, *figures.box)
                warned.append(DispatchWarning(code=f"{names[figures.kind]}_unread", message=message, boxes=(box,)))
    return warned


def _contradictions(header: Header) -> list[DispatchWarning]:
    """The heading is trusted for the type, the symbol for the identity; where they disagree a person is told."""
    if header.number is None or header.type is None or header.number.type_code is None or header.type.span is None:
        return []
    named = by_code(header.number.type_code)
    if named is None or named.name == header.type.value:
        return []
    return [
        DispatchWarning(
            code="type_differs",
            message=f"the heading says {header.type.value}, the symbol {header.number.value} says {named.name}",
            span=header.number.span,
        )
    ]

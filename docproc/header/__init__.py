"""The fields above the body, each in a module of its own (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô 1-5, 10a, 10b)."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.dispatch import Header, TypeField
from docproc.document_types import by_name
from docproc.header.issuer import read_issuers
from docproc.header.marks import read_secrecy, read_urgency
from docproc.header.number import read_number
from docproc.header.place_date import read_place_date
from docproc.header.rows import Row, rows_of
from docproc.header.subject import read_subject
from docproc.regions.layout import Layout, Zone
from docproc.regions.titles import title_of

__all__ = ["read_header"]


def read_header(layout: Layout) -> Header:
    """Read the header fields.

    Args:
        layout: the dispatch cut into zones.

    Returns:
        The header; each field that the page does not say is ``None``.
    """
    rows = rows_of(layout)
    addressees, _ = layout.extent(Zone.ADDRESSEES)
    above = [row for row in rows if row.start < addressees] if layout.zone(Zone.ADDRESSEES) else rows
    title = next((index for index, row in enumerate(above) if title_of(row.text)), None)
    kind = _type(layout, rows, title)
    number_at, number = read_number(layout, above, kind.value if kind else None)
    date_at, date, place = read_place_date(layout, above)
    limit = next((index for index in (number_at, title) if index is not None), len(above))
    issuer, parent, partners = read_issuers(layout, above, limit, number)
    taken = frozenset(index for index in (number_at, date_at) if index is not None)
    return Header(
        number=number,
        date=date,
        place=place,
        issuer=issuer,
        parent=parent,
        co_issuers=partners,
        type=kind,
        subject=read_subject(layout, above, title, taken, issuer),
        urgency=read_urgency(layout, rows),
        secrecy=read_secrecy(layout, rows),
    )


def _type(layout: Layout, rows: Sequence[Row], title: int | None) -> TypeField | None:
    """The type that the heading names; ``công văn`` where a numbered or addressed dispatch names none."""
    if title is None:
        letter = any(row.is_number or row.is_addressee for row in rows)
        return TypeField(value="công văn", code="CV") if letter else None
    row = rows[title]
    name = title_of(row.text) or row.key
    entry = by_name(name)
    return TypeField(value=name, code=entry.code if entry else None, **layout.evidence(row.start, row.end))

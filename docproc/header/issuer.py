"""The issuing body and the body above it (tên cơ quan ban hành; ô 2), from one to three lines in capitals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from docproc.bodies import canonical
from docproc.bodies.restored import restore
from docproc.dispatch import IssuerField, NumberField
from docproc.header.marks import is_mark
from docproc.header.rows import Row
from docproc.regions.forms import SUBJECT, is_caps
from docproc.regions.layout import Layout
from docproc.regions.titles import title_of
from docproc.text import match_key
from docproc.vocabulary import begins_bare, begins_with, words

__all__ = ["Issuers", "read_issuers"]

Issuers = tuple[IssuerField | None, IssuerField | None, tuple[IssuerField, ...]]
_EDGES = " :*.,|_~'\"¡"  # bullets, and what recognition leaves of rules and seals
_INNER_EDGES = _EDGES.replace(",", "")
_SHARED_TYPES = frozenset({"BGN", "BTT", "CTPH", "QCPH", "HĐ"})  # field guide §1.4: what two sign together
_SMALL_AT_MOST = 60  # characters
_CONTINUES = ("-", "–", ",")
_OPEN_LINES = (" và", " thuộc", " đội biên", " môi")
"""Ends at which the next line goes on: ``BỘ CHỈ HUY BỘ ĐỘI BIÊN`` | ``PHÒNG TỈNH HÀ TĨNH``."""
_OPEN_ENDS = (*_OPEN_LINES, " -", " các")
"""Ends at which no name fused with another one ends: ``BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG``."""


def read_issuers(layout: Layout, rows: Sequence[Row], limit: int, number: NumberField | None) -> Issuers:
    """Read issuer, parent and further issuers.

    Args:
        layout: the dispatch.
        rows: the rows above Kính gửi.
        limit: index of the number line or of the title; the letterhead stands above it.
        number: the number field; two or more issuer codes in it mean a joint dispatch.

    Returns:
        The issuer (the last body above the number), its parent, and the other issuers of a joint dispatch.
    """
    named = [row for row in rows[:limit] if _names_body(row)] or [row for row in rows[:limit] if _opens_body_name(row)]
    lefts = [row for row in named if row.column == 0]
    groups: list[list[Row]] = []
    for row in lefts or named or [row for row in rows[limit:] if row.column != 1 and _names_body(row)][:3]:
        if groups and _goes_on(row, groups[-1][-1], recognised=bool(layout.recognised)):
            groups[-1].append(row)
        else:
            groups.append([row])
    bodies = [body for group in groups for body in _apart(layout, _field(layout, group))]
    if not bodies:
        return None, None, ()
    joint = _parties(number)
    partners = bodies[max(0, len(bodies) - joint) : -1] if joint > 1 and " - " not in bodies[-1].value else []
    above = bodies[: len(bodies) - 1 - len(partners)]
    return bodies[-1], above[-1] if above else None, tuple(partners)


def _parties(number: NumberField | None) -> int:
    """How many bodies issue: all codes of a memorandum or an agreement name parties, of others only the issuers."""
    if number is None:
        return 1
    shared = len(number.unit_codes) if number.type_code in _SHARED_TYPES else 0
    return len(number.issuer_codes) + shared


def _names_body(row: Row) -> bool:
    if row.is_emblem or row.is_date or row.is_number or row.is_addressee or row.is_stamp or is_mark(row):
        return False
    if SUBJECT.match(row.key) or title_of(row.text) is not None:
        return False
    return is_caps(row.text) and not row.text[:1].isdigit()


def _opens_body_name(row: Row) -> bool:
    """Whether a short line begins with the head of a body: letterheads typed in small letters."""
    short = len(row.text) <= _SMALL_AT_MOST and row.text[:1].isupper() and not row.text.endswith((".", ";", ":", ","))
    return short and not SUBJECT.match(row.key) and begins_with(row.key, "body_heads") is not None


def _goes_on(row: Row, before: Row, *, recognised: bool) -> bool:
    """Whether a line continues the body above it rather than naming one of its own.

    Recognition loses accents, so its text is compared without them; elsewhere only a known name is, and TUY | PHONG
    is no Phòng.
    """
    if (
        before.text.rstrip().endswith(_CONTINUES)
        or before.key.rstrip().endswith(_OPEN_LINES)
        or row.key.startswith(("và ", "- "))
    ):
        return True
    bare = row.bare.strip(_EDGES)
    if begins_bare(bare, "no_bodies") or bare == "trung uong" or before.key.strip(_EDGES) in words("bare_heads"):
        return True
    if begins_with(before.key.strip(_EDGES), "boards") and begins_with(row.key.strip(_EDGES), "institutions"):
        return True
    if begins_with(row.key.strip(_EDGES), "body_heads") is not None:
        return False
    lost = recognised or restore(row.text.strip(_EDGES)) is not None
    return not lost or begins_bare(bare, "body_heads") is None


def _field(layout: Layout, group: Sequence[Row]) -> IssuerField:
    name = " ".join([*(row.text.strip(_INNER_EDGES) for row in group[:-1]), group[-1].text.strip(_EDGES)]).strip(" -–")
    block = layout.block_at(group[0].start)
    if block is not None and block.line.page in layout.recognised:
        name = restore(name) or name
    return IssuerField(value=name, **_registered(name), **layout.evidence(group[0].start, group[-1].end))


class _Registered(TypedDict):
    canonical: str | None
    code: str | None


def _registered(name: str) -> _Registered:
    known = canonical(name)
    return {"canonical": known[0] if known else None, "code": known[1] if known else None}


def _apart(layout: Layout, field: IssuerField) -> list[IssuerField]:
    """Cut ``BỘ TÀI CHÍNH TỔNG CỤC HẢI QUAN``, copied on one line, into parent and issuer.

    Where a line ends was judged before (``_goes_on``).
    """
    if field.span is None or field.span[1] - field.span[0] != len(field.value):
        return [field]
    key, start = match_key(field.value), field.span[0]
    if begins_with(key, "boards"):
        return [field]
    for at in (index + 1 for index, char in enumerate(key) if char == " "):
        head = key[:at].strip()
        opens = begins_with(key[at:], "fused_heads") and not begins_with(key[at:], "no_bodies")
        if not opens or " " not in head or layout.text[start + at - 1] == "\n":
            continue
        if (
            " " not in key[at:]
            or head.endswith(_OPEN_ENDS)
            or head.rpartition(" ")[2] in words("word_openings")
            or head in words("body_heads")
            or begins_with(head, "body_heads") is None
        ):
            continue
        above, below = field.value[: at - 1], field.value[at:]
        return [
            field.model_copy(update={"value": above, "span": (start, start + at - 1), **_registered(above)}),
            field.model_copy(update={"value": below, "span": (start + at, field.span[1]), **_registered(below)}),
        ]
    return [field]

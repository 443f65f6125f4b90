"""The fields above the body: number, date and place, issuer, type, subject, urgency, secrecy (ô 1-5, 10a, 10b)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from docproc.bodies import canonical
from docproc.citations import Symbol, parse_symbol
from docproc.dispatch import DateField, Header, IssuerField, NumberField, TextField, TypeField, UrgencyField
from docproc.document_types import by_name
from docproc.regions.forms import (
    ADDRESSEE_BARE,
    BULLET,
    DATE_BARE,
    MOTTO_BARE,
    NUMBER_BARE,
    PARTY_BARE,
    STATE_BARE,
    SUBJECT_BARE,
    is_caps,
)
from docproc.regions.layout import Layout, Zone
from docproc.regions.zones import title_of
from docproc.text import bare_key, match_key
from docproc.vocabulary import begins_with, words

__all__ = ["issue_date", "read_header"]

_SYMBOL_TEXT = re.compile(
    r"(?P<ordinal>\d[\d.]{0,7}\s?[a-zđA-H]?(?=\s*[/-]))?\s*(?P<symbol>[/-]\s*[A-ZĐ0-9][\wĐ&.,+()]*(?:\s?[-/.&,]\s?[A-ZĐ0-9][\wĐ&.+()]*)*)"
)
_ORDINAL_ONLY = re.compile(r"^\(?\d{1,6}[a-zđ]?\)?$")
_URGENCY = re.compile(r"^\W*(?P<mark>h[ỏo]a t[ốo]c(?: h[ẹe]n gi[ờo])?|th[ượu]+ng kh[ẩâa]n|kh[ẩâa]n)\b(?P<rest>[^\n]{0,40})$")
_SECRECY = re.compile(r"^\W*(?P<mark>tuyệt mật|tối mật|mật)\W*$")
_HOUR = re.compile(r"(\d{1,2})\s*(?:h|giờ|:)\s*(\d{2})?")
_YEAR_SPAN = range(1945, 2100)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the header with the keys that the forms match on."""

    text: str
    start: int
    column: int | None
    bare: str
    key: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_header(layout: Layout) -> Header:
    """Read the header fields.

    Args:
        layout: the dispatch cut into zones.

    Returns:
        The header; each field that the page does not say is ``None``.
    """
    rows = [
        _Row(text, block.start, block.line.column, bare_key(text), match_key(text))
        for block in layout.zone(Zone.HEADER, Zone.ADDRESSEES)
        for text in [layout.text_of(block)]
    ]
    gate = next((i for i, row in enumerate(rows) if ADDRESSEE_BARE.match(row.bare)), len(rows))
    above = rows[:gate]
    title = _title(above)
    number_at, number = _number(layout, above, title)
    date_at, date, place = _date(layout, above)
    bodies = _bodies(layout, above, number_at, title)
    subject = _subject(layout, above, title, number_at, date_at)
    issuer, parent, partners = _issuers(bodies, number)
    return Header(
        number=number,
        date=date,
        place=place,
        issuer=issuer,
        parent=parent,
        co_issuers=partners,
        type=_type(layout, above, title),
        subject=subject,
        urgency=_urgency(layout, rows),
        secrecy=_secrecy(layout, rows),
    )


def issue_date(header: Header) -> str | None:
    """The full ISO issue date, or ``None`` where a part of it is blank."""
    return header.date.value if header.date and len(header.date.value) == 10 else None


# --- type ---------------------------------------------------------------------------------------------------------


def _title(rows: Sequence[_Row]) -> int | None:
    """Index of the line that names the type."""
    return next((i for i, row in enumerate(rows) if title_of(row.text)), None)


def _type(layout: Layout, rows: Sequence[_Row], title: int | None) -> TypeField | None:
    if title is None:
        return TypeField(value="công văn", code="CV") if any(NUMBER_BARE.match(row.bare) for row in rows) else None
    row = rows[title]
    name = title_of(row.text) or row.key
    entry = by_name(name)
    return TypeField(value=name, code=entry.code if entry else None, **layout.evidence(row.start, row.end))


# --- number -------------------------------------------------------------------------------------------------------


def _number(layout: Layout, rows: Sequence[_Row], title: int | None) -> tuple[int | None, NumberField | None]:
    """The number line's index and its value; stamps and stray figures never make a number."""
    type_name = title_of(rows[title].text) if title is not None else None
    for index, row in enumerate(rows):
        if not NUMBER_BARE.match(row.bare):
            continue
        found = _symbol_in(rows, index)
        if found is None:
            continue
        start, end, text = found
        symbol = parse_symbol(text, type_name=type_name)
        if symbol is not None:
            return index, _number_field(layout, symbol, start, end)
    return None, None


def _symbol_in(rows: Sequence[_Row], index: int) -> tuple[int, int, str] | None:
    """Span and text of the symbol on a number line, the line below it (``Số:`` alone), or with its figure above."""
    row = rows[index]
    after = row.bare.index("so") + 2
    match = _SYMBOL_TEXT.search(row.text, after)
    if match is None:
        below = rows[index + 1] if index + 1 < len(rows) else None
        match = _SYMBOL_TEXT.match(below.text) if below and not row.text[after:].strip(" :.") else None
        if match is None or below is None:
            return None
        row = below
    ordinal, symbol = match.group("ordinal"), match.group("symbol")
    if ordinal is None and index > 0 and _ORDINAL_ONLY.match(rows[index - 1].text) and rows[index - 1].column in {None, row.column}:
        stamped = rows[index - 1]
        return stamped.start, row.start + match.end(), stamped.text.strip("()") + symbol
    start = row.start + (match.start("ordinal") if ordinal else match.start("symbol"))
    return start, row.start + match.end(), (ordinal or "") + symbol


def _number_field(layout: Layout, symbol: Symbol, start: int, end: int) -> NumberField:
    return NumberField(
        value=symbol.value,
        ordinal=symbol.ordinal,
        suffix=symbol.suffix,
        year=symbol.year,
        type_code=symbol.type_code,
        issuer_codes=symbol.issuer_codes,
        unit_codes=symbol.unit_codes,
        **layout.evidence(start, end),
    )


# --- date and place -----------------------------------------------------------------------------------------------


def _date(layout: Layout, rows: Sequence[_Row]) -> tuple[int | None, DateField | None, TextField | None]:
    for index, row in enumerate(rows):
        if len(row.text) > 160 or row.bare.startswith(("can cu", "ngay den", "so den")):
            continue
        match = DATE_BARE.search(row.bare)
        if match is None or SUBJECT_BARE.match(row.bare):
            continue
        value = _iso(match)
        place = _place(layout, row, match.start())
        date = DateField(value=value, **layout.evidence(row.start + match.start(), row.start + match.end())) if value else None
        return index, date, place
    return None, None, None


def _iso(match: re.Match[str]) -> str | None:
    """ISO 8601 with the blank parts left out; ``None`` without a year or with an impossible day."""
    day, month, year = (
        (match.group("d2"), match.group("m2"), match.group("y2"))
        if match.group("y2")
        else (match.group("day"), match.group("month"), match.group("year"))
    )
    if not year or not year.isdigit() or int(year) not in _YEAR_SPAN:
        return None
    if not month or not month.strip().isdigit() or not 1 <= int(month) <= 12:
        return year
    if not day or not day.strip().isdigit() or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}"
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _place(layout: Layout, row: _Row, date_at: int) -> TextField | None:
    before = row.text[:date_at]
    value = before.strip(" ,;:.-")
    if not value or len(value) > 60 or any(char.isdigit() for char in value.replace("Quận", "")):
        return None
    start = row.start + before.index(value[0])
    return TextField(value=value, **layout.evidence(start, start + len(value)))


# --- issuer -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Body:
    """One body of the letterhead: its lines joined."""

    name: str
    field: IssuerField


def _bodies(layout: Layout, rows: Sequence[_Row], number_at: int | None, title: int | None) -> list[_Body]:
    limit = number_at if number_at is not None else title if title is not None else len(rows)
    candidates = [row for row in rows[:limit] if _names_issuer(row)]
    lefts = [row for row in candidates if row.column == 0]
    if lefts:
        candidates = lefts
    elif number_at is not None and not candidates:
        candidates = [row for row in rows[limit:title] if _names_issuer(row)]
    groups: list[list[_Row]] = []
    for row in candidates:
        if groups and not _opens_body(row, groups[-1][-1]):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_body(layout, group) for group in groups]


def _names_issuer(row: _Row) -> bool:
    if any(form.search(row.bare) for form in (STATE_BARE, MOTTO_BARE, PARTY_BARE, DATE_BARE)):
        return False
    if any(form.match(row.bare) for form in (NUMBER_BARE, SUBJECT_BARE, ADDRESSEE_BARE)):
        return False
    if _URGENCY.match(row.key) or _SECRECY.match(row.key) or row.key.strip(" .:") in words("incoming_stamp"):
        return False
    return is_caps(row.text) and title_of(row.text) is None and not any(char.isdigit() for char in row.text.replace("*", "")[:2])


def _opens_body(row: _Row, before: _Row) -> bool:
    """Whether a line names a body of its own rather than going on with the line above."""
    if before.text.rstrip().endswith(("-", "–", ",")) or row.key.startswith(("và ", "- ")):
        return False
    head = begins_with(row.key, "body_heads")
    return head is not None


_FUSED = re.compile(r"(?<=\s)(?=(?:TỔNG CỤC|CỤC|SỞ|TRƯỜNG|BỆNH VIỆN|TRUNG TÂM|CHI CỤC|VĂN PHÒNG|PHÒNG|BAN QUẢN LÝ|BAN CHỈ ĐẠO)\s)")


def _body(layout: Layout, group: Sequence[_Row]) -> _Body:
    start, end = group[0].start, group[-1].end
    name = " ".join(row.text.strip(" -–:*") if len(group) == 1 else row.text.strip(" :*") for row in group)
    known = canonical(name)
    return _Body(
        name,
        IssuerField(
            value=name, canonical=known[0] if known else None, code=known[1] if known else None, **layout.evidence(start, end)
        ),
    )


def _issuers(
    bodies: list[_Body], number: NumberField | None
) -> tuple[IssuerField | None, IssuerField | None, tuple[IssuerField, ...]]:
    if not bodies:
        return None, None, ()
    issuer = bodies[-1].field
    joint = number is not None and len(number.issuer_codes) > 1
    if joint and len(bodies) > 1:
        return issuer, None, tuple(body.field for body in bodies[:-1])
    if len(bodies) == 1:
        return _unfused(issuer)
    return issuer, bodies[-2].field, ()


def _unfused(issuer: IssuerField) -> tuple[IssuerField, IssuerField | None, tuple[IssuerField, ...]]:
    """``BỘ TÀI CHÍNH TỔNG CỤC HẢI QUAN`` copied on one line: the parent, then the issuer."""
    match = _FUSED.search(issuer.value)
    if match is None or issuer.span is None or match.start() < 6:
        return issuer, None, ()
    head, tail = issuer.value[: match.start()].strip(), issuer.value[match.start() :]
    if begins_with(match_key(head), "body_heads") is None or match_key(head) in {"ủy ban nhân dân", "ban", "bộ"}:
        return issuer, None, ()
    start, end = issuer.span
    if end - start != len(issuer.value):
        return issuer, None, ()
    below = issuer.model_copy(update={"value": tail, "span": (start + match.start(), end), **_registered(tail)})
    above = issuer.model_copy(update={"value": head, "span": (start, start + len(head)), **_registered(head)})
    return below, above, ()


def _registered(name: str) -> dict[str, str | None]:
    known = canonical(name)
    return {"canonical": known[0] if known else None, "code": known[1] if known else None}


# --- subject ------------------------------------------------------------------------------------------------------


def _subject(
    layout: Layout, rows: Sequence[_Row], title: int | None, number_at: int | None, date_at: int | None
) -> TextField | None:
    if title is not None:
        lines = _title_subject(rows, title)
        return _joined(layout, lines, 0) if lines else None
    for index, row in enumerate(rows):
        if index in {number_at, date_at}:
            continue
        match = SUBJECT_BARE.match(row.bare)
        if match is None or (number_at is not None and index < number_at - 1):
            continue
        lines = [row, *_wrapped(rows, index)]
        skip = match.end() if "/" in match.group() else row.bare.index("ve")
        while skip < len(row.text) and row.text[skip] in " :.-":
            skip += 1
        return _joined(layout, lines, skip)
    return None


def _title_subject(rows: Sequence[_Row], title: int) -> list[_Row]:
    lines = []
    for row in rows[title + 1 :]:
        office = is_caps(row.text) and begins_with(row.key, "offices") is not None
        if (office and lines) or ADDRESSEE_BARE.match(row.bare) or row.bare.startswith(("can cu ", "(kem theo", "(ban hanh kem")):
            break
        if any(form.search(row.bare) for form in (STATE_BARE, MOTTO_BARE)) or _URGENCY.match(row.key) or NUMBER_BARE.match(row.bare):
            continue
        if DATE_BARE.search(row.bare) and len(row.text) < 60 and row.column == 1:
            continue
        lines.append(row)
    return lines


def _wrapped(rows: Sequence[_Row], index: int) -> list[_Row]:
    """The lines on which a V/v goes on: same column, not a line of the form; the date line may stand in between."""
    first, lines = rows[index], []
    for row in rows[index + 1 :]:
        if (DATE_BARE.search(row.bare) and len(row.text) < 70) or row.column != first.column:
            continue
        if any(form.search(row.bare) for form in (STATE_BARE, MOTTO_BARE, PARTY_BARE)) or _URGENCY.match(row.key):
            continue
        if NUMBER_BARE.match(row.bare) or BULLET.match(row.text) or row.key.strip(" .:") in words("incoming_stamp"):
            break
        lines.append(row)
    return lines


def _joined(layout: Layout, lines: Sequence[_Row], skip: int) -> TextField | None:
    value = " ".join([lines[0].text[skip:], *(row.text for row in lines[1:])]).strip()
    if value.endswith(")") and value.count(")") > value.count("("):
        value = value[:-1]
    value = value.strip(" .;,*")
    if not value:
        return None
    return TextField(value=value, **layout.evidence(lines[0].start + skip, lines[-1].end))


# --- marks --------------------------------------------------------------------------------------------------------


def _urgency(layout: Layout, rows: Sequence[_Row]) -> UrgencyField | None:
    for row in rows:
        match = _URGENCY.match(row.key)
        if match is None or not is_caps(row.text[: match.end("mark")], 0.8):
            continue
        bare = bare_key(match.group("mark"))
        value: Literal["khẩn", "thượng khẩn", "hỏa tốc"] = (
            "hỏa tốc" if bare.startswith("hoa") else "thượng khẩn" if bare.startswith("th") else "khẩn"
        )
        hour = _HOUR.search(match.group("rest"))
        time = f"{int(hour.group(1)):02d}:{hour.group(2) or '00'}" if hour else None
        return UrgencyField(value=value, time=time, **layout.evidence(row.start, row.start + match.end("mark")))
    return None


def _secrecy(layout: Layout, rows: Sequence[_Row]) -> TextField | None:
    for row in rows:
        match = _SECRECY.match(row.key)
        if match is not None and is_caps(row.text):
            return TextField(value=match.group("mark"), **layout.evidence(row.start, row.end))
    return None

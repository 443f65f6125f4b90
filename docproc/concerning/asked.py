"""The office that somebody asks for: read from what he typed, or refused with the names that come near."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from rapidfuzz import fuzz, process

from docproc.bodies.groups import read_group
from docproc.bodies.offices import Office, read_office
from docproc.bodies.places import province_rows
from docproc.bodies.registry import organisations
from docproc.bodies.standing import Standing
from docproc.errors import UnknownOfficeError
from docproc.text import bare_key

__all__ = ["Asked", "ask"]

_PROVINCE = re.compile(r"[ ,]+(?P<place>(?:tinh|thanh pho|tp\.?) \S.*)$")  # in the key without accents
_NEAR = 70  # of 100, rapidfuzz's ratio over letters without accents
_MOST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """An office that is asked for.

    Attributes:
        name: as typed, blanks joined.
        office: what it is.
        on: the day on which it is asked for; ``None`` for today.
    """

    name: str
    office: Office
    on: date | None = None


def ask(name: str, *, on: date | None = None) -> Asked:
    """Read the office that is asked for.

    Args:
        name: its full name: ``Sở Nội vụ tỉnh Lâm Đồng``, ``UBND xã Đức Trọng, tỉnh Lâm Đồng``, ``Bộ Tài chính``.
        on: the day on which it bears the name; ``None`` for today.

    Raises:
        UnknownOfficeError: it is no office's name, or of a department, ministry or province that does not exist.
    """
    typed = " ".join(name.split())
    if read_group(typed, Standing()) is not None:
        raise UnknownOfficeError(f"“{typed}” names a group of offices; ask for one of them by its full name")
    office = read_office(typed, on=on)
    if office is None or not _known(office):
        near = _near(typed)
        hint = (
            f"; did you mean {' or '.join(near)}?" if near else "; give its full name, such as Sở Nội vụ tỉnh Lâm Đồng"
        )
        raise UnknownOfficeError(f"no office is known by the name “{typed}”{hint}")
    return Asked(typed, office, on)


def _known(office: Office) -> bool:
    if office.place.province is not None and not province_rows(office.place.province):
        return False
    if office.kind == "ubnd" and office.place.level is None:
        return False
    return office.kind != "so" or bool(office.rows)


def _near(typed: str) -> list[str]:
    """Names that differ from what was typed by a few letters."""
    cut = _PROVINCE.search(bare_key(typed))
    if cut is None:
        return _closest(typed, [*_central(), *_local()])
    bodies = _closest(typed[: cut.start()], _local())
    places = _closest(typed[cut.start("place") :], _provinces())
    return [f"{body} {place}" for body in bodies for place in places][:_MOST]


def _closest(typed: str, names: list[str]) -> list[str]:
    table = {name: bare_key(name) for name in names}
    found = process.extract(bare_key(typed), table, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_MOST)
    best = found[0][1] if found else 0.0
    return [name for _, score, name in found if score >= best - 5]


@cache
def _central() -> list[str]:
    return [row.name for row in organisations() if row.kind not in ("province", "department", "local")]


@cache
def _local() -> list[str]:
    return [row.name for row in organisations() if row.kind in ("department", "local")] + ["Công an", "Thanh tra"]


@cache
def _provinces() -> list[str]:
    return list(dict.fromkeys(row.name for row in organisations() if row.kind == "province"))

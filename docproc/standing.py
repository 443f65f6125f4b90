"""Where a dispatch stands, from its header: what its names lean on, and the day on which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from docproc.bodies.groups import read_group
from docproc.bodies.standing import Standing, stand
from docproc.dispatch import Addressee, Header

__all__ = ["issue_day", "standing_of"]


def issue_day(header: Header) -> date | None:
    """The dispatch's own date; the first of the month or year where the rest is blank, so that years can be told."""
    if header.date is None:
        return None
    year, month, day = (int(part) for part in [*header.date.value.split("-"), "1", "1"][:3])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def standing_of(header: Header, addressees: Sequence[Addressee], text: str) -> Standing:
    """Read where a dispatch stands.

    Args:
        header: its header.
        addressees: its lines of "Kính gửi".
        text: its text, searched for the issuer's province where the header does not tell it.
    """
    standing = stand(
        header.issuer.value if header.issuer else None,
        parent=header.parent.value if header.parent else None,
        seat=header.place.value if header.place else None,
        issued=issue_day(header),
        text=text,
    )
    names = (name for line in addressees for name in _addressed(line, standing))
    return replace(standing, addressed=tuple(names))


def _addressed(line: Addressee, standing: Standing) -> list[str]:
    """The bodies of a line; one with places ("Sở Y tế các tỉnh: Lai Châu, Sơn La") stays whole, as they share it."""
    parts = [part.strip() for part in line.value.split(";") if part.strip()]
    whole = [(group := read_group(part, standing)) is not None and group.reach == "named" for part in parts]
    if not any(whole):
        return list(line.members or (line.value,))
    from docproc.bodies import split_actors  # it compiles grammars that few lines need

    names = []
    for part, one in zip(parts, whole, strict=True):
        names += [part] if one else [split.name for split in split_actors(part)]
    return names

"""Kính gửi (ô 9a) and the addressee list of a công điện: one entry a printed line."""

from __future__ import annotations

import re

from docproc.bodies import split_actors
from docproc.dispatch import Addressee
from docproc.regions.forms import ADDRESSEE_BARE, BULLET, RULE, TELEGRAM_BARE
from docproc.regions.layout import Block, Layout, Zone
from docproc.text import bare_key

__all__ = ["read_addressees"]

_URGENCY_TAIL = re.compile(r"\s*\b(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)\b\s*$")
_DOTS = re.compile(r"^[.…_\s]+|[.…_\s]{3,}$")


def read_addressees(layout: Layout) -> tuple[Addressee, ...]:
    """Read the addressees.

    Args:
        layout: the dispatch cut into zones.

    Returns:
        One entry an addressee line, without its dash and closing mark; wrapped lines joined.
    """
    entries: list[list[tuple[int, int]]] = []
    for index, block in enumerate(layout.zone(Zone.ADDRESSEES)):
        start, opens = _entry_start(layout, block, first=index == 0)
        if start >= block.end or RULE.match(layout.text[start : block.end]):
            continue
        before = layout.text[entries[-1][-1][0] : entries[-1][-1][1]].rstrip() if entries else ""
        if opens or not entries or before.endswith((";", ".")):
            entries.append([(start, block.end)])
        else:
            entries[-1].append((start, block.end))
    return tuple(entry for spans in entries if (entry := _addressee(layout, spans)) is not None)


def _entry_start(layout: Layout, block: Block, *, first: bool) -> tuple[int, bool]:
    """Where the entry's text begins in a block, and whether the block opens a new entry."""
    text = layout.text_of(block)
    offset = 0
    if first:
        bare = bare_key(text)
        head = ADDRESSEE_BARE.match(bare) or TELEGRAM_BARE.search(bare)
        offset = head.end() if head else 0
    bullet = BULLET.match(text[offset:])
    if bullet:
        offset += bullet.end()
    while offset < len(text) and text[offset] in " :":
        offset += 1
    return block.start + offset, bullet is not None or first


def _addressee(layout: Layout, spans: list[tuple[int, int]]) -> Addressee | None:
    value = " ".join(layout.text[start:end].strip() for start, end in spans)
    value = _DOTS.sub("", _URGENCY_TAIL.sub("", value)).strip(" ;.,:-")
    if not value:
        return None
    members = tuple(part.name for part in split_actors(value))
    return Addressee(value=value, members=members, **layout.evidence(spans[0][0], spans[-1][1]))

"""Nơi nhận (ô 9b): who gets a copy and what for, and the archive line (Lưu)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from docproc.dispatch import Archive, Recipient
from docproc.regions.forms import BULLET, RECIPIENTS_BARE, archive_mark, capacity_of, is_caps, is_lone_capacity, is_name
from docproc.regions.layout import Block, Layout, Zone
from docproc.text import bare_key, match_key
from docproc.vocabulary import begins_with, purposes

__all__ = ["read_recipients", "recipient_blocks"]

_JOIN = r"(?:\s*[,;]\s*|\s+va\s+|\s+|\s*-\s*)"
_BRACE = re.compile(r"^[\s}{)\]]*$")
_TYPIST = re.compile(r"(?<=\w)\.\s+\w{1,4}\.?$")  # "VT, TCMT. H": who typed it, or how many copies
_COPIES = re.compile(r"\(?\b(\d{1,3})\s*(?:b|bản)\b\.?\s*\)?|\((\d{1,3})\)|\(\s*b\s*\)")
_BRACKETED = re.compile(r"[\s:.]*\((?P<inner>[^()]*[^\W\d_][^()]*)\)[\s.;]*")  # Lưu (TTLT).
_ENDS = {True: (";",), False: (";", ".")}  # what ends an entry in a list with dashes, and without
_CODES_LENGTH = 40  # characters of a second line of archive codes
_EDGES = " ;:.,}{–-_~¬"
_LABEL = re.compile(r"^\W{0,3}n[ơo]i nh[ậa]n\s*[:.;]?\s*", re.IGNORECASE)


@dataclass
class _Entry:
    """One list entry: its spans, and whether it is the archive line."""

    spans: list[tuple[int, int]]
    archive: bool


def recipient_blocks(layout: Layout) -> list[Block]:
    """The blocks of the closing that belong to Nơi nhận: from its label to the Lưu line, in its column."""
    closing = layout.zone(Zone.CLOSING)
    label = next((i for i, block in enumerate(closing) if RECIPIENTS_BARE.match(layout.bare_of(block))), None)
    if label is None:
        return _unlabelled(layout, closing)
    column = closing[label].line.column
    kept: list[Block] = []
    archived = False
    for block in closing[label:]:
        text = layout.text_of(block)
        if not _in_list(block, column, text, archived=archived):
            continue
        awaited = archived and _open_archive(layout, kept[-1], text)
        if kept and not awaited and not BULLET.match(text) and _signs(text, archived, columned=column is not None):
            if archived:
                break
            continue
        archived = archived or archive_mark(text, bare_key(text)) is not None
        kept.append(block)
    return kept


def _unlabelled(layout: Layout, closing: Sequence[Block]) -> list[Block]:
    """The archive line with the dashed lines right above it, where recognition ruined the label."""
    last = next((i for i, block in enumerate(closing) if archive_mark(layout.text_of(block), layout.bare_of(block))), 0)
    first = last
    while first > 0 and closing[first - 1].line.column == closing[last].line.column:
        if not BULLET.match(layout.text_of(closing[first - 1])):
            break
        first -= 1
    archived = bool(closing) and archive_mark(layout.text_of(closing[last]), layout.bare_of(closing[last]))
    return list(closing[first : last + 1]) if archived else []


def _in_list(block: Block, column: int | None, text: str, *, archived: bool) -> bool:
    """Whether a line stands in the list's column; beside a smudged signature a reader may see no columns."""
    if block.line.column is None and column is not None:
        return not archived and BULLET.match(text) is not None
    return block.line.column == column or (column is None and block.line.column != 1)


def _open_archive(layout: Layout, block: Block, below: str) -> bool:
    """Whether a line says ``Lưu:`` or ``Lưu: VT,`` and codes stand on the next."""
    mark = archive_mark(layout.text_of(block), layout.bare_of(block))
    if mark is not None and mark.end() == block.end - block.start:
        return True
    signs = capacity_of(below) or is_name(below) or begins_with(match_key(below), "offices")
    return layout.text_of(block).endswith(",") and len(below) < _CODES_LENGTH and not signs


def _signs(text: str, archived: bool, *, columned: bool) -> bool:
    if capacity_of(text) or is_lone_capacity(text) or "da ky" in bare_key(text)[:10]:
        return True
    if columned:
        return False
    caps = is_caps(text) and len(text) > 6 and " " in text
    return caps or (is_name(text) and (archived or not text.endswith((";", "."))))


def read_recipients(layout: Layout) -> tuple[tuple[Recipient, ...], Archive | None]:
    """Read the recipients and the archive line.

    Args:
        layout: the dispatch cut into zones.

    Returns:
        The recipients in order, purposes spelled out (``(để b/c)`` is ``báo cáo``), and the archive line or ``None``.
    """
    entries = list(_entries(layout, recipient_blocks(layout)))
    named = [entry for entry in entries if not entry.archive]
    recipients = _spread([_recipient(layout, entry) for entry in named], [_in_brace(layout, entry) for entry in named])
    archives = [_archive(layout, entry) for entry in entries if entry.archive]
    return _braced(recipients), archives[0] if archives else None


def _entries(layout: Layout, blocks: Sequence[Block]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    bulleted = sum(bool(BULLET.match(layout.text_of(block))) for block in blocks) >= 2
    for block in blocks:
        text, bare = layout.text_of(block), layout.bare_of(block)
        offset = label.end() if (label := _LABEL.match(text)) and RECIPIENTS_BARE.match(bare) else 0
        if not text[offset:].strip(" :;.-"):
            continue
        bullet = BULLET.match(text[offset:])
        archive = archive_mark(text[offset:], bare[offset:]) is not None
        start = block.start + offset + (bullet.end() if bullet else 0)
        before = layout.text[slice(*entry.spans[-1])].rstrip() if entry else ""
        if entry is not None and entry.archive and not (bullet or archive or before.endswith((":", ","))):
            break
        if entry is None or bullet or archive or before.endswith(_ENDS[bulleted]):
            if entry is not None:
                yield entry
            entry = _Entry([(start, block.end)], archive)
        else:
            entry.spans.append((start, block.end))
    if entry is not None:
        yield entry


def _recipient(layout: Layout, entry: _Entry) -> Recipient:
    text = " ".join(layout.text[start:end].strip() for start, end in entry.spans)
    name, purpose = _split_purpose(text)
    return Recipient(name=name, purpose=purpose, **layout.evidence(entry.spans[0][0], entry.spans[-1][1]))


def _in_brace(layout: Layout, entry: _Entry) -> bool:
    """Whether a brace stands behind the name: one of the lines that a drawn brace holds together."""
    return any("}" in layout.text[start:end] for start, end in entry.spans)


def _spread(recipients: list[Recipient], in_brace: Sequence[bool]) -> list[Recipient]:
    """Give each line of a brace the purpose that stands behind one of them."""
    out: list[Recipient] = []
    for braced, group in groupby(zip(recipients, in_brace, strict=True), key=lambda pair: pair[1]):
        held = [entry for entry, _ in group]
        purpose = next((entry.purpose for entry in held if entry.purpose), None)
        out += [entry.model_copy(update={"purpose": purpose}) for entry in held] if braced else held
    return out


@cache
def _purpose() -> re.Pattern[str]:
    """A purpose at the end of an entry: (để b/c) · (b/cáo) · (để p/h t/h) · “Để thực hiện” · } để báo cáo."""
    marks = "|".join(_spelled(spelling) for spelling in purposes())
    run = rf"(?:{marks})(?!\w)(?:{_JOIN}(?:{marks})(?!\w))*"
    return re.compile(
        rf"""[\s,;:]*(?:[(\[“"'}}{{]\s*(?:de\s+)?(?P<inner>{run})\s*[)\]}}”"']?|\bde\s+(?P<outer>{run}))[\s;.,)”"']*$"""
    )


@cache
def _one_mark() -> re.Pattern[str]:
    return re.compile("|".join(rf"{_spelled(spelling)}(?!\w)" for spelling in purposes()))


def _spelled(spelling: str) -> str:
    return r"\s?/\s?".join(map(re.escape, spelling.split("/")))


def _split_purpose(text: str) -> tuple[str, str | None]:
    match = _purpose().search(bare_key(text))
    if match is None or match.start() == 0:
        return text.strip(_EDGES), None
    marks = _one_mark().findall(match.group("inner") or match.group("outer"))
    names = (purposes()["".join(mark.split()) if "/" in mark else mark] for mark in marks)
    return text[: match.start()].strip(_EDGES), " ".join(dict.fromkeys(names))


def _braced(recipients: list[Recipient]) -> tuple[Recipient, ...]:
    """Drop lines that hold only a brace; a purpose printed alone on its line belongs to the entry above."""
    out: list[Recipient] = []
    for entry in recipients:
        if _BRACE.match(entry.name):
            continue
        key = bare_key(entry.name)
        alone = _purpose().fullmatch(f" {key}" if key.startswith(("de ", "(", "“", '"')) else key)
        if alone and out and out[-1].purpose is None:
            _, purpose = _split_purpose(f"x {entry.name}")
            out[-1] = out[-1].model_copy(update={"purpose": purpose})
        else:
            out.append(entry)
    return tuple(out)


def _archive(layout: Layout, entry: _Entry) -> Archive:
    text = " ".join(["-", *(layout.text[start:end].strip() for start, end in entry.spans)])
    head = archive_mark(text, bare_key(text))
    rest = text[head.end() :] if head else text
    copies = _COPIES.search(rest)
    count = int(copies.group(1) or copies.group(2)) if copies and copies.lastindex else None
    # what stands behind the count of copies is the drafter's mark, no code
    body = rest[: copies.start()] if copies and rest[: copies.start()].strip(" ,.;") else _COPIES.sub("", rest)
    whole = _BRACKETED.fullmatch(body)
    body = whole["inner"] if whole else body
    codes = tuple(code for part in re.split(r"[,;]", body) if (code := _closed(_TYPIST.sub("", part)).strip(" .:-")))
    return Archive(codes=codes, copies=count, **layout.evidence(entry.spans[0][0], entry.spans[-1][1]))


def _closed(part: str) -> str:
    """A code without a bracket that is not closed (the count of copies stood in it) or not opened."""
    opened, closed = part.count("("), part.count(")")
    return part.rpartition("(")[0] if opened > closed else part.rstrip(" .)") if closed > opened else part

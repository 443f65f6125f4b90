"""The signature block (ô 7a, 7b): by which right, in which office, who."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from docproc.dispatch import Signature
from docproc.recipients import recipient_blocks
from docproc.regions.forms import NAME_EDGES, capacity_of, is_caps, is_lone_capacity, is_name
from docproc.regions.layout import Block, Layout, Zone
from docproc.text import match_key
from docproc.vocabulary import begins_with, words

__all__ = ["read_signature"]

Capacity = Literal["TM.", "KT.", "TL.", "TUQ.", "Q."]
_PREFIXES = {"tm": "TM.", "kt": "KT.", "tl": "TL.", "tuq": "TUQ.", "q": "Q."}
_NOTE = re.compile(r"^\W*(?:da ky|ky ten|ky, ghi ro|chu ky|dong dau)")
_SHORTEST = 4  # characters of an office; what is shorter is a stray mark of stamp or pen
_LONGEST = 90
_REACH = 14  # lines; a signature block with two capacities and a stamp's lines is shorter


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    end: int


def read_signature(layout: Layout) -> Signature | None:
    """Read the signature block.

    Args:
        layout: the dispatch cut into zones.

    Returns:
        Its parts (each ``None`` where not printed), or ``None`` without any closing. Of two capacity lines the first
        gives ``capacity`` and ``on_behalf_of``; ``title`` is the signer's own office. Of two signature blocks the
        first is read.
    """
    closing = layout.zone(Zone.CLOSING)
    if not closing:
        return None
    taken = {block.start for block in recipient_blocks(layout)}
    lines = [line for block in closing if block.start not in taken and (line := _line(layout, block))][:_REACH]
    lines = _with_lone_capacities(lines)
    offices = _offices(lines)
    name = _name(lines, after=lines.index(offices[-1]) if offices else -1)
    if not offices and name is None:
        return Signature()
    capacity, behalf, title = _read_offices(offices)
    used = [*offices, *([name] if name else [])]
    start, end = min(line.start for line in used), max(line.end for line in used)
    return Signature(
        capacity=capacity,
        on_behalf_of=behalf,
        title=title,
        name=name.text.strip(NAME_EDGES) if name else None,
        **layout.evidence(start, end),
    )


def _line(layout: Layout, block: Block) -> _Line | None:
    """The line of a block without a note (``(đã ký)``), ``None`` where it holds only that."""
    text = layout.text_of(block)
    note = _NOTE.match(layout.bare_of(block))
    if note is None:
        return _Line(text, block.start, block.end)
    rest = text[note.end() :].lstrip(" .,:;)(/")
    return _Line(rest, block.end - len(rest), block.end) if is_name(rest) else None


def _with_lone_capacities(lines: Sequence[_Line]) -> list[_Line]:
    """Put a capacity that stands alone on its line (``KT.``) in front of the line below."""
    out: list[_Line] = []
    lone: _Line | None = None
    for line in lines:
        if is_lone_capacity(line.text):
            lone = line
        elif lone is not None:
            out.append(_Line(f"{lone.text} {line.text}", lone.start, line.end))
            lone = None
        else:
            out.append(line)
    return out


def _offices(lines: Sequence[_Line]) -> list[_Line]:
    """The lines of offices and capacities, up to the name."""
    found: list[_Line] = []
    for line in lines:
        capacity = capacity_of(line.text)
        # under a capacity the signer's own office may stand in small letters: KT. THỐNG ĐỐC | phó Thống đốc
        small = (
            bool(found and capacity_of(found[-1].text)) and _is_office(line.text) and not line.text.endswith((".", ";"))
        )
        office = (is_caps(line.text) or small) and _SHORTEST <= len(line.text) < _LONGEST
        if capacity or office:
            found.append(line)
        elif found and is_name(line.text):
            break
    return found


def _name(lines: Sequence[_Line], after: int) -> _Line | None:
    later = [line for line in lines[after + 1 :] if is_name(line.text)]
    if later:
        return later[0]
    return next((line for line in lines if is_name(line.text)), None)


def _read_offices(offices: Sequence[_Line]) -> tuple[Capacity | None, str | None, str | None]:
    capacity: Capacity | None = None
    behalf: list[str] = []
    title: list[str] = []
    capacity_lines, open_name = 0, False
    for index, line in enumerate(offices):
        match = capacity_of(line.text)
        if match and match["q"] and capacity is not None:
            # TM. ỦY BAN NHÂN DÂN | Q. CHỦ TỊCH: the acting office is the signer's own; Q. TÂN AN is a district
            acting = _is_office(line.text[match.end() :])
            (title if acting or not open_name else behalf).append(line.text)
            open_name = open_name and not acting
        elif match:
            named = line.text[match.end() :]
            acting = match["q"] is not None and capacity is None  # Q. HIỆU TRƯỞNG acts in an office of his own
            if capacity is None:
                capacity = cast("Capacity", next(prefix for group, prefix in _PREFIXES.items() if match[group]))
                behalf = [] if acting else [named]
            open_name, title = capacity_lines == 0 and not acting, [named] if acting else []
            capacity_lines += 1
        elif open_name and _goes_on(line.text, behalf, later=offices[index + 1 :]):
            behalf.append(line.text)
        elif capacity_lines > 1 and not title and _wraps(line, offices[index + 1 :]):
            continue
        else:
            open_name = False
            title.append(line.text)
    own = " ".join(part.strip() for part in title).strip(" .,") or None
    return capacity, " ".join(part.strip() for part in behalf).strip(" .,") or None, own


def _wraps(line: _Line, later: Sequence[_Line]) -> bool:
    """``KT. VỤ TRƯỞNG VỤ TỔ CHỨC`` | ``TIỀN LƯƠNG`` | ``PHÓ VỤ TRƯỞNG``: the rest of a second capacity line."""
    return not _is_office(line.text) and any(_is_office(other.text) for other in later)


def _is_office(text: str) -> bool:
    return begins_with(match_key(text.strip()), "offices") is not None


def _goes_on(text: str, named: Sequence[str], later: Sequence[_Line]) -> bool:
    """Whether a line continues what the capacity line and those below it name.

    ``TM. ỦY BAN NHÂN DÂN`` / ``THÀNH PHỐ X``; ``KT. BỘ TRƯỞNG`` / ``BỘ TÀI CHÍNH``; ``KT. VỤ TRƯỞNG VỤ HỢP TÁC`` /
    ``QUỐC TẾ`` where the signer's own office stands on a later line.
    """
    before = named[-1]
    if _is_office(text):
        return False
    held = begins_with(match_key(named[0].strip()), "offices")
    if held is not None and any(_is_office(line.text) for line in later):
        rest = match_key(named[0].strip())[len(held) :].strip()
        if begins_with(rest, "body_heads") is not None:
            return True
    if begins_with(match_key(text), "body_heads") is not None:
        return True
    key = match_key(before)
    office = begins_with(key, "offices")
    body = begins_with(key, "body_heads") is not None and (office is None or office in words("collectives"))
    return body or before.rstrip().endswith((",", "-"))

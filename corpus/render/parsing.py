"""From an authored text to its layout.

The texts are linearised as a person reads them: the left column of the letterhead, then the right one.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from corpus.files import text_of
from corpus.render.layout import LABEL, Layout, is_heading, is_typed_columns
from corpus.render.parsing_closing import read_closing, unfolded
from corpus.render.parsing_head import read_head
from corpus.render.tables import is_row

__all__ = ["DOCUMENTS", "load_layout", "parse_layout"]

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"
_EMPHASIS = re.compile(r"\*+(?=\S)|(?<=\S)\*+")
_HEADING_MARK = re.compile(r"^#{1,4}\s+", re.MULTILINE)
_RULE = re.compile(r"[-–—_=\s]{3,}")
_WRAPPED, _LONGEST_WRAPPED = 60, 100
"""Lines of a hard-wrapped text are at most the second long; of these only such of the first may be broken off."""
_BROKEN_LINES = 4
_CUT_SYMBOL = re.compile(r"\d/[^\s/]*[A-ZĐƯ]-$")
"""``Công văn số 302/CĐSVN-``: the symbol goes on."""
_GOES_ON = re.compile(r"(?:\b(?:số|ngày|tháng|năm|của|và|các|tại|với|về|cho)|[-–])$")


def load_layout(name: str, folder: Path = DOCUMENTS) -> Layout:
    """The layout of an authored dispatch.

    Args:
        name: its file name without suffix.
        folder: where it lies.

    Returns:
        Its parts.

    Raises:
        FileNotFoundError: there is neither a ``.txt`` nor a ``.md`` of that name.
        ValueError: its letterhead's columns are run together.
    """
    path = text_of(folder, name)
    if path is None:
        raise FileNotFoundError(f"no dispatch {name}.txt or {name}.md in {folder}")
    return parse_layout(path.read_text(encoding="utf-8"))


def parse_layout(text: str) -> Layout:
    """Sort the lines of an authored dispatch into the parts of its form.

    Args:
        text: the authored text or Markdown, one paragraph a line; broken lines of the body are joined.

    Returns:
        The layout; a part that is not there is empty.

    Raises:
        ValueError: the letterhead's columns are run together in the text, so its parts cannot be told apart.
    """
    source = unicodedata.normalize("NFC", text)
    if "**" in source:
        source = "\n".join(line if is_row(line) else _EMPHASIS.sub("", line) for line in source.splitlines())
    source = _HEADING_MARK.sub("", source)
    lines = [line.strip() for line in unfolded(source.splitlines()) if line.strip()]
    lines = [line for line in lines if not _RULE.fullmatch(line)]
    layout = Layout()
    body = read_head(lines, layout)
    if not (layout.motto and layout.issuer and (layout.place_date or layout.number)):
        raise ValueError("the letterhead's columns are run together; write the left one first, then the right one")
    rest = lines[body:]
    rest = [line for line in rest if line.strip("* ")]
    end, after = read_closing(rest, layout)
    layout.body, layout.annex = _joined(rest[:end]), _joined(rest[after:])
    return layout


def _joined(lines: list[str]) -> list[str]:
    """Join the broken lines of a text into paragraphs."""
    unfinished = [line for line in lines if len(line) >= _WRAPPED and (line[-1].isalnum() or line[-1] in ",-–")]
    wrapped = len(unfinished) >= _BROKEN_LINES and max(map(len, lines)) <= _LONGEST_WRAPPED
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        if previous and _broken(previous, line, wrapped=wrapped):
            paragraphs[-1] += ("" if previous[-1] == "-" else " ") + line
        else:
            paragraphs.append(line)
        previous = line
    return paragraphs


def _broken(previous: str, line: str, *, wrapped: bool) -> bool:
    """Whether a line end parts one paragraph."""
    if any(is_row(one) or is_typed_columns(one) for one in (previous, line)):
        return False
    if _CUT_SYMBOL.search(previous):
        return True
    if len(previous) < _WRAPPED:
        return False
    if not (previous[-1].isalnum() or previous[-1] in ",-–") or is_heading(line):
        return False
    label = LABEL.match(line)
    if (line[0].islower() and not label) or _GOES_ON.search(previous):
        return True
    # no list counts with a nought before its figure: "từ 04 giờ" / "05. Theo …"
    labelled = label is not None and not line.startswith("0")
    return wrapped and previous[-1] != "," and not labelled

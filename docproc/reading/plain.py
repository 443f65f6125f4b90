"""Reading plain text and Markdown."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from itertools import pairwise

from docproc.errors import DamagedFileError, EmptyFileError
from docproc.reading.legacy_plain import decode_text
from docproc.reading.limits import check_text
from docproc.reading.page import Line, Page, Reading
from docproc.reading.plain_columns import Block, split_blocks
from docproc.text.syllables import syllable_rate

__all__ = ["is_wrapped", "read_plain"]

_BREAK = re.compile(r"\r\n|[\n\r\f\v\u0085\u2028\u2029]")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(?P<text>.*?)[ \t]*#*")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_ESCAPE = re.compile(r"\\(?=[-.*_#>+()\[\]!|~`])")
"""Pandoc escapes list marks that are none (``1\\.``, ``\\-``); no dispatch has a backslash of its own."""
_RULE = re.compile(r"[|:\-\s]+")
_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_GUESSED_RATE = 0.6
"""Share of legal syllables from which a guessed encoding is believed."""
_WRAPPED_AT_MOST = 120
_DECODED = ("legacy_font_decoded", "text in a legacy encoding (TCVN3 or VNI) was decoded")


def read_plain(data: bytes, *, markdown: bool = False) -> Reading:
    """Read text: each line a line, blank lines dropped, side-by-side columns taken apart, Markdown tables as cells.

    Args:
        data: the file.
        markdown: only sets the media type; Markdown's marks are recognised in any text.

    Raises:
        EmptyFileError: nothing but blanks.
        FileTooLargeError: more characters or lines than ``docproc.reading.limits`` allows.
        DamagedFileError: no known encoding makes text of it.
    """
    text, warnings = decode(data)
    check_text(len(text), 0)
    rows = _BREAK.split(text)
    filled = sum(1 for row in rows if row.strip())
    check_text(len(text), filled)
    if not filled:
        raise EmptyFileError("the file holds nothing but blanks")
    whole = not is_wrapped(rows)
    lines = tuple(_lines(rows, whole=whole))
    page = Page(1, 0.0, 0.0, lines, "plain")
    return Reading("text/markdown" if markdown else "text/plain", (page,), False, tuple(warnings))


def decode(data: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The text of some bytes, and warnings where the encoding had to be guessed.

    Args:
        data: UTF-8 with or without mark, UTF-16 with mark, Windows-1258, or an old one-byte encoding.

    Raises:
        FileTooLargeError: more characters than ``MAX_CHARS`` in an encoding that must be guessed.
        DamagedFileError: none of them gives text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text, decoded = decode_text(data.decode("utf-16"))
        except UnicodeDecodeError as error:
            raise DamagedFileError("the text is not valid UTF-16: save it as UTF-8") from error
        return text, [_DECODED] if decoded else []
    try:
        text, decoded = decode_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    else:
        return text, [_DECODED] if decoded else []
    broken = data.decode("utf-8-sig", "replace")
    check_text(len(broken), 0)  # guessing goes through every word
    guesses = (data.decode("cp1258", "replace"), broken, decode_text(_windows(data))[0])
    text = max(guesses, key=lambda guess: syllable_rate(guess)[0])
    if syllable_rate(text)[0] >= _GUESSED_RATE:
        return text, [("encoding_guessed", "the text is not valid UTF-8; read as the encoding that fits best")]
    raise DamagedFileError("the text is in no encoding that is known: save it as UTF-8")


def _windows(data: bytes) -> str:
    """Each byte as the character that it is in Windows-1252, or in Latin-1 where that has none."""
    return "".join(_WINDOWS[byte] for byte in data)


_WINDOWS = [bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(256)]


def is_wrapped(rows: list[str]) -> bool:
    """Whether the file breaks its lines at a fixed width, so that a line is a printed line and no paragraph."""
    lengths = [len(row.rstrip()) for row in rows if row.strip()]
    width = max(lengths)
    if len(lengths) < 10 or width > _WRAPPED_AT_MOST or statistics.median(lengths) < 0.5 * width:
        return False
    long = [
        (row.rstrip(), after.lstrip())
        for row, after in pairwise(rows)
        if len(row.rstrip()) >= 0.75 * width and after.strip()
    ]
    running = sum(1 for row, after in long if row[-1] not in ".;:" and not after.startswith(("-", "+", "•")))
    return len(long) >= 5 and running >= 0.6 * len(long)


def _lines(rows: list[str], *, whole: bool) -> Iterator[Line]:
    table, height, in_table = -1, 0, False
    plain: list[str] = []
    for raw in rows:
        cells = _cells(raw)
        if cells is None:
            in_table = False
            plain.append(_unmarked(raw))
            continue
        yield from _flush(plain, whole=whole)
        table, height = (table, height + 1) if in_table else (table + 1, 0)
        in_table = True
        if _RULE.fullmatch(raw):
            height -= 1
            continue
        for column, cell in enumerate(cells):
            if cell:
                yield Line(text=cell, paragraph=True, cell=(table, height, column))
    yield from _flush(plain, whole=whole)


def _flush(rows: list[str], *, whole: bool) -> Iterator[Line]:
    """The lines gathered so far, columns apart; empties the list."""
    for block in split_blocks(rows):
        yield from _block_lines(block, whole=whole)
    rows.clear()


def _block_lines(block: Block, *, whole: bool) -> Iterator[Line]:
    for column, texts in ((0 if block.right else None, block.left), (1, block.right)):
        for text in texts:
            yield Line(text=text, paragraph=whole, column=column)


def _unmarked(raw: str) -> str:
    """A line without Markdown's heading, quote, escape and line break marks; emphasis is left to folding."""
    text = _QUOTE.sub("", raw, count=1) if _QUOTE.match(raw) else raw
    heading = _HEADING.fullmatch(text)
    text = heading["text"] if heading else text
    return _TAG.sub(" ", _ESCAPE.sub("", text)).rstrip().removesuffix("\\").rstrip()


def _cells(raw: str) -> list[str] | None:
    """The cells of a Markdown table's row; None for any other line."""
    text = raw.strip()
    if len(text) < 3 or not (text.startswith("|") and text.endswith("|")):
        return None
    return [_unmarked(cell).strip() for cell in re.split(r"(?<!\\)\|", text[1:-1])]

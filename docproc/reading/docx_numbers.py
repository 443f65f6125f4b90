"""Numbers of lists as Word spells them (ISO/IEC 29500-1, clause 17.18.59)."""

from __future__ import annotations

__all__ = ["format_number"]

_LONGEST_SPELLED = 4_000  # Roman and repeated letters grow with the number; a hostile start must not
_FIGURES = {"decimalZero": "{:02d}", "numberInDash": "- {} -"}
# first of twenty signs each (Unicode block Enclosed Alphanumerics)
_ENCLOSED = {"decimalEnclosedCircle": 0x2460, "decimalEnclosedParen": 0x2474, "decimalEnclosedFullstop": 0x2488}
_MOST_ENCLOSED = 20
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


def format_number(value: int, style: str) -> str:
    """A list number as Word spells it.

    Args:
        value: the number.
        style: ``w:numFmt``; formats without a rule here come out in Arabic figures, as the standard allows.

    Returns:
        The spelled number; empty for ``none`` and ``bullet``.
    """
    if style in {"none", "bullet"}:
        return ""
    if style in _FIGURES:
        return _FIGURES[style].format(value)
    if style in _ENCLOSED and 0 < value <= _MOST_ENCLOSED:
        return chr(_ENCLOSED[style] + value - 1)
    spelled = str(value)
    if 0 < value < _LONGEST_SPELLED:
        if style in {"lowerRoman", "upperRoman"}:
            spelled = _roman(value)
        elif style in {"lowerLetter", "upperLetter"}:
            spelled = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
    return spelled.upper() if style.startswith("upper") else spelled


def _roman(value: int) -> str:
    out: list[str] = []
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        out.append(sign * count)
    return "".join(out)

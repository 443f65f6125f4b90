"""The picture of calibration: how often docproc is right when it says how sure it is, one panel a kind of value."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from corpus.evaluate.calibration import Calibration

__all__ = ["reliability_svg"]

_SIDE, _GAP, _COLUMNS = 150, 50, 4
_STYLE = (
    "text{font:11px sans-serif;fill:#222}.k{font-weight:bold}.f{fill:none;stroke:#999}"
    ".d{stroke:#bbb;stroke-dasharray:4 3}.l{fill:none;stroke:#2a6f97;stroke-width:1.5}.b{fill:#2a6f97}"
)


def reliability_svg(calibrations: Sequence[Calibration]) -> str:
    """Draw the bins of each kind: mean confidence to the right, share of right values upwards.

    Args:
        calibrations: of the kinds, each with bins.

    Returns:
        The text of an SVG; the dashed diagonal is where confidence and truth agree, the area of a dot stands for its
        number of values.
    """
    step = _SIDE + _GAP
    columns = min(_COLUMNS, max(len(calibrations), 1))
    rows = (len(calibrations) + columns - 1) // columns
    panels = [
        _panel(one, place % columns * step + 35, place // columns * step + 30) for place, one in enumerate(calibrations)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {columns * step} {rows * step}" role="img"'
        f' aria-label="Confidence against share of right values"><style>{_STYLE}</style>\n'
        + "\n".join(panels)
        + "\n</svg>\n"
    )


def _panel(one: Calibration, left: int, top: int) -> str:
    spots = [
        (round(point.confidence * _SIDE, 1), round((1 - point.right) * _SIDE, 1), point.count) for point in one.bins
    ]
    dots = "".join(
        f'<circle class="b" cx="{x}" cy="{y}" r="{2 + 6 * (count / one.count) ** 0.5:.1f}"/>' for x, y, count in spots
    )
    line = " ".join(f"{x},{y}" for x, y, _ in spots)
    return (
        f'<g transform="translate({left},{top})"><text class="k" x="0" y="-16">{escape(one.kind)}</text>'
        f'<text x="0" y="-4">{one.count} values, error {one.error or 0:.3f}</text>'
        f'<rect class="f" width="{_SIDE}" height="{_SIDE}"/><path class="d" d="M0 {_SIDE}L{_SIDE} 0"/>'
        f'<polyline class="l" points="{line}"/>{dots}'
        f'<text x="-8" y="{_SIDE}" text-anchor="end">0</text><text x="-8" y="9" text-anchor="end">1</text>'
        f'<text x="{_SIDE}" y="{_SIDE + 13}" text-anchor="end">confidence</text>'
        f'<text transform="translate(-8,{_SIDE // 2}) rotate(-90)" text-anchor="middle">right</text></g>'
    )

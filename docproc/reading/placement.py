"""How the text lies on a page: upright or turned, level or askew, and the way back to the page as the file shows it."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["Bounds", "Placement"]

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Placement:
    """The way from the page as the file shows it to the page as it was read.

    Lines of a recognised page are given as if the page lay upright and level, because columns, margins and indents can
    only be told there; what points at the page goes back through ``on_page``.

    Attributes:
        turn: degrees (0, 90, 180, 270) by which the page was turned clockwise to stand upright.
        skew: degrees by which lines of the upright page rise to the right; they were levelled about its middle.
        width: width in points of the page as the file shows it.
        height: its height in points.
    """

    turn: int
    skew: float
    width: float
    height: float

    @property
    def upright(self) -> tuple[float, float]:
        """Width and height of the upright page in points."""
        return (self.height, self.width) if self.turn in {90, 270} else (self.width, self.height)

    def level(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point of the upright page once its lines are level (points)."""
        return self._rotated(x, y, math.radians(self.skew))

    def on_page(self, box: Bounds) -> Bounds:
        """The box on the page as the file shows it that holds a box of the upright, level page (points)."""
        x0, y0, x1, y1 = box
        corners = [self._back(x, y) for x in (x0, x1) for y in (y0, y1)]
        return (
            max(0.0, min(x for x, _ in corners)),
            max(0.0, min(y for _, y in corners)),
            min(self.width, max(x for x, _ in corners)),
            min(self.height, max(y for _, y in corners)),
        )

    def _rotated(self, x: float, y: float, angle: float) -> tuple[float, float]:
        width, height = self.upright
        dx, dy = x - width / 2, y - height / 2
        sine, cosine = math.sin(angle), math.cos(angle)
        return width / 2 + dx * cosine - dy * sine, height / 2 + dx * sine + dy * cosine

    def _back(self, x: float, y: float) -> tuple[float, float]:
        x, y = self._rotated(x, y, -math.radians(self.skew))
        if self.turn == 90:
            return y, self.height - x
        if self.turn == 180:
            return self.width - x, self.height - y
        if self.turn == 270:
            return self.width - y, x
        return x, y

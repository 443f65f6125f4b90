"""How an office types its dispatches: margins, sizes, the clerk's ink."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from reportlab.lib.units import mm

from corpus.render.sheet import Page

__all__ = ["Setting"]


@dataclass(frozen=True, slots=True)
class Setting:
    """How an office types its dispatches; lengths in points.

    Attributes:
        page: sizes and margins.
        size: of the body's font.
        leading: from baseline to baseline, in sizes.
        indent: of a paragraph's first line.
        before: room above a paragraph.
        stamp_colour: of figures stamped later.
        stamp_lift: how far these stand above their line.
    """

    page: Page = field(default_factory=Page)
    size: float = 14
    leading: float = 1.32
    indent: float = 12.7 * mm
    before: float = 6
    stamp_colour: str = "black"
    stamp_lift: float = 0.4

    @staticmethod
    def chosen(seed: int) -> Setting:
        """A way of typing within what the decree and offices allow, by a seed."""
        random = np.random.default_rng([seed, 30])
        page = Page(
            left=float(random.choice([25, 30, 30, 35])) * mm,
            right=float(random.choice([15, 18, 20])) * mm,
            top=float(random.choice([18, 20, 25])) * mm,
        )
        return Setting(
            page=page,
            size=float(random.choice([13, 13.5, 14, 14])),
            leading=float(random.choice([1.15, 1.25, 1.32, 1.45])),
            indent=float(random.choice([10, 12.7, 12.7, 15])) * mm,
            before=float(random.choice([3, 6, 6])),
            stamp_colour=str(random.choice(["black", "black", "#1a2f9c", "#b01818"])),
            stamp_lift=float(random.uniform(-0.8, 1.6)),
        )

"""What every measurement does with its figures: list the differences, print the table, and keep it where asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

__all__ = ["tell"]


def tell(
    table: str, differences: Iterable[Mapping[str, Any]] = (), *, figures: object = None, path: Path | None = None
) -> None:
    """Print what was measured.

    Args:
        table: the text of ``SCORES.md``.
        differences: printed before it, each as a line of JSON.
        figures: printed as JSON in the table's stead.
        path: where the table is written.
    """
    for difference in differences:
        print(json.dumps(difference, ensure_ascii=False))
    print(table if figures is None else json.dumps(figures, ensure_ascii=False, indent=1))
    if path is not None:
        path.write_text(table, encoding="utf-8")

"""Which values a page marks as doubtful, by their calibrated confidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from service.store.models import ObligationRow

__all__ = ["doubted", "doubts_of"]

# A mark is worth a look where it is rare and often right. On the authored dispatches of the parts dev and train (26,000
# values, scans among them): of leads 38 of 100 lie below .9, 6 of each hundred wrong; below .7 are 9, of which 20 of a
# hundred are wrong, and 2 of those above. Of what tasks say (actions), confidence hardly tells right from wrong
# (models/confidence/README.md): below .9 lie 37 of 100, wrong as seldom as the others, so that only what is likelier
# wrong than right has a mark. In header and closing .9 marks 4 of 100 values, 29 of 100 wrong; of the others 0.4.
# Altogether 4 of 100 values are marked instead of 23, and 22 instead of 7 of a hundred marked ones are wrong.
_FROM = {"actions": 0.5, "leads": 0.7}
_OTHERS = 0.9


def doubted(figures: Iterable[float | None], kind: str = "") -> bool:
    """Whether one of some values is to be looked at again.

    Args:
        figures: their confidences; one without is not marked.
        kind: ``actions`` and ``leads`` of obligations have thresholds of their own.
    """
    threshold = _FROM.get(kind, _OTHERS)
    return any(figure is not None and figure < threshold for figure in figures)


def doubts_of(row: ObligationRow) -> frozenset[str]:
    """What of an obligation is to be looked at again: ``actions``, ``leads``, ``deadlines``.

    What a person corrected is not, nor is one that the newest reading no longer says.
    """
    if not row.found:
        return frozenset()
    read: dict[str, Any] = row.content
    leads = [one.get("confidence") for one in read.get("actors") or () if one.get("role") == "lead"]
    figures = {
        "actions": ("action", [row.confidence]),
        "leads": ("lead", leads),
        "deadlines": ("deadline", [(read.get("deadline") or {}).get("confidence")]),
    }
    return frozenset(
        kind for kind, (field, said) in figures.items() if field not in row.corrected and doubted(said, kind)
    )

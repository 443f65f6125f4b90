"""The files in which a page offers its obligations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

__all__ = ["files_of"]

_FORMS = {
    "xlsx": "Excel",
    "csv": "CSV",
    "ics-events": "Lịch (Outlook, Google)",
    "ics": "Việc cần làm (ICS)",
}


def files_of(conditions: Mapping[str, str | Sequence[str]]) -> list[tuple[str, str]]:
    """Name and address of each file.

    Args:
        conditions: parameters of the API's list of obligations; a sequence is given value by value.
    """
    return [
        (name, f"/v1/obligations/download?{urlencode({'format': form, **conditions}, doseq=True)}")
        for form, name in _FORMS.items()
    ]

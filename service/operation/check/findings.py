"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Code", "Finding", "Report"]

Code = Literal[
    "citations_miscounted",
    "database_damaged",
    "database_unreadable",
    "document_stuck",
    "extraction_damaged",
    "extraction_missing",
    "file_damaged",
    "file_missing",
    "file_unnamed",
    "file_unreadable",
    "file_without_row",
    "missing_miscounted",
    "not_durable",
    "obligations_miscounted",
    "order_wrong",
    "parts_wrong",
    "reason_missing",
    "reference_broken",
    "search_index_wrong",
    "secret_kept",
    "state_unknown",
    "tables_of_other_version",
    "upload_broken_off",
    "warnings_miscounted",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not agree.

    Attributes:
        code: what kind of thing, for programs; it never changes.
        subject: the table, file or document (``document:…`` with its public id) that it is about.
        detail: what is amiss, for people; it quotes no document.
        repaired: whether the check set it right.
    """

    code: Code
    subject: str
    detail: str
    repaired: bool = False


@dataclass(slots=True)
class Report:
    """What was looked at, and what does not agree."""

    step: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        """Whether nothing is left to be set right."""
        return all(finding.repaired for finding in self.findings)

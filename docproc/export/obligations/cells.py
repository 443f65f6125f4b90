"""The columns of the list, the same for a terminal and for a spreadsheet."""

from __future__ import annotations

from docproc.export.obligations.rows import Row
from docproc.export.summary import exact_deadline, names

__all__ = ["COLUMNS", "cells"]

COLUMNS = (
    *("due", "rule", "deadline", "further", "lead", "support", "action", "condition", "if_silent", "modality"),
    *("product", "report_to", "channels", "basis", "tier"),
    *("role", "certainty", "how", "reason", "reason_vi", "number", "date", "issuer", "subject", "item", "file"),
)


def cells(row: Row) -> dict[str, str]:
    """The row's values by column; empty where there is nothing to say."""
    obligation, concern, header = row.obligation, row.concern, row.dispatch.header
    deadline = obligation.deadline
    depends = {"condition": obligation.condition, "if_silent": obligation.if_silent}
    return {
        "due": row.due or "",
        "rule": (deadline.rrule or deadline.duration or "") if deadline is not None else "",
        "deadline": deadline.text if deadline is not None else "",
        "further": "; ".join(f"{one.text} ({exact_deadline(one)})" for one in obligation.further_deadlines),
        "lead": names(obligation, "lead"),
        "support": names(obligation, "support"),
        "action": obligation.action,
        **{name: field.value if field is not None else "" for name, field in depends.items()},
        "modality": obligation.modality,
        "product": obligation.deliverable or "",
        "report_to": ", ".join(obligation.report_to),
        "channels": ", ".join(channel.value for channel in obligation.channels),
        "basis": ", ".join(obligation.basis),
        "tier": obligation.tier,
        "role": concern.role if concern is not None else "",
        "certainty": concern.certainty if concern is not None else "",
        "how": concern.how if concern is not None else "",
        "reason": concern.reason if concern is not None else "",
        "reason_vi": concern.reason_vi if concern is not None else "",
        "number": header.number.value if header.number else "",
        "date": header.date.value if header.date else "",
        "issuer": header.issuer.value if header.issuer else "",
        "subject": header.subject.value if header.subject else "",
        "item": obligation.item,
        "file": row.file,
    }

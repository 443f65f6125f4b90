"""The columns of a table of obligations, in Vietnamese, the same for CSV and XLSX."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from service.obligations.views import ObligationSummary

__all__ = ["COLUMNS", "Cell", "Column", "cells", "label"]

Cell = str | int | dt.date | None


class Column(NamedTuple):
    """One column: its head, and its width in a spreadsheet, in characters."""

    head: str
    width: int


COLUMNS = (
    Column("Mã", 8),
    Column("Thời hạn", 12),
    Column("Thời hạn (nguyên văn)", 24),
    Column("Chủ trì", 30),
    Column("Phối hợp", 30),
    Column("Nội dung công việc", 60),
    Column("Tính chất", 12),
    Column("Loại nhiệm vụ", 14),
    Column("Sản phẩm", 24),
    Column("Nơi nhận báo cáo", 24),
    Column("Căn cứ", 20),
    Column("Trạng thái", 16),
    Column("Tiến độ", 18),
    Column("Người phụ trách", 20),
    Column("Ngày hoàn thành", 12),
    Column("Ghi chú", 30),
    Column("Số, ký hiệu văn bản", 20),
    Column("Ngày văn bản", 12),
    Column("Cơ quan ban hành", 30),
    Column("Trích yếu", 50),
    Column("Mục", 8),
    Column("Bản trùng của văn bản", 16),
    Column("Vai trò của cơ quan", 14),
    Column("Lý do liên quan", 50),
)

_LABELS = {
    "todo": "chưa thực hiện",
    "doing": "đang thực hiện",
    "done": "hoàn thành",
    "overdue": "quá hạn",
    "due_soon": "sắp đến hạn",
    "on_time": "hoàn thành đúng hạn",
    "late": "hoàn thành quá hạn",
    "must": "phải",
    "request": "đề nghị",
    "should": "nên",
    "must_not": "không được",
    "tracked": "theo dõi",
    "standing": "thường xuyên",
    "lead": "chủ trì",
    "support": "phối hợp",
}


def label(value: str | None) -> str | None:
    """What people call a value of the API."""
    return _LABELS[value] if value is not None else None


def cells(shown: ObligationSummary) -> tuple[Cell, ...]:
    """The values of one row, a column each."""
    document, concern = shown.document, shown.concern
    return (
        shown.id,
        shown.due,
        shown.deadline,
        ", ".join(shown.lead),
        ", ".join(shown.support),
        shown.action,
        label(shown.modality),
        label(shown.tier),
        shown.deliverable,
        ", ".join(shown.report_to),
        ", ".join(shown.basis),
        label(shown.status),
        label(shown.timeliness),
        shown.assignee,
        shown.done_on,
        shown.note,
        document.number,
        document.date,
        document.issuer,
        document.subject,
        shown.item,
        (document.copy_of.number or document.copy_of.id) if document.copy_of is not None else None,
        label(concern.role) if concern is not None else None,
        concern.reason_vi if concern is not None else None,
    )

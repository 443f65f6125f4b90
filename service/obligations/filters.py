"""What may be asked of the list of obligations; the same for the list, what concerns an office, and downloads."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from service.parameters import Composed, Day

__all__ = ["Filters", "ForOffice", "Line", "Status", "Tier", "Timeliness"]

Status = Literal["todo", "doing", "done"]
Timeliness = Literal["overdue", "due_soon", "on_time", "late"]
Tier = Literal["tracked", "standing"]

Line = Annotated[str, Field(max_length=300, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$"), Composed]
"""Text without control characters, which PostgreSQL and spreadsheets refuse."""


class Filters(BaseModel):
    """Conditions that must all hold; without any, all obligations."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)

    lead: Line | None = Field(
        default=None,
        description="Name of one who leads, as printed or in full; case and marks do not matter.",
        examples=["Sở Nội vụ"],
    )
    status: tuple[Status, ...] = Field(
        default=(),
        description="`todo` (chưa thực hiện), `doing` (đang thực hiện) or `done` (hoàn thành); given several times, "
        "any of them: `status=todo&status=doing` is what is still open.",
        examples=[["todo", "doing"]],
    )
    timeliness: Timeliness | None = Field(
        default=None,
        description="`overdue`: not done and its day is over (quá hạn); `due_soon`: not done, and due within 7 days "
        "(sắp đến hạn); `on_time`: done by its day (đúng hạn); `late`: done after it (hoàn thành quá hạn).",
        examples=["overdue"],
    )
    due_before: Day | None = Field(default=None, description="Only those due before this day.", examples=["2026-12-31"])
    due_after: Day | None = Field(default=None, description="Only those due after this day.", examples=["2026-11-30"])
    tier: Tier | None = Field(
        default=None,
        description="`tracked`: with a product, a receiver or a deadline; `standing`: exhortation, routine, bans.",
        examples=["tracked"],
    )
    document: Line | None = Field(
        default=None, description="Id of a document.", examples=["7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44"]
    )
    assignee: Line | None = Field(default=None, description="Who sees to it in the office.", examples=["Trần Thu Hà"])
    found: bool | None = Field(
        default=None,
        description="`false`: those that people worked on and the newest reading of the document no longer says.",
        examples=[True],
    )
    text: Line | None = Field(
        default=None,
        description="Words that must all occur, “…” round a phrase; a word without marks finds it with any.",
        examples=["báo cáo chuyển đổi số"],
    )


class ForOffice(Filters):
    """The same, for an office."""

    office: Line | None = Field(
        default=None,
        alias="for",
        min_length=1,
        description="Full name of an office: only what binds it, directly, through a group, or as successor of a "
        "merged body; each with the reason.",
        examples=["Sở Nội vụ tỉnh Lâm Đồng"],
    )

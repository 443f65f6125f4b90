"""The gold form: what a person says of a dispatch, as JSON beside its text.

Meanings: ``corpus/ANNOTATING.md``. The form is closed, so that a misspelt field is told and not passed over.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

__all__ = [
    "Gold",
    "GoldCitation",
    "GoldDeadline",
    "GoldHeader",
    "GoldObligation",
    "GoldSignature",
    "form_problems",
    "gold_schema",
]


def _calendar(value: str) -> str:
    dt.date.fromisoformat(f"{value}-01-01"[:10] if len(value) == 4 else f"{value}-01"[:10])
    return value


Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_calendar)]
"""ISO 8601."""
PartialDay = Annotated[str, Field(pattern=r"^\d{4}(?:-\d\d(?:-\d\d)?)?$"), AfterValidator(_calendar)]
"""ISO 8601; what the page leaves blank is left out."""
Printed = Annotated[str, Field(min_length=1)]
Capacity = Literal["TM.", "KT.", "TL.", "TUQ.", "TN.", "Q."]
_STEP = (
    r"(?:Điều \d+[a-zđ]?|(?:Phần|Chương|Mục|Bước|Khoản) (?:[IVXLC]+|\d+)|Thứ [^\W\d_]+|[^\W\d_]+ là"
    r"|[IVXLC]+|[ivx]+|[A-ZĐ]|\d+|[a-zđ]|[-+*•]\d+)"
)
_LABEL = rf"^(?:¶\d+|(?:PL\d+|{_STEP})(?:\.{_STEP})*)$"


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class GoldSource(_Form):
    """Where the text is from, and what a second annotator should know."""

    kind: Literal["text"]
    notes: str | None


class GoldHeader(_Form):
    """The head of the form; a field that the page does not have is null."""

    number: Printed | None
    date: PartialDay | None
    place: Printed | None
    issuer: Printed | None
    parent: Printed | None
    type: Printed | None
    subject: Printed | None
    urgency: Literal["khẩn", "thượng khẩn", "hỏa tốc"] | None
    secrecy: Literal["mật", "tối mật", "tuyệt mật"] | None


class GoldCitation(_Form):
    """A cited document; a field whose answer is open is left out."""

    number: Printed
    type: str | None = None
    date: PartialDay | None = None
    issuer: str | None = None


class GoldLaw(_Form):
    """A law cited by its name alone."""

    name: Printed
    year: Annotated[int, Field(ge=1945, le=2100)] | None


class GoldItem(_Form):
    """A numbered, lettered or dashed unit, or a directive paragraph (``¶1``)."""

    label: Annotated[str, Field(pattern=_LABEL)]
    text: str
    task: bool
    parent: str | None = None


class GoldActor(_Form):
    """Somebody who must act, as printed."""

    name: Printed
    role: Literal["lead", "support"]
    inherited: bool


class GoldDeadline(_Form):
    """By when."""

    text: Printed
    kind: Literal["date", "period", "relative", "recurring"]
    due: Day | None
    duration: Annotated[str, Field(pattern=r"^P(?:(?:\d+[YMWD])+(?:T(?:\d+[HM])+)?|T(?:\d+[HM])+)$")] | None
    rrule: Annotated[str, Field(pattern=r"^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[\w,+-]+)*$")] | None
    bound: Literal["before", "by", "on", "within"] | None = None
    time: Annotated[str, Field(pattern=r"^(?:[01]\d|2[0-4]):[0-5]\d$")] | None = None
    anchor: Literal["issue", "receipt", "effective", "event"] | None = None
    working_days: bool = False


class GoldObligation(_Form):
    """One thing that somebody must do."""

    item: Printed
    action: Printed
    modality: Literal["must", "request", "should", "must_not"]
    actors: list[GoldActor]
    deadline: GoldDeadline | None
    report_to: list[Printed]
    deliverable: Printed | None
    basis: list[Printed]


class GoldRecipient(_Form):
    """A line of Nơi nhận."""

    name: Printed
    purpose: Printed | None


class GoldSignature(_Form):
    """Who signed; left out where two persons did."""

    capacity: Capacity | None = None
    on_behalf_of: str | None = None
    title: str | None = None
    name: str | None = None


class Gold(_Form):
    """What a reader must say of one dispatch."""

    source: GoldSource
    header: GoldHeader
    addressees: list[Printed]
    citations: list[GoldCitation]
    laws: list[GoldLaw]
    items: list[GoldItem]
    obligations: list[GoldObligation]
    recipients: list[GoldRecipient]
    archive: list[Printed]
    signature: GoldSignature | None = None


def form_problems(gold: Any) -> list[str]:  # noqa: ANN401 - whatever a JSON file holds
    """What keeps a JSON value from being gold, one sentence each; empty where nothing does."""
    try:
        Gold.model_validate(gold)
    except ValidationError as error:
        return [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
    return []


def gold_schema() -> dict[str, Any]:
    """The JSON Schema of the gold form."""
    return Gold.model_json_schema()

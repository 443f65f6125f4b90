"""Items, and who must do what by when."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docproc.dispatch.evidence import Confidence, Evidence, Model, TextField

__all__ = ["Actor", "Channel", "Deadline", "Group", "Item", "Modality", "Obligation"]

Modality = Literal["must", "request", "should", "must_not"]

# The part of RFC 5545 that a dispatch needs: what else a file from elsewhere says is refused before it is expanded.
_RULE = (
    r"^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)"
    r"(;(INTERVAL=[1-9]\d{0,2}|UNTIL=\d{8}|(BYMONTH|BYMONTHDAY|BYDAY|BYSETPOS)=-?\d{0,2}[A-Z]{0,2}(,-?\d{0,2}[A-Z]{0,2})*))*$"
)


class Item(Evidence):
    """One numbered, lettered or dashed unit of the body, or a directive paragraph (``¶1``)."""

    label: str
    text: str
    task: bool = False
    parent: str | None = None


class Actor(Model):
    """Somebody who must act: a body, a person by office, or a group of them, as printed.

    ``canonical`` and ``code`` come from the registry at the dispatch's date; a group has the ``group_id`` under which
    ``Dispatch.groups`` lists its members on that date, where the registry knows the group.
    """

    name: str
    role: Literal["lead", "support"] = "lead"
    inherited: bool = False
    canonical: str | None = None
    code: str | None = None
    group: bool = False
    group_id: str | None = None
    confidence: Confidence | None = None


class Group(Model):
    """A group of bodies that the dispatch directs, as it stood on the dispatch's date."""

    id: str
    name: str = Field(description="the group's usual name: các bộ")
    on: str | None = Field(default=None, description="ISO day on which the members are told")
    complete: bool = Field(
        default=False, description="whether members is the whole group, or the known part of an open one"
    )
    members: tuple[str, ...] = ()


class Deadline(Evidence):
    """By when; definitions in the annotation guide (``due`` is the last day named, ISO).

    What one may do with it stands beside what is printed: ``latest`` is the last day on which acting is in time
    (the day before, for ``trước``; counted from the dispatch's date, for a count of time from its issue; moved to the
    next working day by Bộ luật Dân sự 2015, Điều 148), with every assumption made for it in ``assumptions``.
    """

    text: str
    kind: Literal["date", "period", "relative", "recurring"]
    due: str | None = None
    bound: Literal["before", "by", "on", "within"] | None = None
    time: str | None = None
    duration: str | None = None
    anchor: Literal["issue", "receipt", "effective", "event"] | None = None
    working_days: bool = False
    rrule: str | None = Field(default=None, pattern=_RULE)
    start: str | None = Field(default=None, description="ISO first day of a period")
    event: str | None = Field(default=None, description="the event it hangs on, as printed")
    approximate: bool = Field(default=False, description="a soft edge (cuối tháng 8), told by Bộ luật Dân sự, Điều 146")
    latest: str | None = Field(
        default=None, description="ISO last day on which acting is in time, where it can be told"
    )
    assumptions: tuple[str, ...] = Field(default=(), description="codes of what was assumed for latest")
    inherited: bool = Field(default=False, description="it stands in a heading or a sentence that binds several items")


class Channel(Evidence):
    """Where a clause says that something is to be sent or asked: an address as printed."""

    kind: Literal["email", "phone", "fax", "url", "address", "system"]
    value: str


class Obligation(Evidence):
    """One thing that somebody must do.

    ``tier``: ``tracked`` with a product, a receiver or a deadline; ``standing`` is exhortation, routine, a ban, or what
    is due only in some case (Quyết định 42/2014/QĐ-TTg tracks assigned tasks alone). ``condition`` is one on which the
    whole obligation hangs. ``strength`` runs from 0 to 5 and follows from the words (``marker``) and from the rank of
    those who must act towards the issuer. ``docs/obligations.md`` has the rules.
    """

    id: str
    item: str
    action: str
    modality: Modality
    actors: tuple[Actor, ...] = ()
    deadline: Deadline | None = None
    further_deadlines: tuple[Deadline, ...] = Field(
        default=(), description="others in the same clause: lần 2 trước 20/10"
    )
    report_to: tuple[str, ...] = ()
    deliverable: str | None = None
    channels: tuple[Channel, ...] = ()
    basis: tuple[str, ...] = ()
    basis_inherited: tuple[str, ...] = Field(default=(), description="numbers cited by the item or heading above")
    tier: Literal["tracked", "standing"] = "tracked"
    umbrella: bool = Field(default=False, description="it only binds to carry out the whole dispatch")
    condition: TextField | None = Field(default=None, description="it binds only then: Trường hợp có vướng mắc")
    if_silent: TextField | None = Field(default=None, description="what no answer in time is taken for")
    pace: tuple[str, ...] = Field(default=(), description="words on time that set no day, as printed: khẩn trương")
    marker: TextField | None = Field(default=None, description="the word that directs: đề nghị, có trách nhiệm")
    rank: Literal["below", "peer", "above"] | None = Field(
        default=None, description="where those who must act stand towards the issuer"
    )
    strength: int | None = Field(default=None, ge=0, le=5)

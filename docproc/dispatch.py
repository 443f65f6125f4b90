"""The output contract: what docproc says of one dispatch.

The models are frozen and refuse unknown fields; ``Dispatch.model_json_schema()`` is the published schema.
Spans are ``[start, end)`` character offsets into ``Dispatch.text``; boxes are ``[page, x0, y0, x1, y1]`` with pages
counted from 1 and lengths in PDF points from the page's top left. ``confidence`` is a calibrated probability or
``null`` where no calibrated figure exists.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "SCHEMA_VERSION",
    "Actor",
    "Addressee",
    "Alias",
    "Amendment",
    "Archive",
    "Box",
    "Citation",
    "DateField",
    "Deadline",
    "DigitalSignature",
    "Dispatch",
    "DispatchWarning",
    "Evidence",
    "Header",
    "IssuerField",
    "Item",
    "LawMention",
    "Mention",
    "NamedDocument",
    "NumberField",
    "Obligation",
    "Part",
    "Provision",
    "Recipient",
    "SelfReference",
    "Signature",
    "Source",
    "Span",
    "Stamp",
    "TextField",
    "TypeField",
    "UrgencyField",
]

SCHEMA_VERSION = "1"

Span = tuple[int, int]
Box = tuple[int, float, float, float, float]
Confidence = Annotated[float, Field(ge=0, le=1)]
TextFrom = Literal["text-layer", "ocr", "docx", "plain"]
Modality = Literal["must", "request", "should", "must_not"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Evidence(_Model):
    """Where a value was read; mixed into every leaf that comes from the page."""

    span: Span | None = None
    boxes: tuple[Box, ...] = ()
    confidence: Confidence | None = None


class Mention(Evidence):
    """One place at which a document or a law is named.

    ``number``: by its number, or a law by its name; ``short``: by the bare ordinal (``Nghị định 30``); ``deictic``: by
    pointing at it (``Quyết định nêu trên``); ``alias``: by a short name that the text defines or everybody knows.
    """

    kind: Literal["number", "short", "deictic", "alias"] = "number"


class TextField(Evidence):
    """A value printed on the page, lines joined by one space."""

    value: str


class NumberField(Evidence):
    """Number and symbol (số, ký hiệu; Nghị định 30/2020/NĐ-CP, Phụ lục I, ô 3).

    ``ordinal`` is ``None`` where the number is blank (a draft); ``value`` then begins with ``/``.
    """

    value: str
    ordinal: int | None = None
    suffix: str | None = Field(default=None, description="letter after the ordinal, as in 30c/NQ-CP")
    year: int | None = None
    type_code: str | None = None
    issuer_codes: tuple[str, ...] = ()
    unit_codes: tuple[str, ...] = ()


class DateField(Evidence):
    """ISO 8601 date; parts that are blank on the page are left out (``2023-07``)."""

    value: str


class IssuerField(Evidence):
    """The issuing body (tên cơ quan ban hành, ô 2) as printed, with its registry entry where known."""

    value: str
    canonical: str | None = None
    code: str | None = None


class TypeField(Evidence):
    """Type of the dispatch (tên loại, ô 5a) in lower case, with the abbreviation of Nghị định 30, Phụ lục III."""

    value: str
    code: str | None = None


class UrgencyField(Evidence):
    """Urgency mark (dấu chỉ độ khẩn, ô 10b): ``khẩn``, ``thượng khẩn`` or ``hỏa tốc`` with its hour, if printed."""

    value: Literal["khẩn", "thượng khẩn", "hỏa tốc"]
    time: str | None = None


class Stamp(Evidence):
    """What was printed on the finished page and is no part of the dispatch, for the register.

    ``signing``: a plug-in's block (Người ký, Email, Cơ quan, Thời gian ký) with signer, email, organisation and time;
    ``incoming``: the receiver's dấu ĐẾN with number, date, hour and to whom it was passed; ``portal``: addresses and
    times in the margin. What a stamp does not say is ``None``; times are ISO 8601, or as printed.
    """

    kind: Literal["signing", "incoming", "portal"]
    text: str
    page: int
    signer: str | None = None
    email: str | None = None
    organisation: str | None = None
    time: str | None = None
    number: str | None = None
    date: str | None = None
    transfer: str | None = None


class Part(_Model):
    """Which of the documents in one file a result is of, where each is a result of its own."""

    number: int = Field(ge=1, description="from 1, in the order of the file")
    of: int = Field(ge=1)


class Source(_Model):
    """The file that was read; ``text_from`` is its first page's, ``text_from_pages`` page by page.

    ``part`` and ``page_range`` are given only where each document in the file is a result of its own.
    """

    file_name: str | None = None
    sha256: str
    media_type: str
    pages: int | None = None
    text_from: TextFrom
    text_from_pages: tuple[TextFrom, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    part: Part | None = None
    page_range: tuple[int, int] | None = Field(default=None, description="its first and last page, from 1")


class Header(_Model):
    """The fields above the body; each is ``None`` where the page does not say it."""

    number: NumberField | None = None
    date: DateField | None = None
    place: TextField | None = None
    issuer: IssuerField | None = None
    parent: IssuerField | None = None
    co_issuers: tuple[IssuerField, ...] = Field(default=(), description="further issuers of a joint dispatch")
    type: TypeField | None = None
    subject: TextField | None = None
    urgency: UrgencyField | None = None
    secrecy: TextField | None = None


class Addressee(Evidence):
    """One line of Kính gửi, as printed; ``members`` are the bodies or groups that the line names."""

    value: str
    members: tuple[str, ...] = ()


class Provision(_Model):
    """One provision (điểm, khoản, Điều …) of a document, lists and ranges taken apart.

    Labels are those printed, without their nouns: ``điểm a khoản 2 Điều 5`` has point ``a``, clause ``2``,
    article ``5``.
    """

    text: str = Field(description="the provision as printed; members of one list share it")
    part: str | None = Field(default=None, description="phần")
    chapter: str | None = Field(default=None, description="chương")
    section: str | None = Field(default=None, description="mục, with its tiểu mục after a point: II.1")
    appendix: str | None = Field(default=None, description="phụ lục, biểu, mẫu")
    article: str | None = Field(default=None, description="điều")
    clause: str | None = Field(default=None, description="khoản")
    point: str | None = Field(default=None, description="điểm")
    subpoint: str | None = Field(default=None, description="tiết, đoạn, gạch đầu dòng")
    of: str | None = Field(default=None, description="the rule annexed to the document that the provision is of")


class Citation(_Model):
    """One cited document with all its mentions."""

    id: str | None = Field(default=None, description="made of what is printed of the document; the same in every run")
    number: str
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    provisions: tuple[str, ...] = ()
    cited_provisions: tuple[Provision, ...] = ()
    relation: str | None = None
    within: str | None = Field(default=None, description="number of the cited document in whose title this one stands")
    target: str | None = Field(default=None, description="id of the document meant; an index fills it in")
    mentions: tuple[Mention, ...] = ()
    confidence: Confidence | None = None


class Amendment(_Model):
    """A law that amends the law cited (``sửa đổi, bổ sung năm 2019``)."""

    year: int
    number: str | None = None


class LawMention(_Model):
    """A law, code, ordinance or constitution cited by name.

    ``number``, ``date`` and ``effective_from`` come from the register of laws, and only where name and year, the date,
    or what was in force on the dispatch's day leave one law; else its numbers are ``candidates``.
    """

    id: str | None = Field(default=None, description="made of name, year and number; the same in every run")
    name: str
    year: int | None = None
    number: str | None = None
    date: str | None = Field(default=None, description="ISO date of adoption")
    effective_from: str | None = Field(default=None, description="ISO date")
    identified_by: Literal["year", "date", "in force", "only one"] | None = Field(
        default=None, description="what told the number"
    )
    candidates: tuple[str, ...] = Field(default=(), description="numbers of the laws that may be meant")
    amended: tuple[Amendment, ...] = ()
    provisions: tuple[str, ...] = ()
    cited_provisions: tuple[Provision, ...] = ()
    relation: str | None = None
    mentions: tuple[Mention, ...] = ()
    confidence: Confidence | None = None


class NamedDocument(_Model):
    """A document cited by a name that everybody knows (``Đề án 06``) and never by number in this text."""

    id: str | None = Field(default=None, description="made of number, type and date; the same in every run")
    name: str
    number: str
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    source: str | None = Field(default=None, description="where the table of names has it from")
    mentions: tuple[Mention, ...] = ()


class SelfReference(Evidence):
    """A place at which the dispatch speaks of itself (``Điều 3 Quyết định này``)."""

    text: str
    cited_provisions: tuple[Provision, ...] = ()


class Alias(Evidence):
    """A short name that the dispatch defines in brackets, valid within it."""

    alias: str
    means: str


class Item(Evidence):
    """One numbered, lettered or dashed unit of the body, or a directive paragraph (``¶1``)."""

    label: str
    text: str
    task: bool = False
    parent: str | None = None


class Actor(_Model):
    """Somebody who must act: a body, a person by office, or a group of them, as printed."""

    name: str
    role: Literal["lead", "support"] = "lead"
    inherited: bool = False
    canonical: str | None = None
    group: bool = False
    confidence: Confidence | None = None


class Deadline(Evidence):
    """By when; definitions in the annotation guide (``due`` is the last day named, ISO)."""

    text: str
    kind: Literal["date", "period", "relative", "recurring"]
    due: str | None = None
    bound: Literal["before", "by", "on", "within"] | None = None
    time: str | None = None
    duration: str | None = None
    anchor: Literal["issue", "receipt", "effective", "event"] | None = None
    working_days: bool = False
    rrule: str | None = None


class Obligation(Evidence):
    """One thing that somebody must do."""

    id: str
    item: str
    action: str
    modality: Modality
    actors: tuple[Actor, ...] = ()
    deadline: Deadline | None = None
    report_to: tuple[str, ...] = ()
    deliverable: str | None = None
    basis: tuple[str, ...] = ()


class Recipient(Evidence):
    """One line of Nơi nhận (ô 9b) without its purpose."""

    name: str
    purpose: str | None = None


class Archive(Evidence):
    """The Lưu line: codes in order; copies where printed."""

    codes: tuple[str, ...] = ()
    copies: int | None = None


class DigitalSignature(_Model):
    """A digital signature of the file, checked offline: whether the file is what was signed, not whether by whom."""

    kind: Literal["signature", "timestamp"] = Field(
        default="signature", description="a document timestamp has an authority (organisation) and no signer"
    )
    signer: str | None = Field(default=None, description="common name of the certificate: a person or a body")
    organisation: str | None = None
    email: str | None = None
    issuer: str | None = Field(default=None, description="the authority that the certificate names as its issuer")
    time: str | None = Field(default=None, description="ISO 8601 with zone, given in Vietnam's (+07:00)")
    time_from: Literal["token", "claimed"] | None = Field(
        default=None, description="token: a timestamp that fits the signature; claimed: the signer's own clock"
    )
    intact: bool | None = Field(
        default=None, description="whether the signed bytes are unchanged; null where it could not be checked"
    )
    covers_whole_file: bool = False
    changed_after: Literal["none", "allowed", "changed"] | None = Field(
        default=None,
        description="what later revisions of the file did; allowed: no more than filling in fields and signing again",
    )
    trusted: bool | None = Field(
        default=None, description="always null: without network and trusted authorities nobody can tell"
    )
    reason: str | None = None
    field: str | None = None
    boxes: tuple[Box, ...] = Field(default=(), description="where its visible field stands, if it has one")
    notes: tuple[str, ...] = ()


class Signature(Evidence):
    """Who signed and by which right (quyền hạn, chức vụ, họ tên; ô 7a, 7b); ``digital`` holds the file's signatures."""

    capacity: Literal["TM.", "KT.", "TL.", "TUQ.", "Q."] | None = None
    on_behalf_of: str | None = None
    title: str | None = None
    name: str | None = None
    digital: tuple[DigitalSignature, ...] = ()


class DispatchWarning(_Model):
    """Something that a person should look at."""

    code: str
    message: str
    span: Span | None = None
    boxes: tuple[Box, ...] = ()


class Dispatch(_Model):
    """All that docproc says of one dispatch."""

    schema_version: Literal["1"] = "1"
    id: str | None = Field(default=None, description="made of number, issuer, place and year; the same in every run")
    source: Source
    text: str
    header: Header = Header()
    addressees: tuple[Addressee, ...] = ()
    citations: tuple[Citation, ...] = ()
    laws: tuple[LawMention, ...] = ()
    named_documents: tuple[NamedDocument, ...] = ()
    self_references: tuple[SelfReference, ...] = ()
    aliases: tuple[Alias, ...] = ()
    items: tuple[Item, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive: Archive | None = None
    signature: Signature | None = None
    warnings: tuple[DispatchWarning, ...] = ()

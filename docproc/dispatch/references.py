"""What a dispatch refers to: documents, laws, itself, and the short names it gives them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docproc.dispatch.evidence import Confidence, Evidence, Model

__all__ = ["Alias", "Amendment", "Citation", "LawMention", "Mention", "NamedDocument", "Provision", "SelfReference"]


class Mention(Evidence):
    """One place at which a document or a law is named.

    ``number``: by its number, or a law by its name; ``short``: by the bare ordinal (``Nghị định 30``); ``deictic``: by
    pointing at it (``Quyết định nêu trên``); ``alias``: by a short name that the text defines or everybody knows.
    """

    kind: Literal["number", "short", "deictic", "alias"] = "number"


class Provision(Model):
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


class Citation(Model):
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


class Amendment(Model):
    """A law that amends the law cited (``sửa đổi, bổ sung năm 2019``)."""

    year: int
    number: str | None = None


class LawMention(Model):
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


class NamedDocument(Model):
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

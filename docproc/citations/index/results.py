"""What the index answers: plain frozen values, with a code for programs and a sentence for people in each reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docproc.citations.index.records import Reference

__all__ = ["Added", "Candidate", "Contradiction", "Link", "Missing", "Reason", "Resolution", "Slip", "State"]

State = Literal["matched", "ambiguous", "unmatched", "self"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: ``code`` for programs (``date-equal``), ``text`` a sentence for a clerk."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a reference may mean, with what speaks for and against it."""

    id: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A suspected slip of the pen; nothing is corrected.

    Attributes:
        cited: the number as cited.
        suspected: id of the record that may be meant.
        number: that record's number.
        reasons: what differs, and what agrees.
        source: id of the citing record, where known.
    """

    cited: str
    suspected: str
    number: str
    reasons: tuple[Reason, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which record a reference means.

    Attributes:
        state: ``matched``: exactly one; ``ambiguous``: one of several, or not enough is printed; ``unmatched``: none;
            ``self``: the citing dispatch.
        target: id of the record, where matched or self.
        candidates: the records that fit the number, the likeliest first.
        reasons: why this state.
        slips: where unmatched, records that a slip of the pen would explain.
    """

    state: State
    target: str | None = None
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[Reason, ...] = ()
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One reference of a record with its resolution."""

    source: str
    reference: Reference
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class Added:
    """What adding (or removing) a record did.

    Attributes:
        id: the record's.
        duplicate: a record of this identity was there already; its content is left as it was.
        changed: earlier links whose state, target or suspicions are other than before, as they are now.
    """

    id: str
    duplicate: bool
    changed: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A cited document that the index does not hold; ``number``, ``issuer``, ``year`` as far as printed."""

    number: str
    issuer: str | None
    year: int | None
    count: int
    cited_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both hold.

    Attributes:
        code: ``two-dates``, ``type-differs``, ``date-after-citing``, ``issuer-differs``, ``duplicate-number``,
            ``law-differs``.
        message: a sentence for a clerk.
        ids: the records that make the statements.
        numbers: the numbers concerned.
    """

    code: str
    message: str
    ids: tuple[str, ...]
    numbers: tuple[str, ...]

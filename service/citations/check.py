"""What a pasted text cites, and whether the office holds it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy.orm import Session

from docproc.citations import Record
from docproc.citations.index import Reason as Why
from docproc.citations.index import Resolution
from docproc.dispatch import Dispatch, Span
from docproc.export.cited import Linked, cited_text
from service.citations.views import SUSPECTED, Candidate, CitationState, CitedDocument, Reason, cited_documents
from service.examples import DISPATCH_TEXT
from service.links import resolve_all
from service.parameters import Day
from service.pipeline import load_once

__all__ = ["CheckedText", "TextToCheck", "check", "read_text"]

_MOST_CHARACTERS = 200_000
_NOT_ASKED = Resolution("unmatched")


class TextToCheck(BaseModel):
    """A text: a dispatch, a paragraph, a draft."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, StringConstraints(min_length=1, max_length=_MOST_CHARACTERS)] = Field(examples=[DISPATCH_TEXT])
    number: Annotated[str, StringConstraints(min_length=1, max_length=120)] | None = Field(
        default=None, examples=["418/SKHCN-CĐS"], description="the text's own number, which is then no citation"
    )
    issued: Day | None = Field(
        default=None,
        examples=["2026-05-21"],
        description="the text's own date: a later document is meant only where it is cited with its day",
    )


class CheckedCitation(BaseModel):
    """A document that the text cites."""

    kind: Literal["citation", "law", "named_document"]
    number: str | None = Field(examples=["96/KH-UBND"], description="null for a law of which it is not certain")
    name: str | None = Field(default=None, examples=[None], description="a law's name, or one that everybody knows")
    type: str | None = Field(default=None, examples=["kế hoạch"])
    date: str | None = Field(examples=["2026-05-14"])
    issuer: str | None = Field(default=None, examples=["Ủy ban nhân dân tỉnh"])
    title: str | None = Field(default=None, examples=["về chuyển đổi số năm 2026"])
    spans: list[Span] = Field(examples=[[[272, 282]]], description="where `text` names it")
    state: CitationState | None = Field(examples=["matched"], description="null where there is no number to look for")
    target: CitedDocument | None = Field(description="of `matched`, and of `self` where the text itself is held")
    candidates: list[Candidate] = Field(description="of `ambiguous`: at most ten, the likeliest first")
    suspected: list[CitedDocument] = Field(description=SUSPECTED)
    reasons: list[Reason]


class CheckedText(BaseModel):
    """A text with what it cites, in the order of the text."""

    text: str = Field(examples=[DISPATCH_TEXT], description="as it was read; all spans point into it")
    citations: list[CheckedCitation]


def read_text(asked: TextToCheck, *, allow_secret: bool) -> Dispatch:
    """Find what the text cites.

    Raises:
        DocprocError: the text is refused.
    """
    from docproc.passages import cite

    load_once()
    issued = asked.issued.isoformat() if asked.issued else None
    return cite(asked.text.encode(), number=asked.number, issued=issued, allow_secret=allow_secret)


def check(session: Session, dispatch: Dispatch) -> CheckedText:
    """Look for what a text cites among the documents held, and for what a slip in the text could mean.

    Args:
        session: any session.
        dispatch: from ``read_text``.
    """
    citing = Record.of(dispatch)
    resolved = resolve_all(session, citing.references, citing)
    keys = [(reference.number, reference.date) for reference in citing.references]
    found = dict(zip(keys, resolved, strict=True))
    documents = cited_documents(session, {public_id for _, ids in resolved for public_id in ids.values()})
    entries = []
    for entry in cited_text(dispatch).entries:
        resolution, ids = found.get((entry.fact.number or "", entry.fact.date), (None, {}))
        known = {own: documents[public_id] for own, public_id in ids.items() if public_id in documents}
        entries.append(_entry(entry, resolution, known))
    return CheckedText(text=dispatch.text, citations=entries)


def _entry(entry: Linked, resolution: Resolution | None, known: dict[str, CitedDocument]) -> CheckedCitation:
    fact, found = entry.fact, resolution or _NOT_ASKED
    ambiguous = found.candidates if found.state == "ambiguous" else ()
    return CheckedCitation(
        kind=entry.kind,
        number=fact.number,
        name=getattr(fact, "name", None),
        type=getattr(fact, "type", None),
        date=fact.date,
        issuer=getattr(fact, "issuer", None),
        title=getattr(fact, "title", None),
        spans=entry.spans,
        state=resolution.state if resolution else None,
        target=known.get(found.target or ""),
        candidates=[
            Candidate(document=known[one.id], reasons=_sentences(one.reasons)) for one in ambiguous if one.id in known
        ],
        suspected=[known[slip.suspected] for slip in found.slips if slip.suspected in known],
        reasons=_sentences(found.reasons),
    )


def _sentences(reasons: tuple[Why, ...]) -> list[Reason]:
    return [Reason(code=one.code, text=one.text) for one in reasons]

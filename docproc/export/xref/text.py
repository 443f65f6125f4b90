"""The cross-references as text for people: each dispatch, what it cites, what cites it; then what to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docproc.export.plain import plain

if TYPE_CHECKING:
    from docproc.citations.index import Contradiction, Missing, Reason, Slip
    from docproc.export.xref.report import CitedBy, Cites, Document, Report, Step

__all__ = ["to_text"]

MOST_LISTED = 20
"""Missing documents that are listed; JSON has them all."""

_UNNUMBERED = "(without number)"
_SAID_BY_STATE = frozenset({"number-equal", "not-held"})  # what "matched …" and "unmatched" say themselves


def to_text(report: Report) -> str:
    """Plain text, one thing a line; nothing in it can command a terminal.

    Args:
        report: from ``report``.
    """
    lines = [_summary(report)]
    for document in report.documents:
        lines += ["", *_document(document, report)]
    sections = (
        ("Cited most, yet missing", _missing(report)),
        ("Suspected slips of the pen (nothing is corrected)", [_slip(slip, report) for slip in report.slips]),
        ("Contradictions", [_contradiction(one, report) for one in report.contradictions]),
        ("Chains of changes", [_steps(chain, "changes") for chain in report.chains]),
        ("Circles, which dates forbid", [_steps([*ring, ring[0]], "cites") for ring in report.cycles]),
        ("Cited by most", [f"{hub.number}: {hub.cited_by}" for hub in report.hubs]),
    )
    for title, entries in sections:
        if entries:
            lines += ["", f"{title}:", *(f"  {entry}" for entry in entries)]
    return "".join(f"{plain(line).rstrip()}\n" for line in lines)


def _summary(report: Report) -> str:
    states = Counter(cited.resolution.state for document in report.documents for cited in document.cites)
    total = sum(states.values())
    parts = ", ".join(
        f"{states[state]} {state}" for state in ("matched", "ambiguous", "unmatched", "self") if states[state]
    )
    counted = f"{len(report.documents):,} {'document' if len(report.documents) == 1 else 'documents'}"
    return f"{counted}, {total:,} {'citation' if total == 1 else 'citations'}{f': {parts}' if parts else ''}."


def _document(document: Document, report: Report) -> Iterator[str]:
    facts = (document.number or _UNNUMBERED, document.type, document.date, document.issuer)
    yield " · ".join(filter(None, facts)) + (f"  [{', '.join(document.files)}]" if document.files else "")
    if document.subject:
        yield f"  {document.subject}"
    if document.cites:
        yield "  cites"
        for cited in document.cites:
            yield from _cites(cited, report)
    if document.cited_by:
        yield "  cited by"
        yield from (f"    {_citing(one, report)}" for one in document.cited_by)


def _cites(cited: Cites, report: Report) -> Iterator[str]:
    name = cited.title if cited.type is None and cited.issuer is None else None  # of a law
    printed = ", ".join(filter(None, (name, cited.number, cited.date, cited.issuer)))
    relation = f"{cited.relation}: " if cited.relation else ""
    provisions = f" ({'; '.join(cited.provisions)})" if cited.provisions else ""
    found = cited.resolution
    target = f" {_known(found.target, report)}" if found.state == "matched" and found.target else ""
    yield f"    {relation}{printed}{provisions} → {found.state}{target}"
    if said := [reason for reason in found.reasons if reason.code not in _SAID_BY_STATE]:
        yield f"      {_sentences(said)}"
    if found.state == "ambiguous":
        for candidate in found.candidates:
            yield f"      perhaps {_known(candidate.id, report)}: {_sentences(candidate.reasons)}"


def _known(node: str, report: Report) -> str:
    facts = report.graph.nodes[node] if node in report.graph else {}
    return ", ".join(filter(None, (report.labels.get(node, node), facts.get("date"))))


def _citing(one: CitedBy, report: Report) -> str:
    provisions = f" ({'; '.join(one.provisions)})" if one.provisions else ""
    printed = ", ".join(filter(None, (report.labels.get(one.id, one.number), one.date)))
    return f"{printed}{f': {one.relation}' if one.relation else ''}{provisions}"


def _missing(report: Report) -> list[str]:
    lines = [_absent(one, report) for one in report.missing[:MOST_LISTED]]
    more = len(report.missing) - MOST_LISTED
    return [*lines, f"and {more:,} more (--format json lists all)"] if more > 0 else lines


def _absent(one: Missing, report: Report) -> str:
    named = ", ".join(filter(None, (one.number, one.issuer, str(one.year) if one.year else None)))
    sources = ", ".join(report.labels.get(source, _UNNUMBERED) for source in one.cited_by)
    return f"{one.count} × {named}: cited by {sources}"


def _slip(slip: Slip, report: Report) -> str:
    source = report.labels.get(slip.source, _UNNUMBERED) if slip.source else "the text"
    return f"{source} cites {slip.cited}; {slip.number} may be meant: {_sentences(slip.reasons)}"


def _contradiction(one: Contradiction, report: Report) -> str:
    unnamed = [label for node in one.ids if (label := report.labels.get(node, "")) and label not in one.message]
    return f"{one.message} [{'; '.join([one.code, *unnamed])}]"


def _steps(steps: Iterable[Step], verb: str) -> str:
    return f" {verb} ".join(step.number for step in steps)


def _sentences(reasons: Iterable[Reason]) -> str:
    return " ".join(reason.text for reason in reasons)

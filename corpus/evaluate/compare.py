"""Compares one prediction with its gold, measure by measure.

The measures of fields and sets are defined in ``docs/accuracy.md``; what gold leaves open is not counted.
"""

from __future__ import annotations

from corpus.evaluate.cited import compare_citations, compare_laws
from corpus.evaluate.comparison import Comparison, Json
from corpus.evaluate.formal import compare_addressees, compare_header, compare_recipients, compare_signature
from corpus.evaluate.tally import Tallies
from corpus.evaluate.work import compare_items, compare_obligations

__all__ = ["WHOLE", "compare"]

_FORM = ("addressees", "recipients", "recipients.purpose", "archive", "signature.name", "signature.title")
_CITED = ("citations", "citations.type", "citations.date", "citations.issuer", "laws")
_DUTIES = ("obligations", "actors.lead", "actors.support", "deadline.value", "deadline.none", "modality", "report_to")
_SOFT = ("header.all", *_FORM, "signature.capacity", *_CITED, "items", "items.label", "tasks", "tasks.label", *_DUTIES)

WHOLE = {
    "document.header": ("header.all",),
    "document.citations": _CITED,
    "document.obligations": _DUTIES,
    "document.all": _SOFT,
    "document.strict": (*_SOFT, "items.strict", "tasks.strict", "obligations.strict"),
}
"""Measures of whole documents: a document is right where every measure named here is perfect."""

_NEEDS = {
    "document.header": {"header"},
    "document.citations": {"citations"},
    "document.obligations": {"obligations"},
    "document.all": {"header", "citations", "items", "obligations"},
    "document.strict": {"header", "citations", "items", "obligations"},
}


def compare(gold: Json, found: Json) -> Comparison:
    """Compare a prediction with gold.

    Args:
        gold: the content of a gold file.
        found: the prediction in the form of the output contract; empty where there is none.

    Returns:
        Counts of every measure that gold allows, differences, and the values given.
    """
    result = Comparison()
    compare_header(result, gold, found)
    compare_addressees(result, gold, found)
    compare_recipients(result, gold, found)
    compare_signature(result, gold, found)
    compare_citations(result, gold, found)
    compare_laws(result, gold, found)
    compare_items(result, gold, found)
    compare_obligations(result, gold, found)
    _count_whole(result, gold)
    return result


def _count_whole(result: Comparison, gold: Json) -> None:
    counts: Tallies = dict(result.tallies)
    for measure, parts in WHOLE.items():
        if _NEEDS[measure] <= set(gold):
            result.hit(measure, all(counts[part].perfect for part in parts if part in counts))

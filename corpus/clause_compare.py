"""Compares what a system says of a case of the clause table with its gold.

Obligations, actors, deadlines and modality are compared as in ``corpus.evaluate``; this adds what only the table marks.
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.clause_cases import Case
from corpus.evaluate.comparison import Comparison, Json, entries, plain
from corpus.evaluate.formal import SOFT
from corpus.evaluate.keys import bag, bags, key, overlap
from corpus.evaluate.pairing import paired
from corpus.evaluate.work import compare_obligations

__all__ = ["compare"]

_DUTIES = (
    *("obligations", "actors.lead", "actors.support", "deadline.value", "deadline.none", "modality", "report_to"),
)
_TEXTS = ("condition", "if_silent")
_DUE = ("kind", "due", "duration", "rrule")


def compare(case: Case, found: Json) -> Comparison:
    """Compare a prediction with a case.

    Args:
        case: with its gold.
        found: the prediction in the form of the output contract.

    Returns:
        Counts and differences. ``quiet``: whether a case that obliges nobody was left without obligation; ``whole``:
        whether who must do what by when, how binding and who receives it is all right.
    """
    result = Comparison()
    compare_obligations(result, {"obligations": case.obligations}, found)
    given = entries(found, "obligations")
    pairs = paired(
        bags(gold["action"] for gold in case.obligations), bags(one.get("action") for one in given), overlap, SOFT
    ).pairs
    for g, f in pairs:
        _compare_marks(result, case.obligations[g], given[f])
    if quiet := result.tallies.pop("silence", None):
        result.tallies["quiet"] = quiet
    counted = [result.tallies[name] for name in _DUTIES if name in result.tallies]
    result.hit("whole", all(tally.perfect for tally in counted))
    for difference in result.differences:
        difference["id"] = case.id
    return result


def _compare_marks(result: Comparison, gold: Json, found: Json) -> None:
    about = str(gold["action"])[:50]
    for measure in _TEXTS:
        if measure in gold:
            _compare_text(result, measure, gold[measure], plain(found.get(measure)), about)
    result.sets("umbrella", ["umbrella"] * gold["umbrella"], ["umbrella"] * bool(found.get("umbrella")), about)
    dues, said = ([_due(due) for due in entries(side, "further_deadlines")] for side in (gold, found))
    result.sets("further_deadlines", dues, said, about)
    if "tier" in gold:
        result.same("tier", gold["tier"], found.get("tier"), about)


def _compare_text(result: Comparison, measure: str, gold: object, found: object, about: str) -> None:
    """A text is found where most of its words are, or where it begins alike: its edges are a matter of taste."""
    wanted, given = key(gold), key(found)
    alike = bool(wanted and given) and (overlap(bag(gold), bag(found)) >= SOFT or _begins(str(wanted), str(given)))
    tally = result.tally(measure)
    tally.right += alike
    tally.missed += bool(gold) and not alike
    tally.extra += bool(found) and not alike
    if (gold or found) and not alike:
        result.note(measure, f"{about}: {gold}", found)


def _begins(one: str, other: str) -> bool:
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _due(deadline: Mapping[str, object]) -> str:
    return " ".join(str(deadline.get(part)) for part in _DUE)

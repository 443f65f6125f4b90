"""Compares what a dispatch asks for: its items, which of them are tasks, and the obligations in them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.evaluate.comparison import Comparison, Json, entries
from corpus.evaluate.formal import SOFT
from corpus.evaluate.keys import Bag, bag, bags, key, keys, overlap
from corpus.evaluate.pairing import Pairing, equal, paired

__all__ = ["ROLES", "compare_items", "compare_obligations"]

ROLES = ("lead", "support")
_ITEM_FLOOR = 0.6
_SAME_LABEL = 0.5
_DEADLINE = ("kind", "due", "duration", "rrule")


def compare_items(result: Comparison, gold: Json, found: Json) -> None:
    """All items, and once more those that are tasks: paired by words and label, then strictly by text."""
    if "items" not in gold:
        return
    wanted, given = entries(gold, "items"), entries(found, "items")
    pairing = _compare_units(result, "items", wanted, given)
    tasks = ([item for item in side if item.get("task")] for side in (wanted, given))
    _compare_units(result, "tasks", *tasks)
    result.listed("items", given, pairing, [item["text"] for item in wanted])


def _compare_units(result: Comparison, measure: str, items: Sequence[Json], given: Sequence[Json]) -> Pairing:
    pairing = result.pairing(measure, paired(_read(items), _read(given), _item_likeness, _ITEM_FLOOR))
    for g, f in pairing.pairs:
        result.same(f"{measure}.label", items[g]["label"], given[f].get("label"))
    if pairing.missed or pairing.extra:
        missed = [_short(items[place]) for place in pairing.missed]
        result.note(measure, missed, [_short(given[place]) for place in pairing.extra])
    texts, found = (keys(item.get("text") for item in side) for side in (items, given))
    result.pairing(f"{measure}.strict", equal(texts, found))
    return pairing


def _short(item: Json) -> str:
    return f"{item.get('label')} {str(item.get('text'))[:60]}"


_Item = tuple[Bag, str | None]


def _read(items: Sequence[Json]) -> list[_Item]:
    return [(bag(item.get("text")), key(item.get("label"))) for item in items]


def _item_likeness(one: _Item, other: _Item) -> float:
    return overlap(one[0], other[0]) + (_SAME_LABEL if one[1] == other[1] else 0.0)


def compare_obligations(result: Comparison, gold: Json, found: Json) -> None:
    """Obligations paired by the words of their actions, then who, by when and how binding, of each pair."""
    if "obligations" not in gold:
        return
    wanted, given = entries(gold, "obligations"), entries(found, "obligations")
    asked, said = ([entry.get("action") for entry in side] for side in (wanted, given))
    pairing = result.pairing("obligations", paired(bags(asked), bags(said), overlap, SOFT))
    if pairing.missed or pairing.extra:
        missed = [str(asked[place])[:90] for place in pairing.missed]
        result.note("obligations", missed, [str(said[place])[:90] for place in pairing.extra])
    result.pairing("obligations.strict", equal(keys(asked), keys(said)))
    paths = [f"obligations[{place}]" for place in range(len(wanted))]
    complete = [g for g, f in pairing.pairs if _same_duty(result, wanted[g], given[f], paths[g])]
    _count_complete(result, len(complete), len(wanted), len(given))
    if not wanted:
        result.hit("silence", not given)
    result.listed("obligations", given, pairing, asked, ".action")


def _count_complete(result: Comparison, right: int, wanted: int, given: int) -> None:
    tally = result.tally("obligations.complete")
    tally.right += right
    tally.missed += wanted - right
    tally.extra += given - right


def _same_duty(result: Comparison, gold: Json, found: Json, path: str) -> bool:
    """Count the parts of a pair; tells whether who, by when, how binding and to whom to report are all right."""
    about = str(gold["action"])[:50]
    right = [_same_actors(result, role, gold, found, about) for role in ROLES]
    right.append(_same_deadline(result, gold.get("deadline"), found.get("deadline"), f"{path}.deadline"))
    if gold.get("modality"):
        right.append(_same_modality(result, gold["modality"], found.get("modality"), about))
    if "report_to" in gold:
        bodies, named = (keys(entries(side, "report_to")) for side in (gold, found))
        right.append(_whole(result.sets("report_to", bodies, named, about)))
    _same_products(result, gold, found, about)
    return all(right)


def _same_products(result: Comparison, gold: Json, found: Json, about: str) -> None:
    """Count what is handed in and on which documents a pair rests; neither makes a pair wrong."""
    if "deliverable" in gold:
        wanted, given = ([side["deliverable"]] if side.get("deliverable") else [] for side in (gold, found))
        result.sets("deliverable", keys(wanted), keys(given), about)
        result.pairing("deliverable.soft", paired(bags(wanted), bags(given), overlap, SOFT))
    if "basis" in gold:
        result.sets("basis", keys(entries(gold, "basis")), keys(entries(found, "basis")), about)


def _same_actors(result: Comparison, role: str, gold: Json, found: Json, about: str) -> bool:
    wanted, given = (
        [actor for actor in entries(side, "actors") if actor.get("role", "lead") == role] for side in (gold, found)
    )
    names, named = ([actor.get("name") for actor in side] for side in (wanted, given))
    result.pairing(f"actors.{role}.soft", paired(bags(names), bags(named), overlap, SOFT))
    pairing = result.sets(f"actors.{role}", keys(names), keys(named), about)
    for place, actor in enumerate(given):
        result.judge(f"actors.{role}", actor, place not in pairing.extra)
    return _whole(pairing)


def _same_deadline(result: Comparison, gold: Json | None, found: Json | None, path: str) -> bool:
    if gold:
        right = bool(found) and all(gold.get(part) == (found or {}).get(part) for part in _DEADLINE if part in gold)
        result.hit("deadline.value", right)
    else:
        right = result.hit("deadline.none", not found)
    if not right:
        result.note("deadline.value" if gold else "deadline.none", gold, found)
    if found:
        result.judge("deadlines", found, right)
        if right and gold:
            result.keep("deadlines", path, gold.get("text"), found)
    return right


def _same_modality(result: Comparison, gold: str, found: str | None, about: str) -> bool:
    right = result.hit("modality", gold == found)
    if not right:
        result.note("modality", f"{about}: {gold}", found)
    return right


def _whole(pairing: Pairing) -> bool:
    return not pairing.missed and not pairing.extra

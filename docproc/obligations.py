"""Puts the pieces together: items and obligations of the contract from the tree, the duties and the typed spans."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from docproc.bodies import ActorPart, BodyMention
from docproc.citations import CitedDocument
from docproc.deadlines import FoundDeadline
from docproc.dispatch import Actor, Addressee, Item, Obligation
from docproc.regions.layout import Layout
from docproc.tasks.actions import action_of
from docproc.tasks.assign import Setting, assign
from docproc.tasks.bases import BasisReader
from docproc.tasks.channels import channels
from docproc.tasks.directives import ClauseReader
from docproc.tasks.duty import Duty
from docproc.tasks.items import ItemTree, Unit
from docproc.tasks.kinds import TELLING_TYPES
from docproc.tasks.limits import contract_deadline, limits
from docproc.tasks.marks import Known, MarkReader
from docproc.tasks.products import product
from docproc.tasks.receivers import receivers
from docproc.tasks.shared_deadlines import share_deadlines
from docproc.tasks.tables import read_task_tables
from docproc.text import match_key

__all__ = ["Findings", "find_obligations"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the earlier stages found in the text."""

    addressees: tuple[Addressee, ...]
    citations: Sequence[CitedDocument]
    deadlines: list[FoundDeadline]
    bodies: Sequence[BodyMention]
    own_names: frozenset[str]
    issuer: str | None
    parent: str | None
    type_name: str | None
    issued: datetime.date | None


def find_obligations(
    layout: Layout, tree: ItemTree, findings: Findings
) -> tuple[tuple[Item, ...], tuple[Obligation, ...]]:
    """Find items and obligations.

    Args:
        layout: the dispatch cut into zones.
        tree: its items and paragraphs.
        findings: what header, citations, deadlines and bodies say.

    Returns:
        Items (with directive paragraphs as ``¶n``) and obligations, each in reading order.
    """
    addressed = _addressed(findings)
    reader = ClauseReader(layout.text, layout.key, findings.bodies, findings.own_names, addressed)
    duties = assign(
        layout,
        tree,
        reader,
        Setting(findings.type_name, addressed, findings.deadlines, findings.issued),
    )
    rows = read_task_tables(layout, findings.issued) if findings.type_name not in TELLING_TYPES else []
    duties = sorted([*duties, *rows], key=lambda duty: duty.unit.start)
    tree = ItemTree(sorted([*tree.units, *(row.unit for row in rows)], key=lambda unit: unit.start))
    share_deadlines(layout, tree, duties, findings.deadlines, findings.issued)
    labels = _labels(tree, duties)
    items = _items(layout, tree, duties, labels)
    return items, tuple(_obligations(layout, tree, duties, labels, findings))


def _addressed(findings: Findings) -> frozenset[str]:
    """Match keys of those to whom the dispatch is sent."""
    return frozenset(match_key(name) for one in findings.addressees for name in (one.members or (one.value,)))


def _labels(tree: ItemTree, duties: Sequence[Duty]) -> dict[int, str]:
    """Labels of the units that become items, by identity: their own, or ¶n for a directive paragraph."""
    directing = {id(duty.unit) for duty in duties}
    labels: dict[int, str] = {}
    loose = 0
    for unit in tree.units:
        if unit.label:
            labels[id(unit)] = unit.label
        elif id(unit) in directing:
            loose += 1
            labels[id(unit)] = f"¶{loose}"
    return labels


def _items(layout: Layout, tree: ItemTree, duties: Sequence[Duty], labels: dict[int, str]) -> tuple[Item, ...]:
    tasks = {id(duty.unit) for duty in duties}
    for duty in duties:
        tasks |= {id(above) for above in _named_above(duty)}
    return tuple(
        Item(
            label=labels[id(unit)],
            text="\n".join(layout.text[start:end] for start, end in unit.spans),
            task=id(unit) in tasks,
            parent=unit.parent.label if unit.parent is not None else None,
            **layout.evidence(unit.start, unit.end),
        )
        for unit in tree.units
        if id(unit) in labels
    )


def _named_above(duty: Duty) -> list[Unit]:
    """The heads above a duty that name the body it takes its lead from: they are tasks too (annotation guide)."""
    above: list[Unit] = []
    unit = duty.unit.parent
    while unit is not None:
        if duty.inherited and any(start <= lead.start < end for lead in duty.leads for start, end in unit.spans):
            above.append(unit)
        unit = unit.parent
    return above


def _obligations(
    layout: Layout, tree: ItemTree, duties: Sequence[Duty], labels: dict[int, str], findings: Findings
) -> list[Obligation]:
    out: list[Obligation] = []
    counts: dict[str, int] = {}
    bases = BasisReader(layout, tree, duties, findings.citations)
    known = Known(findings.deadlines, findings.bodies, findings.issuer, findings.parent, findings.issued)
    marks = MarkReader(layout, tree, duties, known)
    for duty in duties:
        label = labels[id(duty.unit)]
        due = limits(duty, findings.deadlines)
        deadline = due[0] if due else None
        action, span = action_of(layout, duty, deadline)
        if not action:
            continue
        counts[label] = counts.get(label, 0) + 1
        actors = _actors(duty, findings)
        report_to = receivers(layout, duty, findings.bodies)
        deliverable = product(layout, duty, findings.bodies)
        out.append(
            Obligation(
                id=f"{label}#{counts[label]}",
                item=label,
                action=action,
                modality=duty.modality,
                actors=actors,
                deadline=contract_deadline(layout, deadline, findings.issued) if deadline else None,
                further_deadlines=tuple(contract_deadline(layout, one, findings.issued) for one in due[1:]),
                report_to=report_to,
                deliverable=deliverable,
                channels=channels(layout, duty),
                basis=bases.own(duty),
                basis_inherited=bases.inherited(duty),
                **marks.of(duty, actors, deadline, received=bool(report_to), product=deliverable),
                **layout.evidence(*span),
            )
        )
    return out


# --- who ----------------------------------------------------------------------------------------------------------


def _actors(duty: Duty, findings: Findings) -> tuple[Actor, ...]:
    leads = [_actor(part, "lead", inherited=duty.inherited) for part in duty.leads]
    if not leads:
        leads = [
            Actor(name=name, role="lead", inherited=True)
            for addressee in findings.addressees
            for name in (addressee.members or (addressee.value,))
        ]
    return (*leads, *(_actor(part, "support") for part in duty.supports))


def _actor(part: ActorPart, role: Literal["lead", "support"], *, inherited: bool = False) -> Actor:
    return Actor(name=part.name, role=role, inherited=inherited, group=part.group)

"""The database itself: is it whole, does it keep what it takes in, and does every row that another names exist."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ForeignKeyConstraint, func, select, text

from service.operation.check.findings import Finding
from service.store import Store
from service.store.durability import switched_off
from service.store.models import Base

__all__ = ["durability", "integrity", "references"]


def integrity(store: Store) -> Iterator[Finding]:
    """SQLite's own check of its pages and indexes; PostgreSQL checks what it reads by itself."""
    if store.on_postgresql:
        return
    with store.read() as session:
        for (said,) in session.execute(text("PRAGMA integrity_check(20)")):
            if said != "ok":
                yield Finding("database_damaged", "database", str(said).splitlines()[0])


def durability(store: Store) -> Iterator[Finding]:
    """Settings of PostgreSQL without which a commit is not yet on the disk."""
    for name in switched_off(store):
        yield Finding(
            "not_durable", "database", f"{name} is off: what was answered as taken in may be lost with the power"
        )


def references(store: Store) -> Iterator[Finding]:
    """Rows that name a row of another table which is not there, counted for each constraint."""
    for table in Base.metadata.sorted_tables:
        for constraint in sorted(table.foreign_key_constraints, key=lambda one: str(one.name)):
            dangling = _dangling(store, constraint)
            if dangling:
                detail = f"{dangling} rows name a row of {constraint.referred_table.name} that is not there"
                yield Finding("reference_broken", f"{table.name}.{constraint.column_keys[0]}", detail)


def _dangling(store: Store, constraint: ForeignKeyConstraint) -> int:
    (element,) = constraint.elements
    parent = element.column.table.alias()
    child = element.parent
    there = select(1).where(parent.c[element.column.name] == child).exists()
    with store.read() as session:
        return session.scalar(select(func.count()).where(child.is_not(None), ~there)) or 0

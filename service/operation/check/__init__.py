"""Whether database and files agree: what ``docproc check`` looks at, each thing in a module of its own."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from service.operation.check import citations, derived, documents, files, search, tables
from service.operation.check.findings import Finding, Report
from service.store import Store
from service.store.migrate import newest, state_of
from service.store.models import Base

__all__ = ["Finding", "Report", "check"]


def check(store: Store, *, repair: bool = False) -> Report:
    """Look at everything that is kept; the service may run meanwhile.

    Args:
        store: what to look at.
        repair: remove files that no row names and that have lain for an hour, and build a search index anew that does
            not agree. Nothing else is changed.

    Returns:
        What does not agree. Where the database is damaged, or its tables are another version's, only that is said.
    """
    report = Report()
    try:
        report.step = state_of(store)
        report.findings += tables.integrity(store)
        if report.step != newest():
            detail = f"the tables are at step {report.step}, this version needs {newest()}"
            report.findings.append(Finding("tables_of_other_version", "database", detail))
        if report.findings:
            return report
        report.counts = _counts(store)
        report.findings += tables.durability(store)
        report.findings += tables.references(store)
        report.findings += files.rows_have_files(store)
        report.findings += files.files_have_rows(store, repair=repair)
        report.findings += documents.states(store)
        report.findings += documents.counts(store)
        report.findings += derived.counted(store)
        report.findings += derived.parts(store)
        report.findings += derived.next_times(store)
        report.findings += citations.missing(store)
        report.findings += search.agrees(store, repair=repair)
    except SQLAlchemyError as error:
        report.findings.append(Finding("database_unreadable", "database", f"a query failed ({type(error).__name__})"))
    return report


def _counts(store: Store) -> dict[str, int]:
    with store.read() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in sorted(Base.metadata.tables.items())
        }

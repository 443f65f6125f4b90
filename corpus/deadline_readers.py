"""Who is asked for the deadlines of a case: docproc's grammar, and what one would compose with dateparser."""

from __future__ import annotations

import datetime

from corpus.baselines.composed import day_of, directs, due_in, sentences
from corpus.deadline_lines import Case
from docproc.citations import find_citations
from docproc.deadlines import FoundDeadline, find_deadlines
from docproc.text import fold

__all__ = ["READERS", "by_composed", "by_dateparser", "by_docproc"]


def by_docproc(case: Case) -> list[FoundDeadline]:
    """The deadlines that docproc finds in the clause; numbers of cited documents are masked, as in a whole dispatch."""
    text = fold(case.clause).text
    cited = find_citations(text, issue_date=case.issued)
    masked = [mention for document in cited for mention in document.mentions]
    return find_deadlines(text, issue_date=case.issued, labelled=case.cell, masked=masked)


def by_dateparser(case: Case) -> list[FoundDeadline]:
    """Each day that dateparser finds, taken for a deadline; it tells no kinds, bounds, counts or rules."""
    from dateparser.search import search_dates

    issued = datetime.datetime.combine(case.issued, datetime.time())
    settings = {"RELATIVE_BASE": issued, "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "future"}
    found, end = [], 0
    for text, moment in search_dates(case.clause, languages=["vi"], settings=settings) or ():
        start = max(case.clause.find(text, end), 0)
        end = start + len(text)
        found.append(FoundDeadline(start, end, text, "date", moment.date().isoformat()))
    return found


def by_composed(case: Case) -> list[FoundDeadline]:
    """The composed way: underthesea's sentences that hold a verb of its list, its pattern of a deadline, dateparser."""
    issued = case.issued.isoformat()
    if case.cell:
        day = day_of(case.clause, issued)
        return [FoundDeadline(0, len(case.clause), case.clause, "date", day)] if day else []
    found = []
    for sentence in sentences(case.clause):
        due = due_in(sentence, issued) if directs(sentence) else None
        if due is not None:
            start = max(case.clause.find(due["text"]), 0)
            found.append(FoundDeadline(start, start + len(due["text"]), due["text"], "date", due["due"]))
    return found


READERS = {"docproc": by_docproc, "composed": by_composed, "dateparser": by_dateparser}

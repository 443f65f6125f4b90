"""The index of known dispatches: identity, resolution of citations, suspected slips and contradictions."""

from docproc.citations.index.index import Index
from docproc.citations.index.records import Record, Reference
from docproc.citations.index.results import (
    Added,
    Candidate,
    Contradiction,
    Link,
    Missing,
    Reason,
    Resolution,
    Slip,
    State,
)

__all__ = [
    "Added",
    "Candidate",
    "Contradiction",
    "Index",
    "Link",
    "Missing",
    "Reason",
    "Record",
    "Reference",
    "Resolution",
    "Slip",
    "State",
]

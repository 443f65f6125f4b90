"""Citations: numbers of dispatches, the documents and laws a dispatch names, and the short names it defines."""

from typing import TYPE_CHECKING

from docproc.citations.identity import document_id
from docproc.citations.index import Index, Record, Reference
from docproc.citations.symbols import Symbol, parse_symbol
from docproc.lazy import on_demand

if TYPE_CHECKING:
    from docproc.citations.aliases import FoundAlias, find_aliases
    from docproc.citations.find import CitedDocument, find_citations
    from docproc.citations.laws import CitedLaw, LawAmendment, find_laws
else:
    __getattr__ = on_demand(
        __name__,
        aliases=("FoundAlias", "find_aliases"),
        find=("CitedDocument", "find_citations"),
        laws=("CitedLaw", "LawAmendment", "find_laws"),
    )

__all__ = [
    "CitedDocument",
    "CitedLaw",
    "FoundAlias",
    "Index",
    "LawAmendment",
    "Record",
    "Reference",
    "Symbol",
    "document_id",
    "find_aliases",
    "find_citations",
    "find_laws",
    "parse_symbol",
]

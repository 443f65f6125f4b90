"""What speaks for and against cited documents and laws: codes that are known, facts that fit, years that can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docproc.citations.codes import issuers, vocabulary
from docproc.citations.symbols import parse_symbol
from docproc.confidence.legibility import Clues, Legibility
from docproc.dispatch import Citation, Dispatch, LawMention
from docproc.document_types import by_code

__all__ = ["citation_clues"]

_MANY = 4
_LONG = 12


def citation_clues(dispatch: Dispatch, eyes: Legibility) -> Iterator[tuple[str, Clues]]:
    """The cited documents and laws, each with its kind and its clues, in the order of the contract."""
    alike = Counter(_tail(cited.number) for cited in dispatch.citations)
    for cited in dispatch.citations:
        clues = _citation(cited, dispatch, eyes)
        clues["alike"] = float(alike[_tail(cited.number)] > 1)
        yield "citations", clues
    for law in dispatch.laws:
        yield "laws", _law(law, eyes)


def _tail(number: str) -> str:
    """The number without its ordinal."""
    return number.lstrip("0123456789")


def _citation(cited: Citation, dispatch: Dispatch, eyes: Legibility) -> Clues:
    numbered = [one.span for one in cited.mentions if one.kind == "number"]
    clues = eyes.several(numbered)
    clues["no type"] = float(cited.type is None)
    clues["no date"] = float(cited.date is None)
    clues["no issuer"] = float(cited.issuer is None)
    clues["mentions"] = min(len(cited.mentions) - 1, _MANY) / _MANY
    clues["title"] = float(cited.title is not None)
    clues["within"] = float(cited.within is not None)
    clues["provisions"] = float(bool(cited.provisions))
    clues["printed whole"] = float(any(_is_printed(cited.number, dispatch.text, span) for span in numbered))
    own = dispatch.header.date
    clues["later than own"] = float(cited.date is not None and own is not None and cited.date > own.value)
    if cited.issuer is not None:
        clues["long issuer"] = min(cited.issuer.count(" "), _LONG) / _LONG
        clues["issuer of several"] = float("," in cited.issuer or " và " in cited.issuer)
    return clues | _symbol(cited)


def _symbol(cited: Citation) -> Clues:
    symbol = parse_symbol(cited.number)
    if symbol is None:
        return {"no symbol": 1.0}
    named = by_code(symbol.type_code) if symbol.type_code is not None else None
    clues = {
        f"family {symbol.family}": 1.0,
        "blank": float(symbol.ordinal is None),
        "known code": float(any(code in issuers() for code in symbol.issuer_codes)),
        "known unit": float(any(code in vocabulary().units for code in symbol.unit_codes)),
        "type fits": float(named is not None and named.name == cited.type),
        "type differs": float(named is not None and cited.type is not None and named.name != cited.type),
    }
    if symbol.year is not None and cited.date is not None:
        clues["year differs"] = float(cited.date[:4] != str(symbol.year))
    return clues


def _is_printed(number: str, text: str, span: tuple[int, int] | None) -> bool:
    return span is not None and number in text[slice(*span)]


def _law(law: LawMention, eyes: Legibility) -> Clues:
    clues = eyes.several(one.span for one in law.mentions)
    clues["year"] = float(law.year is not None)
    clues["in register"] = float(law.number is not None or bool(law.candidates))
    clues["told apart"] = float(law.number is not None)
    clues["mentions"] = min(len(law.mentions) - 1, _MANY) / _MANY
    clues["words"] = min(law.name.count(" ") + 1, _LONG) / _LONG
    clues["amended"] = float(bool(law.amended))
    return clues

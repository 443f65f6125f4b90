"""The citation graph as JSON-LD in the terms of schema.org and ELI, the European Legislation Identifier.

The context stands in the file, so that it is read without network. Terms: https://schema.org/Legislation and the ELI
ontology (http://data.europa.eu/eli/ontology); what neither of them knows (the state of a citation, its provisions) has
terms of docproc's own.
"""

from __future__ import annotations

import json
import re
from typing import Any

import networkx as nx

__all__ = ["to_json_ld"]

_URN = "urn:docproc:document:"
_CONTEXT: dict[str, Any] = {
    "schema": "https://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "docproc": "urn:docproc:terms:",
    "number": "schema:legislationIdentifier",
    "type": "schema:legislationType",
    "date": "schema:legislationDate",
    "passedBy": "schema:legislationPassedBy",
    "name": "schema:name",
    "state": "docproc:state",
    "cites": {"@id": "eli:cites", "@type": "@id"},
    "basedOn": {"@id": "eli:based_on", "@type": "@id"},
    "amends": {"@id": "eli:amends", "@type": "@id"},
    "changes": {"@id": "eli:changes", "@type": "@id"},
    "corrects": {"@id": "eli:corrects", "@type": "@id"},
    "ensuresImplementationOf": {"@id": "eli:ensures_implementation_of", "@type": "@id"},
    "citation": {"@id": "docproc:citation", "@container": "@set"},
    "cited": {"@id": "docproc:cited", "@type": "@id"},
    "relation": "docproc:relation",
    "provisions": "docproc:provisions",
}
# Only what the words say for certain: "bãi bỏ" also labels suspension and loss of effect, hence ``changes``.
_TERMS = {
    "căn cứ": "basedOn",
    "sửa đổi": "amends",
    "thay thế": "changes",
    "bãi bỏ": "changes",
    "đính chính": "corrects",
    "hướng dẫn": "ensuresImplementationOf",
}
_DATES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date"),
    (re.compile(r"\d{4}-\d\d"), "xsd:gYearMonth"),
    (re.compile(r"\d{4}"), "xsd:gYear"),
)


def to_json_ld(graph: nx.DiGraph) -> str:
    """Write the graph as JSON-LD 1.1.

    Args:
        graph: from ``citation_graph``.

    Returns:
        One JSON object: each document as ``schema:Legislation`` with plain ELI links to what it certainly cites, and
        under ``citation`` all its citations with state, relation and provisions. An ambiguous citation has no plain
        link.
    """
    documents = [_document(graph, node) for node in graph]
    return json.dumps({"@context": _CONTEXT, "@graph": documents}, ensure_ascii=False, indent=2) + "\n"


def _document(graph: nx.DiGraph, node: str) -> dict[str, Any]:
    facts = graph.nodes[node]
    document: dict[str, Any] = {"@id": _URN + node, "@type": ["schema:Legislation", "eli:LegalResource"]}
    document |= {name: facts[name] for name in ("number", "type", "state") if name in facts}
    if "subject" in facts:
        document["name"] = {"@value": facts["subject"], "@language": "vi"}
    if "date" in facts:
        document["date"] = _date(facts["date"])
    if "issuer" in facts:
        document["passedBy"] = {"@type": "schema:Organization", "name": {"@value": facts["issuer"], "@language": "vi"}}
    edges = [(target, edge) for _, target, edge in graph.out_edges(node, data=True)]
    for target, edge in edges:
        if edge["state"] != "ambiguous":
            for term in _terms(edge.get("relation", "")):
                document.setdefault(term, []).append(_URN + target)
    if edges:
        document["citation"] = [_citation(target, edge) for target, edge in edges]
    return document


def _terms(relation: str) -> list[str]:
    """``cites`` says the least and holds for each citation."""
    return list(dict.fromkeys(["cites", *(_TERMS[one] for one in relation.split("; ") if one in _TERMS)]))


def _citation(target: str, edge: dict[str, str]) -> dict[str, Any]:
    """One citation as a thing of its own; whom an ambiguous one means is open, so that it names a candidate."""
    found: dict[str, Any] = {"cited": _URN + target, "state": edge["state"]}
    for name in ("relation", "provisions"):
        if name in edge:
            found[name] = edge[name].split("; ")
    return found


def _date(value: str) -> dict[str, str] | str:
    kind = next((kind for form, kind in _DATES if form.fullmatch(value)), None)
    return {"@value": value, "@type": kind} if kind else value

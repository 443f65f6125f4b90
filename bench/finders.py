"""Finders of citations behind one face: ``python bench/finders.py NAME REPEATS`` reads a text and prints JSON.

Runs in the interpreter that has the library, docproc's or the peers', and imports nothing else of the project.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable
from importlib.metadata import version

Spans = list[tuple[int, int]]
WARM_UP = 20_000


def _docproc() -> Callable[[str], Spans]:
    from docproc.citations import find_citations, find_laws
    from docproc.text import fold

    def find(text: str) -> Spans:
        folded = fold(text)
        mentions = [cited.mentions for cited in find_citations(folded.text)]
        mentions += [law.mentions for law in find_laws(folded.text)]
        return [folded.raw_span(start, end) for spans in mentions for start, end in spans]

    return find


def _refex() -> Callable[[str], Spans]:
    from refex.orchestrator import CitationExtractor

    extractor = CitationExtractor()
    return lambda text: [(one.span.start, one.span.end) for one in extractor.extract(text).citations]


def _eyecite() -> Callable[[str], Spans]:
    from eyecite import get_citations

    return lambda text: [one.span() for one in get_citations(text)]


FINDERS = {
    "docproc": (_docproc, "docproc"),
    "refex": (_refex, "legal-reference-extraction"),
    "eyecite": (_eyecite, "eyecite"),
}


def main() -> None:
    """Print the version, the least processor seconds of some runs over standard input, and the spans found."""
    name, repeats = sys.argv[1], int(sys.argv[2])
    make, package = FINDERS[name]
    logging.disable(logging.CRITICAL)
    text = sys.stdin.buffer.read().decode()
    find = make()
    find(text[:WARM_UP])  # loads word lists and compiles patterns
    seconds, spans = [], Spans()
    for _ in range(repeats):
        start = time.process_time()
        spans = find(text)
        seconds.append(time.process_time() - start)
    print(json.dumps({"version": version(package), "seconds": min(seconds), "spans": spans}))


if __name__ == "__main__":
    main()

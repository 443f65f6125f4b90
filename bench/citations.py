"""Throughput of the citation grammar on authored dispatches: ``python -m bench.citations`` prints one line.

The second figure is taken on twice the text: a grammar that is linear keeps its MB/s.
"""

from __future__ import annotations

import timeit
from functools import partial

from bench.documents import authored_texts
from docproc.text import fold

MEGABYTE = 1_000_000
REPEATS = 5


def text_of(size: int) -> str:
    """Authored dispatches, folded, one after another, again and again, up to ``size`` bytes of UTF-8."""
    once = fold("\n\n".join(path.read_text(encoding="utf-8") for path in authored_texts())).text
    return once * -(-size // len(once.encode()))


def main() -> None:
    """Print MB/s on 1 MB and on 2 MB, and how much longer the second took."""
    from docproc.citations import find_citations

    once = text_of(MEGABYTE)
    find_citations(once[:10_000])  # loads the word lists
    texts = (once, once + once)
    # The best of some runs: whatever else the machine does can only add to it.
    seconds = [min(timeit.repeat(partial(find_citations, text), number=1, repeat=REPEATS)) for text in texts]
    speeds = [len(text.encode()) / MEGABYTE / spent for text, spent in zip(texts, seconds, strict=True)]
    print(
        f"Citation grammar: {speeds[0]:.1f} MB/s on 1 MB, {speeds[1]:.1f} MB/s on 2 MB; "
        f"twice the text took {seconds[1] / seconds[0]:.2f}× the time"
    )


if __name__ == "__main__":
    main()

"""Makes files of authored dispatches, one or a whole part of the corpus.

python -m corpus.render NAME --form signed --out out.pdf
python -m corpus.render --split dev --form scan --out DIR
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.render.batch import render_documents
from corpus.render.forms import FORMS, GROUPS, render_form
from corpus.render.parsing import load_layout
from corpus.splits import SPLITS, documents

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives the exit status."""
    parser = argparse.ArgumentParser(prog="corpus.render", description="Make files of authored dispatches.")
    chosen_ones = parser.add_mutually_exclusive_group(required=True)
    chosen_ones.add_argument("name", nargs="?", help="file name in corpus/documents without suffix")
    chosen_ones.add_argument("--split", choices=SPLITS, help="all documents of a part of the corpus")
    parser.add_argument("--form", default="pdf", choices=[*FORMS, *GROUPS], metavar="FORM", help=_forms())
    parser.add_argument("--out", type=Path, required=True, help="the file, or with --split the folder")
    parser.add_argument("--seed", type=int, default=0, help="of all that is left to chance")
    parser.add_argument("--jobs", type=int, default=2, help="processes, with --split")
    chosen = parser.parse_args(arguments)
    if chosen.split:
        return _split(chosen)
    try:
        layout = load_layout(chosen.name)
    except (FileNotFoundError, ValueError) as error:
        parser.error(str(error))
    chosen.out.write_bytes(render_form(layout, chosen.name, chosen.form, chosen.seed)[1].data)
    return 0


def _forms() -> str:
    return f"{', '.join(FORMS)}; or a group, of which each document gets one by seed: {', '.join(GROUPS)}"


def _split(chosen: argparse.Namespace) -> int:
    """Render a part of the corpus; documents whose letterhead is run together are named and left out."""
    made = render_documents(documents(chosen.split), chosen.form, chosen.out, seed=chosen.seed, jobs=chosen.jobs)
    count = 0
    for entry in made:
        count += entry.path is not None
        if entry.path is None:
            print(f"{entry.name}: {entry.message}", file=sys.stderr)
    print(f"{count} files in {chosen.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

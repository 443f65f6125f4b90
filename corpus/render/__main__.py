"""``python -m corpus.render NAME --pdf out.pdf --docx out.docx``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from corpus.render import Layout, load_layout, render_docx, render_pdf

__all__ = ["chosen_layout", "main", "write_files"]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives the exit status."""
    parser = argparse.ArgumentParser(prog="corpus.render", description="Render an authored dispatch as PDF or Word.")
    parser.add_argument("name", help="file name in corpus/documents without suffix")
    parser.add_argument("--pdf", type=Path, help="write a PDF there")
    parser.add_argument("--docx", type=Path, help="write a Word file there")
    parser.add_argument("--stamped", action="store_true", help="PDF: number and day as objects apart, drawn last")
    chosen = parser.parse_args(arguments)
    return write_files(parser, chosen, partial(render_pdf, stamped=chosen.stamped), render_docx)


def chosen_layout(parser: argparse.ArgumentParser, name: str) -> Layout:
    """The layout of the dispatch that a command line names; ends the program where there is none."""
    try:
        return load_layout(name)
    except (FileNotFoundError, ValueError) as error:
        parser.error(str(error))


def write_files(
    parser: argparse.ArgumentParser,
    chosen: argparse.Namespace,
    pdf: Callable[[Layout], bytes],
    docx: Callable[[Layout], bytes],
) -> int:
    """Write what a command line asks for with ``--pdf`` and ``--docx``; gives the exit status.

    Args:
        parser: says what is wrong.
        chosen: ``name``, and the paths ``pdf`` and ``docx``, of which one may be missing.
        pdf: renders a PDF.
        docx: renders a Word file.
    """
    if chosen.pdf is None and chosen.docx is None:
        parser.error("nothing to write: give --pdf or --docx")
    layout = chosen_layout(parser, chosen.name)
    for path, render in ((chosen.pdf, pdf), (chosen.docx, docx)):
        if path is not None:
            path.write_bytes(render(layout))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""``python -m corpus.notation build FILE.marked…`` and ``python -m corpus.notation show NAME``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.notation import build, write_notation

DOCUMENTS = Path(__file__).resolve().parent.parent / "documents"


def show(name: str, folder: Path) -> str:
    """The notation of a document in a folder."""
    text = next((path for suffix in (".txt", ".md") if (path := folder / f"{name}{suffix}").exists()), None)
    if text is None:
        raise FileNotFoundError("no such document")
    gold = json.loads((folder / f"{name}.gold.json").read_text(encoding="utf-8"))
    return write_notation(text.read_text(encoding="utf-8"), gold, text.suffix)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives the exit status."""
    parser = argparse.ArgumentParser(prog="corpus.notation", description="A dispatch and its gold in one text.")
    parser.add_argument("command", choices=("build", "show"))
    parser.add_argument("names", nargs="+", help="files in the notation (build) or names of documents (show)")
    parser.add_argument("--folder", type=Path, default=DOCUMENTS, help="where the documents are")
    chosen = parser.parse_args(arguments)
    status = 0
    for name in chosen.names:
        try:
            if chosen.command == "build":
                build(Path(name), chosen.folder)
            else:
                print(show(name, chosen.folder), end="")
        except (ValueError, OSError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            status = 2
    return status


if __name__ == "__main__":
    sys.exit(main())

"""``docproc corpus``: check a document for the corpus, show one beside its gold, write the corpus in other forms."""

from __future__ import annotations

import json
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from docproc.cli.console import EXIT_MISSING, EXIT_NOT_WRITTEN, EXIT_STATUS, EXIT_UNREADABLE, complain, print_text

__all__ = ["corpus_app"]


class Form(StrEnum):
    """In which form the corpus is written."""

    JSONL = "jsonl"
    DOCBIN = "docbin"
    BIO = "bio"


class Split(StrEnum):
    """A part of the corpus."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


corpus_app = typer.Typer(add_completion=False, rich_markup_mode=None, help="The gold corpus: check, show, export.")


@corpus_app.callback()
def _there() -> None:
    """The gold corpus: check a document, show one beside its gold, write all of it in other forms."""
    if find_spec("corpus") is None:
        complain("the corpus is not installed with this copy of docproc", "corpus_missing")
        raise typer.Exit(EXIT_MISSING)


@corpus_app.command("check", epilog=EXIT_STATUS)
def check_command(
    files: Annotated[list[Path], typer.Argument(help="NAME.gold.json, NAME.txt or NAME.md, or NAME.marked.")],
) -> int:
    """Check documents that are to join the corpus: the form of the gold, and that text and gold agree."""
    status = 0
    for file in files:
        try:
            problems = _problems(file)
        except (OSError, ValueError) as error:
            problems = [f"cannot be read: {error}"]
        for problem in problems:
            complain(problem, "gold_invalid", str(file))
        if problems:
            status = EXIT_UNREADABLE
        else:
            print_text(f"{file}: fit for the corpus\n")
    return status


def _problems(file: Path) -> list[str]:
    from corpus.check import check_gold
    from corpus.files import GOLD, text_of
    from corpus.notation import read_notation

    if file.suffix == ".marked":
        written = read_notation(file.read_text(encoding="utf-8"))
        return check_gold(written.text, written.gold)
    name = file.name.removesuffix(GOLD) if file.name.endswith(GOLD) else file.stem
    text = text_of(file.parent, name)
    gold = file.with_name(name + GOLD)
    if text is None or not gold.exists():
        return [f"needs {name}{GOLD} and {name}.txt or {name}.md side by side"]
    return check_gold(text.read_text(encoding="utf-8"), json.loads(gold.read_text(encoding="utf-8")))


@corpus_app.command("show")
def show_command(name: Annotated[str, typer.Argument(help="Name of a document, or the beginning of it.")]) -> int:
    """Print a document of the corpus with its gold between its lines."""
    from corpus.export import entries
    from corpus.notation import write_notation

    for entry in entries():
        if entry.name.startswith(name):
            print_text(write_notation(entry.text, entry.gold, entry.suffix))
            return 0
    complain("there is no document of that name in the corpus", "document_missing", name)
    return EXIT_UNREADABLE


@corpus_app.command("build", epilog=EXIT_STATUS)
def build_command(
    files: Annotated[list[Path], typer.Argument(help="NAME.marked, the notation of corpus/ANNOTATING.md.")],
    folder: Annotated[Path, typer.Option("--output", "-o", help="Where text and gold go.")] = Path(),
) -> int:
    """Make NAME.txt (or .md) and NAME.gold.json of documents written in the notation."""
    from corpus.notation import build

    status = 0
    for file in files:
        try:
            build(file, folder)
        except ValueError as error:
            complain(str(error), "notation_invalid", str(file))
            status = EXIT_UNREADABLE
        except OSError as error:
            complain(f"cannot be read or written: {error.strerror or error}", "file_unreadable", str(file))
            status = EXIT_UNREADABLE
    return status


@corpus_app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the gold form."""
    from corpus.gold import gold_schema

    print_text(json.dumps(gold_schema(), ensure_ascii=False, indent=2) + "\n")


@corpus_app.command("export", epilog=EXIT_STATUS)
def export_command(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    form: Annotated[Form, typer.Option("--format", help="JSON Lines, spaCy DocBin, or BIO columns.")] = Form.JSONL,
    split: Annotated[list[Split] | None, typer.Option(help="A part of the corpus; may be given again.")] = None,
) -> int:
    """Write the corpus for other programs: texts, gold, and where each value stands."""
    from corpus.export import export

    try:
        count = export(form.value, output, [part.value for part in split or ()])
    except OSError as error:
        complain(f"cannot be written: {error.strerror or error}", "output_unwritable", str(output))
        return EXIT_NOT_WRITTEN
    print_text(f"{output}: {count} dispatches\n")
    return 0

"""``docproc extract``: dispatches as JSON, table or web page, printed or one file each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import docproc
from docproc.cli.console import STDIN, Failures, one_line, print_text, silence_libraries, watched
from docproc.export import Format, to_json_line, writer
from docproc.export.files import output_paths, part_paths, write_atomically

if TYPE_CHECKING:
    from docproc.dispatch import Dispatch

__all__ = ["extract_command"]


def extract_command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="PDF, Word (DOCX, DOC, ODT, RTF), text or image; - reads standard input."
        ),
    ],
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.JSON,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write one file for each input into DIR.")
    ] = None,
    allow_secret: Annotated[
        bool, typer.Option("--allow-secret", help="Read dispatches that bear a secrecy mark too.")
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Give each document in a file a result of its own, not only the first.")
    ] = False,
) -> int:
    """Read dispatches and print them.

    One file gives its JSON, several files or --all give JSON Lines; errors go to standard error, one line for each
    file.
    """
    if form is Format.HTML and output is None and (every or len(files) > 1):
        raise typer.BadParameter(f"several {'documents' if every else 'files'} as html need a folder: add -o DIR.")
    silence_libraries()
    run = _Run(form, allow_secret=allow_secret, every=every, lines=every or len(files) > 1)
    if output is None:
        run.show(files)
    else:
        run.save(files, output)
    return run.failures.status


class _Run:
    """One call of ``extract``: what is wanted, and how it went so far."""

    def __init__(self, form: Format, *, allow_secret: bool, every: bool, lines: bool) -> None:
        self._form = form
        self._allow_secret = allow_secret
        self._every = every
        self._lines = lines
        self.failures = Failures()

    def show(self, files: Sequence[str]) -> None:
        """Print the results one after another."""
        for file in files:
            for text in self._results(file, self._printed):
                print_text(text)

    def save(self, files: Sequence[str], directory: Path) -> None:
        """Write one file for each result; a bar shows the progress where somebody watches."""
        sources = [Path("stdin") if file == STDIN else Path(file) for file in files]
        paths = output_paths(sources, directory, self._form.suffix)
        render = writer(self._form)
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.failures.not_written(str(directory), error)
            return
        for file, path in watched(list(zip(files, paths, strict=True))):
            texts = self._results(file, render)
            for target, text in zip(part_paths(path, len(texts), {*sources, *paths}), texts, strict=True):
                try:
                    write_atomically(target, text)
                except OSError as error:
                    self.failures.not_written(str(target), error)

    def _printed(self, dispatch: Dispatch) -> str:
        if self._form is Format.JSON and self._lines:
            return to_json_line(dispatch)
        if self._form is Format.TABLE and sys.stdout.isatty():
            from rich.console import Console

            from docproc.export.table import renderable

            console = Console()
            with console.capture() as capture:
                console.print(renderable(dispatch))
            return capture.get()
        return writer(self._form)(dispatch)

    def _results(self, file: str, render: Callable[[Dispatch], str]) -> list[str]:
        """The rendered results, each with its line end; none once the reason has been told: no file stops others."""
        with self.failures.told(file):
            return [text if text.endswith("\n") else f"{text}\n" for text in map(render, self._read(file))]
        return []

    def _read(self, file: str) -> Sequence[Dispatch]:
        source: Path | bytes
        if file == STDIN:
            from docproc.reading.limits import MAX_BYTES

            # One byte too many is enough for the refusal; an endless stream must not fill the memory.
            source, name = sys.stdin.buffer.read(MAX_BYTES + 1), None
        else:
            source = Path(file)
            name = one_line(source.name)
        if self._every:
            return docproc.extract_all(source, file_name=name, allow_secret=self._allow_secret)
        return [docproc.extract(source, file_name=name, allow_secret=self._allow_secret)]

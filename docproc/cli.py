"""The command line: ``docproc extract``, ``schema``, ``serve``. Thin: it opens files, prints, sets the exit status."""

from __future__ import annotations

import logging
import os
import socket
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import docproc
from docproc.errors import DocprocError
from docproc.export import Format, schema, to_json_line, writer
from docproc.export.files import output_paths, part_paths, write_atomically

if TYPE_CHECKING:
    from docproc.dispatch import Dispatch

__all__ = ["app", "main"]

STDIN = "-"
EXIT_NOT_STARTED = 1
EXIT_UNREADABLE = 2
EXIT_MISSING = 4
EXIT_NOT_WRITTEN = 5
EXIT_USAGE = 64
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141

_EXIT_STATUS = """Exit status:

\b
  0    all files were read
  1    the service could not start
  2    a file could not be read, or several failed for different reasons
  3    refused: the dispatch bears a secrecy mark
  4    a program or package that this needs is not installed
  5    the result could not be written
  64   the command line is wrong
  130  interrupted
  141  the reader of the output went away
"""

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Reads Vietnamese official dispatches: who must do what, by when, on which basis.",
    epilog=_EXIT_STATUS,
)


def main() -> None:
    """Entry of the ``docproc`` command; ends the process with one of the documented exit statuses."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = app(standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        status = EXIT_INTERRUPTED
    except typer.TyperException as error:
        _complain(f"{error.format_message()} Try 'docproc --help'.", "usage")
        status = EXIT_USAGE
    sys.exit(status)


def _version(wanted: bool) -> None:
    if wanted:
        _print(f"docproc {docproc.__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Take the options that stand before the command."""


@app.command("extract", epilog=_EXIT_STATUS)
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
    _silence_libraries()
    run = _Run(form, allow_secret=allow_secret, every=every, lines=every or len(files) > 1)
    if output is None:
        run.show(files)
    else:
        run.save(files, output)
    return run.status


@app.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the output."""
    import json

    _print(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")


@app.command(epilog=_EXIT_STATUS)
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
) -> int:
    """Answer over HTTP: POST /v1/extract. There is no log-in: whoever reaches the address can use it."""
    if not all(find_spec(package) for package in ("fastapi", "python_multipart", "uvicorn")):
        _complain("serve needs further packages: pip install 'docproc[service]'", "extra_missing")
        return EXIT_MISSING
    import uvicorn

    try:
        # Before the pipeline is loaded: a port that is taken should be told at once, and in one line.
        listener = _listen(host, port)
    except OSError as error:
        _complain(f"cannot listen on {host} port {port}: {error.strerror or error}", "address_unavailable")
        return EXIT_NOT_STARTED
    config = uvicorn.Config("service.app:create_app", factory=True, server_header=False)
    server = uvicorn.Server(config)
    with listener:
        shown = f"[{host}]" if ":" in host else host
        print(f"docproc: serving on http://{shown}:{listener.getsockname()[1]} (CTRL+C to quit)", file=sys.stderr)
        with suppress(KeyboardInterrupt, SystemExit):
            server.run(sockets=[listener])
    return 0 if server.started else EXIT_NOT_STARTED


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address; raises ``OSError`` where that cannot be had."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere the option lets two processes share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        # Listening tells a port that is taken where binding does not; requests wait until the pipeline is loaded.
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


class _Run:
    """One call of ``extract``: what is wanted, and how it went so far."""

    def __init__(self, form: Format, *, allow_secret: bool, every: bool, lines: bool) -> None:
        self._form = form
        self._allow_secret = allow_secret
        self._every = every
        self._lines = lines
        self._failures: set[int] = set()

    @property
    def status(self) -> int:
        """The exit status: that of the failures where they agree."""
        if len(self._failures) > 1:
            return EXIT_UNREADABLE
        return next(iter(self._failures), 0)

    def show(self, files: Sequence[str]) -> None:
        """Print the results one after another."""
        for file in files:
            for text in self._results(file, self._printed):
                _print(text)

    def save(self, files: Sequence[str], directory: Path) -> None:
        """Write one file for each result; a bar shows the progress where somebody watches."""
        sources = [Path("stdin") if file == STDIN else Path(file) for file in files]
        paths = output_paths(sources, directory, self._form.suffix)
        render = writer(self._form)
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._not_written(str(directory), error)
            return
        for file, path in _watched(list(zip(files, paths, strict=True))):
            texts = self._results(file, render)
            for target, text in zip(part_paths(path, len(texts), {*sources, *paths}), texts, strict=True):
                try:
                    write_atomically(target, text)
                except OSError as error:
                    self._not_written(str(target), error)

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
        try:
            return [text if text.endswith("\n") else f"{text}\n" for text in map(render, self._read(file))]
        except DocprocError as error:
            self._failures.add(error.exit_code)
            _complain(error.message, error.code, file)
        except Exception as error:
            self._failures.add(EXIT_UNREADABLE)
            _complain(f"could not be read because of a fault in docproc ({type(error).__name__})", "internal", file)
        return []

    def _read(self, file: str) -> Sequence[Dispatch]:
        source: Path | bytes
        if file == STDIN:
            from docproc.reading.limits import MAX_BYTES

            # One byte too many is enough for the refusal; an endless stream must not fill the memory.
            source, name = sys.stdin.buffer.read(MAX_BYTES + 1), None
        else:
            source = Path(file)
            name = _one_line(source.name)
        if self._every:
            return docproc.extract_all(source, file_name=name, allow_secret=self._allow_secret)
        return [docproc.extract(source, file_name=name, allow_secret=self._allow_secret)]

    def _not_written(self, path: str, error: OSError) -> None:
        self._failures.add(EXIT_NOT_WRITTEN)
        _complain(f"cannot be written: {error.strerror or error}", "output_unwritable", path)


def _watched(jobs: Sequence[tuple[str, Path]]) -> Iterator[tuple[str, Path]]:
    if len(jobs) < 2 or not sys.stderr.isatty():
        yield from jobs
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(jobs, description="Reading", console=Console(stderr=True), transient=True)


def _print(text: str) -> None:
    """Write to standard output; ends the run, without a word if only the reader has gone."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would raise again when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(EXIT_BROKEN_PIPE) from None
        _complain(f"cannot be written: {error.strerror or error}", "output_unwritable", "standard output")
        raise typer.Exit(EXIT_NOT_WRITTEN) from None


def _complain(message: str, code: str, subject: str | None = None) -> None:
    parts = ["docproc", _one_line(subject), _one_line(message)] if subject else ["docproc", _one_line(message)]
    print(f"{': '.join(parts)} [{code}]", file=sys.stderr)


def _one_line(text: str) -> str:
    """``text`` as it may stand on a terminal: no line ends, control characters or undecodable bytes."""
    return "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.splitlines()))


def _silence_libraries() -> None:
    """Keep the libraries' own remarks on odd files off standard error, which speaks one line for each failed file."""
    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")

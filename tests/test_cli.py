"""The command line: forms, exit statuses, and that it never answers a bad file with a traceback."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

import docproc
from docproc import cli
from docproc.dispatch import Dispatch, Header, NumberField, Source
from docproc.errors import EmptyFileError, EngineMissingError, SecretDocumentError

COMMAND = [sys.executable, "-c", "from docproc.cli import main; main()"]
SOURCE_ROOT = Path(docproc.__file__).parents[1]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Calls the command line in this process: arguments in, status, output and errors out."""

    def call(*arguments: object, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["docproc", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capfd.readouterr()
        return int(end.value.code or 0), out, err

    return call


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading replaced by a function of the file's first words."""

    def extract(source: Path | bytes, *, file_name: str | None = None, allow_secret: bool = False) -> Dispatch:
        text = (source if isinstance(source, bytes) else source.read_bytes()).decode()
        if text.startswith("MẬT") and not allow_secret:
            raise SecretDocumentError("the dispatch bears the mark MẬT")
        if text.startswith("scan"):
            raise EngineMissingError("Tesseract is not installed")
        if text.startswith("bug"):
            raise ValueError("Giao Sở Nội vụ\nbáo cáo")
        if not text:
            raise EmptyFileError("the file is empty")
        number = NumberField(value=text.split()[0])
        origin = Source(file_name=file_name, sha256="0" * 64, media_type="text/plain", text_from="plain")
        return Dispatch(source=origin, text=text, header=Header(number=number))

    monkeypatch.setattr(docproc, "extract", extract)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "a.txt": "15/SNV-CCHC về việc cải cách",
        "b.txt": "16/STC-NS về việc quyết toán",
        "empty.txt": "",
        "secret.txt": "MẬT 17/BTL-TM",
        "scan.txt": "scan",
        "bug.txt": "bug",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("stubbed")
class TestForms:
    def test_one_file_gives_indented_json(self, run: Run, folder: Path) -> None:
        status, out, err = run("extract", folder / "a.txt")

        assert (status, err) == (0, "")
        assert out.startswith('{\n  "schema_version": "1"')
        assert out.endswith("}\n")
        assert json.loads(out)["source"]["file_name"] == "a.txt"
        assert "về việc cải cách" in out

    def test_several_files_give_json_lines(self, run: Run, folder: Path) -> None:
        status, out, _ = run("extract", folder / "a.txt", folder / "b.txt")

        assert status == 0
        assert [json.loads(line)["header"]["number"]["value"] for line in out.splitlines()] == [
            "15/SNV-CCHC",
            "16/STC-NS",
        ]

    def test_standard_input(self, run: Run) -> None:
        status, out, _ = run("extract", "-", stdin=b"18/UBND-KT giao")

        assert status == 0
        assert json.loads(out)["source"]["file_name"] is None

    def test_table(self, run: Run, folder: Path) -> None:
        status, out, _ = run("extract", "--format", "table", folder / "a.txt", folder / "b.txt")

        assert status == 0
        assert [line.split()[1] for line in out.splitlines() if line.startswith("Number")] == [
            "15/SNV-CCHC",
            "16/STC-NS",
        ]
        assert "\x1b" not in out

    def test_html(self, run: Run, folder: Path) -> None:
        status, out, _ = run("extract", "--format", "html", folder / "a.txt")

        assert status == 0
        assert out.startswith("<!DOCTYPE html>")
        assert out.endswith("</html>\n")

    def test_html_of_several_files_needs_a_folder(self, run: Run, folder: Path) -> None:
        status, out, err = run("extract", "--format", "html", folder / "a.txt", folder / "b.txt")

        assert (status, out) == (64, "")
        assert "-o DIR" in err

    @pytest.mark.parametrize(("form", "suffix"), [("json", ".json"), ("table", ".txt"), ("html", ".html")])
    def test_folder(self, run: Run, folder: Path, form: str, suffix: str) -> None:
        target = folder / "out" / "deep"

        status, out, err = run("extract", "--format", form, "-o", target, folder / "a.txt", folder / "b.txt")

        assert (status, out, err) == (0, "", "")
        assert sorted(path.name for path in target.iterdir()) == [f"a{suffix}", f"b{suffix}"]
        assert "15/SNV-CCHC" in (target / f"a{suffix}").read_text(encoding="utf-8")

    def test_two_files_of_one_name_both_survive(self, run: Run, folder: Path) -> None:
        (folder / "other").mkdir()
        (folder / "other" / "a.txt").write_text("99/SYT-NVY", encoding="utf-8")

        run("extract", "-o", folder / "out", folder / "a.txt", folder / "other" / "a.txt")
        numbers = {
            json.loads(path.read_text(encoding="utf-8"))["header"]["number"]["value"]
            for path in (folder / "out").iterdir()
        }

        assert numbers == {"15/SNV-CCHC", "99/SYT-NVY"}

    def test_table_beside_its_input_leaves_the_input_alone(self, run: Run, folder: Path) -> None:
        run("extract", "--format", "table", "-o", folder, folder / "a.txt")

        assert (folder / "a.txt").read_text(encoding="utf-8") == "15/SNV-CCHC về việc cải cách"
        assert "15/SNV-CCHC" in (folder / "a-2.txt").read_text(encoding="utf-8")

    def test_terminal_gets_colours_and_its_own_width(
        self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)
        monkeypatch.setenv("COLUMNS", "44")
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)

        _, out, _ = run("extract", "--format", "table", folder / "a.txt")

        assert "\x1b[1m" in out


@pytest.mark.usefixtures("stubbed")
class TestFailures:
    @pytest.mark.parametrize(
        ("name", "status", "message"),
        [
            ("empty.txt", 2, "the file is empty [file_empty]"),
            ("secret.txt", 3, "the dispatch bears the mark MẬT [document_secret]"),
            ("scan.txt", 4, "Tesseract is not installed [engine_missing]"),
            ("bug.txt", 2, "could not be read because of a fault in docproc (ValueError) [internal]"),
        ],
    )
    def test_one_line_for_a_failed_file(self, run: Run, folder: Path, name: str, status: int, message: str) -> None:
        assert run("extract", folder / name) == (status, "", f"docproc: {folder / name}: {message}\n")

    def test_a_failed_file_never_stops_the_others(self, run: Run, folder: Path) -> None:
        status, out, err = run("extract", folder / "empty.txt", folder / "bug.txt", folder / "a.txt")

        assert status == 2
        assert len(out.splitlines()) == 1
        assert len(err.splitlines()) == 2

    def test_different_failures_give_the_general_status(self, run: Run, folder: Path) -> None:
        assert run("extract", folder / "scan.txt", folder / "secret.txt")[0] == 2

    def test_equal_failures_keep_their_status(self, run: Run, folder: Path) -> None:
        assert run("extract", folder / "secret.txt", folder / "a.txt", folder / "secret.txt")[0] == 3

    def test_secret_dispatch_with_permission(self, run: Run, folder: Path) -> None:
        assert run("extract", "--allow-secret", folder / "secret.txt")[0] == 0

    def test_a_failed_file_leaves_no_output_file(self, run: Run, folder: Path) -> None:
        status, _, _ = run("extract", "-o", folder / "out", folder / "empty.txt", folder / "a.txt")

        assert status == 2
        assert [path.name for path in (folder / "out").iterdir()] == ["a.json"]

    def test_folder_that_cannot_be_made(self, run: Run, folder: Path) -> None:
        status, out, err = run("extract", "-o", folder / "a.txt", folder / "b.txt")

        assert (status, out) == (5, "")
        assert err.startswith(f"docproc: {folder / 'a.txt'}: cannot be written: ")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
    def test_full_disk_behind_standard_output(self, folder: Path) -> None:
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(
                [*COMMAND, "schema"], stdout=full, stderr=subprocess.PIPE, check=False, cwd=SOURCE_ROOT
            )

        assert done.returncode == 5
        assert done.stderr.decode().count("\n") == 1

    def test_a_name_cannot_command_the_terminal(self, run: Run, folder: Path) -> None:
        path = folder / "x\x1b[31m\ny.txt"
        path.write_bytes(b"")

        _, _, err = run("extract", path)

        assert err.count("\n") == 1
        assert "\x1b" not in err

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows such names")
    def test_a_name_that_is_not_unicode(self, run: Run, folder: Path) -> None:
        path = os.fsencode(folder) + b"/cv-\xff.txt"
        Path(os.fsdecode(path)).write_text("19/SGTVT", encoding="utf-8")

        status, out, err = run("extract", os.fsdecode(path))

        assert (status, err) == (0, "")
        assert json.loads(out)["source"]["file_name"] == "cv-\ufffd.txt"


@pytest.mark.parametrize(
    "arguments", [[], ["extract"], ["extract", "--nope", "x"], ["extract", "--format", "xml", "x"], ["send"]]
)
def test_wrong_command_line(run: Run, arguments: list[str]) -> None:
    status, out, err = run(*arguments)

    assert (status, out) == (64, "")
    assert err.startswith("docproc: ")
    assert err.count("\n") == 1


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"docproc {docproc.__version__}\n", "")


def test_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "docproc.cli", "--version"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=SOURCE_ROOT)

    assert done.stdout.decode() == f"docproc {docproc.__version__}\n"


def test_help_names_every_exit_status(run: Run) -> None:
    for arguments in (["--help"], ["extract", "--help"]):
        status, out, _ = run(*arguments)

        assert status == 0
        for code in ("0 ", "2 ", "3 ", "4 ", "5 ", "64 ", "130 ", "141 "):
            assert f"\n    {code}" in out


def test_schema(run: Run) -> None:
    status, out, _ = run("schema")

    assert status == 0
    assert json.loads(out)["title"] == "docproc dispatch"


@pytest.mark.parametrize("missing", ["argon2-cffi", "fastapi", "limits", "uvicorn"])
def test_serve_without_one_of_its_packages_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    def find(package: str) -> Distribution:
        if package == missing:
            raise PackageNotFoundError(package)
        return distribution(package)

    monkeypatch.setattr("docproc.cli.installation.distribution", find)

    status, out, err = run("serve")

    assert (status, out) == (4, "")
    assert "pip install 'docproc[service]'" in err


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from docproc.cli import app; app(['--help'], standalone_mode=False);"
        "print(sorted({'spacy', 'fastapi', 'pydantic', 'underthesea', 'sklearn', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=SOURCE_ROOT)

    assert done.stdout.decode().endswith("[]\n")


@pytest.mark.skipif(os.name != "posix", reason="pipes break by signal only there")
def test_reader_that_goes_away_ends_it_quietly() -> None:
    with subprocess.Popen(
        [*COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=SOURCE_ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()

    assert (process.returncode, errors) == (141, b"")


@pytest.mark.skipif(os.name != "posix", reason="interrupts differ elsewhere")
def test_interrupt_ends_it_quietly() -> None:
    script = """
import signal, sys, time
import docproc
from docproc.cli import main
def extract(*_, **__):
    print("reading", file=sys.stderr, flush=True)
    time.sleep(600)
docproc.extract = extract
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
    with subprocess.Popen(
        [sys.executable, "-c", script, "extract", "cv.pdf"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=SOURCE_ROOT,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"reading\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    assert (process.returncode, out, err) == (130, b"", b"")

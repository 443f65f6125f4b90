"""``.ci/system-packages``: looks before it asks apt, and says one line where it may not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / ".ci" / "system-packages"
BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None, reason="bash is not installed")


class Machine:
    """A machine of which only the programs put into one folder exist; ``apt-get`` writes down how it is called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        for name in ("bash", "cat", "env", "grep", "ls", "true"):
            (folder / name).symlink_to(str(shutil.which(name)))
        self.program("id", "echo 1000")
        self.program("dpkg-query", "exit 1")
        self.program("dpkg", "exit 1")
        self.program("apt-cache", "exit 0")
        self.program("apt-get", f'echo "$@" >> "{self.calls}"')

    def program(self, name: str, body: str) -> None:
        path = self.folder / name
        path.write_text(f"#!{BASH}\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, *groups: str) -> tuple[int, list[str]]:
        command = [str(BASH), str(SCRIPT), *groups]
        run = subprocess.run(command, env={"PATH": str(self.folder)}, capture_output=True, text=True, check=False)
        assert run.stdout == ""
        return run.returncode, run.stderr.splitlines()

    def asked_apt(self) -> list[str]:
        return self.calls.read_text(encoding="utf-8").splitlines() if self.calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_where_all_is_there_apt_is_not_called(machine: Machine) -> None:
    machine.program("id", "echo 0")
    machine.program("tesseract", "echo 'List of available languages:'; echo vie")
    assert machine.run("run") == (0, [])
    assert machine.asked_apt() == []


def test_what_dpkg_knows_is_not_asked_for_again(machine: Machine) -> None:
    machine.program("id", "echo 0")
    machine.program("dpkg-query", "printf installed")
    assert machine.run("run", "test") == (0, [])
    assert machine.asked_apt() == []


def test_root_installs_only_what_is_missing(machine: Machine) -> None:
    machine.program("id", "echo 0")
    machine.program("tesseract", "echo 'List of available languages:'; echo eng")
    assert machine.run("run") == (0, ["docproc: installing tesseract-ocr-vie"])
    assert machine.asked_apt() == ["-q update", "-qy install --no-install-recommends tesseract-ocr-vie"]


def test_passwordless_sudo_installs(machine: Machine) -> None:
    machine.program("sudo", 'shift; exec "$@"')
    status, said = machine.run("run")
    assert (status, said) == (0, ["docproc: installing tesseract-ocr tesseract-ocr-vie"])
    assert machine.asked_apt()[-1].endswith("tesseract-ocr tesseract-ocr-vie")


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ("fonts-liberation2", "libreoffice-writer-nogui fonts-liberation2 chromium postgresql"),
        ("fonts-liberation", "libreoffice-writer-nogui fonts-liberation chromium postgresql"),
        ("chromium-browser", "libreoffice-writer-nogui fonts-liberation2 chromium-browser postgresql"),
    ],
)
def test_a_renamed_package_is_asked_for_by_the_name_that_this_release_knows(
    machine: Machine, known: str, asked: str
) -> None:
    machine.program("id", "echo 0")
    machine.program("apt-cache", f'[[ $2 == "{known}" ]]')
    assert machine.run("test")[0] == 0
    assert machine.asked_apt()[-1] == f"-qy install --no-install-recommends {asked}"


@pytest.mark.parametrize("name", ["chromium", "chromium-browser"])
def test_a_browser_is_known_by_either_name(machine: Machine, name: str) -> None:
    machine.program("id", "echo 0")
    machine.program(name, "exit 0")
    machine.run("test")
    assert "chromium" not in machine.asked_apt()[-1]


def test_a_database_server_is_known_by_its_program_or_by_the_package_of_its_release(machine: Machine) -> None:
    machine.program("id", "echo 0")
    machine.program("dpkg-query", """[[ $* == *'postgresql-[0-9]*'* ]] && printf 'not-installed\ninstalled\n'""")
    machine.run("test")
    machine.program("dpkg-query", "exit 1")
    machine.program("initdb", "exit 0")
    machine.run("test")
    assert not any("postgresql" in call for call in machine.asked_apt())


def test_without_rights_one_line_says_what_to_install(machine: Machine) -> None:
    machine.program("sudo", "exit 1")
    status, said = machine.run("run")
    assert status == 0
    assert len(said) == 1
    assert "sudo apt-get install tesseract-ocr tesseract-ocr-vie" in said[0]
    assert machine.asked_apt() == []


def test_a_failing_apt_stops_nothing(machine: Machine) -> None:
    machine.program("id", "echo 0")
    machine.program("apt-get", "echo E: no network >&2; exit 100")
    status, said = machine.run("run")
    assert status == 0
    assert "apt could not install tesseract-ocr tesseract-ocr-vie" in said[-1]
    assert not any("no network" in line for line in said)


def test_without_apt_the_names_are_told(machine: Machine) -> None:
    (machine.folder / "apt-get").unlink()
    status, said = machine.run("run")
    assert status == 0
    assert "tesseract-ocr tesseract-ocr-vie" in said[0]

"""What is shipped: the lock, the wheel, the commands that the README promises, and licences."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPO = Path(__file__).resolve().parent.parent
PACKAGES = ("docproc", "service", "models", "corpus")
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DRIVERS = ("psycopg",)  # of databases, which may be under the Lesser licence
LOCK = (REPO / "requirements.lock").read_text(encoding="utf-8")
CLIENT_LOCK = (REPO / "requirements-client.lock").read_text(encoding="utf-8")
# Written so that this file does not hold what it looks for.
HOST = re.compile(r"pypi[.](?:org|python)|pythonhoste[d]|npmjs[.]|index-ur[l][ =]|source = \{ registr[y]")
MACHINE_PATH = re.compile(r"(?:^|[^A-Za-z0-9_.])/(?:work|farm|root)/")


def locked(lock: str = LOCK) -> dict[str, str]:
    """Name → its whole entry in the lock."""
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
    return {canonicalize_name(entry.split("==")[0]): entry for entry in entries if "==" in entry}


def declared(*extras: str) -> list[Requirement]:
    """The direct dependencies, with those of some extras."""
    optional = PROJECT["optional-dependencies"]
    return [Requirement(text) for text in [*PROJECT["dependencies"], *(t for extra in extras for t in optional[extra])]]


@cache
def tracked() -> tuple[Path, ...]:
    """Files that git tracks and that are there; skips where this is no clone."""
    try:
        command = ["git", "ls-files", "-z"]
        run = subprocess.run(command, cwd=REPO, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git clone")
    return tuple(path for name in run.stdout.split("\0") if name and (path := REPO / name).is_file())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as hatchling builds it, offline."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    run = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.mark.parametrize("lock", [LOCK, CLIENT_LOCK], ids=["docproc", "client"])
class TestLock:
    def test_names_no_host_and_no_place(self, lock: str) -> None:
        assert "://" not in lock
        assert not re.search(r"(?m)^\s*--(?!hash=)", lock)

    def test_has_a_version_and_a_hash_of_every_package(self, lock: str) -> None:
        pinned = r"[A-Za-z0-9._-]+==[^\s;]+(?: ; [^\n]+?)? \\\n    --hash=sha256:[0-9a-f]{64}"
        assert len(locked(lock)) > 20
        assert [name for name, entry in locked(lock).items() if not re.match(pinned, entry)] == []


def test_every_declared_dependency_is_locked_at_a_version_that_suits() -> None:
    versions = {name: re.match(r"[^=]+==([^\s;]+)", entry) for name, entry in locked().items()}
    for requirement in declared(*PROJECT["optional-dependencies"]):
        version = versions.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in requirements.lock: run make lock"
        assert requirement.specifier.contains(version[1]), f"{requirement} against {version[1]}: run make lock"


def test_the_wheel_holds_every_module_and_data_file(wheel: zipfile.ZipFile) -> None:
    data = {".py", ".toml", ".csv", ".json", ".typed", ".html", ".css", ".js"}
    there = {
        path.relative_to(REPO).as_posix()
        for package in PACKAGES
        for path in (REPO / package).rglob("*")
        if path.suffix in data or path.name == "py.typed"
    }
    assert {
        "docproc/cli/__init__.py",
        "docproc/py.typed",
        "docproc/data/document_types.toml",
        "models/__init__.py",
    } <= there
    assert there - set(wheel.namelist()) == set()


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {*PACKAGES, f"docproc-{_version()}.dist-info"}
    assert f"docproc-{_version()}.dist-info/licenses/LICENSE" in wheel.namelist()


def test_the_command_is_declared_and_exists(wheel: zipfile.ZipFile) -> None:
    scripts = wheel.read(f"docproc-{_version()}.dist-info/entry_points.txt").decode()
    assert "docproc = docproc.cli:main" in scripts
    from docproc.cli import main

    assert callable(main)


def _version() -> str:
    from docproc import __version__

    return __version__


def test_the_readmes_make_commands_exist() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", (REPO / "Makefile").read_text(encoding="utf-8")))
    used = set(re.findall(r"(?m)(?:^|`)\s*make ([a-z]+)", (REPO / "README.md").read_text(encoding="utf-8")))
    assert {"run", "serve", "test"} <= used
    assert used <= targets


def test_the_readme_has_no_gap_left() -> None:
    assert not re.search(r"TODO|FIXME|XXX|to be filled", (REPO / "README.md").read_text(encoding="utf-8"))


def test_ci_runs_the_readmes_test_command() -> None:
    assert re.search(r"(?m)^make test\b", (REPO / ".ci" / "run").read_text(encoding="utf-8"))


@pytest.mark.parametrize("pattern", [HOST, MACHINE_PATH], ids=["registry host", "machine path"])
def test_no_tracked_file_names_a_machine(pattern: re.Pattern[str]) -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(REPO)}: {line.strip()[:80]}" for line in text.splitlines() if pattern.search(line)
        ]
    assert found == []


def test_no_runtime_dependency_is_under_a_gpl() -> None:
    waiting, seen = declared("service", "ocr"), dict[str, str]()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            found = distribution(name)
        except PackageNotFoundError:
            pytest.fail(f"{name} is locked but not installed here")
        fields = [found.metadata.get_all(key) or [] for key in ("License-Expression", "License", "Classifier")]
        classifiers = [text for text in fields[2] if text.startswith("License")]
        # Some put the whole licence into the field; its first line names it.
        seen[name] = " | ".join([*fields[0], *(text.strip().partition("\n")[0] for text in fields[1]), *classifiers])
        waiting += [Requirement(text) for text in found.requires or []]
    assert len(seen) > 40
    # the Lesser licence lets a program of any licence use a driver as it is
    drivers = {name: "Lesser" if "LGPL" in terms else terms for name, terms in seen.items() if name in DRIVERS}
    assert drivers == dict.fromkeys(DRIVERS, "Lesser")
    rest = {name: terms for name, terms in seen.items() if name not in DRIVERS}
    assert {name: terms for name, terms in rest.items() if re.search(r"GPL|General Public", terms)} == {}

"""``docs/operation.md`` and the files beside it say what the program says."""

import configparser
import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic_core import PydanticUndefined

import docproc
from docproc.cli import app
from docproc.cli.console import EXIT_MISSING, EXIT_USAGE
from service.operation.check.findings import Code
from service.settings import Settings

DOCS = Path(docproc.__file__).parents[1] / "docs"
GUIDE = (DOCS / "operation.md").read_text(encoding="utf-8")
DEPLOYED = [*sorted((DOCS / "deploy").iterdir()), DOCS / "operation.md"]
ROW = re.compile(r"^\| `DOCPROC_(?P<name>[A-Z_]+)` \| (?P<default>.+?) \| (?P<why>.+) \|$", re.MULTILINE)


def stated(name: str) -> str:
    """The default of a setting as the guide's table has it."""
    if name == "data":
        return "`~/.local/share/docproc`"
    if name == "workers":
        return "`2`"
    default = Settings.model_fields[name].default
    assert default is not PydanticUndefined
    return "unset" if default is None else f"`{default}`"


def test_the_table_has_each_setting_with_its_default_and_a_reason() -> None:
    rows = {row["name"].lower(): row for row in ROW.finditer(GUIDE)}

    assert list(rows) == list(Settings.model_fields)
    assert {name: row["default"] for name, row in rows.items()} == {name: stated(name) for name in rows}
    assert all(len(row["why"]) > 15 for row in rows.values())


@pytest.mark.parametrize("path", DEPLOYED, ids=lambda path: path.name)
def test_only_settings_that_exist_are_named(path: Path) -> None:
    named = {name.lower() for name in re.findall(r"DOCPROC_([A-Z_]+)", path.read_text(encoding="utf-8"))}

    assert named <= set(Settings.model_fields)


@pytest.mark.parametrize("path", DEPLOYED, ids=lambda path: path.name)
def test_only_commands_that_exist_are_named(path: Path) -> None:
    known = {command.name for command in app.registered_commands}
    called = re.findall(r"bin/docproc ([a-z]+)|`docproc ([a-z]+)|\$ docproc ([a-z]+)", path.read_text(encoding="utf-8"))

    assert {next(filter(None, names)) for names in called} <= known


def test_each_finding_of_the_check_is_explained() -> None:
    explained = GUIDE[GUIDE.index("## Check") : GUIDE.index("## Upgrade")]

    assert [code for code in get_args(Code) if f"`{code}`" not in explained] == []


def test_the_guide_links_to_files_that_are_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", GUIDE):
        assert (DOCS / target).exists(), target


@pytest.fixture
def unit() -> configparser.ConfigParser:
    """systemd's unit."""
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(DOCS / "deploy" / "docproc.service", encoding="utf-8")
    return read


def test_the_unit_waits_for_a_database_and_not_for_another_setting(unit: configparser.ConfigParser) -> None:
    given_up = set(map(int, unit["Service"]["RestartPreventExitStatus"].split()))

    assert given_up == {EXIT_USAGE, EXIT_MISSING}
    assert unit["Service"]["Restart"] == "always"
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"


def test_the_unit_lets_readers_die_alone(unit: configparser.ConfigParser) -> None:
    assert unit["Service"]["OOMPolicy"] == "continue"
    assert unit["Service"]["KillMode"] == "mixed"
    assert unit["Service"]["NoNewPrivileges"] == "yes"
    assert "AF_UNIX" in unit["Service"]["RestrictAddressFamilies"]

"""The page for integrators names every problem code that the code can answer with, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import docproc
from docproc import errors
from service import pressure, problems
from service.documents import finding

ROOT = Path(docproc.__file__).parents[1]
ROW = re.compile(r"^\| `(?P<code>\w+)` \| (?P<statuses>[\d, ]+) \| .+ \|$", re.MULTILINE)
MADE_BY = {"ProblemError", "answer"}

PASSED_ON = {
    ("service/problems.py", "error.http_status, error.code"),  # docproc's errors: `of_docproc`
    ("service/problems.py", "error.status_code, error.code"),  # made elsewhere, as a ProblemError
    ("service/problems.py", "error.status_code, code"),  # the framework's: `of_the_framework`
    ("service/access/gate.py", "error.status_code, error.code"),  # made elsewhere, as a ProblemError
    ("service/guards.py", "pressure.STATUS, passing.code"),  # `of_pressure`
    ("service/problems.py", "pressure.STATUS, passing.code"),
    ("service/guards.py", "413, error.code"),  # made there, as a ProblemError
    ("service/operation/readiness.py", "503, fault.code"),  # made there, as a ProblemError
    ("service/documents/finding.py", "_status_of(code), code"),  # why a document could not be read: `of_documents`
}
"""Where a problem is made of another one, whose code is counted where it comes from."""

Told = dict[str, set[int]]


def trees() -> Iterator[tuple[str, ast.AST]]:
    """The service's modules, without its pages, which answer people and not programs."""
    for path in sorted((ROOT / "service").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith("service/web/"):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names:
            yield node


def literals() -> tuple[Told, set[tuple[str, str]]]:
    """The codes that stand in the calls, and the calls that are given a code by other means."""
    said: Told = {}
    passed_on: set[tuple[str, str]] = set()
    for name, tree in trees():
        for call in calls(tree, MADE_BY):
            match call.args[:2]:
                case [ast.Constant(value=int(status)), ast.Constant(value=str(code))]:
                    said.setdefault(code, set()).add(status)
                case others:
                    passed_on.add((name, ", ".join(map(ast.unparse, others))))
    return said, passed_on


def kinds(base: type[errors.DocprocError] = errors.DocprocError) -> Iterator[type[errors.DocprocError]]:
    """docproc's own errors. The corpus' and the tests' are of the same kind, and never answered."""
    for kind in base.__subclasses__():
        if kind.__module__.partition(".")[0] == "docproc":
            yield kind
        yield from kinds(kind)


def of_docproc() -> Iterator[tuple[str, int]]:
    return ((kind.code, kind.http_status) for kind in kinds())


def of_documents() -> Iterator[tuple[str, int]]:
    """Why a document could not be read: docproc's error over its file, or the service's own reason."""
    stored = {kind.code for kind in kinds() if kind is not errors.UnknownOfficeError}  # no file is about an office
    return ((code, finding._status_of(code)) for code in stored | first_words({"Problem"}))


def of_pressure() -> Iterator[tuple[str, int]]:
    return ((code, pressure.STATUS) for code in first_words({"Passing"}))


def first_words(names: set[str]) -> set[str]:
    """The texts that stand first in the calls of some names."""
    firsts = (one for _, tree in trees() for call in calls(tree, names) for one in call.args[:1])
    return {one.value for one in firsts if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def of_the_framework() -> Iterator[tuple[str, int]]:
    return ((code, status) for status, code in problems._CODES.items())


def answerable() -> Told:
    """Each code with the statuses under which it is answered."""
    found, _ = literals()
    for code, status in (*of_docproc(), *of_documents(), *of_pressure(), *of_the_framework()):
        found.setdefault(code, set()).add(status)
    return found


def test_each_code_stands_in_the_table_with_its_statuses() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    rows = list(ROW.finditer(page))
    told = {row["code"]: {int(status) for status in row["statuses"].split(",")} for row in rows}

    assert len(told) == len(rows)
    assert told == answerable()


def test_no_problem_is_made_with_a_code_that_is_not_counted() -> None:
    _, passed_on = literals()

    assert passed_on == PASSED_ON

"""Each code has its Vietnamese sentence, and days are written as people write them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import docproc
import service
from docproc.errors import DocprocError
from service.problems import ProblemError
from service.web import words

SERVICE = Path(str(service.__file__)).parent
DOCPROC = Path(str(docproc.__file__)).parent
NAMED_IN_TABLES = {"request_malformed", "not_found", "method_not_allowed"}
"""Codes that ``service.problems`` takes from a table."""


def kinds(base: type[DocprocError]) -> Iterator[type[DocprocError]]:
    yield base
    for kind in base.__subclasses__():
        yield from kinds(kind)


def calls(folder: Path, *names: str) -> Iterator[ast.Call]:
    """All calls in a folder's modules of what has one of the names."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names:
                yield node


def problem_codes() -> set[str]:
    """All codes that the service refuses with."""
    literal = {
        argument.value
        for call in calls(SERVICE, "ProblemError", "answer", "_refusal", "_refuse")
        for argument in call.args[:2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        if re.fullmatch(r"[a-z]+(_[a-z]+)*", argument.value)
    }
    return literal | NAMED_IN_TABLES


def warning_codes() -> set[str]:
    """All codes with which docproc warns: of its warnings, and of the pairs (code, message) that readers give."""
    found: set[str] = set()
    for call in calls(DOCPROC, "DispatchWarning"):
        found |= {
            str(word.value.value)
            for word in call.keywords
            if word.arg == "code" and isinstance(word.value, ast.Constant)
        }
    for path in (DOCPROC / "reading").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[0], ast.Constant):
                code = node.elts[0].value
                is_message = isinstance(node.elts[1], ast.JoinedStr | ast.Constant | ast.Name)
                if isinstance(code, str) and is_message and re.fullmatch(r"[a-z]+(_[a-z]+)+|converted", code):
                    found.add(code)
    return found


def test_each_error_of_docproc_has_a_sentence() -> None:
    # what others derive for their own commands never reaches a page
    codes = {kind.code for kind in kinds(DocprocError) if kind.__module__ == DocprocError.__module__}
    assert codes <= words.table("problems").keys()


def test_each_refusal_of_the_service_has_a_sentence() -> None:
    codes = problem_codes()
    assert {"version_differs", "sign_in_refused", "internal", "queue_full", "password_weak"} <= codes
    assert codes <= words.table("problems").keys()


def test_each_warning_has_a_sentence() -> None:
    codes = warning_codes()
    assert {"number_missing", "page_turned", "converted", "figures_unsure"} <= codes
    assert codes <= words.table("warnings").keys()


@pytest.mark.parametrize("table", ["problems", "warnings"])
def test_sentences_are_sentences(table: str) -> None:
    for code, sentence in words.table(table).items():
        assert sentence[0].isupper(), code
        assert sentence.endswith((".", "?")), code


def test_an_unknown_code_is_still_told() -> None:
    assert words.problem("never_heard_of").startswith("Không thực hiện được")
    assert words.term("states", "never_heard_of") == "never_heard_of"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 8, 5), "05/08/2026"),
        ("2026-08-05", "05/08/2026"),
        ("2026-08", "08/2026"),
        ("2026", "2026"),
        (None, ""),
    ],
)
def test_days_are_written_day_first(value: date | str | None, shown: str) -> None:
    assert words.day(value) == shown


def test_moments_are_those_of_vietnam() -> None:
    assert words.moment(datetime(2026, 8, 4, 17, 30, tzinfo=UTC)) == "05/08/2026 00:30"
    assert words.moment(datetime(2026, 8, 4, 17, 30)) == "05/08/2026 00:30"


@pytest.mark.parametrize("typed", ["5/8/2026", "05/08/2026", "05-08-2026", " 5.8.2026 ", "2026-08-05"])
def test_days_are_read_as_typed(typed: str) -> None:
    assert words.read_day(typed) == date(2026, 8, 5)


@pytest.mark.parametrize("typed", ["31/02/2026", "8/2026", "mai", "5/8/26", "٥/٨/٢٠٢٦", "2026-8-5", "1/1/0000"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ProblemError) as refused:
        words.read_day(typed)
    assert refused.value.code == "date_invalid"

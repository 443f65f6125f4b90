"""The page for integrators names every problem code that the code can answer with, and no other."""

import ast
import re
from pathlib import Path

import docproc
from docproc import errors

ROOT = Path(docproc.__file__).parents[1]
ROW = re.compile(r"^\| `(?P<code>\w+)` \| (?P<statuses>[\d, ]+) \| .+ \|$", re.MULTILINE)
MADE_BY = {"ProblemError", "answer"}


def used() -> dict[str, set[int]]:
    """Each code with the statuses under which it is answered."""
    found: dict[str, set[int]] = {}
    pages = ROOT / "service" / "web"  # which answers people, not programs
    for path in sorted(set((ROOT / "service").rglob("*.py")) - set(pages.rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MADE_BY and len(node.args) > 1:
                said = [part.value for part in node.args[:2] if isinstance(part, ast.Constant)]
                if len(said) == 2:
                    found.setdefault(str(said[1]), set()).add(int(str(said[0])))
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.DocprocError) and kind is not errors.DocprocError:
            found.setdefault(kind.code, set()).add(kind.http_status)
    for status, code in {400: "request_malformed", 404: "not_found", 405: "method_not_allowed"}.items():
        found.setdefault(code, set()).add(status)
    return found


def test_each_code_stands_in_the_table_with_its_statuses() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    told = {row["code"]: {int(status) for status in row["statuses"].split(",")} for row in ROW.finditer(page)}

    assert told == used()

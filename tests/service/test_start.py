"""How the service comes up: it loads at once what each request needs, and the rest when somebody needs it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from docproc import bodies, citations, deadlines
from docproc.lazy import on_demand

SLOW = (
    "alembic",
    "docproc.bodies.mentions",
    "docproc.citations.find",
    "docproc.deadlines.finder",
    "icalendar",
    "networkx",
    "numpy",
    "openpyxl",
    "spacy",
)


def test_the_application_is_there_without_grammars_and_large_libraries() -> None:
    program = f"import sys, service.app; print([name for name in {SLOW} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert answer.stdout == "[]\n"


@pytest.mark.parametrize("package", [bodies, citations, deadlines], ids=lambda package: package.__name__)
def test_a_package_gives_every_name_that_it_promises(package: object) -> None:
    names: list[str] = getattr(package, "__all__")  # noqa: B009  of packages, which mypy knows one by one
    assert [name for name in names if not hasattr(package, name)] == []


def test_a_name_is_loaded_from_its_module_when_it_is_asked_for() -> None:
    assert on_demand("json", decoder=("JSONDecoder",))("JSONDecoder").__module__ == "json.decoder"


def test_a_name_that_no_module_has_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'json' has no attribute 'nothing'"):
        on_demand("json", decoder=("JSONDecoder",))("nothing")


def test_what_is_loaded_before_the_service_answers_is_no_matter_of_the_collector() -> None:
    program = (
        "import gc, service.app; from service.loaded import keep_loaded; keep_loaded(); "
        "print(gc.get_freeze_count(), len(gc.get_objects()))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    kept, watched = map(int, answer.stdout.split())
    assert kept > 100 * watched

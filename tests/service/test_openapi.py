"""The description of the service: valid, complete, and stable for those who made a client of it."""

import json
import re
from collections.abc import Iterator
from typing import Any

import icalendar
import jsonschema
import pytest
import schemathesis

from service.app import create_app
from service.downloads.tables import to_csv
from service.examples import ANSWERS
from service.obligations.views import ObligationSummary
from service.settings import Settings
from tests.commands import call

OPERATIONS = """
    begin_session end_session get_session change_password create_first_admin
    list_users create_user change_user
    list_keys create_key revoke_key
    list_audit
    extract_dispatch upload_documents
    list_documents get_document update_document delete_document reread_document
    get_dispatch get_text list_extractions get_original get_page_image
    list_obligations list_concerns get_obligation update_obligation download_obligations get_statistics
    list_citations list_citing follow_citations list_missing get_graph check_citations
    search_all
    check_alive check_ready read_metrics
"""
"""The names under which clients call: one may be added, none may go or change."""

VERBS = """
    begin cancel change check create delete download end extract find follow get list read reread revoke search start
    update upload
"""
OPEN = frozenset({"begin_session", "create_first_admin", "check_alive", "check_ready"})
FAULTS = ("400", "422")

DESCRIBED: dict[str, Any] = create_app(Settings.model_construct()).openapi()
WHOLE: dict[str, Any] = {
    name: schema | {"required": list(schema["properties"]), "additionalProperties": False}
    if "properties" in schema
    else schema
    for name, schema in DESCRIBED["components"]["schemas"].items()
}
"""The schemas of what is answered, which says all fields and no others."""


def described() -> list[Any]:
    """Each operation, named."""
    return [
        pytest.param(operation, id=operation.get("operationId", f"{method} {path}"))
        for path, methods in DESCRIBED["paths"].items()
        for method, operation in methods.items()
    ]


def nodes(node: Any, seen: frozenset[str] = frozenset()) -> Iterator[dict[str, Any]]:
    """Every object of a part of the description, and of the schemas to which it refers."""
    if isinstance(node, list):
        for child in node:
            yield from nodes(child, seen)
    elif isinstance(node, dict):
        yield node
        reference = node.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            yield from nodes(DESCRIBED["components"]["schemas"][reference.rpartition("/")[2]], seen | {reference})
        for child in node.values():
            yield from nodes(child, seen)


def test_it_is_valid() -> None:
    assert DESCRIBED["openapi"].startswith("3.1")
    schemathesis.openapi.from_dict(DESCRIBED).validate()


def test_names_of_operations_are_those_that_clients_know() -> None:
    names = [operation.values[0]["operationId"] for operation in described()]

    assert sorted(names) == sorted(OPERATIONS.split())


@pytest.mark.parametrize("operation", described())
class TestOperation:
    def test_is_named_by_a_verb_and_what_it_is_about(self, operation: dict[str, Any]) -> None:
        verb, _, noun = operation["operationId"].partition("_")

        assert verb in VERBS.split()
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", noun)

    def test_says_what_it_is_for(self, operation: dict[str, Any]) -> None:
        assert len(operation["tags"]) == 1
        assert re.fullmatch(r"[A-Z][^\n]{6,70}[^.\n]", operation["summary"])
        assert re.search(r"[.:`]\Z", operation["description"])
        assert not re.search(r"\b(Args|Returns|Raises):", operation["description"])

    def test_says_how_it_refuses(self, operation: dict[str, Any]) -> None:
        refusals = {status: answer for status, answer in operation["responses"].items() if status >= "400"}

        assert all(set(answer["content"]) == {"application/problem+json"} for answer in refusals.values())
        if operation["operationId"] not in OPEN:
            assert {"401", "403", "429"} <= set(refusals)
        if "requestBody" in operation or operation.get("parameters"):
            assert set(FAULTS) & set(refusals)

    def test_shows_an_example_of_what_it_takes(self, operation: dict[str, Any]) -> None:
        parts = operation.get("requestBody", {}).get("content", {}).values()

        assert all(any({"example", "examples"} & set(node) for node in nodes(part)) for part in parts)

    def test_shows_a_whole_answer(self, operation: dict[str, Any]) -> None:
        answers = [answer for status, answer in operation["responses"].items() if status < "300"]
        shown = [
            answer["content"]["application/json"]
            for answer in answers
            if "application/json" in answer.get("content", {})
        ]

        for answer in shown:
            jsonschema.validate(
                answer["example"],
                {"allOf": [answer["schema"]], "components": {"schemas": WHOLE}},
                cls=jsonschema.Draft202012Validator,
                format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
            )

    def test_speaks_of_no_error_of_the_framework(self, operation: dict[str, Any]) -> None:
        references = {node["$ref"] for node in nodes(operation) if isinstance(node.get("$ref"), str)}

        assert not any("ValidationError" in reference for reference in references)


def test_examples_are_of_answers_that_there_are() -> None:
    answered = {operation.values[0]["operationId"]: operation.values[0]["responses"] for operation in described()}

    for name, answers in ANSWERS.items():
        assert all(kind in answered[name][status]["content"] for status, content in answers.items() for kind in content)


def test_examples_of_downloads_are_such_files() -> None:
    ((_, files),) = ANSWERS["download_obligations"].items()

    assert set(files) == {"application/jsonl", "text/calendar", "text/csv"}
    listed = ObligationSummary.model_validate_json(files["application/jsonl"])
    assert f"{listed.model_dump_json()}\n" == files["application/jsonl"]
    assert b"".join(to_csv(iter([listed]))).decode() == files["text/csv"]
    (task,) = icalendar.Calendar.from_ical(files["text/calendar"]).walk("VTODO")
    assert task["UID"] == f"obligation-{listed.id}.{listed.document.id}@docproc"
    assert task["SUMMARY"] == listed.action


def test_it_is_printed_by_a_command() -> None:
    status, printed, errors = call("openapi")

    assert (status, errors) == (0, "")
    assert json.loads(printed) == DESCRIBED


def test_unsafe_settings_do_not_keep_it_from_being_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCPROC_HOST", "0.0.0.0")  # noqa: S104

    assert call("openapi")[0] == 0

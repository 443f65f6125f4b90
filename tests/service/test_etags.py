"""Which change is let through, and which answer is not sent twice."""

from __future__ import annotations

import pytest
from fastapi import Request

from service.etags import etag_of, is_known, require_version
from service.problems import ProblemError


@pytest.mark.parametrize("if_match", ['"3"', '"3.0a1b"', 'W/"3.0a1b"', '"2", "3"', "*", etag_of(b"{}", version=3)])
def test_a_change_of_the_present_version_passes(if_match: str) -> None:
    require_version(if_match, 3)


@pytest.mark.parametrize(
    ("if_match", "status", "code"),
    [
        (None, 428, "version_required"),
        ('"2"', 412, "version_differs"),
        ('"33"', 412, "version_differs"),
        ("3", 412, "version_differs"),
        ("", 412, "version_differs"),
        (etag_of(b"{}"), 412, "version_differs"),
    ],
)
def test_any_other_change_is_refused(if_match: str | None, status: int, code: str) -> None:
    with pytest.raises(ProblemError) as refused:
        require_version(if_match, 3)
    assert (refused.value.status_code, refused.value.code) == (status, code)


@pytest.mark.parametrize(
    ("sent", "known"), [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("", False)]
)
def test_what_the_client_has_is_not_sent_again(sent: str, known: bool) -> None:
    request = Request({"type": "http", "headers": [(b"if-none-match", sent.encode())]})
    assert is_known(request, '"a"') is known

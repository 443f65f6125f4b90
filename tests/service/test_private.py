"""What every answer says of caches, frames and types, whichever address gave it, refusals included."""

import pytest

from tests.service.asking import Asking


@pytest.mark.parametrize(
    "path",
    ["/v1/documents", "/v1/search?q=a", "/v1/statistics", "/v1/obligations", "/metrics", "/openapi.json", "/nowhere"],
)
def test_answers_are_kept_by_no_cache_and_framed_by_nobody(ask: Asking, path: str) -> None:
    headers = ask.reader.get(path).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_what_a_client_has_already_stays_with_it(ask: Asking) -> None:
    (told,) = ask.reviewer.post("/v1/documents", files={"files": ("a.txt", b"x")}).json()["documents"]
    first = ask.reader.get(told["location"])

    again = ask.reader.get(told["location"], headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "private, no-cache"
    assert again.status_code == 304
    assert "Cache-Control" not in again.headers

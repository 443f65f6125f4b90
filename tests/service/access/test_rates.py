"""Who asks too often is told when to come back; others are not held up by him."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.access.principal import Principal
from service.access.rates import Rates
from service.problems import ProblemError
from service.settings import Settings
from service.store import Store
from tests.service.access.answers import Answer, code
from tests.service.access.signed import PASSWORD, key_of

USER = Principal("user:hoa", "Hoa", frozenset({"read"}))

Browsers = Callable[[str], TestClient]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"requests_a_minute": 3, "sign_ins_a_minute": 3})


def sign_in(client: TestClient, name: str, password: str = "") -> Answer:
    answer: Answer = client.post("/v1/session", json={"name": name, "password": password})
    return answer


def test_requests_of_one_key(nobody: TestClient, own: Store) -> None:
    one, other = ({"X-API-Key": key_of(own, "read")} for _ in range(2))
    for _ in range(3):
        assert code(nobody.get("/v1/session", headers=one)) == "200"
    refused = nobody.get("/v1/session", headers=one)
    assert code(refused) == "429 too_many_requests"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert code(nobody.get("/v1/session", headers=other)) == "200"


def test_a_users_browsers_count_together(browser: Browsers) -> None:
    here, there = browser("reader"), browser("reader")
    assert [code(client.get("/v1/session")) for client in (here, there, here, there)] == [
        *["200"] * 3,
        "429 too_many_requests",
    ]


def test_tries_under_one_name_from_several_addresses(app: FastAPI, own: Store) -> None:
    clients = [TestClient(app, client=(f"10.0.3.{number}", 4711)) for number in range(4)]
    answers = [code(sign_in(client, "reader")) for client in clients]
    assert answers == [*["401 sign_in_refused"] * 3, "429 too_many_requests"]
    assert code(sign_in(clients[3], "reader", PASSWORD)) == "429 too_many_requests"
    assert code(sign_in(clients[3], "reviewer", PASSWORD)) == "200"


def test_tries_under_several_names_from_one_address(nobody: TestClient, own: Store) -> None:
    answers = [code(sign_in(nobody, f"name{number}")) for number in range(4)]
    assert answers == [*["401 sign_in_refused"] * 3, "429 too_many_requests"]


def test_tries_with_the_link_of_the_first_admin(nobody: TestClient) -> None:
    sent = {"token": "x", "name": "quantri", "password": PASSWORD}
    answers = [code(nobody.post("/v1/setup", json=sent)) for _ in range(4)]
    assert answers == [*["403 setup_refused"] * 3, "429 too_many_requests"]


def test_guesses_at_the_current_password(browser: Browsers) -> None:
    client = browser("reader")
    answers = [code(client.post("/v1/password", json={"current": "x", "wanted": PASSWORD})) for _ in range(3)]
    assert answers == ["403 password_wrong"] * 3
    assert code(client.post("/v1/password", json={"current": "x", "wanted": PASSWORD})) == "429 too_many_requests"


@pytest.mark.parametrize(("processes", "allowed"), [(1, 9), (2, 8), (4, 8), (9, 9)])
def test_processes_that_answer_together_allow_no_more_than_one(
    settings: Settings, processes: int, allowed: int
) -> None:
    nine = settings.model_copy(update={"requests_a_minute": 9})
    assert sum(until_refused(Rates(nine, processes)) for _ in range(processes)) == allowed


def until_refused(rates: Rates) -> int:
    """How many requests of one user pass."""
    passed = 0
    while True:
        try:
            rates.count_request(USER)
        except ProblemError:
            return passed
        passed += 1

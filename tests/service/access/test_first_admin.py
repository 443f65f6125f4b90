"""The link for the first admin: good once, and only while there is no admin."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from service.access import first_admin, users
from service.access.tokens import digest
from service.app import create_app
from service.problems import ProblemError
from service.settings import Settings
from service.store import Store
from service.store.models import AuditEntry, SetupLink
from service.store.types import now
from tests.service.access.answers import code
from tests.service.access.signed import PASSWORD, add_user

pytestmark = pytest.mark.usefixtures("quick_hashes")


def token_of(link: str | None) -> str:
    assert link is not None
    return link.partition("?token=")[2]


def refusal(create: Callable[[], object]) -> str:
    with pytest.raises(ProblemError) as caught:
        create()
    return caught.value.code


def test_the_link_makes_an_admin_once(store: Store) -> None:
    link = first_admin.announce(store, "http://127.0.0.1:8000/")
    assert link is not None
    assert link.startswith("http://127.0.0.1:8000/setup?token=")
    first_admin.create(store, token_of(link), "Quantri", PASSWORD)
    with store.read() as session:
        (user,) = users.every(session)
        noted = session.scalars(select(AuditEntry)).one()
    assert (user.name, user.role) == ("quantri", "admin")
    assert (noted.actor, noted.action, noted.subject) == ("user:quantri", "user.created", "user:quantri")
    assert refusal(lambda: first_admin.create(store, token_of(link), "another", PASSWORD)) == "setup_refused"


def test_where_there_is_an_admin_there_is_no_link(store: Store) -> None:
    add_user(store, "hoa", "reader")
    earlier = token_of(first_admin.announce(store, ""))
    add_user(store, "quantri", "admin")
    assert first_admin.announce(store, "") is None
    assert refusal(lambda: first_admin.create(store, earlier, "another", PASSWORD)) == "setup_refused"


def test_a_disabled_admin_is_no_reason_for_a_link(store: Store) -> None:
    add_user(store, "quantri", "admin")
    with store.write() as session:
        user = users.find(session, "quantri")
        assert user is not None
        user.disabled = True
    assert first_admin.announce(store, "") is None


def test_the_links_of_several_processes_are_all_good_until_one_is_used(store: Store) -> None:
    links = [token_of(first_admin.announce(store, "")) for _ in range(3)]
    first_admin.create(store, links[1], "quantri", PASSWORD)
    for token in links:
        assert refusal(partial(first_admin.create, store, token, "another", PASSWORD)) == "setup_refused"
    with store.read() as session:
        assert session.scalars(select(SetupLink)).all() == []


@pytest.mark.parametrize("token", ["", "another", "x" * 43, "\udcff"])
def test_an_unknown_token(store: Store, token: str) -> None:
    first_admin.announce(store, "")
    assert refusal(lambda: first_admin.create(store, token, "quantri", PASSWORD)) == "setup_refused"


def test_a_link_is_good_for_a_day_and_then_forgotten(store: Store) -> None:
    token = token_of(first_admin.announce(store, ""))
    with store.write() as session:
        session.execute(update(SetupLink).values(made_at=now() - timedelta(days=1, seconds=1)))
    assert refusal(lambda: first_admin.create(store, token, "quantri", PASSWORD)) == "setup_refused"
    other = token_of(first_admin.announce(store, ""))
    with store.read() as session:
        assert session.scalars(select(SetupLink.token_hash)).all() == [digest(other)]


@pytest.mark.parametrize(
    ("name", "password", "answer"), [("quantri", "ngắn", "password_weak"), ("quản trị", PASSWORD, "name_invalid")]
)
def test_a_slip_leaves_the_link_good(store: Store, name: str, password: str, answer: str) -> None:
    token = token_of(first_admin.announce(store, ""))
    assert refusal(lambda: first_admin.create(store, token, name, password)) == answer
    first_admin.create(store, token, "quantri", PASSWORD)


@pytest.mark.parametrize("links", [1, 4])
def test_of_many_who_try_at_once_one_becomes_admin(store: Store, links: int) -> None:
    tokens = [token_of(first_admin.announce(store, "")) for _ in range(links)]
    ready = threading.Barrier(4)

    def create(number: int) -> str:
        ready.wait()
        try:
            first_admin.create(store, tokens[number % links], f"quantri{number}", PASSWORD)
        except ProblemError as error:
            return error.code
        return "made"

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(create, range(4))) == ["made", *["setup_refused"] * 3]
    with store.read() as session:
        assert len(users.every(session)) == 1


def test_the_service_prints_the_link_at_its_start_and_takes_it_over_http(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with TestClient(create_app(settings, base_url="http://127.0.0.1:8000")) as client:
        told = capsys.readouterr().err
        assert "http://127.0.0.1:8000/setup?token=" in told
        sent = {"token": told.strip().partition("?token=")[2], "name": "quantri", "password": PASSWORD}
        made = client.post("/v1/setup", json=sent)
        assert (made.status_code, made.json()["role"]) == (201, "admin")
        assert code(client.post("/v1/setup", json=sent | {"name": "another"})) == "403 setup_refused"
        assert code(client.post("/v1/session", json={"name": "quantri", "password": PASSWORD})) == "200"
    with TestClient(create_app(settings)):
        assert "setup" not in capsys.readouterr().err

"""Users: what an admin does with them, and that there is always an admin."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from service.access import users
from service.problems import ProblemError
from service.store import Store
from tests.service.access.answers import code
from tests.service.access.signed import PASSWORD, add_user

Browsers = Callable[[str], TestClient]


def test_an_admin_adds_somebody_who_then_signs_in(browser: Browsers, nobody: TestClient) -> None:
    wanted = {"name": "hoa", "display_name": "Nguyễn Thị Hoa", "role": "reviewer", "password": PASSWORD}
    made = browser("admin").post("/v1/users", json=wanted)
    assert made.status_code == 201
    assert made.headers["location"] == "/v1/users/hoa"
    assert made.json() | {"created_at": "…"} == {
        "name": "hoa",
        "display_name": "Nguyễn Thị Hoa",
        "role": "reviewer",
        "disabled": False,
        "created_at": "…",
    }
    answer = nobody.post("/v1/session", json={"name": "hoa", "password": PASSWORD})
    assert answer.json()["display_name"] == "Nguyễn Thị Hoa"


def test_the_list_is_by_name_and_says_nothing_of_passwords(browser: Browsers) -> None:
    listed = browser("admin").get("/v1/users")
    assert [user["name"] for user in listed.json()["users"]] == ["admin", "reader", "reviewer"]
    assert "argon2" not in listed.text


@pytest.mark.parametrize(
    ("changed", "answer"),
    [
        ({"name": "reader"}, "409 user_exists"),
        ({"name": "Hoa"}, "422 request_invalid"),
        ({"name": "hoa nguyen"}, "422 request_invalid"),
        ({"name": "../hoa"}, "422 request_invalid"),
        ({"name": "x" * 65}, "422 request_invalid"),
        ({"role": "root"}, "422 request_invalid"),
        ({"rolle": "admin"}, "422 request_invalid"),
        ({"display_name": "a\0b"}, "422 request_invalid"),
        ({"password": "hoahoahoahoa"}, "422 password_weak"),
        ({"password": "x" * 1001}, "422 request_invalid"),
    ],
)
def test_users_that_cannot_be(browser: Browsers, changed: dict[str, str], answer: str) -> None:
    wanted = {"name": "hoa", "role": "reader", "password": PASSWORD} | changed
    assert code(browser("admin").post("/v1/users", json=wanted)) == answer


def test_a_password_that_is_refused_is_not_repeated(browser: Browsers) -> None:
    wanted = {"name": "hoa", "role": "reader", "password": "kẻ lạ mặt" * 200}
    refused = browser("admin").post("/v1/users", json=wanted)
    assert refused.status_code == 422
    assert "kẻ lạ mặt" not in refused.text


def test_changes_of_a_user(browser: Browsers) -> None:
    admin = browser("admin")
    changed = admin.patch("/v1/users/reader", json={"display_name": "Trần Văn Bình", "role": "reviewer"})
    assert (changed.json()["display_name"], changed.json()["role"]) == ("Trần Văn Bình", "reviewer")
    assert admin.patch("/v1/users/reader", json={"role": None}).json() == changed.json()
    assert code(admin.patch("/v1/users/nobody", json={"role": "reader"})) == "404 user_unknown"
    assert code(admin.patch("/v1/users/reader", json={"password": "ngắn"})) == "422 password_weak"


def test_a_new_password_signs_him_out(browser: Browsers, nobody: TestClient) -> None:
    client = browser("reader")
    browser("admin").patch("/v1/users/reader", json={"password": "sân kho phơi lúa mùa"})
    assert code(client.get("/v1/session")) == "401 sign_in_needed"
    assert code(nobody.post("/v1/session", json={"name": "reader", "password": PASSWORD})) == "401 sign_in_refused"


@pytest.mark.parametrize("change", [{"disabled": True}, {"role": "reviewer"}, {"disabled": True, "role": "admin"}])
def test_the_last_admin_stays(browser: Browsers, own: Store, change: dict[str, object]) -> None:
    admin = browser("admin")
    assert code(admin.patch("/v1/users/admin", json=change)) == "409 last_admin"
    add_user(own, "second", "admin")
    assert code(admin.patch("/v1/users/admin", json=change)) == "200"


def test_a_disabled_admin_does_not_count(browser: Browsers, own: Store) -> None:
    add_user(own, "second", "admin")
    admin = browser("admin")
    admin.patch("/v1/users/second", json={"disabled": True})
    assert code(admin.patch("/v1/users/admin", json={"role": "reader"})) == "409 last_admin"


@pytest.mark.usefixtures("quick_hashes")
def test_two_admins_do_not_disable_each_other_at_the_same_moment(store: Store) -> None:
    for name in ("one", "two"):
        add_user(store, name, "admin")
    ready = threading.Barrier(2)

    def disable(name: str) -> str:
        ready.wait()
        try:
            with store.write() as session:
                users.change(session, name, users.Change(disabled=True))
        except ProblemError as error:
            return error.code
        return "disabled"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(disable, ["two", "one"])) == ["disabled", "last_admin"]


@pytest.mark.usefixtures("quick_hashes")
def test_of_two_users_of_one_name_the_second_is_refused_and_the_rest_holds(store: Store) -> None:
    add_user(store, "hoa", "reader")
    with store.write() as session:
        users.create(session, "binh", "reader", "x")
        with pytest.raises(ProblemError, match="already"):
            users.create(session, "Hoa", "admin", "x")
    with store.read() as session:
        assert [(user.name, user.role) for user in users.every(session)] == [("binh", "reader"), ("hoa", "reader")]

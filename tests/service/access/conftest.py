"""An application with a user of each role; browsers and programs that ask it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.access.principal import ROLES
from service.app import create_app
from service.settings import Settings
from service.store import Store
from tests.service.access.signed import add_user, browse, with_quick_hashes

Browsers = Callable[[str], TestClient]

ADDRESS = "http://testserver"


@pytest.fixture
def quick_hashes() -> Iterator[None]:
    with with_quick_hashes():
        yield


@pytest.fixture
def settings(tmp_path: Path, migrated_sqlite: Path) -> Settings:
    (tmp_path / "data").mkdir()
    shutil.copy(migrated_sqlite, tmp_path / "data" / "docproc.sqlite")
    return Settings(data=tmp_path / "data", workers=0, sign_ins_a_minute=1000)


@pytest.fixture
def nobody(quick_hashes: None, settings: Settings) -> Iterator[TestClient]:
    """Somebody who has not signed in."""
    with TestClient(create_app(settings), base_url=ADDRESS, follow_redirects=False) as client:
        yield client


@pytest.fixture
def app(nobody: TestClient) -> FastAPI:
    assert isinstance(nobody.app, FastAPI)
    return nobody.app


@pytest.fixture
def own(app: FastAPI) -> Store:
    """The application's store, with the users ``reader``, ``reviewer`` and ``admin``."""
    store: Store = app.state.store
    for role in ROLES:
        add_user(store, role, role)
    return store


@pytest.fixture
def browser(app: FastAPI, own: Store) -> Browsers:
    """A browser where the user of a name has signed in."""

    return lambda name: TestClient(app, base_url=ADDRESS, follow_redirects=False, headers=browse(own, name))

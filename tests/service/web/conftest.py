"""A browser without scripts before the pages of a service that reads nothing by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.app import create_app
from service.settings import Settings
from service.store import Store


@pytest.fixture
def app(settings: Settings, migrated_sqlite: Path) -> FastAPI:
    """The service on empty tables."""
    settings.data.mkdir(mode=0o700)
    shutil.copy(migrated_sqlite, settings.data / "docproc.sqlite")
    return create_app(settings)


@pytest.fixture
def visitor(app: FastAPI) -> Iterator[TestClient]:
    """A browser where nobody has signed in."""
    with TestClient(app, base_url="http://t", follow_redirects=False, headers={"Origin": "http://t"}) as client:
        yield client


@pytest.fixture
def store(app: FastAPI, visitor: TestClient) -> Store:
    """The store of the service that the browser sees."""
    store: Store = app.state.store
    return store

"""Programs that ask the service over a store on either database."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.access.principal import ROLES
from service.app import create_app
from service.settings import Settings
from service.store import Store
from tests.service.access.signed import key_of


@pytest.fixture
def program(store: Store, store_settings: Settings) -> Callable[..., TestClient]:
    """A program with a reviewer's key; settings may be given."""

    def make(**others: str) -> TestClient:
        app: FastAPI = create_app(store_settings.model_copy(update=others))
        app.state.store = store
        headers = {"Authorization": f"Bearer {key_of(store, *ROLES['reviewer'])}"}
        return TestClient(app, headers=headers)

    return make


@pytest.fixture
def client(program: Callable[..., TestClient]) -> TestClient:
    return program()

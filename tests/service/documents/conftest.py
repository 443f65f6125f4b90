"""The application over a store on either database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from service.settings import Settings
from service.store import Store
from tests.service.asking import Asking, asking


@pytest.fixture
def ask(store: Store, store_settings: Settings) -> Iterator[Asking]:
    with asking(store, store_settings) as made:
        yield made

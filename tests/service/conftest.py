"""The application without its pipeline: what is tested here is the service, not the reading."""

from collections.abc import AsyncIterator, Callable

import httpx
import pytest

import docproc
from docproc.dispatch import Dispatch
from service.app import create_app
from service.examples import ANSWER
from service.settings import Settings

Extract = Callable[..., Dispatch]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def settings() -> Settings:
    return Settings(max_body_bytes=100_000, running=1, waiting=1)


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Extract], None]:
    """Replaces the reading by a function; without a call, every file gives the example."""

    def stub(extract: Extract) -> None:
        monkeypatch.setattr(docproc, "extract", extract)

    monkeypatch.setattr(docproc, "load", lambda: lambda text: text)
    stub(lambda data, *, file_name=None, allow_secret=False: Dispatch.model_validate(ANSWER))
    return stub


@pytest.fixture
async def client(stubbed: Callable[[Extract], None], settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(settings)
    transport = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        yield client

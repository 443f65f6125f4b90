"""The application without its pipeline, and stores on both databases: what is tested here is the service."""

import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest

import docproc
from docproc.dispatch import Dispatch
from service.access.principal import SCOPES
from service.app import create_app
from service.examples import ANSWER
from service.settings import Settings
from service.store import FileStore, Store, durability
from service.store.migrate import migrate
from tests.service.access.signed import key_of
from tests.service.asking import Asking, asking
from tests.service.postgres import Postgres, PostgresMissingError, running

Extract = Callable[..., Dispatch]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", workers=0, max_body_bytes=100_000, running=1, waiting=1)


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
    """A program whose key may do everything."""
    app = create_app(settings)
    transport = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        client.headers["Authorization"] = f"Bearer {key_of(app.state.store, *SCOPES)}"
        yield client


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server that the tests share; ``with postgres.database() as url`` gives a database of one's own."""
    try:
        with running() as server:
            yield server
    except PostgresMissingError as error:
        if os.environ.get("DOCPROC_REQUIRE_ALL"):
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the service's empty tables, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "docproc.sqlite"
    store = Store(f"sqlite:///{path}", FileStore(path.parent / "files"))
    migrate(store)
    store.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def store_settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings of a fresh installation with empty tables, on either database."""
    data = tmp_path / "data"
    if request.param == "sqlite":
        data.mkdir(mode=0o700)
        shutil.copy(request.getfixturevalue("migrated_sqlite"), data / "docproc.sqlite")
        yield Settings(data=data, database=None)
        return
    server: Postgres = request.getfixturevalue("postgres")
    # it is quick and not durable on purpose, which a check would find in each store
    request.getfixturevalue("monkeypatch").setattr(durability, "MUST_BE_ON", ())
    with server.database() as url:
        yield Settings.model_validate({"data": data, "database": url})


@pytest.fixture
def store(store_settings: Settings) -> Iterator[Store]:
    """An empty store, on either database."""
    opened = Store.open(store_settings)
    yield opened
    opened.close()


@pytest.fixture
def ask(store: Store, store_settings: Settings) -> Iterator[Asking]:
    """The application over a store on either database, asked with a key of each role."""
    with asking(store, store_settings) as made:
        yield made

"""``docproc worker`` with another folder than the service's: it would find every document's file lost."""

import pytest

from docproc.cli import main
from docproc.cli.console import EXIT_NOT_STARTED
from service.settings import Settings
from service.store import Store
from service.store.holding import has_its_files
from tests.service.jobs.letters import upload
from tests.service.jobs.stubs import holding
from tests.service.postgres import Postgres


def test_the_folder_is_known_by_the_newest_files(store: Store, store_settings: Settings) -> None:
    assert has_its_files(store)
    upload(store, store_settings, holding("1"), holding("2"))
    first, second = store.files.names()

    store.files.remove(first)
    assert has_its_files(store)
    store.files.remove(second)
    assert not has_its_files(store)


def test_a_worker_does_not_start_with_another_folder(
    postgres: Postgres,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with postgres.database() as url:
        settings = Settings.model_validate({"data": tmp_path_factory.mktemp("ours"), "database": url})
        store = Store.open(settings)
        upload(store, settings, holding("1"))
        store.close()
        monkeypatch.setenv("DOCPROC_DATABASE", url)
        monkeypatch.setenv("DOCPROC_DATA", str(tmp_path_factory.mktemp("theirs")))
        monkeypatch.setattr("sys.argv", ["docproc", "worker"])
        monkeypatch.setattr("service.operation.logs.configure", lambda level: None)  # it is the whole process's

        with pytest.raises(SystemExit) as ended:
            main()

    assert ended.value.code == EXIT_NOT_STARTED
    assert "files_elsewhere" in capsys.readouterr().err

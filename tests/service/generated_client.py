"""A client that openapi-python-client makes of the description, as ``docs/api.md`` tells integrators to."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

__all__ = ["GeneratedClient", "generated"]

MAKER = Path(sys.prefix) / "client" / "bin" / "openapi-python-client"
CONFIGURATION = Path(__file__).with_name("client.yml")
_PACKAGE = "generated_docproc_client"


class GeneratedClient:
    """What was generated, and a client of it.

    Args:
        address: of the service.
        key: which the client shows.
    """

    def __init__(self, address: str, key: str) -> None:
        self._client = self.module("client").AuthenticatedClient(address, key, timeout=120)
        self.types = self.module("types")
        self.models = self.module("models")

    def module(self, name: str) -> ModuleType:
        """A module of the generated package."""
        return importlib.import_module(f"{_PACKAGE}.{name}")

    def call(self, operation: str, *path: object, **given: object) -> Any:
        """Call ``tag.operation`` and give the whole answer, which has what was read of it as ``parsed``."""
        return self.module(f"api.{operation}").sync_detailed(*path, client=self._client, **given)


@contextmanager
def generated(description: Path, folder: Path, address: str, key: str) -> Iterator[GeneratedClient]:
    """Make a client.

    Args:
        description: what ``docproc openapi`` prints.
        folder: takes the client's package.
        address: of the service.
        key: which the client shows.
    """
    if not MAKER.exists():
        missing = "openapi-python-client is not there: run make .venv/client/installed"
        assert not os.environ.get("DOCPROC_REQUIRE_ALL"), missing
        pytest.skip(missing)
    command: list[str | Path] = [MAKER, "generate", "--meta", "none", "--fail-on-warning"]
    command += ["--path", description, "--config", CONFIGURATION, "--output-path", folder / _PACKAGE]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield GeneratedClient(address, key)
    for name in [name for name in sys.modules if name.partition(".")[0] == _PACKAGE]:
        del sys.modules[name]

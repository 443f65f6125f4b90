"""Requests of every kind that the description allows, and of many that it does not: no answer may contradict it.

Schemathesis makes them, from the description alone, and follows what is made to where it is read, changed and deleted.
``docs/api.md`` says how to let it run for longer.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from service.access.principal import SCOPES
from service.examples import DISPATCH_TEXT
from service.settings import Settings
from service.store import Store
from service.store.migrate import migrate
from service.store.models import ApiKey
from tests.service.access.signed import key_of
from tests.service.jobs.waiting import wait
from tests.service.served import served

SECONDS = os.environ.get("DOCPROC_SCHEMATHESIS_SECONDS", "30")
SEED = os.environ.get("DOCPROC_SCHEMATHESIS_SEED", "1")
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "sample.pdf"
OFTEN = 10_000_000
OUT_OF_REACH = 0
"""The number of the key that asks: a request that revokes keys takes none below 1."""


@pytest.fixture
def address_and_key(store_settings: Settings) -> Iterator[tuple[str, str]]:
    """A server with some documents that cite each other behind it, and a key that may do anything."""
    limits = {"workers": 1, "office": "Sở Nội vụ tỉnh Lâm Đồng", "requests_a_minute": OFTEN, "sign_ins_a_minute": OFTEN}
    settings = store_settings.model_copy(update=limits)
    store = Store.open(settings)
    migrate(store)
    key = key_of(store, *SCOPES)
    with store.write() as session:
        session.query(ApiKey).update({"id": OUT_OF_REACH})
    store.close()
    with served(settings) as address:
        upload(address, key)
        yield address, key


def upload(address: str, key: str) -> None:
    texts = [DISPATCH_TEXT.replace("418/", f"{number}/") for number in range(411, 414)]
    texts.append(DISPATCH_TEXT.replace("Kế hoạch số 96/KH-UBND ngày 14/5/2026", "Công văn số 411/SKHCN-CĐS"))
    files = [("files", (f"cong-van-{place}.txt", text.encode())) for place, text in enumerate(texts)]
    files.append(("files", (SAMPLE.name, SAMPLE.read_bytes())))
    with httpx.Client(headers={"Authorization": f"Bearer {key}"}, timeout=60, trust_env=False) as client:
        client.post(f"{address}/v1/documents", files=files).raise_for_status()
        listed = f"{address}/v1/documents?state=read"
        wait(lambda: len(client.get(listed).raise_for_status().json()["documents"]) == len(files))
        client.get(f"{address}/openapi.json").raise_for_status()  # made once, then kept


def test_answers_are_those_of_the_description(address_and_key: tuple[str, str], tmp_path: Path) -> None:
    address, key = address_and_key
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIGURATION)]
    command += ["run", f"{address}/openapi.json", "--header", f"Authorization: Bearer {key}"]
    command += ["--checks", "all", "--max-time", SECONDS, "--seed", SEED, "--request-timeout", "60"]
    command += ["--continue-on-failure", "--no-color"]

    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    print(run.stdout[-2_000:])
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr[-2_000:]

"""A real server on a fresh folder, and a real browser that may ask nobody but that server."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Request, expect, sync_playwright

PATIENCE = 120
expect.set_options(timeout=PATIENCE * 1000)
OFFICE = "Sở Khoa học và Công nghệ tỉnh Lâm Đồng"


@dataclass
class Server:
    """A server of its own.

    Attributes:
        address: where it answers, without a path.
        setup: the link that it printed for the first admin.
    """

    address: str
    setup: str = ""
    said: list[str] = field(default_factory=list)


def missing(what: str) -> None:
    """Skip, or fail where everything is to be there."""
    if os.environ.get("DOCPROC_REQUIRE_ALL"):
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """``docproc serve``, with one reader."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DOCPROC_")} | {
        "DOCPROC_DATA": str(tmp_path_factory.mktemp("data")),
        "DOCPROC_WORKERS": "1",
        "DOCPROC_OFFICE": OFFICE,
    }
    command = [sys.executable, "-m", "docproc.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    running = Server(address)
    listener = threading.Thread(target=lambda: running.said.extend(process.stderr or ()), daemon=True)
    listener.start()
    try:
        wait_until_ready(running, process)
        yield running
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        listener.join(5)


def wait_until_ready(running: Server, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{running.address}/readyz", timeout=5):  # noqa: S310  our own server
                break
        except (URLError, OSError):
            time.sleep(0.2)
    links = [found[0] for line in list(running.said) if (found := re.search(r"/setup\?token=\S+", line))]
    assert links, f"the server gave no link: {running.said}"
    running.setup = running.address + links[0]


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@dataclass
class Watched:
    """A browser with one page, and what it did besides showing it.

    Attributes:
        page: at 1280 by 900.
        elsewhere: addresses asked for that are not the server's.
        complaints: errors of scripts, of the security policy, of what could not be loaded.
    """

    context: BrowserContext
    page: Page
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def browser(playwright: Playwright, server: Server) -> Iterator[Watched]:
    """The system's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing("Chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    started = playwright.chromium.launch(executable_path=path, args=flags)
    context = started.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN", base_url=server.address)
    context.set_default_timeout(PATIENCE * 1000)
    watched = Watched(context, context.new_page())
    own = (server.address, "data:", "blob:")

    def note(asked: Request) -> None:
        if not asked.url.startswith(own):
            watched.elsewhere.append(asked.url)

    context.on("request", note)
    watched.page.on("console", lambda said: watched.complaints.append(said.text) if said.type == "error" else None)
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    yield watched
    started.close()


@pytest.fixture(scope="session")
def dispatch_pdf() -> Path:
    """A dispatch of two pages in which a ministry asks much of others."""
    return Path(__file__).parents[2] / "corpus" / "samples" / "sample.pdf"

"""Pictures of pages: drawn by a process that may be killed, kept in a folder of bounded size."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import secrets
import shutil
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from service.documents.pages import Mark, render
from service.jobs.reader import Reader, ReaderDiedError, ReaderSlowError
from service.problems import ProblemError
from service.settings import Settings

__all__ = ["PageImages", "PageImagesDep", "forget_pictures", "pictures_at"]

_MOST_BYTES = 512 * 1024 * 1024
_KEPT_SHARE = 0.75  # of the bound, so that not each further picture looks through the folder
_MOST_WAITING = 8
_SECONDS = 20.0
_CALLS, _MEGABYTES = 500, 600
_NAME = re.compile(r"[0-9a-f]{64}")
_log = logging.getLogger("docproc.service")


def pictures_at(settings: Settings) -> Path:
    """Where an installation keeps its pictures."""
    return settings.data / "cache" / "pages"


def forget_pictures(settings: Settings, sha256: str) -> None:
    """Remove all pictures of a file, from whichever process."""
    shutil.rmtree(pictures_at(settings) / sha256, ignore_errors=True)


class PageImages:
    """Draws pages and remembers them; safe for use by several threads.

    Args:
        folder: where pictures are kept; whatever is in it may be removed at any time.
        most_bytes: how much of them.
    """

    def __init__(self, folder: Path, *, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._reader = Reader(calls=_CALLS, megabytes=_MEGABYTES)
        self._turn = threading.Lock()
        self._waiting = threading.BoundedSemaphore(_MOST_WAITING)
        self._counting = threading.Lock()
        self._bytes: int | None = None

    def draw(self, sha256: str, path: Path, media_type: str, page: int, scale: float, marks: Sequence[Mark]) -> bytes:  # noqa: PLR0913, PLR0917  what a picture depends on
        """The PNG of a page.

        Args:
            sha256: the file's.
            path: where it is.
            media_type: as ``pages.has_pages`` knows it.
            page: number from 1.
            scale: pixels a point.
            marks: boxes to be marked.

        Raises:
            DocprocError: the file or the page cannot be drawn.
            ProblemError: 422 ``page_not_drawn``: the process broke over it; 503 ``busy``: too many pages are wanted.
        """
        key = hashlib.sha256(json.dumps([page, scale, list(marks)]).encode()).hexdigest()[:32]
        kept = self._folder_of(sha256) / f"{page}-{key}.png"
        with suppress(FileNotFoundError):
            content = kept.read_bytes()
            os.utime(kept)
            return content
        content = self._render(str(path), media_type, page, scale, list(marks))
        self._keep(kept, content)
        if not path.exists():  # removed while it was drawn, and its pictures perhaps before this one was kept
            self.forget(sha256)
        return content

    def forget(self, sha256: str) -> None:
        """Remove all pictures of a file."""
        shutil.rmtree(self._folder_of(sha256), ignore_errors=True)

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._reader.close()

    def _folder_of(self, sha256: str) -> Path:
        if not _NAME.fullmatch(sha256):
            raise ValueError("not a SHA-256")
        return self._folder / sha256

    def _render(self, *arguments: object) -> bytes:
        if not self._waiting.acquire(blocking=False):
            raise ProblemError(503, "busy", "too many pages are being drawn", headers={"Retry-After": "2"})
        try:
            with self._turn:
                return self._reader.run(render, *arguments, seconds=_SECONDS)
        except (ReaderDiedError, ReaderSlowError) as error:
            raise ProblemError(422, "page_not_drawn", f"the page cannot be drawn: {error}") from error
        finally:
            self._waiting.release()

    def _keep(self, kept: Path, content: bytes) -> None:
        """Keep a picture; a disk that is full costs time, not the answer."""
        try:
            kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            aside = kept.with_name(f"{secrets.token_hex(8)}.part")
            try:
                aside.write_bytes(content)
                aside.replace(kept)
            finally:
                aside.unlink(missing_ok=True)
            self._count(len(content))
        except OSError as error:
            _log.warning("a page's picture was not kept: %s", type(error).__name__)

    def _count(self, added: int) -> None:
        """Remove what was not wanted for longest, where there is too much."""
        with self._counting:
            if self._bytes is not None and self._bytes + added <= self._most_bytes:
                self._bytes += added
                return
            found = []
            for path in self._folder.glob("*/*"):
                with suppress(FileNotFoundError):
                    state = path.stat()
                    found.append((state.st_mtime_ns, state.st_size, path))
            total = sum(size for _, size, _ in found)
            if total > self._most_bytes:
                for _, size, path in sorted(found):
                    if total <= self._most_bytes * _KEPT_SHARE:
                        break
                    path.unlink(missing_ok=True)
                    total -= size
            self._bytes = total


def _page_images(request: Request) -> PageImages:
    images: PageImages = request.app.state.page_images
    return images


PageImagesDep = Annotated[PageImages, Depends(_page_images)]

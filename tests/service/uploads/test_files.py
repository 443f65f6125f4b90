"""Files by their SHA-256: whole or not there, whatever breaks off."""

import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.store import FileStore


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(content=st.binary(max_size=3_000_000))
def test_a_file_is_found_under_its_hash(files: FileStore, content: bytes) -> None:
    stored = files.put(io.BytesIO(content))

    assert stored.sha256 == hashlib.sha256(content).hexdigest()
    assert stored.size == len(content)
    assert files.path(stored.sha256).read_bytes() == content


def test_the_same_file_is_kept_once(files: FileStore) -> None:
    first, second = (files.put(io.BytesIO("Kính gửi: Sở Y tế".encode())) for _ in range(2))

    assert first == second
    assert list(files.names()) == [first.sha256]


class _Breaking(io.BytesIO):
    """A stream that breaks off in the middle, as a client does."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise OSError("connection lost")
        return super().read(4)


def test_what_breaks_off_leaves_nothing(files: FileStore, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="connection lost"):
        files.put(_Breaking(b"12345678"))

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_killed_process_leaves_only_what_is_known_to_be_aside(files: FileStore, tmp_path: Path) -> None:
    left = tmp_path / "files" / "incoming" / "0f0f"
    left.write_bytes(b"half")

    assert list(files.names()) == []
    assert files.left_aside(left.stat().st_mtime + 1) == [left]
    assert files.left_aside(left.stat().st_mtime) == []


def test_the_file_is_flushed_before_it_has_its_name(files: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def flush(handle: int) -> None:
        order.append("flush")
        fsync(handle)

    def name(self: Path, target: Path) -> Path:
        order.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(Path, "replace", name)

    files.put(io.BytesIO(b"content"))

    assert order[0] == "flush"
    assert order[-2:] == ["name", "flush"], "the folder's entry is flushed too"


def test_a_folder_that_another_has_just_made_is_flushed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other may not have come to it yet when this file is answered for."""
    files, flushed = FileStore(tmp_path / "files"), list[Path]()
    fsync = os.fsync

    def flush(handle: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{handle}").readlink())
        fsync(handle)

    files.path(hashlib.sha256(b"content").hexdigest()).parent.mkdir()
    monkeypatch.setattr(os, "fsync", flush)

    files.put(io.BytesIO(b"content"))

    assert tmp_path / "files" in flushed


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "ab", "G" * 64, "A" * 64, "a" * 63])
def test_no_other_name_leads_out_of_the_folder(files: FileStore, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        files.path(name)


def test_nobody_else_may_read_the_files(files: FileStore) -> None:
    path = files.path(files.put(io.BytesIO(b"content")).sha256)

    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0

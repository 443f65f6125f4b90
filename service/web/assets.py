"""Style sheet, scripts and icon: under names that hold their hash, so that browsers may keep them for good."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Asset", "asset", "find_asset"]


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages need."""

    content: bytes
    media_type: str


def asset(name: str) -> str:
    """The address of a file by its plain name (``page.css``)."""
    return f"/static/{_addresses()[name]}"


def find_asset(hashed: str) -> Asset | None:
    """The file of an address, by the part that holds the hash."""
    return _assets().get(hashed)


@cache
def _addresses() -> dict[str, str]:
    folder = files("service.web").joinpath("static")
    return {entry.name: _hashed(entry.name, entry.read_bytes()) for entry in folder.iterdir()}


@cache
def _assets() -> dict[str, Asset]:
    folder = files("service.web").joinpath("static")
    return {hashed: Asset(folder.joinpath(name).read_bytes(), _type_of(name)) for name, hashed in _addresses().items()}


def _hashed(name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:16]}.{suffix}"


def _type_of(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"

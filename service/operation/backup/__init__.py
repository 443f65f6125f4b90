"""Backups of database and files that fit together, and their restoration: all of it or nothing."""

from __future__ import annotations

from service.operation.backup.manifest import Manifest
from service.operation.backup.restoring import restore
from service.operation.backup.writing import back_up

__all__ = ["Manifest", "back_up", "restore"]

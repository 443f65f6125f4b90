"""Where dispatches and obligations are kept: one SQLAlchemy model on SQLite or PostgreSQL, and files by SHA-256."""

from __future__ import annotations

from service.store.database import Store, on_postgresql
from service.store.files import FileStore, StoredFile

__all__ = ["FileStore", "Store", "StoredFile", "on_postgresql"]

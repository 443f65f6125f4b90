"""Alembic's way in: runs the steps on the connection that ``service.store.migrate`` hands over."""

from __future__ import annotations

from alembic import context

from service.store.models import Base

__all__: list[str] = []

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, transaction_per_migration=False)
with context.begin_transaction():
    context.run_migrations()

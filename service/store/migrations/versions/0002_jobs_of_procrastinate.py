"""The tables of procrastinate, which queues the documents on PostgreSQL; on SQLite there is nothing to do.

A release of procrastinate that changes its tables brings its own steps (``procrastinate/sql/migrations``): they go into
a step after this one, together with the raised requirement.
"""

from __future__ import annotations

from typing import Any

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make procrastinate's tables, functions and triggers."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        # Past SQLAlchemy: the script is many statements, with per cent signs and colons that are not parameters.
        driver: Any = connection.connection.driver_connection
        driver.execute(SchemaManager.get_schema())

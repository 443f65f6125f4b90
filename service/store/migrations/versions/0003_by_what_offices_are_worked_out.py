"""By what version it was worked out what concerns an office, and how far it is worked out anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.types import RowId

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns; offices without a version are worked out anew."""
    op.add_column("offices", sa.Column("version", sa.String(length=120), nullable=True))
    op.add_column("offices", sa.Column("renewed", RowId, nullable=True))

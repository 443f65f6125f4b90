"""The day on which the office received a document: deadlines are counted from it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; a document that is held already has its day once it is read anew, or somebody sets it."""
    op.add_column("documents", sa.Column("received", sa.Date(), nullable=True))

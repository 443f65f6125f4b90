"""From which day on the days of an obligation count; what is not done no longer gives way to the next."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; each obligation keeps the day that it is listed by, and only what is done comes back."""
    op.add_column("obligations", sa.Column("due_from", sa.Date(), nullable=True))
    op.execute("UPDATE obligations SET due_from = due WHERE rrule IS NOT NULL OR renew_after IS NOT NULL")
    op.execute("UPDATE obligations SET renew_after = NULL WHERE renew_after IS NOT NULL AND status <> 'done'")

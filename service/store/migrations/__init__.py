"""The tables' history, run by Alembic; ``migrate`` brings a database to the newest state."""

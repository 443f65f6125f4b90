"""What may keep a backup from being made or restored."""

from __future__ import annotations

__all__ = ["BackupDamagedError", "OperationError", "ProgramMissingError", "TargetError"]


class OperationError(Exception):
    """A command of the operator could not be carried out; nothing was changed by it.

    Attributes:
        code: for programs; it never changes.
        exit_status: the command's.
        message: what to do about it.
    """

    code = "operation_failed"
    exit_status = 5

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class TargetError(OperationError):
    """The place to write to is not as it must be."""

    code = "target_unfit"


class BackupDamagedError(OperationError):
    """What should be a backup is none, is damaged, or is not for this installation."""

    code = "backup_unusable"
    exit_status = 2


class ProgramMissingError(OperationError):
    """PostgreSQL's own programs are not installed."""

    code = "program_missing"
    exit_status = 4

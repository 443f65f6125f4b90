"""Every way in which docproc says no: one class a kind of failure.

Each error carries a stable ``code`` (for machines), a one-sentence message (for people), the command line's
exit status and the HTTP status with which the service answers.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "DamagedFileError",
    "DocprocError",
    "EmptyFileError",
    "EncryptedFileError",
    "EngineMissingError",
    "FileTooLargeError",
    "NoTextError",
    "ReaderCrashedError",
    "ReaderFailedError",
    "ReaderStalledError",
    "ReaderUnavailableError",
    "SecretDocumentError",
    "TooMuchMemoryError",
    "TooSlowError",
    "UnknownOfficeError",
    "UnreadableFileError",
    "UnsafeFileError",
    "UnsupportedTypeError",
]


class DocprocError(Exception):
    """Base of all errors that docproc raises on purpose.

    Attributes:
        code: stable identifier, e.g. ``file_encrypted``.
        exit_code: exit status of the command line; 2 for every input that cannot be read.
        http_status: status of the service's answer.
        message: one English sentence that says what is wrong and, where possible, what to do.
    """

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 2
    http_status: ClassVar[int] = 422

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnreadableFileError(DocprocError):
    """The file does not exist or the system refuses to open it."""

    code = "file_unreadable"
    http_status = 400


class UnknownOfficeError(DocprocError):
    """The office that is asked for is none that docproc knows."""

    code = "office_unknown"
    exit_code = 64
    http_status = 400


class EmptyFileError(DocprocError):
    """The file has no bytes, or nothing but blanks."""

    code = "file_empty"


class UnsupportedTypeError(DocprocError):
    """The content is of a kind that docproc does not read."""

    code = "type_unsupported"
    http_status = 415


class EncryptedFileError(DocprocError):
    """The file asks for a password."""

    code = "file_encrypted"


class DamagedFileError(DocprocError):
    """The file says what it is, but cannot be parsed as that."""

    code = "file_damaged"


class FileTooLargeError(DocprocError):
    """The file breaks one of the size budgets (bytes, pages, inflated bytes, entries)."""

    code = "file_too_large"
    http_status = 413


class UnsafeFileError(DamagedFileError):
    """The file holds what no office program writes and only an attack needs (a DOCTYPE in Word's XML)."""

    code = "file_unsafe"


class TooSlowError(DocprocError):
    """Reading the file took more computing than a file may take."""

    code = "file_too_slow"


class TooMuchMemoryError(DocprocError):
    """Reading the file took more memory than a file may take."""

    code = "file_too_heavy"


class ReaderCrashedError(DocprocError):
    """The process that read the file broke down over it."""

    code = "reader_crashed"

    @classmethod
    def after(cls, what: str) -> ReaderCrashedError:
        """The error for a process that ended with ``what``."""
        return cls(f"the file made the reader break down ({what}): it is damaged; print it to PDF or scan it again")


class ReaderStalledError(DocprocError):
    """The process that read the file gave no answer in time, without computing too long: it hung, or had no turn."""

    code = "reader_stalled"
    http_status = 503


class ReaderUnavailableError(DocprocError):
    """The process that reads files cannot be started: the machine is out of memory or of processes."""

    code = "reader_unavailable"
    exit_code = 4
    http_status = 503


class ReaderFailedError(DocprocError):
    """A fault of docproc's own, met while reading the file."""

    code = "reader_failed"
    http_status = 500


class NoTextError(DocprocError):
    """The file was opened but holds no text that could be read."""

    code = "no_text"


class SecretDocumentError(DocprocError):
    """The dispatch bears a secrecy mark (MẬT, TỐI MẬT, TUYỆT MẬT): it is not processed."""

    code = "document_secret"
    exit_code = 3
    http_status = 403

    @classmethod
    def bearing(cls, mark: str) -> SecretDocumentError:
        """The error for a dispatch that bears ``mark``."""
        return cls(f"the dispatch bears the mark {mark.upper()}: it is not processed and nothing of it is kept")


class EngineMissingError(DocprocError):
    """An outside program that this file needs (Tesseract, say) is not installed."""

    code = "engine_missing"
    exit_code = 4
    http_status = 501

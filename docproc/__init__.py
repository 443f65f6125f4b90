"""docproc reads Vietnamese official dispatches and turns them into structured obligations.

>>> import docproc
>>> dispatch = docproc.extract("cong-van.pdf")        # doctest: +SKIP
>>> dispatch.header.number.value, len(dispatch.obligations)   # doctest: +SKIP
('15/SNV-CCHC', 4)
"""

from __future__ import annotations

import stat
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docproc.errors import DocprocError, UnreadableFileError

if TYPE_CHECKING:
    from spacy.language import Language

    from docproc.dispatch import Dispatch

__all__ = ["DocprocError", "__version__", "extract", "extract_all", "load"]

__version__ = "0.1.0"


@cache
def load() -> Language:
    """The spaCy pipeline that carries the text stages; built once per process.

    ``nlp(text)`` gives a ``Doc`` with ``doc._.dispatch`` (the contract) and ``doc.spans["citations"]``,
    ``["bodies"]``, ``["deadlines"]``, ``["obligations"]``.
    """
    _prestart()
    from docproc.language import build

    return build()


def extract(source: str | Path | bytes, *, file_name: str | None = None, allow_secret: bool = False) -> Dispatch:
    """Read one dispatch; of a file that holds several, the first.

    Args:
        source: path of a PDF, Word (DOCX, DOC, ODT, RTF), text, Markdown or image file, or its bytes.
        file_name: the name to report for bytes; never used to tell the type.
        allow_secret: process a dispatch that bears a secrecy mark; without it such a file is refused.

    Returns:
        The dispatch; what could not be read is ``None`` or empty and named in ``warnings``.

    Raises:
        DocprocError: the file cannot be read; the subclass says why.
    """
    data, name = _named(source, file_name)
    from docproc.files import extract_bytes

    return extract_bytes(data, file_name=name, allow_secret=allow_secret)


def extract_all(
    source: str | Path | bytes, *, file_name: str | None = None, allow_secret: bool = False
) -> tuple[Dispatch, ...]:
    """Read every document of a file: the dispatch, the one that it answers, the one scanned behind it.

    Annexes and forms belong to the dispatch that they stand behind. Each result has its own text and spans; pages in
    boxes are the file's; ``source.part`` and ``source.page_range`` say where it stands.

    Args:
        source: as for ``extract``.
        file_name: as for ``extract``.
        allow_secret: as for ``extract``; without it one secrecy mark refuses the whole file.

    Returns:
        One result a document, in the order of the file; at least one.

    Raises:
        DocprocError: the file cannot be read; the subclass says why.
    """
    data, name = _named(source, file_name)
    from docproc.files import extract_all_bytes

    return extract_all_bytes(data, file_name=name, allow_secret=allow_secret)


def _named(source: str | Path | bytes, file_name: str | None) -> tuple[bytes, str | None]:
    """The bytes and the name of a source; the process that is to read them gets ready while the rest is imported."""
    if not isinstance(source, bytes):
        path = Path(source)
        source, file_name = content(path), file_name or path.name
    _prestart()
    return source, file_name


def _prestart() -> None:
    from docproc.reading import prestart

    prestart()


def content(path: Path) -> bytes:
    """The bytes of a file, one more than allowed at most: that is enough for the refusal.

    Raises:
        UnreadableFileError: it cannot be opened, or is no regular file: a device need not end, a pipe not begin.
    """
    from docproc.reading.limits import MAX_BYTES

    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableFileError("cannot open the file: it is a directory; name the files in it")
        if not stat.S_ISREG(mode):
            raise UnreadableFileError("cannot open the file: it is a device, pipe or socket; save its content first")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFileError(f"cannot open the file: {error.strerror or error}") from error
    except ValueError as error:
        raise UnreadableFileError("cannot open the file: its name holds a zero byte") from error

"""docproc reads Vietnamese official dispatches and turns them into structured obligations.

>>> import docproc
>>> dispatch = docproc.extract("cong-van.pdf")        # doctest: +SKIP
>>> dispatch.header.number.value, len(dispatch.obligations)   # doctest: +SKIP
('15/SNV-CCHC', 4)
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docproc.errors import DocprocError, UnreadableFileError

if TYPE_CHECKING:
    from spacy.language import Language

    from docproc.dispatch import Dispatch

__all__ = ["DocprocError", "__version__", "extract", "load"]

__version__ = "0.1.0"


@cache
def load() -> Language:
    """The spaCy pipeline that carries the text stages; built once per process.

    ``nlp(text)`` gives a ``Doc`` with ``doc._.dispatch`` (the contract) and ``doc.spans["citations"]``,
    ``["bodies"]``, ``["deadlines"]``, ``["obligations"]``.
    """
    from docproc.language import build

    return build()


def extract(source: str | Path | bytes, *, file_name: str | None = None, allow_secret: bool = False) -> Dispatch:
    """Read one dispatch.

    Args:
        source: path of a PDF, DOCX, text, Markdown or image file, or its bytes.
        file_name: the name to report for bytes; never used to tell the type.
        allow_secret: process a dispatch that bears a secrecy mark; without it such a file is refused.

    Returns:
        The dispatch; what could not be read is ``None`` or empty and named in ``warnings``.

    Raises:
        DocprocError: the file cannot be read; the subclass says why.
    """
    from docproc.language import extract_bytes

    if isinstance(source, bytes):
        return extract_bytes(source, file_name=file_name, allow_secret=allow_secret)
    path = Path(source)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"cannot open the file: {error.strerror or error}") from error
    return extract_bytes(data, file_name=file_name or path.name, allow_secret=allow_secret)

"""What can be wrong with gold and predictions; told like every other failure of docproc."""

from __future__ import annotations

from docproc.errors import DocprocError

__all__ = [
    "DocumentMissingError",
    "GoldError",
    "GoldMissingError",
    "NotRenderedError",
    "PredictionError",
    "RendererMissingError",
]


class GoldMissingError(DocprocError):
    """There is no gold where it was looked for."""

    code = "gold_missing"


class GoldError(DocprocError):
    """A gold file cannot be read or has not the form of gold."""

    code = "gold_malformed"


class DocumentMissingError(DocprocError):
    """A gold file stands alone, without its document."""

    code = "document_missing"


class PredictionError(DocprocError):
    """A prediction is missing, cannot be read, or has not the form of the output contract."""

    code = "prediction_malformed"


class NotRenderedError(DocprocError):
    """An authored dispatch cannot be made into a form of file; it is not measured in that form."""

    code = "not_rendered"


class RendererMissingError(DocprocError):
    """What makes files of authored dispatches is not installed."""

    code = "extra_missing"
    exit_code = 4

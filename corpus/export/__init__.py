"""The corpus in forms that other programs train on and are measured with (``docproc corpus export``)."""

from corpus.export.forms import FORMS, Entry, entries, export

__all__ = ["FORMS", "Entry", "entries", "export"]

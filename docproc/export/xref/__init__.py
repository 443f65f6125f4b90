"""Who cites whom in a set of dispatches, as text to read and as JSON."""

from docproc.export.xref.report import Report, report
from docproc.export.xref.text import to_text

__all__ = ["Report", "report", "to_text"]

"""What one text cites, linked to an index where one is given: as text to read, JSON and a web page."""

from docproc.export.cited.html import to_html
from docproc.export.cited.model import CitedText, Linked, cited_text
from docproc.export.cited.text import to_text

__all__ = ["CitedText", "Linked", "cited_text", "to_html", "to_text"]

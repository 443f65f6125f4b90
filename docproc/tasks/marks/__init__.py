"""What an office needs to know of an obligation besides who, what and when: its marks (``docs/obligations.md``)."""

from docproc.tasks.marks.reader import Known, MarkReader, Marks

__all__ = ["Known", "MarkReader", "Marks"]

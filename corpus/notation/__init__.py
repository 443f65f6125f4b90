"""A dispatch and its gold in one text, for the person who writes or reviews them.

``docproc corpus build FILE.marked`` makes ``NAME.txt`` and ``NAME.gold.json`` of it, ``docproc corpus show NAME`` goes
the other way. ``corpus/ANNOTATING.md`` explains the notation.
"""

from corpus.notation.files import build
from corpus.notation.reading import NotationError, Written, read_notation
from corpus.notation.writing import write_notation

__all__ = ["NotationError", "Written", "build", "read_notation", "write_notation"]

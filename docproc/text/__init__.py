"""Text as the matching stages need it: folded with an offset map back to the page, and keys for comparison."""

from docproc.text.fold import Folded, fold
from docproc.text.keys import bare_key, compare_key, match_key

__all__ = ["Folded", "bare_key", "compare_key", "fold", "match_key"]

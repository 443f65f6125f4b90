"""``python -m corpus.score`` is ``docproc evaluate``."""

from __future__ import annotations

import sys

from docproc.cli import main

if __name__ == "__main__":
    sys.argv[1:1] = ["evaluate"]
    main()

"""``python -m docproc.cli``: the ``docproc`` command without its script."""

from __future__ import annotations

from docproc.cli import main

if __name__ == "__main__":
    main()

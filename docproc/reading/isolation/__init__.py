"""Reading in a process of its own, which a hostile file may exhaust or crash without harm to the caller.

``child`` is what runs there, ``confine`` what it may not do, ``wire`` what goes through the pipes, ``process`` the
caller's handle on one child, ``pool`` the children that wait for work.
"""

from __future__ import annotations

from docproc.reading.isolation.pool import prestart, read_isolated, shut_down

__all__ = ["prestart", "read_isolated", "shut_down"]

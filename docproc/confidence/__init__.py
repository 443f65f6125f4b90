"""How sure each value is: a calibrated probability, from what the rules know about it.

The confidence never changes a value: the rules' answer stands, and a blank stays blank.
"""

from docproc.confidence.weighing import leaves, marked, weigh

__all__ = ["leaves", "marked", "weigh"]

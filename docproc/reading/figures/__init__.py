"""Figures that recognition of print cannot read: found by the print around them, cut out, read with a known doubt."""

"""The reader of hand-written, stamped and printed figures: what it is trained on, how, and the artefact."""

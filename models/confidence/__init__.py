"""The weights of confidence, and how they are learned from the corpus; ``README.md`` in this folder is the card."""

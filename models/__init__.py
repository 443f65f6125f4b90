"""Trained artefacts and the scripts that make them; ``README.md`` in this folder lists what is there."""

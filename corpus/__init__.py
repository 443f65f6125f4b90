"""Dispatches written for docproc, with gold: documents, the renderer that makes files of them, and the measurement."""

"""Search across documents and obligations: the best first, with what was found marked."""

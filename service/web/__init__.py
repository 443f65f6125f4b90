"""The page at ``/``: what clerks see, rendered by the server, in Vietnamese."""

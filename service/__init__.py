"""The HTTP service round docproc; ``service.app.create_app`` builds it."""

"""``docproc openapi``: the description of the service's addresses, for tools that make clients of it."""

from __future__ import annotations

import json

from docproc.cli.console import print_text
from docproc.cli.installation import need_service

__all__ = ["openapi_command"]


def openapi_command() -> None:
    """Print the OpenAPI description of the service; a running one gives the same at /openapi.json."""
    need_service("openapi")
    from service.app import create_app
    from service.settings import Settings

    # Not the environment's settings: none of them changes the description, and one may be unsafe to serve with.
    app = create_app(Settings.model_construct())
    print_text(json.dumps(app.openapi(), ensure_ascii=False, indent=2) + "\n")

"""Names of a package that load their module when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

__all__ = ["on_demand"]


def on_demand(package: str, **names: tuple[str, ...]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package some of whose modules take long to load: large grammars are compiled there.

    Args:
        package: its name.
        names: by module of the package, the names that it gives to the package.
    """
    modules = {name: module for module, given in names.items() for name in given}

    def load(name: str) -> Any:  # noqa: ANN401  as getattr
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{modules[name]}"), name)

    return load

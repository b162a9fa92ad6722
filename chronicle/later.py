"""Modules that libraries load and hardly ever use, loaded when something in them is asked for: with all that they load in their turn, a
sixth of what it takes to start a command. Python's own LazyLoader does not help: to import such a module once more loads it.

    later()     before the libraries are imported
"""
import os
import sys
import typing
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType

LOADING = RLock()                                           # a second thread waits until the first has loaded a module
BEGUN: set[str] = set()                                     # and a module that is being loaded may ask for what it has already


class Later(ModuleType):
    def __getattr__(self, name: str):
        module = self if name == "__path__" else whole(self)        # a package would have its __path__
        if isinstance(module, Later):                               # it asks for what itself has not got yet
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return getattr(module, name)


def whole(module: ModuleType) -> ModuleType:
    with LOADING:
        if isinstance(module, Later) and module.__name__ not in BEGUN:
            BEGUN.add(module.__name__)
            module.__spec__.loader.exec_module(module)
            module.__class__ = ModuleType
    return module


class Inspect(Later):
    """What libraries do with it while they are loaded."""

    def cleandoc(self, text: str) -> str:
        """Click tidies the help of each option."""
        return whole(self).cleandoc(text) if "\n" in text else text.expandtabs().lstrip()

    def getattr_static(self, *given):
        """Jinja2 keeps it for a filter."""
        return whole(self).getattr_static(*given)


class Platform(Later):
    """What uuid asks while it is loaded."""

    def system(self) -> str:
        return os.uname().sysname


class Extensions(Later):
    """msgspec takes of it what it takes of `typing` where it is not installed."""
    get_type_hints, NotRequired, Required = staticmethod(typing.get_type_hints), typing.NotRequired, typing.Required


MODULES = {"inspect": Inspect, "typing_extensions": Extensions, **({"platform": Platform} if hasattr(os, "uname") else {}), **dict.fromkeys(("json", "socket", "subprocess", "tempfile", "textwrap"), Later)}


def later() -> None:
    for name in MODULES.keys() - sys.modules.keys():
        if found := find_spec(name):                        # typing_extensions may not be installed
            sys.modules[name] = module_from_spec(found)
            sys.modules[name].__class__ = MODULES[name]

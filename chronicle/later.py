"""Modules of Python's own that libraries load and hardly ever use, loaded when something in them is asked for: with all that they load in
their turn, a twelfth of a build that has nothing to do. Python's own LazyLoader does not help: to import such a module once more loads it.

    later()     before the libraries are imported
"""
import sys
import typing
from importlib.util import find_spec, module_from_spec
from types import ModuleType


class Later(ModuleType):
    def __getattr__(self, name: str):
        if name == "__path__":                              # whether this is a package, which would have one
            raise AttributeError
        return getattr(whole(self), name)


def whole(module: ModuleType) -> ModuleType:
    if isinstance(module, Later):
        module.__class__ = ModuleType
        module.__spec__.loader.exec_module(module)
    return module


class Inspect(Later):
    """What libraries do with it while they are loaded."""

    def cleandoc(self, text: str) -> str:
        """Click tidies the help of each option."""
        return whole(self).cleandoc(text) if "\n" in text else text.expandtabs().lstrip()

    def getattr_static(self, *given):
        """Jinja2 keeps it for a filter."""
        return whole(self).getattr_static(*given)


class Extensions(Later):
    """msgspec takes of it what it takes of `typing` where it is not installed."""
    get_type_hints, NotRequired, Required = staticmethod(typing.get_type_hints), typing.NotRequired, typing.Required


MODULES = {"inspect": Inspect, "typing_extensions": Extensions, **dict.fromkeys(("json", "socket", "subprocess", "tempfile", "textwrap"), Later)}


def later() -> None:
    for name in MODULES.keys() - sys.modules.keys():
        if found := find_spec(name):                        # typing_extensions may not be installed
            sys.modules[name] = module_from_spec(found)
            sys.modules[name].__class__ = MODULES[name]

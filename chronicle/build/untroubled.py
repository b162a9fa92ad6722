"""Memory, while much is made that stays."""
import gc
from contextlib import contextmanager


@contextmanager
def untroubled():
    """Without the search for garbage in circles: a build makes millions of values, hardly any of them in circles, and ends. A
    quarter of the time goes into looking otherwise."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()

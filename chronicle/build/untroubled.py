"""Memory, while much is made that stays."""
import gc
from contextlib import contextmanager, suppress


@contextmanager
def untroubled():
    """Without the search for garbage in circles: a build makes millions of values, hardly any of them in circles, and ends. A
    quarter of the time goes into looking otherwise. Afterwards all of it counts as old, which is looked through last."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def give_back() -> None:
    """To the system, what was freed: the answers of processes that read thousands of files leave holes as large as a third of what stays,
    of which every process begun later would have its share. Where the system's library has no word for it, they stay."""
    import ctypes
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)

"""The Chromium that tests drive, started in one way everywhere.

A machine may be busy: tests wait for conditions, never for time to pass, and as long as Playwright does by itself (30 s).
"""
import shutil
from contextlib import contextmanager

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--process-per-site"]
PATIENCE = 30_000           # milliseconds


def path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def missing() -> str:
    """What keeps browser tests from running here; "" if nothing does."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "no Playwright in this environment"
    return "" if path() else "no Chromium on this machine"


@contextmanager
def launched():
    """One at a time: Playwright's own loop does not run twice in a process."""
    from playwright.sync_api import expect, sync_playwright
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path(), args=ARGUMENTS, timeout=4 * PATIENCE)
        yield browser
        browser.close()


def failed(request) -> list[str]:
    """What there is to complain of a request that failed: nothing where the tab gave it up itself, as on leaving a page."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"failed: {request.url}: {request.failure}"]

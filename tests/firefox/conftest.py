"""A Firefox, and a small site of two languages as a folder and behind a server."""
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

import gecko
from bilingual import bilingual
from site_builder import SiteFolder


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *said):
        pass


@pytest.fixture(scope="module")
def firefox():
    with gecko.launched() as running:
        yield running


@pytest.fixture(scope="module")
def folder_of_site(tmp_path_factory):
    site = bilingual(SiteFolder(tmp_path_factory.mktemp("firefox") / "site"))
    assert site.build().published
    return site.root / "build"


@pytest.fixture(scope="module", params=["file", "http"])
def root(request, folder_of_site):
    """Where the site is found: its address without the last stroke."""
    if request.param == "file":
        yield folder_of_site.as_uri()
        return
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=folder_of_site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()

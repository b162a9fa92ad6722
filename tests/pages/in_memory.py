"""Pages made from short texts, in memory: facts in, words on the page."""
import lxml.html
import msgspec

from chronicle import config
from chronicle.build.texts import Texts
from chronicle.content.read import read
from chronicle.folder import theme_folder
from chronicle.pages import KINDS
from chronicle.pages.asset import names
from chronicle.routes import plan
from chronicle.site import link
from chronicle.templates import Templates
from chronicle.view import View


class Seen:
    """One page as a reader and as a machine see it."""

    def __init__(self, body: bytes, reads: set[str]):
        self.html, self.reads = body.decode(), reads

    @property
    def tree(self):
        return lxml.html.document_fromstring(self.html.encode())

    @property
    def text(self) -> str:
        """The words of <main>, white space folded."""
        main = self.tree.xpath("//main")[0]
        for inert in main.xpath(".//script"):
            inert.drop_tree()
        return " ".join(main.text_content().split())

    def all(self, path: str) -> list:
        return self.tree.xpath(path)

    def words(self, path: str) -> list[str]:
        return [" ".join(node.text_content().split()) for node in self.tree.xpath(path)]

    def links(self) -> set[str]:
        return set(self.tree.xpath("//a/@href"))


class Chronicle:
    """A site as far as pages need it."""

    def __init__(self, folder):
        settings, notes = config.load(folder.root)
        paths = sorted((folder.root / "content").rglob("*.md"))
        files = [read(str(p.relative_to(folder.root)), p.read_bytes()) for p in paths]
        self.site, linked = link([parsed for parsed, _ in files], settings)
        self.texts = Texts(self.site, {parsed.path: (b"", msgspec.msgpack.encode(text)) for parsed, text in files}, None)
        self.notes = [*notes, *linked, *(n for parsed, _ in files for n in parsed.notes)]
        self.templates = Templates([(folder.root / "templates", "templates"), (theme_folder(), "theme")])
        self.routes, _ = plan(self.site, names(self.templates))

    def page(self, url: str) -> Seen:
        kind, subject = self.routes[url]
        view = View(self.site, self.texts, self.templates, url)
        return Seen(KINDS[kind](view, subject), view.reads)

    def written(self) -> dict[str, Seen]:
        """All pages a reader can open."""
        return {url: self.page(url) for url in self.routes if url.endswith(".html")}

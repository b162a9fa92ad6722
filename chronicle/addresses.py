"""Where each kind of thing is published. Pages are `name.html` in folders, so that they open from file:// and a folder
never holds one page. Addresses are relative to the site's root, without a leading slash."""

FOLDER = {"incident": "incidents", "place": "places", "actor": "actors", "source": "sources", "type": "types", "page": ""}


def address(kind: str, id: str) -> str:
    """`incident`, `2016-05-23-x` -> `incidents/2016-05-23-x.html`. Ids are checked when they are read (F209); a type of incident is words."""
    folder, id = FOLDER[kind], id.replace(" ", "-")
    return f"{folder}/{id}.html" if folder else f"{id}.html"


def feed(kind: str, id: str, ext: str) -> str:
    """`place`, `tartus`, `xml` -> `feeds/places/tartus.xml`."""
    return f"feeds/{FOLDER[kind]}/{id}.{ext}"


def beside(url: str, ext: str) -> str:
    """`incidents/x.html`, `json` -> `incidents/x.json`: the same in another form."""
    return url.removesuffix(".html") + "." + ext


def spoken(url: str, languages) -> tuple[str, str]:
    """`ar/places/x.html` -> (`ar`, `places/x.html`). `languages`: those that a site speaks besides its own, which is ''
    here: its pages stand at the root, and no address of theirs changes when a language is added."""
    head, _, rest = url.partition("/")
    return (head, rest) if rest and head in languages else ("", url)


def base(url: str) -> str:
    """What stands before a root-relative address in a page at `url`: `../` for each folder it is in."""
    return "../" * url.count("/")

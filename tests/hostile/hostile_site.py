"""A site of hostile texts."""
from full_site import full, settings
from site_builder import SiteFolder


def built(root, texts: list[str], **options) -> SiteFolder:
    folder = SiteFolder(root).write({"site.toml": settings(texts[0]), **full(texts)})
    result = folder.build(**options)
    assert result.published, [n for n in result.notes if n.severity == "error"][:5]
    return folder

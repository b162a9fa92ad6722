"""The small site in English and Arabic; one of its incidents and one of its places have Arabic words."""
from site_builder import SETTINGS, SMALL, SiteFolder

TRANSLATION = "---\ntitle: تفجيرات على الساحل\nsummary: ملخص\n---\nانفجرت قنابل في [[tartus|طرطوس]].\n"


def bilingual(site: SiteFolder) -> SiteFolder:
    return site.write(SMALL | {
        "site.toml": SETTINGS + 'languages = ["ar"]\n',
        "content/incidents/2016/2016-05-23-bombings.ar.md": TRANSLATION,
        "content/places/tartus.md": "---\nname: Tartus\nnames: {ar: طرطوس}\ntype: city\nwithin: coast\nlat: 34.89\nlon: 35.89\n---\nA port.\n"})

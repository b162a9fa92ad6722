"""Every type of incident has a colour of its own that can be told from the ground, in light and in dark."""
import re
from pathlib import Path

from chronicle import maps, vocabulary
from chronicle.maps import palette

SHEETS = [(Path(__file__).parents[2] / "templates/assets" / name).read_text("utf-8") for name in ("types.css", "map.css")]
CSS = "".join(SHEETS)
LIGHT, DARK = map("".join, zip(*(sheet.split("@media (prefers-color-scheme: dark)", 1) for sheet in SHEETS)))

def test_every_type_has_a_colour_in_light_and_dark():
    assert set(palette.COLOURS) == set(vocabulary.TYPES)
    for name, colour in palette.COLOURS.items():
        assert len(re.findall(rf"{colour}: #[0-9a-f]{{6}};", CSS)) == 2, name
        assert f".{maps.css_class(name)} {{ --type: var({colour}); }}" in CSS


def test_colours_stand_out_from_land_and_paper():
    light, dark = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in (LIGHT, DARK))
    for scheme in (light, dark):
        for ground in ("map-land", "map-paper"):
            for colour in palette.COLOURS.values():
                assert contrast(scheme[colour[2:]], scheme[ground]) >= 3, (colour, ground)
            assert contrast(scheme["map-ink"], scheme[ground]) >= 7 and contrast(scheme["map-label"], scheme[ground]) >= 7
            assert contrast(scheme["map-faint"], scheme[ground]) >= 4.5 and contrast(scheme["map-link"], scheme["map-paper"]) >= 4.5


def test_the_stylesheet_and_the_picture_have_the_same_colours():
    for name, pair in palette.BASE.items():
        assert f"--map-{name}: {pair[0]};" in LIGHT and f"--map-{name}: {pair[1]};" in DARK


def contrast(one, other):
    """WCAG 2 contrast ratio."""
    def luminance(colour):
        parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
        return sum(w * (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4) for w, p in zip((0.2126, 0.7152, 0.0722), parts))
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)

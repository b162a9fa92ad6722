"""Pictures are published without what they tell beside the picture; no byte of the picture itself changes.

The pictures are made here, piece by piece, so that each piece is known.
"""
import random
import struct
import zlib

import pytest

from chronicle.images import Unclear, bare, exif, orientation
from site_builder import codes

SECRET = b"SECRET 34.891234"
PNG_MARK = b"\x89PNG\r\n\x1a\n"


def gps(turned: int = 1, order: str = ">") -> bytes:
    """A TIFF with an orientation, a maker's name and a position, as a telephone writes it."""
    mark = b"MM" if order == ">" else b"II"
    entries = [(0x010F, 2, len(SECRET), 60), (0x0112, 3, 1, turned << 16 if order == ">" else turned), (0x8825, 4, 1, 90)]
    table = b"".join(struct.pack(f"{order}HHII", *e) for e in entries)
    head = mark + struct.pack(f"{order}HIH", 42, 8, len(entries)) + table + struct.pack(f"{order}I", 0)
    return head.ljust(60, b"\0") + SECRET + b"\0" * 40


# ---- JPEG: a grey picture of 8 by 8 pixels

def segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


TABLES = segment(0xDB, b"\0" + b"\1" * 64)
FRAME = segment(0xC0, b"\x08\0\x08\0\x08\1\1\x11\0") + segment(0xC4, b"\0\1" + b"\0" * 15 + b"\0") + segment(0xC4, b"\x10\1" + b"\0" * 15 + b"\0")
SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x3f\xff\0\xff\xd0\x3f"            # with a stuffed byte and a restart in it
JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
ICC = segment(0xE2, b"ICC_PROFILE\0\1\1colours")
ADOBE = segment(0xEE, b"Adobe\0d\0\0\0\0\0")
TELLING = [segment(0xE1, b"Exif\0\0" + gps()), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>" + SECRET), segment(0xED, b"Photoshop 3.0\0" + SECRET),
           segment(0xFE, SECRET), segment(0xE0, b"JFXX\0\x10" + SECRET), segment(0xE2, b"MPF\0" + SECRET), segment(0xEF, SECRET), segment(0xE5, SECRET)]


def jpeg(*pieces: bytes, after: bytes = b"") -> bytes:
    return b"\xff\xd8" + b"".join(pieces) + b"\xff\xd9" + after


def test_of_a_jpeg_the_picture_stays_and_nothing_else():
    assert bare(jpeg(JFIF, *TELLING, ICC, TABLES, ADOBE, FRAME, *TELLING, SCAN, *TELLING, SCAN, after=SECRET), ".jpg") == jpeg(JFIF, ICC, TABLES, ADOBE, FRAME, SCAN, SCAN)
    assert bare(jpeg(TABLES, FRAME, SCAN), ".JPEG") == jpeg(TABLES, FRAME, SCAN)
    assert bare(jpeg(b"\xff\xff\xff" + TABLES[1:], FRAME, b"\xff\x01", SCAN), ".jpg") == jpeg(TABLES, FRAME, SCAN)


@pytest.mark.parametrize("marker", [*range(0xC0, 0xC8), *range(0xC9, 0xD0), 0xDB, 0xDC, 0xDD])
def test_every_table_and_frame_of_a_jpeg_is_kept(marker):
    piece = segment(marker, b"table")
    assert bare(jpeg(piece, SCAN), ".jpg") == jpeg(piece, SCAN)


@pytest.mark.parametrize("marker", [0xC8, 0xDE, 0xDF, *range(0xE0, 0xFF)])
def test_every_other_piece_of_a_jpeg_is_left_out(marker):
    assert bare(jpeg(segment(marker, SECRET), segment(marker, b"JFIF" + SECRET), segment(marker, b"Exif\0\0" + gps(6) if marker != 0xE1 else b""), SCAN), ".jpg") == jpeg(SCAN)


@pytest.mark.parametrize("alone", [0x01, *range(0xD0, 0xD9)])
def test_a_marker_of_a_jpeg_that_stands_alone_is_passed_over(alone):
    assert bare(jpeg(b"\xff" + bytes([alone]), TABLES, SCAN), ".jpg") == jpeg(TABLES, SCAN)


def test_the_orientation_stands_behind_jfif_or_first():
    told, kept = segment(0xE1, b"Exif\0\0" + gps(2)), segment(0xE1, b"Exif\0\0" + exif(2))
    assert bare(jpeg(told, TABLES, SCAN), ".jpg") == jpeg(kept, TABLES, SCAN)
    assert bare(jpeg(JFIF, TABLES, told, SCAN), ".jpg") == jpeg(JFIF, kept, TABLES, SCAN)
    assert exif(2) == b"MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\2\0\0\0\0\0\0"


@pytest.mark.parametrize("tiff", [b"", b"MM", b"MM\0*", b"MM\0*\0\0\0\xff", b"II*\0\x08\0\0\0\xff\xff", b"xx\0*" + gps(6)[4:], gps(6)[:30]])
def test_an_orientation_that_cannot_be_read_is_upright(tiff):
    assert orientation(tiff) == 1


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("turned", [0, 1, 3, 6, 8, 9])
def test_a_photograph_stays_upright(turned, order):
    found = bare(jpeg(JFIF, segment(0xE1, b"Exif\0\0" + gps(turned, order)), TABLES, FRAME, SCAN), ".jpg")
    kept = segment(0xE1, b"Exif\0\0" + exif(turned)) if turned in (3, 6, 8) else b""
    assert found == jpeg(JFIF, kept, TABLES, FRAME, SCAN) and orientation(exif(turned)) == (turned if turned in (3, 6, 8) else 1)
    assert bare(found, ".jpg") == found


# ---- PNG

def chunk(name: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


IHDR, IDAT, IEND = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), chunk(b"IDAT", zlib.compress(b"\0\x7f")), chunk(b"IEND")
COLOURS = chunk(b"gAMA", b"\0\0\xb1\x8f") + chunk(b"tRNS", b"\0\0") + chunk(b"pHYs", b"\0" * 9)
SAYING = [chunk(b"tEXt", b"Author\0" + SECRET), chunk(b"zTXt", b"a\0\0" + zlib.compress(SECRET)), chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET),
          chunk(b"eXIf", gps()), chunk(b"tIME", b"\x07\xe0\5\x17\1\2\3"), chunk(b"prVt", SECRET)]


def test_of_a_png_the_picture_stays_and_nothing_else():
    assert bare(PNG_MARK + IHDR + COLOURS + b"".join(SAYING) + IDAT + b"".join(SAYING) + IEND + SECRET, ".png") == PNG_MARK + IHDR + COLOURS + IDAT + IEND
    assert bare(PNG_MARK + IHDR + chunk(b"eXIf", gps(6)) + IDAT + IEND, ".png") == PNG_MARK + IHDR + chunk(b"eXIf", exif(6)) + IDAT + IEND


@pytest.mark.parametrize("name", "PLTE IDAT tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split())
def test_every_piece_of_a_png_that_makes_the_picture_is_kept(name):
    whole = PNG_MARK + IHDR + chunk(name.encode(), b"pixels") + IEND
    assert bare(whole, ".png") == whole


# ---- WebP

def riff(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def webp(*pieces: bytes, after: bytes = b"") -> bytes:
    body = b"WEBP" + b"".join(pieces)
    return b"RIFF" + struct.pack("<I", len(body)) + body + after


def extended(flags: int) -> bytes:
    return riff(b"VP8X", bytes([flags]) + b"\0" * 9)


VP8 = riff(b"VP8 ", b"picture")
FRAMED = riff(b"ANMF", b"\0" * 16 + VP8)


def test_of_a_webp_the_picture_stays_and_nothing_else():
    told = [riff(b"EXIF", gps()), riff(b"XMP ", SECRET), riff(b"abcd", SECRET)]
    assert bare(webp(extended(0x2C), riff(b"ICCP", b"colours"), VP8, *told, after=SECRET), ".webp") == webp(extended(0x20), riff(b"ICCP", b"colours"), VP8)
    assert bare(webp(VP8), ".webp") == webp(VP8)
    assert bare(webp(extended(0x0A), riff(b"ANIM", b"\0" * 6), riff(b"ANMF", b"\0" * 16 + told[2] + VP8), *told), ".webp") == webp(extended(2), riff(b"ANIM", b"\0" * 6), FRAMED)
    assert bare(webp(extended(0x08), VP8, riff(b"EXIF", b"Exif\0\0" + gps(6))), ".webp") == webp(extended(0x08), VP8, riff(b"EXIF", exif(6)))


@pytest.mark.parametrize("name", [b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ICCP"])
def test_every_piece_of_a_webp_that_makes_the_picture_is_kept(name):
    for body in (b"even", b"odd"):
        assert bare(webp(riff(name, body)), ".webp") == webp(riff(name, body))


# ---- what cannot be read is not published

GOOD = {".jpg": jpeg(JFIF, *TELLING, TABLES, FRAME, SCAN), ".png": PNG_MARK + IHDR + b"".join(SAYING) + IDAT + IEND,
        ".webp": webp(extended(0x0C), VP8, riff(b"EXIF", gps()), riff(b"XMP ", SECRET))}


@pytest.mark.parametrize("suffix", GOOD)
def test_a_cut_file_is_refused(suffix):
    for end in range(len(GOOD[suffix])):
        with pytest.raises(Unclear):
            bare(GOOD[suffix][:end], suffix)


@pytest.mark.parametrize("data, suffix, why", [
    (b"GIF89a", ".jpg", "it is no JPEG"), (GOOD[".jpg"], ".png", "it is no PNG"), (GOOD[".jpg"], ".webp", "it is no WebP"),
    (b"RIFX" + GOOD[".webp"][4:], ".webp", "it is no WebP"), (b"RIFF\x04\0\0\0WAVE", ".webp", "it is no WebP"), (jpeg(), ".jpg", "it holds no picture"),
    (GOOD[".webp"][:-1], ".webp", "it ends in the middle"), (GOOD[".png"][:-1], ".png", "it ends in the middle"), (b"\xff\xd8\xff", ".jpg", "it ends in the middle"),
    (webp(b"VP8 \x09\0\0\0picture"), ".webp", "it ends in the middle"), (b"\xff\xd8" + SCAN, ".jpg", "it ends in the middle"),
    (jpeg(b"\xff\xe1\0\1", SCAN), ".jpg", "the piece at byte 2 is longer than the file"), (jpeg(b"x", SCAN), ".jpg", "byte 2 is no marker of JPEG")])
def test_why_a_picture_is_refused(data, suffix, why):
    with pytest.raises(Unclear, match=f"^{why}$"):
        bare(data, suffix)


@pytest.mark.parametrize("suffix", GOOD)
@pytest.mark.parametrize("other", [b"", b"GIF89a", b"<svg/>", b"\0" * 100, *GOOD.values()])
def test_a_file_of_another_kind_is_refused(suffix, other):
    if other != GOOD[suffix]:
        with pytest.raises(Unclear):
            bare(other, suffix)


def test_a_harmed_file_is_refused_or_tells_nothing():
    dice = random.Random(7)
    for suffix, good in GOOD.items():
        for _ in range(1500):
            harmed = bytearray(good)
            for _ in range(dice.randrange(1, 4)):
                harmed[dice.randrange(len(harmed))] = dice.choice((0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)))
            try:
                assert len(bare(bytes(harmed), suffix)) <= len(harmed) + 40
            except Unclear:
                pass


@pytest.mark.parametrize("bad", [PNG_MARK + IHDR + chunk(b"ABCD", b"") + IDAT + IEND, PNG_MARK + IHDR + b"\xff\xff\xff\xffIDAT" + IEND])
def test_a_png_with_a_piece_that_nobody_knows_is_refused(bad):
    with pytest.raises(Unclear):
        bare(bad, ".png")


@pytest.mark.parametrize("bad", [jpeg(TABLES, FRAME), jpeg(b"x" + TABLES, SCAN), b"\xff\xd8" + SCAN, jpeg(b"\xff\xe1\0\1", SCAN)])
def test_a_jpeg_without_a_whole_picture_is_refused(bad):
    with pytest.raises(Unclear):
        bare(bad, ".jpg")


@pytest.mark.parametrize("suffix", [".avif", ".ico"])
def test_what_cannot_be_freed_of_what_it_tells_is_refused(suffix):
    assert bare(b"a quiet picture", suffix) == b"a quiet picture"
    for mark in (b"Exif", b"application/rdf+xml", b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"http://ns.adobe.com/"):
        with pytest.raises(Unclear, match="tell"):
            bare(b"\0\0picture" + mark + SECRET, suffix)


def test_a_themes_code_is_published_as_it_is():
    for suffix in (".css", ".js", ".svg", ".woff2"):
        assert bare(b"Exif " + SECRET, suffix) == b"Exif " + SECRET


# ---- in a site

def test_no_published_picture_tells_where_it_was_taken(small):
    small.write({f"templates/assets/photo{suffix}": data for suffix, data in GOOD.items()})
    assert small.build().published
    found = {url: page for url, page in small.pages().items() if "photo" in url}
    assert len(found) == 3 and not [url for url, page in small.pages().items() if b"SECRET" in page]
    assert all(bare(page, "." + url.split(".")[-1]) == page for url, page in found.items())


def test_a_picture_under_a_wrong_name_keeps_the_last_good_site(small):
    small.build()
    before = small.pages()
    small.write({"templates/assets/photo.png": GOOD[".jpg"]})
    result = small.build()
    assert not result.published and codes(result.notes) == ["T706"] and result.notes[0].span.path == "templates/assets/photo.png" and small.pages() == before


def test_the_preview_shows_pictures_without_what_they_tell_too(small):
    from chronicle.build.preview import Preview
    small.write({"templates/assets/photo.jpg": GOOD[".jpg"]})
    assert b"SECRET" not in Preview(small.root).answer("assets/photo.jpg").body

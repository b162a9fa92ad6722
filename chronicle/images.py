"""Pictures without what they tell beside the picture: where a photograph was taken, with which camera, by whom.

    bare(data, suffix) -> data        raises Unclear for a file that is not of the kind its name says

JPEG, PNG and WebP are chains of labelled pieces. Each format has a list of the pieces that make the picture; all others
are left out (EXIF with its GPS position, XMP, IPTC, comments, thumbnails, times, whatever a maker adds), and so is all
that follows the end. The pieces kept are copied byte for byte: nothing is decoded, no pixel changes. Of EXIF one number
survives, the orientation, without which a photograph would lie on its side.

AVIF and ICO are refused when they hold such pieces, because taking them out would move the picture's own. Other kinds of
files (style sheets, scripts, fonts, SVG) are a theme's code, written by hand and published as they are.
"""
import struct
import zlib

PNG_MARK = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs",
                      b"acTL", b"fcTL", b"fdAT"))
WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"EXIF"))
WEBP_EXIF, WEBP_XMP = 0x08, 0x04        # the bits of VP8X that announce them
JPEG_ALONE = frozenset((0x01, 0xD8, *range(0xD0, 0xD8)))            # markers without a length
JPEG_TABLES = frozenset((0xDB, 0xC4, 0xDC, 0xDD, 0xCC, *(n for n in range(0xC0, 0xD0) if n not in (0xC4, 0xC8, 0xCC))))
JPEG_APP = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}        # what of the application's pieces belongs to the picture
TELLING = (b"Exif", b"application/rdf+xml", b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"http://ns.adobe.com/")
ORIENTATION = 0x0112


class Unclear(ValueError):
    """Why a file cannot be read as the picture its name says it is."""


def bare(data: bytes, suffix: str) -> bytes:
    """`suffix`: of the file's name, like ".jpg"."""
    try:
        return FORMATS[suffix.lower()](data) if suffix.lower() in FORMATS else data
    except (struct.error, IndexError) as e:
        raise Unclear("it ends in the middle") from e


# ---- JPEG (ITU T.81)

def jpeg(data: bytes) -> bytes:
    if data[:2] != b"\xff\xd8":
        raise Unclear("it is no JPEG")
    out, at, turned, seen = [b"\xff\xd8"], 2, 1, False
    while True:
        if data[at] != 0xFF:
            raise Unclear(f"byte {at} is no marker of JPEG")
        while data[at + 1] == 0xFF:                     # fill bytes
            at += 1
        marker = data[at + 1]
        if marker == 0xD9:
            break
        if marker in JPEG_ALONE:
            at += 2
            continue
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if end > len(data) or end < at + 4:
            raise Unclear(f"the piece at byte {at} is longer than the file")
        body = data[at + 4:end]
        if marker == 0xDA:                              # a scan: up to the next marker that is neither stuffing nor a restart
            seen = True
            end = scan_end(data, end)
            out.append(data[at:end])
        elif marker in JPEG_TABLES or body.startswith(JPEG_APP.get(marker, b"\0none")):
            out.append(data[at:end])
        elif marker == 0xE1 and body.startswith(b"Exif\0\0"):
            turned = orientation(body[6:])
        at = end
    if not seen:
        raise Unclear("it holds no picture")
    if turned > 1:
        told = b"Exif\0\0" + exif(turned)
        first = 2 if len(out) > 1 and out[1][1] == 0xE0 else 1              # JFIF wants to be first
        out.insert(first, b"\xff\xe1" + struct.pack(">H", len(told) + 2) + told)
    return b"".join(out) + b"\xff\xd9"


def scan_end(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise Unclear("it ends in the middle")
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


# ---- PNG (ISO/IEC 15948) and APNG

def png(data: bytes) -> bytes:
    if not data.startswith(PNG_MARK):
        raise Unclear("it is no PNG")
    out, at = [PNG_MARK], len(PNG_MARK)
    while True:
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise Unclear("it ends in the middle")
        if name in PNG_KEPT:
            out.append(data[at:end])
        elif name == b"eXIf" and orientation(data[at + 8:end - 4]) > 1:
            out.append(chunk(b"eXIf", exif(orientation(data[at + 8:end - 4]))))
        elif not name[0] & 0x20:                        # a capital first letter: no reader may do without it
            raise Unclear(f"its piece {name!r} is unknown")
        if name == b"IEND":
            return b"".join(out)
        at = end


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


# ---- WebP (RFC 9649)

def webp(data: bytes) -> bytes:
    mark, size, kind = struct.unpack_from("<4sI4s", data)
    if mark != b"RIFF" or kind != b"WEBP":
        raise Unclear("it is no WebP")
    if size + 8 > len(data):
        raise Unclear("it ends in the middle")
    body = riff(data[12:size + 8], 0)
    return struct.pack("<4sI4s", b"RIFF", len(body) + 4, b"WEBP") + body


def riff(data: bytes, at: int) -> bytes:
    out = [data[:at]]
    while at < len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        body = data[at + 8:at + 8 + length]
        if len(body) < length:
            raise Unclear("it ends in the middle")
        if name == b"VP8X":
            body = bytes([body[0] & ~WEBP_XMP]) + body[1:]
        elif name == b"ANMF":
            body = riff(body, 16)                       # a frame is a chain of its own, behind its place and time
        elif name == b"EXIF":
            turned = orientation(body.removeprefix(b"Exif\0\0"))
            name, body = (name, exif(turned)) if turned > 1 else (b"", b"")
        if name in WEBP_KEPT:
            out.append(struct.pack("<4sI", name, len(body)) + body + b"\0" * (len(body) % 2))
        at += 8 + length + length % 2
    if len(out) > 1 and out[1].startswith(b"VP8X") and not any(piece.startswith(b"EXIF") for piece in out):
        out[1] = out[1][:8] + bytes([out[1][8] & ~WEBP_EXIF]) + out[1][9:]
    return b"".join(out)


# ---- the one number of EXIF (a TIFF) that is kept

def orientation(tiff: bytes) -> int:
    """1 to 8; 1, as it lies, also where it cannot be read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    try:
        at = struct.unpack_from(f"{order}I", tiff, 4)[0] if order else 0
        for n in range(struct.unpack_from(f"{order}H", tiff, at)[0] if order else 0):
            tag, kind, count, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * n)
            if (tag, kind, count) == (ORIENTATION, 3, 1):
                return value if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1


def exif(turned: int) -> bytes:
    """A TIFF of that number alone."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, ORIENTATION, 3, 1, turned, 0, 0)


# ---- containers that point into themselves

def silent(data: bytes) -> bytes:
    """The file as it is, where it tells nothing."""
    found = next((mark for mark in TELLING if mark in data), None)
    if found:
        raise Unclear(f"it holds `{found.decode()}`, which can tell more than the picture")
    return data


FORMATS = {".jpg": jpeg, ".jpeg": jpeg, ".png": png, ".webp": webp, ".avif": silent, ".ico": silent}

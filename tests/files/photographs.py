# SPDX-License-Identifier: EUPL-1.2
"""Photographs, invented: drawn, never of anybody. Those that mean harm, and those that only tell too much."""

import io
import struct
import zlib

from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from conoceles.files.images.developing import Accepted

ACCEPTED = Accepted(("jpeg", "png", "webp"), 5_000_000, 25_000_000, (300, 400))
#: What must be in no byte of ours: each where a camera or an editor puts such a thing.
CANARY = "zq7foto"
RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 60), (30, 60, 200), (220, 200, 40)


def drawn(size=(600, 800), mode="RGB"):
    """Four quarters of four colours, red on the top left, so that one sees how it was turned."""
    width, height = size
    image = Image.new("RGB", size, YELLOW)
    for colour, left, top in ((RED, 0, 0), (GREEN, width // 2, 0), (BLUE, 0, height // 2)):
        image.paste(colour, (left, top, left + width // 2, top + height // 2))
    return image.convert(mode)


def saved(image, kind="JPEG", **how):
    into = io.BytesIO()
    image.save(into, kind, **how)
    return into.getvalue()


def telling(kind="JPEG", size=(600, 800), orientation=1):
    """A photograph that says where it was taken, by whom, and what it looked like before."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = f"{CANARY}-autora"
    exif[ExifTags.Base.ImageDescription] = f"{CANARY}-descripcion"
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "N", (20.0, 58.0, 1.5)
    gps[ExifTags.GPS.GPSAreaInformation] = f"{CANARY}-lugar".encode()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = f"{CANARY}-comentario".encode()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.MakerNote] = f"{CANARY}-fabricante".encode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more = {"exif": exif, "icc_profile": profile + f"{CANARY}-perfil".encode()}
    if kind == "JPEG":
        more |= {"comment": f"{CANARY}-nota".encode(), "xmp": f"<x>{CANARY}-xmp</x>".encode()}
    if kind == "WEBP":
        more |= {"xmp": f"<x>{CANARY}-xmp</x>".encode()}
    if kind == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", f"{CANARY}-nota")
        texts.add_itxt("XML:com.adobe.xmp", f"{CANARY}-xmp")
        more |= {"pnginfo": texts}
    whole = saved(drawn(size), kind, **more)
    return whole + f"{CANARY}-cola".encode() if kind == "JPEG" else whole


def animated(kind):
    frames = [drawn(), drawn().rotate(180)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=200)


def bomb(width=12_000, height=12_000):
    """A PNG of 140 KB that is 144 megapixels once it is unpacked."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    row = zlib.compressobj(9)
    packed = b"".join(row.compress(b"\0" * (width + 1)) for _ in range(height)) + row.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def lying(content):
    """The same PNG, whose head says that it is small."""
    head = struct.pack(">IIBBBBB", 600, 800, 8, 0, 0, 0, 0)
    return content[:16] + head + struct.pack(">I", zlib.crc32(b"IHDR" + head)) + content[33:]


def deep_grey(size=(600, 800)):
    """A PNG of sixteen bits: grey at a half on the left, nearly white on the right."""
    width, height = size
    row = struct.pack("<H", 0x8000) * (width // 2) + struct.pack("<H", 0xF000) * (width - width // 2)
    return saved(Image.frombytes("I;16", size, row * height), "PNG")

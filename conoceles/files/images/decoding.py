# SPDX-License-Identifier: EUPL-1.2
"""A foreign photograph to a negative. Runs in the child alone: nothing else ever decodes what somebody sent."""

import io
from contextlib import suppress

from PIL import ExifTags, Image, ImageCms

from conoceles.files.wire import Develop, Negative
from conoceles.kernel.refusals import Refused

from .reasons import Reason

#: Of a negative, which is cut and encoded once more.
_QUALITY = 92
_PAPER = "white"
#: What a decoder can hold without ever taking 300 MB: that of WebP has each pixel four times over.
_MOST_PIXELS = {"webp": 16_000_000}
#: From here on the orientations of EXIF lie on a side.
_LYING = 5
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def negative(content: bytes, asked: Develop) -> Negative:
    """The photograph that *content* holds. Raises Refused (``reasons``); anything else means that it is damaged."""
    kind = asked.kind
    Image.MAX_IMAGE_PIXELS = None  # told below, with both figures
    image: Image.Image = Image.open(io.BytesIO(content), formats=[kind.upper()])
    width, height = image.size
    most = min(asked.most_pixels, _MOST_PIXELS.get(kind, asked.most_pixels))
    if width * height > most:
        raise Refused(Reason.TOO_MANY_PIXELS, width=width, height=height, most=most // 1_000_000)
    # A JPEG of several pictures is one from a telephone, which keeps the depth or the brightness beside the picture.
    frames = getattr(image, "n_frames", 1) if kind != "jpeg" else 1
    if frames > 1:
        raise Refused(Reason.ANIMATED, frames=frames)
    turn = _orientation(image)
    if turn >= _LYING:
        width, height = height, width
    least_width, least_height = asked.least
    if width < least_width or height < least_height:
        raise Refused(Reason.TOO_SMALL, width=width, height=height, least_width=least_width, least_height=least_height)
    image = _in_colour(_shrunk(image, asked.longest))
    if turn in _UPRIGHT:
        image = image.transpose(_UPRIGHT[turn])
    # Pixels alone go on: what a file says besides them lives in the object that read it.
    bare = Image.frombytes("RGB", image.size, image.tobytes())
    into = io.BytesIO()
    bare.save(into, "JPEG", quality=_QUALITY, subsampling=0)
    return Negative(*bare.size, into.getvalue())


def _orientation(image: Image.Image) -> int:
    """How it must be turned, 1 to 8: 1 also where nothing legible says so."""
    if image.format == "PNG":
        image.load()  # what it says of itself may come after the pixels
    with suppress(Exception):  # an EXIF that is nonsense says nothing
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    return 1


def _shrunk(image: Image.Image, longest: int) -> Image.Image:
    """With no side over *longest*, eight bits a channel and no palette. Raises OSError for one that was cut short."""
    if image.mode.startswith("I"):  # 16 bits of grey: converted as they are, all but the darkest would be white
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    elif "transparency" in image.info or image.mode == "PA":
        image = image.convert("RGBA")
    elif image.mode in {"P", "1"}:
        image = image.convert("RGB")
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return image


def _in_colour(image: Image.Image) -> Image.Image:
    """On white where it is transparent, in sRGB: without their profile, colours of a wide one would be dull."""
    profile = image.info.get("icc_profile")
    if image.mode in {"RGBA", "LA", "PA"}:
        image = image.convert("RGBA")
        flat = Image.new("RGB", image.size, _PAPER)
        flat.paste(image, mask=image.getchannel("A"))
        image = flat
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):  # one that fits no such pixels is as good as none
            converted = ImageCms.profileToProfile(
                image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if converted is not None:
                return converted
    return image.convert("RGB")

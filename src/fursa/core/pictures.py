"""Pictures from outside, drawn anew: neither the place nor the device that took one stays inside."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP")


class PictureError(ValueError):
    """What was sent is no picture that can be read, or has more points than are read."""


def redraw(content: bytes, *, side: int | None = None) -> bytes:
    """The picture alone, upright, as a JPEG; within `side` by `side` points where that is given."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PictureError
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PictureError from error
    if side is not None:
        upright.thumbnail((side, side))
    out = io.BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(out, "JPEG", quality=85)
    return out.getvalue()


def is_picture(content: bytes) -> bool:
    """Whether the content is a picture of any kind, whatever it was said to be."""
    try:
        with Image.open(io.BytesIO(content)):
            return True
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False

"""The picture of an address for the camera of a phone, as SVG that prints sharp."""

import io

import qrcode
import qrcode.image.svg
from django.utils.safestring import SafeString, mark_safe


def qr_svg(address: str) -> SafeString:
    """An SVG element. It holds squares alone and nothing of what it says as text."""
    picture = qrcode.make(address, image_factory=qrcode.image.svg.SvgPathImage, box_size=12, border=2)
    drawn = io.BytesIO()
    picture.save(drawn)
    text = drawn.getvalue().decode()
    return mark_safe(text[text.index("<svg") :])  # noqa: S308 - drawn by the library out of an address of our own

"""The QR code of the survey, 120 px on a screen, light and dark, read by two programs."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image

from tests.browser.pages import SCHEMES, SITES, Section, Visit, representatives
from tests.browser.tools import tool

SMALL = "(one) => { one.style.width = one.style.height = '120px'; one.scrollIntoView({block: 'center'}); }"

ADDRESS = """(one) => {
  const link = one.closest('a') || document.querySelector('.pr-url a');
  return link ? link.href : one.closest('main').innerText.match(/https:\\S+/)[0];
}"""


def read(picture: bytes) -> tuple[set[str], set[str]]:
    """What zxing-cpp and zbar find in a picture."""
    with Image.open(io.BytesIO(picture)) as image:
        first = {found.text for found in zxingcpp.read_barcodes(image.convert("RGB"))}
    command = [tool("zbarimg"), "--quiet", "--raw", "--nodbus", "png:-"]
    second = subprocess.run(command, input=picture, capture_output=True, check=False).stdout.decode()
    return first, set(second.split())


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("site", SITES)
def test_two_readers(site: str, scheme: str, section: Callable[[str], Section], visit: Visit) -> None:
    here = section(site)
    seen = 0
    with visit(360, scheme) as page:
        for urls in representatives(here.out).values():
            page.goto(here.link(urls[0]))
            for code in page.locator(".pr-qr img").all():
                address = code.evaluate(ADDRESS)
                code.evaluate(SMALL)
                box = code.bounding_box()
                assert box is not None
                assert (box["width"], box["height"]) == (120, 120)
                around = {"x": max(0, box["x"] - 8), "y": box["y"] - 8, "width": 136, "height": 136}
                picture = page.screenshot(clip=around)
                assert read(picture) == ({address}, {address}), f"{site} {urls[0]}"
                seen += 1
    if here.built and here.built.site.config.eit:
        assert seen >= 2


def test_picture_files(section: Callable[[str], Section]) -> None:
    """The pictures that are downloaded, too."""
    here = section("sample")
    for year in (2567, 2568, 2569):
        first, second = read((here.out / f"eit/{year}.png").read_bytes())
        assert first == second == {f"https://itas.nacc.go.th/go/eit/sample{year % 100}"}

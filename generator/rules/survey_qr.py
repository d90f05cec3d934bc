"""The agency's own QR picture from ITAS is read back: it must lead to the survey that the page names.

The only module that imports zxing-cpp and Pillow, and only where a site has such a picture.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterable

from generator.model.site import Site
from generator.problems import Problem
from generator.rules.pieces import CONFIG

FOLDER = "data/eit/"
_MOST_PIXELS = 20_000_000
"""A picture for print has about a tenth of that; more is a bomb or a mistake."""


def survey_pictures(site: Site, read: Callable[[str], bytes]) -> Iterable[Problem]:
    """R324, R325: a QR picture can be read, and leads to the survey's address.

    Why: a code of last year sends the citizens' answers to the wrong survey.
    How to fix: download the picture of the year from ITAS again, or mend ``url``.
    """
    for year, survey in site.config.eit.items():
        path = f"{FOLDER}{survey.qr}"
        if survey.qr is None or path not in site.files:
            continue  # a missing picture is R323
        place = site.places(CONFIG, "eit", str(year), "qr")
        found = read_code(read(path))
        if found is None:
            yield Problem.of("R324", place, year=year, file=survey.qr)
        elif found != survey.url:
            yield Problem.of("R325", place, year=year, found=found, url=survey.url)


def read_code(data: bytes) -> str | None:
    """The text of the QR code in the picture *data*; ``None`` where there is no picture or no code."""
    import zxingcpp
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            codes = zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)  # type: ignore[arg-type]  # one format is taken for a list of one
    except Exception:  # noqa: BLE001  # whatever a broken picture makes a decoder raise means that it cannot be read
        return None
    return next((code.text for code in codes), None)

"""QR codes of the EIT survey: level M, a quiet zone of four modules, explicit white.

The only module that imports segno.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from generator.model.config import Survey
from generator.model.fiscal_year import FiscalYear

if TYPE_CHECKING:
    import segno


def svg(survey: Survey, year: FiscalYear) -> bytes:
    """The code as SVG, with a title for screen readers."""
    out = io.BytesIO()
    _code(survey).save(
        out, kind="svg", border=4, scale=8, dark="#000", light="#fff", xmldecl=False, svgclass=None, lineclass=None,
        omitsize=True, title=f"QR Code แบบวัด EIT ปี {year}", desc=survey.url, nl=False,
    )  # fmt: skip
    return out.getvalue()


def png(survey: Survey) -> bytes:
    """The code as PNG, 8 pixels a module."""
    out = io.BytesIO()
    _code(survey).save(out, kind="png", border=4, scale=8, dark="#000", light="#fff")
    return out.getvalue()


def _code(survey: Survey) -> segno.QRCode:
    import segno  # with it comes all that speaks HTTP, which a site without a survey does not need

    return segno.make_qr(survey.url, error="m", boost_error=False)

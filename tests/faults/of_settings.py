"""R3xx: ``site_config.yml`` and the pictures that it names."""

from __future__ import annotations

from tests.evidence import files
from tests.faults.fault import fault
from tests.faults.sample import File, Padded, Text, Where

CONFIG = "site_config.yml"
LOGO = "content/assets/logo.png"
QR = "data/eit/eit-2568.png"
AT_LOGO = Where(CONFIG, "logo: «logo.png")
AT_QR = Where(CONFIG, "qr: «eit-2568.png")
SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def config(old: str, new: str) -> Text:
    return Text(CONFIG, old, new)


FAULTS = (
    fault("R316", "a survey that closes before it opens", config("closes: 2024-05-31", "closes: «2024-01-05")),
    fault("R317", "a colour too light for white letters", config('"#0f5c5c"', '«"#8fc1ea"')),
    fault("R318", "a colour by its name", config('"#0f5c5c"', "«น้ำเงิน")),
    fault("Y116", "a colour without quotes", config(' "#0f5c5c"', "« #0f5c5c")),
    fault("R319", "a logo in capitals", config("logo: logo.png", "logo: «Logo.png")),
    fault("R319", "a logo that was deleted", File(LOGO, None), at=AT_LOGO),
    fault("R321", "a font that does not travel", config("  thai_digits", "  font: «TH Sarabun New\n  thai_digits")),
    fault(
        "R322",
        "no address of the section",
        config("  url: https://www.tuayang.example/ita/\n  current_year", "  «current_year"),
        given=[config("  demo: fictional\n", "")],
    ),
    fault(
        "R323",
        "a QR picture under another name",
        config("qr: eit-2568.png", "qr: «eit-68.png"),
        also=[("E408", Where(QR))],
    ),
    fault("R323", "a QR picture that was deleted", File(QR, None), at=AT_QR),
    fault("R324", "a QR picture that shows none", File(QR, files.png()), at=AT_QR),
    fault("R325", "a QR picture of another survey", config("/eit/sample68", "/eit/sample99"), at=AT_QR),
    fault(
        "R326",
        "a survey of a year that is not published",
        config("  2567:\n    url", "  2563:\n    «url"),
        also=[("C915", Where("data/2567/items/o5.yml", "«- title: ข่าว"))],
    ),
    fault("R340", "a logo that is no picture", File(LOGO, b"GIF89a" + bytes(20)), at=AT_LOGO),
    fault("R341", "a logo of two megabytes", Padded(LOGO, 2_000_001), at=AT_LOGO),
    fault("R342", "a logo of thirty kilobytes", Padded(LOGO, 30_001), at=AT_LOGO),
    fault("R343", "a logo with a script", File(LOGO, SCRIPT), at=AT_LOGO),
    fault(
        "R344",
        "an address without a stroke at its end",
        config("example/ita/", "example/ita"),
        at=Where(CONFIG, "  url: «https://www.tuayang.example/ita"),
    ),
)

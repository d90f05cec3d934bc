"""O8xx: prose, and the finished pages."""

from __future__ import annotations

from tests.faults.fault import fault
from tests.faults.sample import File, Text, line

PRIVACY = "content/privacy.md"
NEWS = "content/2567/news.md"


def prose(text: str) -> Text:
    """A line more in the page on privacy."""
    return Text(PRIVACY, "\n---\n", f"\n---\n{text}\n")


FAULTS = (
    fault("O801", "a link to a page that is none", prose("[แผน](«2567/o77.html)"), by="build"),
    fault("O801", "a link to a heading that is none", prose("[หน้าแรก](«index.html#nothing)"), by="build"),
    fault("O803", "a frame of another site", prose('ดูแผนที่ «<iframe src="https://maps.example/"></iframe>')),
    fault("O803", "a script", prose("«<script>alert(1)</script>")),
    fault("O803", "a link that runs a script", prose("[กด](«javascript:alert(1))")),
    fault("O804", "a book", File("content/book.md", "ก" * 200_001)),
    fault("O805", "brackets without end", prose("[" * 10 + "«[แผน"), by="check"),
    fault("O804", "lists in lists", prose("- " * 2_000 + "ก"), at=line(PRIVACY, "- " * 2_000)),
)

"""The text of a PowerPoint file (.pptx), slide by slide, hidden slides and speaker's notes too."""

from __future__ import annotations

import re
from pathlib import Path

from generator.evidence.container import Container
from generator.evidence.limits import Draft
from generator.evidence.office import comments, drawn_text, member_events, numbered, read_package
from generator.evidence.passport import TraceKind
from generator.evidence.xml_events import Mark

__all__ = ["read_pptx"]


def read_pptx(path: Path, draft: Draft) -> None:
    """Read the presentation at *path* into *draft*."""
    with Container(path, draft) as container:
        slides = numbered(container, r"ppt/slides/slide(\d+)\.xml")
        draft.pages = len(slides)
        read_package(container, draft)
        comments(container, r"ppt/comments/.*\.xml", draft)
        for name in slides:
            label = _label(name)
            if _is_hidden(container, name, draft):
                draft.trace(TraceKind.HIDDEN_SLIDE, where=label)
            draft.part(label, drawn_text(container, name, draft))
        for name in numbered(container, r"ppt/notesSlides/notesSlide(\d+)\.xml"):
            draft.part(f"บันทึกย่อของ{_label(name)}", drawn_text(container, name, draft))


def _label(name: str) -> str:
    """A slide is called by the number in its file name, which is its place unless slides were moved."""
    return f"สไลด์ {''.join(re.findall(r'[0-9]+', name))}"


def _is_hidden(container: Container, name: str, draft: Draft) -> bool:
    first = next((e for e in member_events(container, name, draft) if e.mark is Mark.START), None)
    return first is not None and first.attributes.get("show") in {"0", "false"}

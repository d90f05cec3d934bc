"""The section on one's own machine while records are edited: builds again on every change and tells the browser.

Above ``build``, below ``cli``. Nothing of it is ever published: its script, style and page of problems live below
``/__prongsai/`` of the local server alone.
"""

from generator.preview.builder import Builder
from generator.preview.held import HeldStage
from generator.preview.server import Server
from generator.preview.state import Board, Version
from generator.preview.watch import Watch, snapshot

__all__ = ["Board", "Builder", "HeldStage", "Server", "Version", "Watch", "snapshot"]

"""Opens the links that a site gives, and the deployed section itself, as somebody outside would.

``check_links`` says of every link whether it works, is broken, or cannot be known today; ``inspect`` walks the submitted
addresses as the assessor will. Standard library only. Nothing here writes a file.
"""

from generator.links.address import parse
from generator.links.assessor import Deployed, Inspection, ItemReport, Submitted, inspect
from generator.links.checker import check_links
from generator.links.collect import Link, Use, links_of
from generator.links.lock import LINKS_LOCK, LinksLock, SeenLink, last_success, remembered
from generator.links.outcome import Outcome, Reason, State
from generator.links.settings import Settings
from generator.links.told import problems_of

__all__ = [
    "LINKS_LOCK",
    "Deployed",
    "Inspection",
    "ItemReport",
    "Link",
    "LinksLock",
    "Outcome",
    "Reason",
    "SeenLink",
    "Settings",
    "State",
    "Submitted",
    "Use",
    "check_links",
    "inspect",
    "last_success",
    "links_of",
    "parse",
    "problems_of",
    "remembered",
]

"""Rules on evidence files: each is there, in its folder, with something in it, under an address of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator import urls
from generator.model.site import Site
from generator.problems import Place, Problem
from generator.rules.pieces import FOLDER, FiledEvidence, all_evidence, is_owner_unread

SURVEYS = "data/eit/"

_DRIVE = re.compile(r"[A-Za-z]:|[a-z]+://", re.IGNORECASE)
_SIGNS = re.compile(r'[<>:"|?*\x00-\x1f]')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_YEAR = re.compile(rf"{FOLDER}(\d{{4}})/")
PROGRAMS = frozenset(
    {
        "asp", "aspx", "bat", "cgi", "cmd", "com", "dll", "exe", "hta", "htaccess", "htm", "html", "jar", "js", "jsp",
        "lnk", "mht", "mhtml", "mjs", "msi", "phar", "php", "php5", "php7", "phtml", "pl", "ps1", "py", "scr", "sh",
        "shtml", "svg", "svgz", "swf", "vbs", "wasm", "xht", "xhtml", "xml", "xsl", "xslt",
    }
)  # fmt: skip
"""Endings of what a server or a browser runs, and of what shows as a page under the agency's name."""


def evidence_files(site: Site) -> Iterable[Problem]:
    """E401, E402, E403, E405, E406: an evidence file is there, has content, and stands in its folder.

    Why: evidence that cannot be opened counts as none; a file from outside would be published by mistake.
    How to fix: put the file into ``data/evidence/<year>/<item>/`` and write its name exactly.
    """
    folded = {_fold(path): path for path in site.files}
    for piece in all_evidence(site):
        if piece.stored is not None:
            yield from _one_file(site, piece, folded)


def _one_file(site: Site, piece: FiledEvidence, folded: dict[str, str]) -> Iterator[Problem]:
    name, path = piece.evidence.file or "", piece.stored or ""
    place = piece.place(site.places, "file")
    folder = f"{FOLDER}{piece.year.year}/{piece.owner}/"
    said = {"file": name, "folder": folder, "path": path}
    if not _is_inside(name):
        yield Problem.of("E403", place, **said)
        return
    if why := _unpublishable(name):
        yield Problem.of("E406", place, **said, why=why)
    stored = site.files.get(path)
    if stored is not None:
        if stored.size == 0:
            yield Problem.of("E402", place, **said)
    elif found := folded.get(_fold(path)):
        yield Problem.of("E405", place, **said, actual=found.removeprefix(folder))
    elif not site.is_unread(path):
        yield Problem.of("E401", place, **said)


def _fold(path: str) -> str:
    """*path* as a file system sees it that knows no case: of Windows, of macOS, of a ZIP made there."""
    return unicodedata.normalize("NFC", path).casefold()


def _is_inside(name: str) -> bool:
    """Whether *name* leads into the folder of its item: no way up, no root, no drive, no address."""
    return not _DRIVE.match(name) and "\\" not in name and not {"", ".", ".."} & set(name.split("/"))


def _unpublishable(name: str) -> str:
    """What in *name* keeps the file from lying on a web server, or on Windows, as it is; empty where nothing does."""
    found = [f"“{sign}”" for sign in dict.fromkeys(_SIGNS.findall(name))]
    for part in name.split("/"):
        ending = part.rpartition(".")[2].lower()
        found += [f"“.{ending}”"] if ending in PROGRAMS else []
        if part.startswith(".") or part != part.strip(" .") or part.partition(".")[0].lower() in _DEVICES:
            found.append(f"“{part}”")
    return " ".join(found)


def public_addresses(site: Site) -> Iterable[Problem]:
    """E407: no two evidence files are published under one address.

    Why: one of them would be lost, and the link to it would open the other.
    How to fix: give one of them another ``name:``.
    """
    first: dict[str, FiledEvidence] = {}
    for piece in all_evidence(site):
        if piece.stored is None or not _is_inside(piece.evidence.file or ""):
            continue
        url = urls.evidence_file(piece.year.year, piece.owner, piece.evidence)
        other = first.setdefault(url.casefold(), piece)
        if other.stored != piece.stored:
            key = "name" if piece.evidence.name else "file"
            there = other.place(site.places, key if other.evidence.name else "file")
            yield Problem.of("E407", piece.place(site.places, key), address=url, other=there)


def unused_evidence(site: Site) -> Iterable[Problem]:
    """E408: every file in the folder of a year's evidence is the evidence of something.

    Why: it is not published, though whoever put it there thinks so.
    How to fix: name it in a record, or move it away.
    """
    used = {piece.stored for piece in all_evidence(site)}
    for path in site.files:
        year = _YEAR.match(path)
        of_ours = year is not None and int(year[1]) in site.years  # else said once for the year, by R308 or R310
        if of_ours and path not in used and not is_owner_unread(site, path):
            yield Problem.of("E408", Place(path), file=path)


def unused_files(site: Site) -> Iterable[Problem]:
    """E408: every other file among the evidence, and each picture of a survey, is that of something.

    Why: it is not published, though whoever put it there thinks so.
    How to fix: name it in a record or in the configuration, or move it away.
    """
    used = {f"{SURVEYS}{survey.qr}" for survey in site.config.eit.values()}
    for path in site.files:
        if path.startswith((FOLDER, SURVEYS)) and path not in used and not _YEAR.match(path):
            yield Problem.of("E408", Place(path), file=path)

"""What officers do to a site after it was released: each picks a target by a number, and does nothing where there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

Change = Callable[[Path, int], None]
_BLOCK = re.compile(r"(?m)^  - (?:.*\n)(?:    .*\n|\n(?=    ))*")


def _pick(found: list[Path], number: int) -> Path | None:
    return sorted(found)[number % len(found)] if found else None


def _records(root: Path) -> list[Path]:
    return [*root.glob("data/256?/items/*.yml")]


def _rewrite(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text("utf-8")), "utf-8")


def _evidence(text: str) -> tuple[str, list[str], str]:
    """What stands before the evidence, its pieces, and what stands after it."""
    head, mark, rest = text.partition("\nevidence:\n")
    pieces: list[str] = []
    while mark and (found := _BLOCK.match(rest)):
        pieces.append(found[0])
        rest = rest[found.end() :]
    return head + mark, pieces, rest


def _with_evidence(root: Path, number: int, change: Callable[[list[str], int], None]) -> None:
    file = _pick([f for f in _records(root) if _evidence(f.read_text("utf-8"))[1]], number)
    if file is not None:
        head, pieces, rest = _evidence(file.read_text("utf-8"))
        change(pieces, number // 7)
        head = head if pieces else head.removesuffix("evidence:\n")
        file.write_text(head + "".join(pieces) + rest, "utf-8")


def rename_record(root: Path, number: int) -> None:
    """Only the file: what it holds says otherwise."""
    if file := _pick(_records(root), number):
        file.rename(file.with_name(f"o{number % 26 + 1}.yml"))


def renumber_record(root: Path, number: int) -> None:
    """File, item and folder of evidence, as somebody does who works from last year's form."""
    file = _pick(_records(root), number)
    new = f"o{number // 3 % 26 + 1}"
    if file is None or file.with_name(f"{new}.yml").exists():
        return
    folder = root / f"data/evidence/{file.parts[-3]}"
    if (folder / file.stem).exists() and not (folder / new).exists():
        (folder / file.stem).rename(folder / new)
    _rewrite(file, lambda text: text.replace(f"item: {file.stem}\n", f"item: {new}\n"))
    file.rename(file.with_name(f"{new}.yml"))


def drop_record(root: Path, number: int) -> None:
    """With all that it disclosed."""
    if file := _pick(_records(root), number):
        file.unlink()


def drop_evidence(root: Path, number: int) -> None:
    """One piece of a record."""
    _with_evidence(root, number, lambda pieces, at: pieces.pop(at % len(pieces)))


def turn_evidence(root: Path, number: int) -> None:
    """The pieces of a record in another order."""
    _with_evidence(root, number, lambda pieces, at: pieces.reverse())


def withdraw_evidence(root: Path, number: int) -> None:
    """As it should be done."""

    def withdraw(pieces: list[str], at: int) -> None:
        if "withdrawn:" not in pieces[at % len(pieces)]:
            pieces[at % len(pieces)] += "    withdrawn: {date: 2026-11-01, reason: มีฉบับใหม่}\n"

    _with_evidence(root, number, withdraw)


def name_evidence(root: Path, number: int) -> None:
    """Another public name."""

    def name(pieces: list[str], at: int) -> None:
        with_file = [n for n, piece in enumerate(pieces) if "    file: " in piece and "    name: " not in piece]
        if with_file:
            n = with_file[at % len(with_file)]
            pieces[n] = re.sub(r"(    file: .*\.(\w+)\n)", rf"\1    name: document-{number % 9}.\2\n", pieces[n])

    _with_evidence(root, number, name)


def drop_file(root: Path, number: int) -> None:
    """From the disk, not from its record."""
    if file := _pick([f for f in root.glob("data/evidence/*/*/*") if f.is_file()], number):
        file.unlink()


def exchange_file(root: Path, number: int) -> None:
    """Another table under the old name."""
    if file := _pick([*root.glob("data/evidence/*/*/*.csv")], number):
        file.write_bytes(file.read_bytes() + f"รวม,{number}\n".encode())


def rename_file(root: Path, number: int) -> None:
    """On the disk and in its record; every third keeps its public name."""
    file = _pick([f for f in root.glob("data/evidence/*/*/*") if f.is_file()], number)
    record = root / f"data/{file.parts[-3]}/items/{file.parts[-2]}.yml" if file else None
    if file is None or record is None or not record.exists():
        return
    keep = f"    name: {file.name}\n" if number % 3 == 0 and file.name.isascii() else ""
    new = f"new-{number % 5}{file.suffix}"
    if not file.with_name(new).exists() and f"    file: {file.name}\n    name: " not in record.read_text("utf-8"):
        _rewrite(record, lambda text: text.replace(f"    file: {file.name}\n", f"    file: {new}\n{keep}"))
        file.rename(file.with_name(new))


def rename_report(root: Path, number: int) -> None:
    """The file, and what the records call it."""
    file = _pick([*root.glob("data/*/reports/*.yml")], number)
    if file is None or file.with_name("yearly.yml").exists():
        return
    for record in (root / f"data/{file.parts[-3]}/items").glob("*.yml"):
        _rewrite(record, lambda text: text.replace(f"report: {file.stem}\n", "report: yearly\n"))
    file.rename(file.with_name("yearly.yml"))


def drop_measure(root: Path, number: int) -> None:
    """The last one of a report."""
    if file := _pick([*root.glob("data/*/reports/*.yml")], number):
        _rewrite(file, lambda text: re.sub(r"(?m)^  - id: m7\n(?:    .*\n)*", "", text))


def drop_prose(root: Path, number: int) -> None:
    """A page, or what joins one."""
    if file := _pick([*root.glob("content/**/*.md")], number):
        file.unlink()


def rename_prose(root: Path, number: int) -> None:
    """A page under another address."""
    if file := _pick([*root.glob("content/*.md")], number):
        file.rename(file.with_name(f"page-{number % 4}.md"))


def reword_heading(root: Path, number: int) -> None:
    """Its anchor is made of its words."""
    if file := _pick([f for f in root.glob("content/**/*.md") if "\n## " in f.read_text("utf-8")], number):
        _rewrite(file, lambda text: text.replace("\n## ", f"\n## {number} ", 1))


def drop_year(root: Path, number: int) -> None:
    """Only the other one is published."""
    kept = (2569, 2568)[number % 2]
    _config(root, r"(?m)^  (years: .*|current_year: .*)\n", "")
    _config(root, r"(?m)^site:\n", f"site:\n  years: [{kept}]\n  current_year: {kept}\n")


def drop_survey(root: Path, number: int) -> None:
    """And the code that leads to it."""
    _config(root, r"(?m)^  2568:\n(?:    .*\n)*", "")


def other_shell(root: Path, number: int) -> None:
    """Another frame around every page."""
    if "shell: " not in (root / "site_config.yml").read_text("utf-8"):
        _config(root, r"(?m)^site:\n", "site:\n  shell: material\n")


def _config(root: Path, pattern: str, new: str) -> None:
    _rewrite(root / "site_config.yml", lambda text: re.sub(pattern, new, text))


def settle(root: Path, number: int) -> None:
    """What the register is told of an address: that it moved home, was withdrawn, or is gone."""
    state = ("moved\n    to: index.html", "withdrawn\n    reason: ยุบรวม", "gone\n    reason: ยุบรวม")[number % 3]

    def told(text: str) -> str:
        entries = [*re.finditer(r"(?m)^  - url: .*\n    first: .*\n(?!    state)", text)]
        if not entries:
            return text
        end = entries[number // 3 % len(entries)].end()
        return f"{text[:end]}    state: {state}\n    date: 2026-11-01\n{text[end:]}"

    _rewrite(root / "data/urls.lock.yml", told)


CHANGES: tuple[Change, ...] = (
    rename_record, renumber_record, drop_record, drop_evidence, turn_evidence, withdraw_evidence, name_evidence, drop_file,
    exchange_file, rename_file, rename_report, drop_measure, drop_prose, rename_prose, reword_heading, drop_year, drop_survey,
    settle,
)  # fmt: skip
"""All but another frame, which takes as long as five others."""

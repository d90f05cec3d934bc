"""``prongsai check --links``: the links to the world outside, and what is remembered of them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import click
from msgspec import Struct

from generator.cli.terminal import clear_progress
from generator.links import (
    LINKS_LOCK,
    Link,
    LinksLock,
    Outcome,
    Reason,
    SeenLink,
    Settings,
    State,
    check_links,
    links_of,
    parse,
    problems_of,
    remembered,
)
from generator.model.site import Places, Site
from generator.problems import Place, Problem, Problems
from generator.schema.decode import decode
from generator.sources import decode as decode_text
from generator.sources import read_bytes, read_yaml, to_yaml, write_text
from generator.sources.wording import Value

_NOTE = "โปรแกรม prongsai เขียนไฟล์นี้เองเมื่อสั่ง check --links จำไว้ว่าลิงก์ใดใช้ได้ครั้งล่าสุดเมื่อใด"
_WIDTH = 24
_WORDS = {
    "th": {
        "unknown": "บอกไม่ได้ในวันนี้ {n} ลิงก์ (ไม่นับเป็นปัญหา)",
        "moved": "ใช้ได้ แต่ย้ายถาวรแล้ว {n} ลิงก์ ควรใช้ที่อยู่ใหม่",
        "seen": "ใช้ได้ครั้งล่าสุด {day}",
        "all": "ตรวจ {n} ลิงก์ใน {hosts} เว็บ: ใช้ได้ {ok} เสีย {broken} บอกไม่ได้ {unknown}",
        "links": "{n} ลิงก์",
        "strict": "--strict: ปัญหาของลิงก์ {n} จุด ถือเป็นข้อผิดพลาด",
        "none": "ไม่มีลิงก์ไปยังเว็บอื่น",
    },
    "en": {
        "unknown": "cannot be known today: {n} links (no problem yet)",
        "moved": "work, but have moved for good: {n} links, better given with their new address",
        "seen": "last seen to work {day}",
        "all": "{n} links on {hosts} hosts: {ok} work, {broken} are broken, {unknown} cannot be known",
        "links": "{n} links",
        "strict": "--strict: the {n} problems of links count as errors",
        "none": "no links to other sites",
    },
}


class Looked(Struct, frozen=True):
    """What a look at every link has shown."""

    links: tuple[Link, ...]
    outcomes: tuple[Outcome, ...]
    lock: LinksLock
    problems: Problems
    places: Places

    def count(self, state: State) -> int:
        """Links in *state*."""
        return sum(outcome.state is state for outcome in self.outcomes)

    def print_notes(self, lang: str, *, strict: bool) -> None:
        """What is no problem and still worth knowing, and the count; *strict* where problems are to be mended first."""
        words, pairs = _WORDS[lang], tuple(zip(self.links, self.outcomes, strict=True))
        notes = {
            "unknown": [pair for pair in pairs if pair[1].state is State.UNKNOWN],
            "moved": [pair for pair in pairs if pair[1].reason is Reason.MOVED],
        }
        for kind, noted in notes.items():
            if noted:
                click.echo(click.style(words[kind].format(n=len(noted)), bold=True))
                click.echo("\n".join(self._notes(noted, lang)))
        hosts = len({address.host for link in self.links if (address := parse(link.url))})
        counts = {state.value: self.count(state) for state in State}
        click.echo(words["all" if pairs else "none"].format(n=len(pairs), hosts=hosts, **counts))
        if strict and self.problems:
            click.echo(click.style(words["strict"].format(n=len(self.problems)), fg="red"))

    def _notes(self, noted: Iterable[tuple[Link, Outcome]], lang: str) -> Iterator[str]:
        """Every link with its own lines, but those that were not looked at by their reason alone."""
        unseen = Counter(outcome.reason for _, outcome in noted if not outcome.reason.looked)
        for reason, number in unseen.items():
            yield f"  {reason.told(lang)}: {_WORDS[lang]['links'].format(n=number)}"
        for link, outcome in noted:
            if outcome.reason.looked:
                yield from self._note(link, outcome, lang)

    def _note(self, link: Link, outcome: Outcome, lang: str) -> Iterator[str]:
        seen = self.lock.by_url.get(link.url)
        yield f"  {link.url}"
        told = f"→ {outcome.final}" if outcome.reason is Reason.MOVED else outcome.told(lang)
        if outcome.state is State.UNKNOWN and seen and seen.last_success:
            told += f" · {_WORDS[lang]['seen'].format(day=seen.last_success)}"
        yield f"    {told}"
        yield f"    {click.style(str(self._places_of(link)[0]), dim=True)}"

    def _places_of(self, link: Link) -> list[Place]:
        return [self.places(use.path, *use.keys) for use in link.uses]

    def as_json(self) -> list[dict[str, object]]:
        """Every link for machines."""
        return [
            {
                "url": link.url,
                "state": outcome.state.value,
                "reason": outcome.reason.word,
                "detail": outcome.detail,
                "final": outcome.final,
                "first_failure": str(seen.first_failure) if seen and seen.first_failure else None,
                "last_success": str(seen.last_success) if seen and seen.last_success else None,
                "places": [str(place) for place in self._places_of(link)],
            }
            for link, outcome in zip(self.links, self.outcomes, strict=True)
            for seen in (self.lock.by_url.get(link.url),)
        ]


def look_at_links(site: Site, root: Path, settings: Settings, today: date, *, quiet: bool) -> Looked:
    """Open every link of *site*, and write down what became of it.

    Raises:
        DiskError: the register cannot be read or written.
    """
    before, complaints = read_lock(root)
    links = links_of(site)
    outcomes = check_links(links, settings, done=bar(len(links), quiet=quiet))
    if not quiet:
        clear_progress()
    lock = remembered(before or LinksLock(), outcomes, today)
    if before is not None:
        write_lock(root, lock)
    problems = Problems.of([*complaints, *problems_of(links, outcomes, lock, site.places, today)])
    return Looked(links, outcomes, lock, problems, site.places)


def read_lock(root: Path) -> tuple[LinksLock | None, list[Problem]]:
    """What is remembered of the links; ``None``, and what is wrong, where the file cannot be used."""
    if not (root / LINKS_LOCK).is_file():
        return LinksLock(), []
    text, problems = decode_text(read_bytes(root, LINKS_LOCK), LINKS_LOCK)
    node, found = read_yaml(text, LINKS_LOCK) if text is not None else (None, [])
    if node is None:
        return None, problems + found
    lock, complaints = decode(node, LinksLock, LINKS_LOCK)
    return lock, problems + found + complaints


def write_lock(root: Path, lock: LinksLock) -> None:
    """Write down *lock*, where it says something else than before; nobody else writes into this file."""
    links, path = [_plain(link) for link in lock.links], root / LINKS_LOCK
    text = to_yaml({"links": links}, note=_NOTE)
    if (links or path.exists()) and not (path.exists() and path.read_bytes() == text.encode()):
        write_text(path, text)


def _plain(link: SeenLink) -> dict[str, Value]:
    """*link* in what YAML has; every day is an object of its own, for the same one twice becomes an alias."""
    said = link.model_dump(exclude_none=True) | {"state": link.state.value}
    return {key: value.replace() if isinstance(value, date) else value for key, value in said.items()}


def bar(total: int, *, quiet: bool) -> Callable[[int], None]:
    """A bar on a terminal; in a log a line at every tenth of the way."""
    if quiet or not total:
        return lambda _done: None
    if sys.stderr.isatty():
        return lambda done: click.echo(f"\r\x1b[2Kเปิดดู {_drawn(done, total)} {done}/{total}", nl=False, err=True)
    step = max(1, total // 10)
    return lambda done: click.echo(f"เปิดดูแล้ว {done}/{total}", err=True) if done % step == 0 or done == total else None


def _drawn(done: int, total: int) -> str:
    full = _WIDTH * done // total
    return "█" * full + "░" * (_WIDTH - full)

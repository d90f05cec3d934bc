"""``prongsai check --as-assessor URL``: the deployed section, opened as it was submitted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator import urls
from generator.cli.links import bar
from generator.cli.terminal import clear_progress, print_json, problems_as_json
from generator.links import Deployed, Inspection, ItemReport, Settings, Submitted, inspect
from generator.model.disclosure import Evidence, EvidenceKind
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Item
from generator.model.site import Site, Year
from generator.problems import Place, Problem, Problems, Severity, UsageError
from generator.publish import read_manifest
from generator.sources import read_bytes

_WORDS = {
    "th": {
        None: "ผ่าน",
        Severity.WARNING: "เตือน",
        Severity.ERROR: "ไม่ผ่าน",
        "fix": "วิธีแก้",
        "year": "ปี {year}",
        "section": "ทั้งเว็บ",
        "all": "เปิดตามที่ส่ง {n} ข้อ: ผ่าน {fine} เตือน {warned} ไม่ผ่าน {failed}",
        "unseen": "ไฟล์บนเครื่องแม่ข่ายที่ไม่มีลิงก์ไปถึงมองไม่เห็นจากภายนอก จึงไม่ได้ตรวจ",
        "moved": "ที่อยู่นี้ไม่ใช่ site.url ใน site_config.yml ({url})",
    },
    "en": {
        None: "fine",
        Severity.WARNING: "warning",
        Severity.ERROR: "wrong",
        "fix": "fix",
        "year": "year {year}",
        "section": "the section",
        "all": "opened {n} items as submitted: {fine} fine, {warned} with warnings, {failed} wrong",
        "unseen": "files on the server that nothing links to cannot be seen from outside and were not checked",
        "moved": "this is not the site.url of site_config.yml ({url})",
    },
}
_COLOURS = {None: "green", Severity.WARNING: "yellow", Severity.ERROR: "red"}


def open_as_assessor(site: Site, url: str, out: Path, settings: Settings, lang: str, *, as_json: bool) -> int:
    """Walk the section at *url*, which was built into *out*; print the report and return the exit status.

    Raises:
        UsageError: nothing was built yet, or nothing answers at *url*.
    """
    url = url if url.endswith("/") else f"{url}/"
    submitted = tuple(_submitted(site))
    inspection = inspect(submitted, _deployed(site, url, out), settings, done=bar(len(submitted), quiet=as_json))
    if as_json:
        print_json(_as_json(inspection, url))
    else:
        clear_progress()
        _print(inspection, lang)
        if site.config.site.url not in {None, url}:
            click.echo(_WORDS[lang]["moved"].format(url=site.config.site.url))
        click.echo(_WORDS[lang]["unseen"])
    every = [*inspection.section, *(problem for item in inspection.items for problem in item.problems)]
    return 1 if any(problem.severity is Severity.ERROR for problem in every) else 0


def _deployed(site: Site, url: str, out: Path) -> Deployed:
    digests = read_manifest(out)
    if not digests:
        raise UsageError(f"ยังไม่มีเว็บที่สร้างไว้ใน {out} สั่ง prongsai build ก่อน หรือบอกโฟลเดอร์ด้วย --out")
    agency = site.config.agency
    return Deployed(
        url=url,
        agency=(agency.label, agency.name),
        digests=digests,
        read=lambda path: read_bytes(out, path),
        size=lambda path: (out / path).stat().st_size if (out / path).is_file() else 0,
        place=site.places("site_config.yml", "site", "url"),
    )


def _submitted(site: Site) -> Iterator[Submitted]:
    for year in site.years.values():
        for item in year.framework.items:
            yield _item(year, item)


def _item(year: Year, item: Item) -> Submitted:
    number, filed = year.year, year.disclosures.get(item.id)
    evidence = [piece for piece in filed.record.evidence if piece.withdrawn is None] if filed else []
    answering = list(year.facts.answering(item.id))
    named = [piece.report for piece in evidence if piece.report]
    files = [_file(number, item.id, piece) for piece in evidence if piece.kind is EvidenceKind.FILE]
    return Submitted(
        year=number,
        code=item.code,
        page=urls.item(number, item.id),
        place=Place(filed.path if filed else f"data/{number}/items/{item.id}.yml"),
        reports=tuple(dict.fromkeys(urls.report(number, id) for id in (*answering, *named))),
        evidence=tuple(dict.fromkeys(files)),
    )


def _file(year: FiscalYear, owner: str, piece: Evidence) -> str:
    return urls.evidence_file(year, owner, piece)


def _worst(problems: tuple[Problem, ...]) -> Severity | None:
    found = {problem.severity for problem in problems}
    return next((severity for severity in (Severity.ERROR, Severity.WARNING) if severity in found), None)


def _print(inspection: Inspection, lang: str) -> None:
    words = _WORDS[lang]
    if inspection.section:
        click.echo(click.style(words["section"], bold=True))
        click.echo("\n".join(_told(inspection.section, lang)))
    for year in dict.fromkeys(report.submitted.year for report in inspection.items):
        click.echo(click.style(words["year"].format(year=year), bold=True))
        for report in inspection.items:
            if report.submitted.year == year:
                click.echo("\n".join(_lines(report, lang)))
    worst = [_worst(report.problems) for report in inspection.items]
    counts = {"fine": None, "warned": Severity.WARNING, "failed": Severity.ERROR}
    said = {name: worst.count(severity) for name, severity in counts.items()}
    click.echo(words["all"].format(n=len(worst), **said))


def _lines(report: ItemReport, lang: str) -> Iterator[str]:
    worst = _worst(report.problems)
    label = click.style(_WORDS[lang][worst], fg=_COLOURS[worst], bold=worst is not None)
    yield f"  {report.submitted.code:<4} {label}  {report.url}"
    yield from _told(report.problems, lang)


def _told(problems: tuple[Problem, ...], lang: str) -> Iterator[str]:
    for problem in problems:
        yield f"    {click.style(problem.code, fg=_COLOURS[problem.severity], bold=True)}  {problem.message(lang)}"
        yield f"      {click.style(_WORDS[lang]['fix'], fg='green')}  {problem.fix(lang)}"


def _as_json(inspection: Inspection, url: str) -> dict[str, object]:
    return {
        "url": url,
        "section": problems_as_json(Problems.of(inspection.section)),
        "items": [
            {
                "year": report.submitted.year,
                "item": report.submitted.code,
                "url": report.url,
                "state": "ok" if (worst := _worst(report.problems)) is None else worst.value,
                "problems": problems_as_json(Problems.of(report.problems)),
            }
            for report in inspection.items
        ],
        "not_seen": _WORDS["en"]["unseen"],
    }

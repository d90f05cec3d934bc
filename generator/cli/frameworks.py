"""``prongsai frameworks``: the OIT forms that the program knows, one of them, or two of them compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.cli.framework_words import CERTAINTY, CHANGE, DATA_YEAR, ROUND, WORDS
from generator.cli.tables import hanging, pad, room, table
from generator.cli.terminal import print_json, print_problems, problems_as_json, site_argument
from generator.cli.years import YearType, framework_of, own_framework_path, own_years
from generator.model.fiscal_year import FiscalYear
from generator.model.framework import Framework, Item, Requirement
from generator.model.framework_diff import ChangeKind, FrameworkDiff, ItemChange, diff
from generator.problems import Problems, UsageError
from generator.schema import shipped_years

F = TypeVar("F", bound=Callable[..., Any])


@click.group("frameworks")
def command() -> None:
    """ดูแบบวัด OIT ของแต่ละปี และเทียบว่าปีใหม่เปลี่ยนอะไร"""


def _options(function: F) -> F:
    function = click.option("--json", "as_json", is_flag=True, help="พิมพ์ผลเป็น JSON สำหรับโปรแกรมอื่น")(function)
    return click.option("--lang", type=click.Choice(["th", "en"]), default="th", help="ภาษาของข้อความ")(function)


# --- list ------------------------------------------------------------------------------------------------------------


@command.command("list")
@site_argument
@_options
def list_command(site: Path, lang: str, *, as_json: bool) -> int:
    """ทุกปีที่มีแบบวัด จำนวนข้อ และความแน่นอน"""
    own = own_years(site)
    frameworks, wrong = [], Problems()
    for year in sorted({*shipped_years(), *own}):
        framework, problems = framework_of(site, year)
        wrong |= problems
        if framework is not None:
            frameworks.append(framework)
    if as_json:
        print_json({"frameworks": [_summary(f, own) for f in frameworks], "problems": problems_as_json(wrong)})
    else:
        words = WORDS[lang]
        heads = [words[key] for key in ("year", "items", "version", "certainty", "known", "source")]
        click.echo(table([_row(f, own, lang) for f in frameworks], heads, within=room()))
        print_problems(wrong, site, lang=lang)
    return 1 if wrong.errors else 0


def _known(framework: Framework) -> int:
    return sum(item.requirements is not None for item in framework.items)


def _row(framework: Framework, own: tuple[FiscalYear, ...], lang: str) -> list[str]:
    words = WORDS[lang]
    notes = [words["provisional"]] * framework.provisional + [words["own"]] * (framework.year in own)
    return [
        str(framework.year),
        f"{len(framework.items):>3}",
        framework.version,
        CERTAINTY[lang][framework.certainty],
        f"{_known(framework)}/{len(framework.items)}",
        " · ".join([*notes, framework.source]),
    ]


def _summary(framework: Framework, own: tuple[FiscalYear, ...]) -> dict[str, object]:
    return {
        "year": int(framework.year),
        "version": framework.version,
        "items": len(framework.items),
        "certainty": framework.certainty.value,
        "provisional": framework.provisional,
        "requirements_known": _known(framework),
        "source": framework.source,
        "file": own_framework_path(framework.year) if framework.year in own else None,
    }


# --- show ------------------------------------------------------------------------------------------------------------


@command.command("show")
@click.argument("year", type=YearType())
@site_argument
@click.option("--item", help="เฉพาะข้อนี้ เช่น o12")
@_options
def show_command(year: FiscalYear, site: Path, item: str | None, lang: str, *, as_json: bool) -> int:
    """ตัวชี้วัด ข้อ องค์ประกอบ และเงื่อนไขของปีหนึ่ง"""
    framework, problems = framework_of(site, year)
    if framework is None:
        print_problems(problems, site, lang=lang)
        return 1
    items = framework.items if item is None else (_item(framework, item),)
    if as_json:
        whole = framework.model_dump(mode="json", by_alias=True, exclude_none=True)
        print_json(whole if item is None else items[0].model_dump(mode="json", by_alias=True, exclude_none=True))
        return 0
    lines = _head(framework, lang) if item is None else iter(())
    for line in (*lines, *_items(framework, items, lang)):
        click.echo(line)
    return 0


def _item(framework: Framework, id: str) -> Item:
    found = framework.item(id.lower() if id.lower().startswith("o") else f"o{id}")
    if found is None:
        first, last = framework.items[0].code, framework.items[-1].code
        raise UsageError(f"แบบปี {framework.year} ไม่มีข้อ {id} (มี {first} ถึง {last})")
    return found


def _head(framework: Framework, lang: str) -> Iterator[str]:
    words, scoring = WORDS[lang], framework.scoring
    yield click.style(framework.title, bold=True)
    notes = [f"{words['version']} {framework.version}", CERTAINTY[lang][framework.certainty]]
    yield " · ".join([*notes, *[words["provisional"]] * framework.provisional])
    yield hanging(framework.source, first=f"{words['source']}: ", within=room())
    weights = ", ".join(f"{tool.value} {weight:g}" for tool, weight in scoring.weights.items())
    certainty = CERTAINTY[lang]
    yield f"{words['weights']}: {weights} ({certainty[scoring.weights_certainty]})"
    yield f"{words['pass']}: {scoring.pass_mark:g} ({certainty[scoring.pass_mark_certainty]})"
    levels = ", ".join(f"{level.name} ≥ {level.minimum:g}" for level in scoring.levels)
    yield hanging(f"{levels} ({certainty[scoring.levels_certainty]})", first=f"{words['levels']}: ", within=room())


def _items(framework: Framework, items: tuple[Item, ...], lang: str) -> Iterator[str]:
    indicator = group = None
    for item in items:
        if item.indicator != indicator:
            indicator, group = item.indicator, None
            said = framework.indicator(indicator)
            yield ""
            yield click.style(f"{indicator} {said.title if said else ''}", bold=True)
        if item.group not in {None, group}:
            group = item.group
            yield f"  {group}"
        yield from _one(item, lang)


def _one(item: Item, lang: str) -> Iterator[str]:
    words, certainty, within = WORDS[lang], CERTAINTY[lang], room()
    yield click.style(hanging(item.title, first=f"  {pad(item.code, 5)}", within=within), fg="cyan")
    said = [DATA_YEAR[lang][item.data_year], *([ROUND[lang][item.round]] if item.round else [])]
    said += [words["none"]] * item.none_this_year + [certainty[item.certainty]]
    yield f"       {' · '.join(said)}"
    yield f"       {words['concepts']}: {', '.join(item.concepts)}"
    if item.requirements is None:
        yield f"       {words['unknown']}"
    for requirement in item.requirements or ():
        yield from _requirement(requirement, "       ", lang)
    for rule in item.rules:
        yield hanging(
            f"{rule.text} ({certainty[rule.certainty]})", first=f"       {words['rule']} {rule.rule}: ", within=within
        )
    yield hanging(item.source, first=f"       {words['source']}: ", within=within)


def _requirement(requirement: Requirement, indent: str, lang: str) -> Iterator[str]:
    note = f" ({CERTAINTY[lang][requirement.certainty]})" if requirement.certainty else ""
    yield hanging(requirement.text + note, first=f"{indent}• {requirement.id}: ", within=room())
    for part in requirement.requirements:
        yield from _requirement(part, indent + "  ", lang)


# --- diff ------------------------------------------------------------------------------------------------------------


@command.command("diff")
@click.argument("old", type=YearType())
@click.argument("new", type=YearType())
@site_argument
@_options
def diff_command(old: FiscalYear, new: FiscalYear, site: Path, lang: str, *, as_json: bool) -> int:
    """เทียบสองปีตามเรื่อง: เพิ่ม ตัดออก เปลี่ยนเลข เปลี่ยนเนื้อความ รวม แยก"""
    (before, wrong), (after, more) = framework_of(site, old), framework_of(site, new)
    if before is None or after is None:
        print_problems(wrong | more, site, lang=lang)
        return 1
    found = diff(before, after)
    if as_json:
        print_json(_diff_as_json(found))
        return 0
    words = WORDS[lang]
    counts = {"old": old, "olds": len(before.items), "new": new, "news": len(after.items)}
    click.echo(click.style(words["compare"].format(**counts), bold=True))
    click.echo(" · ".join(f"{CHANGE[lang][kind]} {len(found.of(kind))}" for kind in ChangeKind if found.of(kind)))
    click.echo()
    heads = [words[key] for key in ("before", "after", "change", "title")]
    rows = [row for change in found.changes for row in _diff_rows(change, lang)]
    click.echo(table(rows, heads, within=room()))
    click.echo(f"\n{words['inferred']}")
    return 0


def _diff_rows(change: ItemChange, lang: str) -> Iterator[list[str]]:
    """The change, and below it what there is to say more."""
    kinds = " ".join(CHANGE[lang][kind] for kind in change.kinds)
    title = " / ".join(item.title for item in change.new or change.old)
    yield ["+".join(item.code for item in change.old) or "–", "+".join(i.code for i in change.new) or "–", kinds, title]
    for label, text in _details(change):
        yield ["", "", "", f"  {WORDS[lang][label]}: {text}"]


def _details(change: ItemChange) -> Iterator[tuple[str, str]]:
    if len(change.old) == len(change.new) == 1:
        old, new = change.old[0], change.new[0]
        if old.title != new.title:
            yield "was", old.title
        if old.data_year != new.data_year:
            yield "data-year", f"{old.data_year.value} → {new.data_year.value}"
    elif change.new:
        yield from (("was", f"{item.code} {item.title}") for item in change.old)
    if change.concepts_added:
        yield "asks", ", ".join(change.concepts_added)
    if change.concepts_gone:
        yield "drops", ", ".join(change.concepts_gone)
    if change.requirements:
        yield from (("element-added", f"{part.id} {part.text}") for part in change.requirements.added)
        yield from (("element-gone", f"{part.id} {part.text}") for part in change.requirements.gone)
        yield from (("element-reworded", f"{a.text} → {b.text}") for a, b in change.requirements.reworded)


def _diff_as_json(found: FrameworkDiff) -> dict[str, object]:
    return {"old": int(found.old), "new": int(found.new), "changes": [_change_as_json(c) for c in found.changes]}


def _change_as_json(change: ItemChange) -> dict[str, object]:
    requirements = change.requirements
    return {
        "kinds": [kind.value for kind in change.kinds],
        "old": [{"id": item.id, "title": item.title} for item in change.old],
        "new": [{"id": item.id, "title": item.title} for item in change.new],
        "concepts_added": change.concepts_added,
        "concepts_gone": change.concepts_gone,
        "requirements": requirements
        and {
            "added": [part.id for part in requirements.added],
            "gone": [part.id for part in requirements.gone],
            "reworded": [part.id for part, _ in requirements.reworded],
        },
    }

"""The readiness of a year, for the officers: what an assessor would find, what to do first, and what cannot be known."""

from __future__ import annotations

from generator import urls
from generator.model.site import Site, Year
from generator.pages.page import Page
from generator.pages.views import Cell, CellPart, HeaderCell, Link, ReadinessView, TableView
from generator.rules import judge
from generator.rules.readiness import Forecast, ItemReadiness, Readiness, Verdict, Weight

VERDICTS = {
    Verdict.COMPLETE: "ครบตามระเบียน",
    Verdict.TO_BE_SEEN: "ครบตามระเบียน ต้องตรวจเอกสารด้วยตา",
    Verdict.UNKNOWN: "ไม่ทราบ",
    Verdict.PARTLY: "ครบบางส่วน",
    Verdict.MISSING: "ยังไม่มี",
    Verdict.NONE_THIS_YEAR: "ประกาศว่าปีนี้ไม่มี",
}
"""What the officers are told; no verdict says more than the records do."""


def readiness_page(site: Site, year: Year) -> Page:
    """The page of the readiness of *year*."""
    judged = judge(year, site)
    return Page(
        url=urls.readiness(year.year),
        template="readiness.html",
        view=_view(judged),
        title=f"ความพร้อมรับการประเมิน OIT ปี {year.year}",
        description=f"ผลตรวจความครบถ้วนก่อนส่งประเมิน ปี {year.year} {site.config.agency.label}",
        breadcrumb=(Link(urls.HOME, site.config.site.title), Link(urls.year(year.year), f"ปี {year.year}")),
        year=year.year,
        in_sitemap=False,
        subject=f"ความพร้อม ปี {year.year}",
    )


def forecast_words(forecast: Forecast) -> str:
    """``85.71``, with the range that what is not known leaves open; ``ไม่ทราบ`` where nothing is known."""
    if forecast.score is None:
        return "ไม่ทราบ"
    known = f"{forecast.score:.2f}"
    if not forecast.unknown:
        return known
    return f"{known} (ระหว่าง {forecast.low:.2f} ถึง {forecast.high:.2f} เพราะไม่ทราบ {forecast.unknown} ข้อ)"


def _view(judged: Readiness) -> ReadinessView:
    return ReadinessView(
        year=judged.year,
        framework=judged.framework,
        provisional=judged.provisional,
        forecast=forecast_words(judged.oit),
        counts=tuple((VERDICTS[verdict], count) for verdict, count in judged.counts.items() if count),
        tables=(
            _table("to-do", "สิ่งที่ควรทำก่อน", ("ข้อ", "สิ่งที่ขาด", "วิธีแก้"), [_to_do(item, judged) for item in judged.to_do]),
            _table(
                "forecast",
                "คะแนนคาดการณ์รายตัวชี้วัด",
                ("ตัวชี้วัด", "คะแนนคาดการณ์", "จำนวนข้อ"),
                [
                    (_cell(f"{o.id} {o.title}"), _cell(forecast_words(o.forecast)), _cell(str(o.forecast.items)))
                    for o in judged.indicators
                ],
            ),
            _table(
                "items",
                "ผลตรวจรายข้อ",
                ("ข้อ", "ผลตรวจ", "องค์ประกอบที่มีหลักฐาน", "คะแนนคาดการณ์", "ข้อสังเกต"),
                [_item(item, judged) for item in judged.items],
            ),
        ),
    )


def _to_do(item: ItemReadiness, judged: Readiness) -> tuple[Cell, ...]:
    step = item.next_step
    said = (step.message(), step.fix()) if step else ("", "")
    return (_code(item, judged), _cell(said[0]), _cell(said[1]))


def _item(item: ItemReadiness, judged: Readiness) -> tuple[Cell, ...]:
    graver = tuple(r.problem.message() for r in item.remarks if r.weight is not Weight.ADVICE)
    eye = tuple(f"ต้องตรวจด้วยตา: {rule.rule.text}" for rule in item.rules if rule.state.value == "to-be-seen")
    counted = f"{item.shown} จาก {len(item.requirements)}" if item.item.requirements is not None else "ไม่ทราบองค์ประกอบ"
    score = "ไม่ทราบ" if item.forecast is None else str(item.forecast)
    return (_code(item, judged), _cell(VERDICTS[item.verdict]), _cell(counted), _cell(score), _cell(*graver, *eye))


def _code(item: ItemReadiness, judged: Readiness) -> Cell:
    text = f"{item.item.code} {item.item.title}"
    return Cell((CellPart((text,), link=urls.item(judged.year, item.item.id)),))


def _cell(*lines: str) -> Cell:
    kept = tuple(dict.fromkeys(line for line in lines if line))
    return Cell((CellPart(kept),) if kept else ())


def _table(id: str, caption: str, labels: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> TableView:
    return TableView(id, caption, (tuple(HeaderCell(label) for label in labels),), labels, tuple(rows), 0)

"""The EIT survey: the block with its QR code, its page, and what an agency embeds on its home page."""

from __future__ import annotations

from datetime import date

from generator import urls
from generator.model.config import Survey
from generator.model.fiscal_year import FiscalYear
from generator.model.site import Site
from generator.pages.page import Page, SearchText
from generator.pages.views import EitView, Link, SurveyView


def survey_view(site: Site, year: FiscalYear, today: date | None) -> SurveyView | None:
    """The survey of *year*, where there is one; its state is told only for a given *today*."""
    survey = site.config.eit.get(year)
    if survey is None:
        return None
    ending = survey.qr.rpartition(".")[2].lower() if survey.qr else "svg"
    return SurveyView(
        year=year,
        url=survey.url,
        svg=urls.qr(year, "png" if survey.qr and ending == "png" else "svg"),
        png=urls.qr(year, "png"),
        own_picture=survey.qr is not None,
        opens=survey.opens,
        closes=survey.closes,
        state=survey_state(survey, today),
        page=urls.EIT,
    )


def survey_state(survey: Survey, today: date | None) -> str:
    """``undated``; ``dated`` where no day is given to judge by; ``not-yet-open``, ``open`` or ``closed`` on *today*."""
    if survey.opens is None and survey.closes is None:
        return "undated"
    if today is None:
        return "dated"
    if survey.opens is not None and today < survey.opens:
        return "not-yet-open"
    return "closed" if survey.closes is not None and today > survey.closes else "open"


def eit_page(site: Site, surveys: tuple[SurveyView, ...]) -> Page:
    """The page of the EIT survey of every year."""
    base = site.config.site.url or ""
    current = next((s for s in surveys if s.year == site.config.site.current_year), None)
    days = [day for survey in site.config.eit.values() for day in (survey.opens,) if day is not None]
    return Page(
        url=urls.EIT,
        template="eit.html",
        view=EitView(surveys, current, base + urls.EMBED_EIT, base + urls.EMBED_OIT),
        title="แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
        description=f"ร่วมตอบแบบวัด EIT ของ{site.config.agency.name}",
        breadcrumb=(Link(urls.HOME, site.config.site.title),),
        lastmod=max(days, default=None),
        record="site_config.yml",
        search=SearchText("page", text="EIT แบบสำรวจ ความคิดเห็น QR Code ประชาชน ผู้รับบริการ ประเมินหน่วยงาน"),
        subject="แบบวัด EIT",
    )

"""schema.org in the pages, as JSON-LD: who publishes, which data there are, and what each document is.

A page carries what it is about and no more: the agency is described on the home page, and elsewhere named by its
address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.json import encode

from generator import urls
from generator.exports.addresses import address
from generator.exports.media_types import media_type
from generator.exports.open_data import document_url
from generator.exports.open_tables import TABLES
from generator.model.fiscal_year import FiscalYear
from generator.model.site import Site
from generator.pages import Page
from generator.pages.views import EvidenceView, HomeView, ItemView, NotFoundView, ReportView, YearView

Node = dict[str, Any]


def structured(page: Page, site: Site) -> Sequence[str]:
    """The JSON-LD texts of *page*: one, or none where there is nothing to say."""
    nodes = [_without_gaps(node) for node in (*_about(page, site), *_breadcrumb(page, site))]
    if not nodes or isinstance(page.view, NotFoundView):
        return ()
    whole = {"@context": "https://schema.org", "@graph": nodes}
    return (encode(whole).decode(),)


def _about(page: Page, site: Site) -> Iterator[Node]:
    match page.view:
        case HomeView():
            yield _agency(page, site)
        case YearView():
            yield _dataset(page, site)
        case ItemView():
            yield from _documents(page, site, page.view.evidence)
        case ReportView():
            yield _report(page, site, page.view)
            yield from _documents(page, site, page.view.evidence)


def _agency(page: Page, site: Site) -> Node:
    agency = site.config.agency
    logo = site.config.site.logo
    place = {
        "@type": "PostalAddress", "streetAddress": agency.address, "addressLocality": agency.district,
        "addressRegion": agency.province, "addressCountry": "TH",
    }  # fmt: skip
    return {
        "@type": "GovernmentOrganization",
        "@id": _agency_id(page, site),
        "name": agency.name,
        "alternateName": [name for name in (agency.short_name, agency.name_en) if name],
        "url": agency.main_website or address(site, urls.HOME, page.url),
        "logo": address(site, f"assets/{logo}", page.url) if logo else None,
        "address": _without_gaps(place),
        "telephone": list(agency.phone),
        "faxNumber": list(agency.fax),
        "email": agency.email,
        "hasMap": agency.map,
    }


def _dataset(page: Page, site: Site) -> Node:
    year = site.years[FiscalYear(page.view.year)]
    number, first = year.year, year.facts.first
    return {
        "@type": "Dataset",
        "@id": address(site, page.url, page.url),
        "url": address(site, page.url, page.url),
        "name": page.title,
        "description": f"{page.description} พร้อมองค์ประกอบ หลักฐาน และมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "inLanguage": "th",
        "isAccessibleForFree": True,
        "creator": {"@id": _agency_id(page, site)},
        "temporalCoverage": f"{number.first_day}/{number.last_day}",
        "datePublished": str(first) if first else None,
        "dateModified": _text(year.facts.latest),
        "distribution": [_download(page, site, *file) for file in _files(number)],
    }


def _files(year: FiscalYear) -> Iterator[tuple[str, str, str]]:
    """Path, media type and title of every file of the year's data."""
    yield document_url(year), "application/json", f"ข้อมูลทั้งหมดของปี {year}"
    for table in TABLES:
        yield table.path(year), "text/csv", f"{table.title} ปี {year}"


def _download(page: Page, site: Site, path: str, media: str, title: str) -> Node:
    url = address(site, path, page.url)
    return {"@type": "DataDownload", "name": title, "encodingFormat": media, "contentUrl": url}


def _report(page: Page, site: Site, view: ReportView) -> Node:
    return {
        "@type": "Report",
        "@id": address(site, page.url, page.url),
        "url": address(site, page.url, page.url),
        "name": view.title,
        "inLanguage": "th",
        "publisher": {"@id": _agency_id(page, site)},
        "reportNumber": view.memo.number if view.memo else None,
        "dateCreated": _text(view.prepared_date),
        "datePublished": _text(view.published),
        "dateModified": _text(view.updated),
    }


def _documents(page: Page, site: Site, evidence: Sequence[EvidenceView]) -> Iterator[Node]:
    """Every document that is shown as evidence; a channel is no document, and what was withdrawn is none any more."""
    here = address(site, page.url, page.url)
    for piece in evidence:
        if piece.kind != "channel" and piece.withdrawn is None:
            yield {
                "@type": "DigitalDocument",
                "@id": f"{here}#evidence-{piece.id}",
                "name": piece.title,
                "url": address(site, piece.url, page.url),
                "encodingFormat": media_type(piece.url) if piece.kind == "file" else None,
                "inLanguage": piece.language,
                "dateCreated": _text(piece.date),
                "datePublished": _text(piece.published),
                "temporalCoverage": _coverage(piece.data_year),
            }


def _coverage(data_year: int | None) -> str | None:
    year = FiscalYear(data_year) if data_year else None
    return f"{year.first_day}/{year.last_day}" if year else None


def _breadcrumb(page: Page, site: Site) -> Iterator[Node]:
    if page.breadcrumb:
        above = [(link.text, link.url) for link in page.breadcrumb]
        yield {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": at, "name": text, "item": address(site, url, page.url)}
                for at, (text, url) in enumerate([*above, (page.title, page.url)], start=1)
            ],
        }


def _agency_id(page: Page, site: Site) -> str:
    return f"{address(site, urls.HOME, page.url)}#agency"


def _text(day: object) -> str | None:
    return str(day) if day is not None else None


def _without_gaps(node: Mapping[str, Any]) -> Node:
    """*node* without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, [])}

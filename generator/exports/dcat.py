"""``data/catalog.rdf``: the open data as a catalogue in the words of DCAT, so that a national portal can harvest it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import quote

from msgspec import Struct

from generator import urls
from generator.exports.addresses import address
from generator.exports.open_data import SCHEMA, document_url
from generator.exports.open_tables import TABLES
from generator.model.site import Site, Year
from generator.publish.previous import Written
from generator.templating import Templates

CATALOG = "data/catalog.rdf"


class Distribution(Struct, frozen=True):
    """One file in which the data of a year can be had."""

    id: str
    url: str
    title: str
    media: str
    """Media type."""
    format: str
    """Code of the file type in the list of the European publications office, which DCAT-AP asks for."""
    size: int
    """Bytes."""
    sha256: str
    schema: str | None
    """Address of what it conforms to."""


class Dataset(Struct, frozen=True):
    """The open data of one year."""

    id: str
    page: str
    identifier: str
    title: str
    description: str
    first_day: date
    last_day: date
    issued: date | None
    modified: date | None
    distributions: tuple[Distribution, ...]


class Catalog(Struct, frozen=True):
    """The catalogue; every address in it is as it is written in the file."""

    id: str
    home: str
    publisher: str
    publisher_page: str
    title: str
    description: str
    email: str | None
    """As an address: ``mailto:…``."""
    phone: str | None
    place: str
    issued: date | None
    modified: date | None
    datasets: tuple[Dataset, ...]


def catalog(site: Site, templates: Templates, written: Mapping[str, Written]) -> str:
    """The text of the catalogue of the open data, which are *written* before."""
    datasets = tuple(_dataset(site, year, written) for year in site.years.values())
    agency, home = site.config.agency, address(site, urls.HOME, CATALOG)
    view = Catalog(
        id=address(site, CATALOG, CATALOG),
        home=home,
        publisher=f"{home}#agency",
        publisher_page=agency.main_website or home,
        title=f"ข้อมูลเปิด {site.config.site.title} {agency.label}",
        description=f"ข้อมูลที่{agency.name}เปิดเผยตามแบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT) รายปีงบประมาณ",
        email=f"mailto:{quote(agency.email, safe='@')}" if agency.email else None,
        phone=agency.phone[0] if agency.phone else None,
        place=f"อำเภอ{agency.district} จังหวัด{agency.province}",
        issued=min((dataset.issued for dataset in datasets if dataset.issued), default=None),
        modified=max((dataset.modified for dataset in datasets if dataset.modified), default=None),
        datasets=datasets,
    )
    return templates.plain("dcat.xml", CATALOG, view)


def _dataset(site: Site, year: Year, written: Mapping[str, Written]) -> Dataset:
    number = year.year
    return Dataset(
        id=f"{address(site, CATALOG, CATALOG)}#{number}",
        page=address(site, urls.year(number), CATALOG),
        identifier=f"oit-{number}",
        title=f"{site.config.site.title} ปีงบประมาณ พ.ศ. {number} {site.config.agency.label}",
        description=f"ข้อ OIT {len(year.framework.items)} ข้อ องค์ประกอบด้านข้อมูล หลักฐาน และมาตรการส่งเสริมคุณธรรม"
        f"และความโปร่งใส ปีงบประมาณ พ.ศ. {number}",
        first_day=number.first_day,
        last_day=number.last_day,
        issued=year.facts.first,
        modified=year.facts.latest,
        distributions=tuple(_distributions(site, year, written)),
    )


def _distributions(site: Site, year: Year, written: Mapping[str, Written]) -> Iterator[Distribution]:
    number = year.year
    files: Sequence[tuple[str, str, str]] = (
        (document_url(number), "ข้อมูลทั้งหมด (JSON)", "JSON"),
        *((table.path(number), f"{table.title} (CSV)", "CSV") for table in TABLES),
    )
    for path, title, format in files:
        yield Distribution(
            id=f"{address(site, CATALOG, CATALOG)}#{path.removeprefix('data/')}",
            url=address(site, path, CATALOG),
            title=f"{title} ปีงบประมาณ พ.ศ. {number}",
            media="application/json" if format == "JSON" else "text/csv",
            format=format,
            size=written[path].size,
            sha256=written[path].sha256,
            schema=address(site, SCHEMA, CATALOG) if format == "JSON" else None,
        )

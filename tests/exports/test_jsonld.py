"""schema.org in the pages, read as a search engine reads it: as a graph, checked against shapes of our own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, Namespace

from generator.build import build
from shared import ITEM, TODAY, BuiltSite

SCHEMA = Namespace("https://schema.org/")
BASE = "https://base.example/ita/"
SITES = ["koh-chan", "sample"]

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use


def texts(page: Any) -> list[str]:
    """The JSON-LD of a parsed page."""
    return [script.text for script in page.xpath("//script[@type='application/ld+json']")]


def graph_of(text: str, url: str) -> Graph:
    """The graph of a page; the vocabulary stands for the context, which would have to be fetched."""
    document = json.loads(text)
    assert document.pop("@context") == "https://schema.org"
    document["@context"] = {"@vocab": str(SCHEMA)}
    return Graph().parse(data=json.dumps(document), format="json-ld", publicID=BASE + url, base=BASE + url)


def graphs(site: BuiltSite, pattern: str = "*.html") -> Iterator[tuple[str, Graph]]:
    """Every page that says something, with its graph."""
    for path in sorted(site.out.glob(pattern)):
        url = path.relative_to(site.out).as_posix()
        for text in texts(site.html(url)):
            yield url, graph_of(text, url)


def one(graph: Graph, kind: str) -> URIRef:
    """The only node of *kind*."""
    found = list(graph.subjects(RDF.type, SCHEMA[kind]))
    assert len(found) == 1
    return found[0]


def values(graph: Graph, node: Any, name: str) -> list[str]:
    """The values of a property."""
    return [str(value) for value in graph.objects(node, SCHEMA[name])]


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest, built_site: Callable[[str], BuiltSite]) -> BuiltSite:
    """One with an address of its own and several years, and one without."""
    return built_site(request.param)


def test_the_home_page_says_who_publishes(site: BuiltSite) -> None:
    """Name, place, country; and no property without a value."""
    graph = dict(graphs(site, "index.html"))["index.html"]
    agency = one(graph, "GovernmentOrganization")
    assert values(graph, agency, "name") == [site.site.config.agency.name]
    address = next(graph.objects(agency, SCHEMA.address))
    assert (address, RDF.type, SCHEMA.PostalAddress) in graph
    assert values(graph, address, "addressRegion") == [site.site.config.agency.province]
    assert values(graph, address, "addressCountry") == ["TH"]
    assert not [value for value in graph.objects() if isinstance(value, Literal) and not str(value).strip()]


def test_every_year_is_a_dataset_of_the_agency_that_can_be_downloaded(site: BuiltSite) -> None:
    """What a search for data sets asks for: name, description of 50 to 5,000 letters, creator, period, files."""
    home = one(dict(graphs(site, "index.html"))["index.html"], "GovernmentOrganization")
    found = list(graphs(site, "2*/index.html"))
    assert len(found) == len(site.site.years)
    for url, graph in found:
        data = one(graph, "Dataset")
        assert 50 <= len(values(graph, data, "description")[0]) <= 5_000
        assert values(graph, data, "creator") == [str(home)]
        year = next(year for year in site.site.years if url.startswith(str(year)))
        assert values(graph, data, "temporalCoverage") == [f"{year.first_day}/{year.last_day}"]
        files = list(graph.objects(data, SCHEMA.distribution))
        assert len(files) == 5
        for file in files:
            (link,) = values(graph, file, "contentUrl")
            root = site.site.config.site.url
            path = link.removeprefix(root) if root else f"{url.rpartition('/')[0]}/{link}"
            assert (site.out / path).is_file()
            assert values(graph, file, "encodingFormat")[0] in {"application/json", "text/csv"}


def test_every_document_on_an_item_page_is_one(site: BuiltSite) -> None:
    """With a name and an address; channels are no documents, and what was withdrawn is none any more."""
    for url, graph in graphs(site, "2*/o*.html"):
        number, id = url.removesuffix(".html").split("/")
        year = next(year for year in site.site.years.values() if str(year.year) == number)
        disclosure = year.disclosure(id)
        pieces = disclosure.evidence if disclosure else ()
        wanted = [piece.title for piece in pieces if piece.channel is None and piece.withdrawn is None]
        documents = list(graph.subjects(RDF.type, SCHEMA.DigitalDocument))
        assert sorted(title for node in documents for title in values(graph, node, "name")) == sorted(wanted)
        assert all(len(values(graph, node, "url")) == 1 for node in documents)
        anchors = set(site.html(url).xpath("//@id"))
        assert {str(node).partition("#")[2] for node in documents} <= anchors


def test_report_pages_are_reports(site: BuiltSite) -> None:
    """With their title and publisher."""
    for url, graph in graphs(site, "2*/reports/*.html"):
        report = one(graph, "Report")
        assert values(graph, report, "name")
        assert values(graph, report, "publisher")[0].endswith("index.html#agency"), url


def test_the_way_to_a_page_is_numbered_from_the_home_page(site: BuiltSite) -> None:
    """As the visible breadcrumb is."""
    for url, graph in graphs(site, "**/*.html"):
        for crumbs in graph.subjects(RDF.type, SCHEMA.BreadcrumbList):
            steps = list(graph.objects(crumbs, SCHEMA.itemListElement))
            numbers = sorted(int(values(graph, step, "position")[0]) for step in steps)
            assert numbers == list(range(1, len(steps) + 1)), url
            assert all(values(graph, step, "name") and values(graph, step, "item") for step in steps)


def test_item_pages_stay_light(site: BuiltSite) -> None:
    """1.5 KB on a typical page, 4 KB on any."""
    pages = [site.html(path.relative_to(site.out).as_posix()) for path in site.out.glob("2*/o*.html")]
    sizes = [sum(len(text.encode()) for text in texts(page)) for page in pages]
    assert median(sizes) <= 1_500
    assert max(sizes) <= 4_000


def test_a_page_that_was_not_found_is_about_nothing(site: BuiltSite) -> None:
    """A search engine must not list it."""
    assert texts(site.html("404.html")) == []


def test_a_hostile_title_does_not_leave_its_script(write_site: Callable[..., Any], tmp_path: Any) -> None:
    """What ends a script element is written in another way, and means the same."""
    evil = "</script><script>alert(1)</script><!--"
    root = write_site({"data/2567/items/o1.yml": ITEM.replace("แผนผังโครงสร้าง", f'"{evil}"')})
    assert not build(root, tmp_path / "out", today=TODAY).problems.errors
    html = (tmp_path / "out/2567/o1.html").read_text("utf-8")
    start = html.index('<script type="application/ld+json">') + 35
    text = html[start : html.index("</script>", start)]
    assert "<" not in text
    assert evil in [node.get("name") for node in json.loads(text)["@graph"]]

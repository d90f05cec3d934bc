"""The catalogue, read as a portal reads it: as a graph, checked against shapes of our own after DCAT-AP."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, XSD, Namespace

from generator.build import build
from shared import CONFIG, TODAY, BuiltSite

BASE = "https://base.example/ita/"
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

PREFIXES = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX spdx: <http://spdx.org/rdf/terms#>
"""
SHAPES = {
    "a catalogue has a title, a description, a publisher with a name, and a home page": """
        SELECT ?x { ?x a dcat:Catalog FILTER NOT EXISTS {
            ?x dct:title ?t; dct:description ?d; dct:publisher/foaf:name ?n; foaf:homepage ?h } }""",
    "a publisher is an agent": "SELECT ?x { ?y dct:publisher ?x FILTER NOT EXISTS { ?x a foaf:Agent } }",
    "a data set has a title, a description, a contact, a period and a landing page": """
        SELECT ?x { ?x a dcat:Dataset FILTER NOT EXISTS {
            ?x dct:title ?t; dct:description ?d; dcat:contactPoint ?c; dcat:landingPage ?p; dct:identifier ?i;
               dct:temporal [ a dct:PeriodOfTime; dcat:startDate ?from; dcat:endDate ?to ]
            FILTER (datatype(?from) = xsd:date && datatype(?to) = xsd:date && ?from < ?to) } }""",
    "a data set is in the catalogue": """
        SELECT ?x { ?x a dcat:Dataset FILTER NOT EXISTS { ?c a dcat:Catalog; dcat:dataset ?x } }""",
    "a data set can be had": "SELECT ?x { ?x a dcat:Dataset FILTER NOT EXISTS { ?x dcat:distribution ?f } }",
    "a distribution has an address, a media type, a format, a size and a checksum": """
        SELECT ?x { ?x a dcat:Distribution FILTER NOT EXISTS {
            ?x dcat:accessURL ?u; dcat:downloadURL ?u; dcat:mediaType ?m; dct:format ?f; dcat:byteSize ?s;
               spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha256; spdx:checksumValue ?v ]
            FILTER (isIRI(?u) && ?s > 0 && strlen(str(?v)) = 64) } }""",
    "titles are Thai": """
        SELECT ?x { ?x dct:title ?t FILTER (lang(?t) != "th") }""",
    "days are days": "SELECT ?x { ?x dct:issued|dct:modified ?d FILTER (datatype(?d) != xsd:date) }",
}
"""What must hold, and a query for what breaks it."""


def graph_of(site: BuiltSite) -> Graph:
    """The catalogue of a built section."""
    base = BASE + "data/catalog.rdf"
    return Graph().parse(data=(site.out / "data/catalog.rdf").read_bytes(), format="xml", publicID=base)


@pytest.mark.parametrize("name", ["koh-chan", "sample"])
@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(built_site: Callable[[str], BuiltSite], name: str, shape: str) -> None:
    """Every shape holds for a section with an address and for one without."""
    graph = graph_of(built_site(name))
    assert [str(row[0]) for row in graph.query(PREFIXES + SHAPES[shape])] == []


@pytest.mark.parametrize("name", ["koh-chan", "sample"])
def test_it_lists_every_year_and_the_files_that_are_there(built_site: Callable[[str], BuiltSite], name: str) -> None:
    """Size and SHA-256 are those of the files."""
    site = built_site(name)
    graph, root = graph_of(site), site.site.config.site.url or BASE
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == len(site.site.years)
    files = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(files) == 5 * len(site.site.years)
    for file in files:
        url = str(next(graph.objects(file, DCAT.downloadURL)))
        data = (site.out / url.removeprefix(root)).read_bytes()
        assert int(next(graph.objects(file, DCAT.byteSize))) == len(data)  # type: ignore[call-overload]
        checksum = next(graph.objects(file, SPDX.checksum))
        assert str(next(graph.objects(checksum, SPDX.checksumValue))).lower() == sha256(data).hexdigest()


def test_relative_addresses_are_resolved_against_the_file(built_site: Callable[[str], BuiltSite]) -> None:
    """The agency is the one that the home page describes."""
    graph = graph_of(built_site("koh-chan"))
    publisher = next(graph.objects(None, DCTERMS.publisher))
    assert publisher == URIRef(f"{BASE}index.html#agency")
    assert str(next(graph.objects(publisher, FOAF.name))) == "องค์การบริหารส่วนตำบลเกาะจัน"
    assert next(graph.objects(None, DCAT.startDate)).datatype == XSD.date  # type: ignore[union-attr]


def test_markup_in_a_name_is_text(write_site: Callable[..., object], tmp_path: object) -> None:
    """And an e-mail address becomes an address."""
    config = CONFIG.replace("province: ทดสอบ", 'province: "<b>&\\"", email: saraban@example.go.th')
    root = write_site({"site_config.yml": config})
    assert not build(root, tmp_path / "out", today=TODAY).problems.errors  # type: ignore[arg-type,operator]
    text = (tmp_path / "out/data/catalog.rdf").read_text("utf-8")  # type: ignore[operator]
    graph = Graph().parse(data=text, format="xml", publicID=BASE)
    assert 'จังหวัด<b>&"' in " ".join(str(value) for value in graph.objects())
    assert URIRef("mailto:saraban@example.go.th") in set(graph.objects(None, VCARD.hasEmail))

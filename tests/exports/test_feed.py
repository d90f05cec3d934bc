"""The feed of changes: a feed by RFC 4287 wherever there is one, and an entry is the same entry in every build."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from generator import __version__
from generator.build import build
from generator.exports.server import feed
from generator.model.facts import ChangeFacts
from generator.model.site import Site, Year
from generator.pages import make_frame
from generator.pages.home import all_changes
from generator.schema import read_site
from generator.templating import Templates
from shared import ITEM, SITES, TODAY, BuiltSite

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def with_changes(site: Site) -> Site:
    """*site* with an address, and with something to tell of every item: the reports of real agencies say neither."""
    home = site.config.site.model_copy(update={"url": "https://www.example.go.th/ita/"})
    years = {number: replace(year, facts=replace(year.facts, changes=_told(year))) for number, year in site.years.items()}
    return replace(site, config=site.config.model_copy(update={"site": home}), years=years)


def _told(year: Year) -> tuple[ChangeFacts, ...]:
    told: list[ChangeFacts] = []
    for item, filed in year.disclosures.items():
        day = filed.record.published or year.year.first_day
        told += [
            ChangeFacts(item, of_report=False, date=day, note=note, evidence=None)
            for note in (None, filed.record.summary or item)
        ]
    return tuple(told)


def feed_of(name: str) -> str:
    """The feed of one of the six sites."""
    site, _ = read_site(SITES[name], today=TODAY)
    assert site is not None
    site = with_changes(site)
    return feed(Templates(make_frame(site, __version__)), all_changes(site))


def complaints(text: str) -> list[str]:
    """What is wrong with a feed: by the grammar, and by the rules that no grammar can say."""
    tree = etree.fromstring(text.encode())
    GRAMMAR.validate(tree)
    return [*(f"{error.line}: {error.message}" for error in GRAMMAR.error_log), *_beyond_grammar(ET.fromstring(text))]


def _beyond_grammar(root: ET.Element) -> Iterator[str]:
    entries = root.findall(f"{ATOM}entry")
    for part in (root, *entries):
        seen: set[tuple[str | None, ...]] = set()
        for link in part.findall(f"{ATOM}link"):
            kind = tuple(link.get(key) for key in ("type", "hreflang"))
            if link.get("rel", "alternate") == "alternate":
                if kind in seen:
                    yield "4.1.1: two alternate links of one type and language"
                seen.add(kind)
        if part is not root and not seen and part.find(f"{ATOM}content") is None:
            yield "4.1.2: neither content nor an alternate link"
    if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
        yield "4.1.1: no link to itself"
    ids = [part.findtext(f"{ATOM}id") for part in (root, *entries)]
    if len(set(ids)) != len(ids):
        yield "4.1.1: two entries with one id"
    latest = max((entry.findtext(f"{ATOM}updated") or "" for entry in entries), default="")
    if (root.findtext(f"{ATOM}updated") or "") < latest:
        yield "4.2.15: the feed is older than an entry"


@pytest.mark.parametrize("name", SITES)
def test_the_feed_of_every_site_is_one_by_the_grammar(name: str) -> None:
    """And the same in a second build."""
    text = feed_of(name)
    assert complaints(text) == []
    assert "<entry>" in text
    assert feed_of(name) == text


def test_the_feed_of_the_sample_as_it_is_built(built_site: Callable[[str], BuiltSite]) -> None:
    """With what its records really tell; where nothing is told there is no feed, and no page that names one."""
    feeds = {name: built_site(name).out / "feed.xml" for name in ("sample", "koh-chan")}
    assert complaints(feeds["sample"].read_text("utf-8")) == []
    assert not feeds["koh-chan"].exists()
    assert "feed.xml" not in (feeds["koh-chan"].parent / "updates.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<title>", "<title/><title>"),
        ("<id>https://www.example.go.th/ita/feed.xml</id>", ""),
        ("<id>https://www.example.go.th/ita/2", "<id>2"),
        ("T00:00:00+07:00</updated>", "</updated>"),
        ("T00:00:00+07:00</updated>", "T00:00:00</updated>"),
        ("<author>", "<author><age>3</age>"),
        ('<link rel="self"', '<link rel="self" hreflang="not a language"'),
        ("<summary>", "<summary>a</summary><summary>"),
        ('rel="alternate"', 'rel="related"'),
        ("<updated>2", "<updated>1"),
        ("<entry>", "<entry><entry/>"),
        ("<entry>", "<p>a</p><entry>"),
    ],
)
def test_these_tests_see_a_feed_that_is_none(old: str, new: str) -> None:
    """Each of the rules is looked at."""
    text = feed_of("sample")
    assert old in text
    wrong = text.replace(old, new) if "rel" in old else text.replace(old, new, 1)
    assert complaints(wrong)


CHANGES = """\
changes:
  - {date: 2024-04-02, note: "แก้ <ยอด> & หน้า 3", evidence: plan.pdf}
  - {date: 2024-04-02, note: แก้คำผิด}
  - {date: 2024-04-02, note: แก้คำผิด}
"""


def entries(site: Path, out: Path) -> dict[str, str]:
    """The entries of a built feed: summary by id."""
    assert build(site, out, today=TODAY).changes is not None
    text = (out / "feed.xml").read_text("utf-8")
    assert complaints(text) == []
    found = ET.fromstring(text).findall(f"{ATOM}entry")
    return {entry.findtext(f"{ATOM}id", ""): entry.findtext(f"{ATOM}summary", "") for entry in found}


def test_an_entry_keeps_its_id_when_another_comes(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """Before it, after it, and in another record; what stands twice in a record is one entry."""
    site = write_site({"data/2567/items/o1.yml": ITEM + CHANGES})
    before = entries(site, tmp_path / "out")
    assert sorted(before.values()) == ["เผยแพร่ครั้งแรก", "แก้ <ยอด> & หน้า 3", "แก้คำผิด"]
    added = "changes:\n  - {date: 2024-04-02, note: ก่อน}\n" + CHANGES.removeprefix("changes:\n")
    (site / "data/2567/items/o1.yml").write_text(ITEM + added + "  - {date: 2024-05-02, note: หลัง}\n", "utf-8")
    (site / "data/2567/items/o2.yml").write_text(ITEM.replace("item: o1", "item: o2").replace("[chart]", "[]"), "utf-8")
    after = entries(site, tmp_path / "out")
    assert before.items() <= after.items()
    assert len(after) == len(before) + 3


def test_what_was_withdrawn_is_told(write_site: Callable[..., Path], tmp_path: Path) -> None:
    """With its reason, which the record has to give."""
    withdrawn = ITEM.replace("covers: [chart]", "withdrawn: {date: 2024-05-10, reason: มีฉบับใหม่}")
    found = entries(write_site({"data/2567/items/o1.yml": withdrawn}), tmp_path / "out")
    assert "ถอนหลักฐาน “แผนผังโครงสร้าง” เพราะมีฉบับใหม่" in found.values()

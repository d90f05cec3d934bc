"""The special rules of the forms: what records can show of them, and what is left for an eye to see."""

import pytest

from generator.rules import judge
from generator.rules.readiness import RuleState, Verdict
from generator.rules.special import host
from generator.schema import read_framework, shipped_years
from tests.rules.test_years import FORM

HEAD = """
-- site_config.yml --
agency: {name: ก, kind: อบต., district: ข, province: ค, main_website: "https://www.example.go.th"}
site: {current_year: YEAR, years: [YEAR], demo: fictional}
EIT
-- data/YEAR/items/ITEM.yml --
item: ITEM
status: published
owners: สำนักปลัด
"""


@pytest.fixture
def rule_of(expect, site_of):
    """The state of one rule of one item; problems are expected where the text marks them."""

    def of(rule, item, evidence, *, year="2567", codes="", eit="", where="where: หน้าหลัก\n", more=""):
        head = HEAD.replace("YEAR", year).replace("ITEM", item).replace("EIT", eit)
        text = head + where + evidence.strip("\n") + "\n" + more
        expect(text, codes=codes)
        while "«" in text:
            text = text[: text.index("«")] + text[text.index("»") + 1 :]
        site, _, _ = site_of(text)
        found = next(one for one in judge(site.current, site).items if one.item.id == item)
        return next(one.state for one in found.rules if one.rule.rule == rule), found

    return of


O16 = """
evidence:
  - title: ความก้าวหน้า
    url: https://www.example.go.th/a.xlsx
    date: 2024-04-05
    data_year: 2567
    {as_of}
    covers: [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12]
"""


@pytest.mark.parametrize(
    ("as_of", "state", "verdict", "score"),
    [
        ("as_of: 2024-03-31", RuleState.KEPT, Verdict.COMPLETE, 100),
        ("as_of: 31 มี.ค. 67", RuleState.KEPT, Verdict.COMPLETE, 100),
        ("as_of: «C905»2024-03-30", RuleState.BROKEN, Verdict.PARTLY, 0),
        ("note: ก", RuleState.TO_BE_SEEN, Verdict.UNKNOWN, None),
    ],
)
def test_as_of(rule_of, as_of, state, verdict, score):
    """O16 of 2567 counts contracts at 31 March 2567."""
    evidence = O16.format(as_of=as_of)
    if as_of.startswith("note"):
        evidence = evidence.replace("  - title", "  «C906»- title")
    found, item = rule_of("as-of", "o16", evidence, codes="C905 C906")
    assert (found, item.verdict, item.forecast) == (state, verdict, score)


O26 = """
evidence:
  {mark}- {{title: ประกาศ, page: true, covers: [thai, before-during-after], language: {first}}}
  - title: Declaration
    url: https://www.example.go.th/en.pdf
    date: 2023-11-01
    data_year: 2567
    covers: [english]
    language: {second}
"""


@pytest.mark.parametrize(
    ("first", "second", "mark", "state"),
    [
        ("th", "en", "", RuleState.KEPT),
        ("th", "th", "«C907»", RuleState.BROKEN),
        ("th", "mul", "", RuleState.TO_BE_SEEN),
    ],
)
def test_languages(rule_of, first, second, mark, state):
    """O26 of 2567 wants the declaration in Thai and English; who signed it is for an eye to see."""
    found, item = rule_of("languages", "o26", O26.format(first=first, second=second, mark=mark), codes="C907")
    assert found is state
    signed = next(one for one in item.rules if one.rule.rule == "signed-by-current-head")
    assert signed.state is RuleState.TO_BE_SEEN


O23 = """
evidence:
  - {mark}{{title: แจ้งเบาะแส, channel: "{channel}", covers: [channel]}}
"""
GENERAL = """
-- data/2567/items/o6.yml --
item: o6
status: published
evidence: [{title: Q&A, channel: "https://www.example.go.th/contact/", covers: [channel]}]
"""
PROCEDURE = """
-- data/2567/items/o22.yml --
item: o22
status: published
evidence: [{title: ช่องทาง, channel: "https://www.example.go.th/whistle", covers: [channel]}]
"""


@pytest.mark.parametrize(
    ("channel", "mark", "more", "state"),
    [
        ("https://www.example.go.th/whistle", "", GENERAL + PROCEDURE, RuleState.KEPT),
        ("https://www.example.go.th/contact", "«C908»", GENERAL, RuleState.BROKEN),
        ("http://EXAMPLE.go.th/contact#form", "«C908»", GENERAL, RuleState.BROKEN),
        ("https://www.example.go.th/whistle", "", PROCEDURE, RuleState.TO_BE_SEEN),
    ],
)
def test_separate(rule_of, channel, mark, more, state):
    """The complaint channel is none of the general ones; the procedure of O22 may well name it."""
    found, _ = rule_of("separate", "o23", O23.format(channel=channel, mark=mark), more=more, codes="C908")
    assert found is state


@pytest.mark.parametrize(
    ("channel", "where", "mark", "state"),
    [
        ("https://www.example.go.th/ask", "", "", RuleState.KEPT),
        ("https://ask.example.go.th/", "", "", RuleState.KEPT),
        ("https://lin.ee/abc", "where: หน้าหลัก → LINE\n", "", RuleState.TO_BE_SEEN),
        ("https://lin.ee/abc", "", "«C909»", RuleState.BROKEN),
        ("https://notexample.go.th/", "", "«C909»", RuleState.BROKEN),
    ],
)
def test_reachable(rule_of, channel, where, mark, state):
    """What is not on the main website is explained from its home page on."""
    evidence = O23.format(channel=channel, mark=mark)
    found, item = rule_of("reachable", "o6", evidence, where=where, codes="C909")
    assert found is state
    assert item.forecast == (100 if state is RuleState.KEPT else None)


def test_reachable_where_the_main_website_is_not_known(expect):
    found = expect("""
        -- data/2567/items/o6.yml --
        item: o6
        status: published
        evidence:
          - «C909»{title: Q&A, channel: "https://www.example.com/", covers: [channel]}
    """)
    assert "main_website" in found.items[0].message()


def test_each_topic(rule_of):
    """O30 of 2567 wants event, level and measure of all four topics."""
    every = [
        f"{topic}-{part}"
        for topic in ("permits", "powers", "procurement", "personnel")
        for part in ("event-and-level", "measure")
    ]
    evidence = "evidence: [{{title: ก, page: true, covers: [{}]}}]"
    assert rule_of("each-topic", "o30", evidence.format(", ".join(every)))[0] is RuleState.KEPT
    assert rule_of("each-topic", "o30", evidence.format(", ".join(every[:-1])))[0] is RuleState.BROKEN


def test_formats(rule_of):
    """One agency's page of 2569 has a table beside each PDF: a hint, since no form says so."""
    evidence = 'evidence:\n  {}- {{title: ก, url: "https://www.example.go.th/a.{}", date: 2026-01-10, data_year: 2569}}'
    more = '  - {title: ข, url: "https://www.example.go.th/a.PDF", date: 2026-01-10, data_year: 2569}\n'
    assert (
        rule_of("formats", "o11", evidence.format("", "xlsx"), year="2569", more=more, codes="C913")[0]
        is RuleState.KEPT
    )
    found, item = rule_of("formats", "o11", evidence.format("«C913»", "pdf"), year="2569")
    assert (found, item.verdict) == (RuleState.BROKEN, Verdict.UNKNOWN)


def test_qr_on_home(rule_of):
    """Whether the code is on the home page is for an eye to see; without a survey it cannot be."""
    evidence = "evidence:\n  {}- {{title: ข่าว, page: true, covers: [news, eit-qr]}}"
    eit = "eit: {2567: {url: https://itas.nacc.go.th/go/eit/abc123}}"
    found, item = rule_of("qr-on-home", "o5", evidence.format(""), eit=eit, codes="C915")
    assert (found, item.verdict) == (RuleState.TO_BE_SEEN, Verdict.TO_BE_SEEN)
    found, item = rule_of("qr-on-home", "o5", evidence.format("«C915»"))
    assert (found, item.verdict, item.forecast) == (RuleState.TO_BE_SEEN, Verdict.PARTLY, None)


def test_what_stands_in_documents_is_for_an_eye_to_see(rule_of):
    """O11 of 2567: a service without a fee must say so; the program does not read it."""
    evidence = "evidence: [{title: คู่มือ, page: true, covers: [task, steps, duration, channel, fees, law]}]"
    found, item = rule_of("fee-line", "o11", evidence)
    assert (found, item.verdict, item.forecast) == (RuleState.TO_BE_SEEN, Verdict.TO_BE_SEEN, None)
    assert item.next_step.code == "C935"
    assert item.next_step.message().startswith("ต้องตรวจด้วยตา: งานที่ไม่เก็บค่าธรรมเนียม")


def test_a_rule_that_is_not_whole_is_left_to_the_eye(site_of):
    """``as-of`` without a day, in a form that a site brings itself."""
    rule = "- {rule: both-sides, text: ทั้งสองฝ่าย, requirements: [chart]}"
    assert rule in FORM
    evidence = "evidence: [{title: ก, page: true, covers: [chart, main]}]"
    record = f"-- data/2590/items/o1.yml --\nitem: o1\nstatus: published\n{evidence}\n"
    site, _, _ = site_of(FORM.replace(rule, "- {rule: as-of, text: ณ วันสิ้นปี}") + record)
    item = judge(site.current, site).items[0]
    assert (item.verdict, item.rules[0].state) == (Verdict.TO_BE_SEEN, RuleState.TO_BE_SEEN)


def test_every_rule_of_the_forms_has_a_name_that_is_known():
    """A rule with a misspelt name would be left to the eye without anybody noticing."""
    seen = {
        "as-of", "languages", "each-topic", "separate", "reachable", "formats", "qr-on-home",
        "both-sides", "fee-line", "zero-stated", "day-month-year", "own-work", "formal-order", "signed-by-current-head",
        "not-a-whole-law", "vacant-marked",
    }  # fmt: skip
    forms = [read_framework(year) for year in shipped_years()]
    assert {rule.rule for form in forms for item in form.items for rule in item.rules} <= seen


@pytest.mark.parametrize(("url", "found"), [("https://WWW.Example.go.th:443/a", "example.go.th"), (None, "")])
def test_host(url, found):
    assert host(url) == found

"""The assessor's twin: what it says of an item, and what it does not claim."""

import json

import pytest

from generator.rules import judge
from generator.rules.readiness import RequirementState, RuleState, Verdict, plain

CONFIG_2568 = """
-- site_config.yml --
agency: {name: ก, kind: อบต., district: ข, province: ค}
site: {current_year: 2568, years: [2568], demo: fictional}
"""


@pytest.fixture
def judged(site_of):
    """The readiness of one item of a small site."""

    def of(text, id, year=None):
        site, problems, _ = site_of(text)
        assert not problems.errors, [problem.message("en") for problem in problems.errors]
        readiness = judge(site.current if year is None else site.years[year], site)
        return next(item for item in readiness.items if item.item.id == id)

    return of


def states(item):
    return {one.requirement.id: one.state.value for one in item.requirements}


def codes(item):
    return [remark.problem.code for remark in item.remarks]


O12 = """
-- data/2567/items/o12.yml --
item: o12
status: published
owners: สำนักปลัด
where: หน้าหลัก → ITA
evidence:
  - {title: สถิติ, url: "https://www.example.go.th/a.xlsx", date: 2023-10-16, data_year: 2566, covers: [walk-in, e-service]}
"""


def test_an_item_with_all_its_requirements_is_complete(judged):
    item = judged(O12, "o12")
    assert (item.verdict, item.forecast, item.short, item.next_step) == (Verdict.COMPLETE, 100, 0, None)
    assert states(item) == {"walk-in": "shown", "e-service": "shown"}
    assert not item.remarks
    assert item.shown == 2
    assert [piece.number for piece in item.requirements[0].evidence] == [1]


def test_an_item_without_a_record_is_missing(judged, expect):
    """A year tells it once, however many items are without a record."""
    item = judged(O12, "o1")
    assert (item.verdict, item.forecast, codes(item)) == (Verdict.MISSING, 0, ["C931"])
    assert item.next_step.fix() == "สร้างไฟล์ data/2567/items/o1.yml"
    assert str(item.next_step.place) == "data/2567/items/o1.yml"
    found = expect(O12 + "-- data/2567/items -- «C901»")
    assert "34 จาก 35 ข้อ: O1, O2" in found.items[0].message()


def test_one_missing_requirement_is_0(judged, expect):
    text = O12.replace(", e-service]", "]")
    item = judged(text, "o12")
    assert (item.verdict, item.forecast, item.short) == (Verdict.PARTLY, 0, 1)
    assert states(item) == {"walk-in": "shown", "e-service": "missing"}
    found = expect(text.replace("  - {title", "  «C902»- {title"))
    assert "ยังไม่มีหลักฐานขององค์ประกอบ 1 จาก 2 อย่าง" in found.items[0].message()
    assert "เพิ่ม e-service ใน covers" in found.items[0].fix()


def test_evidence_that_does_not_say_what_it_covers(judged, expect):
    text = O12.replace(", covers: [walk-in, e-service]", "")
    item = judged(text, "o12")
    assert (item.verdict, item.forecast, item.short) == (Verdict.PARTLY, 0, 2)
    expect(text.replace("  - {title", "  «C916»- {title"), codes="C902")


def test_evidence_that_was_withdrawn_is_none(judged):
    text = O12.replace(", covers", ", withdrawn: {date: 2024-05-01, reason: ผิด}, covers")
    item = judged(text, "o12")
    assert (item.verdict, item.forecast, item.short) == (Verdict.MISSING, 0, 2)
    assert codes(item) == ["R328"]


@pytest.mark.parametrize(("status", "codes_"), [("in-progress", ["C932"]), ("not-started", ["C932"])])
def test_a_record_without_evidence(judged, status, codes_):
    item = judged(f"-- data/2567/items/o12.yml --\nitem: o12\nowners: ก\nstatus: {status}", "o12")
    assert (item.verdict, item.forecast, codes(item)) == (Verdict.MISSING, 0, codes_)


def test_data_of_another_year_count_for_nothing(judged, expect):
    text = O12.replace("data_year: 2566", "data_year: «C903»2567")
    expect(text)
    item = judged(text.replace("«C903»", ""), "o12")
    assert (item.verdict, item.forecast, item.short) == (Verdict.PARTLY, 0, 1)
    assert states(item) == {"walk-in": "other-year", "e-service": "other-year"}


def test_data_of_another_year_beside_the_right_ones_do_no_harm(judged):
    more = (
        '  - {title: ปีก่อน, url: "https://www.example.go.th/b", date: 2022-10-16, data_year: 2565, covers: [walk-in]}\n'
    )
    item = judged(O12 + more, "o12")
    assert (item.verdict, item.forecast, codes(item)) == (Verdict.COMPLETE, 100, ["C903"])
    assert item.next_step is None


def test_evidence_that_does_not_say_its_year_is_not_claimed(judged, expect):
    text = O12.replace(" data_year: 2566,", "").replace("  - {title", "  - «C904»{title")
    expect(text)
    item = judged(text.replace("«C904»", ""), "o12")
    assert (item.verdict, item.forecast) == (Verdict.UNKNOWN, None)
    assert item.next_step.code == "C904"


def test_a_plan_in_force_may_be_older(judged):
    """A plan of 2566 to 2570 is in force in 2567; one that begins in 2568 is not."""
    plan = """
        -- data/2567/items/o7.yml --
        item: o7
        status: published
        owners: สำนักปลัด
        where: หน้าหลัก
        evidence:
          - {title: แผน, url: "https://www.example.go.th/a", date: 2022-06-01, data_year: YEAR, covers: [strategies,
             goals, measures]}
    """
    assert judged(plan.replace("YEAR", "2566"), "o7").verdict is Verdict.COMPLETE
    later = judged(plan.replace("YEAR", "2568"), "o7")
    assert (later.verdict, codes(later)) == (Verdict.PARTLY, ["C903"])
    assert "2567 (หรือก่อนหน้าที่ยังใช้อยู่)" in later.remarks[0].problem.message()


def test_a_channel_has_no_year(judged):
    item = judged("""
        -- data/2567/items/o5.yml --
        item: o5
        status: published
        owners: สำนักปลัด
        where: หน้าหลัก
        evidence:
          - {title: ข่าว, channel: "https://www.example.go.th/news", covers: [news]}
          - {title: QR, page: true, covers: [eit-qr]}
    """, "o5")  # fmt: skip
    assert states(item) == {"news": "shown", "eit-qr": "shown"}
    assert "C904" not in codes(item)


def test_where_the_requirements_are_not_known_nothing_is_called_complete(judged):
    text = (
        CONFIG_2568
        + """
-- data/2568/items/o5.yml --
item: o5
status: published
owners: สำนักปลัด
where: หน้าหลัก
evidence: [{title: แผน, url: "https://www.example.go.th/a", date: 2022-06-01, data_year: 2566}]
"""
    )
    item = judged(text, "o5")
    assert (item.verdict, item.forecast, codes(item)) == (Verdict.UNKNOWN, None, ["C933"])
    assert judged(text, "o6").verdict is Verdict.MISSING


def test_inferred_requirements_are_not_called_complete(judged):
    """O2 of 2568 was not seen in a copy of the form of that year."""
    text = (
        CONFIG_2568
        + """
-- data/2568/items/o2.yml --
item: o2
status: published
owners: สำนักปลัด
where: หน้าหลัก
evidence: [{title: ผู้บริหาร, page: true, covers: [head, executives, name, position, photo, contact]}]
"""
    )
    item = judged(text, "o2")
    assert (item.verdict, item.forecast, codes(item)) == (Verdict.UNKNOWN, None, ["C934"])
    missing = judged(text.replace(", contact]", "]"), "o2")
    assert (missing.verdict, missing.forecast, codes(missing)) == (Verdict.PARTLY, None, ["C902"])


def test_requirements_that_the_agency_has_seen_are(judged):
    text = (
        CONFIG_2568
        + """
-- data/2568/year.yml --
framework: {o5: {source: คู่มือ หน้า 10, title: แผน, requirements: [{id: goals, text: เป้าหมาย}]}}
-- data/2568/items/o5.yml --
item: o5
status: published
owners: สำนักปลัด
where: หน้าหลัก
evidence: [{title: แผน, url: "https://www.example.go.th/a", date: 2022-06-01, data_year: 2566, covers: [goals]}]
"""
    )
    assert judged(text, "o5").verdict is Verdict.COMPLETE


NONE = """
-- data/2567/items/{item}.yml --
item: {item}
status: {mark}none-this-year
owners: สำนักปลัด
none_this_year: {{reason: ไม่มีเรื่องร้องเรียน, approver: นายก อบต., date: 2023-10-10}}
"""


def test_none_this_year_where_the_form_allows_it(judged):
    item = judged(NONE.format(item="o24", mark=""), "o24")
    assert (item.verdict, item.forecast, item.next_step) == (Verdict.NONE_THIS_YEAR, 100, None)
    assert {one.state for one in item.requirements} == {RequirementState.NOT_JUDGED}
    assert [(one.rule.rule, one.state) for one in item.rules] == [("zero-stated", RuleState.KEPT)]


def test_none_this_year_where_it_does_not(judged, expect):
    item = judged(NONE.format(item="o12", mark=""), "o12")
    assert (item.verdict, item.forecast) == (Verdict.MISSING, 0)
    expect(NONE.format(item="o12", mark="«C911»"))


def test_none_this_year_where_the_form_is_not_known(judged):
    text = NONE.format(item="o19", mark="").replace("/2567/", "/2568/")
    item = judged(CONFIG_2568 + text, "o19")
    assert (item.verdict, item.forecast, codes(item)) == (Verdict.NONE_THIS_YEAR, None, ["C933"])


def test_an_item_in_work_is_not_reproached(judged, expect):
    """Until everything is there: then only the status is behind."""
    text = O12.replace("published", "in-progress")
    assert judged(text, "o12").forecast == 0
    expect(text.replace("status: in", "status: «C914»in"), codes="C910")
    half = text.replace(", e-service]", "]").replace("data_year: 2566", "data_year: 2560")
    expect(half, codes="C902 C903 C910 C914 C916 C937")
    assert "C937" in codes(judged(half, "o12"))


def test_a_report_that_answers_an_item_says_what_it_covers(judged, expect):
    report = """
-- data/2567/reports/annual.yml --
report: measures
round: 12-months
answers:
  «C917»- o35
title: รายงาน
"""
    found = expect(report)
    assert "report: annual พร้อม covers เลือกจาก: measures, summary, outcome" in found.items[0].fix()
    assert judged(report.replace("«C917»", ""), "o35").verdict is Verdict.PARTLY
    record = """
-- data/2567/items/o35.yml --
item: o35
status: published
owners: สำนักปลัด
where: หน้าหลัก
evidence: [{title: รายงาน, report: annual, data_year: 2566, covers: [measures, summary, outcome]}]
"""
    assert judged(report.replace("«C917»", "") + record, "o35").verdict is Verdict.COMPLETE
    expect(report.replace("«C917»", "") + record, codes="C917 C912")
    six = report.replace("12-months", "6-months").replace("«C917»", "")
    assert codes(judged(six + record, "o35")) == ["C912"]


def test_rounds(judged, expect):
    text = """
        -- data/2567/items/o9.yml --
        item: o9
        status: published
        evidence:
          - title: รายงาน
            page: true
            data_year: 2566
            round: «C912»6-months
            covers: [results, budget, period, problems, suggestions]
    """
    expect(text)
    assert judged(text.replace("«C912»", ""), "o9").verdict is Verdict.PARTLY


def test_where_is_asked_for_once_there_is_something_to_find(expect):
    expect("""
        -- data/2567/items/o1.yml --
        item: o1
        status: published
        -- data/2567/items/o2.yml --
        item: «C910»o2
        status: published
        evidence: [{title: ก, page: true, covers: [head]}]
        -- data/2567/items/o3.yml --
        item: o3
        status: in-progress
        evidence: [{title: ก, page: true, covers: [duties]}]
    """)


def test_a_table_is_better_than_its_picture(judged):
    item = judged("""
        -- data/2567/items/o12.yml --
        item: o12
        status: published
        evidence: [{title: ก, file: a.pdf, date: 2023-10-16, data_year: 2566, covers: [walk-in, e-service]}]
        -- data/evidence/2567/o12/a.pdf --
        %PDF
    """, "o12")  # fmt: skip
    assert item.verdict is Verdict.COMPLETE
    assert sorted(codes(item)) == ["C910", "C936", "R334"]


def test_a_year_that_is_closed_is_left_alone(expect):
    expect(
        O12.replace(", e-service]", "]") + "-- data/2567/year.yml --\nclosed: {date: 2024-10-31}\n", codes="C901 C902"
    )


def test_a_file_that_is_not_there_shows_nothing(site_of):
    site, problems, _ = site_of("""
        -- data/2567/items/o3.yml --
        item: o3
        status: published
        evidence: [{title: ก, file: a.pdf, covers: [duties]}]
    """)
    assert [problem.code for problem in problems.errors] == ["E401"]
    item = next(item for item in judge(site.current, site).items if item.item.id == "o3")
    assert item.verdict is Verdict.MISSING


def test_the_readiness_of_a_year(site_of):
    """It names the form it judged against, says what to do first, and is JSON."""
    site, _, _ = site_of(
        O12
        + """
-- data/2567/items/o10.yml --
item: o10
status: published
evidence: [{title: คู่มือ, page: true, covers: [task, steps, duration]}]
-- data/2567/items/o3.yml --
item: o3
status: published
evidence: [{title: อำนาจหน้าที่, page: true, covers: [duties]}]
"""
    )
    readiness = judge(site.current, site)
    assert (readiness.year, readiness.framework, readiness.provisional) == (2567, "2567.1", False)
    assert readiness.counts[Verdict.COMPLETE] == 1
    assert readiness.counts[Verdict.TO_BE_SEEN] == 1
    order = [item.item.id for item in readiness.to_do]
    assert order[0] == "o6", "an item of one requirement is one element short"
    assert order.index("o10") < order.index("o1") < order.index("o17"), "fewer things missing come first"
    assert order[-1] == "o3", "what only wants to be looked at comes last"
    assert "o12" not in order
    told = json.loads(json.dumps(plain(readiness, "en")))
    o10 = next(item for item in told["items"] if item["item"] == "o10")
    assert o10["next_step"] == "if the evidence shows them already, add law to its covers; otherwise add evidence"
    assert told["oit"]["unknown"] == 1


def test_judging_twice_says_the_same(site_of):
    site, _, _ = site_of(O12)
    assert plain(judge(site.current, site)) == plain(judge(site.current, site))


LOST = """
-- data/2567/items/o12.yml --
item: o12
status: published
owners: สำนักปลัด
where: หน้าหลัก → ITA
evidence:
  {mark}- {{title: ก, file: «E402»statistics.csv, date: 2023-10-05, data_year: 2566, covers: [{covers}]}}
  - {{title: ข, page: true}}
"""


@pytest.mark.parametrize(("covers", "mark"), [("walk-in, e-service", ""), ("walk-in", "«C902»")])
def test_what_a_lost_file_shows_is_told_of_the_file_alone(expect, site_of, covers, mark):
    """What nothing was to show is told besides; readiness counts all of it as missing."""
    text, files = LOST.format(covers=covers, mark=mark), {"data/evidence/2567/o12/statistics.csv": b""}
    expect(text, codes="C902 C916", files=files)
    site, _, _ = site_of(text, files)
    item = next(item for item in judge(site.current, site).items if item.item.id == "o12")
    assert set(states(item).values()) == {"missing"}
    assert "C902" in codes(item)


UNREAD = """
-- data/2567/items/o1.yml --
item: o1
status: in-progress
owners: ก
-- data/2567/items/o12.yml --
item: o12
status: «D217»done
evidence: [{title: ก, file: statistics.csv}]
-- data/evidence/2567/o12/statistics.csv --
ก
"""


def test_a_record_that_cannot_be_read_is_there_all_the_same(expect):
    """Neither is the item said to have none, nor its file to be nobody's."""
    found = expect(UNREAD + "-- data/2567/items -- «C901»", codes="E408")
    assert any("33 จาก 35 ข้อ" in problem.message() for problem in found)


def test_nothing_is_judged_by_a_year_that_cannot_be_read(expect):
    """It may be closed, or correct the form."""
    expect(O12 + "-- data/2567/year.yml --\nclosed: {date: 2024-10-15}\nresult: {score: «D202»เต็ม}\n", codes="C901")


def test_a_report_that_cannot_be_read_is_there_all_the_same(expect):
    """It may answer any item, and the prose that joins its page has one."""
    expect(
        """
        -- data/2567/reports/annual.yml --
        report: measures
        round: «D217»yearly
        title: รายงานผล
        -- data/2567/items/o35.yml --
        item: o35
        status: published
        evidence: [{title: รายงานผล, report: annual}]
        -- content/2567/reports/annual.md --
        ข้อความ
        """,
        codes="C901 R305 R311",
    )

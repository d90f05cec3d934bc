"""Records of items against the form of their year."""

from tests.rules.test_years import FORM


def test_an_item_of_another_year_is_refused_and_its_new_number_told(expect):
    """O35 of 2567 is O28 in 2568; the message says so, and which item is nearest by number."""
    found = expect("""
        -- site_config.yml --
        agency: {name: ก, kind: อบต., district: ข, province: ค}
        site: {current_year: 2568, years: [2568], demo: fictional}
        -- data/2568/items/o35.yml --
        item: «R301»o35
        status: in-progress
        owners: สำนักปลัด
    """)
    message, english = found.items[0].message(), found.items[0].message("en")
    assert "แบบปี 2568 ไม่มีข้อ O35 (มี O1–O28 ใกล้ที่สุดคือ O28)" in message
    assert "ข้อ O35 ของปี 2567" in message
    assert "คือข้อ O28 ในปี 2568" in message
    assert "is O28 in 2568" in english


def test_an_item_of_a_year_long_past(expect):
    """O48 was last asked for in 2562; the measures of that year are one item now."""
    found = expect("""
        -- data/2567/items/o48.yml --
        item: «R301»o48
        status: in-progress
    """)
    assert "ข้อ O48 ของปี 2562" in found.items[0].message()
    assert found.items[0].message().endswith("คือข้อ O34 ในปี 2567")


def test_an_item_whose_subject_is_no_longer_asked_about(expect):
    """The form of this site asks about one subject only; O2 of 2569 is about another."""
    found = expect(FORM + "-- data/2590/items/o2.yml --\nitem: «R301»o2\nstatus: in-progress\n")
    assert found.items[0].message().endswith("ข้อ O2 ของปี 2569 คือ “ข้อมูลผู้บริหาร” ซึ่งปี 2590 ไม่มีข้อเรื่องนี้")


def test_an_item_that_no_year_has(expect):
    found = expect("""
        -- data/2567/items/o99.yml --
        item: «R301»o99
        status: in-progress
    """)
    assert found.items[0].message().endswith("ใกล้ที่สุดคือ O35)")


def test_covers_names_the_nearest_requirement(expect):
    found = expect("""
        -- data/2567/items/o12.yml --
        item: o12
        status: published
        evidence:
          - title: สถิติการให้บริการ
            page: true
            covers: [e-service, «R302»walkin]
    """)
    assert "(ใกล้เคียงที่สุด: walk-in)" in found.items[0].message()
    assert found.items[0].fix() == "เลือกจาก: e-service, walk-in"


def test_covers_names_what_is_below_a_group(expect):
    """A heading of the form is not an element of it: the message lists its elements."""
    found = expect("""
        -- data/2567/items/o7.yml --
        item: o7
        status: published
        evidence:
          - {title: แผนพัฒนา, page: true, covers: [«R302»plan]}
    """)
    assert found.items[0].fix().endswith("strategies, goals, measures")


def test_covers_in_a_report_are_of_the_items_that_it_answers(expect):
    expect("""
        -- data/2567/items/o35.yml --
        item: o35
        status: published
        evidence: [{title: รายงาน, report: annual}]
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        answers: [o35]
        title: รายงาน
        measures:
          - id: m1
            title: มาตรการ
            evidence:
              - {title: ภาพกิจกรรม, url: "https://www.example.go.th/", covers: [measures, «R302»chart]}
        evidence:
          - {title: รายงาน, page: true, covers: [«R302»walk-in]}
    """)


def test_covers_where_the_requirements_are_not_known(expect):
    expect("""
        -- site_config.yml --
        agency: {name: ก, kind: อบต., district: ข, province: ค}
        site: {current_year: 2568, years: [2568], demo: fictional}
        -- data/2568/items/o5.yml --
        item: o5
        status: published
        evidence:
          - {title: แผนพัฒนา, page: true, covers: «R338»[goals]}
    """, codes="R302")  # fmt: skip


def test_requirements_given_in_year_yml_are_covered(expect):
    """An agency that has seen the official form of a provisional year says what it asks for."""
    expect("""
        -- site_config.yml --
        agency: {name: ก, kind: อบต., district: ข, province: ค}
        site: {current_year: 2568, years: [2568], demo: fictional}
        -- data/2568/year.yml --
        framework:
          o5: {source: คู่มือ หน้า 10, requirements: [{id: goals, text: เป้าหมาย}]}
        -- data/2568/items/o5.yml --
        item: o5
        status: published
        evidence:
          - {title: แผนพัฒนา, page: true, covers: [goals, «R302»budget]}
    """, codes="R338")  # fmt: skip


def test_dates_agree(expect):
    expect("""
        -- data/2567/items/o1.yml --
        item: o1
        status: published
        published: 2024-04-02
        updated: «R320»2024-01-15
        changes:
          - {date: 2024-04-02, note: เผยแพร่}
          - {date: «R330»2024-03-01, note: แก้คำผิด}
        -- data/2567/items/o2.yml --
        item: o2
        status: published
        published: «R339»2026-12-01
        updated: «R339»2026-12-02
    """)


def test_changes_keep_one_order(expect):
    """From old to new or from new to old, but not both."""
    expect("""
        -- data/2567/items/o1.yml --
        item: o1
        status: published
        changes: [{date: 2024-01-01, note: ก}, {date: 2024-03-01, note: ข}, {date: «R330»2024-02-01, note: ค}]
        -- data/2567/items/o2.yml --
        item: o2
        status: published
        changes: [{date: 2024-03-01, note: ก}, {date: 2024-02-01, note: ข}, {date: 2024-02-01, note: ค}]
        -- data/2567/items/o3.yml --
        item: o3
        status: published
        changes: [{date: 2024-01-01, note: ก}, {date: 2024-02-01, note: ข}]
    """)


def test_what_is_published_has_evidence(expect):
    """Withdrawn evidence is none; a report that answers the item is some; what is in work needs none yet."""
    expect("""
        -- data/2567/items/o1.yml --
        item: o1
        status: «R328»published
        -- data/2567/items/o2.yml --
        item: o2
        status: «R328»published
        evidence: [{title: ก, page: true, withdrawn: {date: 2024-05-01, reason: ข้อมูลผิด}}]
        -- data/2567/items/o3.yml --
        item: o3
        status: in-progress
        -- data/2567/items/o35.yml --
        item: o35
        status: published
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        answers: [o35]
        title: รายงาน
    """)


def test_every_item_has_an_owner(expect):
    expect("""
        -- data/2567/items/o1.yml --
        item: «R334»o1
        status: published
        -- data/2567/items/o2.yml --
        item: o2
        status: published
        owners: สำนักปลัด
    """)

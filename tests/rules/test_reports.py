"""Measure reports: what they answer, their measures, their tables."""


def test_what_a_report_answers_exists(expect):
    found = expect("""
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        answers: [o35, «R304»o43]
        title: รายงาน
        measures:
          - id: m1
            item: «R304»o43
          - id: m2
            title: มาตรการของปีก่อน
            item: o43
            source: {item: o43, year: 2566, indicator: "10.2"}
          - id: m3
            title: มาตรการ
            source: {item: «R304»o36}
    """)
    assert "O43 ของปี 2566" in found.items[0].message()
    assert "คือข้อ O35 ในปี 2567" in found.items[0].message()


def test_topics_and_measures_exist(expect):
    found = expect("""
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        title: รายงาน
        topics: [{id: t1, title: กระบวนการ}]
        measures:
          - {id: m1, title: มาตรการ, topics: [t1, «R306»t2]}
        tables:
          - caption: ตาราง
            columns: [{label: มาตรการ, field: title}]
            measures: [m1, «R306»m2]
    """)
    assert [problem.message() for problem in found] == [
        "ไม่มีหัวข้อชื่อ t2 ในรายงานนี้ (ใกล้เคียงที่สุด: t1)",
        "ไม่มีมาตรการชื่อ m2 ในรายงานนี้ (ใกล้เคียงที่สุด: m1)",
    ]


def test_columns_show_what_the_rows_have(expect):
    """Each kind of rows has its own fields; columns may be nested, and write ``field`` or ``fields``."""
    found = expect("""
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        title: รายงาน
        tables:
          - caption: มาตรการ
            columns:
              - {field: «R307»outcome, label: ผลลัพธ์}
              - {fields: [title, «R307»name], label: มาตรการ}
              - group: ผลการดำเนินการ
                columns:
                  - {field: outputs, label: ผลผลิต}
                  - {label: อื่น, field: «R307»indicator}
          - {caption: ตัวชี้วัด, of: indicators, columns: [{field: progress, label: ก}, {field: «R307»title, label: ข}]}
          - {caption: ข้อ, of: items, columns: [{field: requirements, label: ก}, {field: «R307»period, label: ข}]}
          - {caption: วิเคราะห์, of: analysis, columns: [{field: issue, label: ก}, {field: «R307»owners, label: ข}]}
    """)
    assert "(ใกล้เคียงที่สุด: outcomes)" in found.items[0].message()
    assert found.items[-1].fix() == "เลือกหนึ่งใน: indicator, issue"


def test_measures_without_a_table(expect):
    expect("""
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        title: รายงาน
        measures:
          «R333»- {id: m1, title: มาตรการ}
        -- data/2567/reports/six-months.yml --
        report: measures
        round: 6-months
        title: รายงาน
        measures: [{id: m1, title: มาตรการ}]
        tables: [{caption: ตาราง, columns: [{label: มาตรการ, field: title}]}]
    """)


def test_ids_are_given_once(expect):
    expect("""
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        title: รายงาน
        topics:
          - {id: t1, title: ก}
          - {id: «R315»t1, title: ข}
        measures:
          - {id: m1, title: ก}
          - {id: m2, title: ข}
          - {id: «R315»m1, title: ค}
    """)


def test_indicators_of_the_year_or_of_the_year_before(expect):
    """A report of 2567 analyses the result of 2566, whose indicators it names."""
    expect("""
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        title: รายงาน
        analysis:
          - {tool: OIT, indicator: "9.5", issue: ก}
          - {tool: OIT, indicator: «R314»"9.6", issue: ก}
        measures:
          - {id: m1, title: ก, source: {indicator: «R314»"11"}}
          - {id: m2, title: ก, source: {indicator: "8", year: 2565}}
    """)

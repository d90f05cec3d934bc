"""Evidence: what it names, when it is from, and the files behind it."""

import pytest


def test_a_report_that_does_not_exist(expect):
    found = expect("""
        -- data/2567/items/o35.yml --
        item: o35
        status: published
        evidence:
          - {title: รายงานผล, report: annual}
          - title: รายงานผล
            report: «R305»anual
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        answers: [o35]
        title: รายงานผล
    """)
    assert "(ใกล้เคียงที่สุด: annual)" in found.items[0].message()


def test_documents_are_dated(expect):
    """Files and links want a date; channels, reports and the page itself do not; nor does what was withdrawn."""
    expect(
        """
        -- data/2567/items/o1.yml --
        item: o1
        status: published
        evidence:
          - «R329»title: แผนผัง
            file: chart.pdf
          - {«R329»title: ลิงก์, url: "https://www.example.go.th/a.pdf"}
          - {title: ช่องทาง, channel: "https://www.example.go.th/form"}
          - {title: หน้านี้, page: true}
          - {title: ถอนแล้ว, url: "https://www.example.go.th/b.pdf", withdrawn: {date: 2024-05-01, reason: ข้อมูลผิด}}
          - {title: แผนผังใหม่, url: "https://www.example.go.th/c.pdf", date: 2024-01-10}
        """.replace("{«R329»", "«R329»{"),
        files={"data/evidence/2567/o1/chart.pdf": b"%PDF-1.7"},
    )


def test_nothing_stands_twice_in_one_record(expect):
    found = expect("""
        -- data/2567/items/o1.yml --
        item: o1
        status: published
        evidence:
          - {title: ก, url: "https://www.example.go.th/a", date: 2024-01-10}
          - {title: ข, page: true}
          - {title: ค, url: «R331»"https://www.example.go.th/a/", date: 2024-01-10}
          - {title: ง, channel: «R331»"https://www.example.go.th/a"}
          - {title: จ, page: «R331»true}
        -- data/2567/items/o2.yml --
        item: o2
        status: published
        evidence:
          - {title: ก, url: "https://www.example.go.th/a", date: 2024-01-10}
    """)
    assert "รายการที่ 1" in found.items[0].message()


def test_an_id_is_that_of_one_piece(expect):
    """One that was given is neither given twice nor that of another's file."""
    found = expect("""
        -- data/2567/items/o1.yml --
        item: o1
        status: published
        evidence:
          - {id: chart, title: ก, url: "https://www.example.go.th/a", date: 2024-01-10}
          - {id: «R347»chart, title: ข, url: "https://www.example.go.th/b", date: 2024-01-10}
          - {id: «R347»report-annual, title: ค, url: "https://www.example.go.th/c", date: 2024-01-10}
          - {title: ง, report: annual}
        -- data/2567/items/o2.yml --
        item: o2
        status: published
        evidence:
          - {id: chart, title: ก, page: true}
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        title: รายงานผล
    """)
    assert "รายการที่ 1" in found.items[0].message()


def test_titles_are_short(expect):
    long = "ก" * 301
    expect(f"""
        -- data/2567/items/o1.yml --
        item: o1
        status: published
        evidence:
          - {{title: «R327»{long}, page: true}}
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        title: «R327»{long}
        measures:
          - {{id: m1, title: «R327»{long}}}
          - {{id: m2, title: {long[:300]}}}
    """)


RECORD = """
-- data/2567/items/o1.yml --
item: o1
status: published
evidence:
  - title: แผนผัง
    date: 2024-01-10
    file: {file}
"""


@pytest.mark.parametrize(
    ("file", "stored"),
    [
        ("«E401»chart.pdf", {}),
        ("«E401»chart.pdf", {"data/evidence/2567/o2/chart.pdf": b"x"}),
        ("«E402»chart.pdf", {"data/evidence/2567/o1/chart.pdf": b""}),
        ("«E403»../o2/chart.pdf", {"data/evidence/2567/o2/chart.pdf": b"x"}),
        ("«E403»../../../site_config.yml", {}),
        ("«E403»/etc/passwd", {}),
        ("«E403»C:/Users/chart.pdf", {}),
        ("«E403»c:chart.pdf", {}),
        ("«E403»'แผน\\chart.pdf'", {}),
        ("«E403»./chart.pdf", {"data/evidence/2567/o1/chart.pdf": b"x"}),
        ("«E403»a//chart.pdf", {"data/evidence/2567/o1/a/chart.pdf": b"x"}),
        ("«E403»https://www.example.go.th/chart.pdf", {}),
        ("«E405»Chart.PDF", {"data/evidence/2567/o1/chart.pdf": b"x"}),
        ("«E405»re\u0301sume.pdf", {"data/evidence/2567/o1/r\u00e9sume.pdf": b"x"}),
        ("«E406»index.php", {"data/evidence/2567/o1/index.php": b"x"}),
        ("«E406».htaccess", {"data/evidence/2567/o1/.htaccess": b"x"}),
        ("«E406»'แผน: 2567?.pdf'", {"data/evidence/2567/o1/แผน: 2567?.pdf": b"x"}),
        ("«E406»con.pdf", {"data/evidence/2567/o1/con.pdf": b"x"}),
        ("«E406»'chart.pdf.'", {"data/evidence/2567/o1/chart.pdf.": b"x"}),
        ("chart.pdf", {"data/evidence/2567/o1/chart.pdf": b"x"}),
        ("แผนผัง ปี 2567.pdf", {"data/evidence/2567/o1/แผนผัง ปี 2567.pdf": b"x"}),
        ("2567/chart.pdf", {"data/evidence/2567/o1/2567/chart.pdf": b"x"}),
    ],
)
def test_the_file_is_there_and_in_its_folder(expect, file, stored):
    expect(RECORD.format(file=file), files=stored, codes="E401 E402 E403 E405 E406")


def test_a_name_that_differs_in_case_is_told_as_it_is(expect):
    found = expect(RECORD.format(file="«E405»Chart.PDF"), files={"data/evidence/2567/o1/chart.pdf": b"x"})
    assert "chart.pdf" in found.items[0].fix()


def test_two_files_under_one_address(expect):
    expect(
        """
        -- data/2567/items/o1.yml --
        item: o1
        status: published
        evidence:
          - {title: ก, file: แผน.pdf, name: plan.pdf, date: 2024-01-10}
          - {title: ข, file: แผนใหม่.pdf, name: «E407»plan.pdf, date: 2024-01-10}
          - {title: ค, file: «E407»Plan.pdf, date: 2024-01-10}
          - {title: ง, file: other.pdf, date: 2024-01-10}
        -- data/2567/items/o2.yml --
        item: o2
        status: published
        evidence:
          - {title: ก, file: plan.pdf, date: 2024-01-10}
        """,
        files={
            "data/evidence/2567/o1/แผน.pdf": b"x",
            "data/evidence/2567/o1/แผนใหม่.pdf": b"x",
            "data/evidence/2567/o1/Plan.pdf": b"x",
            "data/evidence/2567/o1/other.pdf": b"x",
            "data/evidence/2567/o2/plan.pdf": b"x",
        },
    )


def test_files_that_nothing_names(expect):
    """Those of a year that is not published are told once, for the year."""
    expect("""
        -- data/2567/items/o1.yml --
        item: o1
        status: published
        evidence: [{title: ก, file: used.csv, date: 2024-01-10}]
        -- data/evidence/2567/o1/used.csv --
        ก
        -- data/evidence/2567/o1/unused.csv -- «E408»
        ก
        -- data/eit/old.csv -- «E408»
        ก
        -- data/evidence/2566/o1/plan.csv --
        ก
    """)

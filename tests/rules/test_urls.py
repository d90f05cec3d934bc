"""Addresses, and the register of those that were released."""

from generator.problems import Place
from generator.rules import lost_ids, lost_urls


def test_prose_joins_a_page_or_makes_one(expect):
    """In a folder it joins a page that there is; what stands in ``content`` itself is a page of its own."""
    found = expect("""
        -- content/index.md --
        ก
        -- content/about.md --
        ก
        -- content/2567/index.md --
        ก
        -- content/2567/o12.md --
        ก
        -- content/2567/012.md -- «R311»
        ก
        -- content/2566/o1.md -- «R311»
        ก
        -- content/2567/reports/annual.md -- «R311»
        ก
        -- content/topics/news.md --
        ก
        -- content/topics/new.md -- «R311»
        ก
        -- content/search.md -- «R311»
        ก
    """)
    said = {problem.place.path: problem.message() for problem in found}
    assert said["content/2567/012.md"].endswith("(ใกล้เคียงที่สุด: 2567/o12)")


def test_one_page_at_one_address(expect):
    """Windows knows one file of a name, however it is written."""
    expect("""
        -- content/About.md --
        ก
        -- content/about.md -- «U501»
        ก
        -- content/2567/O12.md -- «U501»
        ก
        -- content/Index.md -- «U501»
        ก
        -- data/2567/reports/annual.yml --
        report: measures
        round: 12-months
        title: ก
        -- content/2567/reports/annual.md --
        ก
    """, codes="R311")  # fmt: skip


def test_two_reports_at_one_address(expect):
    report = "report: measures\nround: 12-months\ntitle: ก\n"
    expect(
        "-- data/2567/reports/Annual.yml -- «U508»\n" + report + "-- data/2567/reports/annual.yml -- «U501»\n" + report
    )


def test_names_that_make_good_addresses(expect):
    found = expect("""
        -- content/เกี่ยวกับเรา.md -- «U508»
        ก
        -- content/README.md --
        ก
        -- data/2567/reports/รายงาน.yml -- «U508»
        report: measures
        round: 12-months
        title: ก
    """)
    assert "content/เกี่ยวกับเรา.md" in {problem.place.path for problem in found}


def test_an_entry_of_the_register_tells_what_became_of_its_address(expect):
    expect("""
        -- data/urls.lock.yml --
        urls:
          - {url: 2567/o1.html, first: 2024-01-01}
          - {url: «U507»https://www.example.go.th/ita/2567/o2.html, first: 2024-01-01}
          - {url: «U507»/2567/o3.html, first: 2024-01-01}
          - {url: «U507»2567/../o4.html, first: 2024-01-01}
          - {url: «U507»"2567/o5.html ?x", first: 2024-01-01}
          - {url: «U505»2567/O1.html, first: 2024-01-01}
          - {url: old/a.html, first: 2024-01-01, state: «U504»gone}
          - {url: old/b.html, first: 2024-01-01, state: «U504»withdrawn, reason: ข้อมูลผิด}
          - {url: old/c.html, first: 2024-01-01, state: gone, reason: เลิกใช้, date: 2024-10-01}
    """)


def test_moves_lead_somewhere(expect):
    found = expect("""
        -- data/urls.lock.yml --
        urls:
          - {url: old/a.html, first: 2024-01-01, state: «U503»moved}
          - {url: old/b.html, first: 2024-01-01, state: moved, to: «U503»old/c.html}
          - {url: old/c.html, first: 2024-01-01, state: moved, to: «U503»old/b.html#top}
          - {url: old/d.html, first: 2024-01-01, state: moved, to: «U503»old/d.html}
          - {url: old/e.html, first: 2024-01-01, state: moved, to: «U503»old/f.html}
          - {url: old/f.html, first: 2024-01-01, state: gone, reason: เลิกใช้, date: 2024-10-01}
          - {url: old/g.html, first: 2024-01-01, state: moved, to: 2567/o1.html#evidence-1}
          - {url: old/h.html, first: 2024-01-01, state: moved, to: old/g.html}
          - {url: old/i.html, first: 2024-01-01, state: moved, to: «U507»"2567/o1.html [R=301]\\nRewriteRule"}
    """)
    assert "วนกลับมาที่เดิม" in found.items[1].message()


def test_what_moved_is_not_made(expect):
    expect(
        """
        -- data/2567/items/o1.yml --
        item: o1
        status: published
        evidence: [{title: ก, file: แผน.pdf, name: plan.pdf, date: 2024-01-10}]
        -- data/urls.lock.yml --
        urls:
          - {url: 2567/o1.html, first: 2024-01-01, state: «U509»moved, to: 2567/o2.html}
          - url: files/2567/o1/plan.pdf
            first: 2024-01-01
            state: «U509»gone
            reason: เลิกใช้
            date: 2024-10-01
        """,
        files={"data/evidence/2567/o1/แผน.pdf": b"x"},
    )


REGISTER = """
-- data/urls.lock.yml --
urls:
  - {url: 2567/o1.html, first: 2024-01-01, ids: [evidence-1, evidence-2]}
  - url: 2567/o99.html
    first: 2024-01-01
  - {url: 2567/reports/a.html, first: 2024-01-01, state: withdrawn, reason: ข้อมูลผิด, date: 2024-02-01}
  - {url: old/b.html, first: 2024-01-01, state: moved, to: 2567/o77.html}
  - {url: old/c.html, first: 2024-01-01, state: gone, reason: เลิกใช้, date: 2024-02-01, ids: [top]}
"""


def test_a_released_address_that_a_build_lacks(site_of):
    """A live or withdrawn page stays; what moved leads to a page; stubs of the register are among what was made."""
    site, _, _ = site_of(REGISTER)
    lost = lost_urls(site, ["2567/o1.html", "old/b.html", "old/c.html"])
    path = "data/urls.lock.yml"
    assert [(problem.code, problem.place) for problem in lost] == [
        ("U502", Place(path, 3, 10)),
        ("U502", Place(path, 5, 11)),
        ("U503", Place(path, 6, 60)),
    ]
    assert "เคยเผยแพร่เมื่อ 1 มกราคม 2567" in lost.items[0].message()
    assert not lost_urls(site, ["2567/o1.html", "2567/o99.html", "2567/reports/a.html", "2567/o77.html"])


def test_an_anchor_that_a_page_lacks(site_of):
    site, _, _ = site_of(REGISTER)
    lost = lost_ids(site, {"2567/o1.html": frozenset({"evidence-1", "top"}), "old/c.html": frozenset()})
    assert [(problem.code, problem.place) for problem in lost] == [("U506", Place("data/urls.lock.yml", 2, 62))]
    assert "#evidence-2" in lost.items[0].message()

"""Years: which are published, their results, and the form that a site brings itself."""

AGENCY = "agency: {name: ก, kind: อบต., district: ข, province: ค}"


def test_the_current_year_is_published(expect):
    expect(f"""
        -- site_config.yml --
        {AGENCY}
        site:
          current_year: «R309»2568
          years: [2567]
          demo: fictional
    """)


def test_a_site_without_years(expect):
    expect(f"""
        -- site_config.yml --
        {AGENCY}
        site:
          current_year: «R309»2567
          years: []
          demo: fictional
    """)


def test_the_current_year_has_something_to_show(expect):
    expect(f"""
        -- site_config.yml --
        {AGENCY}
        site:
          current_year: «R332»2568
          years: [2567, 2568]
          demo: fictional
        -- data/2567/items/o1.yml --
        item: o1
        status: in-progress
    """)


def test_a_year_stands_once_in_the_list(expect):
    expect(f"""
        -- site_config.yml --
        {AGENCY}
        site:
          current_year: 2567
          years: [2567, 2566, «R315»๒๕๖๗]
          demo: fictional
    """)


def test_a_year_without_a_form(expect):
    expect(f"""
        -- site_config.yml --
        {AGENCY}
        site:
          current_year: 2567
          years: «R308»[2567, 2599]
          demo: fictional
    """)


def test_data_of_a_year_that_is_not_listed(expect):
    """Told once for the year, not once for each of its files."""
    found = expect(f"""
        -- site_config.yml --
        {AGENCY}
        site:
          current_year: 2567
          years: «R310»[2567]
          demo: fictional
        -- data/2566/items/o1.yml --
        item: o1
        status: published
        -- data/2566/items/o2.yml --
        item: o2
        status: published
        -- data/evidence/2566/o1/plan.csv --
        ก
        -- data/2567/items/o1.yaml -- «D219»
        item: o1
    """)
    assert "มีข้อมูลของปี 2566 (3 ไฟล์)" in " ".join(problem.message() for problem in found)


def test_results_name_indicators_and_are_per_cent(expect):
    expect("""
        -- data/2567/year.yml --
        result:
          score: «R345»9365
          pass_mark: 85
          tools: {OIT: «R345»101, IIT: 90.5}
          indicators: {"9": 100, "9.1": «R345»-1, "9.9": «R314»50}
        progress:
          - {indicator: "1", done: true}
          - {indicator: «R314»"9.8", done: true}
    """)


def test_an_endless_score_is_none(expect):
    expect(f"""
        -- data/2567/year.yml --
        result: {{score: «R345»{"9" * 400}}}
    """)


FORM = """
-- site_config.yml --
agency: {name: ก, kind: อบต., district: ข, province: ค}
site: {current_year: 2590, years: [2590], demo: fictional}
-- data/2590/framework.yml --
year: 2590
version: "2590.1"
provisional: true
title: แบบ OIT ปี 2590
source: คู่มือ
certainty: seen
count_certainty: seen
rounds: [{round: 12-months, first: 2046-10-01, last: 2047-09-30}]
scoring:
  item: all-or-nothing
  item_certainty: seen
  weights: {OIT: 40}
  weights_certainty: seen
  pass_mark: 85
  pass_mark_certainty: seen
  levels: [{name: ผ่าน, minimum: 85}]
  levels_certainty: seen
  source: คู่มือ
indicators:
  - {id: "9", tool: OIT, title: การเปิดเผยข้อมูล, certainty: seen, source: คู่มือ}
  - {id: "9.1", tool: OIT, title: ข้อมูลพื้นฐาน, certainty: seen, source: คู่มือ}
items:
  - id: o1
    title: โครงสร้าง
    indicator: "9.1"
    concepts: [structure]
    data_year: none
    requirements:
      - id: chart
        text: แผนผัง
      - id: posts
        text: ตำแหน่ง
        requirements: [{id: main, text: หลัก}]
    rules:
      - {rule: both-sides, text: ทั้งสองฝ่าย, requirements: [chart]}
    certainty: seen
    source: คู่มือ
"""


def test_a_form_of_ones_own(expect):
    expect(FORM, codes="R308 R314 R315 R335 R336 R337")


def test_a_form_of_another_year(expect):
    expect(FORM.replace("year: 2590\nversion", "year: «R336»2589\nversion"))


def test_ids_of_a_form_are_given_once(expect):
    form = FORM.replace("id: main,", "id: «R315»chart,").replace('- {id: "9.1",', '- {id: «R315»"9",')
    expect(form.replace('indicator: "9.1"', 'indicator: "9"'))


def test_a_form_names_what_there_is(expect):
    form = FORM.replace("[structure]", "[structure, «R335»structures]").replace("[chart]", "[chart, «R337»charts]")
    expect(form.replace('indicator: "9.1"', 'indicator: «R314»"9.2"'))


def test_requirements_corrected_in_year_yml(expect):
    """Their ids are given once as well; rules of the form that speak of the former ones are no fault of the agency's."""
    text = """
        -- data/2590/year.yml --
        framework:
          o1:
            source: คู่มือฉบับใหม่
            requirements: [{id: plan, text: ก}, {id: «R315»plan, text: ข}]
    """
    expect(FORM + "\n".join(line[8:] for line in text.strip("\n").split("\n")), codes="R337")


def test_corrections_of_a_form_that_is_known(expect):
    expect("""
        -- data/2567/year.yml --
        framework:
          o1: «R312»{source: ก, title: ข}
          o99: «R313»{source: ก, title: ข}
    """)


def test_two_records_for_one_item(expect):
    expect("""
        -- data/2567/items/o1.yml --
        item: o1
        status: in-progress
        -- data/2567/items/o2.yml --
        item: «R303»o1
        status: in-progress
    """)

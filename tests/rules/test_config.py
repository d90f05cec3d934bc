"""The settings of a site."""

import pytest

from generator.rules.config import contrast_with_white

AGENCY = "agency: {name: ก, kind: อบต., district: ข, province: ค}"
SITE = f"""
-- site_config.yml --
{AGENCY}
site:
  current_year: 2567
  years: [2567]
  SETTING
"""


@pytest.mark.parametrize(
    "setting",
    [
        'colour: «R318»"1b4a7a"',
        "colour: «R318»น้ำเงิน",
        'colour: «R318»"#1b4a7"',
        'colour: «R317»"#8fc1ea"',
        'colour: «R317»"#777"',
        'colour: "#1b4a7a"',
        'colour: "#767676"',
        "font: «R321»TH Sarabun New",
        "font: noto-sans-thai",
        "url: «R344»https://www.example.go.th/ita",
        "url: «R344»https://www.example.go.th",
        "url: «R344»https://www.example.go.th/ita/?year=2567",
        "url: «R344»https://www.example.go.th/ita/#",
        "url: https://www.example.go.th/ita/",
    ],
)
def test_settings(expect, setting):
    expect(SITE.replace("SETTING", setting), codes="R317 R318 R321 R344")


def test_the_address_meant_is_told(expect):
    found = expect(SITE.replace("SETTING", "url: «R344»https://www.example.go.th/ita?x=1#top"))
    assert found.items[0].fix() == "แก้เป็น https://www.example.go.th/ita/"


def test_the_address_is_needed_by_all_but_examples(expect):
    expect(f"""
        -- site_config.yml --
        {AGENCY}
        site:
          «R322»current_year: 2567
          years: [2567]
    """)
    expect(SITE.replace("SETTING", "demo: public-report"), codes="R322")


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [("#000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#0000ff", 8.59), ("#1B4A7A", 9.10)],
)
def test_contrast_is_that_of_wcag(colour, ratio):
    assert contrast_with_white(colour) == pytest.approx(ratio, abs=0.005)


def test_surveys(expect):
    found = expect(f"""
        -- site_config.yml --
        {AGENCY}
        site: {{current_year: 2567, years: [2567], demo: fictional}}
        eit:
          2567:
            url: https://itas.nacc.go.th/go/eit/abc123
            qr: «R323»eit-2567.PNG
            opens: 2024-03-01
            closes: «R316»2024-01-31
          2566:
            «R326»url: https://itas.nacc.go.th/go/eit/abc122
        -- data/eit/eit-2567.png --
        ก
    """)
    assert "eit-2567.png" in next(problem for problem in found if problem.code == "R323").message()

"""The agency's logo is a small picture that does nothing."""

import pytest

CONFIG = """
-- site_config.yml --
agency: {{name: ก, kind: อบต., district: ข, province: ค}}
site: {{current_year: 2567, years: [2567], demo: fictional, logo: {logo}}}
"""
CODES = "R319 R340 R341 R342 R343"
PNG = b"\x89PNG\r\n\x1a\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("logo", "data"),
    [
        ("logo.png", PNG),
        ("logo.jpg", b"\xff\xd8\xff\xe0"),
        ("logo.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 "),
        ("logo.svg", SVG.format("<path d='M0 0'/>").encode()),
        ("logo.svg", b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- ok --><!DOCTYPE svg PUBLIC "x">\n<svg xmlns="x"></svg>'),
        ("«R340»logo.png", b"GIF89a"),
        ("«R340»logo.png", b"<html><svg></svg></html>"),
        ("«R340»logo.svgz", b"\x1f\x8b\x08"),
        ("«R340»logo.svg", SVG.format("").encode("utf-16")),
        ("«R340»logo.png", b""),
        ("«R342»logo.png", PNG + bytes(30_000)),
        ("«R341»logo.png", PNG + bytes(2_000_000)),
    ],
)
def test_a_logo_is_a_small_picture(expect, logo, data):
    name = logo.rpartition("»")[2]
    expect(CONFIG.format(logo=logo), files={f"content/assets/{name}": data}, codes=CODES)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<svg:script xmlns:svg='http://www.w3.org/2000/svg'/>",
        "<rect onclick='x()'/>",
        "<rect\nONLOAD = 'x()'/>",
        "<foreignObject/>",
        "<a href='javascript:x()'/>",
        "<a href='&#106;avascript:x()'/>",
        "<image href='https://www.example.com/a.png'/>",
        "<image xlink:href='//www.example.com/a.png'/>",
        "<use href='other.svg#a'/>",
        "<image href='data:image/svg+xml;base64,AAAA'/>",
        "<style>@import 'https://www.example.com/a.css';</style>",
        "<rect fill='url(https://www.example.com/a.svg#b)'/>",
        "<rect fill=\"url( 'other.svg#b' )\"/>",
        "<iframe src='x'/>",
    ],
)
def test_an_svg_runs_and_fetches_nothing(expect, inside):
    expect(
        CONFIG.format(logo="«R343»logo.svg"),
        files={"content/assets/logo.svg": SVG.format(inside).encode()},
        codes=CODES,
    )


@pytest.mark.parametrize("head", ['<!DOCTYPE svg [<!ENTITY a "b">]>', "<?xml-stylesheet href='a.css'?>"])
def test_an_svg_declares_no_entities_and_fetches_no_styles(expect, head):
    data = f'<?xml version="1.0"?>\n<svg xmlns="x">{head}</svg>'.encode()
    expect(CONFIG.format(logo="«R343»logo.svg"), files={"content/assets/logo.svg": data}, codes=CODES)


@pytest.mark.parametrize(
    "inside",
    [
        "<use href='#a'/><use xlink:href = \"#b\"/>",
        "<rect fill='url(#gradient)' style=\"fill:url('#b')\"/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<text>เปิดดูได้ on = เปิด</text>",
    ],
)
def test_an_svg_may_use_its_own_parts(expect, inside):
    expect(CONFIG.format(logo="logo.svg"), files={"content/assets/logo.svg": SVG.format(inside).encode()}, codes=CODES)


def test_a_logo_that_is_not_there(expect):
    found = expect(CONFIG.format(logo="«R319»logo.png"), files={"content/assets/Logo.png": PNG})
    assert "(ใกล้เคียงที่สุด: Logo.png)" in found.items[0].message()

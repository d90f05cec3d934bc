"""The state of the survey is the one of the reader's day, whenever the page was built."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.browser.pages import Section, Visit

EARLY, OPEN, LATE = "ยังไม่เปิดให้ตอบ", "เปิดให้ตอบ", "ปิดรับคำตอบแล้ว"
DAYS = [
    ("2025-01-14T23:59:59+07:00", EARLY),
    ("2025-01-15T00:00:00+07:00", OPEN),
    ("2025-03-01T12:00:00+07:00", OPEN),
    ("2025-05-31T23:59:59+07:00", OPEN),
    ("2025-06-01T00:00:00+07:00", LATE),
]


@pytest.mark.parametrize("zone", ["Asia/Bangkok", "America/Los_Angeles"])
@pytest.mark.parametrize(("moment", "state"), DAYS)
@pytest.mark.parametrize("url", ["index.html", "eit.html", "embed/eit.html"])
def test_state(url: str, moment: str, state: str, zone: str, section: Callable[[str], Section], visit: Visit) -> None:
    here = section("sample")
    with visit(timezone_id=zone) as page:
        page.clock.set_fixed_time(datetime.fromisoformat(moment))
        page.goto(here.address + url)
        tag = page.locator("[data-survey]").first
        expect(tag).to_be_visible()
        expect(tag).to_have_text(state)
        answer = page.locator("[data-answer]").first
        expect(answer).to_be_visible(visible=state != LATE)
        expect(page.locator("time").first).to_be_visible()


def test_without_javascript_both_dates_are_there(section: Callable[[str], Section], visit: Visit) -> None:
    here = section("sample")
    with visit(java_script_enabled=False) as page:
        page.goto(here.address + "index.html")
        dates = page.locator(".pr-survey time").evaluate_all("(all) => all.map((one) => one.dateTime)")
        assert dates == ["2025-01-15", "2025-05-31"]

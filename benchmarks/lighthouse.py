"""Lighthouse performance on a phone: the median of five runs for each type of page, with gzip and without.

    .venv/bin/python -m benchmarks.lighthouse [--runs 5]

The sample site as an agency's own, and a report with a table of 400 rows. 100 is the bar for each.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median

from generator.build import build
from shared import CONFIG
from tests.browser.lighthouse import ROOT, TODAY, lighthouse, published
from tests.browser.pages import one_of_each, serving
from tests.browser.test_extremes import SIX, report

ROWS = 400


def long_report(folder: Path) -> Path:
    """A site with one report of 400 measures."""
    for path, text in {
        "site_config.yml": CONFIG,
        "data/2567/reports/annual.yml": report("measures", ROWS, SIX),
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    built = build(folder, folder / "site", today=TODAY)
    assert not built.problems.errors
    return folder / "site"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--without-gzip", action="store_true", help="only without")
    options.add_argument("--with-gzip", action="store_true", help="only with")
    chosen = options.parse_args()
    modes = [mode for mode, left_out in ((True, chosen.without_gzip), (False, chosen.with_gzip)) if not left_out]
    with tempfile.TemporaryDirectory() as name, serving() as server:
        folder = Path(name)
        out = published(ROOT / "examples/sample", folder / "sample")
        sample, long = server.mount("/ita/", out), server.mount("/long/", long_report(folder / "long"))
        pages = {sample + url: type for type, url in one_of_each(out).items() if type != "redirect"}
        pages[f"{long}2567/reports/annual.html"] = f"report of {ROWS} rows"
        print("page                       gzip  score  FCP ms  LCP ms  TBT ms  CLS")
        for server.compress in modes:
            seen = defaultdict(list)
            for one in lighthouse(list(pages), ["performance"], chosen.runs):
                seen[one["page"]].append(one)
            for page, runs in seen.items():
                score = median(one["scores"]["performance"] for one in runs)
                measured = {id: median(one["measured"][id] for one in runs) for id in runs[0]["measured"]}
                print(
                    f"{pages[page]:26} {'on' if server.compress else 'off':4} {score:6.0f}"
                    f" {measured['first-contentful-paint']:7.0f} {measured['largest-contentful-paint']:7.0f}"
                    f" {measured['total-blocking-time']:7.0f} {measured['cumulative-layout-shift']:5.3f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()

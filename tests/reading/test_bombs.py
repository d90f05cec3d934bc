"""Files that are made to make a reader slow or large: refused within 100 MB, one and all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(24)
)
BOMBS: dict[str, tuple[str, int, str]] = {
    "laughs": (LAUGHS, 1, "Y111"),
    "itself": ("a: &a [*a]\n", 1, "Y111"),
    "aliases": ("- *a\n", 500_000, "Y111"),
    "tags": ("a: !!python/object/apply:os.system ['true']\n", 100_000, "Y112"),
    "binary": ("!!binary AAAA", 200_000, "Y112"),
    "merge": ("<<: {a: 1}\n", 200_000, "Y113"),
    "deep": ("[", 3_000_000, "Y115"),
    "deep-block": ("- ", 1_500_000, "Y115"),
    "deep-keys": ("? ", 1_500_000, "Y115"),
    "wide": ("- a\n", 1_000_000, "Y126"),
    "one-key": ("a: 1\n", 500_000, "Y126"),
    "cut": ("- b #c\n", 500_000, "Y126"),
    "documents": ("---\n", 1_000_000, "Y114"),
    "directives": ("%TAG ! tag:x,2000:\n", 400_000, "Y118"),
    "comments": ("#\n", 2_000_000, "D201"),
    "spaces": (" ", 4_000_000, "D201"),
    "thai": ("ก", 2_600_000, "D201"),
    "tis-620": ("\xa1", 7_900_000, "D201"),
    "nul": ("\x00", 4_000_000, "Y105"),
    "large": ("a", 50_000_000, "Y101"),
}
"""What is repeated, how often, and the code that it is refused with."""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    root = tmp_path_factory.mktemp("bombs")
    folder, prose = root / "data/2567/items", root / "content"
    folder.mkdir(parents=True)
    prose.mkdir()
    config = "agency: {name: a, kind: b, district: c, province: d}\nsite: {current_year: 2567, years: [2567], demo: fictional}\n"
    (root / "site_config.yml").write_text(config)
    for name, (part, times, _) in BOMBS.items():
        data = part.encode("latin-1") if name == "tis-620" else part.encode()
        (folder / f"{name}.yml").write_bytes(data * times)
    (prose / "fences.md").write_bytes(b"---\na: b\n" + b"x\n" * 2_000_000)
    (prose / "lines.md").write_bytes(b"x\n" * 2_000_000)
    ran = subprocess.run(
        [sys.executable, HERE / "bombs.py", root], capture_output=True, text=True, check=True, timeout=120
    )
    return json.loads(ran.stdout)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(report, name):
    assert BOMBS[name][2] in report["codes"][name]


def test_front_matter_that_never_closes_in_a_large_file(report):
    assert report["codes"]["fences"] == ["Y119"]


def test_all_of_them_take_little_memory(report):
    assert report["grown"] < 100

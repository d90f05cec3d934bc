"""``prongsai schema``: write the JSON Schemas to which records point, for editors that complete and check."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.terminal import print_json, site_argument
from generator.schema.frameworks import FOLDER
from generator.schema.json_schema import json_schemas
from generator.sources import write_text

_OF_FRAMEWORKS = ("framework.json", "concepts.json")


@click.command("schema")
@site_argument
@click.option("--frameworks", is_flag=True, help="เขียนของแบบวัดที่มากับโปรแกรมแทน (สำหรับผู้พัฒนา)")
@click.option("--lang", type=click.Choice(["th", "en"]), default="th", help="ภาษาของข้อความ")
@click.option("--json", "as_json", is_flag=True, help="พิมพ์ผลเป็น JSON สำหรับโปรแกรมอื่น")
def command(site: Path, lang: str, *, frameworks: bool, as_json: bool) -> int:
    """เขียน JSON Schema ลงโฟลเดอร์ schemas ให้โปรแกรมแก้ไข (เช่น VS Code) เติมคีย์และเตือนคำผิดขณะพิมพ์"""
    folder = (FOLDER.parent if frameworks else site) / "schemas"
    schemas = {name: text for name, text in json_schemas().items() if not frameworks or name in _OF_FRAMEWORKS}
    written = [name for name, text in schemas.items() if _write(folder / name, text)]
    if as_json:
        print_json({"folder": str(folder), "files": list(schemas), "written": written})
    elif lang == "en":
        click.echo(f"{folder}: {len(written)} written, {len(schemas) - len(written)} current")
    else:
        click.echo(f"{folder}: เขียน {len(written)} ไฟล์ เป็นรุ่นล่าสุดอยู่แล้ว {len(schemas) - len(written)} ไฟล์")
    return 0


def _write(path: Path, text: str) -> bool:
    """Write a schema unless it says the same already."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    write_text(path, text)
    return True

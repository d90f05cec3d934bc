"""The group of commands, their common options, and the exit status.

0 fine, warnings too · 1 errors in the input · 2 wrong usage, the disk, or a failure of ours · 130 Ctrl-C.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

import click

from generator import __version__
from generator.problems import ProngsaiError
from generator.resources import collect_not_yet, collect_rarely

_COMMANDS = {
    "new": "สร้างเว็บไซต์ใหม่ที่พร้อมใช้ทันที",
    "new-year": "เริ่มปีงบประมาณใหม่จากปีล่าสุด",
    "check": "ตรวจระเบียนทั้งหมดโดยไม่สร้างเว็บ",
    "readiness": "คาดการณ์คะแนน OIT และบอกสิ่งที่ควรทำก่อน",
    "build": "ตรวจแล้วสร้างเว็บลงโฟลเดอร์ site",
    "serve": "ดูเว็บในเครื่อง และสร้างใหม่เมื่อแก้ไฟล์",
    "release": "สร้างเว็บและลงทะเบียนที่อยู่เว็บทั้งหมด",
    "submission": "เขียนใบกรอก ITAS ของหนึ่งปี (Excel, CSV, หน้าสำหรับคัดลอก)",
    "close-year": "ปิดปีงบประมาณ และเก็บทั้งปีเป็นไฟล์ ZIP",
    "schema": "เขียน JSON Schema ให้โปรแกรมแก้ไข",
    "frameworks": "ดูและเทียบแบบวัด OIT ของแต่ละปี",
    "export-mkdocs": "เขียนหน้าเดียวกันเป็นโครงการ MkDocs ธรรมดา",
}
"""Every command with its one line of help; its module is ``generator.cli.<name>``."""


class _Group(click.Group):
    """Imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"generator.cli.{cmd_name.replace('-', '_')}")
        collect_rarely()
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("คำสั่ง"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="prongsai", message="%(prog)s %(version)s")
def _prongsai() -> None:
    """โปร่งใส: สร้างส่วนเว็บเปิดเผยข้อมูล (ITA/OIT) ของหน่วยงานจากไฟล์ YAML และ Markdown

    ทุกคำสั่งรับโฟลเดอร์ของเว็บไซต์เป็นตัวเลือกสุดท้าย ถ้าไม่ระบุใช้โฟลเดอร์ปัจจุบัน
    """


def main() -> None:
    """Run the command line and leave with its exit status."""
    _speak_utf8()
    collect_not_yet()
    sys.exit(_status(lambda: _prongsai.main(standalone_mode=False)))


def _speak_utf8() -> None:
    """Thai on a terminal or in a pipe of Windows, whose own encoding cannot always say it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")


def _status(run: Callable[[], Any]) -> int:
    try:
        result = run()
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("\nหยุดตามคำสั่ง เว็บเดิมยังอยู่ครบ", err=True)
        return 130
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except ProngsaiError as err:
        click.echo(f"ผิดพลาด  {err}", err=True)
        return 2
    except Exception:  # noqa: BLE001  # an officer must never meet a traceback
        return _own_failure()
    return result if isinstance(result, int) else 0


def _own_failure() -> int:
    """A bug of ours: said in Thai, with the traceback only for those who ask for it."""
    if os.environ.get("PRONGSAI_DEBUG"):
        traceback.print_exc()
    else:
        kind, value, _ = sys.exc_info()
        name = kind.__name__ if kind else ""
        click.echo(
            f"โปรแกรมทำงานผิดพลาดเอง ({name}: {value}) เว็บเดิมยังอยู่ครบ\n"
            "โปรดแจ้งผู้ดูแลโปรแกรม โดยตั้ง PRONGSAI_DEBUG=1 แล้วสั่งซ้ำเพื่อดูรายละเอียด",
            err=True,
        )
    return 2

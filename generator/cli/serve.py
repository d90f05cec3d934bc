"""``prongsai serve``: look at the section on one's own machine while editing."""

from __future__ import annotations

import threading
import time
import webbrowser
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from generator.cli.terminal import DayType, print_problems, site_argument, summary
from generator.preview import Board, Builder, Server, Version
from generator.problems import Problems, UsageError

_PORT = 8000
_NEXT_PORTS = 10
"""Ports that are tried after the usual one, where nobody asked for it."""


@click.command("serve")
@site_argument
@click.option("--port", type=click.IntRange(0, 65535), help=f"พอร์ตของเครื่องนี้ (ปกติ {_PORT})")
@click.option("--open", "open_browser", is_flag=True, help="เปิดเบราว์เซอร์ให้ด้วย")
@click.option("--today", type=DayType(), help="วันที่ที่ถือเป็นวันนี้ (ปกติใช้วันของเครื่อง)")
@click.option("--lang", type=click.Choice(["th", "en"]), default="th", help="ภาษาของข้อความ")
def command(site: Path, port: int | None, today: date | None, lang: str, *, open_browser: bool) -> int:
    """สร้างเว็บไว้ดูในเครื่องนี้ และสร้างใหม่พร้อมเปลี่ยนหน้าเองเมื่อบันทึกไฟล์ (ไม่แตะโฟลเดอร์ site)"""
    board, stop = Board(), threading.Event()
    server = _server(board, site, port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    click.echo(f"ดูเว็บที่ {server.url}   กด Ctrl-C เพื่อหยุด" if lang == "th" else f"{server.url}   Ctrl-C to stop")
    if open_browser:
        webbrowser.open(server.url)
    try:
        Builder(site, board, today=today).run(stop, built=_teller(site, lang))
    except KeyboardInterrupt:
        click.echo("\nหยุดแล้ว" if lang == "th" else "\nstopped")
        return 130
    finally:
        board.close()
        server.shutdown()
        server.server_close()
    return 0


def _server(board: Board, site: Path, port: int | None) -> Server:
    """The server on *port*, or on the first of the usual ones that is free."""
    if port is not None:
        return Server(board, site, port)
    for number in range(_PORT, _PORT + _NEXT_PORTS):
        try:
            return Server(board, site, number)
        except UsageError:
            continue
    return Server(board, site, 0)


def _teller(site: Path, lang: str) -> Callable[[Version], None]:
    """Says on the terminal how each build went: errors in full, warnings by number."""

    def tell(version: Version) -> None:
        now = time.strftime("%H:%M:%S")
        if version.failure:
            click.echo(f"{now}  {click.style('ผิดพลาด', fg='red')}  {version.failure}", err=True)
        elif version.problems.errors:
            print_problems(Problems.of(version.problems.errors), site, lang=lang)
            click.echo(f"{now}  ยังแสดงเว็บรุ่นก่อนแก้ไข" if lang == "th" else f"{now}  still showing the last good one")
        else:
            said = f"สร้าง {version.pages} หน้า" if lang == "th" else f"{version.pages} pages"
            click.echo(f"{now}  {said}  {summary(version.problems, lang) if len(version.problems) else ''}".rstrip())

    return tell

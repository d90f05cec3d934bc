"""The code into which templates are compiled: as Jinja's own, but for what it costs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from generator.templating.code import LeanEnvironment


def render(source: str, **values: Any) -> str:
    macros = "{% macro bold(text, mark='') %}<b>{{ text }}{{ mark }}</b>{% endmacro %}"
    loader = DictLoader({"page": '{% import "macros" as macros %}' + source, "macros": macros})
    environment = LeanEnvironment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return environment.get_template("page").render(values)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("<a> & \"b\" 'c'", "&lt;a&gt; &amp; &#34;b&#34; &#39;c&#39;"), (Markup("<i>ก</i>"), "<i>ก</i>"), (2567, "2567")],
)
def test_a_value_is_escaped_unless_it_is_markup(value: object, shown: str) -> None:
    assert render("{{ value }}", value=value) == shown


def test_the_same_letters_as_text_and_as_markup_are_told_apart() -> None:
    assert render("{{ a }}{{ b }}{{ a }}", a="<i>", b=Markup("<i>")) == "&lt;i&gt;<i>&lt;i&gt;"


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("macros.bold('<')", "<b>&lt;</b>"),
        ("macros.bold('ก', mark='>')", "<b>ก&gt;</b>"),
        ("macros.bold(mark='!', text='ก')", "<b>ก!</b>"),
        ("macros.bold(macros.bold('<'))", "<b><b>&lt;</b></b>"),
        ("double('ก', times=2)", "กก"),
    ],
)
def test_a_macro_or_function_takes_arguments_by_place_and_by_name(call: str, shown: str) -> None:
    assert render("{{ " + call + " }}", double=lambda text, times: text * times) == shown


def test_a_call_block_hands_over_what_it_holds() -> None:
    source = "{% macro box(name) %}[{{ name }}: {{ caller() }}]{% endmacro %}{% call box('<') %}<p>{{ text }}</p>{% endcall %}"
    assert render(source, text="&") == "[&lt;: <p>&amp;</p>]"


@pytest.mark.parametrize("name", ["nothing", "nothing.name", "view.nothing", "nothing()", "view.nothing()", "macros.bold()"])
def test_a_name_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises((UndefinedError, AttributeError)):
        render("{{ " + name + " }}", view=SimpleNamespace())

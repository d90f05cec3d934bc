"""The Python into which Jinja turns templates, without the detours of its own that took most of the time."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from markupsafe import Markup, escape


def markup(text: str) -> Markup:
    """*text*, which is HTML, as such: ``Markup()`` first asks what it was given."""
    return str.__new__(Markup, text)


class _Code(CodeGenerator):
    """Writes attributes and calls as such, and has values printed and macros called by the environment below."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.printed(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """The attribute itself, which view models have; Jinja's own also looks for a key of that name."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """Jinja's own asks of every function whether it wants the context; none of ours does."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """``environment.Macro(…)`` in the place of ``Macro(…)``."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)


class _Macro(Macro):
    """A macro that is called at once where it is given what it takes."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        if kwargs or self.caller or len(args) != len(self.arguments):
            return super().__call__(*args, **kwargs)
        return markup(self._func(*args))


class LeanEnvironment(Environment):
    """An environment with autoescape whose templates do no more than they say."""

    code_generator_class = _Code
    Macro = _Macro

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """A plain dictionary: every import of a macro asks for every name in it, which takes long in Jinja's chain of two."""
        return {**self.globals, **(d or {})}

    @staticmethod
    def printed(value: Any) -> str:
        """*value* as HTML: what is HTML stays as it is."""
        kind = value.__class__
        return value if kind is Markup else _escaped(value) if kind is str else escape(value)


_escaped = lru_cache(maxsize=5_000)(escape)
"""Of what is ``str`` itself: to a cache, markup with the same letters would be the same."""

"""What every record shares: frozen, nothing unknown, and the types of its fields.

Records are read as text: every scalar that arrives here is a ``str`` (see ``sources``), so that a telephone number keeps
its leading zero and ``no`` stays a word. The types below say what a text has to be. A refusal is a
``PydanticCustomError`` whose type is the code of the problem.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Protocol
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from generator.thai import dates
from generator.thai.dates import Month
from generator.thai.digits import arabic

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# no other program has a say in how records are read; and to look for one, pydantic reads what is known of every package


class Record(BaseModel):
    """A part of a record: frozen, and a key that it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


class Remarks(Protocol):
    """The validation context: takes what is to be said about a date that was understood."""

    latest: date
    """The last day that a date of the past or present may name."""

    def remark(self, code: str, value: object) -> None:
        """Remember the problem *code* about *value*, which knows its own place."""


def _remark_on(value: object, found: dates.ParsedDate, info: ValidationInfo, *, planned: bool) -> None:
    remarks: Remarks | None = info.context
    if remarks is None:
        return
    if found.buddhist_iso:
        remarks.remark("D211", value)
    if not planned and _first_day(found.value) > remarks.latest:
        remarks.remark("D221", value)


def _first_day(value: date | Month) -> date:
    return value if isinstance(value, date) else date(value.year, value.month, 1)


def _text(value: object) -> object:
    if isinstance(value, str):
        text = str(value).strip()
        if not text:
            raise PydanticCustomError("D203", "empty")
        return text
    raise PydanticCustomError("D202", "wrong type", {"wanted": "ข้อความ"})


def _several(value: object) -> object:
    """One value stands for a list of one."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _truth(value: object) -> object:
    words = {"true": True, "yes": True, "ใช่": True, "false": False, "no": False, "ไม่": False, "ไม่ใช่": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in words:
        return words[value.strip().lower()]
    raise PydanticCustomError("D202", "wrong type", {"wanted": "true หรือ false"})


def _whole_number(value: object) -> object:
    if isinstance(value, int):
        return value
    plain = arabic(value).strip().replace(",", "") if isinstance(value, str) else ""
    if not plain.isdecimal():
        raise PydanticCustomError("D202", "wrong type", {"wanted": "จำนวนเต็ม"})
    return int(plain)


def _number(value: object) -> object:
    if isinstance(value, int | float):
        return float(value)
    plain = arabic(value).strip().replace(",", "") if isinstance(value, str) else ""
    if not re.fullmatch(r"-?\d+(\.\d+)?", plain):
        raise PydanticCustomError("D202", "wrong type", {"wanted": "ตัวเลข"})
    return float(plain)


def _read_date(value: object, info: ValidationInfo, *, planned: bool = False) -> date | Month:
    if isinstance(value, date | Month):
        return value
    try:
        parsed = dates.parse(value) if isinstance(value, str) else None
    except ValueError:
        raise PydanticCustomError("D205", "no such day", {"value": str(value)}) from None
    if parsed is None:
        raise PydanticCustomError("D204", "not a date", {"value": str(value)})
    _remark_on(value, parsed, info, planned=planned)
    return parsed.value


def _a_day(value: date | Month) -> date:
    if isinstance(value, Month):
        raise PydanticCustomError("D204", "not a day", {"value": str(value)})
    return value


def _planned(value: object, info: ValidationInfo) -> date | Month:
    return _read_date(value, info, planned=True)


_USUAL_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/?&=%+#-]*)?")
"""An address of which nothing has to be taken apart to see that it is one."""


def _web_address(value: object) -> object:
    text = _text(value)
    if _USUAL_ADDRESS.fullmatch(str(text)):
        return text
    try:
        parts = urlsplit(str(text))
    except ValueError:
        raise PydanticCustomError("D207", "not an address", {"value": str(value)}) from None
    if parts.scheme not in {"http", "https"} or not parts.netloc or re.search(r"[\s\x00-\x1f<>\"]", str(text)):
        raise PydanticCustomError("D207", "not an address", {"value": str(value)})
    return text


def _secure_address(value: object) -> object:
    text = _web_address(value)
    if not str(text).startswith("https://"):
        raise PydanticCustomError("D208", "not https", {"value": str(value)})
    return text


def code(pattern: str, wanted: str) -> Callable[[Any], Any]:
    """A validator for identifiers: *pattern* must match the whole; *wanted* tells the officer in Thai what it must be."""
    matches = re.compile(pattern).fullmatch

    def check(value: object) -> object:
        text = str(_text(value))
        if not matches(text):
            raise PydanticCustomError("D209", "not a code", {"value": text, "wanted": wanted})
        return text

    return check


def _written(*types: str, **of_a_text: object) -> dict[str, Any]:
    """The JSON Schema of a value that an editor may take for any of *types*, while the reader takes it as text."""
    return {"type": list(types), **of_a_text}


_ONE_TEXT = _written("string", "number", "boolean")
_DIGIT = "[0-9๐-๙]"
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_ITEM = r"o[1-9][0-9]?"
_INDICATOR = r"[1-9][0-9]?(\.[1-9])?"
_LANGUAGES = ("th", "en", "zh", "ms", "my", "km", "lo", "vi", "ja", "ko", "ar", "fr", "de", "mul")
_YES_NO = "^([Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|ใช่|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo]|ไม่|ไม่ใช่)$"

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_ONE_TEXT)]
"""A text that is not empty."""
Texts = Annotated[
    tuple[Text, ...],
    BeforeValidator(_several),
    WithJsonSchema({"type": [*_ONE_TEXT["type"], "array"], "items": _ONE_TEXT}),
]
"""None, one or several texts; a single one need not be written as a list."""
YesNo = Annotated[bool, BeforeValidator(_truth), WithJsonSchema(_written("boolean", "string", pattern=_YES_NO))]
Count = Annotated[
    int, BeforeValidator(_whole_number), WithJsonSchema(_written("integer", "string", pattern=f"^({_DIGIT}|,)+$"))
]
"""A whole number, in either digit set."""
Number = Annotated[
    float,
    BeforeValidator(_number),
    WithJsonSchema(_written("number", "string", pattern=rf"^-?({_DIGIT}|,)+(\.{_DIGIT}+)?$")),
]
"""A number, in either digit set."""
_DATE_SCHEMA = WithJsonSchema({"type": "string"})
Day = Annotated[date, BeforeValidator(_a_day), BeforeValidator(_read_date), _DATE_SCHEMA]
"""A day of the Common Era that is past or near, read from any of the forms of ``thai.dates``."""
DayOrMonth = Annotated[date | Month, BeforeValidator(_read_date), _DATE_SCHEMA]
"""A day, or a month where the report gives none."""
PlannedDay = Annotated[date, BeforeValidator(_a_day), BeforeValidator(_planned), _DATE_SCHEMA]
"""A day that may lie far ahead: the end of a survey or of a plan."""
PlannedDayOrMonth = Annotated[date | Month, BeforeValidator(_planned), _DATE_SCHEMA]
"""A day or month that may lie far ahead."""
WebAddress = Annotated[str, BeforeValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})]
"""A whole http or https address."""
SecureAddress = Annotated[
    str, BeforeValidator(_secure_address), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://"})
]
"""A whole https address."""
Slug = Annotated[
    str,
    BeforeValidator(code(_SLUG, "อักษร a–z ตัวเลข และขีด - เช่น walk-in")),
    StringConstraints(max_length=60),
    WithJsonSchema(_written("string", "integer", pattern=f"^{_SLUG}$", maxLength=60)),
]
"""A permanent ASCII name, used in addresses and ids."""
ItemId = Annotated[
    str,
    BeforeValidator(code(_ITEM, "รหัสข้อ เช่น o12")),
    # a bare pattern would become that of the keys of year.yml's overrides, where no nearest key is looked for
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{_ITEM}$"}]}),
]
"""The id of an item: ``o1`` … ``o48``."""
IndicatorId = Annotated[
    str,
    BeforeValidator(code(_INDICATOR, 'เลขตัวชี้วัด เช่น "9" หรือ "9.4"')),
    WithJsonSchema(_written("string", "number", pattern=f"^{_INDICATOR}$")),
]
"""The number of an indicator or sub-indicator: ``1`` … ``10``, ``9.1`` … ``10.2``."""
Language = Annotated[
    str,
    AfterValidator(code("|".join(_LANGUAGES), "รหัสภาษา เช่น th หรือ en")),
    BeforeValidator(_text),
    WithJsonSchema({"type": "string", "enum": list(_LANGUAGES)}),
]
"""The language of a document."""

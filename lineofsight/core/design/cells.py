"""What is in a cell, as a person would read it, and what cannot be taken: a formula, an error, a number beyond all."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from lineofsight.core.design.numbers import plain_number

# Excel keeps fifteen digits of a number; what stands behind them is the noise of its binary form.
DIGITS = 15
FORMULA_SIGNS = ("=", "@", "+")
ERROR = re.compile(
    r"#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|BUSY!|CONNECT!|UNKNOWN!|GETTING_DATA|#+)"
)
# In a number format a percent sign in quotation marks or after a backslash is only text, and so is what is in brackets.
ONLY_TEXT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True)
class Wrong:
    """A cell that cannot be taken; the sentence says why, and what to do."""

    sentence: str


Read = str | Wrong


def typed_cell(text: str) -> Read:
    """A cell of delimited text, or pasted: stripped. One that begins as a formula does would run when it is opened."""
    told = text.strip()
    if told.startswith(FORMULA_SIGNS) and not is_number(told):
        return Wrong(f"This begins with “{told[0]}”, as a formula does. Paste its value instead.")
    return without_error(told)


def sheet_cell(cell: Any) -> Read:
    """A cell of a workbook, as openpyxl gives it with formulas: whole numbers without a decimal point, 12.3% as
    "12.3%", dates in ISO form, and an empty cell as no text."""
    value = cell.value
    if cell.data_type == "f":
        return Wrong("This is a formula. Copy the cell and paste its value instead.")
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return number_cell(value, cell.number_format)
        case date() | time() | timedelta():
            return date_text(value)
        case _:
            return without_error(str(value).strip())


def number_cell(value: int | float, number_format: str) -> Read:
    """A number's text, exact to what its author typed; where it is shown as a percentage, the percentage."""
    if not isfinite(value):
        return Wrong("This number is too large to be kept. Put the right value.")
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{DIGITS}g"))
    if "%" in ONLY_TEXT.sub("", number_format or ""):
        return plain(exact.scaleb(2)) + "%"
    return plain(exact)


def plain(number: Decimal) -> str:
    """A number in digits, with neither an exponent nor noughts at the end of its decimals."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def date_text(value: date | time | timedelta) -> str:
    """A day as 2018-04-01; a moment with its time; a length of time in hours, minutes and seconds."""
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()


def without_error(text: str) -> Read:
    """The text, unless it is what a spreadsheet writes where it has no value."""
    if not ERROR.fullmatch(text):
        return text
    if text.startswith("##"):
        return Wrong("The column was too narrow to show this value when the file was saved. Widen it and save again.")
    return Wrong(f"This is an error of the spreadsheet ({text}). Put the right value, or leave the cell empty.")


def is_number(text: str) -> bool:
    """Whether text is a plain number or percentage, such as "+5" or "+1,234.5%"."""
    told = text.removesuffix("%")
    try:
        plain_number(told)
    except ValueError:
        return False
    return any(sign.isdigit() for sign in told)

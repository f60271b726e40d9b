"""Cells and expressions: a value, missing, or not applicable; values are exact."""
from fractions import Fraction


class Absent:
    """A cell, an expression or a measure that has no value."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = Absent("missing")
NOT_APPLICABLE = Absent("not applicable")

DIVISION_BY_ZERO = "除数为零"
MISSING_DATA = "缺数据"

_WORDS = {"是": 1, "否": 0, "": MISSING, "X": MISSING, "NA": NOT_APPLICABLE, "不适用": NOT_APPLICABLE}


class _Parsed(dict):
    """The value of a cell's text, remembered: a whole number as int, a decimal as Fraction."""

    def __missing__(self, text):
        value = Fraction(text)
        value = value.numerator if value.denominator == 1 else value
        self[text] = value
        return value


parsed = _Parsed(_WORDS)


def is_absent(value):
    return value is MISSING or value is NOT_APPLICABLE


def absent_of(values):
    """Not applicable before missing; None if all of them are there."""
    found = None
    for value in values:
        if value is NOT_APPLICABLE:
            return value
        if value is MISSING:
            found = value
    return found


# An expression is a function of a unit's view. A text stands for an indicator or a used result.


def indicator(name):
    if name.startswith("results."):
        _, alias, figure = name.split(".")
        return lambda view: view.result(alias, figure)
    return lambda view: view.cell(name)


def expression(thing):
    return indicator(thing) if isinstance(thing, str) else thing


def _quotient(top, bottom, factor):
    top, bottom = expression(top), expression(bottom)

    def value(view):
        a, b = top(view), bottom(view)
        if (absent := absent_of((a, b))) is not None:
            return absent
        if b == 0:
            view.flag(DIVISION_BY_ZERO)
            return MISSING
        return Fraction(factor * a, b)

    return value


def ratio(top, bottom):
    return _quotient(top, bottom, 1)


def percent(top, bottom):
    return _quotient(top, bottom, 100)


def per(top, bottom, number):
    return _quotient(top, bottom, number)


def total_of(*parts):
    """`sum`: parts that are not applicable are passed over; a missing part makes it missing."""
    parts = [expression(part) for part in parts]

    def value(view):
        values = [part(view) for part in parts]
        if any(v is MISSING for v in values):
            return MISSING
        values = [v for v in values if v is not NOT_APPLICABLE]
        return sum(values) if values else NOT_APPLICABLE

    return value


def gap(left, right):
    left, right = expression(left), expression(right)

    def value(view):
        a, b = left(view), right(view)
        absent = absent_of((a, b))
        return abs(a - b) if absent is None else absent

    return value


def change_since_previous(thing):
    thing = expression(thing)

    def value(view):
        now = thing(view)
        before = view.before()
        then = thing(before) if before else MISSING
        absent = absent_of((now, then))
        return now - then if absent is None else absent

    return value


def sampled(thing, size, least):
    """The value, missing where the sample is smaller than `least` or has no size."""
    thing, size = expression(thing), expression(size)

    def value(view):
        v, n = thing(view), size(view)
        if is_absent(v):
            return v
        return MISSING if is_absent(n) or n < least else v

    return value

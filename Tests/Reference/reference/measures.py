"""Measures: a function of a unit's view that gives an attainment of 0…1, or that it is absent."""
from fractions import Fraction

from .cells import MISSING, MISSING_DATA, NOT_APPLICABLE, absent_of, expression, is_absent


def _of_value(thing, attainment):
    """A measure of one value that is absent where the value is."""
    thing = expression(thing)

    def measure(view):
        value = thing(view)
        return value if is_absent(value) else attainment(value)

    return measure


def exact(number):
    """A number as it is written: 0.5 is one half, 0.2 one fifth."""
    return number if isinstance(number, (int, Fraction)) else Fraction(repr(number))


def share(part, whole):
    return 0 if part == 0 else 1 if part == whole else Fraction(part, whole)


def linear(thing, start, end):
    start, end = exact(start), exact(end)

    def attainment(value):
        if value <= start if start < end else value >= start:
            return 0
        if value >= end if start < end else value <= end:
            return 1
        return Fraction(value - start, end - start)

    return _of_value(thing, attainment)


def at_least(thing, line):
    line = exact(line)
    return _of_value(thing, lambda value: int(value >= line))


def at_most(thing, line):
    line = exact(line)
    return _of_value(thing, lambda value: int(value <= line))


def equals(thing, number):
    return _of_value(thing, lambda value: int(value == number))


def yes(thing):
    return _of_value(thing, lambda value: int(value != 0))


def steps(thing, *ladder, out_of):
    """Points outright, out of those of the item, bonus or weight: the first line reached."""

    def attainment(value):
        for line, points in ladder:
            if value >= line:
                return Fraction(exact(points), out_of)
        return 0

    return _of_value(thing, attainment)


def deduct(thing, expected, points, out_of):
    """`points` off for each one short of `expected`."""

    def attainment(value):
        short = max(0, expected - value)
        return max(0, 1 - Fraction(short * exact(points), out_of))

    return _of_value(thing, attainment)


def count_of(*things):
    things = [expression(thing) for thing in things]

    def measure(view):
        values = [v for v in (thing(view) for thing in things) if v is not NOT_APPLICABLE]
        if not values:
            return NOT_APPLICABLE
        there = [v for v in values if v is not MISSING]
        if not there:
            return MISSING
        if len(there) < len(values):
            view.flag(MISSING_DATA)
        return share(sum(v != 0 for v in there), len(values))

    return measure


def weighted(*parts):
    """The mean of (measure, weight): a missing part counts 0, one not applicable leaves."""

    def measure(view):
        pairs = [(part(view), weight) for part, weight in parts]
        pairs = [(a, weight) for a, weight in pairs if a is not NOT_APPLICABLE]
        if not pairs:
            return NOT_APPLICABLE
        there = [(a, weight) for a, weight in pairs if a is not MISSING]
        if not there:
            return MISSING
        if len(there) < len(pairs):
            view.flag(MISSING_DATA)
        return share(sum(a * w for a, w in there), sum(w for _, w in pairs))

    return measure


def best_of(*parts):
    def measure(view):
        values = [v for v in (part(view) for part in parts) if v is not NOT_APPLICABLE]
        if not values:
            return NOT_APPLICABLE
        there = [v for v in values if v is not MISSING]
        if not there:
            return MISSING
        if len(there) < len(values) and max(there) < 1:
            view.flag(MISSING_DATA)  # what is missing could have been better
        return max(there)

    return measure


def all_of(*parts):
    """1 if every part is; 0 if one of them is less than 1 whatever missing data could say."""

    def measure(view):
        values = [v for v in (part(view) for part in parts) if v is not NOT_APPLICABLE]
        if not values:
            return NOT_APPLICABLE
        there = [v for v in values if v is not MISSING]
        if any(v == 0 for v in there):
            return 0
        if len(there) < len(values):
            return MISSING
        return int(all(v == 1 for v in there))

    return measure


def not_of(part):
    def measure(view):
        value = part(view)
        return value if is_absent(value) else int(value != 1)

    return measure


def score_of(alias):
    return _of_value(f"results.{alias}.rate", lambda rate: Fraction(rate, 100))


def reached(state):
    return lambda view: int(view.has_reached(state))


def from_values(names, attainment):
    """An attainment that is worked out from several indicators, all of which it needs."""
    things = [expression(name) for name in names]

    def measure(view):
        values = [thing(view) for thing in things]
        absent = absent_of(values)
        return attainment(*values) if absent is None else absent

    return measure


HOLD = 2  # points of tolerance where the goal is the baseline
PATH = (Fraction(0), Fraction("0.30"), Fraction("0.65"), Fraction(1))


def progress(name):
    """The way from the baseline to the target of the schedule's last year, day by day."""

    def measure(view):
        value, base, goal = view.cell(name), view.baseline_cell(name), view.goal(name)
        if (absent := absent_of((value, base, goal))) is not None:
            return absent
        if goal <= base:  # nothing to gain: to be held
            return int(value >= goal - HOLD)
        year, passed = view.year_of_schedule()
        part = PATH[year - 1] + (PATH[year] - PATH[year - 1]) * passed
        attainment = Fraction(value - base) / ((goal - base) * part)
        return min(max(attainment, 0), 1)

    return measure

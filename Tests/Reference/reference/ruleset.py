"""What a rule set is made of, declared as its README's tables are."""
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Item:
    id: str
    points: int
    measure: object
    when: object = None  # a measure: where it is 0 or not applicable, so is the item
    exclude_missing: bool = False


@dataclass(frozen=True)
class Section:
    id: str
    items: tuple

    @property
    def points(self):
        return sum(item.points for item in self.items)


def section(name, *items):
    return Section(name, items)


@dataclass(frozen=True)
class Bonus:
    """Points of a measure, at most `cap` of them; it is not among the `--items` compared."""

    id: str
    cap: int
    points: Fraction
    measure: object


@dataclass(frozen=True)
class Gate:
    """A condition (of the view and the card: 1, 0 or absent) and what it does where it holds."""

    id: str
    when: object
    cap: str = None
    flag: str = None
    zero: str = None


def gate(name, measure, cap=None, flag=None, zero=None):
    return Gate(name, lambda view, card: measure(view), cap, flag, zero)


def review_gates(cap, flag=None):
    """G2, G3, G4: circulated criticism, harm to youth rights, a concealed matter."""
    from .measures import yes

    return (
        gate("criticised", yes("circulated_criticism"), cap, flag or "通报批评"),
        gate("youth_harm", yes("youth_harm_confirmed"), cap, flag or "侵害青少年权益"),
        gate("concealed", yes("matter_concealed"), cap, flag or "瞒报重大事项"),
    )


def higher_unit_gate(name, levels, cap):
    """G2, G3, G4 weigh more on a unit of one of the higher levels."""
    from .cells import absent_of, is_absent

    def when(view, card):
        if view.unit.level not in levels:
            return 0
        values = [view.cell(indicator) for indicator in
                  ("circulated_criticism", "youth_harm_confirmed", "matter_concealed")]
        if any(not is_absent(value) and value for value in values):
            return 1
        return absent_of(values) or 0

    return Gate(name, when, cap)


@dataclass(frozen=True)
class Grade:
    name: str
    at: int = None
    each_section: Fraction = None
    each_year: int = None
    when: object = None
    only_by_gate: bool = False


@dataclass(frozen=True)
class Quota:
    grade: str
    share: Fraction
    within: str


@dataclass(frozen=True)
class Phase:
    id: str
    year: int  # the calendar year
    weight: int
    sections: tuple


@dataclass(frozen=True)
class RuleSet:
    id: str
    sections: tuple = ()
    levels: tuple = ("community",)
    uses: dict = field(default_factory=dict)
    rescale: str = "total"
    rank_within: str = "district"
    met: str = None
    pass_line: int = None
    bonus: Bonus = None
    gates: tuple = ()
    grades: tuple = ()
    quota: Quota = None
    phases: tuple = ()

    def index_of_grade(self, name):
        return [grade.name for grade in self.grades].index(name)


FOUR_GRADES = (Grade("优秀", at=90), Grade("良好", at=80), Grade("合格", at=60), Grade("不合格"))

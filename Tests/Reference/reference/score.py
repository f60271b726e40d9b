"""From the view of a unit to its card, and from the cards of a group to grades and ranks.

Points are whole numbers of 0.000001; published totals whole numbers of 0.01. An item's points are
rounded half up once, a section's if its points are shared out inside it; then only the published
total is.
"""
from dataclasses import dataclass, field
from fractions import Fraction

from .cells import MISSING, MISSING_DATA, NOT_APPLICABLE, is_absent

MICRO = 1_000_000
TOTAL = 100
MOST_NOT_APPLICABLE = Fraction("0.20")
MOST_MISSING = Fraction("0.30")
SMALLEST_RANKED = 3
NOT_ASSESSED = "无法评定"


def half_up(number):
    """The nearest whole number; a half goes up."""
    if isinstance(number, int):
        return number
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


@dataclass
class SectionScore:
    points: int
    earned: int = 0  # in 0.000001, of the items that count
    counted: int = 0  # the points of those items

    @property
    def share(self):
        return Fraction(self.earned, self.counted * MICRO)


@dataclass
class Card:
    unit: object
    items: dict = field(default_factory=dict)  # points in 0.000001; an Absent where not scored
    sections: dict = field(default_factory=dict)
    total: Fraction = Fraction(0)
    published: int = None  # in 0.01; None where not assessed
    grade: int = None
    rank: int = None
    flags: set = field(default_factory=set)


def score(ruleset, sections, view, year_scores=None):
    """The card of one unit, before what depends on the other units of its group."""
    card = Card(view.unit)
    view.flags = card.flags
    not_applicable, missing, excluded = _score_items(sections, view, card)
    card.sections = _sum_up(sections, card, excluded)
    hit = _gates_that_hold(ruleset, view, card)
    for gate in hit:
        if gate.zero:
            _set_to_zero(sections, gate.zero, card)
    if any(gate.zero for gate in hit):
        card.sections = _sum_up(sections, card, excluded)
    card.total = _total(ruleset, card)
    cents = half_up(card.total * 100)
    if ruleset.bonus:
        cents = _with_bonus(ruleset, view, card)
    most_missing = MOST_MISSING if year_scores is None else 0  # a final needs every year
    if not_applicable > MOST_NOT_APPLICABLE * TOTAL or missing > most_missing * TOTAL:
        return card
    card.published = cents
    card.grade = _grade(ruleset, view, card, year_scores)
    for gate in hit:
        if gate.cap:
            card.grade = max(card.grade, ruleset.index_of_grade(gate.cap))
    return card


def _score_items(sections, view, card):
    not_applicable = missing = 0
    excluded = set()
    for section in sections:
        for item in section.items:
            flags, view.flags = view.flags, set()
            attainment = _attainment(item, view)
            if attainment is not NOT_APPLICABLE:  # what does not apply raises no flag
                flags |= view.flags
            view.flags = flags
            if attainment is NOT_APPLICABLE:
                not_applicable += item.points
                excluded.add(item.id)
            elif attainment is MISSING:
                missing += item.points
                if item.exclude_missing:
                    excluded.add(item.id)
                else:
                    view.flag(MISSING_DATA)
            else:
                attainment = half_up(attainment * (item.points * MICRO))
            card.items[item.id] = attainment
    return not_applicable, missing, excluded


def _attainment(item, view):
    if item.when is not None:
        applies = item.when(view)
        if applies is NOT_APPLICABLE or applies == 0:
            return NOT_APPLICABLE
    return item.measure(view)


def _sum_up(sections, card, excluded):
    scores = {}
    for section in sections:
        scores[section.id] = summed = SectionScore(section.points)
        for item in section.items:
            if item.id not in excluded:
                points = card.items[item.id]
                summed.counted += item.points
                summed.earned += 0 if is_absent(points) else points
    return scores


def _set_to_zero(sections, name, card):
    """Every item of that name or of the section of that name that was scored at all."""
    for section in sections:
        for item in section.items:
            if name in (section.id, item.id) and not is_absent(card.items[item.id]):
                card.items[item.id] = 0


def _gates_that_hold(ruleset, view, card):
    hit = []
    for gate in ruleset.gates:
        holds = gate.when(view, card)
        if holds is MISSING:
            view.flag(MISSING_DATA)
        elif holds is not NOT_APPLICABLE and holds:
            hit.append(gate)
            if gate.flag:
                view.flag(gate.flag)
    return hit


def _total(ruleset, card):
    """What the counted items earned, scaled up to the points of those that do not count."""
    sections = [s for s in card.sections.values() if s.counted]
    if not sections:
        return Fraction(0)
    if ruleset.rescale == "section":
        earned = sum(section_score(ruleset, s) for s in sections)
        counted = sum(s.points for s in sections)
    else:
        earned = Fraction(sum(s.earned for s in sections), MICRO)
        counted = sum(s.counted for s in sections)
    return Fraction(earned * TOTAL, counted)


def section_score(ruleset, section):
    """A section's score in points; where points are shared out inside it, out of all of them.

    Sharing out inside a section is a line of the ledger, so a whole number of 0.000001.
    """
    earned = section.earned
    if ruleset.rescale == "section" and section.counted:
        earned = half_up(Fraction(earned * section.points, section.counted))
    return Fraction(earned, MICRO)


def _with_bonus(ruleset, view, card):
    bonus = ruleset.bonus
    flags, view.flags = view.flags, set()  # a bonus without data is 0, without a flag
    attainment = bonus.measure(view)
    view.flags = flags
    points = 0 if is_absent(attainment) else half_up(attainment * bonus.points * MICRO)
    base = card.total
    card.total += min(Fraction(points, MICRO), bonus.cap)
    cents = half_up(card.total * 100)
    line = ruleset.pass_line
    if line is not None and half_up(base * 100) < line * 100 <= cents:
        return line * 100 - 1
    return cents


def _grade(ruleset, view, card, year_scores):
    for index, grade in enumerate(ruleset.grades):
        if grade.only_by_gate:
            continue
        if grade.at is not None and card.published < grade.at * 100:
            continue
        if grade.each_section is not None and any(
            s.share < grade.each_section for s in card.sections.values() if s.counted
        ):
            continue
        if grade.each_year is not None and year_scores is not None and not all(
            score is not None and score >= grade.each_year * 100 for score in year_scores
        ):
            continue
        if grade.when is not None:
            flags, view.flags = view.flags, set()
            holds = grade.when(view)
            view.flags = flags
            if is_absent(holds) or not holds:
                continue
        return index
    return None


def settle_groups(ruleset, cards):
    """Quota and ranks, in each group of units."""
    if ruleset.quota:
        for group in _groups(cards, ruleset.quota.within):
            _apply_quota(ruleset, group)
    for group in _groups(cards, ruleset.rank_within):
        _rank(group)


def _groups(cards, within):
    groups = {}
    for card in cards:
        groups.setdefault(card.unit.group(within), []).append(card)
    return groups.values()


def _apply_quota(ruleset, group):
    best = ruleset.index_of_grade(ruleset.quota.grade)
    holders = [card for card in group if card.grade == best]
    places = max(1, int(ruleset.quota.share * len(group)))
    if len(holders) <= places:
        return
    scores = sorted((card.published for card in holders), reverse=True)
    line = scores[places - 1]
    if scores[places] == line:  # tied across the limit: none of the tied
        line += 1
    for card in holders:
        if card.published < line:
            card.grade += 1
            card.flags.add("名额限制")


def _rank(group):
    scores = [card.published for card in group if card.published is not None]
    if len(scores) < SMALLEST_RANKED:
        return
    scores.sort(reverse=True)
    first = {}
    for place, points in enumerate(scores, start=1):
        first.setdefault(points, place)
    for card in group:
        if card.published is not None:
            card.rank = first[card.published]

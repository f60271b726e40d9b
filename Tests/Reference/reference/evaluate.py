"""Every rule set over a workspace, as of a day, each after those that it uses."""
import datetime
from fractions import Fraction

from .cells import MISSING
from .measures import score_of
from .rulesets import BY_ID
from .ruleset import Item, section
from .score import half_up, score, settle_groups

LEVELS = ("community", "street", "district", "city")
FINAL = "final"


class View:
    """What a rule set sees of one unit on one day."""

    def __init__(self, evaluation, ruleset, snapshot, unit, results):
        self.evaluation = evaluation
        self.ruleset = ruleset
        self.snapshot = snapshot
        self.columns = snapshot.columns
        self.unit = unit
        self.results = results  # alias: {figure: value}
        self.flags = set()

    def flag(self, text):
        self.flags.add(text)

    def cell(self, name):
        place = self.columns.get(name)
        return MISSING if place is None else self.unit.values[place]

    def result(self, alias, figure):
        return self.results[alias].get(figure, MISSING)

    def before(self):
        """The unit as the snapshot before had it; None where it had not."""
        snapshot = self.evaluation.workspace.previous(self.snapshot)
        unit = snapshot.units.get(self.unit.code) if snapshot else None
        if unit is None:
            return None
        view = View(self.evaluation, self.ruleset, snapshot, unit, {})
        view.flags = self.flags
        return view

    def baseline_cell(self, name):
        workspace = self.evaluation.workspace
        snapshot = workspace.baseline(self.unit.level, self.evaluation.day)
        unit = snapshot.units.get(self.unit.code) if snapshot else None
        if unit is None or name not in snapshot.columns:
            return MISSING
        return unit.values[snapshot.columns[name]]

    def goal(self, name):
        year = self.ruleset.phases[-1].year
        return self.evaluation.workspace.targets.get((self.unit.code, name, year), MISSING)

    def year_of_schedule(self):
        """The year of the schedule, from 1, and the share of it up to the day, inclusive."""
        day = self.evaluation.day
        first, last = datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31)
        share = Fraction((day - first).days + 1, (last - first).days + 1)
        return day.year - self.ruleset.phases[0].year + 1, share

    def has_reached(self, state):
        records = self.evaluation.workspace.records.get((self.unit.code, self.ruleset.id), ())
        return any(s == state for day, s in records if day <= self.evaluation.day)


class Evaluation:
    """The results of one day, worked out when they are asked for; `days` holds the other days'."""

    def __init__(self, workspace, day, days):
        self.workspace = workspace
        self.day = day
        self._days = days
        self._tables = {}
        self._roll_ups = {}

    @staticmethod
    def of(workspace, day, days):
        if day not in days:
            days[day] = Evaluation(workspace, day, days)
        return days[day]

    def phases_of(self, ruleset):
        """What it yields on the day: one result; with a schedule, its phase, at last the final."""
        if not ruleset.phases:
            return [None]
        phases = [p.id for p in ruleset.phases if p.year == self.day.year]
        return phases + [FINAL] if self.day.year == ruleset.phases[-1].year else phases

    def table(self, name, level, phase=None):
        """The cards of one rule set by the units' codes; None where nothing is scored."""
        key = (name, level, phase)
        if key not in self._tables:
            self._tables[key] = self._score(BY_ID[name], level, phase)
        return self._tables[key]

    def _score(self, ruleset, level, phase):
        snapshot = self.workspace.scored(level, self.day)
        if snapshot is None or phase not in self.phases_of(ruleset):
            return None
        cards = {}
        for code, unit in snapshot.units.items():
            if phase == FINAL:
                results = self._years(ruleset, unit)
            else:
                results = {
                    a: self._used(used, unit) if self._is_of_year(used, unit, phase) else {}
                    for a, used in ruleset.uses.items()
                }
            view = View(self, ruleset, snapshot, unit, results)
            if phase == FINAL:
                years = [results[p.id].get("cents") for p in ruleset.phases]
                cards[code] = score(ruleset, _final(ruleset), view, years)
            else:
                cards[code] = score(ruleset, _sections(ruleset, phase), view)
        settle_groups(ruleset, list(cards.values()))
        return cards

    def _years(self, ruleset, unit):
        """The published score of each year: of the years past at their end."""
        results = {}
        for phase in ruleset.phases:
            day = min(self.day, datetime.date(phase.year, 12, 31))
            evaluation = Evaluation.of(self.workspace, day, self._days)
            cards = evaluation.table(ruleset.id, unit.level, phase.id) or {}
            results[phase.id] = _own(ruleset, cards.get(unit.code))
        return results

    def _is_of_year(self, name, unit, phase):
        """A year of a schedule reads no results of the years before."""
        if phase is None:
            return True
        level = min(BY_ID[name].levels[0], unit.level, key=LEVELS.index)
        snapshot = self.workspace.scored(level, self.day)
        return snapshot is not None and snapshot.date.year == self.day.year

    def _used(self, name, unit):
        """The figures of a used rule set: the unit's own, or those of the units below it."""
        ruleset = BY_ID[name]
        phase = FINAL if ruleset.phases else None
        below = ruleset.levels[0]
        if LEVELS.index(below) >= LEVELS.index(unit.level):
            cards = self.table(name, unit.level, phase) or {}
            return _own(ruleset, cards.get(unit.code))
        key = (name, below, unit.level)
        if key not in self._roll_ups:
            groups = {}
            for card in (self.table(name, below, phase) or {}).values():
                groups.setdefault(card.unit.group(unit.level), []).append(card)
            self._roll_ups[key] = {g: _rolled_up(ruleset, cards) for g, cards in groups.items()}
        return self._roll_ups[key].get(unit.code, {})


def _sections(ruleset, phase):
    for candidate in ruleset.phases:
        if candidate.id == phase:
            return candidate.sections
    return ruleset.sections


def _final(ruleset):
    return (section("years", *(Item(p.id, p.weight, score_of(p.id)) for p in ruleset.phases)),)


def _own(ruleset, card):
    if card is None or card.published is None:
        return {}
    total = Fraction(card.published, 100)
    return {
        "total": total,
        "rate": min(max(total, 0), 100),
        "grade": ruleset.grades[card.grade].name,
        "cents": card.published,
    }


def _rolled_up(ruleset, cards):
    assessed = [card for card in cards if card.published is not None]
    if not assessed:
        return {}
    mean = Fraction(half_up(Fraction(sum(c.published for c in assessed), len(assessed))), 100)
    met = ruleset.index_of_grade(ruleset.met)
    return {
        "total": mean,
        "rate": min(max(mean, 0), 100),
        "met_share": Fraction(100 * sum(c.grade <= met for c in assessed), len(assessed)),
        "best_share": Fraction(100 * sum(c.grade == 0 for c in assessed), len(assessed)),
    }

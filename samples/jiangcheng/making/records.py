"""plan-883: the way of each community to its acceptance, and the records of it."""
from .notation import Dice

SEED = 990300
STATES = ("自评", "街道初审", "区复核", "市验收")
# Per district: how many a year had to rectify and did; at the end of 2025: how many are to rectify,
# failed, or are still on the way, with the number of states they reached. The others have passed.
ENDS = {
    "江北区": {"again": 3, "rectify": 1, "failed": 0, "on_way": (3,)},
    "江南区": {"again": 2, "rectify": 1, "failed": 1, "on_way": (3, 2)},
    "临江区": {"again": 2, "rectify": 1, "failed": 0, "on_way": (1,)},
}
# Shares of a district's communities that were accepted by the end of the year.
BY_YEAR = ((2023, 0.30), (2024, 0.66), (2025, 1.0))


class Plan:
    """When a community reached each state, and how it stands at the end of a year."""

    def __init__(self, code, steps):
        self.code, self.steps = code, steps

    def standing(self, year):
        """"passed", "rectify" or "failed" after a verdict, else "" by the end of the year."""
        past = [state for state, day in self.steps if day <= f"{year}-12-31"]
        return {"通过": "passed", "限期整改": "rectify", "不通过": "failed"}.get(
            past[-1] if past else "", "")


def steps(dice, year, last, ends):
    """The records up to `last` states in a year, and what follows the last of them."""
    days = (f"{year}-{dice.integer(2, 3):02d}-{dice.integer(1, 28):02d}",
            f"{year}-{dice.integer(4, 5):02d}-{dice.integer(1, 28):02d}",
            f"{year}-{dice.integer(6, 9):02d}-{dice.integer(1, 28):02d}",
            f"{year}-{dice.integer(10, 11):02d}-{dice.integer(1, 28):02d}")
    result = list(zip(STATES[:last], days))
    if ends == "passed":
        result.append(("通过", f"{year}-12-{dice.integer(1, 10):02d}"))
    elif ends == "failed":
        result.append(("不通过", f"{year}-12-{dice.integer(1, 10):02d}"))
    elif ends in ("rectify", "again"):
        result.append(("限期整改", f"{year}-12-{dice.integer(12, 24):02d}"))
    if ends == "again":
        result += [("市验收", f"{year + 1}-01-{dice.integer(5, 9):02d}"),
                   ("通过", f"{year + 1}-01-{dice.integer(15, 25):02d}")]
    return result


def plans(units, left_out):
    """The plan of each community, by code; `left_out` have not declared."""
    result = {}
    for district, ends in ENDS.items():
        ranked = sorted((u for u in units if u["district"] == district
                         and u["code"] not in left_out),
                        key=lambda u: (-u["quality"] - 3 * u["gain"], u["code"]))
        late = ranked[len(ranked) - ends["rectify"] - ends["failed"] - len(ends["on_way"]):]
        early = ranked[:len(ranked) - len(late)]
        for place, unit in enumerate(early):
            dice = Dice(f"{SEED} {unit['code']}")
            year = next(y for y, share in BY_YEAR if (place + 1) / len(early) <= share)
            # The last of a year's have to put something right first, and do so in January.
            last = year < 2025 and (place + 1 + ends["again"]) / len(early) > dict(BY_YEAR)[year]
            result[unit["code"]] = Plan(
                unit["code"], steps(dice, year, 4, "again" if last else "passed"))
        kinds = ["rectify"] * ends["rectify"] + ["failed"] * ends["failed"] + list(ends["on_way"])
        for unit, kind in zip(late, kinds):
            dice = Dice(f"{SEED} {unit['code']}")
            last = kind if isinstance(kind, int) else 4
            result[unit["code"]] = Plan(unit["code"], steps(dice, 2025, last, kind))
    return result

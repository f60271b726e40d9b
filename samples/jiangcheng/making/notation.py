"""Random choices, and values in the notations that people type."""
import math
import random

NA, MISSING = "not applicable", "missing"
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
BOOLEANS = {2022: (("是", "否"),), 2023: (("√", "×"), ("有", "无")),
            2024: (("1", "0"), ("true", "false"), ("yes", "no")), 2025: (("是", "否"), ("√", "×"))}


class Dice:
    """Random choices that are the same in every version of Python."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def between(self, low, high):
        return low + (high - low) * self.random()

    def integer(self, low, high):
        return low + math.floor(self.random() * (high - low + 1))

    def chance(self, probability):
        return self.random() < probability

    def pick(self, options):
        return options[math.floor(self.random() * len(options))]

    def shuffled(self, options):
        keyed = sorted((self.random(), index) for index, _ in enumerate(options))
        return [options[index] for _, index in keyed]


def number_text(dice, value, kind):
    text = f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    if kind == "percent" and dice.chance(0.5):
        return text + "%"
    if dice.chance(0.02):
        return text.translate(FULL_WIDTH)
    if kind == "count" and value >= 10000 and value % 100 == 0 and dice.chance(0.8):
        return f"{value // 10000}.{value % 10000 // 100:02d}万"
    if kind == "count" and value >= 1000 and dice.chance(0.25):
        return f"{value:,}"
    return text


def cell(dice, value, kind, year):
    """A value as somebody typed it."""
    if value == MISSING:
        return dice.pick(("", "", "", "", "X", "*", "XX余"))
    if value == NA:
        return dice.pick(("不适用", "NA", "—", "n/a"))
    if kind == "boolean":
        yes, no = dice.pick(BOOLEANS[year])
        return yes if value else no
    return number_text(dice, value, kind)

"""The five-have standard over a snapshot, written with polars: what scorecard is measured against.

usage: polars_five_have.py SNAPSHOT.csv OUTPUT.csv

It does what rules/five-have/ruleset.lua says, and no more: code, total, grade and rank of every
unit. Cells that are not applicable leave the denominator, missing cells score nothing, points are
whole numbers of 0.000001, and the published total is rounded half up to 0.01. It does not locate
bad cells, keep evidence or write ledgers, as scorecard does.
"""

import sys
from dataclasses import dataclass

import polars as pl

NOT_APPLICABLE = ["NA", "不适用", "—", "n/a"]
MISSING = ["X", "*"]
MICRO = 1_000_000


@dataclass
class Item:
    """An item: its points, the indicators that it reads, and its attainment (0…1).

    It leaves the denominator where one of its indicators is not applicable, and is missing where
    one is missing; where `needs_all` is false, only where all are. An attainment that is null is
    missing too.
    """

    section: str
    points: int
    reads: list[str]
    attainment: pl.Expr
    needs_all: bool = True


def number(indicator):
    return pl.col(indicator).cast(pl.Float64, strict=False)


def is_yes(indicator):
    return (pl.col(indicator) == "是").fill_null(False)


def is_outside(indicator):
    """Whether a cell is not applicable."""
    return pl.col(indicator).is_in(NOT_APPLICABLE).fill_null(False)


def is_absent(indicator):
    return pl.col(indicator).is_null() | pl.col(indicator).is_in(MISSING)


def linear(value, low, high):
    return ((value - low) / (high - low)).clip(0, 1)


def share(condition):
    return condition.cast(pl.Float64)


def count_of(section, points, indicators):
    met = pl.sum_horizontal([is_yes(name).cast(pl.Int32) for name in indicators])
    counting = len(indicators) - pl.sum_horizontal(
        [is_outside(name).cast(pl.Int32) for name in indicators])
    return Item(section, points, indicators, met / counting, needs_all=False)


def yes(section, points, indicator):
    return Item(section, points, [indicator], share(is_yes(indicator)))


def least(section, points, indicator, limit):
    return Item(section, points, [indicator], share(number(indicator) >= limit))


def most(section, points, indicator, limit):
    return Item(section, points, [indicator], share(number(indicator) <= limit))


def ratio(section, points, above, below, factor, low, high):
    divisor = number(below)
    value = pl.when(divisor != 0).then(number(above) * factor / divisor)
    return Item(section, points, [above, below], linear(value, low, high))


def valid_organisation():
    """Three members or more, and no joint branch. One condition that does not hold settles it; a
    condition that is not applicable is left out."""
    reads = ["league_members", "joint_branch"]
    members = pl.when(~is_outside(reads[0])).then(number(reads[0]) >= 3)
    alone = pl.when(~is_absent(reads[1]) & ~is_outside(reads[1])).then(~is_yes(reads[1]))
    fails = (~members | ~alone).fill_null(False)
    unsettled = pl.any_horizontal([is_absent(name) for name in reads])
    attainment = pl.when(fails).then(0.0).when(~unsettled).then(1.0)
    return Item("organisation", 8, reads, attainment, needs_all=False)


ITEMS = [
    valid_organisation(),
    yes("organisation", 4, "term_election_on_time"),
    ratio("organisation", 8, "valid_league_units", "eligible_units", 100, 50, 95),
    ratio("organisation", 5, "covered_units", "eligible_units", 100, 40, 80),
    count_of("rules", 6, [
        "rule_general_meeting", "rule_committee_meeting", "rule_group_meeting",
        "rule_member_appraisal", "rule_annual_registration", "rule_league_lecture",
    ]),
    count_of("rules", 3, ["annual_plan", "annual_summary"]),
    most("rules", 3, "ledger_age_days", 90),
    ratio("rules", 3, "rules_check_passed", "rules_checked", 100, 60, 100),
    yes("team", 5, "secretary_in_post"),
    least("team", 3, "committee_posts_filled", 3),
    ratio("team", 6, "youth_volunteers", "residents", 1000, 5, 30),
    least("team", 3, "social_workers", 1),
    ratio("team", 3, "cadres_trained", "cadres", 100, 50, 90),
    Item(
        "activities", 8, ["activities"],
        ((8 - (12 - number("activities")).clip(0)) / 8).clip(0, 1),
    ),
    count_of("activities", 4, [
        "theme_harmony", "theme_warmth", "theme_vitality", "theme_beauty",
    ]),
    ratio("activities", 4, "activity_attendances", "youth", 100, 10, 60),
    most("activities", 4, "idle_months", 2),
    yes("venue", 6, "youth_venue"),
    ratio("venue", 4, "venue_area", "households", 100, 10, 30),
    Item("venue", 5, ["venue_hours_per_week"], linear(number("venue_hours_per_week"), 8, 20)),
    count_of("venue", 3, ["equipment_books", "equipment_sports", "equipment_digital"]),
    yes("venue", 2, "venue_signage"),
]
SECTIONS = ["organisation", "rules", "team", "activities", "venue"]


def half_up(top, bottom):
    """top / bottom of whole numbers, rounded half up."""
    return (2 * top + bottom) // (2 * bottom)


def item_columns(index, item):
    """An item's points, applicable points and missing points, in millionths."""
    points = item.points * MICRO
    together = pl.any_horizontal if item.needs_all else pl.all_horizontal
    outside = together([is_outside(name) for name in item.reads])
    absent = ~outside & (
        together([is_absent(name) | is_outside(name) for name in item.reads])
        | item.attainment.is_null()
    )
    earned = ((item.attainment * item.points).round(12) * MICRO + 0.5).floor().cast(pl.Int64)
    return [
        pl.when(outside | absent).then(0).otherwise(earned).alias(f"earned{index}"),
        pl.when(outside).then(0).otherwise(points).cast(pl.Int64).alias(f"applies{index}"),
        pl.when(absent).then(points).otherwise(0).cast(pl.Int64).alias(f"absent{index}"),
    ]


def total_of(prefix, section=None):
    return pl.sum_horizontal([
        pl.col(f"{prefix}{index}") for index, item in enumerate(ITEMS)
        if section is None or item.section == section
    ])


def score(units):
    units = units.with_columns([
        column for index, item in enumerate(ITEMS) for column in item_columns(index, item)
    ]).with_columns((number("league_members") == 0).fill_null(False).alias("hollow"))
    units = units.select(
        "code", "district_code", "hollow",
        *[
            pl.when(pl.col("hollow") & (section == "organisation")).then(0)
            .otherwise(total_of("earned", section)).alias(section)
            for section in SECTIONS
        ],
        *[total_of("applies", section).alias(f"{section}_applies") for section in SECTIONS],
        total_of("absent").alias("absent"),
    ).with_columns(
        pl.sum_horizontal([pl.col(f"{section}_applies") for section in SECTIONS])
        .alias("applies"),
    )
    base = pl.sum_horizontal([pl.col(section) for section in SECTIONS])
    unknown = (pl.col("applies") < 80 * MICRO) | (pl.col("absent") > 30 * MICRO)
    return units.with_columns(
        half_up(half_up(base * 100 * MICRO, pl.col("applies")), pl.lit(10_000))
        .alias("hundredths"),
        unknown.alias("unknown"),
        *[
            pl.all_horizontal([
                pl.col(section) * 100 >= pl.col(f"{section}_applies") * floor
                for section in SECTIONS
            ]).alias(f"each{floor}")
            for floor in (60, 80)
        ],
    )


def grade(units):
    """Grades, then the quota: at most a tenth of a district, and none of those tied at the limit."""
    group = "district_code"
    graded = ~pl.col("unknown") & ~pl.col("hollow")
    top = graded & (pl.col("hundredths") >= 9_000) & pl.col("each80")
    met = graded & (pl.col("hundredths") >= 8_000) & pl.col("each60")
    standing = pl.when(pl.col("top")).then(pl.col("hundredths"))
    places = (pl.len().over(group) // 10).clip(1)
    return units.with_columns(top.alias("top"), met.alias("met")).with_columns(
        (standing.rank("max", descending=True).over(group) <= places)
        .fill_null(False).alias("admitted"),
        pl.when(~pl.col("unknown")).then(pl.col("hundredths"))
        .rank("min", descending=True).over(group).alias("rank"),
    ).select(
        "code",
        pl.when(~pl.col("unknown")).then(pl.col("hundredths") / 100).alias("total"),
        pl.when(pl.col("unknown")).then(pl.lit("无法评定"))
        .when(pl.col("admitted")).then(pl.lit("示范"))
        .when(pl.col("met")).then(pl.lit("达标"))
        .otherwise(pl.lit("未达标")).alias("grade"),
        pl.when((~pl.col("unknown")).sum().over(group) >= 3).then(pl.col("rank")).alias("rank"),
    )


def main(snapshot, output):
    wanted = {name for item in ITEMS for name in item.reads}
    units = pl.scan_csv(snapshot, infer_schema=False).select(
        "code", "district_code", *sorted(wanted))
    grade(score(units)).collect().write_csv(output, float_precision=2)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])

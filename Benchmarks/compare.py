"""Says how many units two results agree on, and shows the first that differ.

usage: compare.py RESULT.csv OTHER.csv

Both have the columns code, total, grade and rank. Ends with 1 when a unit differs.
"""

import sys

import polars as pl


def read(path):
    texts = pl.read_csv(path, infer_schema=False).select("code", "total", "grade", "rank")
    return texts.with_columns(pl.col("total").cast(pl.Float64), pl.col("rank").cast(pl.Int64))


def main(path, other_path):
    both = read(path).join(read(other_path), on="code", how="full", suffix="_other", coalesce=True)
    same = pl.all_horizontal(
        [pl.col(name).eq_missing(pl.col(name + "_other")) for name in ("total", "grade", "rank")])
    different = both.filter(~same)
    print(f"{both.height - different.height} of {both.height} units agree")
    if different.height > 0:
        with pl.Config(tbl_rows=10, tbl_cols=-1):
            print(different.head(10))
        sys.exit(1)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])

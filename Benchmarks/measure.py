"""Runs two commands in turn and compares their time and memory.

usage: measure.py RUNS NAME COMMAND NAME COMMAND

Each command is run once unmeasured, then RUNS times each, in turn, so that both meet the same
state of the machine. Prints for each the least and the median wall time, the processor time and
the peak resident memory, then the first command's figures as a share of the second's.
"""

import os
import shlex
import statistics
import sys
import time


def run(command):
    """Wall seconds, processor seconds and peak mebibytes of one run; ends if the run fails."""
    # A spawned process starts with memory of its own: its peak is not this program's.
    start = time.perf_counter()
    silence = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=silence)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{shlex.join(command)}: ended with {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(runs, commands):
    results = {name: [] for name, _ in commands}
    for _, command in commands:
        run(command)
    for _ in range(runs):
        for name, command in commands:
            results[name].append(run(command))
    print(f"{'':12}{'wall s, least':>16}{'median':>10}{'cpu s':>10}{'peak MiB':>10}")
    figures = {}
    for name, measured in results.items():
        walls, processor, peaks = zip(*measured)
        figures[name] = (
            min(walls), statistics.median(walls), statistics.median(processor), max(peaks))
        least, median, cpu, peak = figures[name]
        print(f"{name:12}{least:16.2f}{median:10.2f}{cpu:10.2f}{peak:10.0f}")
    first, second = (figures[name] for name, _ in commands)
    ratios = [a / b for a, b in zip(first, second)]
    print(f"{'ratio':12}{ratios[0]:16.2f}" + "".join(f"{ratio:10.2f}" for ratio in ratios[1:]))


if __name__ == "__main__":
    if len(sys.argv) != 6 or not sys.argv[1].isdigit() or int(sys.argv[1]) < 1:
        sys.exit(__doc__)
    main(
        int(sys.argv[1]),
        [(sys.argv[2], shlex.split(sys.argv[3])), (sys.argv[4], shlex.split(sys.argv[5]))],
    )

#!/usr/bin/env python3
"""Runs scorecard with a pseudo-terminal as standard error, as a user at a terminal does.

    check.py COMMAND MODE FOLDER

The snapshot is a pipe that nobody has written to yet: the run cannot end before this script wants it
to, so that nothing here waits for a time. MODE is `finish`, `quiet` or the name of a signal. Prints
what is wrong; ends with 1 where anything is.
"""

import fcntl
import os
import pty
import signal
import struct
import sys
import termios

ERASE = b"\r\x1b[K"
RULES = """return ruleset {
  id = "made", version = "1", title = "编造",
  section { id = "all", title = "全部", item { id = "rate", title = "率", points = 100,
    measure = linear { "rate", from = 0, to = 100 } } },
  grades = { grade { "好" } },
}
"""
TABLE = "code,name,rate\n420105001001,和平社区,80\n".encode()


def start(command, mode, folder):
    """The process's id, and our end of its terminal."""
    os.mkfifo(f"{folder}/pipe.csv")
    with open(f"{folder}/ruleset.lua", "w", encoding="utf-8") as file:
        file.write(RULES)
    with open(f"{folder}/indicators.csv", "w", encoding="utf-8") as file:
        file.write("id,title,type\nrate,率,number\n")
    arguments = [command, "evaluate", "--rules", "ruleset.lua", "--snapshot", "pipe.csv"]
    arguments += ["--lang", "zh", "--output", "report.txt", *(["--quiet"] if mode == "quiet" else [])]
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    process = os.fork()
    if process == 0:
        os.chdir(folder)
        # Whoever started us may have these ignored, or blocked.
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)
        os.dup2(theirs, 2)
        environment = {"PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8", "TERM": "xterm"}
        os.execve(command, arguments, environment)
    os.close(theirs)
    return process, ours


def read_on(terminal, shown, until=None):
    """Reads the terminal until some bytes are there, or nobody has it open any more."""
    while until is None or until not in shown:
        try:
            more = os.read(terminal, 4096)
        except OSError:
            return shown
        if not more:
            return shown
        shown += more
    return shown


def check(command, mode, folder):
    process, terminal = start(command, mode, folder)
    progress = "正在读取 pipe.csv…".encode()
    shown = b""
    if mode != "quiet":
        shown = read_on(terminal, shown, progress)
        if not shown.startswith(ERASE + progress):
            yield f"the progress is {shown!r}"
    number = getattr(signal, mode, None)
    if number:
        os.kill(process, number)
    else:
        with open(f"{folder}/pipe.csv", "wb") as pipe:
            pipe.write(TABLE)
    shown = read_on(terminal, shown)
    status = os.waitpid(process, 0)[1]
    left = set(os.listdir(folder)) - {"pipe.csv", "ruleset.lua", "indicators.csv"}
    if number:
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != number:
            yield f"ended with {status}, not by the signal"
        if left:
            yield f"left behind: {left}"
    else:
        if status != 0:
            yield f"ended with {status}"
        if left != {"report.txt"}:
            yield f"in the folder: {left}"
    if mode == "quiet" and shown:
        yield f"said {shown!r}"
    if shown and not shown.endswith(ERASE):
        yield f"the line was not cleared: {shown!r}"


def main():
    faults = list(check(*sys.argv[1:]))
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

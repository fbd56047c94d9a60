"""What the tests of this folder share: lines of TAP, the program run in homes of its own, and ten people who exported.

WORKBOOK is the program."""

import atexit
import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

PROGRAM = os.environ["WORKBOOK"]
HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "app" / "data"
CASES = HERE.parent / "cli"  # where one-of-each.yaml stands

# ---------------------------------------------------------------------- lines of TAP

steps, faults, failed = 0, [], False


def check(right, words):
    if not right:
        faults.append(words)
    return right


def step(words, skipped=""):
    """Ends a step: one line, and what was wrong in it."""
    global steps, failed
    steps += 1
    failed = failed or bool(faults)
    print(f"{'not ok' if faults else 'ok'} {steps} - {words}{f' # SKIP {skipped}' if skipped else ''}", flush=True)
    for fault in faults:
        print("# " + str(fault)[:2000].replace("\n", "\n# "))
    faults.clear()


def skip_all(words):
    print(f"1..0 # SKIP {words}")
    sys.exit(0)


def done():
    print(f"1..{steps}")
    sys.exit(1 if failed else 0)


# ---------------------------------------------------------------------- a place that is gone afterwards

# Being stopped ends the test as its last line does, so that nothing is left behind.
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(number, lambda *_: sys.exit(1))
place = pathlib.Path(tempfile.mkdtemp(prefix="readers-"))
atexit.register(shutil.rmtree, place, ignore_errors=True)

# ---------------------------------------------------------------------- people at their machines


class Machine:
    """A home, a clock, and the program in it."""

    def __init__(self, name, now="2026-06-15T10:00:00+01:00", workbooks=None):
        self.home, self.now, self.workbooks = place / name, now, workbooks
        self.home.mkdir()

    def run(self, *words, stdin=""):
        """The program, run to its end."""
        env = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LC_ALL": "C.UTF-8", "TZ": "Europe/London",
               "WORKBOOK_NOW": self.now}
        env |= {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
        if self.workbooks:
            env["WORKBOOK_PATH"] = str(self.workbooks)
        return subprocess.run([PROGRAM, *map(str, words)], input=stdin.encode(), capture_output=True, cwd=self.home,
                              env=env, timeout=300)

    def workbook(self, *words, stdin="", exits=0):
        """What the program writes to its standard output, as bytes."""
        ran = self.run(*words, stdin=stdin)
        check(ran.returncode == exits,
              f"workbook {' '.join(map(str, words))[:500]}: exit {ran.returncode}: {ran.stderr.decode()}")
        return ran.stdout

    def types(self, where, *lines):
        """Answers in linear mode."""
        self.workbook("open", where, "--linear", stdin="\n".join(lines) + "\n:quit\n")

    def shows(self, kind, *words):
        """The very bytes of an export."""
        return self.workbook("export", "--format", kind, "--preview", *words)


# Of each person: where they work, and how far along they feel before the workshop, after it, and after four sessions
# (None: not asked yet). So the second of a person's numbers is not always the latest.
TEN = [
    ("mainstream", [2, 4, 7]),
    ("mainstream", [3, 5, None]),
    ("college", [1, 3, 8]),
    ("mainstream", [4, 4, 6]),
    ("special", [5, 6, None]),
    ("mainstream", [0, 2, 5]),
    ("college", [6, 7, 9]),
    ("mainstream", [2, 6, 6]),
    ("special", [3, 3, 10]),
    ("alternative", [7, 8, None]),
]
MOMENTS = [
    ("2026-06-15T10:00:00+01:00", "before-the-workshop", "where-now"),
    ("2026-07-06T10:00:00+01:00", "between-sessions", "where-now-after-workshop"),
    ("2026-10-12T10:00:00+01:00", "between-sessions", "where-now-after-four"),
]
QUARTER = ["--from", "2026-06-01", "--to", "2026-12-31"]


def exports_of_ten():
    """A file of each person; every second one is the page that opens by double-click."""
    files = []
    for number, (setting, numbers) in enumerate(TEN):
        person = Machine(f"leader-{number}")
        person.types("before-the-workshop/settling-in", setting)
        for (person.now, workbook, prompt), value in zip(MOMENTS, numbers):
            if value is not None:
                person.types(workbook, f":go {prompt}", str(value))
        kind = "html" if number % 2 else "json"
        files.append(person.home / f"sent.{kind}")
        person.workbook("export", "--format", kind, "--output", files[-1])
    return files


def digest_of(response):
    """As the schema describes it."""
    rest = {name: value for name, value in response.items() if name != "digest"}
    return hashlib.sha256(json.dumps(rest, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def coach_of(files, name="coach"):
    coach = Machine(name, "2027-01-04T10:00:00+00:00")
    coach.workbook("coach", "add", *files)
    return coach


def report(coach):
    return json.loads(coach.workbook("coach", "report", *QUARTER, "--format", "json"))

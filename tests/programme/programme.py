"""The whole programme: five careers leaders fill in both workbooks over the months, their coach reads, comments and replies,
they answer, and the quarter is reported on. Every step is the program itself, as people use it. It speaks TAP, and
leaves in DIR what each person has (leaders/, coach/, others/), what was sent (sent/) and what was reported (reports/).
Without DIR nothing is left.

WORKBOOK is the program, TOOLS holds the builds of fill.c and hands.c."""

import csv
import datetime
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM, TOOLS = os.environ["WORKBOOK"], os.environ["TOOLS"]
ZONE = "Europe/London"
NAMES = ["Leader Alder", "Leader Birch", "Leader Cedar", "Leader Damson", "Leader Elder", "Leader Fir-Hazel"]
MARKS = ["101", "202", "303", "404", "505", "606"]  # in all that each says in words, as people.c has it
ROLE_TITLES = ["Keeper of the aspen", "Warden of the bramble", "Steward of the clover", "Bearer of the dogwood",
               "Reader of the elm"]
BETWEEN = "between-sessions/"
MODULES = ["reclaim-an-hour", "find-the-minutes", "make-the-ask", "speak-employer", "round-my-table", "each-learner",
           "test-a-belief", "authority-and-asks", "change-the-story"]

# What is done when: the first leader's day, the others a day later each. Then an export, read by the coach.
STAGES = [
    ("workbook-1", datetime.date(2026, 6, 15), ["before-the-workshop"]),
    ("workshop", datetime.date(2026, 6, 29), [BETWEEN + "after-the-workshop"]),
    ("gap-1", datetime.date(2026, 7, 6), [BETWEEN + "gap-1", 0]),
    ("gap-2", datetime.date(2026, 9, 7), [BETWEEN + "gap-2", 3]),
    ("gap-3", datetime.date(2026, 9, 21), [BETWEEN + "gap-3", 6]),
    ("after-four", datetime.date(2026, 10, 5), [BETWEEN + "looking-back", BETWEEN + "looking-ahead"]),
    ("twelve-weeks", datetime.date(2026, 12, 1), [BETWEEN + "twelve-weeks"]),
]
COMMENTED = ["workbook-1", "gap-2"]
EXPORTS = ["html", "markdown", "json", "csv", "text", "ics"]
REPORTS = {"html": ".html", "markdown": ".md", "json": ".json", "csv": ".csv"}
QUARTER = ["--from", "2026-09-01", "--to", "2026-12-31"]

# ---------------------------------------------------------------------- steps and what they find

steps, faults = 0, []


def check(right, words):
    if not right:
        faults.append(words)
    return right


def step(words):
    """Ends a step: one line of TAP, with what was wrong in it."""
    global steps
    steps += 1
    print(f"{'not ok' if faults else 'ok'} {steps} - {words}", flush=True)
    for fault in faults:
        print("# " + fault.replace("\n", "\n# "))
    step.failed = step.failed or bool(faults)
    faults.clear()


step.failed = False

# ---------------------------------------------------------------------- people at their machines


class Person:
    """Somebody with a machine of their own."""

    def __init__(self, home):
        self.home = home
        self.now = ""
        home.mkdir(parents=True)

    def environment(self):
        env = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LC_ALL": "C.UTF-8", "TZ": ZONE,
               "WORKBOOK_NOW": self.now, "CK_FORK": "no"}
        env |= {name: os.environ[name] for name in ("AGE_IDENTITY",) if name in os.environ}
        return env

    def workbook(self, *words, stdin=b"", exits=0):
        """Runs the program; its standard output."""
        ran = subprocess.run([PROGRAM, *words], input=stdin, capture_output=True, cwd=self.home, env=self.environment(),
                             timeout=300)
        check(ran.returncode == exits, f"workbook {' '.join(words)}: exit {ran.returncode}, not {exits}: "
              + ran.stderr.decode(errors="replace"))
        return ran.stdout

    def at_screen(self, script, *words):
        """Sits down at a terminal and does what the script says."""
        path = self.home / "script"
        path.write_text(script)
        ran = subprocess.run([f"{TOOLS}/hands", "24", "80", str(self.home), str(path), PROGRAM, *words],
                             capture_output=True, cwd=self.home, env=self.environment(), timeout=300)
        path.unlink()
        check(ran.returncode == 0, f"at the screen: {ran.stdout.decode(errors='replace')}")


class Leader(Person):
    def __init__(self, place, number):
        super().__init__(place / "leaders" / str(number + 1))
        self.number, self.name, self.sent = number, NAMES[number], []

    def fills(self, where):
        lines, shadow = self.home / "lines", self.home / "shadow"
        ran = subprocess.run([f"{TOOLS}/fill", str(shadow), str(self.number), where, str(lines)], capture_output=True,
                             env=self.environment(), timeout=300)
        if check(ran.returncode == 0, f"{where}: {ran.stdout.decode(errors='replace')}"):
            self.workbook("open", where, "--linear", stdin=lines.read_bytes())

    def exports(self, folder, stage, kind, recipient=None):
        """The file is named by the program, as it is when a person does not name it."""
        folder.mkdir(parents=True, exist_ok=True)
        before = set(self.home.iterdir())
        self.workbook("export", "--format", kind, *(["--encrypt-to", recipient] if recipient else []))
        made = [path for path in self.home.iterdir() if path not in before]
        if check(len(made) == 1, f"{stage}: {len(made)} files came of an export"):
            self.sent.append(folder / made[0].name)
            made[0].rename(self.sent[-1])

    def own_copy(self):
        """Everything, as only its owner may have it."""
        return json.loads(self.workbook("export", "--include-private", "--format", "json", "--preview"))

    def replies(self, stage):
        """Answers the comment beside the question where the coach left it; of several, the one that has no reply yet."""
        which = "see Reply to which?\nkeys Enter\n" if stage != COMMENTED[0] else ""
        self.at_screen(f"see after {stage}?\nkeys Ctrl-P\ntype reply\nkeys Enter\n{which}see Reply to your coach\n"
                       f"type Noon is good, after {stage}.\nkeys Enter\nsee Noon is good, after {stage}.\n"
                       "keys Ctrl-Q\nleaves\n", "open", "before-the-workshop/where-i-am/role-wheel")


class Coach(Person):
    def __init__(self, home):
        super().__init__(home)
        self.notes = []

    def adds(self, files):
        return self.workbook("coach", "add", *map(str, files)).decode()

    def clients(self):
        return json.loads(self.workbook("coach", "list", "--json"))["clients"]

    def reports(self, folder, *more, kinds=REPORTS):
        folder.mkdir(parents=True, exist_ok=True)
        for kind in kinds:
            self.workbook("coach", "report", *QUARTER, "--format", kind, "--output",
                          str(folder / ("report" + REPORTS[kind])), *more)


def at(day, number):
    """Another hour for each, on both sides of the summer time."""
    offset = "+01:00" if datetime.date(2026, 3, 29) <= day < datetime.date(2026, 10, 25) else "+00:00"
    return f"{day.isoformat()}T{9 + number:02}:{(10 + 7 * number) % 60:02}:{11 * number % 60:02}{offset}"


# ---------------------------------------------------------------------- what files may not hold


def strings(value):
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from strings(inner)


def letters(data):
    """Letters and digits alone: what a format adds for line ends, quotes and markup does not hide a sentence."""
    return re.sub(rb"[^A-Za-z0-9]+", b"", data)


def private_lines(copy, mark):
    """Each line of each private answer, and of those that were skipped, that nobody else has: it holds the leader's mark."""
    lines = set()
    for book in copy["workbooks"]:
        for answer in book["answers"]:
            if answer["sharing"] == "private" or answer["state"] != "answered":
                for text in strings(answer.get("value")):
                    lines |= {letters(line.encode()) for line in text.splitlines() if mark in line}
    return lines


def decrypted(path, identity):
    if path.suffix != ".age":
        return path.read_bytes()
    return subprocess.run(["age", "--decrypt", "--identity", str(identity), str(path)], capture_output=True).stdout


def held_figures(value, path=""):
    """Where a report says something beside a reason for saying nothing."""
    if isinstance(value, dict):
        if "withheld" in value:
            beside = set(value) & {"median", "lower_quartile", "upper_quartile", "counts", "cells", "rows", "parts"}
            if beside:
                yield f"{path}: {sorted(beside)}"
        for name, inner in value.items():
            yield from held_figures(inner, f"{path}/{name}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from held_figures(inner, f"{path}/{i}")


def smallest_people(value):
    """The least number of people that a figure of the report stands on."""
    least = []
    if isinstance(value, dict):
        least += [value["people"]] if "people" in value else []
        least += [value["others_together"]] if "others_together" in value else []
        for inner in value.values():
            least += smallest_people(inner)
    elif isinstance(value, list):
        for inner in value:
            least += smallest_people(inner)
    return least


def cells_of(report):
    """Each figure under its place."""
    for section in report["sections"]:
        for question in section["questions"]:
            for row in question.get("rows", []):
                for cell in row.get("cells", []):
                    yield (question["id"], question["title"], row.get("id"), row.get("label"), cell["moment"]), cell


def days_written(day):
    return {day.isoformat(), day.strftime("%d/%m/%Y"), f"{day.day} {day:%B}", f"{day.day} {day:%b} ", f"{day:%Y%m%d}"}


# ---------------------------------------------------------------------- the months


def months(place, leaders, coach, recipient):
    sent = place / "sent"
    for stage, first, sections in STAGES:
        for leader in leaders:
            day = first + datetime.timedelta(days=leader.number)
            leader.now = at(day, leader.number)
            for section in sections:
                if isinstance(section, int):
                    section = BETWEEN + MODULES[(section + leader.number) % len(MODULES)]
                leader.fills(section)
            secret = recipient if leader.number == 2 else None
            leader.exports(sent / stage, stage, "json" if leader.number % 2 else "html", secret)
        step(f"{stage}: {len(leaders)} leaders fill it in and export")

        coach.now = at(first + datetime.timedelta(days=8), 9)
        said = coach.adds([leader.sent[-1] for leader in leaders])
        expected = "new in your caseload" if stage == STAGES[0][0] else "newer answers"
        check(said.count(expected) == len(leaders), said)
        clients = coach.clients()
        check(all(client["new"] > 0 for client in clients), f"nothing new of {clients}")
        for client in clients:
            page = coach.workbook("coach", "brief", client["id"]).decode()
            check(client["name"] in page and "The goal" in page, page[:200])
        step(f"{stage}: the coach adds the files and reads the pages before the session")

        if stage in COMMENTED:
            conversation(place, stage, leaders, coach)


def conversation(place, stage, leaders, coach):
    """Comments there, replies back; what the next export carries is looked at by the stage that follows."""
    for i, leader in enumerate(leaders):
        note = f"Note for myself alone at {stage} about quartz number {i}"
        coach.notes.append(letters(note.encode()))
        coach.at_screen(f"see Leader Alder\ntype {leader.name}\nkeys Enter\nsee The page before\n"
                        f"keys Ctrl-T\nsee private note\nkeys Ctrl-A\ntype {note}\nkeys Enter\nsee Kept for you\n"
                        "type part of the role feel\nsee How does each part\n"
                        f"keys Ctrl-K\nsee A comment\ntype What would one more be, after {stage}?\nkeys Enter\n"
                        "see Kept. It goes\nkeys Ctrl-R\nsee All read\nkeys Ctrl-Q\nleaves\n", "coach")
        comments = place / "sent" / stage / f"comments-{i + 1}.json"
        coach.workbook("coach", "reply", leader.name, "--output", str(comments))
        leader.workbook("import", str(comments))
        leader.replies(stage)
    check(all(client["new"] == 0 for client in coach.clients()), "something is still marked as new")
    step(f"{stage}: the coach reads and comments, the leaders import it and reply")


def replies_came(place, leaders, coach):
    """The last export carried the reply to each comment; the coach sees them, and closes one."""
    for i, leader in enumerate(leaders):
        page = coach.workbook("coach", "brief", leader.name).decode()
        for stage in COMMENTED:
            check(f"Reply: Noon is good, after {stage}." in page, f"{leader.name} {stage}: {page[-800:]}")
    check(all(client["open_comments"] == len(COMMENTED) for client in coach.clients()), str(coach.clients()))
    coach.at_screen("see Leader Alder\ntype Leader Alder\nkeys Enter\nsee The page before\n"
                    "type part of the role feel\nsee How does each part\nkeys Enter\nsee One answer\nkeys End\n"
                    "see replied\nkeys Ctrl-E\nsee closed\nkeys Ctrl-Q\nleaves\n", "coach")
    open_now = {client["name"]: client["open_comments"] for client in coach.clients()}
    check(open_now["Leader Alder"] == len(COMMENTED) - 1, str(open_now))
    step("the coach sees every reply, and closes a comment")


# ---------------------------------------------------------------------- the report


def report_json(folder):
    return json.loads((folder / "report.json").read_text())


def reports(place, leaders, coach):
    newest = [leader.sent[-1] for leader in leaders]
    folder = place / "reports"

    four = Coach(place / "others" / "four")
    four.now = coach.now
    four.adds(newest[:4])
    four.reports(folder / "four")
    said = report_json(folder / "four")
    check(said["withheld"] == "few" and "sections" not in said and "quotes" not in said, str(said)[:300])
    step("over four people the report shows delivery only")

    facts = place / "facts.yaml"
    facts.write_text("people invited: 8\nworkshop attendance: 5\nsessions held: 20\n")
    coach.reports(folder / "five", "--facts", str(facts))
    five = report_json(folder / "five")
    check(five["people"] == 5 and five["facts"]["sessions held"] in (20, "20"), str(five)[:300])
    check(min(smallest_people(five["sections"])) >= 5, "a figure stands on fewer than five")
    check(not list(held_figures(five)), str(list(held_figures(five))))
    check(len(five["quotes"]) >= 4, f"quotes: {five['quotes']}")
    check([held["withheld"] for held in five["quotes_withheld"]] == ["name"], str(five["quotes_withheld"]))
    step("over five people it says nothing of fewer than five")

    for kind, end in REPORTS.items():
        first = (folder / "five" / ("report" + end)).read_bytes()
        for turn, order in enumerate((newest[::-1], newest[2:] + newest[:2])):
            other = Coach(place / "others" / f"{kind}-{turn}")
            other.now = coach.now
            for path in order:
                other.adds([path])
            other.reports(other.home / "report", "--facts", str(facts), kinds=[kind])
            check((other.home / "report" / ("report" + end)).read_bytes() == first,
                  f"{kind} differs when the files come in another order")
    step("files that come in another order give the same bytes")

    sixth = Leader(place, 5)
    for stage, day, sections in STAGES:
        sixth.now = at(day + datetime.timedelta(days=5), 5)
        for section in sections:
            sixth.fills(section if isinstance(section, str) else BETWEEN + MODULES[section])
    sixth.exports(place / "sent" / "a-sixth", "a-sixth", "json")
    coach.adds(sixth.sent)
    coach.reports(folder / "five-again", "--facts", str(facts))
    for kind, end in REPORTS.items():
        check((folder / "five" / ("report" + end)).read_bytes()
              == (folder / "five-again" / ("report" + end)).read_bytes(), f"{kind}: asked for again it is another")
    step("asked for again after a sixth has come, it is unchanged")

    quarter = QUARTER[:3] + ["2026-12-30"]
    words = ["coach", "report", *quarter, "--format", "json", "--output", str(folder / "six.json")]
    coach.workbook(*words)
    six = json.loads((folder / "six.json").read_text())
    before, after = dict(cells_of(five)), dict(cells_of(six))
    other = {where: (before[where], cell) for where, cell in after.items()
             if "withheld" not in cell and "withheld" not in before.get(where, {"withheld": ""}) and cell != before[where]}
    check(not other, f"figures that those of five can be taken from: {other}"[:900])
    check(any(cell.get("withheld") == "difference" and "earlier report" in cell["why"] for cell in after.values()),
          "no reason is given")
    check(six["quotes"] == [], "quotes of six beside those of five")
    step("a report with one person more says what is withheld, and why")
    return folder


# ---------------------------------------------------------------------- nothing leaves that may not


def nobody_in(folder, leaders):
    names = [part for name in NAMES for part in re.split(r"[ -]", name) if part not in ("Leader", "Fir")]
    days = {day for _, first, _ in STAGES for leader in range(6)
            for day in days_written(first + datetime.timedelta(days=leader))}
    files = [path.name for leader in leaders for path in leader.sent]
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        text = path.read_text()
        for name in names:
            check(not re.search(rf"\b{name}\b", text, re.I), f"{path.name} holds the name {name}")
        for words in ROLE_TITLES + files + sorted(days):
            check(not re.search(rf"(?<![0-9]){re.escape(words)}", text, re.I), f"{path.name} holds {words}")
    step("no name, role, file name or day of anybody stands in any report")


def every_format(place, leaders, recipient):
    """What each could send besides: every format, what is new alone, the page for the head, and one under a key."""
    folder = place / "sent" / "formats"
    folder.mkdir()
    for leader in leaders:
        ways = {kind: ["--format", kind] for kind in EXPORTS}
        ways |= {"new.json": ["--format", "json", "--since", "2026-09-01"]}
        ways |= {f"head.{kind}": ["--page", "head", "--format", kind] for kind in ("html", "markdown", "text")}
        if recipient:
            ways |= {f"{kind}.age": ["--format", kind, "--encrypt-to", recipient] for kind in EXPORTS}
        for name, words in ways.items():
            leader.workbook("export", *words, "--output", str(folder / f"{leader.number + 1}.{name}"))


def secrets_in(place, leaders, coach, identity):
    left = [path for folder in ("sent", "reports") for path in sorted((place / folder).rglob("*")) if path.is_file()]
    rows = place / "sent" / "rows.ndjson"
    coach.workbook("coach", "export", "--output", str(rows))
    left.append(rows)
    secrets = set(coach.notes)
    for leader in leaders:
        mine = private_lines(leader.own_copy(), MARKS[leader.number])
        check(len(mine) > 5, f"{leader.name} keeps nothing private: the check is blind")
        secrets |= mine
    said = {letters(name.encode()) for name in NAMES}
    for path in left:
        data = letters(decrypted(path, identity))
        check(len(data) > 30, f"{path} is empty")
        wanted = path.parent.name == "formats" and not path.name.split(".")[1].startswith(("ics", "head"))
        check(not wanted or any(name in data for name in said), f"{path.name} does not even hold the name: the check is blind")
        for secret in secrets:
            check(secret not in data, f"{path.name} holds {secret}")
    check(any(path.suffix == ".age" for path in left) or not identity, "no age file was sent")
    step(f"no private answer and no private note is in any of {len(left)} files")


def csv_figures(folder):
    """The same figures in CSV, as another program reads it."""
    rows = list(csv.DictReader(io.StringIO((folder / "five" / "report.csv").read_text())))
    held = [row for row in rows if row.get("withheld") or row.get("why")]
    check(rows and held, "no row says that something is withheld")
    beside = [row for row in held if row["value"] or row["measure"] or row["of"]]
    check(not beside, f"a number beside the reason for saying none: {beside[:3]}")
    # How many people answered may stand beside why the counts do not; but never how many of fewer than five.
    few = [row for row in rows if row["measure"] == "people" and int(row["value"]) < 5]
    check(not few, f"it speaks of fewer than five people: {few[:3]}")
    cells = {(row["question"], row["item"], row["moment"], row["part"]) for row in rows
             if row["value"] and row["measure"] != "people"}
    both = [row for row in held if (row["question"], row["item"], row["moment"], row["part"]) in cells and row["question"]]
    check(not both, f"said and withheld: {both[:3]}")
    step("the CSV of the report reads as rows, with what is withheld")


# ----------------------------------------------------------------------


def main():
    if len(sys.argv) > 1:
        place = pathlib.Path(sys.argv[1]).resolve()
        place.mkdir(parents=True, exist_ok=True)
        if any(place.iterdir()):
            sys.exit(f"{place} is not empty; name a new directory.")
        programme(place)
    else:
        with tempfile.TemporaryDirectory() as place:
            programme(pathlib.Path(place))
    print(f"1..{steps}")
    sys.exit(1 if step.failed else 0)


def programme(place):
    identity, recipient = None, None
    if shutil.which("age-keygen"):
        identity = place / "identity"
        subprocess.run(["age-keygen", "-o", str(identity)], capture_output=True, check=True)
        recipient = re.search(r"age1\w+", identity.read_text()).group()
        os.environ["AGE_IDENTITY"] = str(identity)
    else:
        print("# age is not installed: nobody encrypts")
    coach = Coach(place / "coach")
    leaders = [Leader(place, number) for number in range(5)]
    months(place, leaders, coach, recipient)
    coach.now = "2027-01-04T10:00:00+00:00"
    replies_came(place, leaders, coach)
    folder = reports(place, leaders, coach)
    csv_figures(folder)
    nobody_in(folder, leaders)
    every_format(place, leaders, recipient)
    secrets_in(place, leaders, coach, identity)


main()

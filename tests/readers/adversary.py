"""The report as somebody reads it who wants to know what one of its people said. Of each seed a small caseload, some
reports over different times, people who come, go and change their minds between them; then every figure of every
report is recounted from what was given, taken from the others in every way up to four at once, and each file searched
as bytes. SEEDS=FROM-TO looks at others than the ordinary ones.

WORKBOOK is the program."""

import collections
import datetime
import itertools
import json
import os
import random
import re
import sqlite3
import statistics
import sys

from readers import Machine, check, digest_of, done, place, step

FEWEST, DETAIL = 5, 10
FORMATS = {"html": ".html", "markdown": ".md", "json": ".json", "csv": ".csv"}
BOOK = "before-the-workshop"

# ---------------------------------------------------------------------- what is asked


def scale(label, end=10):
    return {"type": "range", "label": label, "range": {"start": 0, "end": end, "step": 1}}


def choices(kind, label, *ids):
    return {"type": kind, "label": label, "choices": [{"id": id, "label": id.capitalize()} for id in ids]}


def ratings(label, *ids):
    return {"type": "ratings", "label": label, "items": [{"id": id, "label": id.capitalize()} for id in ids],
            "range": {"start": 0, "end": 4, "step": 1}}


SETTINGS, HUBS = ["mainstream", "special", "college"], ["hub", "none"]
OUTCOMES = ["done", "partly", "not-started"]
ASKED = {
    "setting": choices("select_one", "Where?", *SETTINGS),
    "hub": choices("select_one", "A hub?", *HUBS),
    "where-now": scale("How far?"), "where-now-after-workshop": scale("How far?"), "where-now-again": scale("How far?"),
    "goal-level": choices("select_one", "Which step?", "one", "two", "three", "four", "five"),
    "benchmarks": ratings("How sure?", "plan", "learning"),
    "confident": ratings("I can...", "ask", "plan"), "confident-now": ratings("I can...", "ask", "plan"),
    "confident-then": ratings("I can...", "ask", "plan"),
    "still-stuck": choices("select_one", "Stuck?", "time", "money", "people", "rare"),
    "how-it-went": {"type": "commitments_review", "label": "And?"},
    "ticks": choices("select_multiple", "Which?", "red", "green", "blue"),
    "box": {"type": "check", "label": "Seen?"},
    "hours": {"type": "integer", "label": "Hours?"},
    "in-my-words": {"type": "text", "label": "In your words?"},
    "result": {"type": "text", "label": "What is different?"},
    "also": choices("select_multiple", "Also?", "teacher", "none"),
}
SERIES = {
    "where-now": ["where-now", "where-now-after-workshop", "where-now-again"],
    "goal-level": ["goal-level"],
    "confident": ["confident", "confident-now"],
}
FIRST_NAMES = ["Quillon", "Brunhild", "Zebedee", "Wilhelmina", "Thaddeus", "Xanthippe", "Peregrine", "Ottoline"]
LAST_NAMES = ["Featherstone", "Okonkwo", "Vandersloot", "Grimsdottir", "Postlethwaite", "Abernathy", "Quarmby"]
SCHOOLS = ["Hollowdene Academy", "St Winnifred's School", "Marlpit Sixth Form College", "Thrushcross Grammar School"]
TITLES = ["Keeper of the aspen", "Warden of brambles", "clover steward"]
WORDS = ["It gave me time to think {}.", "I found a way in {}.", "We began small {}.", "Employers called back {}.",
         "Less inbox, more thought {}."]
WINDOWS = [(first, last) for first in range(6, 13) for last in range(first, 13)]

# ---------------------------------------------------------------------- who gives what


class World:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lean = self.random.choice([0, 0, 0, 3, 8])  # how much people agree
        self.people, self.files, self.secrets, self.serial = {}, {}, [], 0
        for _ in range(self.random.randint(4, 14)):
            self.comes()

    def pick(self, some):
        """The first of some, the more so the more people agree."""
        return some[0] if self.random.randint(0, 10) < self.lean else self.random.choice(some)

    def secret(self, words):
        self.serial += 1
        self.secrets.append(f"{words}{self.serial:03}zq")
        return self.secrets[-1]

    def comes(self):
        id = f"{self.random.getrandbits(128):032x}"
        person = {"name": f"{self.random.choice(FIRST_NAMES)} {self.random.choice(LAST_NAMES)}", "exports": [],
                  "school": self.random.choice(SCHOOLS), "title": self.random.choice(TITLES)}
        self.people[id] = person
        self.exports(id, self.random.choice([7, 8, 9, 9, 9, 10]), self.answers(person))

    def value(self, prompt):
        pick, asked = self.pick, ASKED[prompt]
        kind = asked["type"]
        if kind == "range":
            return pick([5, 7, 1, 0, 9, 10, 3])
        if kind == "ratings":
            return {item["id"]: pick([2, 4, 0, 3, 1, None]) for item in asked["items"]}
        if kind == "select_one":
            return pick([choice["id"] for choice in asked["choices"]])
        if kind == "select_multiple":
            return [choice["id"] for choice in asked["choices"] if self.random.random() < 0.6] or ["red"]
        if kind == "commitments_review":
            return [{"of": f"{BOOK}/promise/c{i}", "outcome": pick(OUTCOMES)} for i in range(self.random.randint(1, 3))]
        return pick([True, False]) if kind == "check" else pick([2, 6, 4, 9])

    def words(self, person):
        """Words to be quoted, some of them of a kind that must not be."""
        self.serial += 1
        about = self.random.choice(
            ["", "", "", "", f"at {person['school']}", f"as {person['title']}", f"with {person['name'].split()[0]}",
             f"since {self.random.choice(['3 December', '4/11/2026', 'Oct 5th'])}"])
        return self.random.choice(WORDS).format(f"{about} {'abcdefghij'[self.serial % 10] * 3}{self.serial}").replace("  ", " ")

    def answers(self, person):
        given = {}
        for prompt, asked in ASKED.items():
            if self.random.random() < 0.15 or asked["type"] == "text" or prompt == "also":
                continue
            given[prompt] = {"value": self.value(prompt), "sharing": "report"}
            if self.random.random() < 0.05:
                given[prompt]["sharing"] = "coach"
        if "how-it-went" in given and self.random.random() < 0.5:
            given["how-it-went"]["value"][0]["learned"] = self.secret("learned")
        given["also"] = {"value": ["teacher", {"other": person["title"]}], "sharing": "coach"}
        given["result"] = {"value": self.secret("coachonly"), "sharing": "coach"}
        if self.random.random() < 0.6:
            given["in-my-words"] = {"value": self.words(person), "sharing": "coach", "quote": True}
        return given

    def exports(self, id, month, answers):
        person = self.people[id]
        before = person["exports"][-1]["at"] if person["exports"] else ""
        at = f"2026-{month:02}-{self.random.randint(2, 27):02}T{self.random.randint(8, 17):02}:41:17+00:00"
        person["exports"].append({"at": max(at, before), "revision": len(person["exports"]) + 1, "answers": answers})

    def changes_mind(self, id):
        person = self.people[id]
        last = person["exports"][-1]
        answers = {prompt: dict(answer) for prompt, answer in last["answers"].items()}
        for prompt in self.random.sample(sorted(answers), self.random.randint(1, 4)):
            if ASKED[prompt]["type"] != "text" and prompt != "also":
                answers[prompt]["value"] = self.value(prompt)
            elif prompt == "in-my-words":
                answers[prompt]["value"] = self.words(person)
        self.exports(id, min(12, int(last["at"][5:7]) + self.random.randint(0, 2)), answers)

    def path(self, id, export):
        """The file of an export, written once."""
        key = (id, export["revision"])
        if key not in self.files:
            response = {"format": "careers-workbook/response", "version": 1,
                        "person": {"id": id, "name": self.people[id]["name"]}, "at": export["at"],
                        "revision": export["revision"],
                        "workbooks": [{"workbook": BOOK, "asked": len(ASKED), "answered": len(export["answers"]),
                                       "answers": [self.answer(prompt, given, export)
                                                   for prompt, given in export["answers"].items()]}]}
            response["digest"] = digest_of(response)
            self.files[key] = place / f"sent-by-{id[:6]}-{export['revision']}.json"
            self.files[key].write_text(json.dumps(response, ensure_ascii=False))
        return self.files[key]

    def answer(self, prompt, given, export):
        out = {"prompt": prompt, "state": "answered", "value": given["value"], "label": ASKED[prompt]["label"],
               "revision": export["revision"], "at": export["at"], "sharing": given["sharing"]}
        return out | ({"quote": True} if given.get("quote") else {}) | {"wording": ASKED[prompt]}

    def chosen(self, window):
        """Of each person the newest export of that time."""
        out = {}
        for id, person in self.people.items():
            within = [export for export in person["exports"] if window[0] <= int(export["at"][5:7]) <= window[1]]
            if within:
                out[id] = within[-1]["answers"]
        return out


# ---------------------------------------------------------------------- what each figure stands on


def counted(answers, prompt):
    given = answers.get(prompt)
    return given["value"] if given and given["sharing"] == "report" else None


def number(value, prompt, item):
    if item is not None and value is not None:
        value = value.get(item)
    return [choice["id"] for choice in ASKED[prompt]["choices"]].index(value) + 1 if isinstance(value, str) else value


def over_time(chosen, prompts, item):
    """Of each person the numbers given, in the order of asking."""
    out = {}
    for id, answers in chosen.items():
        numbers = [number(counted(answers, prompt), prompt, item) for prompt in prompts]
        out[id] = [each for each in numbers if each is not None]
    return {id: numbers for id, numbers in out.items() if numbers}


def stands_on(chosen, question, item, moment):
    """Person to what the figure counts of them."""
    if moment == "looking-back":
        return {id: numbers[0] for id, numbers in over_time(chosen, ["confident-then"], item).items()}
    if question in SERIES:
        given = over_time(chosen, SERIES[question], item)
        both = {id: numbers for id, numbers in given.items() if len(numbers) > 1}
        if moment == "first":
            return {id: numbers[0] for id, numbers in (both if len(both) >= FEWEST else given).items()}
        return {id: numbers[-1] for id, numbers in both.items()}
    if question == "benchmarks":
        return {id: numbers[-1] for id, numbers in over_time(chosen, ["benchmarks"], item).items()}
    prompt = {"kept": "how-it-went"}.get(question, question.removeprefix(BOOK + "/"))
    out = {id: counted(answers, prompt) for id, answers in chosen.items()}
    return {id: value for id, value in out.items() if value is not None}


def outcomes_of(value):
    return [one["outcome"] for one in value]


def numbers_of(question, group):
    return sorted(outcomes_of(value).count("done") if question == "kept" else value for value in group.values())


def id_of(value):
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def count_of(question, group, count):
    """How many people a count of the report should count."""
    if "from" in count:
        return sum(count["from"] <= value <= count["to"] for value in group.values())
    if question == "kept":
        return sum(count["id"] in outcomes_of(value) for value in group.values())
    return sum(count["id"] in value if isinstance(value, list) else count["id"] == id_of(value)
               for value in group.values())


# ---------------------------------------------------------------------- one report by itself


def alike(values):
    return max(collections.Counter(values).values()) >= len(values) - 1


def at_an_end(question, values):
    start, end = {"where-now": (0, 10), "goal-level": (1, 5), "confident": (0, 4), "benchmarks": (0, 4)}.get(question, (None, None))
    return start is not None and (max(values) <= start + 1 or min(values) >= end - 1)


def numbers_right(where, question, group, cell):
    values = numbers_of(question, group)
    check(not alike(values), f"{where}: all but one say the same: {values}")
    check(not at_an_end(question, values), f"{where}: all at an end: {values}")
    check(cell["median"] == statistics.median(values), f"{where}: a median of {cell['median']}, of {values}")
    check("lower_quartile" not in cell or len(values) >= DETAIL, f"{where}: quartiles of {len(values)}")


def counts_right(where, question, kind, group, cell):
    people, said = len(group), 0
    check(people >= DETAIL, f"{where}: counts of {people} people")
    for count in cell["counts"]:
        true = count_of(question, group, count)
        said += count["people"]
        check(count["people"] == true >= FEWEST, f"{where}: {count} counts {true}")
        if kind in ("ticks", "outcomes"):
            check(people - true >= FEWEST, f"{where}: {count} leaves {people - true}")
    if kind in ("numbers", "choice"):
        check(people - said == cell.get("others_together", 0), f"{where}: {said} of {people} are counted")
        check(not 0 < people - said < FEWEST, f"{where}: {people - said} are left")


def cell_right(where, question, kind, group, cell):
    """Whether a cell says what it may; True: it says something."""
    if "people" not in cell:
        check(not set(cell) & {"median", "counts", "lower_quartile", "others_together"}, f"{where}: withheld, and said")
        return False
    check(cell["people"] == len(group) >= FEWEST, f"{where}: {cell['people']} people, of {len(group)}")
    if kind in ("numbers", "outcomes") and "median" in cell:
        numbers_right(where, question, group, cell)
    if "counts" in cell:
        counts_right(where, question, kind, group, cell)
    return True


def parts_right(where, whole, division, chosen):
    """The shown parts of a division: whom each stands on."""
    sizes, out = [], []
    for part in division.get("parts", []):
        group = {id: value for id, value in whole.items() if counted(chosen[id], division["by"]) == part["id"]}
        for cell in part.get("cells", []):
            check("counts" not in cell, f"{where}: counts of a part")
            if "people" in cell:
                out.append((cell["moment"], part["id"], group))
        if any("people" in cell for cell in part.get("cells", [])):
            sizes.append(len(group))
    for size in sizes:
        check(size >= FEWEST and len(whole) - size >= FEWEST, f"{where}: a part of {size} of {len(whole)}")
    left = len(whole) - sum(sizes)
    check(not sizes or not 0 < left < FEWEST, f"{where}: {left} are left of {len(whole)}")
    return out


def figures_right(report, chosen):
    """Figure to the groups that it is said of: person to what was given."""
    out = collections.defaultdict(list)
    questions = [question for section in report.get("sections", []) for question in section["questions"]]
    for question in questions:
        for row in question.get("rows", []):
            moments = {}
            for cell in row["cells"]:
                group = stands_on(chosen, question["id"], row.get("id"), cell["moment"])
                where = f"{question['id']}/{row.get('id')} {cell['moment']}"
                moments[cell["moment"]] = group
                if cell_right(where, question["id"], question["kind"], group, cell):
                    out[where].append(group)
            for division in row.get("divided", []):
                whole = moments.get("latest", moments.get("first"))
                for moment, part, group in parts_right(where, whole, division, chosen):
                    where = f"{question['id']}/{row.get('id')} {moment}"
                    out[where].append({id: moments[moment][id] for id in group})
    return out


# ---------------------------------------------------------------------- several reports together


class Columns:
    """Each person with each thing given is a digit of a number, so that groups are added at once."""

    def __init__(self):
        self.places = {}

    def number_of(self, group):
        return sum(1 << 8 * self.places.setdefault((id, json.dumps(value)), len(self.places))
                   for id, value in group.items())

    def people_in(self, total):
        people, middle = set(), 0
        for (id, _), at in self.places.items():
            middle = (total >> 8 * at) & 255
            if middle != 128:
                people.add(id)
        return people


def few_left(groups, new):
    """Some of up to four groups (one of them new, from `new` on) that leave one to four people."""
    columns = Columns()
    numbers = list(dict.fromkeys(columns.number_of(group) for group in groups[:new]))
    fresh = list(dict.fromkeys(columns.number_of(group) for group in groups[new:]))
    width = len(columns.places)
    middle = int.from_bytes(b"\x80" * width, "little")
    for last in fresh:
        others = [number for number in numbers + fresh if number != last]
        for size in (1, 2, 3):
            for some in itertools.combinations(others[:16], size):
                for signs in itertools.product((1, -1), repeat=size):
                    total = middle + last + sum(sign * each for sign, each in zip(signs, some))
                    if width - total.to_bytes(width + 1, "little").count(128) <= 2 * FEWEST:
                        people = columns.people_in(total)
                        if 0 < len(people) < FEWEST:
                            return people
    return None


def quotes_of(answers):
    given = answers.get("in-my-words")
    return given["value"].strip() if given and given.get("quote") else ""


def quotes_right(reports):
    """Whose words may each quote be, for somebody who knows whom each report is over?"""
    showing = [(report, chosen) for report, chosen in reports
               if "quotes" in report and not any(held["withheld"] == "difference" for held in report["quotes_withheld"])]
    where = collections.defaultdict(set)
    for at, (_, chosen) in enumerate(showing):
        for id, answers in chosen.items():
            where[id, quotes_of(answers)].add(at)
    for report, chosen in showing:
        given = {quotes_of(answers): id for id, answers in chosen.items()}
        for quote in report["quotes"]:
            if check(quote in given, f"nobody said {quote!r}"):
                pattern = where[given[quote], quote]
                could = {id for (id, _), other in where.items() if other == pattern}
                check(len(could) >= FEWEST, f"{quote!r} can only be of {len(could)} people")


# ---------------------------------------------------------------------- files as bytes


def telling(world):
    """What may stand in no file, as the eye would find it."""
    for id, person in world.people.items():
        yield from person["name"].split()
        yield from (person["title"], person["school"], id, id[:6])
        for export in person["exports"]:
            day = datetime.date.fromisoformat(export["at"][:10])
            yield from (export["at"][:10], export["at"][11:16], f"{day.day} {day:%B}", f"{day.day} {day:%b}", f"{day:%d/%m/%Y}")
    yield from world.secrets
    yield from ("sent-by", "noteofthecoach", "coachonly", "learned0")


def bytes_right(world, path):
    text = path.read_bytes().decode().lower()
    for words in telling(world):
        check(not re.search(rf"(?<![0-9]){re.escape(words.lower())}", text), f"{path.name} holds {words!r}")
    check(not re.search(r"\b(oct 5th|4/11/2026|3 december)", text), f"{path.name} holds a day that was quoted")


# ---------------------------------------------------------------------- a seed


class Coach(Machine):
    def add(self, files):
        files = list(files)
        if files:
            self.workbook("coach", "add", *files)

    def report(self, window, name, kind):
        path = self.home / (name + FORMATS[kind])
        last = (datetime.date(2026, window[1], 28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
        self.workbook("coach", "report", "--from", f"2026-{window[0]:02}-01", "--to", last, "--format", kind, "--output", path)
        return path

    def notes(self):
        with sqlite3.connect(self.home / ".local/share/careers-workbook/coach.db") as db:
            db.execute("INSERT OR REPLACE INTO note SELECT id, ?, ? FROM client", (f"{BOOK}/setting", "noteofthecoach"))


def time_goes_by(world):
    """People come, leave, and change their minds; a few at a time, or many."""
    few = world.random.choice([0, 1, 1, 2, 4, 5, 6])
    kind = world.random.choice(["come", "change", "both", "nothing"])
    for _ in range(few if kind in ("come", "both") else 0):
        world.comes()
    if kind in ("change", "both"):
        for id in world.random.sample(sorted(world.people), min(few, len(world.people))):
            world.changes_mind(id)


def same_in_any_order(world, seed, window):
    files = [world.path(id, export) for id, person in world.people.items() for export in person["exports"]]
    wanted = None
    for number in range(2):
        world.random.shuffle(files)
        other = Coach(f"other-{seed}-{number}", "2027-01-04T10:00:00+00:00")
        other.add(files)
        made = [other.report(window, "report", kind).read_bytes() for kind in FORMATS]
        check(wanted in (None, made), f"seed {seed}: files in another order give other bytes")
        wanted = made


def look_at(seed):
    world = World(seed)
    coach = Coach(f"coach-{seed}", "2027-01-04T10:00:00+00:00")
    windows = world.random.sample(WINDOWS, world.random.randint(2, 5))
    said, reports, sent = collections.defaultdict(list), [], set()
    for number, window in enumerate(windows):
        fresh = [(id, export["revision"], export) for id, person in world.people.items() for export in person["exports"]
                 if (id, export["revision"]) not in sent]
        coach.add(world.path(id, export) for id, _, export in fresh)
        coach.notes()
        sent |= {(id, revision) for id, revision, _ in fresh}
        paths = {kind: coach.report(window, f"report-{number}", kind) for kind in FORMATS}
        report, chosen = json.loads(paths["json"].read_text()), world.chosen(window)
        check(report["people"] == len(chosen), f"seed {seed}: {report['people']} people, of {len(chosen)}")
        check(("sections" in report) == (len(chosen) >= FEWEST), f"seed {seed}: over {len(chosen)}")
        for figure, groups in figures_right(report, chosen).items():
            before = len(said[figure])
            said[figure] += groups
            few = few_left(said[figure], before)
            check(not few, f"seed {seed}, report {number}, {figure}: the reports leave {len(few or [])} people")
        reports.append((report, chosen))
        for path in paths.values():
            bytes_right(world, path)
        time_goes_by(world)
    quotes_right(reports)
    if seed % 4 == 0:
        same_in_any_order(world, seed, windows[0])
    return sum(map(len, said.values())), sum(len(report.get("quotes", [])) for report, _ in reports)


first, last = map(int, os.environ.get("SEEDS", "0-23").split("-"))
figures = quotes = 0
for seed in range(first, last + 1):
    some, words = look_at(seed)
    figures, quotes = figures + some, quotes + words
    step(f"seed {seed}: {some} groups and {words} quotes are said, and tell of nobody")
check(figures > 10 * (last - first) and quotes > last - first, f"too little is said to be put to the test: {figures}, {quotes}")
step("enough was said to be put to the test")
done()

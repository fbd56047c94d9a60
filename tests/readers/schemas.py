"""What leaves as JSON, read by an implementation of JSON Schema that knows nothing of the program: the export, the JSON
inside the HTML export, and the report."""

import copy
import html.parser
import json

from readers import CASES, DATA, Machine, check, coach_of, digest_of, done, exports_of_ten, report, skip_all, step

try:
    import jsonschema
except ImportError:
    skip_all("python3-jsonschema is not installed")

# An answer to each type of question, one hard to carry, one private, one skipped.
EVERY_TYPE = [
    "One </script><!-- \u202e\u2028 \u0001\t\"\\", "two \U0001f469\u200d\U0001f3eb.", ".", "=1+1", "Only mine.", ".",
    "7", "2.5", "6", "2026-12-03", "other: violet", "2 apples other: a quince", "3 1", "yes", "1 2", "3", "n", "8",
    "Nobody", "The head", "1", "The cook", "2", "A friend", "good", "", "Ask the head", "Write two lines", "3/12",
    "The head", "No time", "I ask by mail", "8", "",
]
REVIEWED = ["2", "It takes two goes", "8"]


def schema(name):
    with open(DATA / name, encoding="utf-8") as file:
        return json.load(file)


def faults_in(validator, value):
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in validator.iter_errors(value)]


class Page(html.parser.HTMLParser):
    """The text of <script type="application/json" id="response">, as a browser sees it."""

    def __init__(self, data):
        super().__init__()
        self.inside, self.texts = False, []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        self.inside = tag == "script" and dict(attrs).get("id") == "response"
        if self.inside:
            check(dict(attrs).get("type") == "application/json", f"the script is {attrs}")
            self.texts.append("")

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.texts[-1] += data

    def response(self):
        check(len(self.texts) == 1, f"{len(self.texts)} responses in a page")
        return json.loads(self.texts[0])


def fits(validator, value, words):
    found = faults_in(validator, value)
    check(not found, f"{words}: {found[:5]}")


response = jsonschema.Draft202012Validator(schema("response.schema.json"))
reported = jsonschema.Draft202012Validator(schema("report.schema.json"))
for validator in (response, reported):
    jsonschema.Draft202012Validator.check_schema(validator.schema)
step("both schemas are schemas")

person = Machine("person", workbooks=CASES)
person.types("one-of-each", *EVERY_TYPE)
person.now = "2026-07-06T10:00:00+01:00"
person.types("one-of-each/second", *REVIEWED)
whole = json.loads(person.shows("json", "--include-private"))
answered = {answer["prompt"] for answer in whole["workbooks"][0]["answers"] if answer["state"] == "answered"}
missing = {"tale", "motto", "secret", "whole", "part", "scale", "day", "one", "many", "order", "agreed", "boxes", "wheel",
           "lowest-why", "people", "promise", "kept", "scale-again"} - answered
check(not missing, f"not answered, so not read: {sorted(missing)}")
fits(response, whole, "one's own copy")
step("one's own copy with an answer of every type")

for words in ([], ["--page", "head"], ["--since", "2026-07-01"]):
    shared = json.loads(person.shows("json", *words))
    fits(response, shared, f"export {words}")
    check(shared["digest"] == digest_of(shared), f"export {words}: the digest is not that of the rest")
    if "head" not in words:  # a page for the head holds no data
        check(Page(person.shows("html", *words)).response() == shared, f"export {words}: the page holds another response")
step("what is shared, as JSON and inside the page, with its digest")

for words, spoil in {
    "a member is gone": lambda tree: tree.pop("revision"),
    "a state that there is not": lambda tree: tree["workbooks"][0]["answers"][0].update(state="maybe"),
    "no value of an answer": lambda tree: tree["workbooks"][0]["answers"][0].pop("value"),
    "a day as its time": lambda tree: tree["workbooks"][0]["answers"][0].update(at="2026-07-01"),
    "a type that there is not": lambda tree: tree["workbooks"][0]["answers"][0]["wording"].update(type="essay"),
}.items():
    spoilt = copy.deepcopy(whole)
    spoil(spoilt)
    check(faults_in(response, spoilt), f"{words}: the schema takes it")
step("the schema refuses what is none")

# ---------------------------------------------------------------------- what the schema says, and what the coach's inbox does

GONE = object()
OF_HEAD = {  # a member: what is put there
    "format": [GONE, "careers-workbook/answers", 1],
    "version": [GONE, 0, 1.5, 2, "1", None, True],
    "person": [GONE, None, [], "me", {}, {"id": ""}, {"id": 7}, {"id": "x" * 65}, {"id": "\u00e9" * 64}, {"id": "\u00e9" * 65}],
    "at": [GONE, "", "today", "2026-07-01", "2026-07-01T10:00:00", "2026-07-01 10:00:00Z", "2026-07-01T10:00:00.5Z",
           "2026-13-01T10:00:00Z", "2026-07-01T24:00:00Z", "2026-07-01T10:00:00Z", "2026-07-01T10:00:00+01:00", 7],
    "revision": [GONE, -1, "7", None, 1.5, 0],
    "workbooks": [GONE, None, {}, "none", [], [7], [{}]],
    "unheard_of": [{"more": [1]}],
}
OF_WORKBOOK = {
    "workbook": [GONE, "", 7, "another"],
    "version": [GONE, "3", None, 1.5, 4],
    "answers": [GONE, None, {}, "none", [7], [{}], []],
    "unheard_of": [True],
}
OF_ANSWER = {
    "prompt": [GONE, "", 7, None, "another"],
    "state": [GONE, "", "maybe", "Answered", 1, None, "skipped"],
    "value": [GONE, None, [7], [None], [["nested"]], {"a": True}, {"a": ["b"]}, {"a": {}}, "text", 7, -0.5, True, [], {},
              {"a": None, "b": 2, "c": "d"}, ["id", {"other": "x"}], [{"id": "r1", "sure": True, "list": ["a"]}]],
    "label": [GONE, None, 7, "", "Another"],
    "revision": [GONE, -1, "7", None, 1.5, 0],
    "at": [GONE, "", "2026-07-01", "2026-07-01T10:00:00.5Z", "2026-07-01t10:00:00Z", "2026-07-01T10:00:00Z", 7, None],
    "sharing": [GONE, "", "everybody", "Coach", 1, None, "coach", "report"],
    "quote": [False, None, "true", 1, True],
    "wording": ["none", [], 7, {}],
    "unheard_of": ["more"],
}


def spoilt_files(response):
    """Each change of one member, alone; of people of their own, so that none is older than another."""
    answers = response["workbooks"][0]["answers"]
    answered = next(i for i, answer in enumerate(answers) if answer["state"] == "answered" and answer["sharing"] != "private")
    places = [(OF_HEAD, lambda tree: tree), (OF_WORKBOOK, lambda tree: tree["workbooks"][0]),
              (OF_ANSWER, lambda tree: tree["workbooks"][0]["answers"][answered])]
    for level, (table, place_in) in enumerate(places):
        for member, values in table.items():
            for number, value in enumerate(values):
                tree = copy.deepcopy(response)
                tree["person"]["id"] = f"{level}-{member}-{number}"
                if value is GONE:
                    place_in(tree).pop(member, None)
                else:
                    place_in(tree)[member] = value
                tree["digest"] = digest_of(tree)
                yield f"{level}-{member}-{number}", f"{member}: {'gone' if value is GONE else repr(value)[:70]}", tree


coach = Machine("coach-of-the-spoilt")
wanted = {}
for name, words, tree in spoilt_files(json.loads(person.shows("json"))):
    (coach.home / name).write_text(json.dumps(tree, ensure_ascii=False))
    wanted[name] = (words, faults_in(response, tree))
for line in coach.workbook("coach", "add", *wanted, exits=1).decode().splitlines():
    name, said = line.split(": ", 1)
    if name in wanted:
        words, found = wanted.pop(name)
        check(("new in your caseload" in said) == (not found), f"{words}: the schema says {found[:2]}, add says {said}")
check(not wanted, f"nothing is said of {sorted(wanted)}")
step("the coach's inbox takes what the schema takes, and nothing else")

# An import of anything that is whole must not make one's own next export unreadable for the coach.
importer, revision = Machine("importer", workbooks=CASES), whole["revision"]
own = copy.deepcopy(whole)
for prompt in ("one", "wheel", "many", "boxes", "people", "promise", "kept", "never-asked"):
    answers = own["workbooks"][0]["answers"]
    if not any(answer["prompt"] == prompt for answer in answers):
        answers.append({**copy.deepcopy(answers[0]), "prompt": prompt})
    answer = next(answer for answer in answers if answer["prompt"] == prompt)
    for value in OF_ANSWER["value"][1:]:
        revision += 1
        answer |= {"value": value, "revision": revision, "state": "answered", "sharing": "coach"}
        own["digest"] = digest_of(own)
        (importer.home / "own.json").write_text(json.dumps(own, ensure_ascii=False))
        importer.workbook("import", "own.json")
        fits(response, json.loads(importer.shows("json", "--include-private")), f"{prompt}: after the import of {value!r}")
step("whatever is imported, the next export fits the schema")

files = exports_of_ten()
for path in files:
    data = path.read_bytes()
    sent = json.loads(data) if path.suffix == ".json" else Page(data).response()
    fits(response, sent, path)
step("exports of ten people over the months")

for people in (10, 7, 4, 0):
    said = report(coach_of(files[:people], f"coach-of-{people}") if people else Machine("coach-of-nobody"))
    fits(reported, said, f"the report over {people}")
    check(said["people"] == people, f"the report over {people} speaks of {said['people']}")
    check(("sections" in said) == (people >= 5), f"over {people}: {list(said)}")
    if people == 10 and "sections" in said:
        said["sections"][0]["questions"][0]["rows"][0]["cells"][0]["people"] = 4
        check(faults_in(reported, said), "four people in a figure: the schema takes it")
step("reports over ten people, seven, four and nobody")
done()

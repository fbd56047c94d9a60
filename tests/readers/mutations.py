"""The schema that editors hold a workbook against, and `workbook check`: the shipped workbooks with one thing changed at a
time must be right for both or for neither, but for what only one of them can see, which stands in two tables here."""

import copy
import json
import re

from readers import HERE, Machine, check, done, skip_all, step

try:
    import jsonschema
    import yaml
except ImportError:
    skip_all("python3-jsonschema or python3-yaml is not installed")

WORKBOOKS = HERE.parent.parent / "workbooks"

# What `check` says where a schema has nothing to say, which knows no other place of the file than the one it looks at.
ONLY_CHECK = [
    r"^unknown (prompt|word) ",  # what is named has to be somewhere
    r" is no (choice|item|column|section) of ",
    r" is of type \w+[,;]",  # and has to be of a type that will do
    r"^includes asks for choices| is no number, which is what ",
    r"^the type comes from ",
    r"means nothing on ",  # keys and types that have nothing to do with one another
    r"^duplicate ",
    r"^only: |there is no turn before",  # whether a section is repeated
    r"^min is above max",  # two numbers that do not go together
    r"^the range ends where it starts",
    r"^the steps of the range do not lead",
]
# What a schema refuses and `check` takes.
ONLY_SCHEMA = [
    r": \[?null\]? \|",  # to an editor no value at all, here the word
    r': "07" \|',  # in quotation marks, to an editor no number
]


class Core(yaml.SafeLoader):
    """YAML as editors read it: numbers, true and false, and all else text."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in [("bool", r"^(true|false)$", "tf"), ("int", r"^-?(0|[1-9][0-9]*)$", "-0123456789"),
                            ("float", r"^-?(0|[1-9][0-9]*)\.[0-9]+$", "-0123456789")]:
    Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def read(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Core)


# ---------------------------------------------------------------------- one thing changed

MISSPELT = {"title": "titel", "label": "lable", "type": "typ", "prompts": "promts", "choices": "choises"}
OTHERS = {  # values of another kind, and out of range
    str: [7, -1.5, True, ["x"], {"x": "y"}, "", "   ", "Two words", "x" * 70, None],
    bool: ["yes", 1, [True], {"x": True}, None],
    int: [-1, 0, 2.5, "seven", "07", True, [1], {"x": 1}, None],
    float: [-1.5, 1e13, "half", [1.5], None],
    list: ["x", 7, [], {"x": "y"}, [["x"]], [{"x": "y"}], [None], None],
    dict: ["x", 7, [], {}, {"unknown": "x"}, None],
}
TYPES = ["text", "integer", "range", "select_one", "ratings", "table", "letter"]


def places(value, path=()):
    yield path
    for key, below in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(below, path + (key,))


def at(book, path):
    for key in path:
        book = book[key]
    return book


KNOWN = {"by", "lowest_of", "among", "answer", "otherwise", "id", "relevant"}  # in words and rows, beside others' own keys
BY_TYPE = {"type", "choices", "items", "range", "min", "max", "rerate"}


def kind_of(book, path):
    """Places of one kind: the keys above them in a condition, a prompt or an exercise, and the type where it counts."""
    keys = ["#" if isinstance(key, int) else key for key in path]
    if keys[0] == "words":
        keys[1:2] = "*"
    if {"words", "rows"} & set(keys[:-2]) and keys[-1] not in KNOWN:
        keys[-1] = "*"
    if "relevant" in keys[:-1]:
        return tuple(keys[keys.index("relevant"):])
    if "prompts" in keys[:-2]:
        start = keys.index("prompts") + 2
        prompt = at(book, path[:start])
        return (prompt.get("type") if keys[start] in BY_TYPE else "a prompt", *keys[start:])
    return tuple(keys)


def changed(book, path, change):
    book = copy.deepcopy(book)
    above = at(book, path[:-1])
    change(above, path[-1])
    return book


def remove(above, key):
    del above[key]


def rename(name):
    def change(above, key):
        above[name] = above.pop(key)
    return change


def put(value):
    def change(above, key):
        above[key] = value
    return change


def mutations(book, seen):
    """(what was done, the workbook), always in the same order; each kind of place once, in one workbook or the other."""
    for path in places(book):
        kind = kind_of(book, path) if path else None
        if not path or kind in seen:
            continue
        seen.add(kind)
        where, value = "/".join(map(str, path)), at(book, path)
        yield f"{where} removed", changed(book, path, remove)
        if isinstance(path[-1], str):
            name = MISSPELT.get(path[-1], path[-1] + "s")
            yield f"{where} spelt {name}", changed(book, path, rename(name))
        for other in OTHERS[type(value)] + (TYPES if path[-1] == "type" else []):
            yield f"{where}: {json.dumps(other)}", changed(book, path, put(other))


# ---------------------------------------------------------------------- both asked

machine = Machine("author")
validator = jsonschema.Draft202012Validator(json.loads((WORKBOOKS / "schema.json").read_text()))


def errors_of(book):
    """What `check` says of it. JSON is YAML; both read the same file."""
    path = machine.home / "mutation.yaml"
    path.write_text(json.dumps(book, ensure_ascii=False, indent=1), encoding="utf-8")
    ran = machine.run("check", path, "--json")
    faults = json.loads(ran.stdout)["faults"]
    errors = [fault["message"] for fault in faults if fault["severity"] == "error"]
    check(ran.returncode == (2 if errors else 0), f"exit {ran.returncode} with {errors}")
    return errors


def compare(name, seen):
    book, count = read(WORKBOOKS / name), 0
    check(not errors_of(book) and validator.is_valid(book), "as it is shipped it should be right for both")
    for what, mutation in mutations(book, seen):
        errors, fault = errors_of(mutation), next(validator.iter_errors(mutation), None)
        unseen = [error for error in errors if not any(re.search(words, error) for words in ONLY_CHECK)]
        count += 1
        if not fault:
            check(not unseen, f"{what}: the schema takes it, check says {unseen}")
        elif not errors:
            check(any(re.search(words, f"{what} | {fault.message}") for words in ONLY_SCHEMA),
                  f"{what}: check takes it, the schema says {fault.message[:200]}")
    check(count > 300, f"only {count} mutations")
    step(f"{name} with one of {count} things changed is right for both or for neither")


kinds = set()
for shipped in ["before-the-workshop.yaml", "between-sessions.yaml"]:
    compare(shipped, kinds)
done()

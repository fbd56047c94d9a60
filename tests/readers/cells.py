"""The CSV export as others read it: Python's csv module, which gives back what was typed, and LibreOffice, which takes
no answer for a formula."""

import csv
import io
import shutil
import subprocess

from readers import Machine, check, done, place, step

# Each is typed as an answer, and is the label of a question too.
TEXTS = [
    "plain", "a, b", 'say "hi"', "=1+1", "=HYPERLINK(\"http://example.invalid\";\"look\")", "+44 20", "-3 at least",
    "@SUM(A1)", "\t=1", "'quoted", "''twice", "   =1", "\u00a0=1", "\u3000=1", "\uff1d1+1", "\uff0b1", "\uff0d1",
    "\uff201", " 'x", "a=1", "=cmd|' /C calc'!A0", " padded ", "\u00e9 \U0001f469 \u0e01\u0e33", ";", "007",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\ufe0f", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0915\u094d\u200d\u0937",
    "turned \u202e and \u2066 back", "\u200b=1", "\ufeff=1", "e\u0301 \u00e9 \ufb01",
]
CONTROLS = ["\x1b[31mred\x07 \x9b0m", "\x0b=1", "\x0c+1", "\x1c-1", "back\x08space \x7f", "a\rb"]  # in an answer alone
LINES = ["=1+1\nand more", "one\n\n=2", "a,b\n\"c\"\n'd'", "-\n-"]
NUMBERS = ["-3", "-0.5", "7"]


def quoted(text):
    """A string of YAML, which takes the escapes of C."""
    return '"' + "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'


def workbook_of_cells(folder):
    folder.mkdir()
    prompts = [f"{{id: line-{i}, type: line, label: {quoted(text)}}}" for i, text in enumerate(TEXTS)]
    prompts += [f"{{id: control-{i}, type: line, label: With controls}}" for i in range(len(CONTROLS))]
    prompts += [f"{{id: text-{i}, type: text, label: In lines}}" for i in range(len(LINES))]
    prompts += [f"{{id: number-{i}, type: decimal, label: A number}}" for i in range(len(NUMBERS))]
    (folder / "cells.yaml").write_text(
        "workbook: cells\nversion: 1\ntitle: Cells\nlanguage: en-GB\nsections:\n  - id: all\n    title: All\n"
        "    exercises:\n      - id: each\n        title: =Each\n        minutes: 2\n        prompts:\n"
        + "".join(f"          - {prompt}\n" for prompt in prompts), encoding="utf-8")
    return folder


def typed():
    """Every answer by its prompt, as it was typed."""
    answers = {f"line-{i}": text for i, text in enumerate(TEXTS)}
    answers |= {f"control-{i}": text for i, text in enumerate(CONTROLS)}
    answers |= {f"text-{i}": text for i, text in enumerate(LINES)}
    return answers | {f"number-{i}": text for i, text in enumerate(NUMBERS)}


def exported():
    person = Machine("person", workbooks=workbook_of_cells(place / "books"))
    person.types("cells", *TEXTS, *CONTROLS, *(line for text in LINES for line in [*text.split("\n"), "."]), *NUMBERS)
    return person.shows("csv")


def rows_of(data):
    """As Python reads it: strictly, so that a stray quote is an error, line ends in cells as they are."""
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))
    check(all(None not in row and None not in row.values() for row in rows), "rows differ in length")
    return {row["prompt"]: row for row in rows}


def unguarded(cell):
    return cell[1:] if cell.startswith("'") else cell


def opens_like_a_formula(cell):
    return cell.lstrip()[:1] in tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def read_by_python(data):
    rows, answers = rows_of(data), typed()
    check(set(rows) == set(answers), f"prompts: {set(rows) ^ set(answers)}")
    for prompt, text in answers.items():
        cell = rows[prompt]["answer"]
        check(unguarded(cell) == text, f"{prompt}: {text!r} came back as {cell!r}")
    for i, text in enumerate(TEXTS):
        label = rows[f"line-{i}"]["question"]
        check(unguarded(label) == text, f"the label {text!r} came back as {label!r}")
    step("Python's csv gives back what was typed, less one apostrophe")

    for prompt, row in rows.items():
        for column, cell in row.items():
            number = prompt.startswith("number-") and column == "answer"
            check(number or not opens_like_a_formula(cell), f"{prompt}, {column}: {cell!r} begins like a formula")
            check(not number or cell == answers[prompt], f"{prompt}: {cell!r} is no plain number")
    step("no cell but a number begins like a formula")


def converted(data):
    """The file opened as a spreadsheet, and what its cells then show. Of a profile of its own, so that no other window
    of the person who runs the test is asked."""
    sheet, out = place / "answers.csv", place / "opened"
    sheet.write_bytes(data)
    ran = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--norestore",
         "--infilter=Text - txt - csv (StarCalc):44,34,76,1", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", out, sheet],
        capture_output=True, timeout=240)
    written = out / sheet.name
    return written.read_bytes() if check(written.exists(), ran.stderr.decode(errors="replace")) else b"prompt\n"


def read_by_libreoffice(data):
    """Numbers and dates may be shown in another form; what begins like a formula must be the text itself."""
    words = "LibreOffice shows text, and no result of a formula"
    if not shutil.which("soffice"):
        step(words, "libreoffice-calc is not installed")
        return
    rows, looked = rows_of(converted(data)), 0
    for prompt, text in typed().items():
        if opens_like_a_formula(text) and not prompt.startswith("number-"):
            cell = rows.get(prompt, {}).get("answer", "")
            looked += 1
            check(cell in (text, "'" + text), f"{prompt}: {text!r} is shown as {cell!r}")
    check(looked > 10, f"{looked} answers were looked at")
    step(words)


data = exported()
read_by_python(data)
read_by_libreoffice(data)
done()

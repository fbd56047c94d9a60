"""The pages that people open by double-click, in a real Chromium: the export, what is new of it, the head's page, the
printed workbook and the report. Nothing runs, nothing is fetched, nothing is complained of; at a phone's, a laptop's and
a sheet's width nothing is cut off, light and dark; and look.js finds nothing.

WORKBOOK is the program; TOOLS, where it is built, holds the answers of tests/programme. AXE names axe.min.js of npm's
axe-core where that is wanted too; PAGES a directory that then gets a picture of every page."""

import html
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "readers")]

import browser
from readers import CASES, QUARTER, Machine, check, coach_of, done, exports_of_ten, place, skip_all, step

LOOK = (HERE / "look.js").read_text()
AXE = os.environ.get("AXE") and pathlib.Path(os.environ["AXE"]).read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PICTURES = os.environ.get("PAGES") and pathlib.Path(os.environ["PAGES"])
VIEWS = {  # width, height, medium; 320 is a laptop at 400 % (WCAG 1.4.10), 658 what the margins leave of A4
    "phone": (375, 812, "screen"), "narrow": (320, 640, "screen"), "laptop": (1280, 800, "screen"),
    "paper": (658, 930, "print"),
}
A4 = (595, 842)  # in points

# ---------------------------------------------------------------------- people whose pages are looked at

MONTHS = [  # what the person of tests/programme fills in, and when
    ("2026-06-15T10:00:00+01:00", ["before-the-workshop"]),
    ("2026-07-06T10:00:00+01:00", ["between-sessions/after-the-workshop", "between-sessions/gap-1"]),
    ("2026-10-05T10:00:00+01:00", ["between-sessions/looking-back", "between-sessions/looking-ahead"]),
]
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
AWKWARD = [  # one-of-each in words that are hard to set: long, from right to left, tall, in pictures
    LONG, "https://example.invalid/" + "a" * 300, ".", "سنة ٢٠٢٦: " + "الاجتماع مع المديرة " * 8, "Only mine.", ".",
    "7", "2.5", "6", "2026-12-03", "other: " + "violet" * 40, "2 apples other: a quince", "3 1", "yes", "1 2", "3", "n", "8",
    LONG, "The head", "1", "Z̵̢̡̡͔̗̞̮̲̹͇͈̱ͤ̊͋͐̚͜͢͢͝͡" * 20, "2", "\U0001f469\u200d\U0001f469\u200d\U0001f467" * 30, "good", "", LONG,
    "Write two lines " * 40, "3/12", "The head", "No time " * 30, "I ask by mail", "8", "",
]


def answered_by_script(tools, number):
    """A leader of tests/programme, every question answered over the months, and an export before the last of them."""
    person = Machine(f"scripted-{number}")
    for month, (person.now, sections) in enumerate(MONTHS):
        for section in sections:
            lines = place / "lines"
            env = {"PATH": os.environ["PATH"], "HOME": str(person.home), "LC_ALL": "C.UTF-8", "TZ": "Europe/London",
                   "WORKBOOK_NOW": person.now, "CK_FORK": "no"}
            ran = subprocess.run([f"{tools}/fill", place / f"shadow-{number}", str(number), section, lines], env=env, capture_output=True)
            if check(ran.returncode == 0, f"{section}: {ran.stdout.decode(errors='replace')}"):
                person.workbook("open", section, "--linear", stdin=lines.read_text())
        if month + 2 == len(MONTHS):
            person.workbook("export", "--output", place / f"sent-{number}.html")
    return person


def pages():
    """Every page by its name."""
    made = {}

    def page(name, machine, *words):
        made[name] = place / f"{name}.html"
        machine.workbook(*words, "--output", made[name])

    awkward = Machine("awkward", workbooks=CASES)
    page("empty", awkward, "export")
    awkward.types("one-of-each", *AWKWARD)
    page("awkward", awkward, "export")
    page("awkward-own", awkward, "export", "--include-private")
    page("head", awkward, "export", "--page", "head")
    if "TOOLS" in os.environ:
        people = [answered_by_script(os.environ["TOOLS"], number) for number in range(5)]
        page("new", people[0], "export", "--since", "last")
        page("head-whole", people[0], "export", "--page", "head")
        for number, person in enumerate(people):
            page(f"whole-{number}", person, "export")
        page("report-whole", coach_of([made.pop(f"whole-{number}") for number in range(4, 0, -1)] + [made["whole-0"]],
                                      "coach-of-whole"), "coach", "report", *QUARTER, "--format", "html")
    files = exports_of_ten()
    for people in (10, 5, 4):
        page(f"report-{people}", coach_of(files[:people], f"coach-of-{people}"), "coach", "report", *QUARTER, "--format",
             "html")
    return made


# ---------------------------------------------------------------------- what is seen


def axe_finds(chromium):
    """Its sentences, with the first places of each."""
    chromium.says(AXE + ";1")
    return chromium.says(
        f"axe.run(document, {{runOnly: {RULES}}}).then(found => found.violations.map(v => 'axe: ' + v.id + ': ' + v.help + ': '"
        " + v.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')))")


def look_at(chromium, name, path):
    for view, (width, height, media) in VIEWS.items():
        for scheme in ("light", "dark"):
            if scheme == "dark" and view in ("narrow", "paper"):
                continue
            found = chromium.open(path, width, height, scheme, media) + chromium.says(LOOK)
            if AXE and media == "screen" and view != "narrow":
                found += axe_finds(chromium)
            check(not found, f"{name}, {view}, {scheme}: " + "\n".join(found[:8]))
            if PICTURES:
                chromium.picture(PICTURES / f"{name}-{view}-{scheme}.png")


def sheets(chromium, name, path):
    """What the printer gets is A4, and more than a cover."""
    paper = place / f"{name}.pdf"
    chromium.open(path, 1280, 800, media="print")
    chromium.paper(paper)
    data = paper.read_bytes()
    boxes = set(data.split(b"/MediaBox [")[i].split(b"]")[0] for i in range(1, data.count(b"/MediaBox [") + 1))
    for box in boxes:
        size = [float(part) for part in box.split()][2:]
        check(all(abs(a - b) < 2 for a, b in zip(size, A4)), f"{name}: a sheet of {size} points")
    check(boxes, f"{name}: nothing is printed")
    if shutil.which("pdftotext"):
        alone = headings_alone(path, paper)
        check(not alone, f"{name}: a sheet ends with a heading: {alone}")
    if PICTURES:
        (PICTURES / paper.name).write_bytes(data)


def headings_alone(path, paper):
    """Headings of the page, or the sentence below one of a section, that a sheet ends with."""
    text = path.read_text()
    last = set()
    for heading, below in re.findall(r"<h[23][^>]*>([^<]+)</h[23]>\s*(?:(?<=</h2>\n)<p[^>]*>([^<]+)</p>)?", text):
        last |= {html.unescape(heading).strip(), html.unescape(below).strip()} - {""}
    sheets = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    ends = [[line.strip() for line in sheet.splitlines() if line.strip()][-1:] for sheet in sheets.split("\f")[:-2]]
    return [end[0] for end in ends if end and end[0] in last]


# What must be found, each by its sentence: else the eyes of this test are shut.
SPOILT = {
    "no language": ("<html lang=\"en-GB\">", "<html>"),
    "text at": ("--soft:#565c62", "--soft:#b5babf"),
    "wide in": ("<main", "<p style=\"width:2000px\">w</p><main"),
    "a level of headings": ("<h2 ", "<h4 "),
    "a script that runs": ("</main>", "</main><script>document.title = 1</script>"),
    "asks for": ("</main>", "</main><img alt=\"\" src=\"http://localhost:9/x.png\">"),
    "a header that says not of what": ("<th scope=\"row\"", "<th"),
    "clipped": ("<h1", "<div style=\"width:99px;overflow:hidden;white-space:nowrap\">" + "word " * 40 + "</div><h1"),
}


def sees_what_is_wrong(chromium, path):
    page = path.read_text()
    for sentence, (part, spoilt) in SPOILT.items():
        bad = place / "spoilt.html"
        check(part in page, f"{part} is not in {path.name}")
        # Styles of elements and other sheets need the policy out of the way; so does what should have been refused.
        text = page.replace(part, spoilt, 1).replace("http-equiv=\"Content-Security-Policy\"", "name=\"policy\"")
        bad.write_text(text)
        found = chromium.open(bad, 375, 812) + chromium.says(LOOK)
        check(any(sentence in words for words in found), f"{spoilt[:60]} is not found: {found[:5]}")
    bad.write_text(page.replace("</main>", "</main><script>console.log(1)</script><img alt=\"\" src=\"http://localhost:9/x.png\">"))
    found = chromium.open(bad, 375, 812)
    check(not any("a script ran" in words for words in found), "the page's policy lets a script run")
    check(any("Security Policy" in words for words in found), f"the browser says nothing of the policy: {found}")
    step("what is wrong is seen, and the page's own policy stops what would run")


program = browser.find()
if not program:
    skip_all("chromium is not installed")
chromium = browser.Browser(program, place / "profile")
try:
    made = pages()
    step(f"{len(made)} pages are written")
    sees_what_is_wrong(chromium, made["report-10"])
    for name, path in made.items():
        look_at(chromium, name, path)
        sheets(chromium, name, path)
        step(f"{name}: nothing runs, is fetched, cut off or too faint" + (", and axe finds nothing" if AXE else ""))
    if not AXE:
        step("axe finds nothing", "AXE does not name axe.min.js (npm pack axe-core)")
finally:
    chromium.close()
done()

"""The rows of `workbook coach export` in a real PostgreSQL, loaded by the SQL that is installed for this: its figures are
those of the report. The server is one of the test's own, in a directory of its own, reached by a socket there alone."""

import atexit
import json
import os
import pathlib
import pwd
import re
import shutil
import subprocess

from readers import DATA, TEN, check, coach_of, digest_of, done, exports_of_ten, place, report, skip_all, step

# ---------------------------------------------------------------------- a server of one's own


def programs():
    """The folder of the newest installed server; its programs are not in PATH."""
    found = [path.parent for path in pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb")
             if all((path.parent / name).exists() for name in ("postgres", "psql"))]
    return max(found, key=lambda path: float(re.sub(r"[^0-9.]", "", path.parent.name) or 0), default=None)


def not_root():
    """How to start a program that refuses to be root, or None where there is nobody else."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        except KeyError:
            continue
    return None


class Server:
    """Running from here on until the test ends, however it ends."""

    def __init__(self, bin, identity):
        self.bin, self.home = bin, place / "server"
        self.home.mkdir(mode=0o700)
        if identity:
            os.chown(self.home, identity["user"], identity["group"])
            place.chmod(0o711)
        data, self.log = self.home / "data", self.home / "log"
        self.env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(self.home)}
        subprocess.run([bin / "initdb", "-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"],
                       check=True, capture_output=True, cwd=self.home, env=self.env, **identity)
        self.process = subprocess.Popen(
            [bin / "postgres", "-D", data, "-k", self.home, "-c", "listen_addresses=", "-F"], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=self.home, env=self.env, **identity)
        atexit.register(self.stop)
        said = []
        for line in self.process.stderr:
            said.append(line)
            if "ready to accept connections" in line:
                return
        raise RuntimeError("the server did not start: " + "".join(said))

    def stop(self):
        self.process.send_signal(3)  # SIGQUIT: at once; its files go with it
        self.process.stderr.close()
        self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    def psql(self, *words, stdin=b""):
        return subprocess.run([self.bin / "psql", "-X", "-q", "-A", "-t", "-h", self.home, "-U", "owner",
                               "-d", "postgres", *words], input=stdin, capture_output=True, cwd="/", env=self.env)

    def loads(self, rows):
        return self.psql("-f", DATA / "coach-rows.sql", stdin=rows)

    def asks(self, sql):
        """The one JSON value that a query gives, None where there is no row."""
        ran = self.psql("-v", "ON_ERROR_STOP=1", "-c", "SET search_path TO careers_workbook", "-c", sql)
        return json.loads(ran.stdout.strip() or "null") if check(ran.returncode == 0, ran.stderr.decode()) else None


# ---------------------------------------------------------------------- the same figures, on both sides

# Of everybody who gave the number twice or more: the first and the latest by revision.
DISTANCE = """
WITH given AS (
  SELECT client, revision, value::numeric AS number,
         row_number() OVER (PARTITION BY client ORDER BY revision) AS nth,
         row_number() OVER (PARTITION BY client ORDER BY revision DESC) AS nth_last,
         count(*) OVER (PARTITION BY client) AS times
  FROM answer JOIN question USING (question)
  WHERE prompt ~ '(^|[.])where-now' AND state = 'answered'),
moment AS (
  SELECT 'first' AS moment, number FROM given WHERE nth = 1 AND times > 1
  UNION ALL SELECT 'latest', number FROM given WHERE nth_last = 1 AND times > 1)
SELECT json_object_agg(moment, figures) FROM (
  SELECT moment, json_build_object('people', count(*),
    'lower_quartile', percentile_cont(0.25) WITHIN GROUP (ORDER BY number),
    'median', percentile_cont(0.5) WITHIN GROUP (ORDER BY number),
    'upper_quartile', percentile_cont(0.75) WITHIN GROUP (ORDER BY number)) AS figures
  FROM moment GROUP BY moment) AS each
"""
SETTINGS = """
SELECT json_object_agg(setting, people) FROM (
  SELECT value #>> '{}' AS setting, count(DISTINCT client) AS people
  FROM answer JOIN question USING (question)
  WHERE workbook = 'before-the-workshop' AND prompt = 'setting' AND state = 'answered' GROUP BY 1) AS each
"""


def cells_of(said, question):
    found = [row["cells"] for section in said["sections"] for one in section["questions"] if one["id"] == question
             for row in one["rows"]]
    check(len(found) == 1, f"{question} stands in the report {len(found)} times")
    return {cell["moment"]: cell for cell in found[0]} if found else {}


def same_distance(server, said):
    loaded = server.asks(DISTANCE) or {}
    cells = cells_of(said, "where-now")
    check(set(loaded) == {"first", "latest"} == set(cells), f"moments: {set(loaded)} and {set(cells)}")
    for moment, figures in loaded.items():
        reported = {name: cells[moment].get(name) for name in figures}
        check(figures == reported, f"{moment}: PostgreSQL has {figures}, the report {reported}")
    check(loaded.get("first") != loaded.get("latest"), "first and latest are alike: the comparison is blind")


def same_settings(server, said):
    loaded = server.asks(SETTINGS) or {}
    cell = cells_of(said, "setting")["latest"]
    counts = {count["id"]: count["people"] for count in cell["counts"]}
    check(counts and cell["people"] == sum(loaded.values()), f"{cell['people']} people, and {loaded}")
    for choice, people in counts.items():
        check(loaded.get(choice) == people, f"{choice}: PostgreSQL counts {loaded.get(choice)}, the report {people}")
    others = sum(people for choice, people in loaded.items() if choice not in counts)
    check(cell["others_together"] == others, f"others: PostgreSQL counts {others}, the report {cell['others_together']}")


def odd(path):
    """A file of somebody else, whose answers say of themselves what ours never do."""
    sent = json.loads(path.read_text())
    sent["person"] = {"id": "somebody-else", "name": "Odd"}
    setting, number = (answer for answer in sent["workbooks"][0]["answers"])
    setting.update(prompt="odd", at="9999-12-31T23:59:59Z", value="\\. \"'\u0001\u2028\U0001f469 $1\n\\.\n")
    number.update(at="0001-01-01T00:00:00Z", revision=2 ** 62, value=1e308)
    sent["digest"] = digest_of(sent)
    written = place / "odd.json"
    written.write_text(json.dumps(sent))
    return written, setting["value"]


# ----------------------------------------------------------------------

bin, identity = programs(), not_root()
if not bin:
    skip_all("postgresql is not installed")
if identity is None:
    skip_all("PostgreSQL refuses to be root, and there is no user postgres or nobody")
server = Server(bin, identity)

files = exports_of_ten()
coach = coach_of(files)
rows = coach.workbook("coach", "export", "--format", "ndjson")
ran = server.loads(rows)
check(ran.returncode == 0 and not ran.stderr, ran.stderr.decode())
for table in ("client", "question", "answer"):
    lines = sum(json.loads(line)["table"] == table for line in rows.splitlines())
    check(server.asks(f"SELECT count(*) FROM {table}") == lines > 0, f"{lines} lines of {table} are not all in the table")
step("PostgreSQL loads every row")

said = report(coach)
check(said["people"] == len(TEN), f"the report is over {said['people']}")
same_distance(server, said)
step("a scale, first and latest: people, median and quartiles are those of the report")
same_settings(server, said)
step("a choice: the counts are those of the report")

check(server.loads(rows).returncode == 0, "a second load is refused")
same_distance(server, said)
step("loaded again nothing is there twice")

ran = server.loads(rows[:len(rows) // 2])
check(ran.returncode != 0 and ran.stderr, "a file that breaks off is taken without a word")
same_distance(server, said)
same_settings(server, said)
step("a file that breaks off leaves what was loaded before")

path, text = odd(files[0])
coach.workbook("coach", "add", path)
ran = server.loads(coach.workbook("coach", "export"))
check(ran.returncode == 0, ran.stderr.decode())
check(server.asks("SELECT to_json(value) FROM answer JOIN question USING (question) WHERE prompt = 'odd'") == text, "the odd text came in as another")
check(server.asks("SELECT count(*) FROM client") == len(TEN) + 1, "somebody is missing")
step("a client whose file says odd things keeps nobody else out")
done()

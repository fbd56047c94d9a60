/* What the program does without a terminal, held against other programs doing the same: checking, exporting, a coach's
 * caseload. Usage: work WORKBOOK SEED MINIMAL MATERIAL ROUNDS (tests/bench/run builds and calls it). Commands take
 * turns in an order that changes each round; slow ones have fewer rounds, and the table says how many. */
#include "ratio.h"

#include <fcntl.h>
#include <glob.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define DUMP                                                                                                           \
    "SELECT a.workbook, a.key, v.state, v.sharing, v.quote, v.revision, v.at, v.workbook_version, v.value, w.text"     \
    " FROM answer a JOIN version v ON v.id = a.version LEFT JOIN wording w ON w.id = v.wording;\n"

/* The caseload as one would make it with sqlite3 alone: the files whole, and each answer in an indexed table. */
#define ADD                                                                                                            \
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;\n"                                                        \
    "CREATE TABLE response(id INTEGER PRIMARY KEY, person TEXT, name TEXT, revision INTEGER, at TEXT, body TEXT);\n"   \
    "CREATE TABLE given(response INTEGER, workbook TEXT, prompt TEXT, state TEXT, sharing TEXT, revision INTEGER,\n"   \
    " at TEXT, label TEXT, value TEXT, PRIMARY KEY (response, workbook, prompt)) WITHOUT ROWID;\n"                     \
    "CREATE INDEX counted ON given(workbook, prompt);\n"                                                               \
    "BEGIN;\n"                                                                                                         \
    "CREATE TEMP TABLE file(name TEXT);\n"                                                                             \
    ".import names.txt file\n"                                                                                         \
    "INSERT INTO response SELECT rowid, body ->> '$.person.id', body ->> '$.person.name', body ->> '$.revision',\n"    \
    " body ->> '$.at', body FROM (SELECT rowid, CAST(readfile(name) AS TEXT) body FROM file);\n"                       \
    "INSERT INTO given SELECT r.id, w.value ->> '$.workbook', a.value ->> '$.prompt', a.value ->> '$.state',\n"        \
    " a.value ->> '$.sharing', a.value ->> '$.revision', a.value ->> '$.at', a.value ->> '$.label',\n"                 \
    " a.value -> '$.value' FROM response r, json_each(r.body, '$.workbooks') w, json_each(w.value, '$.answers') a;\n"  \
    "COMMIT;\n"

/* The sums of a report over that table: how many, median and quartiles of each number, how often each short answer. */
#define SUMS                                                                                                           \
    ".mode list\n"                                                                                                     \
    "CREATE TEMP TABLE number AS SELECT workbook, prompt, '' item, CAST(value AS REAL) v FROM given\n"                 \
    " WHERE sharing = 'report' AND state = 'answered' AND value GLOB '[0-9]*' UNION ALL\n"                             \
    " SELECT g.workbook, g.prompt, i.key, i.value FROM given g, json_each(g.value) i\n"                                \
    " WHERE g.sharing = 'report' AND g.state = 'answered' AND g.value GLOB '{*';\n"                                    \
    "WITH n AS (SELECT *, row_number() OVER one i, count(*) OVER (PARTITION BY workbook, prompt, item) c FROM "        \
    "number\n"                                                                                                         \
    " WINDOW one AS (PARTITION BY workbook, prompt, item ORDER BY v))\n"                                               \
    "SELECT workbook, prompt, item, max(c), max(v) FILTER (WHERE i = (c + 1) / 2),\n"                                  \
    " max(v) FILTER (WHERE i = (c + 3) / 4), max(v) FILTER (WHERE i = (3 * c + 3) / 4) FROM n\n"                       \
    " GROUP BY workbook, prompt, item;\n"                                                                              \
    "SELECT workbook, prompt, value, count(*) FROM given WHERE sharing = 'report' AND state = 'answered'\n"            \
    " AND length(value) < 40 GROUP BY workbook, prompt, value;\n"

/* The same with python3, over the files. */
#define SUMS_PYTHON                                                                                                    \
    "import collections, glob, json, statistics\n"                                                                     \
    "found = collections.defaultdict(list)\n"                                                                          \
    "for path in glob.glob('clients/*.json'):\n"                                                                       \
    "    with open(path) as file:\n"                                                                                   \
    "        export = json.load(file)\n"                                                                               \
    "    for book in export['workbooks']:\n"                                                                           \
    "        for answer in book['answers']:\n"                                                                         \
    "            if answer['sharing'] != 'report' or answer['state'] != 'answered' or 'value' not in answer:\n"        \
    "                continue\n"                                                                                       \
    "            key, value = (book['workbook'], answer['prompt']), answer['value']\n"                                 \
    "            for item, one in value.items() if isinstance(value, dict) else [('', value)]:\n"                      \
    "                found[key + (item,)].append(one)\n"                                                               \
    "for key, values in sorted(found.items()):\n"                                                                      \
    "    numbers = [v for v in values if isinstance(v, (int, float))]\n"                                               \
    "    print(key, len(values), collections.Counter(map(str, values)).most_common(9))\n"                              \
    "    if len(numbers) > 1:\n"                                                                                       \
    "        print(statistics.median(numbers), statistics.quantiles(numbers, n=4))\n"

static const struct {
    const char *name, *text;
} scripts[] = {{"dump.sql", DUMP}, {"add.sql", ADD}, {"sums.sql", SUMS}, {"sums.py", SUMS_PYTHON}};

/* A command: words divided by spaces, a word with a star expanded, the first word one of the tools by name. */
struct subject {
    const char *name, *command;
    const char *before; /* for the shell, before each run and not measured; may be NULL */
    const char *input;  /* a file for standard input; NULL: none */
    int most;           /* rounds; 0: all */
    struct samples seconds, kilobytes;
};
#define EXPORT(format)                                                                                                 \
    {                                                                                                                  \
        "export " format, "workbook --data data export --format " format " --output export." format " --force",        \
            "rm -rf data && cp -r fresh data", NULL, 0, {{0}, 0},                                                      \
        {                                                                                                              \
            {0}, 0                                                                                                     \
        }                                                                                                              \
    }
static struct subject subjects[] = {
    {"check", "workbook check big.yaml"},
    {"events", "minimal - big.yaml"},
    {"dump", "sqlite3 -json data/answers.db", "rm -rf data && cp -r fresh data", "dump.sql"},
    EXPORT("html"),
    EXPORT("markdown"),
    EXPORT("json"),
    EXPORT("csv"),
    EXPORT("text"),
    EXPORT("ics"),
    {"add a tenth", "workbook --data tenth coach add clients/client-00*.json clients/client-01*.json", "rm -rf tenth",
     NULL, 3},
    {"add", "workbook --data caseload coach add clients/*.json", "rm -rf caseload", NULL, 3},
    {"sqlite3 add", "sqlite3 caseload.db", "rm -f caseload.db*", "add.sql", 3},
    {"report", "workbook --data caseload coach report --from 2026-01-01 --to 2036-12-31 --output report.html --force",
     "sqlite3 caseload/coach.db 'DELETE FROM report'", NULL, 5},
    {"sqlite3 sums", "sqlite3 caseload.db", NULL, "sums.sql", 5},
    {"python3 sums", "python3 sums.py", NULL, NULL, 5},
    {"import 20 MB", "workbook --data huge import huge.json", "rm -rf huge", NULL, 5},
    {"status 20 MB", "workbook --data huge status", NULL, NULL, 5},
    {"export 20 MB", "workbook --data huge export --format text --output huge.txt --force", NULL, NULL, 5},
};

enum measure { TIME, MEMORY };
static const struct line {
    const char *what, *ours, *against; /* against a subject, or a file whose size counts */
    enum measure measure;
    double goal;
} lines[] = {
    {"check of 8 MB of YAML, time", "check", "events", TIME, 1.5},
    {"check of 8 MB of YAML, memory", "check", "big.yaml", MEMORY, 6},
    {"export of all answers, html", "export html", "dump", TIME, 1.5},
    {"export of all answers, markdown", "export markdown", "dump", TIME, 1.5},
    {"export of all answers, json", "export json", "dump", TIME, 1.5},
    {"export of all answers, csv", "export csv", "dump", TIME, 1.5},
    {"export of all answers, text", "export text", "dump", TIME, 1.5},
    {"export of all answers, ics", "export ics", "dump", TIME, 1.5},
    {"coach add of 5,000 exports, time", "add", "sqlite3 add", TIME, 1.5},
    {"coach add of 5,000 exports, memory", "add", "add a tenth", MEMORY, 1.2},
    {"coach report over 5,000", "report", "sqlite3 sums", TIME, 3},
    {"coach report over 5,000", "report", "python3 sums", TIME, 0.2},
    {"import of 20 MB, memory", "import 20 MB", "huge.json", MEMORY, 6},
    {"status with 20 MB, memory", "status 20 MB", "huge.json", MEMORY, 1},
    {"export of 20 MB, memory", "export 20 MB", "huge.json", MEMORY, 6},
};
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* ------------------------------------------------------------------ the material */

static char dir[] = "/tmp/workbook-work-XXXXXX";
static const char *program, *minimal;

static void shell(const char *command)
{
    if (system(command) != 0)
        fprintf(stderr, "work: failed: %s\n", command);
}

__attribute__((format(printf, 1, 2))) static void shellf(const char *format, ...)
{
    char command[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    shell(command);
}

static void write_scripts(void)
{
    for (size_t i = 0; i < COUNT(scripts); i++) {
        FILE *f = fopen(scripts[i].name, "w");
        if (f)
            fputs(scripts[i].text, f);
        if (f)
            fclose(f);
    }
}

static void make_material(const char *seed, const char *material)
{
    write_scripts();
    shellf("%s fresh 0 && %s --data fresh export --format json --output full.json >names.txt 2>&1", seed, program);
    shellf("%s workbook big 20000 7900000 >big.yaml", material);
    shellf("%s clients full.json clients 5000 60000 && ls clients/*.json >names.txt", material);
    shellf("%s seeded 20971520 && %s --data seeded export before-the-workshop --include-private --format json"
           " --output huge.json >/dev/null 2>&1",
           seed, program);
}

/* ------------------------------------------------------------------ measuring */

static char **words_of(const char *command, glob_t *expanded)
{
    char *copy = strdup(command), *rest = copy;
    int flags = GLOB_NOCHECK;
    for (char *word; (word = strsep(&rest, " "));) {
        const char *path = strcmp(word, "workbook") == 0 && flags == GLOB_NOCHECK ? program
                           : strcmp(word, "minimal") == 0                         ? minimal
                                                                                  : word;
        glob(path, flags, NULL, expanded);
        flags |= GLOB_APPEND;
    }
    free(copy);
    return expanded->gl_pathv;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Fork to exit, everything that the program itself waits for included. */
static void measure(struct subject *s)
{
    extern char **environ;
    glob_t expanded = {0};
    posix_spawn_file_actions_t files;
    struct rusage usage;
    pid_t pid;
    int status;
    if (s->before)
        shell(s->before);
    char **argv = words_of(s->command, &expanded);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, s->input ? s->input : "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "errors.txt", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    double from = now();
    if (posix_spawnp(&pid, argv[0], &files, NULL, argv, environ) == 0 && wait4(pid, &status, 0, &usage) == pid &&
        status == 0) {
        samples_add(&s->seconds, now() - from);
        samples_add(&s->kilobytes, (double)usage.ru_maxrss);
    } else {
        fprintf(stderr, "work: failed: %s\n", s->command);
        shell("head -3 errors.txt >&2");
    }
    posix_spawn_file_actions_destroy(&files);
    globfree(&expanded);
}

/* In the order of the table, begun elsewhere each round: a report needs the caseload of the round before, or of its
 * own. */
static void one_round(int round)
{
    size_t first = round == 0 ? 0 : (size_t)random() % COUNT(subjects);
    for (size_t i = 0; i < COUNT(subjects); i++) {
        struct subject *s = &subjects[(first + i) % COUNT(subjects)];
        if (s->most == 0 || round < s->most)
            measure(s);
    }
}

/* ------------------------------------------------------------------ the table */

static struct subject *named(const char *name)
{
    for (size_t i = 0; i < COUNT(subjects); i++)
        if (strcmp(subjects[i].name, name) == 0)
            return &subjects[i];
    return NULL;
}

static bool print_line(const struct line *line)
{
    struct subject *ours = named(line->ours), *theirs = named(line->against);
    struct stat file = {0};
    char against[64];
    bool by_size = !theirs && stat(line->against, &file) == 0;
    double mine = samples_median(line->measure == TIME ? &ours->seconds : &ours->kilobytes);
    double other = by_size  ? (double)file.st_size / 1024
                   : theirs ? samples_median(line->measure == TIME ? &theirs->seconds : &theirs->kilobytes)
                            : 0;
    snprintf(against, sizeof against, "%s (%d rounds)", line->against, ours->seconds.count);
    return ratio_print(line->what, against, mine, other, line->goal);
}

int main(int argc, char **argv)
{
    int rounds = argc == 6 ? atoi(argv[5]) : 0, shorts = 0;
    if (rounds < 1 || !mkdtemp(dir) || chdir(dir) != 0) {
        fprintf(stderr, "usage: work WORKBOOK SEED MINIMAL MATERIAL ROUNDS\n");
        return 2;
    }
    program = argv[1];
    minimal = argv[3];
    setenv("HOME", dir, 1);
    fprintf(stderr, "making what is worked on");
    make_material(argv[2], argv[4]);
    srandom((unsigned)rounds);
    for (int r = 0; r < rounds && r < MOST_SAMPLES; r++) {
        fprintf(stderr, "\rround %d of %d          ", r + 1, rounds);
        one_round(r);
    }
    fprintf(stderr, "\r                          \r");
    for (size_t i = 0; i < COUNT(lines); i++)
        shorts += print_line(&lines[i]);
    printf("%d of %zu lines fall short\n", shorts, COUNT(lines));
    shellf("rm -rf %s", dir);
    return 0;
}

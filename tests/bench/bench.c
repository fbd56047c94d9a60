/* The bench: each line of its table is a ratio of medians between the workbook and something to hold it against,
 * measured in one run, in changing order. Usage: bench WORKBOOK SEED MINIMAL ROUNDS YAML... (tests/bench/run builds and
 * calls it). */
#include "probe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_ROUNDS 64
#define KEYS 120

enum measure {
    START,
    KEY_P50,
    KEY_P99,
    KEY_BYTES,
    KEY_CPU,
    KEY_CALLS,
    PASTED,
    PASTED_LARGE,
    PEAK,
    WAKEUPS,
    RESIZED,
    MEASURES
};
static const char *const measure_names[MEASURES] = {
    "start to first paint",
    "a key, median",
    "a key, 99th of 100",
    "bytes a key",
    "CPU a key",
    "system calls a key",
    "paste of 10,000 characters",
    "paste of 1 MB",
    "peak memory",
    "wake-ups in 2 s idle",
    "200 resizes",
};

struct subject {
    const char *name, *ready, *before, *quit; /* before: keys to send until a text can be typed */
    const char *argv[12];
    const char *env[6];
    const char *fresh; /* a data directory, and the copy that every round begins with; NULL: none */
    const char *data;
    size_t text;       /* bytes that the text holds already */
    const char *trace; /* where strace writes a line a call; NULL: it does not run */
    bool only_start, pastes_much, missing;
    double value[MEASURES][MOST_ROUNDS];
    int count[MEASURES];
};

struct comparison {
    const char *what, *against; /* against NULL: the number itself */
    enum measure measure;
    double goal;
    const char *subject; /* NULL: workbook */
};

static const struct comparison table[] = {
    {"minimal", "minimal", START, 1.3, NULL},
    {"micro", "micro", START, 1.0, NULL},
    {"newsboat", "newsboat", START, 1.0, NULL},
    {"calcurse", "calcurse", START, 1.0, NULL},
    {"tig", "tig", START, 1.0, NULL},
    {"minimal", "minimal", KEY_P50, 1.3, NULL},
    {"minimal", "minimal", KEY_P99, 1.5, NULL},
    {"nano", "nano", KEY_P50, 1.6, NULL},
    {"micro", "micro", KEY_P50, 1.0, NULL},
    {"nano, 100 kB", "nano-100k", KEY_P50, 1.5, "workbook-100k"},
    {"nano, 1 MB", "nano-1m", KEY_P50, 1.5, "workbook-1m"},
    {"an empty answer, 1 MB", "workbook", KEY_P50, 1.2, "workbook-1m"},
    {"micro", "micro", PASTED, 1.0, NULL},
    {"micro", "micro", PASTED_LARGE, 1.0, NULL},
    {"nano", "nano", KEY_BYTES, 1.0, NULL},
    {"vim", "vim", KEY_CPU, 1.5, NULL},
    {"counted by strace", NULL, KEY_CALLS, 16, "workbook-traced"},
    {"nano", "nano", RESIZED, 1.5, NULL},
    {"vim", "vim", PEAK, 1.5, NULL},
    {"nobody types", NULL, WAKEUPS, 0, NULL},
};

static char dir[] = "/tmp/workbook-bench-XXXXXX";
static struct subject subjects[16];
static size_t subject_count;

/* ------------------------------------------------------------------ the subjects */

static char *in_dir(const char *name)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s", dir, name) < 0)
        exit(1);
    return path;
}

static void run(const char *command)
{
    if (system(command) != 0)
        fprintf(stderr, "bench: failed: %s\n", command);
}

static void write_text(const char *path, size_t bytes)
{
    static const char words[] = "a line of plain words that wraps somewhere near the edge of the page\n";
    FILE *f = fopen(path, "w");
    for (size_t n = 0; f && n < bytes; n += sizeof words - 1)
        fputs(words, f);
    if (f)
        fclose(f);
}

static struct subject *add(const char *name, const char *ready, const char *quit)
{
    struct subject *s = &subjects[subject_count++];
    s->name = name;
    s->ready = ready;
    s->quit = quit;
    s->before = "";
    return s;
}

static bool installed(const char *program)
{
    char command[256];
    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", program);
    return system(command) == 0;
}

static struct subject *add_workbook(const char *name, const char *program, const char *seed, size_t text)
{
    struct subject *s = add(name, "What I see", "\x11");
    char *data = in_dir(name), *fresh = NULL, command[1024];
    if (asprintf(&fresh, "%s.fresh", data) < 0)
        exit(1);
    snprintf(command, sizeof command, "%s %s %zu", seed, fresh, text);
    run(command);
    char *env = NULL;
    if (asprintf(&env, "HOME=%s", dir) < 0)
        exit(1);
    const char *argv[] = {program, "--data", data, "open", "before-the-workshop/chair-mine"};
    memcpy(s->argv, argv, sizeof argv);
    s->env[0] = env;
    s->text = text;
    s->fresh = fresh;
    s->data = data;
    return s;
}

/* The same under strace, for its calls alone: what it costs otherwise is the tracing. */
static void add_traced(const char *program, const char *seed)
{
    struct subject *s = add_workbook("workbook-traced", program, seed, 0);
    const char *const strace[] = {"strace", "-f", "-o", in_dir("trace")};
    size_t words = sizeof strace / sizeof *strace;
    memmove(s->argv + words, s->argv, sizeof s->argv - sizeof strace);
    memcpy(s->argv, strace, sizeof strace);
    s->trace = strace[words - 1];
    s->missing = !installed("strace");
}

static void add_other(const char *name, const char *program, const char *ready, const char *quit, const char *arg1,
                      const char *arg2, const char *arg3)
{
    struct subject *s = add(name, ready, quit);
    char *env = NULL;
    if (asprintf(&env, "HOME=%s", dir) < 0)
        exit(1);
    const char *argv[] = {program, arg1, arg2, arg3};
    memcpy(s->argv, argv, sizeof argv);
    s->env[0] = env;
    s->missing = program[0] != '/' && !installed(program);
}

static void set_up(char **argv)
{
    char *small = in_dir("small.txt"), *mid = in_dir("mid.txt"), *large = in_dir("large.txt");
    write_text(mid, 100 * 1024);
    write_text(large, 1024 * 1024);
    add_workbook("workbook", argv[1], argv[2], 0);
    subjects[subject_count - 1].pastes_much = true;
    add_workbook("workbook-100k", argv[1], argv[2], 100 * 1024);
    add_workbook("workbook-1m", argv[1], argv[2], 1024 * 1024);
    add_traced(argv[1], argv[2]);
    struct subject *minimal = add("minimal", "MINIMAL READY", "\x11");
    minimal->argv[0] = argv[3];
    minimal->argv[1] = in_dir("minimal.db");
    for (int i = 5; argv[i] && i < 12; i++)
        minimal->argv[i - 3] = argv[i];
    add_other("nano", "nano", "Exit", "\x18n", "-I", small, NULL);
    add_other("nano-100k", "nano", "Exit", "\x18n", "-I", mid, NULL);
    add_other("nano-1m", "nano", "Exit", "\x18n", "-I", large, NULL);
    add_other("vim", "vim", "VIM", "\x1b:q!\r", "-u", "NONE", NULL);
    subjects[subject_count - 1].before = "i";
    add_other("micro", "micro", "Alt-g", "\x11n", "-softwrap", "true", small); /* it would scroll sideways otherwise */
    subjects[subject_count - 1].pastes_much = true;
    add_other("newsboat", "newsboat", "newsboat", "q", "-u", in_dir("urls"), NULL);
    add_other("calcurse", "calcurse", "Calendar", "qy", "-D", in_dir("calcurse"), NULL);
    add_other("tig", "tig", "bench", "qq", NULL, NULL, NULL);
    for (size_t i = subject_count - 3; i < subject_count; i++)
        subjects[i].only_start = true;
    FILE *urls = fopen(in_dir("urls"), "w");
    if (urls) {
        fputs("file:///dev/null\n", urls);
        fclose(urls);
    }
    char command[512];
    snprintf(command, sizeof command,
             "cd %s && git init -q . && git -c user.name=b -c user.email=b@b commit -q --allow-empty -m bench", dir);
    run(command);
}

/* ------------------------------------------------------------------ measuring */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double at_part(double *values, int count, double part)
{
    qsort(values, (size_t)count, sizeof *values, by_value);
    return values[(int)(part * (count - 1) + 0.5)];
}

static void note(struct subject *s, enum measure m, double value)
{
    if (value >= 0 && s->count[m] < MOST_ROUNDS)
        s->value[m][s->count[m]++] = value;
}

static long lines_in(const char *path)
{
    long lines = 0;
    FILE *f = fopen(path, "r");
    for (int c; f && (c = getc(f)) != EOF;)
        lines += c == '\n';
    if (f)
        fclose(f);
    return lines;
}

/* From one key to the next, and no save between them. */
static void measure_calls(struct subject *s, struct probe *p)
{
    enum { FEW = 20 };
    probe_type(p, 'x');
    long before = lines_in(s->trace);
    for (int i = 0; i < FEW; i++)
        if (probe_type(p, (char)("the quick brown fox "[i])) < 0)
            return;
    note(s, KEY_CALLS, (double)(lines_in(s->trace) - before) / FEW);
}

static void measure_keys(struct subject *s, struct probe *p)
{
    double took[KEYS];
    int count = 0;
    size_t bytes = probe_bytes(p);
    int64_t cpu = probe_cpu(p);
    for (int i = 0; i < KEYS; i++) {
        int64_t t = probe_type(p, (char)("the quick brown fox "[i % 20]));
        if (t < 0)
            return;
        took[count++] = (double)t;
        usleep(4000);
    }
    probe_quiet(p, 20);
    note(s, KEY_BYTES, (double)(probe_bytes(p) - bytes) / KEYS);
    note(s, KEY_CPU, (double)(probe_cpu(p) - cpu) / KEYS);
    note(s, KEY_P99, at_part(took, count, 0.99));
    note(s, KEY_P50, at_part(took, count, 0.5));
}

static const struct paste {
    enum measure measure;
    size_t bytes;
    const char *end; /* unlike any other, so that it is seen when the last of it is there */
} pastes[] = {{PASTED, 10000, "ENDOFTENTHOUSAND"}, {PASTED_LARGE, 1024 * 1024, "ENDOFMILLION"}};

static void measure_paste(struct subject *s, struct probe *p, const struct paste *paste)
{
    char *text = NULL;
    size_t size = 0;
    FILE *f = open_memstream(&text, &size);
    if (!f)
        exit(1);
    fputs("\033[200~", f);
    for (size_t n = 0; n < paste->bytes; n++)
        putc("pasted words go on and end in a line of their own somewhere\r"[n % 60], f);
    fprintf(f, " %s\033[201~", paste->end);
    fclose(f);
    int64_t from = probe_now();
    probe_send(p, text, size);
    if (probe_until(p, paste->end) >= 0)
        note(s, paste->measure, (double)(probe_now() - from));
    free(text);
}

static void measure_resizes(struct subject *s, struct probe *p)
{
    int64_t from = probe_now();
    for (int i = 0; i < 200; i++) {
        probe_resize(p, 24 + i % 7, 80 + i % 19);
        probe_quiet(p, 0);
        usleep(5000);
    }
    probe_resize(p, 24, 80);
    probe_quiet(p, 60);
    note(s, RESIZED, (double)(probe_now() - from));
}

static void renew(const struct subject *s)
{
    char command[1024];
    if (!s->fresh)
        return;
    snprintf(command, sizeof command, "rm -rf %s && cp -r %s %s", s->data, s->fresh, s->data);
    run(command);
}

static void one_round(struct subject *s)
{
    int64_t took = 0;
    renew(s);
    struct probe_start start = {s->argv, s->env, s->ready, 24, 80};
    struct probe *p = s->missing || chdir(dir) != 0 ? NULL : probe_open(&start, &took);
    if (!p)
        return;
    note(s, START, (double)took);
    if (!s->only_start) {
        probe_quiet(p, 50);
        probe_send(p, s->before, strlen(s->before));
        probe_quiet(p, 50);
        (s->trace ? measure_calls : measure_keys)(s, p);
        note(s, PEAK, (double)probe_peak_kilobytes(p));
        if (s->text == 0 && !s->trace) {
            measure_paste(s, p, &pastes[0]);
            if (s->pastes_much)
                measure_paste(s, p, &pastes[1]);
            probe_quiet(p, 1500); /* until what was typed has settled */
            long wakeups = probe_wakeups(p);
            probe_quiet(p, 2000);
            note(s, WAKEUPS, (double)(probe_wakeups(p) - wakeups));
            measure_resizes(s, p);
        }
    }
    probe_close(p, s->quit);
}

/* ------------------------------------------------------------------ the table */

static struct subject *named(const char *name)
{
    for (size_t i = 0; i < subject_count; i++)
        if (strcmp(subjects[i].name, name) == 0)
            return &subjects[i];
    return NULL;
}

static int print_line(const struct comparison *c)
{
    struct subject *ours = named(c->subject ? c->subject : "workbook"), *theirs = c->against ? named(c->against) : NULL;
    enum measure m = c->measure;
    if (!ours->count[m] || (theirs && !theirs->count[m])) {
        bool missing = ours->missing || (theirs && theirs->missing);
        printf("%-30s %-24s  not measured%s\n", measure_names[m], c->what, missing ? " (not installed)" : "");
        return 0;
    }
    double a = at_part(ours->value[m], ours->count[m], 0.5);
    double b = theirs ? at_part(theirs->value[m], theirs->count[m], 0.5) : 1;
    double ratio = b > 0 ? a / b : 0;
    printf("%-30s %-24s  %6.2f  goal %.1f  %s\n", measure_names[m], c->what, ratio, c->goal,
           ratio <= c->goal ? "" : "FALLS SHORT");
    return ratio > c->goal;
}

int main(int argc, char **argv)
{
    if (argc < 6 || !mkdtemp(dir)) {
        fprintf(stderr, "usage: bench WORKBOOK SEED MINIMAL ROUNDS YAML...\n");
        return 2;
    }
    int rounds = atoi(argv[4]), shorts = 0;
    set_up(argv);
    srandom((unsigned)rounds);
    for (int r = 0; r < rounds && r < MOST_ROUNDS; r++) {
        size_t first = (size_t)random() % subject_count;
        fprintf(stderr, "\rround %d of %d ", r + 1, rounds);
        for (size_t i = 0; i < subject_count; i++)
            one_round(&subjects[(first + i) % subject_count]);
    }
    fprintf(stderr, "\r                    \r");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        shorts += print_line(&table[i]);
    printf("%d of %zu lines fall short\n", shorts, sizeof table / sizeof *table);
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", dir);
    run(command);
    return 0;
}

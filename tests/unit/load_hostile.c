/* Files made to hurt: none may crash, hang or fill the memory, and each is refused with a place. */
#include "load_help.h"

#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>

/* Sanitizers need memory of their own. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED
#endif

enum { MEGABYTE = 1024 * 1024, LARGEST = 8 * MEGABYTE };

/* `head`, then `each` (with a number for its %d) until `size`, then `tail`. */
static const struct {
    const char *what, *head, *each, *tail;
    size_t size;
    const char *said; /* what some fault says; NULL: there is none */
} files[] = {
    {"levels in brackets", "", "[", "", 10000, "more than 64 levels"},
    {"levels in braces", "", "{", "", 100000, "more than 64 levels"},
    {"lists within lists", "", "- ", "", 100000, "more than 64 levels"},
    {"keys within keys", "", "? ", "", 100000, "more than 64 levels"},
    {"conditions within conditions", HEAD "          - {id: a, type: text, label: A, relevant: ", "{not: ", "", 30000,
     "more than 64 levels"},
    {"aliases", "a: &a [x, x]\n", "b%d: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n", "", MEGABYTE, "aliases"},
    {"anchors", "", "a%d: &a%d [x]\n", "", MEGABYTE, "anchors"},
    {"unknown keys", "", "key-%d: x\n", "", MEGABYTE, "unknown key"},
    {"the same key", "", "title: x\n", "", MEGABYTE, "duplicate key"},
    {"choices", HEAD "          - {id: a, type: select_one, label: A, choices: [", "c%d,", "]}\n", MEGABYTE,
     "more than 1000 entries"},
    {"columns", HEAD "          - {id: a, type: table, label: A, columns: [", "c%d,", "]}\n", MEGABYTE,
     "more than 50 entries"},
    {"values of a condition", HEAD "          - {id: a, type: text, label: A, relevant: {prompt: a, is: [", "v%d,",
     "]}}\n", MEGABYTE, "more than 1000 entries"},
    {"unknown references", HEAD "          - {id: a, type: text, label: A, recall: [", "r%d,", "]}\n", 6000,
     "unknown prompt"},
    {"words", "words:\n", "  w%d: {answer: a, otherwise: x}\n", "", MEGABYTE, "more than 1000 words"},
    {"cases of a word", "words: {w: {by: a, ", "c%d: x, ", "otherwise: y}}\n", MEGABYTE, "more than 1000 keys"},
    {"prompts", HEAD, "          - {id: p%d, type: line, label: L}\n", "", MEGABYTE, "more than 20000 prompts"},
    {"a long text", HEAD "          - {id: a, type: text, label: \"", "xxxxxxxx", "\"}\n", MEGABYTE,
     "longer than 32 KiB"},
    {"a long key", "", "xxxxxxxx", ": y\n", MEGABYTE, "is not YAML|a key|a colon"},
    {"a long comment", "#", "xxxxxxxx", "\n", LARGEST - 100, "the file is empty"},
    {"empty lines", "", "\n", "", LARGEST - 100, "the file is empty"},
    {"too many entries", "foo: [", "a,", "]\n", LARGEST - 100, "more entries than a workbook can hold"},
    {"too large", "#", "xxxxxxxx", "\n", LARGEST + 100, "larger than 8 MiB"},
    {"words in a text", HEAD "          - {id: a, type: text, label: \"", "{w%d}", "\"}\n", 30000, "unknown word"},
    {"slips", HEAD, "          - id: a%d: b\n            label: x\n", "", LARGEST - 100, "is not read from here on"},
    {"slips at the end", HEAD "          - {id: a, type: text, label: A}\n          - id: b\n            guidance: |\n",
     "              x\n", "          - c: d: e\n          - f: g: h\n", LARGEST - 100, "a colon and a space"},
    {"tabs", HEAD, "\t- x\n", "", LARGEST - 100, "a tab cannot indent"},
    {"one bracket a line", HEAD, "          - [\n", "", LARGEST - 100, "within brackets"},
    {"closing brackets", HEAD, "]\n", "", LARGEST - 100, "closes nothing"},
    {"colons on one line", HEAD "          - ", "a: b ", "\n", LARGEST - 100, "a colon and a space"},
    {"letters of another encoding", "", "a: \xE9\n", "", LARGEST - 100, "no UTF-8"},
    {"control characters", HEAD "          - {id: a, type: text, label: \"", "\\e[%dm", "\"}\n", 20000,
     "control characters"},
};

static struct wb_str build(int row)
{
    struct wb_str text = {0};
    char each[128];
    wb_str_add(&text, files[row].head);
    for (int i = 0; text.len < files[row].size; i++) {
        const char *percent = strchr(files[row].each, '%');
        if (!percent) {
            wb_str_add(&text, files[row].each);
            continue;
        }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(each, sizeof(each), files[row].each, i, i);
#pragma GCC diagnostic pop
        wb_str_add(&text, each);
    }
    wb_str_add(&text, files[row].tail);
    return text;
}

static bool says_one_of(const char *text, const char *wanted)
{
    char part[128];
    snprintf(part, sizeof(part), "%s", wanted);
    for (char *save, *one = strtok_r(part, "|", &save); one; one = strtok_r(NULL, "|", &save)) {
        if (strstr(text, one)) {
            return true;
        }
    }
    return false;
}

START_TEST(each_is_refused_in_time)
{
    struct wb_str text = build(_i);
    struct loaded in = load_bytes(wb_str_text(&text), text.len);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    ck_assert_msg(says_one_of(wb_str_text(&in.said), files[_i].said), "%s: %.400s", files[_i].what,
                  wb_str_text(&in.said));
    ck_assert_uint_le(in.faults.count, WB_FAULTS_LISTED);
#ifndef SANITIZED
    ck_assert_msg(used.ru_maxrss < 100 * 1024, "%s: %ld kB", files[_i].what, used.ru_maxrss);
#endif
    load_fini(&in);
    wb_str_fini(&text);
}
END_TEST

/* A chain of conditions as long as the workbook: loaded, linked and followed without a deep stack. */
static const char *const chains[] = {
    "          - {id: p%d, type: line, label: L, relevant: {prompt: p%d, answered: true}}\n",
    "          - {id: p%d, label: L, rerate: p%d}\n",
};

START_TEST(long_chains_are_no_fault)
{
    struct wb_str text = {0};
    wb_str_add(&text, HEAD);
    wb_str_add(&text, "          - {id: p0, type: range, label: L, range: {start: 0, end: 10}}\n");
    for (int i = 1; i < 15000; i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        wb_str_addf(&text, chains[_i], i, i - 1);
#pragma GCC diagnostic pop
    }
    struct loaded in = load_bytes(wb_str_text(&text), text.len);
    ck_assert_str_eq(wb_str_text(&in.said), "");
    ck_assert_uint_eq(in.library.books[0]->prompt_count, 15000);
    ck_assert_ptr_eq(loaded_prompt(&in, "p14999")->root, loaded_prompt(&in, _i == 1 ? "p0" : "p14999"));
    load_fini(&in);
    wb_str_fini(&text);
}
END_TEST

START_TEST(circles_of_any_length_are_said_once)
{
    struct wb_str text = {0};
    wb_str_add(&text, HEAD);
    for (int i = 0; i < 10000; i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        wb_str_addf(&text, chains[_i], i, (i + 1) % 10000);
#pragma GCC diagnostic pop
    }
    struct loaded in = load_bytes(wb_str_text(&text), text.len);
    ck_assert_uint_ge(in.faults.errors, 1);
    ck_assert_uint_le(in.faults.errors, 2);
    ck_assert_ptr_nonnull(strstr(wb_str_text(&in.said), "circle"));
    load_fini(&in);
    wb_str_fini(&text);
}
END_TEST

/* Any prefix of a sound file, and the file with any byte changed, is read without a crash. */
static const char sound[] =
    "workbook: w\nversion: 1\ntitle: T\nwords:\n  aim: {answer: t1.a, otherwise: x}\n  by: {by: t1.b, red: R, "
    "otherwise: y}\n"
    "sections:\n  - id: s\n    title: \"{aim}\"\n    repeat: [{id: t1, title: One}, {id: t2, title: Two, opens: "
    "workshop}]\n"
    "    exercises:\n      - id: e\n        title: E\n        only: [t1, t2]\n        prompts:\n"
    "          - {id: a, type: text, label: A, recall: [b, a@previous]}\n"
    "          - {id: b, type: select_one, label: B, choices: [Red, {id: blue, label: Blue, relevant: {prompt: a, "
    "answered: "
    "true}}]}\n"
    "          - id: c\n            type: table\n            label: |\n              Several lines\n              of "
    "it\n"
    "            columns: [Who, {id: n, label: N, type: range, range: {start: 0, end: 3}}]\n"
    "            rows: [x, {who: y, n: 2}]\n            relevant: {any: [{prompt: b, is: [red, blue]}, {not: {prompt: "
    "a, "
    "answered: false}}]}\n"
    "          - {id: d, type: ratings, label: D, items: [One, Two], range: {start: -2, end: 2, step: 0.5}}\n"
    "          - {id: f, rerate: d, label: F, items: [one]}\n";

START_TEST(any_prefix_is_read_without_a_crash)
{
    for (size_t len = (size_t)_i; len < sizeof(sound); len += 8) {
        struct loaded in = load_bytes(sound, len);
        load_fini(&in);
    }
}
END_TEST

START_TEST(any_changed_byte_is_read_without_a_crash)
{
    static const char bytes[] = "\0\t\n {}[]:,-?&*!|>'\"%@`#\x7F\x80\xC3\xFF"
                                "az09";
    char text[sizeof(sound)];
    for (size_t at = (size_t)_i; at < sizeof(sound) - 1; at += 8) {
        for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
            memcpy(text, sound, sizeof(sound));
            text[at] = bytes[i];
            struct loaded in = load_bytes(text, sizeof(sound) - 1);
            load_fini(&in);
        }
    }
}
END_TEST

START_TEST(the_sound_file_is_sound)
{
    struct loaded in = load_good(sound);
    load_fini(&in);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, each_is_refused_in_time, 0, ROWS(files));
    tcase_add_loop_test(tcase, long_chains_are_no_fault, 0, ROWS(chains));
    tcase_add_loop_test(tcase, circles_of_any_length_are_said_once, 0, ROWS(chains));
    tcase_add_test(tcase, the_sound_file_is_sound);
    tcase_add_loop_test(tcase, any_prefix_is_read_without_a_crash, 0, 8);
    tcase_add_loop_test(tcase, any_changed_byte_is_read_without_a_crash, 0, 8);
}

int main(void)
{
    return run_suite("load hostile", fill);
}

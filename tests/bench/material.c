/* Makes what the bench works on. Usage:
 *   material workbook ID PROMPTS BYTES > FILE.yaml       a workbook of so many prompts, and about so many bytes
 *   material clients EXPORT.json DIRECTORY COUNT BYTES   exports of so many people, made from one, of about so many
 * bytes The same arguments give the same bytes. */
#include "base/file.h"
#include "base/json.h"
#include "export/digest.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static const char plain[] = "The new deputy asked what I needed, for the first time in three years. ";

/* ------------------------------------------------------------------ a workbook */

enum { TO_A_SECTION = 100, TO_AN_EXERCISE = 5 };

static void put_plain(size_t bytes)
{
    for (size_t n = 0; n < bytes; n++)
        putchar(plain[n % (sizeof plain - 1)]);
}

static void put_prompt(size_t i, size_t bytes)
{
    static const char *const types[] = {
        "text",
        "line",
        "range\n            range: {start: 0, end: 10, low: not begun, high: all of it}",
        "select_one\n            choices: [Not yet, In part, Wholly]",
        "ratings\n            items: [Time, Money, Room]\n            range: {start: 0, end: 10}",
    };
    printf("          - id: prompt-%zu\n            type: %s\n            label: Question %zu of very many\n", i,
           types[i % (sizeof types / sizeof *types)], i);
    if (bytes) {
        fputs("            guidance: ", stdout);
        put_plain(bytes);
        putchar('\n');
    }
}

static void put_workbook(const char *id, size_t prompts, size_t bytes)
{
    size_t bare = prompts * 160, each = bytes > bare ? (bytes - bare) / prompts : 0;
    printf("workbook: %s\nversion: 1\ntitle: A workbook of very many questions\nlanguage: en-GB\nsections:\n", id);
    for (size_t i = 0; i < prompts; i++) {
        if (i % TO_A_SECTION == 0)
            printf("  - id: section-%zu\n    title: Part %zu\n    exercises:\n", i, i / TO_A_SECTION + 1);
        if (i % TO_AN_EXERCISE == 0)
            printf("      - id: exercise-%zu\n        title: Page %zu\n        minutes: 2\n        prompts:\n", i,
                   i / TO_AN_EXERCISE + 1);
        put_prompt(i, each);
    }
}

/* ------------------------------------------------------------------ exports */

static unsigned chance(unsigned *state, unsigned below)
{
    *state = *state * 1103515245u + 12345u;
    return (*state >> 16) % below;
}

/* Another number on a scale of ten, and so on in ratings; words stay. */
static void vary(json_t *answer, unsigned *state)
{
    json_t *value = json_object_get(answer, "value"), *rating;
    const char *item;
    if (json_is_integer(value))
        json_object_set_new(answer, "value", json_integer(1 + chance(state, 5)));
    json_object_foreach(value, item, rating)
    {
        if (json_is_integer(rating))
            json_integer_set(rating, 1 + chance(state, 5));
    }
}

/* Answers from the end of the longest workbook go until the whole is no larger; what then lacks becomes words. */
static void fit(json_t *export, size_t bytes)
{
    json_t *books = json_object_get(export, "workbooks"), *last = NULL;
    char *text = wb_json_text(export);
    size_t len = strlen(text);
    free(text);
    while (len > bytes) {
        json_t *most = NULL;
        for (size_t i = 0; i < json_array_size(books); i++) {
            json_t *answers = json_object_get(json_array_get(books, i), "answers");
            if (json_array_size(answers) > json_array_size(most))
                most = answers;
        }
        if (json_array_size(most) < 2)
            return;
        text = wb_json_text(json_array_get(most, json_array_size(most) - 1));
        len -= strlen(text) + 1;
        free(text);
        json_array_remove(most, json_array_size(most) - 1);
    }
    for (size_t i = 0; i < json_array_size(json_object_get(json_array_get(books, 0), "answers")) && !last; i++) {
        json_t *answer = json_array_get(json_object_get(json_array_get(books, 0), "answers"), i);
        if (wb_json_is(json_object_get(json_object_get(answer, "wording"), "type"), "text"))
            last = answer;
    }
    struct wb_str words = {0};
    while (last && len + words.len < bytes)
        wb_str_add(&words, plain);
    if (words.len)
        wb_json_set_text(last, "value", wb_str_text(&words));
    wb_str_fini(&words);
}

static bool write_client(json_t *export, const char *dir, size_t n, struct wb_error *err)
{
    char id[40], name[40], file[64], digest[WB_DIGEST_HEX];
    unsigned state = (unsigned)n;
    snprintf(id, sizeof id, "%032zx", n + 1);
    snprintf(name, sizeof name, "Person %zu", n);
    snprintf(file, sizeof file, "client-%05zu.json", n);
    json_t *person = json_object_get(export, "person"), *books = json_object_get(export, "workbooks");
    wb_json_set_text(person, "id", id);
    wb_json_set_text(person, "name", name);
    for (size_t b = 0; b < json_array_size(books); b++) {
        json_t *answers = json_object_get(json_array_get(books, b), "answers");
        for (size_t i = 0; i < json_array_size(answers); i++)
            vary(json_array_get(answers, i), &state);
    }
    struct wb_str text = {0};
    wb_json_write(&text, export);
    wb_digest_hex(text.data, text.len, digest);
    wb_str_splice(&text, text.len - 1, 1, "", 0);
    wb_str_addf(&text, ",\"digest\":\"%s\"}\n", digest);
    char *path = wb_path_join(dir, file);
    FILE *out = fopen(path, "w"); /* not wb_file_write: thousands of fsyncs serve nobody here */
    bool done = out && fwrite(text.data, 1, text.len, out) == text.len && fclose(out) == 0;
    wb_str_fini(&text);
    free(path);
    return done || wb_fail(err, WB_FAILED, "%s cannot be written", file);
}

static bool write_clients(const char *export_path, const char *dir, size_t count, size_t bytes, struct wb_error *err)
{
    struct wb_str text = {0};
    json_t *export = NULL;
    if (wb_dir_make(dir, err) && wb_file_read(export_path, SIZE_MAX / 2, &text, err))
        export = wb_json_read(wb_str_text(&text), text.len, text.len, err);
    wb_str_fini(&text);
    bool done = export != NULL;
    if (done) {
        json_object_del(export, "digest");
        fit(export, bytes);
    }
    for (size_t n = 0; done && n < count; n++)
        done = write_client(export, dir, n, err);
    json_decref(export);
    return done;
}

int main(int argc, char **argv)
{
    struct wb_error err = {.text = "material workbook ID PROMPTS BYTES | clients EXPORT.json DIRECTORY COUNT BYTES"};
    if (argc == 5 && wb_same(argv[1], "workbook")) {
        put_workbook(argv[2], strtoul(argv[3], NULL, 10), strtoul(argv[4], NULL, 10));
        return 0;
    }
    if (argc == 6 && wb_same(argv[1], "clients") &&
        write_clients(argv[2], argv[3], strtoul(argv[4], NULL, 10), strtoul(argv[5], NULL, 10), &err))
        return 0;
    fprintf(stderr, "%s\n", err.text);
    return 1;
}

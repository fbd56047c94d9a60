/* Any bytes as a workbook file, and as a file of facts: a workbook or faults, each with its place and fit for a terminal; and
 * what was loaded can be asked. */
#include "fuzz.h"

#include "base/markdown.h"
#include "load/load.h"
#include "load/plain.h"
#include "workbook/asked.h"

static const struct wb_answer *unanswered(void *data, const char *workbook, const char *key)
{
    (void)data;
    (void)workbook;
    (void)key;
    return NULL;
}

static void check_faults(struct wb_faults *faults)
{
    struct wb_str said = {0}, json = {0};
    struct wb_error err = {0};
    HOLDS(faults->count <= WB_FAULTS_LISTED);
    wb_faults_sort(faults);
    for (size_t i = 0; i < faults->count; i++) {
        HOLDS(faults->list[i].mark.line >= 1 && faults->list[i].mark.column >= 1);
        HOLDS(*faults->list[i].text);
    }
    wb_faults_write(&said, faults, true);
    HOLDS(fuzz_printable(fuzz_span(&said), ""));
    wb_faults_write_json(&json, faults);
    json_t *tree = wb_json_read(wb_str_text(&json), json.len, SIZE_MAX, &err);
    HOLDS(tree);
    json_decref(tree);
    wb_str_fini(&said);
    wb_str_fini(&json);
}

static void ask_all(const struct wb_library *library, const struct wb_workbook *book)
{
    struct wb_arena arena;
    struct wb_reader reader;
    struct wb_str text = {0};
    wb_arena_init(&arena);
    wb_reader_init(&reader, library, unanswered, NULL);
    wb_fill_markdown(&reader, book, book->about, &text);
    wb_md_free(wb_md_parse(wb_str_text(&text), text.len));
    for (size_t i = 0; i < book->prompt_count && i < 200; i++) {
        const struct wb_prompt *prompt = book->prompts[i];
        HOLDS(wb_workbook_prompt(book, prompt->key));
        HOLDS(!wb_prompt_counts(&reader, prompt));
        wb_relevant(&reader, prompt);
        const struct wb_asked *asked = wb_ask(&reader, prompt, &arena);
        HOLDS(asked && asked->label);
        HOLDS(fuzz_printable(wb_span(asked->label), "\t"));
        json_t *wording = wb_asked_wording(&reader, prompt);
        HOLDS(wb_asked_as_given(wording, NULL, NULL, &arena));
        json_decref(wording);
    }
    wb_str_fini(&text);
    wb_reader_fini(&reader);
    wb_arena_fini(&arena);
}

static void as_workbook(struct wb_span input)
{
    struct wb_faults faults;
    struct wb_library library = {0};
    wb_faults_init(&faults);
    struct wb_workbook *book = wb_load_text("a\033\xE2\x80\xAEname.yaml", input.data, input.len, &faults);
    HOLDS((book != NULL) == (faults.errors == 0));
    if (book) {
        wb_library_add(&library, book);
        bool linked = wb_load_link(&library, &faults);
        HOLDS(linked == (faults.errors == 0));
        if (linked)
            ask_all(&library, book);
    }
    check_faults(&faults);
    wb_library_fini(&library);
    wb_faults_fini(&faults);
}

static void as_facts(struct wb_span input)
{
    struct wb_faults faults;
    wb_faults_init(&faults);
    json_t *facts = wb_load_plain("facts.yaml", input.data, input.len, &faults);
    HOLDS((facts != NULL) == (faults.errors == 0));
    check_faults(&faults);
    json_decref(facts);
    wb_faults_fini(&faults);
}

void fuzz(struct wb_span input)
{
    as_workbook(input);
    as_facts(input);
}

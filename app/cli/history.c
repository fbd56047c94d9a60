/* `history`: the earlier versions of one answer, newest first. */
#include "command.h"
#include "say.h"
#include "surroundings.h"

#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "session/way.h"

#include <stdlib.h>

/* The prompts of a key in any workbook; `*count` of them, the last in the result. */
static const struct wb_prompt *by_key(const struct wb_library *library, const char *key, size_t *count)
{
    const struct wb_prompt *found = NULL;
    *count = 0;
    for (size_t i = 0; i < library->count; i++) {
        const struct wb_prompt *prompt = wb_workbook_prompt(library->books[i], key);
        prompt = prompt ? prompt : wb_workbook_was(library->books[i], key);
        if (!prompt)
            continue;
        found = prompt;
        ++*count;
    }
    return found;
}

static bool no_prompt(const struct wb_library *library, const char *typed, struct wb_error *err)
{
    size_t most = 1, count = 0;
    for (size_t i = 0; i < library->count; i++)
        most += library->books[i]->prompt_count;
    const char **keys = wb_alloc_array(most, sizeof *keys);
    for (size_t i = 0; i < library->count; i++)
        for (size_t j = 0; j < library->books[i]->prompt_count; j++)
            keys[count++] = library->books[i]->prompts[j]->key;
    const char *nearest = wb_nearest(typed, keys);
    if (nearest)
        wb_fail(err, WB_USAGE, "There is no question \"%s\"; did you mean \"%s\"?", typed, nearest);
    else
        wb_fail(err, WB_USAGE, "There is no question \"%s\". `workbook outline` lists the questions of a workbook.",
                typed);
    free(keys);
    return false;
}

/* What is asked for: WORKBOOK/PROMPT, or PROMPT where one workbook alone has it. A question that is gone still has its
 * history, under the names it was kept under. */
struct subject {
    const char *workbook, *key;
    const struct wb_prompt *prompt; /* NULL: no workbook has it any more */
    char *owned;
};

static bool find_kept(void *data, const struct wb_earlier *earlier)
{
    struct subject *subject = data;
    if (!wb_same(earlier->workbook, subject->owned) ||
        !wb_same(earlier->key, subject->owned + strlen(subject->owned) + 1))
        return true;
    subject->workbook = subject->owned;
    subject->key = earlier->key;
    return false;
}

static bool find_subject(struct wb_session *session, const char *typed, struct subject *out, struct wb_error *err)
{
    const struct wb_library *library = wb_session_library(session);
    const struct wb_workbook *book = NULL;
    const struct wb_section *section = NULL;
    const struct wb_exercise *exercise = NULL;
    size_t count;

    *out = (struct subject){.owned = wb_copy(typed)};
    char *slash = strchr(out->owned, '/');
    if (!slash) {
        out->prompt = by_key(library, typed, &count);
        if (count > 1)
            return wb_fail(err, WB_USAGE, "More than one workbook asks \"%s\"; name it as WORKBOOK/%s.", typed, typed);
        if (!out->prompt)
            return no_prompt(library, typed, err);
    } else {
        *slash = '\0';
        wb_way_earlier(session, find_kept, out);
        if (out->key)
            return true;
        *slash = '/';
        if (!wb_way_resolve(session, typed, &book, &section, &exercise, &out->prompt, err) || !out->prompt) {
            if (err->code == WB_OK)
                wb_fail(err, WB_USAGE, "%s is no question; its answers have a history each: WORKBOOK/PROMPT.", typed);
            err->code = WB_USAGE;
            return false;
        }
    }
    out->workbook = out->prompt->workbook->id;
    out->key = out->prompt->key;
    return true;
}

struct writing {
    struct wb_session *session;
    const struct wb_prompt *prompt; /* NULL: no workbook has it any more */
    struct wb_str out;
    int columns;
    size_t count;
};

/* Of a table without the rows that are set aside now, as everywhere. */
static json_t *value_now(const struct writing *writing, const struct wb_kept *version)
{
    json_t *value = version->value ? wb_json_read(version->value, version->value_len, version->value_len, NULL) : NULL;
    if (!writing->prompt)
        return value;
    json_t *now = wb_value_now(wb_session_reader(writing->session), writing->prompt, value);
    json_decref(value);
    return now;
}

/* A version is shown in the wording it was given under. */
static bool add_version(void *data, const struct wb_kept *version)
{
    struct writing *writing = data;
    struct wb_arena arena;
    struct wb_str text = {0};
    char instant[WB_INSTANT_SIZE], day[WB_DAY_SIZE];
    json_t *value = value_now(writing, version);
    json_t *wording = version->wording
                          ? wb_json_read(version->wording, strlen(version->wording), strlen(version->wording), NULL)
                          : NULL;

    wb_arena_init(&arena);
    const struct wb_asked *asked = wording ? wb_asked_as_given(wording, NULL, NULL, &arena) : NULL;
    wb_str_addf(&writing->out, "%sRevision %lld, %s %s", writing->count ? "\n" : "", (long long)version->revision,
                wb_day_short(wb_instant_day(version->at), wb_session_today(writing->session), day),
                wb_instant_clock(version->at, instant));
    if (version->sharing == WB_PRIVATE)
        wb_str_add(&writing->out, ", private");
    if (version->state != WB_ANSWERED)
        wb_str_addf(&writing->out, ", %s", wb_state_names[version->state]);
    wb_str_add_char(&writing->out, '\n');
    if (asked && asked->label)
        wb_add_wrapped(&writing->out, 2, asked->label, writing->columns);
    if (asked && value)
        wb_value_text(asked, value, &text);
    wb_add_wrapped(&writing->out, 4, value ? wb_str_text(&text) : "(empty)", writing->columns);
    wb_str_fini(&text);
    wb_arena_fini(&arena);
    json_decref(wording);
    json_decref(value);
    writing->count++;
    return true;
}

static bool write_history(struct wb_session *session, const struct subject *subject, struct wb_error *err)
{
    struct writing writing = {.session = session, .prompt = subject->prompt, .columns = wb_result_columns()};
    struct wb_store *store = wb_session_store(session);
    if (subject->prompt && wb_session_letter_shut(session, subject->prompt)) {
        wb_say("The letter is shut, its earlier versions too, until its section opens.");
        return true;
    }
    bool done = wb_store_versions(store, subject->workbook, subject->key, add_version, &writing, err);
    /* A renamed question has its versions under the old name until a session writes. */
    for (size_t i = 0; done && subject->prompt && i < subject->prompt->was_count; i++)
        done = wb_store_versions(store, subject->workbook, subject->prompt->was[i], add_version, &writing, err);
    if (done && writing.count == 0)
        wb_say(
            "There is no earlier version of %s/%s: it has not been answered, or is being written for the first time.",
            subject->workbook, subject->key);
    done = done && wb_result_str(&writing.out, err);
    wb_str_fini(&writing.out);
    return done;
}

bool wb_cli_history(const struct wb_run *run, struct wb_error *err)
{
    struct wb_session *session = wb_run_session(run, WB_TO_READ, err);
    struct subject subject;
    if (!session)
        return false;
    bool done = find_subject(session, run->words[0], &subject, err) && write_history(session, &subject, err);
    free(subject.owned);
    return wb_run_close(session, done, err);
}

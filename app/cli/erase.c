/* `erase`: forgets an answer, a workbook, or everything; in the data file and its backups. It works on the data file
 * without a session, so that nothing held in memory can be written back. */
#include "command.h"
#include "say.h"
#include "surroundings.h"

#include "base/mem.h"
#include "base/text.h"
#include "load/load.h"
#include "session/erase.h"

#include <stdlib.h>

/* What is to go: NULL means all of that level. And what the data file holds, to find it and to suggest. */
struct erasing {
    char *workbook, *key;
    struct wb_library library;
    struct wb_alias *aliases; /* other ids of the same question */
    size_t alias_count;
    char **kept; /* "WORKBOOK/KEY", NULL-ended */
    size_t count, capacity;
    size_t hits, alias_hits;
};

static bool is_alias(const struct erasing *erasing, const char *key)
{
    for (size_t i = 0; i < erasing->alias_count; i++)
        if (!erasing->aliases[i].anothers && wb_same(erasing->aliases[i].key, key))
            return true;
    return false;
}

static bool remember(void *data, const struct wb_kept *kept)
{
    struct erasing *erasing = data;
    struct wb_str name = {0};
    wb_str_addf(&name, "%s/%s", kept->workbook, kept->key);
    erasing->kept = wb_grow(erasing->kept, erasing->count + 1, &erasing->capacity, sizeof *erasing->kept);
    erasing->kept[erasing->count++] = wb_str_take(&name);
    erasing->kept[erasing->count] = NULL;
    if (!erasing->workbook || wb_same(erasing->workbook, kept->workbook)) {
        erasing->hits += !erasing->key || wb_same(erasing->key, kept->key);
        erasing->alias_hits += is_alias(erasing, kept->key);
    }
    return true;
}

static bool kept_copy(void *store, const char *id, struct wb_str *source)
{
    return wb_store_kept_workbook(store, id, source);
}

/* The workbook whose answer it is says which ids the question had before; where its file is gone, the kept copy does. */
static void add_kept_copy(struct wb_library *library, const char *id, struct wb_store *store, struct wb_faults *faults)
{
    struct wb_str source = {0};
    struct wb_workbook *book = NULL;
    if (!wb_library_book(library, id) && wb_store_kept_workbook(store, id, &source))
        book = wb_load_text(WB_LOAD_KEPT, wb_str_text(&source), source.len, faults);
    if (book)
        wb_library_add(library, book);
    wb_str_fini(&source);
}

static bool find_aliases(const struct wb_run *run, struct wb_store *store, struct erasing *erasing,
                         struct wb_error *err)
{
    struct wb_faults quiet;
    char **dirs = erasing->key ? wb_workbook_dirs(run, err) : NULL;
    if (!erasing->key)
        return true;
    wb_faults_init(&quiet);
    bool done = dirs && wb_load_library((const char *const *)dirs, kept_copy, store, &erasing->library, &quiet, err);
    if (done) {
        add_kept_copy(&erasing->library, erasing->workbook, store, &quiet);
        erasing->aliases =
            wb_erase_aliases(&erasing->library, erasing->workbook, erasing->key, &erasing->alias_count);
    }
    wb_faults_fini(&quiet);
    wb_workbook_dirs_free(dirs);
    return done;
}

static bool read_words(const struct wb_run *run, struct erasing *erasing, struct wb_error *err)
{
    bool everything = wb_given(run->arguments, WB_OPTION_EVERYTHING);
    *erasing = (struct erasing){0};
    if (everything && run->word_count)
        return wb_fail(err, WB_USAGE, "Either --everything or %s, not both.", run->words[0]);
    if (everything)
        return true;
    if (!run->word_count)
        return wb_fail(err, WB_USAGE, "What shall be erased? WORKBOOK, WORKBOOK/PROMPT, or --everything.");
    const char *slash = strchr(run->words[0], '/');
    size_t len = slash ? (size_t)(slash - run->words[0]) : strlen(run->words[0]);
    erasing->workbook = wb_copy_n(run->words[0], len);
    erasing->key = slash ? wb_copy(slash + 1) : NULL;
    return true;
}

static bool nothing_there(const struct wb_run *run, const struct erasing *erasing, struct wb_error *err)
{
    const char *nearest = erasing->kept ? wb_nearest(run->words[0], (const char *const *)erasing->kept) : NULL;
    if (nearest)
        return wb_fail(err, WB_USAGE, "No answer is kept under %s; did you mean %s?", run->words[0], nearest);
    return wb_fail(err, WB_USAGE, "No answer is kept under %s, so there is nothing to erase.", run->words[0]);
}

static bool asked(const struct erasing *erasing, const char *what, struct wb_error *err)
{
    struct wb_str question = {0};
    wb_str_addf(&question, "This forgets %s (", what);
    wb_add_count(&question, (int)erasing->hits, "answer", "answers");
    wb_str_add(&question, "), with every earlier version, in the data file and its backups.");
    bool yes = wb_asked_to_erase(wb_str_text(&question), err);
    wb_str_fini(&question);
    return yes;
}

static bool erase(const struct wb_run *run, struct wb_store *store, struct erasing *erasing, struct wb_error *err)
{
    const char *what = erasing->workbook ? run->words[0] : "everything";
    if (!find_aliases(run, store, erasing, err) || !wb_store_answers(store, remember, erasing, err))
        return false;
    if (!erasing->hits)
        erasing->hits = erasing->alias_hits; /* renamed, and not written so yet */
    if (erasing->workbook && !erasing->hits)
        return nothing_there(run, erasing, err);
    if (!wb_given(run->arguments, WB_OPTION_FORCE) && !asked(erasing, what, err))
        return false;
    if (!wb_store_erase(store, erasing->workbook, erasing->key, erasing->aliases, erasing->alias_count, err))
        return false;
    wb_say("Erased: %s. It is gone from the data file, its history and the backups beside it. What cannot be promised: "
           "copies you exported, sent or backed up elsewhere still have it, and a disk or a snapshot may keep old "
           "blocks for a while.",
           what);
    return true;
}

bool wb_cli_erase(const struct wb_run *run, struct wb_error *err)
{
    struct erasing erasing;
    struct wb_store *store = read_words(run, &erasing, err) ? wb_run_store(run, err) : NULL;
    bool done = store && erase(run, store, &erasing, err);

    wb_store_close(store);
    for (char **one = erasing.kept; one && *one; one++)
        free(*one);
    free(erasing.kept);
    free(erasing.aliases);
    wb_library_fini(&erasing.library);
    free(erasing.workbook);
    free(erasing.key);
    return done;
}

#include "inside.h"

#include "session/erase.h"
#include "session/outside.h"
#include "store/backup.h"

#include <stdlib.h>

static bool fallback(void *data, const char *id, struct wb_str *source)
{
    struct wb_session *session = data;
    return wb_store_kept_workbook(session->store, id, source);
}

static void say_kept(struct wb_session *session, const struct wb_workbook *book, const char *why)
{
    wb_str_addf(&session->kept_copies, "%s\"%s\" goes on under version %d, kept with your answers: %s.",
                session->kept_copies.len ? "\n" : "", book->title, book->version, why);
}

/* Those whose file is invalid, which the loader has replaced. */
static void say_replaced(struct wb_session *session)
{
    for (size_t i = 0; i < session->library.count; i++) {
        const struct wb_workbook *book = session->library.books[i];
        if (wb_same(book->file, WB_LOAD_KEPT))
            say_kept(session, book, "its file cannot be used as it is; `workbook check FILE` says why");
    }
}

/* Workbooks that were answered and whose file is gone: they go on under the copy kept with the answers. */
static void bring_back(struct wb_session *session)
{
    bool added = false;
    for (size_t i = 0; i < session->count; i++) {
        const char *id = session->slots[i]->workbook;
        struct wb_str source = {0};
        if (!wb_library_book(&session->library, id) && wb_store_kept_workbook(session->store, id, &source)) {
            struct wb_faults quiet;
            wb_faults_init(&quiet);
            struct wb_workbook *book = wb_load_text(WB_LOAD_KEPT, wb_str_text(&source), source.len, &quiet);
            if (book) {
                wb_library_add(&session->library, book);
                say_kept(session, book, "its file is gone; put it back, or go on like this");
                added = true;
            }
            wb_faults_fini(&quiet);
        }
        wb_str_fini(&source);
    }
    if (added)
        wb_load_link(&session->library, &session->faults);
}

static bool load(struct wb_session *session, const char *const *dirs, struct wb_error *err)
{
    if (!wb_load_library(dirs, fallback, session, &session->library, &session->faults, err))
        return false;
    say_replaced(session);
    bring_back(session);
    session->book_kept = wb_alloc_array(session->library.count + 1, sizeof *session->book_kept);
    wb_reader_init(&session->reader, &session->library, wb_session_find, session);
    return true;
}

/* All answers, as the file has them now. */
static bool read_all(struct wb_session *session, struct wb_error *err)
{
    return wb_slots_read(session, err) && wb_kept_settings_read(session, err);
}

static bool join_all(struct wb_session *session, struct wb_error *err)
{
    wb_slots_join(session);
    wb_letters_join(session);
    if (!wb_slots_replay(session, err))
        return false;
    wb_place_read(session);
    return true;
}

static bool lock(struct wb_session *session, bool take_over, struct wb_error *err)
{
    struct wb_error why = {0};
    const char *unwritable = wb_store_unwritable(session->store);
    if (unwritable) {
        struct wb_str text = {0};
        wb_str_addf(&text, "Your answers can only be read: %s", unwritable);
        session->read_only = wb_str_take(&text);
        return true;
    }
    if (wb_store_lock(session->store, take_over, &why))
        return true;
    if (why.code != WB_BUSY)
        return wb_fail(err, why.code, "%s", why.text);
    session->read_only = wb_copy(why.text);
    return true;
}

static void session_free(struct wb_session *session)
{
    if (session->reader.memo)
        wb_reader_fini(&session->reader);
    wb_slots_free(session);
    wb_library_fini(&session->library);
    wb_faults_fini(&session->faults);
    wb_str_fini(&session->kept_copies);
    for (size_t i = 0; i < session->setting_count; i++) {
        free(session->settings[i].name);
        free(session->settings[i].value);
    }
    free(session->settings);
    free(session->referenced);
    free(session->referenced_from);
    free(session->book_kept);
    free(session->read_only);
    wb_store_close(session->store);
    free(session);
}

struct wb_session *wb_session_open(const struct wb_session_options *options, struct wb_error *err)
{
    struct wb_session *session = wb_alloc(sizeof *session);
    session->clock = options->clock ? *options->clock : wb_clock_system();
    wb_faults_init(&session->faults);
    const struct wb_store_options store = {.dir = options->data_dir,
                                           .kind = WB_STORE_ANSWERS,
                                           .read_only = options->read_only,
                                           .vfs = options->vfs,
                                           .clock = &session->clock};
    session->store = wb_store_open(&store, err);
    bool done = session->store != NULL;
    if (done && options->read_only)
        session->read_only = wb_copy("Your answers are only read here");
    if (done && !options->read_only)
        done = lock(session, options->take_over, err);
    done = done && read_all(session, err) && load(session, options->workbook_dirs, err) && join_all(session, err);
    if (done)
        return session;
    session_free(session);
    return NULL;
}

bool wb_session_close(struct wb_session *session, struct wb_error *err)
{
    if (!session)
        return true;
    bool done = true;
    if (!session->read_only) {
        done = wb_session_end_all(session, err);
        done = wb_session_settle(session, done ? err : NULL) && done;
        /* Taken over meanwhile: the other window has it all. A backup that fails loses nothing, and doctor names it. */
        if (done && !session->read_only && wb_store_revision(session->store) > 0)
            (void)wb_backup_rotate(session->store, NULL);
    }
    session_free(session);
    return done;
}

static bool start_again(struct wb_session *session, struct wb_error *err)
{
    wb_slots_free(session);
    wb_reader_changed(&session->reader);
    return read_all(session, err) && join_all(session, err);
}

bool wb_session_reload(struct wb_session *session, struct wb_error *err)
{
    if (!wb_session_end_all(session, err))
        return false;
    return start_again(session, err);
}

bool wb_session_take_over(struct wb_session *session, struct wb_error *err)
{
    if (!session->read_only)
        return true;
    if (!wb_store_lock(session->store, true, err))
        return false;
    free(session->read_only);
    session->read_only = NULL;
    return start_again(session, err);
}

bool wb_session_check(struct wb_session *session, struct wb_error *err)
{
    if (!wb_store_check(session->store, err))
        return false;
    if (session->read_only)
        return true;
    session->checked = true;
    bool drafts = session->renames > 0;
    for (size_t i = 0; i < session->count && !drafts; i++)
        drafts = session->slots[i]->draft;
    /* Whatever an earlier session left open is ended now; what cannot be written says so in the header. */
    if (drafts)
        wb_session_wrote(session, wb_session_end_all(session, NULL));
    wb_place_save(session);
    wb_store_expect_edits(session->store);
    return true;
}

bool wb_session_import(struct wb_session *session, const struct wb_kept *kept, bool *newer, struct wb_error *err)
{
    bool is_newer;
    if (!wb_session_may_write(session, err) || !wb_session_end_all(session, err) ||
        !wb_store_import(session->store, kept, &is_newer, err))
        return false;
    if (newer)
        *newer = is_newer;
    wb_session_wrote(session, true);
    return start_again(session, err);
}

bool wb_session_erase(struct wb_session *session, const char *workbook, const char *key, struct wb_error *err)
{
    if (!wb_session_may_write(session, err) || !wb_session_end_all(session, err))
        return false;
    wb_outside_forget(session, workbook, key);
    size_t count;
    struct wb_alias *aliases = wb_erase_aliases(&session->library, workbook, key, &count);
    bool done = wb_store_erase(session->store, workbook, key, aliases, count, err);
    free(aliases);
    memset(session->book_kept, 0, session->library.count * sizeof *session->book_kept);
    wb_session_wrote(session, true);
    return start_again(session, done ? err : NULL) && done;
}

const struct wb_library *wb_session_library(const struct wb_session *session)
{
    return &session->library;
}

const struct wb_reader *wb_session_reader(const struct wb_session *session)
{
    return &session->reader;
}

const char *wb_session_kept_copies(const struct wb_session *session)
{
    return session->kept_copies.len ? session->kept_copies.data : NULL;
}

const struct wb_faults *wb_session_faults(const struct wb_session *session)
{
    return &session->faults;
}

struct wb_store *wb_session_store(struct wb_session *session)
{
    return session->store;
}

const char *wb_session_read_only(const struct wb_session *session)
{
    return session->read_only;
}

struct wb_instant wb_session_now(const struct wb_session *session)
{
    return wb_now(&session->clock);
}

struct wb_day wb_session_today(const struct wb_session *session)
{
    return wb_instant_day(wb_now(&session->clock));
}

/* What may leave, decided here and nowhere else. */
#include "view.h"

#include "base/text.h"
#include "session/settings.h"
#include "session/way.h"

#include <stdlib.h>
#include <string.h>

/* ---- what may leave ---- */

static bool shared(const struct viewing *v, const struct wb_answer *answer)
{
    return v->options->include_private || answer->sharing >= WB_COACH;
}

const struct wb_answer *wb_view_leaving(const struct viewing *v, const struct wb_prompt *prompt)
{
    const struct wb_answer *answer = wb_prompt_counts(v->reader, prompt);
    return answer && shared(v, answer) && !wb_session_letter_shut(v->session, prompt) ? answer : NULL;
}

/* An answer whose prompt is gone, or cannot hold it any more. */
bool wb_view_earlier_leaves(const struct viewing *v, const struct wb_answer *answer)
{
    return answer->state == WB_ANSWERED && answer->value && !json_is_null(answer->value) && shared(v, answer);
}

/* Split at the first slash: workbook ids hold none. */
static bool split_name(const char *name, char **workbook, const char **key)
{
    const char *slash = strchr(name, '/');
    if (!slash) {
        return false;
    }
    *workbook = wb_copy_n(name, (size_t)(slash - name));
    *key = slash + 1;
    return true;
}

static const struct wb_prompt *prompt_of(const struct viewing *v, const char *workbook, const char *key)
{
    const struct wb_workbook *book = wb_library_book(v->reader->library, workbook);
    const struct wb_prompt *prompt = book ? wb_workbook_prompt(book, key) : NULL;
    return prompt || !book ? prompt : wb_workbook_was(book, key);
}

bool wb_view_hidden(void *data, const char *source)
{
    const struct viewing *v = data;
    char *workbook;
    const char *key;
    if (!split_name(source, &workbook, &key)) {
        return true;
    }
    const struct wb_prompt *prompt = prompt_of(v, workbook, key);
    bool leaves = prompt && wb_view_leaving(v, prompt);
    if (!prompt) {
        const struct wb_answer *answer = v->reader->find(v->reader->data, workbook, key);
        leaves = answer && wb_view_earlier_leaves(v, answer);
    }
    free(workbook);
    return !leaves;
}

/* The reader of what is open: wb_find_answer. */
static const struct wb_answer *find_open(void *data, const char *workbook, const char *key)
{
    const struct viewing *v = data;
    const struct wb_prompt *prompt = wb_library_prompt(v->reader->library, workbook, key);
    if (prompt) {
        return wb_view_leaving(v, prompt);
    }
    const struct wb_answer *answer = v->reader->find(v->reader->data, workbook, key);
    return answer && wb_view_earlier_leaves(v, answer) ? answer : NULL;
}

/* ---- what was chosen ---- */

static bool listed(const char *const *list, const char *name)
{
    for (; *list; list++) {
        if (strcmp(*list, name) == 0) {
            return true;
        }
    }
    return false;
}

bool wb_view_book_chosen(const struct viewing *v, const char *workbook)
{
    return !v->options->workbooks || listed(v->options->workbooks, workbook);
}

/* "WORKBOOK/SECTION" names a section of `workbook`; the section's part. */
static const char *section_of(const char *name, const char *workbook)
{
    size_t len = strlen(workbook);
    return strncmp(name, workbook, len) == 0 && name[len] == '/' ? name + len + 1 : NULL;
}

/* `section` "" are the earlier questions, which stand outside all sections. */
bool wb_view_section_chosen(const struct viewing *v, const char *workbook, const char *section)
{
    bool any = false;
    for (const char *const *name = v->options->sections; name && *name; name++) {
        const char *part = section_of(*name, workbook);
        if (part && strcmp(part, section) == 0) {
            return true;
        }
        any = any || part;
    }
    return !any;
}

static bool prompt_chosen(const struct viewing *v, const struct wb_prompt *prompt)
{
    const char *workbook = prompt->workbook->id;
    return wb_view_book_chosen(v, workbook) && wb_view_section_chosen(v, workbook, prompt->section->id);
}

const struct wb_answer *wb_view_chosen(const struct viewing *v, const struct wb_prompt *prompt)
{
    return prompt_chosen(v, prompt) ? wb_view_leaving(v, prompt) : NULL;
}

bool wb_view_head_line(const struct viewing *v, const struct wb_prompt *prompt)
{
    struct wb_str name = {0};
    wb_str_addf(&name, "%s/%s", prompt->workbook->id, prompt->key);
    bool chosen = v->options->head_keys ? listed(v->options->head_keys, wb_str_text(&name))
                                        : wb_session_on_head_page(v->session, prompt);
    wb_str_fini(&name);
    return chosen;
}

/* ---- the view ---- */

static bool name_known(const char *name, const char *const *known, const char *what, struct wb_error *err)
{
    const char *nearest = wb_nearest(name, known);
    if (listed(known, name)) {
        return true;
    }
    if (nearest) {
        return wb_fail(err, WB_USAGE, "There is no %s \"%s\"; did you mean %s?", what, name, nearest);
    }
    return wb_fail(err, WB_USAGE, "There is no %s \"%s\".", what, name);
}

static bool check_books(const struct viewing *v, struct wb_error *err)
{
    const struct wb_library *library = v->reader->library;
    const char **known = wb_alloc_array(library->count + 1, sizeof(*known));
    bool good = true;
    for (size_t i = 0; i < library->count; i++) {
        known[i] = library->books[i]->id;
    }
    for (const char *const *id = v->options->workbooks; good && id && *id; id++) {
        good = name_known(*id, known, "workbook", err);
    }
    free(known);
    return good;
}

static bool check_section(const struct viewing *v, const char *name, struct wb_error *err)
{
    const struct wb_library *library = v->reader->library;
    for (size_t i = 0; i < library->count; i++) {
        const char *section = section_of(name, library->books[i]->id);
        if (section && wb_workbook_section(library->books[i], section)) {
            return true;
        }
    }
    return wb_fail(err, WB_USAGE, "There is no section \"%s\"; it is named WORKBOOK/SECTION.", name);
}

static bool check_options(const struct viewing *v, struct wb_error *err)
{
    bool good = check_books(v, err);
    for (const char *const *name = v->options->sections; good && name && *name; name++) {
        good = check_section(v, *name, err);
    }
    return good;
}

static struct wb_day next_session(struct wb_session *session, struct wb_day today)
{
    struct wb_day next = {0}, day;
    for (int opens = WB_SESSION_1; opens <= WB_SESSION_4; opens++) {
        if (wb_settings_day(session, (enum wb_opens)opens, &day) && wb_day_compare(day, today) >= 0 &&
            (!wb_day_is(next) || wb_day_compare(day, next) < 0)) {
            next = day;
        }
    }
    return next;
}

static void fill(struct viewing *v)
{
    struct wb_view *view = v->view;
    struct wb_store *store = wb_session_store(v->session);
    view->person = wb_arena_copy(&view->arena, wb_store_person(store));
    view->at = v->options->at;
    view->revision = wb_store_revision(store);
    view->own_copy = v->options->include_private;
    view->head_page = v->options->head_page;
    view->only_changes = v->options->only_since;
    view->next_session = next_session(v->session, wb_instant_day(view->at));
    wb_view_list(v);
    wb_view_brief(v);
    wb_view_list_private(v);
    wb_view_part(v);
}

struct wb_view *wb_view_make(struct wb_session *session, const struct wb_export_options *options, struct wb_error *err)
{
    struct wb_view *view = wb_alloc(sizeof(*view));
    struct viewing v = {.session = session, .options = options, .reader = wb_session_reader(session), .view = view};
    wb_arena_init(&view->arena);
    view->held = json_array();
    wb_session_read_wordings(session);
    wb_reader_init(&v.open, v.reader->library, find_open, &v);
    bool good = check_options(&v, err) && wb_past_read(&v, err) && wb_view_list_replies(&v, err);
    if (good) {
        fill(&v);
    }
    wb_past_fini(&v.past);
    wb_reader_fini(&v.open);
    if (good) {
        return view;
    }
    wb_view_free(view);
    return NULL;
}

void wb_view_free(struct wb_view *view)
{
    if (!view) {
        return;
    }
    json_decref(view->held);
    wb_arena_fini(&view->arena);
    free(view);
}

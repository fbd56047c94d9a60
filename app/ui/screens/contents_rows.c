#include "contents_rows.h"

#include "answered.h"
#include "opening.h"

#include "session/comments.h"

#include <stdlib.h>

/* ------------------------------------------------------------------ folding */

static size_t unfolded_at(const struct wb_contents_rows *rows, const struct wb_section *section)
{
    size_t i = 0;
    while (i < rows->unfolded_count && rows->unfolded[i] != section)
        i++;
    return i;
}

bool wb_contents_unfolded(const struct wb_contents_rows *rows, const struct wb_section *section)
{
    return unfolded_at(rows, section) < rows->unfolded_count;
}

void wb_contents_unfold(struct wb_contents_rows *rows, const struct wb_section *section, bool unfold)
{
    size_t at = unfolded_at(rows, section);
    if (unfold == (at < rows->unfolded_count))
        return;
    if (!unfold) {
        rows->unfolded[at] = rows->unfolded[--rows->unfolded_count];
        return;
    }
    rows->unfolded = wb_grow(rows->unfolded, rows->unfolded_count, &rows->unfolded_capacity, sizeof(*rows->unfolded));
    rows->unfolded[rows->unfolded_count++] = section;
}

/* ------------------------------------------------------------------ comments */

static void gather_comment(void *data, const struct wb_prompt *prompt)
{
    struct wb_contents_rows *rows = data;
    rows->comments = wb_grow(rows->comments, rows->comment_count, &rows->comment_capacity, sizeof(*rows->comments));
    rows->comments[rows->comment_count++] = prompt;
}

/* A folded row tells of what lies within it. */
static bool has_comment(const struct wb_contents_rows *rows, const struct wb_contents_row *row)
{
    for (size_t i = 0; i < rows->comment_count; i++) {
        const struct wb_prompt *prompt = rows->comments[i];
        if (row->prompt     ? prompt == row->prompt
            : row->exercise ? prompt->exercise == row->exercise
                            : prompt->section == row->section)
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------ which rows there are */

struct builder {
    struct wb_contents_rows *rows;
    struct wb_session *session;
    const struct wb_reader *reader;
    const char *filter; /* NULL: none */
};

static struct wb_contents_row *add(struct builder *b, struct wb_contents_row row)
{
    struct wb_contents_rows *rows = b->rows;
    rows->list = wb_grow(rows->list, rows->count, &rows->capacity, sizeof *rows->list);
    row.comment = row.kind >= WB_ROW_SECTION && has_comment(rows, &row);
    rows->list[rows->count] = row;
    return &rows->list[rows->count++];
}

static bool finds(struct builder *b, const char *text)
{
    return b->filter && wb_find_folded(text, b->filter) >= 0;
}

static bool finds_label(struct builder *b, const struct wb_prompt *prompt)
{
    if (!b->filter || !strchr(prompt->field.label, '{'))
        return finds(b, prompt->field.label);
    struct wb_str label = {0};
    wb_fill_words_on(b->reader, prompt->exercise, prompt->field.label, &label);
    bool found = finds(b, wb_str_text(&label));
    wb_str_fini(&label);
    return found;
}

/* Without a filter all that is relevant; with one what it finds, below its exercise and section. */
static bool add_exercise(struct builder *b, const struct wb_exercise *exercise)
{
    size_t before = b->rows->count;
    bool any = false;
    struct wb_contents_row row = {.kind = WB_ROW_EXERCISE,
                                  .book = exercise->section->workbook,
                                  .section = exercise->section,
                                  .exercise = exercise};
    row.meant = finds(b, wb_exercise_title(b->reader, exercise));
    add(b, row);
    for (size_t i = 0; i < exercise->prompt_count; i++) {
        const struct wb_prompt *prompt = &exercise->prompts[i];
        if (!wb_types[prompt->field.type].asks || !wb_relevant(b->reader, prompt))
            continue;
        bool meant = finds_label(b, prompt);
        if (b->filter && !meant)
            continue;
        struct wb_contents_row inner = row;
        inner.kind = WB_ROW_PROMPT;
        inner.prompt = prompt;
        inner.meant = meant;
        add(b, inner);
        any = true;
    }
    bool kept = !b->filter || row.meant || any;
    if (!kept)
        b->rows->count = before;
    return kept;
}

static void add_section(struct builder *b, const struct wb_section *section)
{
    size_t before = b->rows->count;
    bool any = false, meant = finds(b, wb_section_title(b->reader, section));
    add(b, (struct wb_contents_row){
               .kind = WB_ROW_SECTION, .book = section->workbook, .section = section, .meant = meant});
    if (!b->filter && !wb_contents_unfolded(b->rows, section))
        return;
    for (size_t i = 0; i < section->exercise_count; i++)
        if (wb_relevant_exercise(b->reader, &section->exercises[i]))
            any |= add_exercise(b, &section->exercises[i]);
    if (b->filter && !meant && !any)
        b->rows->count = before;
}

/* What everybody is asked, then the modules under a heading of their own. */
static void add_sections(struct builder *b, const struct wb_workbook *book, bool optional)
{
    size_t before = b->rows->count;
    if (optional)
        add(b, (struct wb_contents_row){.kind = WB_ROW_MODULES, .book = book});
    for (size_t i = 0; i < book->section_count; i++)
        if (book->sections[i].optional == optional && wb_relevant_section(b->reader, &book->sections[i]))
            add_section(b, &book->sections[i]);
    if (optional && b->rows->count == before + 1)
        b->rows->count = before;
}

void wb_contents_build(struct wb_contents_rows *rows, struct wb_session *session, const char *filter)
{
    const struct wb_library *library = wb_session_library(session);
    struct builder b = {rows, session, wb_session_reader(session), filter && *filter ? filter : NULL};
    rows->count = rows->comment_count = 0;
    wb_session_new_comments(session, gather_comment, rows);
    for (size_t i = 0; i < library->count; i++) {
        size_t before = rows->count;
        if (library->count > 1)
            add(&b, (struct wb_contents_row){.kind = WB_ROW_BOOK, .book = library->books[i]});
        size_t heading = rows->count;
        add_sections(&b, library->books[i], false);
        add_sections(&b, library->books[i], true);
        if (rows->count == heading)
            rows->count = before;
    }
}

void wb_contents_fini(struct wb_contents_rows *rows)
{
    free(rows->list);
    free(rows->unfolded);
    free(rows->comments);
}

/* ------------------------------------------------------------------ what they say */

static void detail_more(struct wb_str *detail, const char *text)
{
    if (detail->len)
        wb_str_add(detail, " · ");
    wb_str_add(detail, text);
}

/* Why a module is suggested: what was rated lowest. */
static void say_suggestion(const struct wb_section *section, struct wb_str *detail)
{
    const struct wb_lowest *lowest = section->suggest_when;
    const struct wb_prompt *rated = lowest->of.prompt ? lowest->of.prompt->root : NULL;
    for (size_t i = 0; rated && lowest->item && i < rated->field.choice_count; i++)
        if (wb_same(rated->field.choices[i].id, lowest->item)) {
            wb_str_addf(detail, "suggested: %s is your lowest", rated->field.choices[i].label);
            return;
        }
    wb_str_add(detail, "suggested");
}

static bool say_section(struct wb_session *session, const struct wb_contents_row *row, struct wb_str *detail)
{
    const struct wb_section *section = row->section;
    const struct wb_progress *p = &row->progress;
    bool done = p->asked > 0 && p->answered == p->asked;
    if (done)
        return true;
    if (wb_section_suggested(wb_session_reader(session), section))
        say_suggestion(section, detail);
    else if (!wb_opening_is_early(session, section, p->answered > 0, detail) && p->minutes_left > 0)
        wb_str_addf(detail, p->answered ? "%d min left" : "%d min", p->minutes_left);
    return false;
}

static bool say_exercise(const struct wb_contents_row *row, struct wb_str *detail)
{
    const struct wb_progress *p = &row->progress;
    if (p->asked > 0 && p->answered == p->asked)
        return true;
    if (p->answered > 0)
        wb_str_addf(detail, "%d of %d", p->answered, p->asked);
    else if (row->exercise->minutes > 0)
        wb_str_addf(detail, "%d min", row->exercise->minutes);
    return false;
}

static bool say_prompt(struct wb_session *session, const struct wb_contents_row *row, struct wb_str *title,
                       struct wb_str *detail)
{
    wb_fill_words_on(wb_session_reader(session), row->prompt->exercise, row->prompt->field.label, title);
    const char *mark = wb_answered_words(session, row->prompt);
    if (mark && *mark)
        wb_str_add(detail, mark);
    return wb_is_answered(session, row->prompt);
}

static void know_progress(struct wb_session *session, struct wb_contents_row *row)
{
    if (row->known)
        return;
    row->known = true;
    if (row->kind == WB_ROW_SECTION)
        row->progress = wb_way_section_progress(session, row->section);
    for (size_t i = 0; row->kind == WB_ROW_EXERCISE && i < row->exercise->prompt_count; i++) {
        const struct wb_prompt *prompt = &row->exercise->prompts[i];
        if (!wb_types[prompt->field.type].asks || !wb_relevant(wb_session_reader(session), prompt))
            continue;
        row->progress.asked++;
        row->progress.answered += wb_is_answered(session, prompt) || wb_answered_words(session, prompt);
    }
}

bool wb_contents_say(struct wb_contents_rows *rows, struct wb_session *session, size_t index, struct wb_str *title,
                     struct wb_str *detail)
{
    struct wb_contents_row *row = &rows->list[index];
    const struct wb_reader *reader = wb_session_reader(session);
    bool done = false;
    know_progress(session, row);
    switch (row->kind) {
    case WB_ROW_BOOK:
        wb_str_add(title, wb_workbook_title(reader, row->book));
        return false;
    case WB_ROW_MODULES:
        wb_str_add(title, "Modules: choose freely, or none");
        return false;
    case WB_ROW_SECTION:
        wb_str_add(title, wb_section_title(reader, row->section));
        done = say_section(session, row, detail);
        break;
    case WB_ROW_EXERCISE:
        wb_str_add(title, wb_exercise_title(reader, row->exercise));
        done = say_exercise(row, detail);
        break;
    case WB_ROW_PROMPT:
        done = say_prompt(session, row, title, detail);
        break;
    }
    if (row->comment)
        detail_more(detail, "new comment");
    return done;
}

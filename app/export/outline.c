#include "outline.h"

#include "export/inert.h"

#include <math.h>

struct outline {
    struct wb_str *out;
    const struct wb_outline_ops *ops;
    const struct wb_view *view;
};

/* A line put together in parts, then given to the format. */
static void give(const struct outline *o, void (*put)(struct wb_str *, const char *), struct wb_str *line)
{
    put(o->out, wb_str_text(line));
    wb_str_fini(line);
}

static void add_day(struct wb_str *out, struct wb_day day)
{
    char text[WB_DAY_SIZE];
    wb_str_add(out, wb_day_long(day, text));
}

/* ---- the top ---- */

static void write_top(const struct outline *o)
{
    const struct wb_view *view = o->view;
    struct wb_str line = {0};
    o->ops->heading(o->out, 1, view->name ? view->name : "Careers leader");
    if (view->own_copy) {
        o->ops->line(o->out, "Your own copy. It holds your private answers too, so keep it to yourself.");
    }
    wb_str_add(&line, "Written on ");
    add_day(&line, wb_instant_day(view->at));
    if (wb_day_is(view->next_session)) {
        wb_str_add(&line, ". Next session: ");
        add_day(&line, view->next_session);
    }
    wb_str_add(&line, ".");
    give(o, o->ops->line, &line);
    for (size_t i = 0; i < view->workbook_count; i++) {
        wb_str_addf(&line, "%s: %d of %d questions answered", view->workbooks[i].title, view->workbooks[i].answered,
                    view->workbooks[i].asked);
        give(o, o->ops->item, &line);
    }
    o->ops->end_list(o->out);
}

/* ---- the brief page ---- */

static void write_goal(const struct outline *o)
{
    struct wb_str line = {0};
    o->ops->heading(o->out, 3, "The goal");
    if (!o->view->goal) {
        o->ops->line(o->out, "No goal has been shared yet.");
        return;
    }
    o->ops->words(o->out, o->view->goal);
    if (wb_day_is(o->view->by_when)) {
        wb_str_add(&line, "By ");
        add_day(&line, o->view->by_when);
        wb_str_add(&line, ".");
        give(o, o->ops->line, &line);
    }
}

static void write_said(const struct outline *o)
{
    o->ops->heading(o->out, 3, "For the next session");
    for (size_t i = 0; i < o->view->said_count; i++) {
        o->ops->question(o->out, o->view->said[i].label, NULL);
        o->ops->words(o->out, o->view->said[i].text);
    }
    if (o->view->said_count == 0) {
        o->ops->line(o->out, "Nothing has been said about it yet.");
    }
}

static void write_promise(const struct outline *o, const struct wb_commitment *commitment)
{
    struct wb_str line = {0};
    wb_str_add(&line, commitment->action);
    wb_str_add(&line, commitment->open && commitment->outcome < 0 ? "" : " \xE2\x80\x93 ");
    if (commitment->outcome >= 0) {
        wb_str_add(&line, wb_outcomes[commitment->outcome].label);
        wb_str_addf(&line, "%s%s", commitment->learned ? ": " : "", commitment->learned ? commitment->learned : "");
    }
    if (wb_day_is(commitment->by)) {
        bool past = commitment->open && wb_day_compare(commitment->by, wb_instant_day(o->view->at)) < 0;
        wb_str_add(&line, "; by ");
        add_day(&line, commitment->by);
        wb_str_add(&line, past ? " (the day has passed)" : "");
    }
    if (commitment->with) {
        wb_str_addf(&line, "; with %s", commitment->with);
    }
    if (!isnan(commitment->confidence)) {
        wb_str_add(&line, "; confidence ");
        wb_number_text(commitment->confidence, &line);
        wb_str_add(&line, " of 10");
    }
    give(o, o->ops->item, &line);
}

static size_t write_promises(const struct outline *o, bool open, const char *title)
{
    size_t count = 0;
    for (size_t i = 0; i < o->view->commitments.count; i++) {
        if (o->view->commitments.list[i].open == open) {
            if (count++ == 0) {
                o->ops->heading(o->out, 3, title);
            }
            write_promise(o, &o->view->commitments.list[i]);
        }
    }
    if (count > 0) {
        o->ops->end_list(o->out);
    }
    return count;
}

static void add_value(struct wb_str *line, const struct wb_view_score *score, const struct wb_view_item *item,
                      size_t at)
{
    wb_str_addf(line, "%s: ", score->moments[at].title);
    if (item->words) {
        wb_str_add(line, item->words[at]);
    } else {
        wb_number_text(item->values[at], line);
    }
    wb_str_add(line, score->moments[at].looking_back ? " (looking back)" : "");
}

static void write_score(const struct outline *o, const struct wb_view_score *score)
{
    struct wb_str line = {0};
    o->ops->question(o->out, score->label, NULL);
    for (size_t i = 0; i < score->item_count; i++) {
        const struct wb_view_item *item = &score->items[i];
        bool first = true;
        wb_str_addf(&line, "%s%s", item->label ? item->label : "", item->label ? " \xE2\x80\x93 " : "");
        for (size_t j = 0; j < score->moment_count; j++) {
            if (!isnan(item->values[j]) || item->words) {
                wb_str_add(&line, first ? "" : "; ");
                add_value(&line, score, item, j);
                first = false;
            }
        }
        wb_str_add(&line, first ? "not given" : "");
        give(o, o->ops->item, &line);
    }
    o->ops->end_list(o->out);
}

static void write_brief(const struct outline *o)
{
    o->ops->heading(o->out, 2, "Before the session");
    write_goal(o);
    if (o->view->score_count > 0) {
        o->ops->heading(o->out, 3, "Then and now");
    }
    for (size_t i = 0; i < o->view->score_count; i++) {
        write_score(o, &o->view->scores[i]);
    }
    if (write_promises(o, true, "Promised, and still open") == 0) {
        o->ops->heading(o->out, 3, "Promised, and still open");
        o->ops->line(o->out, "Nothing is open.");
    }
    write_promises(o, false, "Promised, and settled");
    write_said(o);
}

/* ---- the answers ---- */

static const char *const state_words[WB_STATE_COUNT] = {
    [WB_ANSWERED] = "",
    [WB_SKIPPED] = "Skipped.",
    [WB_NOT_ME] = "Not for me.",
    [WB_TALK_INSTEAD] = "Would rather talk about it.",
};

static void write_leaf(const struct outline *o, const struct wb_leaf *leaf)
{
    struct wb_str note = {0};
    const struct {
        bool said;
        const char *words;
    } notes[] = {
        {leaf->changed, "new"},
        {leaf->quote, "may be quoted, without a name"},
        {o->view->own_copy && leaf->sharing == WB_PRIVATE, "private"},
    };
    for (size_t i = 0; i < sizeof(notes) / sizeof(*notes); i++) {
        if (notes[i].said && !o->view->head_page) {
            wb_str_addf(&note, "%s%s", note.len > 0 ? "; " : "", notes[i].words);
        }
    }
    o->ops->question(o->out, leaf->label, note.len > 0 ? wb_str_text(&note) : NULL);
    if (leaf->value) {
        o->ops->words(o->out, leaf->text);
    } else {
        o->ops->line(o->out, state_words[leaf->state]);
    }
    wb_str_fini(&note);
}

static void write_changed(const struct outline *o)
{
    struct wb_str line = {0};
    if (o->view->changed_count == 0 || o->view->only_changes) {
        return;
    }
    wb_str_add(&line, "What is new");
    if (o->view->since_at.seconds != 0) {
        wb_str_add(&line, " since ");
        add_day(&line, wb_instant_day(o->view->since_at));
    }
    o->ops->heading(o->out, 2, wb_str_text(&line));
    wb_str_fini(&line);
    for (size_t i = 0; i < o->view->changed_count; i++) {
        write_leaf(o, o->view->changed[i]);
    }
}

static void write_book(const struct outline *o, const struct wb_view_workbook *book)
{
    if (!o->view->head_page) {
        o->ops->heading(o->out, 2, book->title);
    }
    for (size_t i = 0; i < book->section_count; i++) {
        const struct wb_view_section *section = &book->sections[i];
        if (!o->view->head_page) {
            o->ops->heading(o->out, 3, section->title);
        }
        for (size_t j = 0; j < section->exercise_count; j++) {
            if (!o->view->head_page && section->id[0]) {
                o->ops->heading(o->out, 4, section->exercises[j].title);
            }
            for (size_t k = 0; k < section->exercises[j].leaf_count; k++) {
                write_leaf(o, &section->exercises[j].leaves[k]);
            }
        }
    }
}

static void write_counts(const struct outline *o)
{
    const struct wb_view *view = o->view;
    const struct {
        int count;
        const char *words;
    } counts[] = {
        {view->shared, "shared"},
        {view->kept_private, "kept private"},
        {view->talk_instead, "better talked about"},
        {view->skipped, "skipped"},
        {view->not_me, "marked as not for them"},
        {view->set_aside, "set aside, because they do not apply at present"},
        {view->unanswered, "not answered yet"},
    };
    struct wb_str line = {0};
    o->ops->heading(o->out, 2, "What is not here");
    for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
        wb_str_addf(&line, "%d %s", counts[i].count, counts[i].words);
        give(o, o->ops->item, &line);
    }
    o->ops->end_list(o->out);
    if (view->now_private_count == 0) {
        return;
    }
    o->ops->line(o->out,
                 "Shared in an earlier export and private now. Please treat what you were sent then as private too:");
    for (size_t i = 0; i < view->now_private_count; i++) {
        o->ops->item(o->out, view->now_private[i]);
    }
    o->ops->end_list(o->out);
}

static void write_head_top(const struct outline *o)
{
    struct wb_str line = {0};
    o->ops->heading(o->out, 1, "Careers: a page for you");
    if (o->view->name) {
        wb_str_addf(&line, "From %s, ", o->view->name);
    }
    add_day(&line, wb_instant_day(o->view->at));
    wb_str_add(&line, ".");
    give(o, o->ops->line, &line);
}

void wb_outline_write(struct wb_str *out, const struct wb_outline_ops *ops, const struct wb_view *view)
{
    struct outline o = {out, ops, view};
    if (view->head_page) {
        write_head_top(&o);
    } else {
        write_top(&o);
        write_brief(&o);
        write_changed(&o);
    }
    for (size_t i = 0; i < view->workbook_count; i++) {
        write_book(&o, &view->workbooks[i]);
    }
    if (!view->head_page) {
        write_counts(&o);
    }
}

/* The page before a session: what a coach needs in ten minutes, in the order they need it. */
#include "coach/brief.h"

#include "base/text.h"
#include "inside.h"
#include "workbook/commitments.h"
#include "workbook/type.h"

#include <math.h>
#include <stdlib.h>

enum { EXCERPT = 240 }; /* characters of a new answer: the page is one page, the answers have their own */

struct writing {
    struct wb_coach *coach;
    struct wb_arena *arena;
    struct wb_brief_line *lines;
    size_t count, capacity;
};

static void add(struct writing *w, enum wb_brief_kind kind, const char *text)
{
    w->lines = wb_grow(w->lines, w->count, &w->capacity, sizeof *w->lines);
    w->lines[w->count++] = (struct wb_brief_line){.kind = kind, .text = wb_coach_visible(text, w->arena)};
}

static void add_str(struct writing *w, enum wb_brief_kind kind, struct wb_str *text)
{
    add(w, kind, wb_str_text(text));
    wb_str_fini(text);
}

/* A day as the file has it; what is none stays as it is. */
static void add_day(const struct writing *w, struct wb_str *out, const char *iso)
{
    struct wb_day day;
    char text[WB_DAY_SIZE];
    wb_str_add(out, wb_day_read(iso, &day) ? wb_day_short(day, wb_coach_today(w->coach), text) : iso);
}

/* ------------------------------------------------------------------ its parts, in their order */

static void add_head(struct writing *w, const struct wb_client *client)
{
    char day[WB_DAY_SIZE];
    struct wb_day today = wb_coach_today(w->coach);
    struct wb_str facts = {0};
    add(w, WB_BRIEF_NAME, client->shown);
    wb_str_addf(&facts, "%d of %d answered · exported %s", client->answered, client->asked,
                wb_day_short(wb_instant_day(client->at), today, day));
    if (wb_day_is(client->next_session))
        wb_str_addf(&facts, " · next session %s", wb_day_short(client->next_session, today, day));
    add_str(w, WB_BRIEF_FACTS, &facts);
}

static void add_goal(struct writing *w, const json_t *brief)
{
    const char *goal = wb_json_string(brief, "goal"), *by_when = wb_json_string(brief, "by_when");
    add(w, WB_BRIEF_HEADING, "The goal");
    add(w, WB_BRIEF_TEXT, goal ? goal : "Not shared, or not set yet.");
    if (by_when) {
        struct wb_str by = {0};
        wb_str_add(&by, "By ");
        add_day(w, &by, by_when);
        add_str(w, WB_BRIEF_DETAIL, &by);
    }
}

static void add_scores(struct writing *w, const struct wb_case *one)
{
    const struct wb_score *list;
    size_t count;
    wb_coach_scores(one, w->arena, &list, &count);
    if (count)
        add(w, WB_BRIEF_HEADING, "Then and now");
    for (size_t i = 0; i < count; i++) {
        add(w, WB_BRIEF_SCORE, "");
        w->lines[w->count - 1].score = &list[i];
    }
}

static const char *outcome_label(const char *id)
{
    for (int i = 0; id && i < WB_OUTCOME_COUNT; i++)
        if (wb_same(wb_outcomes[i].id, id))
            return wb_outcomes[i].label;
    return "not reviewed yet";
}

static void add_commitments(struct writing *w, const json_t *brief)
{
    const json_t *list = json_object_get(brief, "commitments");
    add(w, WB_BRIEF_HEADING, "What was promised");
    if (json_array_size(list) == 0)
        add(w, WB_BRIEF_TEXT, "Nothing yet.");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        const char *action = wb_json_string(one, "action"), *by = wb_json_string(one, "by");
        const char *learned = wb_json_string(one, "learned");
        struct wb_str text = {0};
        wb_str_addf(&text, "%s %s (%s", json_is_true(json_object_get(one, "open")) ? "○" : "●", action ? action : "",
                    outcome_label(wb_json_string(one, "outcome")));
        if (by) {
            wb_str_add(&text, ", by ");
            add_day(w, &text, by);
        }
        wb_str_add(&text, ")");
        add_str(w, WB_BRIEF_TEXT, &text);
        if (learned) {
            struct wb_str line = {0};
            wb_str_addf(&line, "learned: %s", learned);
            add_str(w, WB_BRIEF_DETAIL, &line);
        }
    }
}

static void add_said(struct writing *w, const json_t *brief)
{
    const json_t *said = json_object_get(brief, "said");
    for (size_t i = 0; i < json_array_size(said); i++) {
        const json_t *line = json_array_get(said, i);
        const char *label = wb_json_string(line, "label"), *text = wb_json_string(line, "text");
        if (!label || !text)
            continue; /* not of this program */
        add(w, WB_BRIEF_HEADING, label);
        add(w, WB_BRIEF_TEXT, text);
    }
}

static void add_excerpt(struct writing *w, const char *text)
{
    size_t len = strlen(text), end = 0;
    struct wb_str excerpt = {0};
    for (int i = 0; i < EXCERPT && end < len; i++)
        end = wb_cluster_next(text, len, end);
    wb_str_add_n(&excerpt, text, end);
    wb_str_add(&excerpt, end < len ? "…" : "");
    add_str(w, WB_BRIEF_DETAIL, &excerpt);
}

static void add_change(struct writing *w, const struct wb_case_answer *answer)
{
    struct wb_str label = {0};
    wb_str_addf(&label, "%s %s", answer->changed ? "~" : "+", answer->label);
    add_str(w, WB_BRIEF_TEXT, &label);
    add_excerpt(w, *answer->text ? answer->text : answer->state);
}

static void add_changes(struct writing *w, const struct wb_case *one)
{
    size_t changed = 0;
    for (size_t i = 0; i < one->answer_count; i++)
        changed += one->answers[i].new_ || one->answers[i].changed;
    add(w, WB_BRIEF_HEADING, "New since you last read");
    if (changed == 0) {
        add(w, WB_BRIEF_TEXT, "Nothing.");
        return;
    }
    if (!one->read) {
        struct wb_str all = {0};
        wb_str_addf(&all, "All of it: %zu %s yet.", one->answer_count,
                    one->answer_count == 1 ? "answer, not marked as read" : "answers, none of them marked as read");
        add_str(w, WB_BRIEF_TEXT, &all);
        return;
    }
    for (size_t i = 0; i < one->answer_count; i++)
        if (one->answers[i].new_ || one->answers[i].changed)
            add_change(w, &one->answers[i]);
}

static bool add_comments(struct writing *w, const char *client, struct wb_error *err)
{
    const struct wb_case_comment *list;
    size_t count, open = 0;
    if (!wb_coach_comments(w->coach, client, w->arena, &list, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (wb_same(list[i].status, "closed"))
            continue;
        if (open++ == 0)
            add(w, WB_BRIEF_HEADING, "Comments still open");
        add(w, WB_BRIEF_TEXT, list[i].text);
        if (list[i].reply) {
            struct wb_str reply = {0};
            wb_str_addf(&reply, "Reply: %s", list[i].reply);
            add_str(w, WB_BRIEF_DETAIL, &reply);
        }
    }
    return true;
}

bool wb_coach_brief(struct wb_coach *coach, const char *client, struct wb_arena *arena, struct wb_brief *out,
                    struct wb_error *err)
{
    struct writing w = {.coach = coach, .arena = arena};
    struct wb_case one = {0};
    bool done = wb_coach_case(coach, client, arena, &one, err);
    if (done) {
        const json_t *brief = json_object_get(one.response, "brief");
        add_head(&w, &one.client);
        add_goal(&w, brief);
        add_scores(&w, &one);
        add_commitments(&w, brief);
        add_said(&w, brief);
        add_changes(&w, &one);
        done = add_comments(&w, one.client.id, err);
    }
    if (done) {
        struct wb_brief_line *lines = wb_arena_alloc_array(arena, w.count + 1, sizeof *lines);
        memcpy(lines, w.lines, w.count * sizeof *lines);
        *out = (struct wb_brief){lines, w.count};
    }
    free(w.lines);
    wb_case_fini(&one);
    return done;
}

/* ------------------------------------------------------------------ as text */

static void add_value(struct wb_str *out, const struct wb_score_item *item, size_t moment)
{
    if (*item->words[moment])
        wb_str_add(out, item->words[moment]);
    else
        wb_number_text(item->values[moment], out);
}

/* "Money: 2 → 5": the first and the latest of what was given. */
static void score_text(const struct wb_score *score, struct wb_str *out)
{
    wb_str_addf(out, "  %s\n", score->label);
    for (size_t i = 0; i < score->item_count; i++) {
        const struct wb_score_item *item = &score->items[i];
        size_t first, last;
        if (!wb_score_ends(score, item, &first, &last))
            continue;
        wb_str_addf(out, "    %s%s", item->label, *item->label ? ": " : "");
        add_value(out, item, first);
        if (last > first) {
            wb_str_add(out, " → ");
            add_value(out, item, last);
        }
        wb_str_add_char(out, '\n');
    }
}

static void indented(struct wb_str *out, int indent, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");
        wb_str_addf(out, "%*s%.*s\n", indent, "", (int)len, text);
        text += len + (text[len] == '\n');
    }
}

void wb_brief_text(const struct wb_brief *brief, struct wb_str *out)
{
    static const int indents[] = {[WB_BRIEF_NAME] = 0, [WB_BRIEF_FACTS] = 0,  [WB_BRIEF_HEADING] = 0,
                                  [WB_BRIEF_TEXT] = 2, [WB_BRIEF_DETAIL] = 4, [WB_BRIEF_SCORE] = 2};
    for (size_t i = 0; i < brief->count; i++) {
        const struct wb_brief_line *line = &brief->lines[i];
        if (line->kind == WB_BRIEF_HEADING)
            wb_str_add_char(out, '\n');
        if (line->kind == WB_BRIEF_SCORE)
            score_text(line->score, out);
        else
            indented(out, indents[line->kind], line->text);
    }
}

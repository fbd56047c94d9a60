/* The page before a session, as plain text: what a coach needs in ten minutes, in the order they need it. */
#include "base/text.h"
#include "inside.h"
#include "workbook/commitments.h"
#include "workbook/type.h"

/* Everything here came from a file: each text is made visible on its way out. */
static void add_visible(struct wb_str *out, const char *text)
{
    if (text)
        wb_clean(out, text, strlen(text), WB_CLEAN_VISIBLE);
}

static void heading(struct wb_str *out, const char *text)
{
    wb_str_addf(out, "%s%s\n", out->len ? "\n" : "", text);
}

static void indented(struct wb_str *out, const char *text)
{
    struct wb_str clean = {0};
    add_visible(&clean, text);
    const char *line = wb_str_text(&clean);
    while (*line) {
        size_t len = strcspn(line, "\n");
        wb_str_add(out, "  ");
        wb_str_add_n(out, line, len);
        wb_str_add_char(out, '\n');
        line += len + (line[len] == '\n');
    }
    wb_str_fini(&clean);
}

static void add_head(struct wb_str *out, const struct wb_client *client, struct wb_day today)
{
    char day[WB_DAY_SIZE];
    wb_str_addf(out, "%s\n", client->shown);
    wb_str_addf(out, "%d of %d answered · exported %s", client->answered, client->asked,
                wb_day_short(wb_instant_day(client->at), today, day));
    if (wb_day_is(client->next_session))
        wb_str_addf(out, " · next session %s", wb_day_short(client->next_session, today, day));
    wb_str_add_char(out, '\n');
}

static void add_goal(struct wb_str *out, const json_t *brief)
{
    const char *goal = wb_json_string(brief, "goal"), *by_when = wb_json_string(brief, "by_when");
    heading(out, "The goal");
    indented(out, goal ? goal : "Not shared, or not set yet.");
    if (by_when) {
        wb_str_add(out, "  By ");
        add_visible(out, by_when);
        wb_str_add_char(out, '\n');
    }
}

static void add_value(struct wb_str *out, const json_t *item, size_t moment)
{
    const json_t *word = json_array_get(json_object_get(item, "words"), moment);
    const json_t *value = json_array_get(json_object_get(item, "values"), moment);
    if (json_is_string(word) && *json_string_value(word))
        add_visible(out, json_string_value(word));
    else if (json_is_number(value))
        wb_number_text(json_number_value(value), out);
    else
        wb_str_add(out, "–");
}

/* A rating of how it was back then is no point on the way from then to now. */
static bool has_value(const json_t *item, const json_t *moments, size_t moment)
{
    return json_is_number(json_array_get(json_object_get(item, "values"), moment)) &&
           !json_is_true(json_object_get(json_array_get(moments, moment), "looking_back"));
}

/* "Money: 2 → 5": the first and the latest of what was given. */
static void add_score_line(struct wb_str *out, const json_t *item, const json_t *moments)
{
    size_t first = 0, last = json_array_size(moments);
    while (first < last && !has_value(item, moments, first))
        first++;
    while (last > first && !has_value(item, moments, last - 1))
        last--;
    if (first >= last)
        return;
    wb_str_add(out, "  ");
    const char *label = wb_json_string(item, "label");
    if (label) {
        add_visible(out, label);
        wb_str_add(out, ": ");
    }
    add_value(out, item, first);
    if (last - 1 > first) {
        wb_str_add(out, " → ");
        add_value(out, item, last - 1);
    }
    wb_str_add_char(out, '\n');
}

static void add_scores(struct wb_str *out, const json_t *brief)
{
    const json_t *scores = json_object_get(brief, "scores");
    if (json_array_size(scores) == 0)
        return;
    heading(out, "Then and now");
    for (size_t i = 0; i < json_array_size(scores); i++) {
        const json_t *score = json_array_get(scores, i), *items = json_object_get(score, "items");
        const json_t *moments = json_object_get(score, "moments");
        indented(out, wb_json_string(score, "label"));
        for (size_t j = 0; j < json_array_size(items); j++)
            add_score_line(out, json_array_get(items, j), moments);
    }
}

static const char *outcome_label(const char *id)
{
    for (int i = 0; id && i < WB_OUTCOME_COUNT; i++)
        if (wb_same(wb_outcomes[i].id, id))
            return wb_outcomes[i].label;
    return "not reviewed yet";
}

static void add_commitments(struct wb_str *out, const json_t *brief)
{
    const json_t *list = json_object_get(brief, "commitments");
    heading(out, "What was promised");
    if (json_array_size(list) == 0)
        wb_str_add(out, "  Nothing yet.\n");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        const char *by = wb_json_string(one, "by"), *learned = wb_json_string(one, "learned");
        wb_str_addf(out, "  %s ", json_is_true(json_object_get(one, "open")) ? "○" : "●");
        add_visible(out, wb_json_string(one, "action"));
        wb_str_addf(out, " (%s", outcome_label(wb_json_string(one, "outcome")));
        if (by) {
            wb_str_add(out, ", by ");
            add_visible(out, by);
        }
        wb_str_add(out, ")\n");
        if (learned) {
            wb_str_add(out, "    learned: ");
            add_visible(out, learned);
            wb_str_add_char(out, '\n');
        }
    }
}

static void add_said(struct wb_str *out, const json_t *brief)
{
    const json_t *said = json_object_get(brief, "said");
    for (size_t i = 0; i < json_array_size(said); i++) {
        const json_t *line = json_array_get(said, i);
        struct wb_str label = {0};
        add_visible(&label, wb_json_string(line, "label"));
        heading(out, wb_str_text(&label));
        indented(out, wb_json_string(line, "text"));
        wb_str_fini(&label);
    }
}

static void add_changes(struct wb_str *out, const struct wb_case *one)
{
    size_t changed = 0;
    for (size_t i = 0; i < one->answer_count; i++)
        changed += one->answers[i].new_ || one->answers[i].changed;
    heading(out, "New since you last read");
    if (changed == 0)
        wb_str_add(out, "  Nothing.\n");
    for (size_t i = 0; i < one->answer_count; i++) {
        const struct wb_case_answer *answer = &one->answers[i];
        if (!answer->new_ && !answer->changed)
            continue;
        wb_str_addf(out, "  %s %s\n", answer->changed ? "~" : "+", answer->label);
        struct wb_str text = {0};
        indented(&text, *answer->text ? answer->text : answer->state);
        indented(out, wb_str_text(&text));
        wb_str_fini(&text);
    }
}

static bool add_comments(struct wb_coach *coach, struct wb_str *out, const char *client, struct wb_arena *arena,
                         struct wb_error *err)
{
    const struct wb_case_comment *list;
    size_t count, open = 0;
    if (!wb_coach_comments(coach, client, arena, &list, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        open += !wb_same(list[i].status, "closed");
    if (open)
        heading(out, "Comments still open");
    for (size_t i = 0; i < count; i++) {
        if (wb_same(list[i].status, "closed"))
            continue;
        indented(out, list[i].text);
        if (list[i].reply) {
            wb_str_add(out, "  Reply:\n");
            indented(out, list[i].reply);
        }
    }
    return true;
}

bool wb_coach_brief(struct wb_coach *coach, const char *client, struct wb_str *out, struct wb_error *err)
{
    struct wb_arena arena;
    struct wb_case one = {0};
    wb_arena_init(&arena);
    bool done = wb_coach_case(coach, client, &arena, &one, err);
    if (done) {
        const json_t *brief = json_object_get(one.response, "brief");
        add_head(out, &one.client, wb_instant_day(wb_now(&coach->clock)));
        add_goal(out, brief);
        add_scores(out, brief);
        add_commitments(out, brief);
        add_said(out, brief);
        add_changes(out, &one);
        done = add_comments(coach, out, one.client.id, &arena, err);
    }
    wb_case_fini(&one);
    wb_arena_fini(&arena);
    return done;
}

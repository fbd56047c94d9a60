/* JSON, as app/data/response.schema.json describes it. The digest is that of the compact text of all the rest, so that
 * any JSON library can verify it: parse, take the digest out, write compactly in the same order, compare. */
#include "json.h"

#include "base/text.h"
#include "export/digest.h"
#include "export/inert.h"

#include <math.h>

#define FORMAT "careers-workbook/response"
enum { VERSION = 1 };

static json_t *at_json(struct wb_instant at)
{
    char text[WB_INSTANT_SIZE];
    return json_string(wb_instant_write(at, text));
}

/* NULL leaves the key out: what is not there was not said. */
static void set_text(json_t *object, const char *key, const char *text)
{
    if (text && text[0]) {
        wb_json_set_text(object, key, text);
    }
}

static void set_true(json_t *object, const char *key, bool value)
{
    if (value) {
        json_object_set_new(object, key, json_true());
    }
}

static void set_day(json_t *object, const char *key, struct wb_day day)
{
    char text[WB_DAY_SIZE];
    if (wb_day_is(day)) {
        wb_json_set_text(object, key, wb_day_write(day, text));
    }
}

/* Whole numbers without a point, as people write them. */
static json_t *number_json(double number)
{
    if (isnan(number)) {
        return json_null();
    }
    return number == floor(number) && fabs(number) < 1e15 ? json_integer((json_int_t)number) : json_real(number);
}

static void share(json_t *object, const char *key, const json_t *value)
{
    if (value) {
        json_object_set(object, key, (json_t *)(uintptr_t)value); /* a reference more; nothing is changed */
    }
}

/* ---- answers ---- */

static json_t *leaf_json(const struct wb_leaf *leaf)
{
    json_t *out = json_object();
    set_text(out, "prompt", leaf->key);
    set_text(out, "state", wb_state_names[leaf->state]);
    share(out, "value", leaf->value);
    wb_json_set_text(out, "label", leaf->label);
    json_object_set_new(out, "revision", json_integer(leaf->revision));
    json_object_set_new(out, "at", at_json(leaf->at));
    set_text(out, "sharing", wb_sharing_names[leaf->sharing]);
    set_true(out, "quote", leaf->quote);
    set_true(out, "changed", leaf->changed);
    set_true(out, "earlier_question", leaf->earlier_question);
    json_object_set_new(out, "workbook_version", json_integer(leaf->version));
    set_text(out, "section", leaf->section);
    set_text(out, "exercise", leaf->exercise);
    share(out, "wording", leaf->wording);
    return out;
}

static json_t *workbook_json(const struct wb_view_workbook *book)
{
    json_t *out = json_object(), *answers = json_array();
    set_text(out, "workbook", book->id);
    json_object_set_new(out, "version", json_integer(book->version));
    set_text(out, "title", book->title);
    set_text(out, "language", book->language);
    json_object_set_new(out, "asked", json_integer(book->asked));
    json_object_set_new(out, "answered", json_integer(book->answered));
    for (size_t i = 0; i < book->section_count; i++) {
        const struct wb_view_section *section = &book->sections[i];
        for (size_t j = 0; j < section->exercise_count; j++) {
            for (size_t k = 0; k < section->exercises[j].leaf_count; k++) {
                json_array_append_new(answers, leaf_json(&section->exercises[j].leaves[k]));
            }
        }
    }
    json_object_set_new(out, "answers", answers);
    return out;
}

/* ---- the brief page ---- */

static json_t *item_json(const struct wb_view_item *item, size_t moments)
{
    json_t *out = json_object(), *values = json_array();
    set_text(out, "id", item->id);
    set_text(out, "label", item->label);
    for (size_t i = 0; i < moments; i++) {
        json_array_append_new(values, number_json(item->values[i]));
    }
    json_object_set_new(out, "values", values);
    if (item->words) {
        json_t *words = json_array();
        for (size_t i = 0; i < moments; i++) {
            json_array_append_new(words, json_string(item->words[i]));
        }
        json_object_set_new(out, "words", words);
    }
    return out;
}

static void set_prompt(json_t *object, const char *key, const struct wb_prompt *prompt)
{
    struct wb_str name = {0};
    wb_str_addf(&name, "%s/%s", prompt->workbook->id, prompt->key);
    wb_json_set_text(object, key, wb_str_text(&name));
    wb_str_fini(&name);
}

static json_t *score_json(const struct wb_view_score *score)
{
    json_t *out = json_object(), *moments = json_array(), *items = json_array();
    set_prompt(out, "prompt", score->root);
    wb_json_set_text(out, "label", score->label);
    json_object_set_new(out, "start", number_json(score->start));
    json_object_set_new(out, "end", number_json(score->end));
    set_text(out, "low", score->low);
    set_text(out, "high", score->high);
    set_true(out, "wheel", score->wheel);
    for (size_t i = 0; i < score->moment_count; i++) {
        json_t *moment = json_object();
        set_prompt(moment, "prompt", score->moments[i].prompt);
        set_text(moment, "title", score->moments[i].title);
        json_object_set_new(moment, "at", at_json(score->moments[i].at));
        set_true(moment, "looking_back", score->moments[i].looking_back);
        json_array_append_new(moments, moment);
    }
    for (size_t i = 0; i < score->item_count; i++) {
        json_array_append_new(items, item_json(&score->items[i], score->moment_count));
    }
    json_object_set_new(out, "moments", moments);
    json_object_set_new(out, "items", items);
    return out;
}

static json_t *commitment_json(const struct wb_commitment *commitment)
{
    json_t *out = json_object();
    set_text(out, "of", commitment->of);
    set_text(out, "action", commitment->action);
    set_text(out, "first_step", commitment->first_step);
    set_day(out, "by", commitment->by);
    set_text(out, "with", commitment->with);
    set_text(out, "obstacle", commitment->obstacle);
    set_text(out, "then", commitment->then);
    if (!isnan(commitment->confidence)) {
        json_object_set_new(out, "confidence", number_json(commitment->confidence));
    }
    json_object_set_new(out, "open", json_boolean(commitment->open));
    if (commitment->outcome >= 0) {
        set_text(out, "outcome", wb_outcomes[commitment->outcome].id);
    }
    set_text(out, "learned", commitment->learned);
    return out;
}

static json_t *brief_json(const struct wb_view *view)
{
    json_t *out = json_object(), *said = json_array(), *scores = json_array(), *commitments = json_array();
    set_text(out, "goal", view->goal);
    set_day(out, "by_when", view->by_when);
    for (size_t i = 0; i < view->said_count; i++) {
        json_t *line = json_object();
        set_text(line, "id", view->said[i].id);
        set_text(line, "label", view->said[i].label);
        set_text(line, "text", view->said[i].text);
        set_text(line, "when", view->said[i].when);
        json_array_append_new(said, line);
    }
    for (size_t i = 0; i < view->score_count; i++) {
        json_array_append_new(scores, score_json(&view->scores[i]));
    }
    for (size_t i = 0; i < view->commitments.count; i++) {
        json_array_append_new(commitments, commitment_json(&view->commitments.list[i]));
    }
    json_object_set_new(out, "said", said);
    json_object_set_new(out, "scores", scores);
    json_object_set_new(out, "commitments", commitments);
    return out;
}

static json_t *counts_json(const struct wb_view *view)
{
    const struct {
        const char *key;
        int count;
    } counts[] = {
        {"shared", view->shared},         {"kept_private", view->kept_private}, {"skipped", view->skipped},
        {"not_me", view->not_me},         {"talk_instead", view->talk_instead}, {"set_aside", view->set_aside},
        {"unanswered", view->unanswered},
    };
    json_t *out = json_object();
    for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
        json_object_set_new(out, counts[i].key, json_integer(counts[i].count));
    }
    return out;
}

static json_t *now_private_json(const struct wb_view *view)
{
    json_t *list = json_array();
    for (size_t i = 0; i < view->now_private_count; i++) {
        json_t *entry = json_object();
        set_text(entry, "prompt", view->now_private_keys[i]);
        wb_json_set_text(entry, "label", view->now_private[i]);
        json_array_append_new(list, entry);
    }
    return list;
}

static json_t *names_json(const char *const *names, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(list, json_string(names[i]));
    }
    return list;
}

/* What a reader must know to lay it over the exports before. */
static json_t *part_json(const struct wb_view *view)
{
    json_t *out = json_object();
    if (view->part_of_count) {
        json_object_set_new(out, "of", names_json(view->part_of, view->part_of_count));
    }
    json_object_set_new(out, "no_longer", names_json(view->no_longer, view->no_longer_count));
    return out;
}

static json_t *replies_json(const struct wb_view *view)
{
    json_t *list = json_array();
    for (size_t i = 0; i < view->reply_count; i++) {
        json_t *entry = json_object();
        wb_json_set_text(entry, "comment", view->replies[i].comment);
        wb_json_set_text(entry, "text", view->replies[i].text);
        json_array_append_new(list, entry);
    }
    return list;
}

static json_t *view_json(const struct wb_view *view)
{
    json_t *out = json_object(), *person = json_object(), *workbooks = json_array();
    set_text(out, "format", FORMAT);
    json_object_set_new(out, "version", json_integer(VERSION));
    set_text(person, "id", view->person);
    set_text(person, "name", view->name);
    json_object_set_new(out, "person", person);
    json_object_set_new(out, "at", at_json(view->at));
    json_object_set_new(out, "revision", json_integer(view->revision));
    json_object_set_new(out, "since", json_integer(view->since));
    set_true(out, "own_copy", view->own_copy);
    set_true(out, "only_changes", view->only_changes);
    if (view->part) {
        json_object_set_new(out, "part", part_json(view));
    }
    if (view->head_page) {
        set_text(out, "page", "head");
    } else {
        set_day(out, "next_session", view->next_session);
        json_object_set_new(out, "brief", brief_json(view));
        json_object_set_new(out, "counts", counts_json(view));
        json_object_set_new(out, "now_private", now_private_json(view));
    }
    for (size_t i = 0; i < view->workbook_count; i++) {
        json_array_append_new(workbooks, workbook_json(&view->workbooks[i]));
    }
    json_object_set_new(out, "workbooks", workbooks);
    if (view->reply_count) {
        json_object_set_new(out, "replies", replies_json(view));
    }
    return out;
}

/* ---- text ---- */

/* The whole as compact JSON, the digest of the rest put in as its last member. */
static void add_compact(struct wb_str *out, const struct wb_view *view)
{
    char digest[WB_DIGEST_HEX];
    json_t *json = view_json(view);
    wb_json_write(out, json);
    json_decref(json);
    wb_digest_hex(out->data, out->len, digest);
    wb_str_splice(out, out->len - 1, 1, "", 0);
    wb_str_addf(out, ",\"digest\":\"%s\"}", digest);
}

static void add_json(struct wb_str *out, const struct wb_view *view, const char *special)
{
    struct wb_str compact = {0};
    add_compact(&compact, view);
    wb_inert_json(out, compact.data, compact.len, special);
    wb_str_fini(&compact);
}

bool wb_write_json(const struct wb_view *view, struct wb_str *out, struct wb_error *err)
{
    add_json(out, view, "");
    wb_str_add_char(out, '\n');
    return true;
}

void wb_write_json_in_html(const struct wb_view *view, struct wb_str *out)
{
    add_json(out, view, "<>&");
}

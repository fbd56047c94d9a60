#include "report_quotes.h"

#include "export/digest.h"
#include "report_days.h"
#include "report_figures.h"
#include "report_names.h"
#include "report_schools.h"

#include <stdlib.h>

struct quote {
    char digest[WB_DIGEST_HEX];
    char *text;
};
/* What keeps words out, whoever may see them. */
enum held { HELD_NAME, HELD_DAY, HELD_LONG, HELD, HELD_NOT = HELD };
static const struct wb_held_words held_words[HELD] = {
    [HELD_NAME] = {"name", "Words that hold a name (of a person or a school), a part of one, or what somebody wrote in "
                           "place of a choice, are left out. So are common words that are also somebody's name."},
    [HELD_DAY] = {"day", "Words that name a day are left out."},
    [HELD_LONG] = {"long", "Words of more than 600 characters are left out, not cut."},
};

struct quoting {
    const struct wb_gathered *gathered;
    struct wb_known_names *names;
    struct wb_people people; /* all of the report: who gave no words may be known for it, too */
    uint16_t *marks;         /* of the words of each person; 0: none */
    struct quote *list;
    size_t count, capacity;
    size_t held[HELD];
};

static void take_name(void *data, const char *name)
{
    wb_known_names_add(data, name);
}

/* Words in place of a choice: a role title, a kind of school. */
static void take_others(void *data, const char *words)
{
    wb_known_names_add_whole(data, words);
}

static size_t count_characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static char *trimmed(const char *text)
{
    static const char blank[] = " \t\r\n";
    text += strspn(text, blank);
    size_t len = strlen(text);
    while (len && strchr(blank, text[len - 1]))
        len--;
    return wb_copy_n(text, len);
}

static enum held what_holds(const struct quoting *q, const char *text)
{
    if (count_characters(text) > WB_QUOTE_LONGEST)
        return HELD_LONG;
    if (wb_known_names_hold(q->names, text) || wb_holds_school(text))
        return HELD_NAME;
    return wb_holds_day(text) ? HELD_DAY : HELD_NOT;
}

static void take_text(struct quoting *q, int person, const char *given)
{
    char *text = trimmed(given);
    if (!*text) {
        free(text);
        return;
    }
    enum held held = what_holds(q, text);
    q->marks[person] = (uint16_t)(wb_mark(q->marks[person], text, strlen(text)) | 1u);
    if (held != HELD_NOT) {
        q->held[held]++;
        free(text);
        return;
    }
    q->list = wb_grow(q->list, q->count, &q->capacity, sizeof *q->list);
    struct quote *quote = &q->list[q->count++];
    quote->text = text;
    wb_digest_hex(text, strlen(text), quote->digest);
}

static bool take_quote(void *data, const struct wb_counted *counted)
{
    struct quoting *q = data;
    int person = wb_gathered_person(q->gathered, counted->client);
    json_t *value = person < 0 || counted->value[0] != '"'
                        ? NULL
                        : wb_json_read(counted->value, strlen(counted->value), SIZE_MAX, NULL);
    if (json_is_string(value))
        take_text(q, person, json_string_value(value));
    json_decref(value);
    return true;
}

static int by_digest(const void *a, const void *b)
{
    return strcmp(((const struct quote *)a)->digest, ((const struct quote *)b)->digest);
}

static void add_held(json_t *list, const struct wb_held_words *held)
{
    json_t *one = json_object();
    wb_json_set_text(one, "withheld", held->id);
    wb_json_set_text(one, "why", held->why);
    json_array_append_new(list, one);
}

/* Reasons of words that are left out say something of whoever wrote them: nothing is told where a few stand out. */
static void tell(struct quoting *q, json_t *quotes, json_t *held)
{
    if (q->count)
        qsort(q->list, q->count, sizeof *q->list, by_digest);
    for (size_t i = 0; i < q->count; i++)
        if (i == 0 || by_digest(&q->list[i - 1], &q->list[i]) != 0)
            json_array_append_new(quotes, json_string(q->list[i].text));
    for (int i = 0; i < HELD; i++)
        if (q->held[i])
            add_held(held, &held_words[i]);
}

static void set_quotes(struct quoting *q, struct wb_groups *groups, json_t *body)
{
    static const char figure[] = "quotes#latest";
    json_t *quotes = json_array(), *held = json_array();
    const struct wb_group group = {&q->people, q->marks};
    if (wb_groups_single_out(groups, figure, &group)) {
        add_held(held, &wb_held_words[WB_HELD_DIFFERENCE]);
    } else {
        wb_groups_say(groups, figure, &group);
        tell(q, quotes, held);
    }
    json_object_set_new(body, "quotes", quotes);
    json_object_set_new(body, "quotes_withheld", held);
}

bool wb_report_quotes(struct wb_store *store, const struct wb_gathered *gathered, struct wb_groups *groups,
                      json_t *body, struct wb_error *err)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    struct quoting q = {.gathered = gathered,
                        .names = wb_known_names_new(),
                        .people = wb_people_none(&arena, gathered->people),
                        .marks = wb_arena_alloc_array(&arena, gathered->people + 1, sizeof(uint16_t))};
    for (size_t i = 0; i < gathered->people; i++)
        wb_people_add(&q.people, i);
    bool done = wb_caseload_names(store, take_name, q.names, err) &&
                wb_caseload_others(store, take_others, q.names, err) &&
                wb_caseload_quotes(store, take_quote, &q, err);
    if (done)
        set_quotes(&q, groups, body);
    for (size_t i = 0; i < q.count; i++)
        free(q.list[i].text);
    free(q.list);
    wb_known_names_free(q.names);
    wb_arena_fini(&arena);
    return done;
}

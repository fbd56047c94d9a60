#include "person.h"

#include "workbook/type.h"

#include <stdio.h>

/* clang-format off */
const struct person people[PEOPLE] = {
    {"mainstream with Hub",
     {{"setting", "\"mainstream\""}, {"hub", "\"hub\""}, {"also", "[\"teacher\", \"senco\"]"}}, 11, NULL},
    {"special school without Hub",
     {{"setting", "\"special\""}, {"hub", "\"nohub\""}, {"also", "[\"none\"]"}}, 23, NULL},
    {"college and adviser",
     {{"setting", "\"college\""}, {"hub", "\"far\""}, {"also", "[\"adviser\", {\"other\": \"union rep\"}]"}}, 37, NULL},
};
/* clang-format on */

static unsigned stir(unsigned hash, const char *text)
{
    for (; text && *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return (hash ^ (hash >> 15)) * 2246822519u;
}

unsigned draw(const struct person *person, const struct wb_prompt *prompt, const char *what, unsigned below)
{
    unsigned hash = stir(stir(stir(2166136261u + person->seed, prompt->workbook->id), prompt->key), what);
    hash ^= hash >> 13;
    return below ? hash % below : 0;
}

/* One answer, or a part of it, being made up. */
struct making {
    const struct person *person;
    const struct wb_prompt *prompt;
    const struct wb_asked *asked;
    const char *part; /* "" the whole; else it tells this part from the others */
};

static unsigned some(const struct making *m, const char *what, unsigned below)
{
    char name[160];
    snprintf(name, sizeof name, "%s/%s", m->part, what);
    return draw(m->person, m->prompt, name, below);
}

/* ------------------------------------------------------------------ simple types */

/* Lines that look like commands of linear mode, keys of the screen, markup; scripts and clusters. */
static const char *const texts[] = {
    "The new deputy asked what I needed.\nI had no answer ready, for %s.",
    ".\n:skip is a word too, in %s\n..two stops\n\nand after an empty line ",
    "caf\u00e9, cafe\u0301, \u4f60\u597d, \U0001f469\u200d\U0001f3eb: %s",
    " - one\n - *two* <b>%s</b>\n# three & \"four\"\n=1+1",
    ("%s: a line that is long enough to be wrapped on any terminal that people use, and then a little longer than that, "
     "so that it takes three rows at least on the widest of them"),
    "::%s\n:quit\n.",
};
static const char *const lines[] = {
    "nearer six, %s", ":%s begins with a colon", "x %s \u00e9t\u00e9", "=%s", "  %s with spaces  ", "1 2 3 %s j k",
};

static const struct sayings hard = {texts, lines, sizeof texts / sizeof *texts, sizeof lines / sizeof *lines};

static const struct sayings *says(const struct making *m)
{
    return m->person->say ? m->person->say : &hard;
}

static json_t *words_from(const struct making *m, const char *const *list, unsigned count)
{
    const char *words = list[some(m, "words", count)], *place = strstr(words, "%s");
    struct wb_str text = {0};
    wb_str_add_n(&text, words, (size_t)(place - words));
    wb_str_addf(&text, "%s %.20s%s%u%s", m->prompt->key, m->part, *m->part ? " " : "", m->person->seed, place + 2);
    json_t *value = json_stringn(text.data, text.len);
    wb_str_fini(&text);
    return value;
}

static json_t *say_text(const struct making *m)
{
    return words_from(m, says(m)->texts, says(m)->text_count);
}

static json_t *say_line(const struct making *m)
{
    return words_from(m, says(m)->lines, says(m)->line_count);
}

static json_t *say_number(const struct making *m)
{
    double least = m->asked->field->min >= 0 || m->asked->field->min < 0 ? m->asked->field->min : 0;
    return json_integer((json_int_t)least + some(m, "number", 12));
}

static json_t *say_decimal(const struct making *m)
{
    return json_real((double)(1 + some(m, "decimal", 20)) + 0.5);
}

static json_t *say_range(const struct making *m)
{
    const struct wb_range *range = &m->asked->field->range;
    unsigned points = (unsigned)((range->end - range->start) / range->step + 1.5);
    return json_integer((json_int_t)(range->start + range->step * some(m, "point", points)));
}

static json_t *say_date(const struct making *m)
{
    char text[32];
    snprintf(text, sizeof text, "2026-12-%02u", 1 + some(m, "day", 28));
    return json_string(text);
}

static json_t *own_words(const struct making *m)
{
    char text[96];
    snprintf(text, sizeof text, "something else, %s", m->prompt->key);
    return json_pack("{s:s}", "other", text);
}

static json_t *say_one(const struct making *m)
{
    unsigned count = (unsigned)m->asked->choice_count;
    if (m->asked->field->or_other && some(m, "own", 3) == 0)
        return own_words(m);
    return count ? json_string(m->asked->choices[some(m, "which", count)].id) : NULL;
}

static json_t *or_nothing(json_t *list)
{
    if (json_array_size(list))
        return list;
    json_decref(list);
    return NULL;
}

static json_t *say_several(const struct making *m)
{
    json_t *list = json_array();
    size_t most = m->asked->field->max > 0 ? (size_t)m->asked->field->max : 100;
    for (size_t i = 0; i < m->asked->choice_count && json_array_size(list) < most; i++) {
        const struct wb_asked_choice *choice = &m->asked->choices[i];
        if (!choice->alone && some(m, choice->id, 5) < 3)
            json_array_append_new(list, json_string(choice->id));
    }
    if (m->asked->field->or_other && json_array_size(list) < most && some(m, "own", 3) == 0)
        json_array_append_new(list, own_words(m));
    return or_nothing(list);
}

static json_t *say_check(const struct making *m)
{
    return m->prompt->choices_from.key || m->prompt->choices_from_commitments || m->asked->field->choice_count
               ? say_several(m)
               : json_true();
}

static json_t *say_rank(const struct making *m)
{
    json_t *list = json_array();
    size_t count = m->asked->choice_count, most = m->prompt->top ? (size_t)m->prompt->top : count;
    unsigned first = some(m, "first", (unsigned)count), step = count % 7 ? 7 : 1;
    for (size_t i = 0; i < count && i < most; i++)
        json_array_append_new(list, json_string(m->asked->choices[(first + i * step) % count].id));
    return or_nothing(list);
}

static json_t *say_ratings(const struct making *m)
{
    json_t *ratings = json_object();
    bool again = m->prompt->rerate.key || m->prompt->looking_back.key;
    for (size_t i = 0; i < m->asked->choice_count; i++) {
        struct making item = {m->person, m->prompt, m->asked, m->asked->choices[i].id};
        if (m->asked->not_applicable && some(&item, "passed", 7) == 0)
            json_object_set_new(ratings, item.part, json_null());
        else if (i == 0 || again || some(&item, "left out", 11))
            json_object_set_new(ratings, item.part, say_range(&item));
    }
    if (json_object_size(ratings))
        return ratings;
    json_decref(ratings);
    return NULL;
}

/* ------------------------------------------------------------------ rows */

static json_t *say_rows(const struct making *m);

static json_t *(*const say[WB_TYPE_COUNT])(const struct making *m) = {
    [WB_TEXT] = say_text,       [WB_LINE] = say_line,
    [WB_INTEGER] = say_number,  [WB_DECIMAL] = say_decimal,
    [WB_RANGE] = say_range,     [WB_DATE] = say_date,
    [WB_SELECT_ONE] = say_one,  [WB_SELECT_MULTIPLE] = say_several,
    [WB_RANK] = say_rank,       [WB_RATINGS] = say_ratings,
    [WB_TABLE] = say_rows,      [WB_CHECK] = say_check,
    [WB_COMMITMENT] = say_rows, [WB_COMMITMENTS_REVIEW] = say_rows,
    [WB_LETTER] = say_text,
};

json_t *suggested(const struct wb_asked *asked, size_t row, size_t column, struct wb_day today)
{
    const struct wb_asked *cell = &asked->columns[column];
    const char *text = row < asked->row_count && asked->rows[row].cells ? asked->rows[row].cells[column] : NULL;
    json_t *value = NULL;
    if (text && asked->field->type != WB_COMMITMENTS_REVIEW)
        wb_type_of(cell)->parse(cell, text, today, &value, NULL);
    return value;
}

/* The first cell is always given, others mostly; what is suggested stays but now and then. */
static json_t *say_row(const struct making *m, size_t row, const char *name)
{
    json_t *out = json_object();
    for (size_t i = 0; i < m->asked->column_count; i++) {
        char part[160];
        struct making cell = {m->person, m->prompt, &m->asked->columns[i], part};
        json_t *given = suggested(m->asked, row, i, (struct wb_day){2026, 11, 9});
        snprintf(part, sizeof part, "%s/%s", name, cell.asked->field->id);
        if (given && some(&cell, "own", 4)) {
            json_object_set(out, cell.asked->field->id, given);
        } else if (i == 0 || some(&cell, "left", 4)) {
            json_object_set_new(out, cell.asked->field->id, say[cell.asked->field->type](&cell));
        }
        json_decref(given);
    }
    return out;
}

static bool touched(const struct making *m, const json_t *row, size_t index)
{
    for (size_t i = 0; i < m->asked->column_count; i++) {
        json_t *given = suggested(m->asked, index, i, (struct wb_day){2026, 11, 9});
        const json_t *is = json_object_get(row, m->asked->columns[i].field->id);
        bool same = given && is ? json_equal(given, is) : !given && !is;
        json_decref(given);
        if (!same)
            return true;
    }
    return false;
}

static size_t rows_of_own(const struct making *m)
{
    const struct wb_prompt *prompt = m->prompt;
    bool commitment = m->asked->field->type == WB_COMMITMENT;
    size_t most = (size_t)(commitment ? prompt->most : prompt->max_rows), given = m->asked->row_count;
    size_t want = given ? some(m, "own", 2) : 1 + some(m, "own", 3);
    if (m->asked->field->type == WB_COMMITMENTS_REVIEW || prompt->rows_fixed || prompt->rows_from.key)
        return 0;
    return most && given + want > most ? (most > given ? most - given : 0) : want;
}

static json_t *say_rows(const struct making *m)
{
    json_t *rows = json_array();
    const char *id_name = m->asked->field->type == WB_COMMITMENTS_REVIEW ? "of" : "id";
    for (size_t i = 0; i < m->asked->row_count; i++) {
        const struct wb_asked_row *given = &m->asked->rows[i];
        bool must = !given->cells || !given->cells[0] || m->asked->field->type == WB_COMMITMENTS_REVIEW;
        if (!must && some(m, given->id, 3) == 0)
            continue;
        json_t *row = say_row(m, i, given->id);
        json_object_set_new(row, id_name, json_string(given->id));
        if (touched(m, row, i))
            json_array_append(rows, row);
        json_decref(row);
    }
    for (size_t i = 0, own = rows_of_own(m); i < own; i++) {
        char name[32];
        snprintf(name, sizeof name, "own %zu", i);
        json_array_append_new(rows, say_row(m, (size_t)-1, name));
    }
    return or_nothing(rows);
}

/* ------------------------------------------------------------------ all of it */

/* What they are, as JSON; NULL: the question asks for something else. */
static const char *fact(const struct person *person, const struct wb_prompt *prompt)
{
    for (size_t i = 0; i < sizeof person->is / sizeof *person->is && person->is[i].key; i++)
        if (wb_same(person->is[i].key, prompt->key))
            return person->is[i].value;
    return NULL;
}

json_t *value_for(const struct person *person, const struct wb_asked *asked)
{
    const struct wb_prompt *prompt = asked->prompt;
    const char *is = fact(person, prompt);
    struct making m = {person, prompt, asked, ""};
    struct manner manner = manner_for(person, prompt);
    if (is)
        return json_loads(is, JSON_DECODE_ANY, NULL);
    if (manner.state != WB_ANSWERED && draw(person, prompt, "nothing", 2))
        return NULL;
    return say[prompt->field.type](&m);
}

struct manner manner_for(const struct person *person, const struct wb_prompt *prompt)
{
    struct manner manner = {WB_ANSWERED, false, false};
    bool plain = prompt->field.type == WB_TEXT || prompt->field.type == WB_LINE;
    if (fact(person, prompt)) {
        manner.consents = prompt->quotable;
        return manner;
    }
    if (plain && draw(person, prompt, "state", 8) == 0)
        manner.state = WB_SKIPPED + draw(person, prompt, "which state", 3);
    manner.turns_sharing = draw(person, prompt, "sharing", 9) == 0;
    manner.consents = prompt->quotable && draw(person, prompt, "quote", 2) == 0;
    return manner;
}

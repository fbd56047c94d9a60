#include "report_quotes.h"

#include "base/text.h"
#include "export/digest.h"
#include "report_figures.h"

#include <stdlib.h>

/* ------------------------------------------------------------------ names */

enum { PART = 3, INSIDE = 5, RUN = 64 }; /* letters: looked for as a word; inside of words too; of a word at most */

struct wb_known_names {
    json_t *words;   /* folded parts and names of one word */
    json_t *phrases; /* folded names whose parts are all shorter, between spaces: " bo li " */
};

struct wb_known_names *wb_known_names_new(void)
{
    struct wb_known_names *names = wb_alloc(sizeof *names);
    names->words = json_object();
    names->phrases = json_array();
    return names;
}

void wb_known_names_free(struct wb_known_names *names)
{
    if (!names)
        return;
    json_decref(names->words);
    json_decref(names->phrases);
    free(names);
}

/* Signs and spaces end a word; everything else beyond ASCII counts as a letter. */
static bool is_letter(uint32_t code)
{
    return code < 0x80 ? (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')
                       : code >= 0xC0 && !(code >= 0x2000 && code < 0x2C00) && !(code >= 0x3000 && code < 0x3041);
}

/* Scripts without spaces between words: there a name may begin anywhere. */
static bool is_unspaced(uint32_t code)
{
    return code >= 0x0E00 && !(code >= 0x10A0 && code < 0x1780) && !(code >= 0x1800 && code < 0x2E80) &&
           !(code >= 0xAC00 && code < 0xD7B0);
}

/* The next word of a folded text: its letters, as offsets of their beginnings and of the end. Signs of `joined` are
 * passed over within it. False at the end. */
struct word {
    size_t at[RUN + 1];
    int letters;
    bool unspaced;
};

static bool next_word(const char *text, size_t len, size_t *at, struct word *word)
{
    *word = (struct word){.letters = 0};
    while (*at < len && word->letters < RUN) {
        uint32_t code;
        size_t size = wb_utf8_decode(text + *at, len - *at, &code);
        if (!is_letter(code)) {
            if (word->letters)
                break;
            *at += size;
            continue;
        }
        word->at[word->letters++] = *at;
        word->unspaced = word->unspaced || is_unspaced(code);
        *at += size;
        word->at[word->letters] = *at;
    }
    return word->letters > 0;
}

static void add_word(struct wb_known_names *names, const char *data, size_t len)
{
    char *copy = wb_copy_n(data, len);
    json_object_set_new(names->words, copy, json_true());
    free(copy);
}

/* "O'Brien-Li" without its signs, as it is sometimes written. */
static void add_joined(struct wb_known_names *names, const char *folded)
{
    struct wb_str joined = {0};
    while (*folded) {
        size_t len = strcspn(folded, "'-.");
        const char *curled = strstr(folded, "\xE2\x80\x99");
        if (curled && (size_t)(curled - folded) < len)
            len = (size_t)(curled - folded);
        wb_str_add_n(&joined, folded, len);
        folded += len;
        folded += *folded == '\0' ? 0 : strncmp(folded, "\xE2\x80\x99", 3) == 0 ? 3 : 1;
    }
    size_t at = 0;
    struct word word;
    while (next_word(wb_str_text(&joined), joined.len, &at, &word))
        if (word.letters >= PART)
            add_word(names, joined.data + word.at[0], at - word.at[0]);
    wb_str_fini(&joined);
}

void wb_known_names_add(struct wb_known_names *names, const char *name)
{
    struct wb_str folded = {0}, phrase = {0};
    size_t at = 0;
    int words = 0;
    bool any = false;
    struct word word;
    wb_fold(&folded, name);
    wb_str_add_char(&phrase, ' ');
    while (next_word(wb_str_text(&folded), folded.len, &at, &word)) {
        size_t len = at - word.at[0];
        wb_str_add_n(&phrase, folded.data + word.at[0], len);
        wb_str_add_char(&phrase, ' ');
        words++;
        if (word.letters >= PART || (word.unspaced && word.letters > 1)) {
            add_word(names, folded.data + word.at[0], len);
            any = true;
        }
    }
    if (words > 0 && !any)
        json_array_append_new(names->phrases, json_string(wb_str_text(&phrase)));
    add_joined(names, wb_str_text(&folded));
    wb_str_fini(&folded);
    wb_str_fini(&phrase);
}

/* Whether `letters` letters from the `from`th of a word are a name there: the whole word, or all but a letter or two
 * ("Sams"), or, of a longer name, any part of it. */
static bool counts_at(const struct word *word, int from, int letters)
{
    return letters >= INSIDE || (word->unspaced && letters > 1) ||
           (letters >= PART && from == 0 && word->letters - letters <= 1);
}

static bool word_holds(const struct wb_known_names *names, const char *text, const struct word *word)
{
    for (int from = 0; from < word->letters; from++)
        for (int letters = word->letters - from; letters > 1; letters--) {
            size_t begin = word->at[from], end = word->at[from + letters];
            if (counts_at(word, from, letters) && json_object_getn(names->words, text + begin, end - begin))
                return true;
        }
    return false;
}

bool wb_known_names_hold(const struct wb_known_names *names, const char *text)
{
    struct wb_str folded = {0}, spaced = {0};
    size_t at = 0;
    bool holds = false;
    struct word word;
    wb_fold(&folded, text);
    wb_str_add_char(&spaced, ' ');
    while (next_word(wb_str_text(&folded), folded.len, &at, &word)) {
        holds = holds || word_holds(names, folded.data, &word);
        wb_str_add_n(&spaced, folded.data + word.at[0], at - word.at[0]);
        wb_str_add_char(&spaced, ' ');
    }
    for (size_t i = 0; !holds && i < json_array_size(names->phrases); i++)
        holds = strstr(wb_str_text(&spaced), json_string_value(json_array_get(names->phrases, i))) != NULL;
    wb_str_fini(&folded);
    wb_str_fini(&spaced);
    return holds;
}

/* ------------------------------------------------------------------ quotes */

struct quote {
    char digest[WB_DIGEST_HEX];
    char *text;
};
struct quoting {
    const struct wb_gathered *gathered;
    struct wb_known_names *names;
    struct wb_people people;
    uint16_t *marks; /* of the words of each person */
    struct quote *list;
    size_t count, capacity;
    bool named, lengthy;
};

static void take_name(void *data, const char *name)
{
    wb_known_names_add(data, name);
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

static void take_text(struct quoting *q, int person, const char *given)
{
    char *text = trimmed(given);
    bool lengthy = count_characters(text) > WB_QUOTE_LONGEST;
    bool named = *text && !lengthy && wb_known_names_hold(q->names, text);
    q->lengthy = q->lengthy || lengthy;
    q->named = q->named || named;
    if (!*text || lengthy || named) {
        free(text);
        return;
    }
    q->list = wb_grow(q->list, q->count, &q->capacity, sizeof *q->list);
    struct quote *quote = &q->list[q->count++];
    quote->text = text;
    wb_digest_hex(text, strlen(text), quote->digest);
    wb_people_add(&q->people, (size_t)person);
    q->marks[person] = wb_mark(q->marks[person], text, strlen(text));
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

static const struct wb_held_words held_name = {
    "name",
    "Words that hold a name, or a part of one, are left out. So are common words that are also somebody's name."};
static const struct wb_held_words held_long = {"long", "Words of more than 600 characters are left out, not cut."};

static void add_held(json_t *list, const struct wb_held_words *held)
{
    json_t *one = json_object();
    wb_json_set_text(one, "withheld", held->id);
    wb_json_set_text(one, "why", held->why);
    json_array_append_new(list, one);
}

static void set_quotes(struct quoting *q, struct wb_groups *groups, json_t *body)
{
    static const char figure[] = "quotes#latest";
    json_t *quotes = json_array(), *held = json_array();
    const struct wb_group group = {&q->people, q->marks};
    bool near = q->count > 0 && wb_groups_near(groups, figure, &group);
    if (q->count && !near)
        wb_groups_say(groups, figure, &group);
    if (q->count)
        qsort(q->list, q->count, sizeof *q->list, by_digest);
    for (size_t i = 0; !near && i < q->count; i++)
        if (i == 0 || by_digest(&q->list[i - 1], &q->list[i]) != 0)
            json_array_append_new(quotes, json_string(q->list[i].text));
    if (near)
        add_held(held, &wb_held_words[WB_HELD_DIFFERENCE]);
    if (q->named)
        add_held(held, &held_name);
    if (q->lengthy)
        add_held(held, &held_long);
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
    bool done = wb_caseload_names(store, take_name, q.names, err) && wb_caseload_quotes(store, take_quote, &q, err);
    if (done)
        set_quotes(&q, groups, body);
    for (size_t i = 0; i < q.count; i++)
        free(q.list[i].text);
    free(q.list);
    wb_known_names_free(q.names);
    wb_arena_fini(&arena);
    return done;
}

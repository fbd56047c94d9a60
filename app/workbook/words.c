#include "words.h"

#include "asked_parts.h"
#include "base/text.h"
#include "chosen.h"
#include "reader.h"
#include "workbook/series.h"
#include "workbook/type.h"

#include <stdlib.h>
#include <string.h>

/* A word is part of a sentence: a longer answer is cut, and words that call each other stop here. */
enum { WORDS_WITHIN_WORDS = 8 };
static const size_t word_bytes = 240;

static bool id_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

bool wb_word_in(const char *text, size_t *from, size_t *at, char name[static WB_WORD_MAX])
{
    const char *brace = text + *at;
    while ((brace = strchr(brace, '{'))) {
        size_t len = 0;
        while (id_char(brace[1 + len])) {
            len++;
        }
        if (len > 0 && len < WB_WORD_MAX && brace[1 + len] == '}') {
            memcpy(name, brace + 1, len);
            name[len] = '\0';
            *from = (size_t)(brace - text);
            *at = *from + len + 2;
            return true;
        }
        brace++;
    }
    return false;
}

/* Whether what is added at the end of `out` opens a sentence. */
static bool opens_sentence(const struct wb_str *out, size_t start)
{
    size_t at = out->len;
    while (at > start && strchr("\"'(*_", out->data[at - 1])) {
        at--;
    }
    if (at == start || out->data[at - 1] == '\n') {
        return true;
    }
    return at - start >= 2 && out->data[at - 1] == ' ' && strchr(".?!\n", out->data[at - 2]);
}

/* Capitals of ASCII and of Latin-1's letters, which is what opens words in the languages that workbooks have so far. */
static void capitalise(char *text)
{
    unsigned char *byte = (unsigned char *)text;
    if (byte[0] >= 'a' && byte[0] <= 'z') {
        byte[0] = (unsigned char)(byte[0] - ('a' - 'A'));
    } else if (byte[0] == 0xC3 && byte[1] >= 0xA0 && byte[1] <= 0xBE && byte[1] != 0xB7) {
        byte[1] = (unsigned char)(byte[1] - 0x20);
    }
}

static void add_escaped(struct wb_str *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_{}[]<>()#+-.!|&~", *text)) {
            wb_str_add_char(out, '\\');
        }
        wb_str_add_char(out, *text);
    }
}

void wb_fill(const struct wb_filler *filler, const char *text, struct wb_str *out)
{
    size_t start = out->len, done = 0, from, at = 0;
    char name[WB_WORD_MAX];
    while (text && wb_word_in(text, &from, &at, name)) {
        bool from_answer = false;
        const char *word = filler->find(filler->data, name, &from_answer);
        if (!word) {
            continue;
        }
        wb_str_add_n(out, text + done, from - done);
        bool opens = opens_sentence(out, start);
        size_t here = out->len;
        if (filler->markdown && from_answer) {
            add_escaped(out, word);
        } else {
            wb_str_add(out, word);
        }
        if (opens && out->len > here) {
            capitalise(out->data + here);
        }
        done = at;
    }
    if (text) {
        wb_str_add(out, text + done);
    }
}

static int compare_word(const void *name, const void *word)
{
    return strcmp(name, ((const struct wb_word *)word)->name);
}

const struct wb_word *wb_word_find(const struct wb_workbook *workbook, const char *name)
{
    return workbook->word_count == 0
               ? NULL
               : bsearch(name, workbook->words, workbook->word_count, sizeof(*workbook->words), compare_word);
}

/* In `among`, first is most: what was ranked. Without it, or where two tie outside it, the order of the workbook. */
static size_t place_in(const struct wb_chosen_list *among, const char *id)
{
    const struct wb_chosen *found = wb_chosen_find(among, id);
    return found ? (size_t)(found - among->list) : (size_t)-1;
}

const char *wb_lowest_item(const struct wb_reader *reader, const struct wb_lowest *lowest)
{
    const json_t *value = wb_value(reader, &lowest->of);
    const struct wb_prompt *ratings = lowest->of.prompt, *ranked = lowest->among.prompt;
    if (!ratings || !json_is_object(value)) {
        return NULL;
    }
    struct wb_chosen_list among = {0};
    if (lowest->among.key) {
        if (ranked) {
            among = wb_chosen(&ranked->field, ranked->top, wb_value(reader, &lowest->among));
        }
        if (among.count == 0) {
            wb_chosen_fini(&among);
            return NULL;
        }
    }
    const char *best = NULL;
    double best_rating = 0;
    size_t best_place = 0;
    for (size_t i = 0; i < ratings->field.choice_count; i++) {
        const char *id = ratings->field.choices[i].id;
        const json_t *rating = json_object_get(value, id);
        size_t place = lowest->among.key ? place_in(&among, id) : i;
        if (!json_is_number(rating) || place == (size_t)-1) {
            continue;
        }
        double number = json_number_value(rating);
        if (!best || number < best_rating || (number == best_rating && place < best_place)) {
            best = id;
            best_rating = number;
            best_place = place;
        }
    }
    wb_chosen_fini(&among);
    return best;
}

bool wb_section_suggested(const struct wb_reader *reader, const struct wb_section *section)
{
    const struct wb_lowest *when = section->suggest_when;
    return when && wb_same(wb_lowest_item(reader, when), when->item);
}

static char *word_by(const struct wb_reader *reader, const struct wb_word *word)
{
    const json_t *value = wb_value(reader, &word->of);
    const struct wb_prompt *prompt = word->of.prompt;
    if (!value || !prompt) {
        return NULL;
    }
    char *text = NULL;
    struct wb_chosen_list chosen = wb_chosen(&prompt->field, prompt->top, value);
    for (size_t i = 0; i < word->case_count && chosen.count > 0 && !text; i++) {
        if (strcmp(word->cases[i].id, chosen.list[0].id) == 0) {
            text = wb_copy(word->cases[i].text);
        }
    }
    wb_chosen_fini(&chosen);
    return text;
}

static char *word_lowest(const struct wb_reader *reader, const struct wb_word *word)
{
    const char *id = wb_lowest_item(reader, &word->lowest);
    const struct wb_prompt *prompt = word->lowest.of.prompt;
    for (size_t i = 0; id && i < prompt->field.choice_count; i++) {
        if (strcmp(prompt->field.choices[i].id, id) == 0) {
            struct wb_str label = {0};
            wb_fill_words(reader, prompt->workbook, prompt->field.choices[i].label, &label);
            return wb_str_take(&label);
        }
    }
    return NULL;
}

/* An answer as part of a sentence: one line, no full stop at its end, not longer than a sentence bears. */
static char *as_phrase(struct wb_str *text)
{
    struct wb_str out = {0};
    bool space = false;
    for (size_t i = 0; i < text->len; i++) {
        bool blank = strchr(" \t\r\n", text->data[i]) != NULL;
        if (blank || text->data[i] == '\0') {
            space = out.len > 0;
            continue;
        }
        if (space) {
            wb_str_add_char(&out, ' ');
        }
        space = false;
        wb_str_add_char(&out, text->data[i]);
        if (out.len > 4 * word_bytes) {
            break;
        }
    }
    if (out.len > word_bytes) {
        size_t cut = 0;
        for (size_t next = 0; next <= word_bytes; next = wb_cluster_next(out.data, out.len, next)) {
            cut = next;
        }
        wb_str_splice(&out, cut, out.len - cut, "\xE2\x80\xA6", 3);
    } else if (out.len > 1 && out.data[out.len - 1] == '.' && out.data[out.len - 2] != '.') {
        wb_str_splice(&out, out.len - 1, 1, "", 0);
    }
    wb_str_fini(text);
    if (out.len == 0) {
        wb_str_fini(&out);
        return NULL;
    }
    return wb_str_take(&out);
}

static char *word_answer(const struct wb_reader *reader, const struct wb_word *word)
{
    const json_t *value = wb_value(reader, &word->of);
    const struct wb_prompt *prompt = word->of.prompt;
    if (!value || !prompt) {
        return NULL;
    }
    struct wb_str text = {0};
    if (wb_types[prompt->field.type].edited && json_is_string(value)) {
        size_t len = json_string_length(value);
        wb_str_add_n(&text, json_string_value(value), len < 16 * word_bytes ? len : 16 * word_bytes);
    } else {
        struct wb_arena arena;
        wb_arena_init(&arena);
        wb_value_text(wb_ask_offer(reader, prompt, &arena), value, &text);
        wb_arena_fini(&arena);
    }
    return as_phrase(&text);
}

static char *(*const kinds[])(const struct wb_reader *, const struct wb_word *) = {
    [WB_WORD_BY] = word_by,
    [WB_WORD_LOWEST] = word_lowest,
    [WB_WORD_ANSWER] = word_answer,
};

const char *wb_word_text(const struct wb_reader *reader, const struct wb_workbook *workbook, const struct wb_word *word,
                         bool *from_answer)
{
    size_t index = (size_t)(word - workbook->words);
    struct word_memo *memo = &wb_reader_book(reader, workbook)->words[index];
    if (memo->known == UNKNOWN && reader->memo->words_open < WORDS_WITHIN_WORDS) {
        memo->known = IN_WORK; /* a word within itself is its otherwise */
        reader->memo->words_open++;
        char *text = kinds[word->kind](reader, word);
        reader->memo->words_open--;
        memo = &wb_reader_book(reader, workbook)->words[index]; /* the list of books may have moved */
        *memo = (struct word_memo){YES, text, word->kind == WB_WORD_ANSWER};
    }
    *from_answer = memo->from_answer;
    return memo->known == YES ? memo->text : NULL;
}

/* What a word is made from, where that is an answer that may be given again. */
static const struct wb_prompt *told_by(const struct wb_word *word)
{
    return word->kind == WB_WORD_LOWEST ? word->lowest.of.prompt : word->of.prompt;
}

/* Labels may hold words, so asking may come back to here: what is asked meanwhile is shown to nobody. */
bool wb_word_told(const struct wb_reader *reader, const struct wb_exercise *page, const struct wb_word *word)
{
    const struct wb_prompt *prompt = told_by(word);
    if (!page || !prompt || reader->memo->telling) {
        return false;
    }
    reader->memo->telling = true;
    bool told = wb_series_told(reader, page, prompt);
    reader->memo->telling = false;
    return told;
}

struct now {
    const struct wb_reader *reader;
    const struct wb_workbook *workbook;
    const struct wb_exercise *page; /* that it stands on, or NULL */
};

static const char *find_now(void *data, const char *name, bool *from_answer)
{
    const struct now *now = data;
    const struct wb_word *word = wb_word_find(now->workbook, name);
    if (!word) {
        return NULL;
    }
    if (wb_word_told(now->reader, now->page, word)) {
        return word->otherwise;
    }
    const char *text = wb_word_text(now->reader, now->workbook, word, from_answer);
    *from_answer = *from_answer && text;
    return text ? text : word->otherwise;
}

void wb_fill_as_seen(const struct wb_reader *reader, const struct wb_workbook *words, const struct wb_exercise *page,
                     const char *text, bool markdown, struct wb_str *out)
{
    struct now now = {reader, words, page};
    struct wb_filler filler = {find_now, &now, markdown};
    wb_fill(&filler, text, out);
}

void wb_fill_words(const struct wb_reader *reader, const struct wb_workbook *workbook, const char *text,
                   struct wb_str *out)
{
    wb_fill_as_seen(reader, workbook, NULL, text, false, out);
}

void wb_fill_markdown(const struct wb_reader *reader, const struct wb_workbook *workbook, const char *text,
                      struct wb_str *out)
{
    wb_fill_as_seen(reader, workbook, NULL, text, true, out);
}

void wb_fill_words_on(const struct wb_reader *reader, const struct wb_exercise *page, const char *text,
                      struct wb_str *out)
{
    wb_fill_as_seen(reader, page->section->workbook, page, text, false, out);
}

void wb_fill_markdown_on(const struct wb_reader *reader, const struct wb_exercise *page, const char *text,
                         struct wb_str *out)
{
    wb_fill_as_seen(reader, page->section->workbook, page, text, true, out);
}

void wb_fill_recalled(const struct wb_reader *reader, const struct wb_exercise *page, const struct wb_prompt *recalled,
                      struct wb_str *out)
{
    wb_fill_as_seen(reader, recalled->workbook, page, recalled->field.label, false, out);
}

/* ---- titles ---- */

static const char **titles_kept(const struct wb_reader *reader, const struct wb_workbook *workbook)
{
    struct book_memo *memo = wb_reader_book(reader, workbook);
    if (!memo->titles) {
        memo->titles = wb_alloc_array(2 * workbook->prompt_count + 1, sizeof(*memo->titles));
        wb_arena_init(&memo->titles_arena);
    }
    return memo->titles;
}

/* A title holds words seldom, and is shown often: filled in once, it is kept under its place in the workbook. */
static const char *title_of(const struct wb_reader *reader, const struct wb_workbook *workbook, size_t place,
                            const struct wb_exercise *page, const char *title)
{
    if (!title || !strchr(title, '{')) {
        return title;
    }
    const char **titles = titles_kept(reader, workbook);
    if (!titles[place]) {
        struct wb_str out = {0};
        wb_fill_as_seen(reader, workbook, page, title, false, &out);
        titles[place] = wb_arena_copy(&wb_reader_book(reader, workbook)->titles_arena, wb_str_text(&out));
        wb_str_fini(&out);
    }
    return titles[place];
}

/* Sections and exercises stand under the order of their first prompt, as in the memo of what applies. */
const char *wb_exercise_title(const struct wb_reader *reader, const struct wb_exercise *exercise)
{
    return title_of(reader, exercise->section->workbook, exercise->prompts->order, exercise, exercise->title);
}

const char *wb_section_title(const struct wb_reader *reader, const struct wb_section *section)
{
    const struct wb_workbook *workbook = section->workbook;
    return title_of(reader, workbook, workbook->prompt_count + section->exercises->prompts->order, NULL,
                    section->title);
}

const char *wb_workbook_title(const struct wb_reader *reader, const struct wb_workbook *workbook)
{
    return title_of(reader, workbook, 2 * workbook->prompt_count, NULL, workbook->title);
}

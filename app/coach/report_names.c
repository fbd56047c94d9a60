#include "report_names.h"

#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"

enum { PART = 3, INSIDE = 5, RUN = 64 }; /* letters: looked for as a word; inside of words too; of a word at most */

struct wb_known_names {
    json_t *words;   /* folded parts and names of one word */
    json_t *phrases; /* folded, between spaces: " bo li ", all that is looked for as a whole */
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

/* The words of a folded text, between spaces. */
static int add_spaced(struct wb_str *out, const char *folded, size_t len)
{
    size_t at = 0;
    int words = 0;
    struct word word;
    wb_str_add_char(out, ' ');
    while (next_word(folded, len, &at, &word)) {
        wb_str_add_n(out, folded + word.at[0], at - word.at[0]);
        wb_str_add_char(out, ' ');
        words++;
    }
    return words;
}

static bool add_parts(struct wb_known_names *names, const struct wb_str *folded)
{
    size_t at = 0;
    bool any = false;
    struct word word;
    while (next_word(wb_str_text(folded), folded->len, &at, &word))
        if (word.letters >= PART || (word.unspaced && word.letters > 1)) {
            add_word(names, folded->data + word.at[0], at - word.at[0]);
            any = true;
        }
    return any;
}

void wb_known_names_add(struct wb_known_names *names, const char *name)
{
    struct wb_str folded = {0};
    wb_fold(&folded, name);
    if (!add_parts(names, &folded))
        wb_known_names_add_whole(names, name);
    add_joined(names, wb_str_text(&folded));
    wb_str_fini(&folded);
}

void wb_known_names_add_whole(struct wb_known_names *names, const char *words)
{
    struct wb_str folded = {0}, spaced = {0};
    wb_fold(&folded, words);
    if (add_spaced(&spaced, wb_str_text(&folded), folded.len) > 0)
        json_array_append_new(names->phrases, json_string(wb_str_text(&spaced)));
    wb_str_fini(&folded);
    wb_str_fini(&spaced);
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
    while (next_word(wb_str_text(&folded), folded.len, &at, &word))
        holds = holds || word_holds(names, folded.data, &word);
    add_spaced(&spaced, wb_str_text(&folded), folded.len);
    for (size_t i = 0; !holds && i < json_array_size(names->phrases); i++)
        holds = strstr(wb_str_text(&spaced), json_string_value(json_array_get(names->phrases, i))) != NULL;
    wb_str_fini(&folded);
    wb_str_fini(&spaced);
    return holds;
}

/* No list of schools is at hand, so it goes by how such names are written: a capital word that says what it is, with
 * another before it that is no common one. */
#include "report_schools.h"

#include "base/str.h"

#include <ctype.h>
#include <strings.h>

static const char *const kinds[] = {"academy", "academies", "college", "comprehensive", "grammar", "infants", "juniors",
                                    "polytechnic", "primary", "school", "schools", "trust", "university", "utc", NULL};
/* Capital at the beginning of a sentence, or part of what kind of school it is. */
static const char *const common[] = {
    "a",       "after",   "all",    "an",      "and",      "another",   "any",     "as",    "at",     "before", "boarding",
    "but",     "by",      "careers", "city",   "each",     "every",     "faith",   "for",   "form",   "free",   "from",
    "further", "girls",   "boys",   "grammar", "her",      "high",      "his",     "i",     "if",     "in",     "independent",
    "infants", "its",     "junior", "local",   "mainstream", "many",    "middle",  "most",  "my",     "no",     "nursery",
    "of",      "on",      "one",    "other",   "our",      "primary",   "private", "rural", "school", "secondary", "since",
    "sixth",   "small",   "some",   "special", "state",    "studio",    "that",    "the",   "their",  "these",  "this",
    "those",   "to",      "two",    "university", "upper", "we",        "when",    "whole", "with",   "your",   NULL};

static bool is_in(const char *const *list, const char *word, size_t len)
{
    for (; *list; list++)
        if (strlen(*list) == len && strncasecmp(*list, word, len) == 0)
            return true;
    return false;
}

static bool is_of_word(unsigned char c)
{
    return isalnum(c) || c == '\'' || c >= 0x80;
}

/* Capitals beyond ASCII are not told from small letters: such a word is a proper one where it stands in such a row. */
static bool is_capital(const char *word)
{
    return isupper((unsigned char)*word) || (unsigned char)*word >= 0x80;
}

struct word {
    const char *text;
    size_t len;
    bool capital, ends; /* `ends`: a sign after it that ends a name */
};

static const char *next_word(const char *at, struct word *out)
{
    while (*at && !is_of_word((unsigned char)*at))
        at++;
    *out = (struct word){.text = at, .capital = is_capital(at)};
    while (is_of_word((unsigned char)at[out->len]))
        out->len++;
    at += out->len;
    for (; *at && !is_of_word((unsigned char)*at); at++)
        out->ends = out->ends || strchr(".!?;:,()\n", *at);
    return at;
}

bool wb_holds_school(const char *text)
{
    bool proper = false;                     /* in this row of capitals a word that is not a common one */
    enum { NO, KIND, KIND_OF } before = NO; /* "University", "University of" */
    struct word word;
    for (text = next_word(text, &word); word.len; text = next_word(text, &word)) {
        bool is_kind = word.capital && is_in(kinds, word.text, word.len);
        bool is_proper = word.capital && !is_kind && !is_in(common, word.text, word.len);
        bool is_of = word.len == 2 && strncmp(word.text, "of", word.len) == 0;
        if ((is_kind && proper) || (is_proper && before == KIND_OF))
            return true;
        proper = word.capital && (proper || is_proper) && !word.ends;
        before = word.ends ? NO : is_kind ? KIND : is_of && before == KIND ? KIND_OF : NO;
    }
    return false;
}

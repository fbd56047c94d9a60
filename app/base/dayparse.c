/* Days as people type them. A phrase is cut into numbers, words and marks; small words are passed over; then each
 * form in turn is tried on the whole of it. */
#include "base/time.h"

#include "day.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOKENS = 8, WORD_SIZE = 16 };

struct token {
    enum { NUMBER, WORD } kind;
    int number, digits;
    bool ordinal;         /* "3rd" */
    char mark;            /* the '/', '-' or '.' between this number and the next */
    char word[WORD_SIZE]; /* lower case */
};

struct phrase {
    struct token tokens[TOKENS];
    size_t count;
    struct wb_day today;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

/* A number, with its ordinal ending and the mark that leads on to another number. */
static const char *take_number(const char *at, struct token *token)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", NULL};

    *token = (struct token){.kind = NUMBER};
    for (; is_digit(*at); at++) {
        if (++token->digits > 4)
            return NULL;
        token->number = token->number * 10 + *at - '0';
    }
    if (is_letter(at[0]) && is_letter(at[1]) && !is_letter(at[2])) {
        char ending[] = {(char)(at[0] | 32), (char)(at[1] | 32), '\0'};
        token->ordinal = one_of(ending, endings);
        if (token->ordinal)
            at += 2;
    }
    if ((*at == '/' || *at == '-' || *at == '.') && is_digit(at[1]))
        token->mark = *at++;
    return at;
}

static const char *take_word(const char *at, struct token *token)
{
    size_t len = 0;

    *token = (struct token){.kind = WORD};
    for (; is_letter(*at); at++) {
        if (len + 1 == WORD_SIZE)
            return NULL;
        token->word[len++] = (char)(*at | 32);
    }
    return at;
}

static bool cut(const char *typed, struct phrase *phrase)
{
    static const char *const small[] = {"the", "of", "on", "by", NULL};

    for (const char *at = typed; *at;) {
        if (strchr(" \t,./-'", *at)) {
            at++;
            continue;
        }
        if ((!is_digit(*at) && !is_letter(*at)) || phrase->count == TOKENS)
            return false;
        struct token *token = &phrase->tokens[phrase->count];
        at = is_digit(*at) ? take_number(at, token) : take_word(at, token);
        if (!at)
            return false;
        if (token->kind == NUMBER || !one_of(token->word, small))
            phrase->count++;
    }
    return phrase->count > 0;
}

/* Whether the word is the name, or its beginning of at least three letters. */
static bool is_name(const char *word, const char *name)
{
    size_t len = strlen(word);

    return len >= 3 && len <= strlen(name) && (word[0] ^ 32) == name[0] && strncmp(word + 1, name + 1, len - 1) == 0;
}

static int weekday_of(const struct token *token)
{
    for (int weekday = 0; token->kind == WORD && weekday < 7; weekday++)
        if (is_name(token->word, wb_weekday_name(weekday)))
            return weekday;
    return -1;
}

static int month_of(const struct token *token)
{
    for (int month = 1; token->kind == WORD && month <= 12; month++)
        if (is_name(token->word, wb_month_name(month)))
            return month;
    return token->kind == WORD && strcmp(token->word, "sept") == 0 ? 9 : 0;
}

/* How many: "2", "two", "a". 0 where the token says no such thing. */
static int amount_of(const struct token *token)
{
    static const char *const numbers[] = {"a",     "one",   "two",  "three", "four",   "five",  "six",
                                          "seven", "eight", "nine", "ten",   "eleven", "twelve"};

    if (token->kind == NUMBER)
        return token->ordinal || token->mark ? 0 : token->number;
    if (strcmp(token->word, "an") == 0)
        return 1;
    for (int i = 0; i < (int)(sizeof numbers / sizeof *numbers); i++)
        if (strcmp(token->word, numbers[i]) == 0)
            return i == 0 ? 1 : i;
    return 0;
}

static bool add_months(struct wb_day today, int months, struct wb_day *out)
{
    int month = today.year * 12 + today.month - 1 + months;
    struct wb_day day = {month / 12, month % 12 + 1, today.day};
    int length = wb_month_length(day.year, day.month);

    if (day.day > length)
        day.day = length;
    if (!wb_day_is(day))
        return false;
    *out = day;
    return true;
}

static bool add_days(struct wb_day today, int days, struct wb_day *out)
{
    struct wb_day day = wb_day_add(today, days);

    if (wb_day_between(today, day) != days)
        return false; /* beyond the last year */
    *out = day;
    return true;
}

/* `amount` of a unit from today. */
static bool after(struct wb_day today, int amount, const struct token *unit, struct wb_day *out)
{
    static const struct {
        const char *name;
        int days, months;
    } units[] = {{"day", 1, 0}, {"week", 7, 0}, {"fortnight", 14, 0}, {"month", 0, 1}, {"year", 0, 12}};
    size_t len = unit->kind == WORD ? strlen(unit->word) : 0;

    if (len > 1 && unit->word[len - 1] == 's')
        len--;
    for (size_t i = 0; amount > 0 && len > 0 && i < sizeof units / sizeof *units; i++) {
        if (strlen(units[i].name) != len || strncmp(unit->word, units[i].name, len) != 0)
            continue;
        if (units[i].months)
            return add_months(today, amount * units[i].months, out);
        return add_days(today, amount * units[i].days, out);
    }
    return false;
}

/* The next such day and month, today included; a 29 February may be years away. */
static bool next_date(struct wb_day today, int month, int day, struct wb_day *out)
{
    for (int year = today.year; year <= today.year + 8; year++) {
        struct wb_day found = {year, month, day};
        if (!wb_day_is(found) || wb_day_compare(found, today) < 0)
            continue;
        *out = found;
        return true;
    }
    return false;
}

/* A day and month, and the year where there is one. A weekday beside them must be right: of this year's and the next
 * such day the one that it fits, so that a past day, as it is shown, reads back as itself. */
static bool date(const struct phrase *p, const struct token *year, int month, int day, int weekday, struct wb_day *out)
{
    struct wb_day found;

    if (year) {
        if (year->kind != NUMBER || year->ordinal || (year->digits != 2 && year->digits != 4))
            return false;
        found = (struct wb_day){year->digits == 2 ? 2000 + year->number : year->number, month, day};
        if (!wb_day_is(found))
            return false;
    } else {
        if (!next_date(p->today, month, day, &found))
            return false;
        struct wb_day earlier = {p->today.year, month, day};
        if (weekday >= 0 && wb_day_weekday(found) != weekday && wb_day_is(earlier))
            found = earlier;
    }
    if (weekday >= 0 && wb_day_weekday(found) != weekday)
        return false;
    *out = found;
    return true;
}

/* 2026-12-03, 3/12, 3/12/26 */
static bool numeric(const struct phrase *p, const struct token *t, size_t count, int weekday, struct wb_day *out)
{
    if (count < 2 || count > 3 || t[0].kind != NUMBER || t[1].kind != NUMBER || !t[0].mark || t[0].ordinal ||
        t[1].ordinal || (count == 3 ? t[1].mark != t[0].mark : t[1].mark != 0))
        return false;
    if (t[0].digits == 4)
        return count == 3 && t[2].digits <= 2 && date(p, &t[0], t[1].number, t[2].number, weekday, out);
    if (t[0].digits > 2 || t[1].digits > 2)
        return false;
    return date(p, count == 3 ? &t[2] : NULL, t[1].number, t[0].number, weekday, out);
}

/* 3 dec, 3rd of December 2027, dec 3 */
static bool named_month(const struct phrase *p, const struct token *t, size_t count, int weekday, struct wb_day *out)
{
    if (count < 2 || count > 3)
        return false;
    bool day_first = t[0].kind == NUMBER;
    const struct token *day = &t[day_first ? 0 : 1], *month = &t[day_first ? 1 : 0];
    if (day->kind != NUMBER || day->digits > 2 || day->mark || !month_of(month))
        return false;
    return date(p, count == 3 ? &t[2] : NULL, month_of(month), day->number, weekday, out);
}

/* the 3rd: of this month or the next that has one */
static bool day_alone(const struct phrase *p, const struct token *t, size_t count, int weekday, struct wb_day *out)
{
    if (count != 1 || !t[0].ordinal || t[0].mark)
        return false;
    for (int months = 0; months <= 2; months++) {
        struct wb_day found, first = {p->today.year, p->today.month, 1};
        if (!add_months(first, months, &found))
            return false;
        found.day = t[0].number;
        if (!wb_day_is(found) || wb_day_compare(found, p->today) < 0)
            continue;
        if (weekday >= 0 && wb_day_weekday(found) != weekday)
            return false;
        *out = found;
        return true;
    }
    return false;
}

static bool words_are(const struct phrase *p, const char *const *words)
{
    size_t i = 0;

    for (; i < p->count && words[i]; i++)
        if (p->tokens[i].kind != WORD || strcmp(p->tokens[i].word, words[i]) != 0)
            return false;
    return i == p->count && !words[i];
}

/* today, tomorrow */
static bool named_day(const struct phrase *p, struct wb_day *out)
{
    static const struct {
        const char *words[4];
        int days;
    } named[] = {
        {{"today"}, 0}, {{"now"}, 0}, {{"tomorrow"}, 1}, {{"day", "after", "tomorrow"}, 2}, {{"yesterday"}, -1},
    };

    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (words_are(p, named[i].words))
            return add_days(p->today, named[i].days, out);
    }
    return false;
}

/* in 2 weeks, 10 days, next month */
static bool some_time_away(const struct phrase *p, struct wb_day *out)
{
    const struct token *t = p->tokens;
    size_t count = p->count;

    if (count == 2 && t[0].kind == WORD && strcmp(t[0].word, "next") == 0)
        return after(p->today, 1, &t[1], out);
    if (count == 3 && t[0].kind == WORD && strcmp(t[0].word, "in") == 0) {
        t++;
        count--;
    }
    return count == 2 && after(p->today, amount_of(&t[0]), &t[1], out);
}

/* friday: the next one, today included; next friday: that of next week; friday week: a week after the next one */
static bool weekday_alone(const struct phrase *p, struct wb_day *out)
{
    const struct token *t = p->tokens;
    bool led = p->count == 2 && t[0].kind == WORD;
    bool next = led && strcmp(t[0].word, "next") == 0;
    bool this = led && strcmp(t[0].word, "this") == 0;
    bool week = p->count == 2 && t[1].kind == WORD && strcmp(t[1].word, "week") == 0;
    int weekday = weekday_of(&t[next || this ? 1 : 0]), today = wb_day_weekday(p->today);

    if (weekday < 0 || (p->count != 1 && !next && !this && !week))
        return false;
    int days = next ? 7 - today + weekday : (weekday - today + 7) % 7 + (week ? 7 : 0);
    return add_days(p->today, days, out);
}

bool wb_day_parse(const char *typed, struct wb_day today, struct wb_day *out)
{
    static bool (*const phrases[])(const struct phrase *, struct wb_day *) = {named_day, some_time_away, weekday_alone};
    static bool (*const dates[])(const struct phrase *, const struct token *, size_t, int,
                                 struct wb_day *) = {numeric, named_month, day_alone};
    enum { LONGEST = 80 };
    struct phrase phrase = {.today = today};

    if (!typed || !wb_day_is(today) || strnlen(typed, LONGEST) == LONGEST || !cut(typed, &phrase))
        return false;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (phrases[i](&phrase, out))
            return true;
    int weekday = weekday_of(&phrase.tokens[0]);
    size_t skip = weekday >= 0;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        if (dates[i](&phrase, phrase.tokens + skip, phrase.count - skip, weekday, out))
            return true;
    return false;
}

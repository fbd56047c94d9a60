#include "report_days.h"

#include "base/str.h"
#include "base/text.h"
#include "base/time.h"

#include <ctype.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ in words */

static bool is_month(const char *word, size_t len)
{
    for (int month = 1; len >= 3 && month <= 12; month++) {
        struct wb_str name = {0};
        wb_fold(&name, wb_month_name(month));
        bool same = (len == 3 || len == name.len || (month == 9 && len == 4)) && strncmp(name.data, word, len) == 0;
        wb_str_fini(&name);
        if (same)
            return true;
    }
    return false;
}

static bool is_day(const char *word, size_t len)
{
    static const char *const endings[] = {"", "st", "nd", "rd", "th"};
    size_t digits = strspn(word, "0123456789");
    long number = digits && digits <= 2 ? strtol(word, NULL, 10) : 0;
    if (number < 1 || number > 31 || digits > len)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strlen(endings[i]) == len - digits && strncmp(word + digits, endings[i], len - digits) == 0)
            return true;
    return false;
}

static bool is_between(const char *word, size_t len)
{
    return (len == 2 && strncmp(word, "of", len) == 0) || (len == 3 && strncmp(word, "the", len) == 0);
}

/* A day and a month beside each other, in either order. */
static bool in_words(const char *folded)
{
    bool day = false, month = false;
    while (*folded) {
        size_t len = 0;
        while (isalnum((unsigned char)folded[len]))
            len++;
        if (len == 0) {
            folded++;
            continue;
        }
        bool is_d = is_day(folded, len), is_m = is_month(folded, len);
        if ((is_d && month) || (is_m && day))
            return true;
        if (!is_between(folded, len)) {
            day = is_d;
            month = is_m;
        }
        folded += len;
    }
    return false;
}

/* ------------------------------------------------------------------ in figures */

/* Three numbers with the same sign between them, two of them short. */
static bool is_figures(const char *at)
{
    size_t digits[3];
    char sign = '\0';
    for (int i = 0; i < 3; i++) {
        digits[i] = strspn(at, "0123456789");
        at += digits[i];
        if (digits[i] == 0 || (i < 2 && (!*at || !strchr("/.-", *at) || (sign && *at != sign))))
            return false;
        sign = *at;
        at += i < 2;
    }
    return digits[1] <= 2 && ((digits[0] == 4 && digits[2] <= 2) || (digits[0] <= 2 && (digits[2] == 2 || digits[2] == 4)));
}

static bool in_figures(const char *text)
{
    for (const char *at = text; *at; at++)
        if (isdigit((unsigned char)*at) && (at == text || !isdigit((unsigned char)at[-1])) && is_figures(at))
            return true;
    return false;
}

bool wb_holds_day(const char *text)
{
    struct wb_str folded = {0};
    wb_fold(&folded, text);
    bool holds = in_figures(wb_str_text(&folded)) || in_words(wb_str_text(&folded));
    wb_str_fini(&folded);
    return holds;
}

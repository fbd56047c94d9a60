#include "report_rules.h"

#include <math.h>
#include <stdlib.h>

const struct wb_held_words wb_held_words[WB_HELD_COUNT] = {
    [WB_HELD_NOT] = {"", ""},
    [WB_HELD_FEW] = {"few", "Fewer than five people answered."},
    [WB_HELD_UNANIMOUS] = {"unanimous", "Everybody gave the same answer, so it would say what each person gave."},
    [WB_HELD_ALIKE] = {"alike", "The answers are so much alike that one which differs would stand out."},
    [WB_HELD_END] = {"end", "All answers lie at one end of the scale, so it would say what each person gave."},
    [WB_HELD_DIFFERENCE] = {"difference", "The people behind it, or what they gave, differ by fewer than five from those "
                                          "behind earlier reports, and these could be compared."},
    [WB_HELD_CELL] = {"group", "The group, or what is left without it, would be fewer than five people."},
    [WB_HELD_RARE] = {"rare", "An answer that fewer than five people gave would stand out."},
    [WB_HELD_LATER] = {"later", "Counts are given from ten people on."},
};

/* ---- numbers on a scale ---- */

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Between neighbours, as spreadsheets do it. */
static double quantile(const double *sorted, size_t count, double share)
{
    double at = share * (double)(count - 1);
    size_t below = (size_t)at;
    double rest = at - (double)below;
    return rest > 0 ? sorted[below] + rest * (sorted[below + 1] - sorted[below]) : sorted[below];
}

static size_t most_alike(const double *sorted, size_t count)
{
    size_t most = 0;
    for (size_t i = 0, run = 0; i < count; i++) {
        run = i > 0 && !(sorted[i] > sorted[i - 1]) ? run + 1 : 1;
        most = run > most ? run : most;
    }
    return most;
}

/* One point is 1, but on a scale so short that this is all of it, a step. */
static bool at_an_end(const double *sorted, size_t count, const struct wb_range *range)
{
    double point = range->step > 1 ? range->step : 1;
    if (range->step > 0 && range->end - range->start <= point)
        point = range->step;
    return range->given && (sorted[count - 1] <= range->start + point || sorted[0] >= range->end - point);
}

static enum wb_held too_alike(size_t most, size_t people)
{
    return most == people ? WB_HELD_UNANIMOUS : most + 1 == people ? WB_HELD_ALIKE : WB_HELD_NOT;
}

/* Bands are closed as soon as they hold five people and leave five or none. */
static void add_bands(const double *sorted, size_t count, const struct wb_range *range, struct wb_summary *out)
{
    double step = range->step > 0 ? range->step : 1, points = floor((range->end - range->start) / step + 1.5);
    if (!range->given || !(points >= 2) || points >= WB_BANDS_MOST)
        return;
    size_t at = 0, band = 0;
    double from = range->start;
    for (int point = 0; point < (int)points; point++) {
        double here = range->start + step * point;
        size_t begin = at;
        while (at < count && sorted[at] < here + step / 2)
            at++;
        out->bands[band].people += at - begin;
        bool last = point + 1 == (int)points;
        if (!last && (out->bands[band].people < WB_FEWEST || count - at < WB_FEWEST))
            continue;
        out->bands[band].from = from;
        out->bands[band].to = last ? range->end : here;
        from = here + step;
        band++;
    }
    out->band_count = band > 1 ? band : 0;
}

void wb_summarise(double *values, size_t count, const struct wb_range *range, struct wb_summary *out)
{
    *out = (struct wb_summary){.held = WB_HELD_FEW};
    if (count < WB_FEWEST)
        return;
    qsort(values, count, sizeof *values, by_size);
    out->held = too_alike(most_alike(values, count), count);
    if (out->held == WB_HELD_NOT && at_an_end(values, count, range))
        out->held = WB_HELD_END;
    if (out->held != WB_HELD_NOT)
        return;
    out->people = count;
    out->median = quantile(values, count, 0.5);
    out->detail = count >= WB_DETAIL;
    if (!out->detail)
        return;
    out->lower = quantile(values, count, 0.25);
    out->upper = quantile(values, count, 0.75);
    add_bands(values, count, range, out);
}

/* ---- choices ---- */

/* The smallest of those still shown, the last of equals; `count` where none is. */
static size_t smallest(const size_t *sizes, size_t count, const bool *shown)
{
    size_t found = count;
    for (size_t i = 0; i < count; i++)
        if (shown[i] && (found == count || sizes[i] <= sizes[found]))
            found = i;
    return found;
}

static bool any(const bool *shown, size_t count)
{
    bool found = false;
    for (size_t i = 0; i < count; i++)
        found = found || shown[i];
    return found;
}

enum wb_held wb_shares(const size_t *counts, size_t kinds, size_t people, bool *shown)
{
    size_t most = 0, hidden = 0;
    for (size_t i = 0; i < kinds; i++) {
        shown[i] = false;
        most = counts[i] > most ? counts[i] : most;
    }
    if (people < WB_FEWEST)
        return WB_HELD_FEW;
    enum wb_held held = too_alike(most, people);
    if (held != WB_HELD_NOT)
        return held;
    if (people < WB_DETAIL)
        return WB_HELD_LATER;
    for (size_t i = 0; i < kinds; i++) {
        shown[i] = counts[i] >= WB_FEWEST;
        hidden += shown[i] ? 0 : counts[i];
    }
    while (hidden > 0 && hidden < WB_FEWEST) {
        size_t next = smallest(counts, kinds, shown);
        if (next == kinds)
            break;
        shown[next] = false;
        hidden += counts[next];
    }
    return any(shown, kinds) ? WB_HELD_NOT : WB_HELD_RARE;
}

enum wb_held wb_ticks(const size_t *counts, size_t kinds, size_t people, bool *shown)
{
    for (size_t i = 0; i < kinds; i++)
        shown[i] = people >= WB_DETAIL && counts[i] >= WB_FEWEST && people - counts[i] >= WB_FEWEST;
    return people < WB_FEWEST   ? WB_HELD_FEW
           : people < WB_DETAIL ? WB_HELD_LATER
           : any(shown, kinds)  ? WB_HELD_NOT
                                : WB_HELD_RARE;
}

/* ---- a group divided ---- */

void wb_divide(const size_t *parts, size_t count, size_t whole, bool *shown)
{
    size_t left = whole;
    for (size_t i = 0; i < count; i++) {
        shown[i] = shown[i] && parts[i] >= WB_FEWEST && whole - parts[i] >= WB_FEWEST;
        left -= shown[i] ? parts[i] : 0;
    }
    while (left > 0 && left < WB_FEWEST) {
        size_t next = smallest(parts, count, shown);
        if (next == count)
            break;
        shown[next] = false;
        left += parts[next];
    }
}

/* ---- sets of people ---- */

struct wb_people wb_people_none(struct wb_arena *arena, size_t of)
{
    size_t words = (of + 63) / 64;
    return (struct wb_people){wb_arena_alloc_array(arena, words + 1, sizeof(uint64_t)), words};
}

void wb_people_add(struct wb_people *people, size_t person)
{
    people->bits[person / 64] |= UINT64_C(1) << person % 64;
}

bool wb_people_has(const struct wb_people *people, size_t person)
{
    return person / 64 < people->words && people->bits[person / 64] >> person % 64 & 1;
}

size_t wb_people_count(const struct wb_people *people)
{
    size_t count = 0;
    for (size_t i = 0; i < people->words; i++)
        count += (size_t)__builtin_popcountll(people->bits[i]);
    return count;
}

bool wb_too_near(size_t a, size_t b, size_t both, size_t changed)
{
    size_t differ = a + b - 2 * both + changed;
    return differ > 0 && differ < WB_FEWEST;
}

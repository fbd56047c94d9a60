/* The rules of the report on bare numbers: what may be said of how many people. */
#include "unit.h"

#include "base/str.h"
#include "report_days.h"
#include "report_groups.h"
#include "report_names.h"
#include "report_rules.h"
#include "report_schools.h"
#include "report_sums.h"

#include <string.h>

enum { MOST = 24 };

static const struct {
    const char *what;
    size_t count;
    double values[MOST], start, end; /* end 0: a number without a scale */
    enum wb_held held;
    double median;
    bool detail;
    size_t bands;
} sums[] = {
    {"nobody", 0, {0}, 0, 10, WB_HELD_FEW, 0, false, 0},
    {"4 people", 4, {1, 3, 5, 7}, 0, 10, WB_HELD_FEW, 0, false, 0},
    {"5 people", 5, {3, 7, 5, 2, 6}, 0, 10, WB_HELD_NOT, 5, false, 0},
    {"6 people: between two", 6, {3, 7, 5, 2, 6, 8}, 0, 10, WB_HELD_NOT, 5.5, false, 0},
    {"5 who agree", 5, {5, 5, 5, 5, 5}, 0, 10, WB_HELD_UNANIMOUS, 0, false, 0},
    {"5 of whom 4 agree", 5, {5, 5, 3, 5, 5}, 0, 10, WB_HELD_ALIKE, 0, false, 0},
    {"5 of whom 3 agree", 5, {5, 5, 3, 7, 5}, 0, 10, WB_HELD_NOT, 5, false, 0},
    {"within a point of the lower end", 6, {0, 1, 1, 0, 1, 0}, 0, 10, WB_HELD_END, 0, false, 0},
    {"within a point of the upper end", 6, {9, 10, 9, 9, 10, 10}, 0, 10, WB_HELD_END, 0, false, 0},
    {"one of them further", 6, {9, 10, 8, 9, 10, 10}, 0, 10, WB_HELD_NOT, 9.5, false, 0},
    {"1 to 5, at the upper end", 6, {4, 5, 4, 5, 4, 5}, 1, 5, WB_HELD_END, 0, false, 0},
    {"no scale has no end", 6, {0, 1, 1, 0, 1, 0}, 0, 0, WB_HELD_NOT, 0.5, false, 0},
    {"9 people", 9, {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0, 10, WB_HELD_NOT, 5, false, 0},
    {"10 people", 10, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0, 10, WB_HELD_NOT, 5.5, true, 2},
    {"14 people: two bands, the third would be four",
     14,
     {0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 9, 9, 9, 9},
     0,
     10,
     WB_HELD_NOT,
     5,
     true,
     2},
    {"10 people without a scale have no bands", 10, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0, 0, WB_HELD_NOT, 5.5, true, 0},
};

START_TEST(sum)
{
    struct wb_summary out;
    double values[MOST];
    struct wb_range range = {.given = sums[_i].end > 0, .start = sums[_i].start, .end = sums[_i].end, .step = 1};
    memcpy(values, sums[_i].values, sizeof values);
    wb_summarise(values, sums[_i].count, &range, &out);
    ck_assert_msg(out.held == sums[_i].held, "%s: %s", sums[_i].what, wb_held_words[out.held].id);
    if (out.held != WB_HELD_NOT)
        return;
    ck_assert_uint_eq(out.people, sums[_i].count);
    ck_assert_double_eq(out.median, sums[_i].median);
    ck_assert_int_eq(out.detail, sums[_i].detail);
    ck_assert_msg(out.band_count == sums[_i].bands, "%s: %zu bands", sums[_i].what, out.band_count);
    size_t all = 0;
    for (size_t i = 0; i < out.band_count; i++) {
        ck_assert_uint_ge(out.bands[i].people, WB_FEWEST);
        all += out.bands[i].people;
    }
    ck_assert(out.band_count == 0 || all == out.people);
}
END_TEST

START_TEST(quartiles)
{
    double values[] = {7, 15, 36, 39, 40, 41, 42, 43, 47, 49, 6};
    struct wb_summary out;
    wb_summarise(values, 11, &(struct wb_range){0}, &out);
    ck_assert_double_eq(out.lower, 25.5);
    ck_assert_double_eq(out.median, 40);
    ck_assert_double_eq(out.upper, 42.5);
}
END_TEST

/* Which choices are shown: a letter each, "-" where not. */
static const struct {
    const char *what;
    size_t kinds, counts[6];
    enum wb_held held;
    const char *shown;
} shares[] = {
    {"4 people", 2, {2, 2}, WB_HELD_FEW, "--"},
    {"8 people", 2, {5, 3}, WB_HELD_LATER, "--"},
    {"all the same", 3, {12, 0, 0}, WB_HELD_UNANIMOUS, "---"},
    {"all but one the same", 3, {11, 1, 0}, WB_HELD_ALIKE, "---"},
    {"a rare answer takes the next smallest with it", 3, {10, 6, 2}, WB_HELD_NOT, "x--"},
    {"rare ones together are many", 4, {10, 3, 3, 0}, WB_HELD_NOT, "x---"},
    {"a rare answer beside one other", 2, {10, 2}, WB_HELD_RARE, "--"},
    {"all of five or more", 3, {5, 6, 7}, WB_HELD_NOT, "xxx"},
    {"all rare", 5, {2, 2, 2, 2, 2}, WB_HELD_RARE, "-----"},
};

static void compare_shown(const char *what, const bool *shown, const char *wanted)
{
    for (size_t i = 0; wanted[i]; i++)
        ck_assert_msg(shown[i] == (wanted[i] == 'x'), "%s: choice %zu", what, i);
}

START_TEST(share)
{
    bool shown[6];
    size_t people = 0;
    for (size_t i = 0; i < shares[_i].kinds; i++)
        people += shares[_i].counts[i];
    enum wb_held held = wb_shares(shares[_i].counts, shares[_i].kinds, people, shown);
    ck_assert_msg(held == shares[_i].held, "%s: %s", shares[_i].what, wb_held_words[held].id);
    compare_shown(shares[_i].what, shown, shares[_i].shown);
}
END_TEST

START_TEST(ticks_need_five_on_both_sides)
{
    const size_t counts[] = {5, 4, 11, 12, 8};
    bool shown[5];
    ck_assert_int_eq(wb_ticks(counts, 5, 15, shown), WB_HELD_NOT);
    compare_shown("15 people", shown, "x---x");
    ck_assert_int_eq(wb_ticks(counts, 5, 9, shown), WB_HELD_LATER);
    ck_assert_int_eq(wb_ticks((size_t[]){12}, 1, 12, shown), WB_HELD_RARE);
}
END_TEST

static const struct {
    const char *what;
    size_t whole, count, parts[4];
    const char *allowed, *shown;
} divisions[] = {
    {"two halves", 10, 2, {5, 5}, "xx", "xx"},
    {"a part of four", 10, 2, {6, 4}, "xx", "--"},
    {"one would be left", 11, 2, {6, 5}, "xx", "xx"},
    {"a breakdown leaving one", 11, 2, {5, 5}, "xx", "x-"},
    {"all but four in one part", 14, 1, {10}, "x", "-"},
    {"a small part hides the next smallest", 18, 3, {10, 6, 2}, "xxx", "x--"},
    {"a part that its own figure withholds is left with the rest", 18, 3, {6, 6, 6}, "x-x", "x-x"},
};

START_TEST(divide)
{
    bool shown[4];
    for (size_t i = 0; i < divisions[_i].count; i++)
        shown[i] = divisions[_i].allowed[i] == 'x';
    wb_divide(divisions[_i].parts, divisions[_i].count, divisions[_i].whole, shown);
    compare_shown(divisions[_i].what, shown, divisions[_i].shown);
}
END_TEST

static const struct {
    size_t a, b, both, changed;
    bool near;
} sets[] = {{10, 10, 10, 0, false}, {10, 11, 10, 0, true}, {10, 14, 10, 0, true}, {10, 15, 10, 0, false},
            {10, 10, 8, 0, true},   {10, 10, 7, 0, false}, {10, 10, 10, 1, true}, {10, 10, 10, 4, true},
            {10, 10, 10, 5, false}, {10, 12, 10, 3, false}};

START_TEST(near)
{
    ck_assert_int_eq(wb_too_near(sets[_i].a, sets[_i].b, sets[_i].both, sets[_i].changed), sets[_i].near);
}
END_TEST

/* Groups, the last of them last; a letter a person, a capital one: who gave something else. */
static const struct {
    const char *what, *groups[5];
    bool few;
} summed[] = {
    {"alone", {"abcdef"}, false},
    {"the same again", {"abcdef", "abcdef"}, false},
    {"one more", {"abcde", "abcdef"}, true},
    {"five more", {"abcde", "abcdefghij"}, false},
    {"one who gave something else", {"abcdef", "abcdeF"}, true},
    {"four who did", {"abcdefgh", "ABCDefgh"}, true},
    {"a whole less two halves", {"abcde", "fghij", "abcdefghijk"}, true},
    {"a whole and its two halves", {"abcde", "fghij", "abcdefghij"}, false},
    {"a whole less three thirds", {"abcde", "fghij", "klmno", "abcdefghijklmnop"}, true},
    {"a whole less four fourths, the whole first", {"abcdefghijklmnopqrstu", "abcde", "fghij", "klmno", "pqrst"}, true},
    {"two less two", {"abcdefghij", "klmnopqrst", "abcdeklmnou", "fghijpqrst"}, true},
    {"twice those in both", {"abcdefg", "fghijkl", "abcdefghijkl"}, true},
    {"what two share is not told by the two", {"abcdefg", "fghijkl"}, false},
};

/* In one arena: `people` and marks of each group. */
static size_t read_groups(struct wb_arena *arena, const char *const *texts, struct wb_group *out)
{
    size_t count = 0;
    for (; count < ROWS(summed[0].groups) && texts[count]; count++) {
        struct wb_people *people = wb_arena_alloc(arena, sizeof *people);
        uint16_t *marks = wb_arena_alloc_array(arena, 26, sizeof *marks);
        *people = wb_people_none(arena, 26);
        for (const char *at = texts[count]; *at; at++) {
            size_t person = (size_t)((*at | 32) - 'a');
            wb_people_add(people, person);
            marks[person] = *at < 'a';
        }
        out[count] = (struct wb_group){people, marks};
    }
    return count;
}

START_TEST(sums_of_groups)
{
    struct wb_arena arena;
    struct wb_group groups[ROWS(summed[0].groups)];
    wb_arena_init(&arena);
    size_t count = read_groups(&arena, summed[_i].groups, groups);
    ck_assert_msg(wb_sums_leave_few(groups, count, 26) == summed[_i].few, "%s", summed[_i].what);
    wb_arena_fini(&arena);
}
END_TEST

/* A capital letter: who was quoted. */
static const struct {
    const char *what, *groups[5];
    bool single;
} singled[] = {
    {"five, one of whom is quoted", {"Abcde"}, false},
    {"one more, who is quoted", {"Abcde", "AbcdeF"}, true},
    {"one more, who is not", {"Abcde", "Abcdef"}, false},
    {"one who is quoted now", {"Abcdef", "AbcdeF"}, true},
    {"five more", {"Abcde", "AbcdefGhij"}, false},
    {"two in both", {"abcdeFg", "Fghijkl"}, true},
    {"two in both, who are not quoted", {"Abcdefg", "fghijkL"}, false},
    {"nobody was quoted before", {"abcde", "abcdeF"}, true},
};

START_TEST(singled_out)
{
    struct wb_arena arena;
    struct wb_group groups[ROWS(singled[0].groups)];
    wb_arena_init(&arena);
    size_t count = read_groups(&arena, singled[_i].groups, groups);
    bool single = wb_sums_single_out(groups, count, 26);
    ck_assert_msg(single == singled[_i].single, "%s", singled[_i].what);
    wb_arena_fini(&arena);
}
END_TEST

static const struct {
    const char *text;
    bool holds;
} days[] = {
    {"On 3 December I asked", true},     {"It was the 3rd of December.", true},
    {"Since Sept 12", true},             {"may 5th was it", true},
    {"On 3/12/2026", true},              {"On 03.12.26.", true},
    {"2026-12-03", true},                {"\xEF\xBC\x93 December", true},
    {"1/2 of them", false},              {"3 of us may", false},
    {"In December, 40 came", false},     {"Version 1.2.345", false},
    {"32 January", false},               {"Three may be enough", false},
    {"Ask 10.20.300.4 pupils", false},   {"", false},
};

START_TEST(day)
{
    ck_assert_msg(wb_holds_day(days[_i].text) == days[_i].holds, "%s", days[_i].text);
}
END_TEST

static const struct {
    const char *name, *text;
    bool holds;
} named[] = {
    {"Sam Okafor", "Sam helped me", true},
    {"Sam Okafor", "I asked sam's team", true},
    {"Sam Okafor", "S\xC3\xA1m helped", true},
    {"Sam Okafor", "Sa\xE2\x80\x8Bm helped", true},
    {"Sam Okafor", "It is the same everywhere, and a sample", true}, /* one letter more may be a plural */
    {"Sam Okafor", "A sample of it", false},
    {"Sam Okafor", "thanks@mrsokafor.example", true},
    {"Ann Li", "Planning an annual meeting", false},
    {"Ann Li", "Li came along", false}, /* two letters say too little alone */
    {"Jo Li", "It was Jo Li who asked", true},
    {"Jo Li", "Jo asked", false},
    {"Bo", "Bo asked", true},
    {"Bo", "About that", false},
    {"O'Brien", "OBrien said so", true},
    {"O'Brien",
     "O\xE2\x80\x99"
     "Brien said so",
     true},
    {"D'Arcy", "darcy said so", true},
    {"\xE5\xB0\x8F\xE6\x98\x8E", "\xE6\x88\x91\xE9\x97\xAE\xE5\xB0\x8F\xE6\x98\x8E\xE4\xBA\x86", true},
    {"", "Anything", false},
    {"-- . --", "-- . --", false},
};

START_TEST(name)
{
    struct wb_known_names *names = wb_known_names_new();
    wb_known_names_add(names, named[_i].name);
    ck_assert_msg(wb_known_names_hold(names, named[_i].text) == named[_i].holds, "%s in %s", named[_i].name,
                  named[_i].text);
    wb_known_names_free(names);
}
END_TEST

START_TEST(names_that_are_looked_for_whole)
{
    struct wb_known_names *names = wb_known_names_new();
    wb_known_names_add_whole(names, "Keeper of the aspen");
    ck_assert(wb_known_names_hold(names, "I am \xE2\x80\x98keeper, of the Aspen\xE2\x80\x99 here"));
    ck_assert(!wb_known_names_hold(names, "A keeper of the peace"));
    wb_known_names_free(names);
}
END_TEST

static const struct {
    const char *text;
    bool holds;
} schools[] = {
    {"We are proud of Oakfield Academy.", true},
    {"At St Anne's RC High School it is so", true},
    {"the University of Leeds came", true},
    {"Marlpit Sixth Form College", true},
    {"\xC3\x89lan School", true},
    {"Our School is small. School of thought", false},
    {"A Special School, or the Sixth Form College", false},
    {"I asked Tom. School was out", false},
    {"my school and its trust", false},
    {"", false},
};

START_TEST(school)
{
    ck_assert_msg(wb_holds_school(schools[_i].text) == schools[_i].holds, "%s", schools[_i].text);
}
END_TEST

START_TEST(tokens_do_not_tell_the_id)
{
    char token[WB_TOKEN_SIZE];
    ck_assert_str_eq(wb_person_token("abc", token), "ba7816bf8f01cfea");
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, sum, 0, ROWS(sums));
    tcase_add_test(tcase, quartiles);
    tcase_add_loop_test(tcase, share, 0, ROWS(shares));
    tcase_add_test(tcase, ticks_need_five_on_both_sides);
    tcase_add_loop_test(tcase, divide, 0, ROWS(divisions));
    tcase_add_loop_test(tcase, near, 0, ROWS(sets));
    tcase_add_loop_test(tcase, sums_of_groups, 0, ROWS(summed));
    tcase_add_loop_test(tcase, singled_out, 0, ROWS(singled));
    tcase_add_loop_test(tcase, day, 0, ROWS(days));
    tcase_add_loop_test(tcase, name, 0, ROWS(named));
    tcase_add_test(tcase, names_that_are_looked_for_whole);
    tcase_add_loop_test(tcase, school, 0, ROWS(schools));
    tcase_add_test(tcase, tokens_do_not_tell_the_id);
}

int main(void)
{
    return run_suite("coach_rules", fill);
}

/* Keyboards that lack keys: the second workbook gone through, all nine modules too, with Enter, Tab and arrows alone,
 * and with letters, Enter and Ctrl alone. Whatever can be given with such a keyboard is given; what is in the data in
 * the end tells. Numbers are picked, since neither has digits; the first can write no words. */
#include "stage.h"
#include "ui/screens.h"

#include "workbook/type.h"

struct keyboard {
    const char *up, *down, *right, *on, *back;
    bool writes;
    void (*day)(const struct keyboard *keyboard);                                          /* in a field for a day */
    void (*to_section)(const struct keyboard *keyboard, const struct wb_section *section); /* home is shown */
    void (*leave)(const struct keyboard *keyboard);                                        /* home is shown */
    const char *keys; /* that it has, besides letters */
};

static const struct keyboard *keyboard;

/* A key of this keyboard. */
static void hit(const char *name)
{
    bool letter = strlen(name) == 1 && ((*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z'));
    bool ctrl = strncmp(name, "Ctrl-", 5) == 0 && strlen(name) == 6;
    bool there = strstr(keyboard->keys, name) || (keyboard->writes && (letter || ctrl));
    ck_assert_msg(there, "this keyboard has no %s", name);
    press(name);
}

static void type(const char *letters)
{
    for (char letter[2] = {0}; (*letter = *letters); letters++)
        hit(letter);
}

/* ------------------------------------------------------------------ a day, a section, leaving */

static void pick_day(const struct keyboard *k)
{
    hit("Enter");
    hit("Right");
    hit("Down");
    hit("Enter");
}

static void name_day(const struct keyboard *k)
{
    static int turn;
    type(turn++ % 2 ? "friday" : "tomorrow");
}

static bool stands_on(const char *words)
{
    struct wb_str text = {0};
    wb_cells_text(&ui.cells, false, &text);
    const char *row = wb_str_text(&text);
    for (int i = 0; i < ui.cells.cursor_row; i++)
        row = strchr(row, '\n') + 1;
    const char *found = strstr(row, words);
    bool here = found && found < row + strcspn(row, "\n");
    wb_str_fini(&text);
    return here;
}

static void go_down_to(const char *words)
{
    for (int i = 0; !stands_on(words); i++) {
        ck_assert_msg(i < 100, "no row %s", words);
        hit(keyboard->on);
    }
    hit("Enter");
}

static void choose_section(const struct keyboard *k, const struct wb_section *section)
{
    go_down_to(section->workbook->title);
    for (int i = 0; i < 100 && !stands_on(section->title); i++)
        hit("Up");
    go_down_to(section->title);
}

static void find_section(const struct keyboard *k, const struct wb_section *section)
{
    hit("Ctrl-G");
    for (const char *at = section->title; *at && *at != ' '; at++)
        hit((char[]){*at, '\0'});
    hit("Ctrl-B"); /* from what is typed to what is found */
    go_down_to(section->title);
}

static void choose_to_leave(const struct keyboard *k)
{
    go_down_to("Leave the workbook");
}

static void leave_by_key(const struct keyboard *k)
{
    hit("Ctrl-Q");
}

static const struct keyboard keyboards[] = {
    {"Up", "Down", "Right", "Tab", "Up", false, pick_day, choose_section, choose_to_leave,
     "Enter Tab Up Down Left Right"},
    {"k", "j", "l", "Ctrl-N", "Ctrl-B", true, name_day, find_section, leave_by_key, "Enter"},
};

/* ------------------------------------------------------------------ one field */

/* What the focus stands in: the prompt's field, or that of a row. */
struct spot {
    const struct wb_prompt *prompt;
    enum wb_type type;
    bool cell, add; /* in a row; on the line that adds one */
    char path[sizeof((struct wb_place *)0)->path];
};

static bool has_rows(enum wb_type type)
{
    return type == WB_TABLE || type == WB_COMMITMENT || type == WB_COMMITMENTS_REVIEW;
}

static struct spot spot_now(void)
{
    struct wb_place place = wb_way_place(ui.session);
    struct spot spot = {place.prompt, place.prompt->field.type, false, false, ""};
    snprintf(spot.path, sizeof spot.path, "%s", place.path);
    if (!has_rows(spot.type))
        return spot;
    struct wb_arena arena;
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_ask(wb_session_reader(ui.session), place.prompt, &arena);
    const char *column = strrchr(place.path, '/');
    spot.add = !column;
    for (size_t i = 0; column && i < asked->column_count; i++)
        if (wb_same(asked->columns[i].field->id, column + 1)) {
            spot.type = asked->columns[i].field->type;
            spot.cell = true;
        }
    wb_arena_fini(&arena);
    return spot;
}

static const json_t *kept(const struct wb_prompt *prompt)
{
    const struct wb_answer *answer = wb_session_answer(ui.session, prompt);
    return answer ? answer->value : NULL;
}

static void write_words(const struct spot *spot)
{
    if (keyboard->writes)
        type(spot->cell ? "done" : "inmywords");
}

static void name_or_pick_day(const struct spot *spot)
{
    keyboard->day(keyboard);
}

/* Of a cell Enter shows the points; where the row is a form it leads on, and the field is set in its place. */
static void set_point(const struct spot *spot)
{
    bool in_table = spot->cell && spot->prompt->field.type == WB_TABLE;
    hit(in_table ? "Enter" : keyboard->right);
    if (ui.top->ops == &wb_screen_menu) {
        hit(keyboard->on);
        hit("Enter");
    } else if (in_table) {
        hit(keyboard->back);
        hit(keyboard->right);
    }
}

/* The second one of those offered. */
static void pick_number(const struct spot *spot)
{
    hit("Enter");
    ck_assert_ptr_eq(ui.top->ops, &wb_screen_menu);
    hit(keyboard->on);
    hit("Enter");
}

static void choose_first(const struct spot *spot)
{
    hit("Enter");
    if (ui.top->ops == &wb_screen_menu)
        hit("Enter");
}

/* All of them, the first two the other way round. */
static void put_in_order(const struct spot *spot)
{
    hit("Enter");
    hit("Enter");
    for (size_t i = 1; i < 3; i++) {
        hit(keyboard->down);
        hit("Enter");
        if (i == 1)
            hit(keyboard->up);
        hit("Enter");
        if (i == 1)
            hit(keyboard->down);
    }
}

static void (*const give[WB_TYPE_COUNT])(const struct spot *spot) = {
    [WB_TEXT] = write_words,        [WB_LINE] = write_words,
    [WB_LETTER] = write_words,      [WB_DATE] = name_or_pick_day,
    [WB_RANGE] = set_point,         [WB_RATINGS] = set_point,
    [WB_SELECT_ONE] = choose_first, [WB_SELECT_MULTIPLE] = choose_first,
    [WB_CHECK] = choose_first,      [WB_RANK] = put_in_order,
    [WB_INTEGER] = pick_number,     [WB_DECIMAL] = pick_number,
};

/* Gives what the focus stands in, once: an answer that is there is left as it is. */
static void give_here(void)
{
    static char last[600];
    struct spot spot = spot_now();
    char name[600];
    snprintf(name, sizeof name, "%s %s", spot.prompt->key, spot.path);
    bool again = strcmp(name, last) == 0;
    snprintf(last, sizeof last, "%s", name);
    if (again || (!spot.cell && spot.type != WB_RATINGS && kept(spot.prompt)))
        return;
    if (spot.add && !kept(spot.prompt))
        hit("Enter"); /* a row of one's own: its first field is next */
    if (spot.add)
        spot = spot_now();
    if (!spot.add && give[spot.type])
        give[spot.type](&spot);
}

static bool is_in(const struct wb_section *section)
{
    return ui.top->ops == &wb_screen_exercise && wb_way_place(ui.session).prompt->exercise->section == section;
}

/* Fills page after page until home, or a page of another section. */
static void fill(const struct wb_section *section)
{
    for (int steps = 0; is_in(section); steps++) {
        ck_assert_int_lt(steps, 1000);
        give_here();
        hit(keyboard->on);
    }
}

static void pass_through_to_home(void)
{
    for (int steps = 0; ui.top->ops != &wb_screen_home; steps++) {
        ck_assert_int_lt(steps, 6000);
        hit(keyboard->on);
    }
}

/* ------------------------------------------------------------------ what is in the data */

/* What this keyboard can give of a prompt as it is asked now. */
static bool can_give(const struct wb_asked *asked)
{
    enum wb_type type = asked->field->type;
    bool number = type == WB_INTEGER || type == WB_DECIMAL;
    if (!wb_types[type].asks || (wb_types[type].edited && !keyboard->writes))
        return false;
    bool one_box = type == WB_CHECK && !wb_check_has_boxes(asked);
    if (!has_rows(type))
        return type == WB_RANGE || type == WB_DATE || number || one_box || wb_types[type].edited || asked->choice_count;
    for (size_t i = 0; i < asked->column_count; i++)
        if (can_give(&asked->columns[i]))
            return asked->row_count ||
                   (!asked->prompt->rows_fixed && !asked->prompt->rows_from.key && type != WB_COMMITMENTS_REVIEW);
    return false;
}

/* Every item of ratings, and in rows something in each column that this keyboard can give. */
static bool is_whole(const struct wb_asked *asked, const json_t *value)
{
    if (asked->field->type == WB_RATINGS)
        return json_object_size(value) == asked->choice_count;
    for (size_t i = 0; has_rows(asked->field->type) && i < asked->column_count; i++) {
        bool met = !can_give(&asked->columns[i]);
        for (size_t row = 0; row < json_array_size(value); row++)
            met = met || json_object_get(json_array_get(value, row), asked->columns[i].field->id);
        if (!met)
            return false;
    }
    return true;
}

static void say_missing(const struct wb_prompt *prompt, struct wb_str *out)
{
    wb_str_addf(out, "\n%s: ", prompt->key);
    if (kept(prompt))
        wb_json_write(out, kept(prompt));
}

static void assert_all_given(const struct wb_workbook *book)
{
    int met[WB_TYPE_COUNT] = {0};
    struct wb_str missing = {0};
    for (size_t i = 0; i < book->prompt_count; i++) {
        const struct wb_prompt *prompt = book->prompts[i];
        struct wb_arena arena;
        wb_arena_init(&arena);
        const struct wb_asked *asked = wb_ask(wb_session_reader(ui.session), prompt, &arena);
        if (wb_relevant(wb_session_reader(ui.session), prompt) && can_give(asked)) {
            met[prompt->field.type]++;
            if (!kept(prompt) || !is_whole(asked, kept(prompt)))
                say_missing(prompt, &missing);
        }
        wb_arena_fini(&arena);
    }
    ck_assert_msg(missing.len == 0, "not given:%s", wb_str_text(&missing));
    for (size_t i = 0; i < sizeof give / sizeof *give; i++)
        ck_assert_msg(met[i] || !give[i] || i == WB_DATE || i == WB_INTEGER || i == WB_DECIMAL ||
                          (wb_types[i].edited && !keyboard->writes),
                      "no %s was met", wb_types[i].name);
    ck_assert_int_gt(met[WB_TABLE], keyboard->writes ? 8 : 2);
    ck_assert_int_gt(met[WB_COMMITMENT], 5);
    wb_str_fini(&missing);
}

START_TEST(few_keys_are_enough)
{
    const struct wb_workbook *book = wb_library_book(wb_session_library(ui.session), BETWEEN);
    keyboard = &keyboards[_i];
    answer(BEFORE, "role-wheel",
           "{\"time\":1,\"curriculum\":2,\"money\":3,\"employers\":4,\"support\":1,\"every-learner\":2,\"mindset\":3,"
           "\"authority\":4,\"image\":1}");
    answer(BEFORE, "also", "[\"adviser\"]");
    answer(
        BETWEEN, "needs", /* without words of its rows there is nothing to rank */
        "[{\"id\":\"r1\",\"need\":\"Cover\",\"cost\":\"A day\",\"free\":\"None\",\"gain\":\"A "
        "visit\",\"decides\":\"The head\"},{\"id\":\"r2\",\"need\":\"A coach\"},{\"id\":\"r3\",\"need\":\"Stamps\"}]");
    for (size_t i = 0; i < book->section_count; i++) {
        const struct wb_section *section = &book->sections[i];
        if (!section->exercise_count || !wb_relevant_exercise(wb_session_reader(ui.session), &section->exercises[0]))
            continue;
        keyboard->to_section(keyboard, section);
        ck_assert_msg(is_in(section), "%s was not reached", section->id);
        fill(section);
        pass_through_to_home();
    }
    keyboard->leave(keyboard);
    ck_assert(ui.ended);
    end_session();
    begin_session();
    assert_all_given(wb_library_book(wb_session_library(ui.session), BETWEEN));
}
END_TEST

static void tests(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_loop_test(tcase, few_keys_are_enough, 0, ROWS(keyboards));
}

int main(void)
{
    stage_clock();
    return run_suite("person_keyboards", tests);
}

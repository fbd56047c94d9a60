/* Contents, find, review, commitments, commands, help and the small menus: keys in, cells out. */
#include "ui_screens_help.h"

static void open_24(void)
{
    ui_open(24, 80);
}

/* ------------------------------------------------------------------ keys lead to the same places */

static const struct {
    const struct wb_screen_ops *ops;
    const char *keys, *cursor, *sees; /* what the cursor's row says; what else is to be seen; NULL: nothing asked */
} rows[] = {
    {&wb_screen_contents, "", "Your role", "Where do you work?"},
    {&wb_screen_contents, "<Down>", "Where do you work?", "4 min"},
    {&wb_screen_contents, "<Tab><Ctrl-N>", "What do you want?", NULL},
    {&wb_screen_contents, "<Tab><Ctrl-N><Shift-Tab><Ctrl-B><Up>", "Where I am", "The first book"},
    {&wb_screen_contents, "<End>", "Between", "The second book"},
    {&wb_screen_contents, "<End><Home>", "Where I am", NULL},
    {&wb_screen_contents, "<Left>", "Where I am", "after session 2"},
    {&wb_screen_contents, "<Left><Down><Right><Down>", "One step", "What will you do?"},
    {&wb_screen_contents, "PURSE", "PURSE", "Who has the purse?"},
    {&wb_screen_contents, "purse<Down>", "Who has the purse?", NULL},
    {&wb_screen_contents, "your goal", "your goal", "Why your goal?"},
    {&wb_screen_contents, "zzz", "zzz", "Nothing has these words."},
    {&wb_screen_contents, "zzz<Backspace><Backspace><Backspace>", NULL, "What comes next"},
    {&wb_screen_find, "", "Type a word", "capitals and accents"},
    {&wb_screen_find, "HELPED", "HELPED", "What has helped?"},
    {&wb_screen_find, "you<Down>", "What do you want?", "found"},
    {&wb_screen_find, "zzz", "zzz", "Nothing has these words."},
    {&wb_screen_review, "", "Nothing here yet.", NULL},
    {&wb_screen_commitments, "", "Nothing here yet.", NULL},
    {&wb_screen_palette, "", "Type a part", "Review all answers"},
    {&wb_screen_palette, "drw the<Down><Up>", "Draw the screen anew", "Ctrl-L"},
    {&wb_screen_palette, "undo", "undo", "On other pages"},
    {&wb_screen_help, "", NULL, "Where everything begins"},
    {&wb_screen_help, "<End>", NULL, "quotes only what you allowed"},
    {&wb_screen_help, "<End><Home>", NULL, "Keys here"},
};

START_TEST(test_rows)
{
    push(rows[_i].ops, NULL);
    press(rows[_i].keys);
    if (rows[_i].cursor)
        CURSOR_ON(rows[_i].cursor);
    if (rows[_i].sees)
        SEES(rows[_i].sees);
}
END_TEST

/* The same at every size: nothing falls over, and the cursor is where the focus is. */
START_TEST(test_rows_everywhere)
{
    static const struct {
        int rows, cols;
    } sizes[] = {{10, 40}, {12, 60}, {40, 120}, {200, 500}, {10, 200}};
    fill_answers();
    push(rows[_i].ops, NULL);
    for (int i = 0; i < ROWS(sizes); i++) {
        wb_cells_resize(&ui.cells, sizes[i].rows, sizes[i].cols);
        press(rows[_i].keys);
        picture();
        press("<Page-Down><End><Page-Up><Down><Home>");
        picture();
        wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_WHEEL, .wheel = 1});
        wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_WHEEL, .wheel = -1});
        picture();
    }
}
END_TEST

/* What cannot be seen is not changed: at one row or column less than 40x10, only leaving is obeyed. */
static const struct {
    int rows, cols;
} too_small[] = {{9, 40}, {10, 39}, {1, 1}};

START_TEST(test_nothing_is_obeyed_unseen)
{
    push(&wb_screen_contents, NULL);
    wb_cells_resize(&ui.cells, too_small[_i].rows, too_small[_i].cols);
    wb_ui_draw(&ui);
    press("purse<Down><Enter>");
    wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_PASTE, .text = wb_span("has the")});
    for (int row = 0; row < 10; row++)
        wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_CLICK, .row = row, .col = 5});
    wb_cells_resize(&ui.cells, 24, 80);
    ON(wb_screen_contents);
    CURSOR_ON("Your role");
    SEES("Where do you work?");
    wb_cells_resize(&ui.cells, too_small[_i].rows, too_small[_i].cols);
    press("<Ctrl-Q>");
    ck_assert(ui.ended);
}
END_TEST

/* ------------------------------------------------------------------ contents */

START_TEST(test_contents_goes_there)
{
    push(&wb_screen_contents, NULL);
    press("helped<Down><Enter>");
    ON(wb_screen_exercise);
    SEES("What has helped?");
    SEES("meant for after session 1");
    press("<Escape>");
    ON(wb_screen_home);
}
END_TEST

static void comment_on(const char *key, const char *id, const char *text)
{
    const struct wb_comment comment = {
        .id = id, .workbook = "before-the-workshop", .key = key, .from = "coach", .text = text, .status = "open"};
    OK(wb_store_put_comment(wb_session_store(ui.session), &comment, err));
}

START_TEST(test_contents_marks)
{
    fill_answers();
    comment_on("why", "1", "Tell me more");
    push(&wb_screen_contents, NULL);
    press("<Home>");
    if (!strstr(picture(), "Why more time?"))
        press("<Right>");
    SEES("Why more time?");
    SEES("new comment");
    SEES("skipped");
    SEES("private");
    SEES("\u2713 What do you want?");
    press("finding");
    SEES("suggested: Money is your lowest");
    SEES("Modules");
}
END_TEST

/* ------------------------------------------------------------------ comments */

static const char branching_book[] =
    "workbook: before-the-workshop\nversion: 1\ntitle: The first book\nlanguage: en-GB\nsections:\n"
    "  - id: start\n    title: Where I am\n    exercises:\n"
    "      - id: role\n        title: Your role\n        prompts:\n"
    "          - {id: setting, type: select_one, label: Where?, choices: [School, College]}\n"
    "          - {id: aside, type: text, label: And there?, relevant: {prompt: setting, is: college}}\n";

/* What is set aside cannot be read: neither contents nor home speaks of a comment on it, until it is asked. */
START_TEST(test_a_comment_on_what_is_set_aside_waits)
{
    ui_close();
    ui_open_with(branching_book, second_book, 24, 80);
    answer("before-the-workshop", "setting", "\"school\"");
    comment_on("aside", "1", "Tell me more");
    for (int asked = 0; asked < 2; asked++) {
        if (asked)
            answer("before-the-workshop", "setting", "\"college\"");
        push(&wb_screen_contents, NULL);
        press("<Home>");
        ck_assert_int_eq(strstr(picture(), "new comment") != NULL, asked);
        press("<Escape>");
        ON(wb_screen_home);
        ck_assert_int_eq(strstr(picture(), "Your coach wrote to you") != NULL, asked);
    }
}
END_TEST

/* ------------------------------------------------------------------ rows that are set aside */

static const char rows_book[] =
    "workbook: before-the-workshop\nversion: 1\ntitle: The first book\nlanguage: en-GB\nsections:\n"
    "  - id: start\n    title: Where I am\n    exercises:\n"
    "      - id: week\n        title: Your week\n        prompts:\n"
    "          - {id: setting, type: select_one, label: Where?, choices: [School, College]}\n"
    "          - {id: week, type: table, label: What takes your time?, min_rows: 2, max_rows: 2,\n"
    "             columns: [{id: what, label: What, type: line}, {id: who, label: Who, type: line}],\n"
    "             rows: [{id: placements, what: Placements, relevant: {prompt: setting, is: college}}]}\n";
static const char one_row[] = "[{\"id\":\"placements\",\"what\":\"Placements\",\"who\":\"Kestrel\"}]";
static const char two_rows[] = "[{\"id\":\"placements\",\"what\":\"Placements\",\"who\":\"Kestrel\"},"
                               "{\"id\":\"r1\",\"what\":\"Mail\",\"who\":\"Heron\"}]";

static void see_review(void)
{
    push(&wb_screen_review, NULL);
}

static void see_find(void)
{
    push(&wb_screen_find, NULL);
    press("kestrel");
}

static void see_history(void)
{
    push(&wb_screen_history, prompt_of("before-the-workshop", "week"));
}

static void see_page(void)
{
    push(&wb_screen_exercise,
         &(struct wb_exercise_argument){.exercise = prompt_of("before-the-workshop", "week")->exercise});
}

static void see_home(void)
{
    wb_ui_home(&ui);
}

static void see_contents(void)
{
    push(&wb_screen_contents, NULL);
    press("takes");
}

/* Each door to an answer: what it shows of a row as long as that is asked; as `alone`, where it is the only one. */
static const struct {
    void (*open)(void);
    const char *shows, *instead;
    bool alone;
} doors[] = {
    {see_review, "Kestrel", "Heron", false},
    {see_review, "Kestrel", NULL, true},
    {see_find, "Who: Kestrel", NULL, false},
    {see_history, "Kestrel", "Heron", false},
    {see_history, "Kestrel", "empty", true},
    {see_page, "Kestrel", "Heron", false},
    {see_page, NULL, "At least 2 rows", false},
    {see_contents, "\u2713 What takes", NULL, true},
    {see_home, "2 of 2", "1 of 2", true},
};

START_TEST(test_rows_set_aside_come_back)
{
    static const char *const settings[] = {"\"college\"", "\"school\"", "\"college\""};
    ui_close();
    ui_open_with(rows_book, second_book, 24, 80);
    for (int i = 0; i < ROWS(settings); i++) {
        answer("before-the-workshop", "setting", settings[i]);
        if (i == 0)
            answer("before-the-workshop", "week", doors[_i].alone ? one_row : two_rows);
        bool asked = i != 1;
        doors[_i].open();
        if (doors[_i].shows)
            ck_assert_msg((strstr(picture(), doors[_i].shows) != NULL) == asked, "%d:\n%s", i, picture());
        if (doors[_i].instead && (!asked || strcmp(doors[_i].instead, "Heron") == 0))
            SEES(doors[_i].instead);
        else if (doors[_i].instead)
            SEES_NOT(doors[_i].instead);
        wb_ui_home(&ui);
    }
}
END_TEST

/* Putting back the present version changes nothing, whatever of it is asked; an older one brings all its rows back. */
START_TEST(test_history_keeps_rows_set_aside)
{
    ui_close();
    ui_open_with(rows_book, second_book, 24, 80);
    answer("before-the-workshop", "setting", "\"college\"");
    answer("before-the-workshop", "week", two_rows);
    answer("before-the-workshop", "week", "[{\"id\":\"r1\",\"what\":\"Mail\",\"who\":\"Owl\"}]");
    answer("before-the-workshop", "setting", "\"school\"");
    see_history();
    press("<Home><Enter>");
    SEES("This is how the answer stands now.");
    press("<Down><Enter><Enter>");
    SEES("Heron");
    SEES_NOT("Kestrel");
    answer("before-the-workshop", "setting", "\"college\"");
    wb_ui_home(&ui);
    see_review();
    SEES("Kestrel");
}
END_TEST

/* ------------------------------------------------------------------ what is about to be rated again */

static const char again_book[] =
    "workbook: before-the-workshop\nversion: 1\ntitle: The first book\nlanguage: en-GB\n"
    "words:\n  lowest: {lowest_of: wheel, otherwise: the one you would rate lowest}\nsections:\n"
    "  - id: start\n    title: Where I am\n    exercises:\n"
    "      - id: wheel\n        title: Your role\n        prompts:\n"
    "          - {id: wheel, type: ratings, label: How is each part?, range: {start: 0, end: 10},\n"
    "             items: [{id: time, label: Hours}, {id: money, label: Pounds}]}\n"
    "          - {id: said, type: line, label: \"{lowest}: what of it?\"}\n"
    "  - id: again\n    title: Once more\n    exercises:\n"
    "      - id: again\n        title: Your role now\n        prompts:\n"
    "          - {id: again, type: ratings, label: And now?, rerate: wheel}\n"
    "          - {id: why, type: text, label: \"{lowest}: why is that?\", recall: said}\n";

static void find_label(void)
{
    push(&wb_screen_find, NULL);
    press("why is that");
}

static void filter_contents(void)
{
    push(&wb_screen_contents, NULL);
    press("why is that");
}

static void history_of_again(void)
{
    push(&wb_screen_history, prompt_of("before-the-workshop", "why"));
}

static void page_with_recall(void)
{
    push(&wb_screen_exercise,
         &(struct wb_exercise_argument){.exercise = prompt_of("before-the-workshop", "why")->exercise});
}

static void (*const ways_to_label[])(void) = {find_label, filter_contents, history_of_again, page_with_recall};

/* A question's own words tell nothing of the older ratings either, wherever they stand. */
START_TEST(test_labels_wait_for_the_new_rating)
{
    ui_close();
    ui_open_with(again_book, second_book, 24, 80);
    answer("before-the-workshop", "wheel", "{\"time\":8,\"money\":2}");
    answer("before-the-workshop", "said", "\"very little\"");
    for (int given = 0; given < 2; given++) {
        if (given)
            answer("before-the-workshop", "again", "{\"time\":8,\"money\":3}");
        ways_to_label[_i]();
        SEES(given ? "Pounds: why" : "would rate lowest: why");
        if (!given)
            SEES_NOT("Pounds: ");
        wb_ui_home(&ui);
    }
}
END_TEST

/* ------------------------------------------------------------------ replies */

/* "id: reply, " of each, oldest first. */
static bool add_reply(void *data, const struct wb_comment *comment)
{
    wb_str_addf(data, "%s: %s, ", comment->id, comment->reply ? comment->reply : "-");
    return true;
}

static void replies_are(const char *expected)
{
    struct wb_str found = {0};
    OK(wb_store_comments(wb_session_store(ui.session), add_reply, &found, err));
    ck_assert_str_eq(wb_str_text(&found), expected);
    wb_str_fini(&found);
}

START_TEST(test_each_comment_is_replied_to)
{
    const int sizes[][2] = {{24, 80}, {10, 40}};
    wb_cells_resize(&ui.cells, sizes[_i][0], sizes[_i][1]);
    comment_on("why", "a", "What is\tmeant?\033[31m");
    comment_on("goal", "b", "On something else");
    comment_on("why", "c", "And who gains?");
    push(&wb_screen_contents, NULL);
    press("why<Down><Enter><Ctrl-P>reply to<Enter>");
    ON(wb_screen_menu);
    CURSOR_ON("What is meant?");
    press("<Down><Enter>");
    ON(wb_screen_line);
    SEES("And who gains?");
    press("The pupils<Enter>");
    ON(wb_screen_exercise);
    replies_are("a: -, b: -, c: The pupils, ");
    press("<Ctrl-P>reply to<Enter>");
    CURSOR_ON("What is meant?");
    SEES("(replied) And who gains?");
    press("<Enter>More time<Enter>");
    replies_are("a: More time, b: -, c: The pupils, ");
    press("<Ctrl-P>reply to<Enter>2, and I<Enter>"); /* what was replied stands there */
    replies_are("a: More time, b: -, c: The pupils, and I, ");
    press("<Ctrl-P>reply to<Enter><Escape><Ctrl-P>reply to<Enter>1<Escape>");
    replies_are("a: More time, b: -, c: The pupils, and I, ");
}
END_TEST

START_TEST(test_one_comment_is_replied_to_at_once)
{
    comment_on("goal", "b", "On something else");
    push(&wb_screen_contents, NULL);
    press("what do you want<Down><Enter><Ctrl-P>reply to<Enter>");
    ON(wb_screen_line);
    press("Thanks<Enter>");
    replies_are("b: Thanks, ");
    press("<Ctrl-P>reply to<Enter> again<Enter>");
    replies_are("b: Thanks again, ");
}
END_TEST

START_TEST(test_contents_takes_a_paste)
{
    push(&wb_screen_contents, NULL);
    struct wb_event paste = {.kind = WB_EVENT_PASTE, .text = wb_span("has\nthe")};
    wb_ui_event(&ui, &paste);
    SEES("has the");
    SEES("Who has the purse?");
    SEES_NOT("Where do you work?");
}
END_TEST

START_TEST(test_click_goes_and_wheel_scrolls)
{
    fill_answers();
    push(&wb_screen_contents, NULL);
    const char *at = picture();
    int row = 0;
    for (const char *found = strstr(at, "Between"); at < found; at++)
        row += *at == '\n';
    wb_ui_event(&ui, &(struct wb_event){.kind = WB_EVENT_CLICK, .row = row, .col = 8});
    ON(wb_screen_exercise);
    SEES("What has helped?");
}
END_TEST

/* ------------------------------------------------------------------ find and review */

START_TEST(test_find_goes_there)
{
    fill_answers();
    push(&wb_screen_find, NULL);
    press("deputy asked");
    SEES("your answer");
    SEES("1 found");
    press("<Enter>");
    ON(wb_screen_exercise);
    CURSOR_ON("The deputy");
    ck_assert_int_eq(ui.cells.cursor_col, 8); /* where the words begin */
}
END_TEST

static const char aside_book[] =
    "workbook: before-the-workshop\nversion: 1\ntitle: The first book\nlanguage: en-GB\nsections:\n"
    "  - id: start\n    title: Where I am\n    exercises:\n"
    "      - id: one\n        title: One\n        prompts:\n"
    "          - {id: setting, type: select_one, label: Where do you work?, choices: [A school, A college]}\n"
    "          - {id: trips, type: text, label: Which trips?, relevant: {prompt: setting, is: a-school}}\n";

/* What is set aside is found as that, and leads to its words; its question is not one of those that are asked. */
START_TEST(test_find_knows_what_is_set_aside)
{
    ui_close();
    ui_open_with(aside_book, second_book, 24, 80);
    answer("before-the-workshop", "setting", "\"a-school\"");
    answer("before-the-workshop", "trips", "\"to the kestrel farm\"");
    push(&wb_screen_find, NULL);
    press("trips");
    SEES("question · Where I am");
    wb_ui_home(&ui);
    push(&wb_screen_find, NULL);
    press("kestrel");
    SEES("your answer · Where I am");
    wb_ui_home(&ui);
    answer("before-the-workshop", "setting", "\"a-college\"");
    push(&wb_screen_find, NULL);
    press("trips");
    SEES("Nothing has these words.");
    wb_ui_home(&ui);
    push(&wb_screen_find, NULL);
    press("kestrel");
    SEES("your answer, set aside: not asked now · Where I am");
    press("<Enter>");
    ON(wb_screen_history);
    SEES("to the kestrel farm");
}
END_TEST

START_TEST(test_review_shows_all)
{
    fill_answers();
    push(&wb_screen_review, NULL);
    SEES("7 answers");
    SEES("A school");
    SEES("I had no answer.");
    press("<Home>");
    CURSOR_ON("Where do you work?");
    press("<End>");
    CURSOR_ON("What will you do?");
    press("<Up>");
    CURSOR_ON("What do you tell nobody?");
    CURSOR_ON("private");
    SEES("skipped");
    press("<Enter>");
    ON(wb_screen_exercise);
    CURSOR_ON("that I am tired");
}
END_TEST

START_TEST(test_review_scrolls_within_a_tall_answer)
{
    struct wb_str json = {0};
    wb_str_add(&json, "\"");
    for (int i = 1; i <= 90; i++)
        wb_str_addf(&json, "line %d\\n", i);
    wb_str_add(&json, "end\"");
    answer("before-the-workshop", "why", wb_str_text(&json));
    answer("before-the-workshop", "secret", "\"last\"");
    wb_str_fini(&json);
    push(&wb_screen_review, NULL);
    SEES("line 1\n");
    for (int i = 0; i < 4; i++)
        press("<Down>");
    SEES("line 70\n");
    press("<Down><Down><Down><Down>");
    CURSOR_ON("What do you tell nobody?");
    press("<Up>"); /* read on upwards from its end */
    SEES("line 90");
    press("<Home>");
    SEES("Why your goal?");
}
END_TEST

START_TEST(test_a_shut_letter_stays_shut)
{
    answer("before-the-workshop", "letter", "\"Dear me, be brave.\"");
    OK(wb_session_finish_letter(ui.session, prompt_of("before-the-workshop", "letter"), err));
    push(&wb_screen_review, NULL);
    SEES("finished");
    SEES_NOT("be brave");
    push(&wb_screen_history, prompt_of("before-the-workshop", "letter"));
    SEES_NOT("be brave");
}
END_TEST

START_TEST(test_commitments_in_order)
{
    fill_answers();
    push(&wb_screen_commitments, NULL);
    const char *late = strstr(picture(), "Write it down"), *soon = strstr(picture(), "Ask the deputy"),
               *never = strstr(picture(), "Ring an employer");
    ck_assert_msg(late && soon && never && late < soon && soon < never, "%s", picture());
    SEES("was for Mon 2 Nov");
    SEES("with the deputy");
    SEES("3 open");
    press("<Down><Enter>");
    ON(wb_screen_exercise);
}
END_TEST

/* ------------------------------------------------------------------ commands, menus, lines */

START_TEST(test_palette_does_it_below)
{
    push(&wb_screen_contents, NULL);
    press("<Ctrl-P>settings<Enter>");
    ON(wb_screen_settings);
    press("<Ctrl-P>skip this<Enter>");
    ON(wb_screen_settings);
    SEES("belongs to another page");
}
END_TEST

static int chosen;
static char said[64];

static void take_row(struct wb_ui *at, void *data, int row)
{
    ck_assert_ptr_eq(data, &chosen);
    ck_assert_ptr_eq(at->top->ops, &wb_screen_home);
    chosen = row;
}

static const struct {
    const char *keys;
    int row; /* -2: still open */
} menus[] = {
    {"<Enter>", 0}, {"<Down><Enter>", 1}, {"<Ctrl-N><Enter>", 1}, {"<Tab><Tab><Tab><Tab><Enter>", 2}, {"2", 1},
    {"9", -2},      {"<Escape>", -1},
};

START_TEST(test_menu)
{
    const char *const labels[] = {"The first", "The second", "The third"};
    chosen = -2;
    push(&wb_screen_menu, &(struct wb_menu_argument){"A title", "A word about it.", labels, 3, take_row, &chosen});
    SEES("A word about it.");
    SEES("The third");
    CURSOR_ON("The first");
    press(menus[_i].keys);
    ck_assert_int_eq(chosen, menus[_i].row);
}
END_TEST

static void take_line(struct wb_ui *at, void *data, const char *typed)
{
    (void)at;
    (void)data;
    snprintf(said, sizeof said, "%s", typed ? typed : "(left)");
}

static const struct {
    const char *keys, *typed;
} lines[] = {
    {"<Enter>", "le"},
    {"ave<Enter>", "leave"},
    {"<Backspace><Backspace>x<Enter>", "x"},
    {"ave<Escape>", "(left)"},
};

START_TEST(test_line)
{
    push(&wb_screen_line, &(struct wb_line_argument){"Not saved yet", "Type the word leave.", "le", take_line, NULL});
    SEES("Type the word leave.");
    CURSOR_ON("le");
    press(lines[_i].keys);
    ck_assert_str_eq(said, lines[_i].typed);
    ON(wb_screen_home);
}
END_TEST

START_TEST(test_page)
{
    struct wb_str text = {0};
    wb_str_add(&text, "# Head\n\n");
    for (int i = 1; i < 60; i++)
        wb_str_addf(&text, "Paragraph %d\n\n", i);
    push(&wb_screen_page, &(struct wb_page_argument){"To read", wb_str_text(&text)});
    wb_str_fini(&text);
    SEES("To read");
    SEES("Paragraph 2\n");
    press("<End>");
    SEES("Paragraph 59");
    press("<Home> ");
    SEES_NOT("Head");
    press("<Enter>");
    ON(wb_screen_home);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, open_24, ui_close);
    tcase_add_loop_test(tcase, test_rows, 0, ROWS(rows));
    tcase_add_loop_test(tcase, test_rows_everywhere, 0, ROWS(rows));
    tcase_add_loop_test(tcase, test_nothing_is_obeyed_unseen, 0, ROWS(too_small));
    tcase_add_test(tcase, test_contents_goes_there);
    tcase_add_test(tcase, test_contents_marks);
    tcase_add_test(tcase, test_a_comment_on_what_is_set_aside_waits);
    tcase_add_loop_test(tcase, test_rows_set_aside_come_back, 0, ROWS(doors));
    tcase_add_test(tcase, test_history_keeps_rows_set_aside);
    tcase_add_loop_test(tcase, test_labels_wait_for_the_new_rating, 0, ROWS(ways_to_label));
    tcase_add_loop_test(tcase, test_each_comment_is_replied_to, 0, 2);
    tcase_add_test(tcase, test_one_comment_is_replied_to_at_once);
    tcase_add_test(tcase, test_contents_takes_a_paste);
    tcase_add_test(tcase, test_click_goes_and_wheel_scrolls);
    tcase_add_test(tcase, test_find_goes_there);
    tcase_add_test(tcase, test_find_knows_what_is_set_aside);
    tcase_add_test(tcase, test_review_shows_all);
    tcase_add_test(tcase, test_review_scrolls_within_a_tall_answer);
    tcase_add_test(tcase, test_a_shut_letter_stays_shut);
    tcase_add_test(tcase, test_commitments_in_order);
    tcase_add_test(tcase, test_palette_does_it_below);
    tcase_add_loop_test(tcase, test_menu, 0, ROWS(menus));
    tcase_add_loop_test(tcase, test_line, 0, ROWS(lines));
    tcase_add_test(tcase, test_page);
}

int main(void)
{
    return run_suite("ui_screens_lists", fill);
}

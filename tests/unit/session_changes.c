/* What is typed, chosen and undone in a session. */
#include "session_help.h"

START_TEST(words_are_steps)
{
    struct wb_session *s = open_session();
    struct wb_undone what;
    type_keys(s, "why", 0, "one two ");
    type_keys(s, "why", 8, "three");
    ck_assert_str_eq(value_of(s, "why"), "\"one two three\"");
    static const char *const back[] = {"\"one two \"", "\"one \"", "-"};
    static const size_t carets[] = {8, 4, 0};
    for (int i = 0; i < 3; i++) {
        OK(wb_session_undo(s, prompt_of(s, "why"), &what, err));
        ck_assert_str_eq(value_of(s, "why"), back[i]);
        ck_assert(what.text);
        ck_assert_uint_eq(what.caret, carets[i]);
    }
    struct wb_error none = {.code = WB_FAILED};
    ck_assert(!wb_session_undo(s, prompt_of(s, "why"), &what, &none));
    ck_assert_int_eq(none.code, WB_OK);
    OK(wb_session_redo(s, prompt_of(s, "why"), &what, err));
    ck_assert_uint_eq(what.caret, 4);
    OK(wb_session_redo(s, prompt_of(s, "why"), &what, err));
    ck_assert_str_eq(value_of(s, "why"), "\"one two \"");
    type_keys(s, "why", 8, "x");
    ck_assert(!wb_session_redo(s, prompt_of(s, "why"), &what, &none));
    OK(wb_session_close(s, err));

    s = open_session(); /* steps outlive the program */
    ck_assert_str_eq(value_of(s, "why"), "\"one two x\"");
    OK(wb_session_undo(s, prompt_of(s, "why"), &what, err));
    OK(wb_session_undo(s, prompt_of(s, "why"), &what, err));
    ck_assert_str_eq(value_of(s, "why"), "\"one \"");
    OK(wb_session_close(s, err));
    s = open_session();
    ck_assert_str_eq(value_of(s, "why"), "\"one \"");
    OK(wb_session_redo(s, prompt_of(s, "why"), &what, err));
    ck_assert_str_eq(value_of(s, "why"), "\"one two \"");
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(carets_and_pastes_break)
{
    struct wb_session *s = open_session();
    struct wb_undone what;
    type_keys(s, "why", 0, "abc");
    type_at(s, "why", "", 0, "x"); /* the caret jumped */
    OK(wb_session_undo(s, prompt_of(s, "why"), &what, err));
    ck_assert_str_eq(value_of(s, "why"), "\"abc\"");
    type_at(s, "why", "", 3, "A whole sentence that was pasted, all at once.\n");
    type_at(s, "why", "", 3 + 47, "d");
    OK(wb_session_undo(s, prompt_of(s, "why"), &what, err));
    OK(wb_session_undo(s, prompt_of(s, "why"), &what, err));
    ck_assert_str_eq(value_of(s, "why"), "\"abc\"");
    for (size_t i = 3; i > 0; i--) /* Backspace thrice is one step */
        OK(wb_session_edit(s, prompt_of(s, "why"), "", i - 1, 1, NULL, 0, err));
    ck_assert_str_eq(value_of(s, "why"), "-");
    OK(wb_session_undo(s, prompt_of(s, "why"), &what, err));
    ck_assert_str_eq(value_of(s, "why"), "\"abc\"");
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(undo_across_versions)
{
    struct wb_session *s = open_session();
    struct wb_undone what;
    const struct wb_prompt *why = prompt_of(s, "why");
    for (int i = 0; i < 5; i++) {
        char word[8];
        snprintf(word, sizeof word, "%d ", i);
        type_at(s, "why", "", 2 * (size_t)i, word);
        wb_session_leave(s, why);
    }
    ck_assert_int_eq(wb_session_answer(s, why)->revision, 5);
    for (int i = 0; i < 3; i++)
        OK(wb_session_undo(s, why, &what, err));
    ck_assert_str_eq(value_of(s, "why"), "\"0 1 \"");
    type_at(s, "why", "", 4, "new");
    OK(wb_session_close(s, err));
    s = open_session();
    why = prompt_of(s, "why");
    ck_assert_str_eq(value_of(s, "why"), "\"0 1 new\"");
    for (int i = 0; i < 3; i++)
        OK(wb_session_undo(s, why, &what, err));
    ck_assert_str_eq(value_of(s, "why"), "-");
    for (int i = 0; i < 3; i++)
        OK(wb_session_redo(s, why, &what, err));
    ck_assert_str_eq(value_of(s, "why"), "\"0 1 new\"");
    OK(wb_session_close(s, err));
}
END_TEST

static const struct {
    const char *key, *path, *json, *after;
} sets[] = {
    {"often", "", "7", "7"},
    {"parts", "time", "3", "{\"time\":3}"},
    {"parts", "money", "null", "{\"money\":null}"},
    {"who", "r1/who", "\"A\"", "[{\"id\":\"r1\",\"who\":\"A\"}]"},
    {"pick", "", "[\"red\",\"blue\"]", "[\"red\",\"blue\"]"},
    {"pick", "", "[]", "-"},
    {"promise", "c1/confidence", "7", "[{\"id\":\"c1\",\"confidence\":7}]"},
    {"goal", "", "\"\"", "-"},
};

START_TEST(values)
{
    struct wb_session *s = open_session();
    struct wb_undone what;
    set_json(s, sets[_i].key, sets[_i].path, sets[_i].json);
    ck_assert_str_eq(value_of(s, sets[_i].key), sets[_i].after);
    OK(wb_session_close(s, err));
    s = open_session();
    ck_assert_str_eq(value_of(s, sets[_i].key), sets[_i].after);
    if (strcmp(sets[_i].after, "-") != 0) {
        OK(wb_session_undo(s, prompt_of(s, sets[_i].key), &what, err));
        ck_assert_str_eq(value_of(s, sets[_i].key), "-");
        OK(wb_session_redo(s, prompt_of(s, sets[_i].key), &what, err));
        ck_assert_str_eq(value_of(s, sets[_i].key), sets[_i].after);
    }
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(items_and_their_end)
{
    struct wb_session *s = open_session();
    struct wb_undone what;
    set_json(s, "parts", "time", "3");
    set_json(s, "parts", "money", "4");
    set_json(s, "parts", "time", NULL);
    set_json(s, "parts", "money", NULL);
    ck_assert_str_eq(value_of(s, "parts"), "-");
    OK(wb_session_undo(s, prompt_of(s, "parts"), &what, err));
    OK(wb_session_undo(s, prompt_of(s, "parts"), &what, err));
    ck_assert_str_eq(value_of(s, "parts"), "{\"money\":4,\"time\":3}");
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(cells)
{
    struct wb_session *s = open_session();
    struct wb_undone what;
    char id[WB_ROW_ID], other[WB_ROW_ID];
    const struct wb_prompt *who = prompt_of(s, "who");
    type_at(s, "who", "r1/who", 0, "An");
    type_at(s, "who", "r1/who", 2, "n");
    ck_assert_str_eq(value_of(s, "who"), "[{\"id\":\"r1\",\"who\":\"Ann\"}]");
    OK(wb_session_row_new(s, who, NULL, NULL, id, err));
    ck_assert_str_eq(id, "r2");
    type_at(s, "who", "r2/how", 0, "calls");
    OK(wb_session_row_new(s, who, "r1", NULL, other, err));
    ck_assert_str_eq(other, "r3");
    type_at(s, "who", "r3/who", 0, "Bo");
    ck_assert_str_eq(value_of(s, "who"), "[{\"id\":\"r1\",\"who\":\"Ann\"},{\"id\":\"r3\",\"who\":\"Bo\"},"
                                         "{\"id\":\"r2\",\"how\":\"calls\"}]");
    OK(wb_session_row_move(s, who, "r2", -1, err));
    OK(wb_session_row_remove(s, who, "r3", err));
    wb_session_leave(s, who);
    OK(wb_session_row_new(s, who, NULL, NULL, other, err));
    ck_assert_str_eq(other, "r4"); /* r3 was there once */
    wb_session_leave(s, who);      /* and r4 was never filled */
    ck_assert_str_eq(value_of(s, "who"), "[{\"id\":\"r1\",\"who\":\"Ann\"},{\"id\":\"r2\",\"how\":\"calls\"}]");
    OK(wb_session_row_new(s, who, NULL, NULL, other, err));
    ck_assert_str_eq(other, "r4"); /* which nothing can have named */
    for (int i = 0; i < 20; i++) {
        struct wb_error none = {0};
        if (!wb_session_undo(s, who, &what, &none)) {
            ck_assert_int_eq(none.code, WB_OK);
            ck_assert_int_gt(i, 5);
            break;
        }
    }
    ck_assert_str_eq(value_of(s, "who"), "-");
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(emptied_cells)
{
    struct wb_session *s = open_session();
    type_at(s, "who", "r1/who", 0, "A");
    type_at(s, "who", "r1/how", 0, "B");
    OK(wb_session_edit(s, prompt_of(s, "who"), "r1/how", 0, 1, NULL, 0, err));
    ck_assert_str_eq(value_of(s, "who"), "[{\"id\":\"r1\",\"who\":\"A\"}]");
    set_json(s, "pick", "", "[\"red\",{\"other\":\"\"}]");
    type_at(s, "pick", "other", 0, "pink");
    ck_assert_str_eq(value_of(s, "pick"), "[\"red\",{\"other\":\"pink\"}]");
    OK(wb_session_edit(s, prompt_of(s, "pick"), "other", 0, 4, NULL, 0, err));
    ck_assert_str_eq(value_of(s, "pick"), "[\"red\",{\"other\":\"\"}]");
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(states_and_sharing)
{
    struct wb_session *s = open_session();
    struct wb_undone what;
    const struct wb_prompt *often = prompt_of(s, "often");
    ck_assert_ptr_null(wb_session_answer(s, often));
    ck_assert_int_eq(wb_session_sharing(s, often), WB_PRIVATE);
    set_json(s, "often", "", "3");
    OK(wb_session_set_state(s, often, WB_TALK_INSTEAD, err));
    OK(wb_session_set_sharing(s, often, WB_COACH, err));
    OK(wb_session_set_quote(s, often, true, err));
    OK(wb_session_close(s, err));
    s = open_session();
    often = prompt_of(s, "often");
    const struct wb_answer *answer = wb_session_answer(s, often);
    ck_assert_int_eq(answer->state, WB_TALK_INSTEAD);
    ck_assert_int_eq(answer->sharing, WB_COACH);
    ck_assert(answer->quote);
    ck_assert_str_eq(value_of(s, "often"), "3");
    for (int i = 0; i < 3; i++)
        OK(wb_session_undo(s, often, &what, err));
    answer = wb_session_answer(s, often);
    ck_assert_int_eq(answer->state, WB_ANSWERED);
    ck_assert_int_eq(answer->sharing, WB_PRIVATE);
    ck_assert(!answer->quote);
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(relevance_follows)
{
    struct wb_session *s = open_session();
    const struct wb_reader *reader = wb_session_reader(s);
    struct wb_str words = {0};
    ck_assert(!wb_relevant(reader, prompt_of(s, "more")));
    type_keys(s, "goal", 0, "Time");
    ck_assert(wb_relevant(reader, prompt_of(s, "more")));
    wb_fill_words(reader, prompt_of(s, "why")->workbook, "{aim}", &words);
    ck_assert_str_eq(words.data, "Time");
    type_at(s, "goal", "", 4, "s");
    wb_str_clear(&words);
    wb_fill_words(reader, prompt_of(s, "why")->workbook, "{aim}", &words);
    ck_assert_str_eq(words.data, "Times");
    for (size_t i = 5; i > 0; i--)
        OK(wb_session_edit(s, prompt_of(s, "goal"), "", i - 1, 1, NULL, 0, err));
    ck_assert(!wb_relevant(reader, prompt_of(s, "more")));
    wb_str_fini(&words);
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(letters)
{
    struct wb_session *s = open_session();
    const struct wb_prompt *letter = prompt_of(s, "letter");
    struct wb_span text;
    struct wb_error none = {0};
    ck_assert(!wb_session_finish_letter(s, letter, &none));
    type_at(s, "letter", "", 0, "Dear me");
    OK(wb_session_finish_letter(s, letter, err));
    ck_assert(wb_session_letter_shut(s, letter));
    ck_assert_ptr_null(wb_session_answer(s, letter));
    ck_assert(!wb_session_text(s, letter, "", &text));
    ck_assert(wb_session_dealt_with(s, letter));
    ck_assert(!wb_session_edit(s, letter, "", 0, 0, "x", 1, &none));
    OK(wb_session_close(s, err));
    s = open_session();
    letter = prompt_of(s, "letter");
    ck_assert(wb_session_letter_shut(s, letter));
    wb_session_open_section(s, &letter->workbook->sections[0]);
    ck_assert(wb_session_letter_shut(s, letter));
    wb_session_open_section(s, &letter->workbook->sections[1]);
    ck_assert(!wb_session_letter_shut(s, letter));
    ck_assert_str_eq(value_of(s, "letter"), "\"Dear me\"");
    OK(wb_session_finish_letter(s, letter, err));
    ck_assert_ptr_eq(wb_session_shut_letter(s, letter), letter);
    OK(wb_session_open_letter(s, letter, err));
    ck_assert_ptr_null(wb_session_shut_letter(s, letter));
    ck_assert_str_eq(value_of(s, "letter"), "\"Dear me\"");
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(restoring)
{
    struct wb_session *s = open_session();
    const struct wb_prompt *why = prompt_of(s, "why");
    type_at(s, "why", "", 0, "first");
    wb_session_leave(s, why);
    OK(wb_session_set(s, why, NULL, err));
    OK(wb_session_restore(s, why, 1, err));
    ck_assert_str_eq(value_of(s, "why"), "\"first\"");
    ck_assert_int_eq(wb_session_answer(s, why)->revision, 3);
    struct wb_error none = {0};
    ck_assert(!wb_session_restore(s, why, 99, &none));
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(bytes_are_kept)
{
    struct wb_session *s = open_session();
    static const char text[] =
        "tab\tand \x1b[31m and \xE2\x80\xAE and e\xCC\x81 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80\n";
    struct wb_span back;
    OK(wb_session_edit(s, prompt_of(s, "why"), "", 0, 0, text, sizeof text - 1, err));
    OK(wb_session_edit(s, prompt_of(s, "why"), "", 0, 0, "a\0b\xFF", 4, err)); /* no NUL, nothing that is not UTF-8 */
    OK(wb_session_close(s, err));
    s = open_session();
    ck_assert(wb_session_text(s, prompt_of(s, "why"), "", &back));
    ck_assert_uint_eq(back.len, sizeof text - 1 + 2);
    ck_assert(memcmp(back.data, "ab", 2) == 0 && memcmp(back.data + 2, text, sizeof text - 1) == 0);
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(places)
{
    struct wb_session *s = open_session();
    struct wb_place place = wb_way_place(s);
    ck_assert_ptr_null(place.prompt);
    place = (struct wb_place){prompt_of(s, "who"), "r1/who", 3};
    wb_way_set_place(s, &place);
    ck_assert_int_ge(wb_session_due(s), 0);
    OK(wb_session_settle(s, err));
    ck_assert_int_eq(wb_session_due(s), -1);
    OK(wb_session_close(s, err));
    s = open_session();
    place = wb_way_place(s);
    ck_assert_ptr_eq(place.prompt, prompt_of(s, "who"));
    ck_assert_str_eq(place.path, "r1/who");
    ck_assert_uint_eq(place.caret, 3);
    OK(wb_session_close(s, err));
}
END_TEST

START_TEST(what_the_header_says)
{
    struct wb_session *s = open_session();
    struct wb_save_status status = wb_session_save_status(s);
    ck_assert_int_eq(status.saved, WB_SAVED);
    ck_assert_int_eq(status.at.seconds, 0);
    ck_assert_int_eq(wb_session_due(s), -1);
    type_at(s, "why", "", 0, "x");
    ck_assert_int_eq(wb_session_save_status(s).saved, WB_SAVING);
    ck_assert_int_gt(wb_session_due(s), 0);
    ck_assert_int_le(wb_session_due(s), 1000);
    OK(wb_session_settle(s, err));
    status = wb_session_save_status(s);
    ck_assert_int_eq(status.saved, WB_SAVED);
    ck_assert_int_gt(status.at.seconds, 0);
    ck_assert_int_eq(wb_session_due(s), -1);
    OK(wb_session_close(s, err));
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, make_small, drop_dir);
    tcase_add_test(tcase, words_are_steps);
    tcase_add_test(tcase, carets_and_pastes_break);
    tcase_add_test(tcase, undo_across_versions);
    tcase_add_loop_test(tcase, values, 0, ROWS(sets));
    tcase_add_test(tcase, items_and_their_end);
    tcase_add_test(tcase, cells);
    tcase_add_test(tcase, emptied_cells);
    tcase_add_test(tcase, states_and_sharing);
    tcase_add_test(tcase, relevance_follows);
    tcase_add_test(tcase, letters);
    tcase_add_test(tcase, restoring);
    tcase_add_test(tcase, bytes_are_kept);
    tcase_add_test(tcase, places);
    tcase_add_test(tcase, what_the_header_says);
}

int main(void)
{
    return run_suite("session: changes", fill);
}

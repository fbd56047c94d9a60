/* The calendar as an independent reader sees it: libical, where it is there. */
#include "export_help.h"

#include <libical/ical.h>

static const struct {
    const char *action, *summary;
} actions[] = {
    {"walk", "walk"},
    {"one, two; three: four \\ five", "one, two; three: four \\ five"},
    {"two\nlines", "two\nlines"},
    {"a backslash and n: \\n", "a backslash and n: \\n"},
    {"END:VEVENT\nEND:VCALENDAR", "END:VEVENT\nEND:VCALENDAR"},
    {"\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE3\x81\xAE\xE3\x81\xA8\xE3\x81\xA6\xE3\x82\x82\xE9\x95\xB7\xE3\x81\x84"
     "\xE6\x96\x87\xE7\xAB\xA0\xE3\x81\xAF\xE3\x81\x93\xE3\x81\x93\xE3\x81\xA7\xE6\x8A\x98\xE3\x82\x8A\xE8\xBF\x94"
     "\xE3\x81\x95\xE3\x82\x8C\xE3\x82\x8B",
     "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE3\x81\xAE\xE3\x81\xA8\xE3\x81\xA6\xE3\x82\x82\xE9\x95\xB7\xE3\x81\x84"
     "\xE6\x96\x87\xE7\xAB\xA0\xE3\x81\xAF\xE3\x81\x93\xE3\x81\x93\xE3\x81\xA7\xE6\x8A\x98\xE3\x82\x8A\xE8\xBF\x94"
     "\xE3\x81\x95\xE3\x82\x8C\xE3\x82\x8B"},
};

START_TEST(another_program_reads_it)
{
    open_export();
    json_t *value = json_pack("[{s:s, s:s, s:s, s:s}]", "id", "c1", "action", actions[_i].action, "by", "2028-02-29",
                              "first_step", "look, then leap");
    OK(wb_session_set(session, prompt_of(session, "promise"), value, err));
    wb_session_leave(session, prompt_of(session, "promise"));
    json_decref(value);
    char *ics = bytes(WB_FORMAT_ICS);
    icalcomponent *calendar = icalparser_parse_string(ics);
    ck_assert_ptr_nonnull(calendar);
    ck_assert_int_eq(icalcomponent_count_errors(calendar), 0);
    ck_assert_int_eq(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 1);
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    ck_assert_str_eq(icalcomponent_get_summary(event), actions[_i].summary);
    ck_assert_str_eq(icalcomponent_get_description(event), "First step: look, then leap");
    struct icaltimetype start = icalcomponent_get_dtstart(event), end = icalcomponent_get_dtend(event);
    ck_assert(start.is_date && start.year == 2028 && start.month == 2 && start.day == 29);
    ck_assert(end.is_date && end.month == 3 && end.day == 1);
    ck_assert_ptr_nonnull(icalcomponent_get_uid(event));
    icalcomponent_free(calendar);
    free(ics);
    close_export();
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_loop_test(tcase, another_program_reads_it, 0, ROWS(actions));
}

int main(void)
{
    return run_suite("export_ics", fill);
}

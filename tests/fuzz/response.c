/* Any bytes as a file in a coach's inbox: first as they are; then, where they are a JSON object, with a digest that fits, so that
 * what stands behind that check is seen. What was taken in is read as the coach reads it, and forgotten again. */
#include "fuzz.h"
#include "place.h"
#include "taken.h"

#include "../../app/coach/inside.h"
#include "../../app/coach/response.h"
#include "coach/brief.h"
#include "coach/report.h"

static struct wb_coach *caseload(void)
{
    static struct wb_coach *coach;
    static struct wb_clock clock;
    struct wb_error err = {0};
    clock = fuzz_clock();
    if (!coach)
        coach = wb_coach_open(fuzz_place(), &clock, false, &err);
    HOLDS(coach);
    return coach;
}

static void as_it_is(struct wb_span input)
{
    struct wb_str body = {0};
    struct wb_error err = {0};
    char digest[WB_DIGEST_HEX];
    if (wb_response_parse(input, &body, digest, &err)) {
        HOLDS(strlen(digest) == WB_DIGEST_HEX - 1);
        HOLDS(wb_json_shape(wb_str_text(&body), body.len) == WB_JSON_WHOLE);
    } else
        HOLDS(*err.text && fuzz_printable(wb_span(err.text), ""));
    wb_str_fini(&body);
}

static void read_client(struct wb_coach *coach, const struct wb_client *client, struct wb_arena *arena)
{
    struct wb_error err = {0};
    struct wb_case one = {0};
    struct wb_str brief = {0}, reply = {0};
    struct wb_brief page;
    struct wb_score score;
    const struct wb_case_moment *moments;
    size_t count;
    HOLDS(wb_coach_case(coach, client->id, arena, &one, &err));
    for (size_t i = 0; i < one.answer_count && i < 20; i++) {
        const struct wb_case_answer *answer = &one.answers[i];
        HOLDS(fuzz_printable(wb_span(answer->text), "") && fuzz_printable(wb_span(answer->label), ""));
        if (wb_coach_score_of(coach, &one, answer->workbook, answer->key, arena, &score, &err))
            HOLDS(score.start < score.end && fuzz_printable(wb_span(score.label), ""));
        HOLDS(wb_coach_over_time(coach, client->id, answer->workbook, answer->key, arena, &moments, &count, &err));
    }
    wb_case_fini(&one);
    HOLDS(wb_coach_brief(coach, client->id, arena, &page, &err));
    wb_brief_text(&page, &brief);
    HOLDS(fuzz_printable(fuzz_span(&brief), ""));
    HOLDS(wb_coach_mark_read(coach, client->id, &err));
    HOLDS(wb_coach_reply(coach, client->id, &reply, &err));
    wb_str_fini(&brief);
    wb_str_fini(&reply);
}

static void read_all(struct wb_coach *coach)
{
    const struct wb_report_options options = {.from = {2026, 1, 1}, .to = {2026, 12, 31}};
    struct wb_error err = {0};
    struct wb_arena arena;
    struct wb_clients clients;
    struct wb_str out = {0};
    wb_arena_init(&arena);
    HOLDS(wb_coach_clients(coach, &arena, &clients, &err));
    HOLDS(clients.count == 1);
    HOLDS(fuzz_printable(wb_span(clients.list[0].shown), ""));
    read_client(coach, &clients.list[0], &arena);
    struct wb_report *report = wb_report_make(coach, &options, &err);
    HOLDS(report);
    for (size_t i = 0; i < wb_report_format_count; i++) {
        wb_str_clear(&out);
        HOLDS(wb_report_formats[i].write(report, &out, &err));
        HOLDS(wb_utf8_valid(wb_str_text(&out), out.len, NULL));
    }
    wb_report_free(report);
    wb_str_fini(&out);
    wb_arena_fini(&arena);
}

static void as_response(struct wb_span input)
{
    struct wb_error err = {0};
    struct wb_add_result result = {0}, again = {0};
    struct wb_coach *coach = caseload();
    HOLDS(wb_coach_begin(coach, &err));
    HOLDS(wb_coach_add(coach, fuzz_file(input), &result, &err));
    HOLDS(*result.text && !strstr(result.text, "changed after"));
    if (result.what == WB_ADDED_NEW) {
        HOLDS(wb_coach_add(coach, fuzz_file(input), &again, &err) && again.what == WB_ADDED_SAME);
        read_all(coach);
    }
    wb_store_rollback(coach->store);
}

void fuzz(struct wb_span input)
{
    struct wb_error err = {0};
    as_it_is(input);
    json_t *json = wb_json_read(input.data, input.len, 1 << 20, &err);
    if (json_is_object(json)) {
        struct wb_str text = {0};
        wb_json_set_text(json, "format", "careers-workbook/response");
        fuzz_sign(json);
        wb_json_write(&text, json);
        as_response(fuzz_span(&text));
        wb_str_fini(&text);
    }
    json_decref(json);
}

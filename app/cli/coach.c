/* The coach's commands: files in, the caseload as a list, the page before a session, comments out. */
#include "caseload.h"
#include "say.h"

#include "base/file.h"
#include "base/json.h"
#include "base/mem.h"
#include "coach/brief.h"
#include "coach/report.h"
#include "ui/screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct wb_coach *wb_run_caseload(const struct wb_run *run, enum wb_access access, struct wb_error *err)
{
    char *dir = wb_data_dir(run, err);
    struct wb_coach *coach = dir ? wb_coach_open(dir, &run->clock, access == WB_TO_READ, err) : NULL;
    free(dir);
    return coach;
}

bool wb_run_caseload_close(struct wb_coach *coach, bool done, struct wb_error *err)
{
    struct wb_error failed = {0};
    bool closed = wb_coach_close(coach, &failed);
    if (done && !closed)
        *err = failed;
    return done && closed;
}

/* ------------------------------------------------------------------ the caseload on the screen */

static bool on_screen(struct wb_coach *coach, struct wb_error *err)
{
    struct wb_term_options options = {.theme = WB_THEME_TERMINAL};
    struct wb_term *term = wb_term_open(&options, err);
    struct wb_ui ui;
    int rows, cols;
    if (!term)
        return false;
    wb_term_size(term, &rows, &cols);
    wb_ui_init(&ui, NULL, rows, cols);
    ui.term = term;
    ui.coach = coach;
    wb_ui_push(&ui, &wb_screen_caseload, NULL);
    bool done = wb_ui_run(&ui, err);
    wb_ui_fini(&ui);
    wb_term_close(term);
    return done;
}

bool wb_cli_coach(const struct wb_run *run, struct wb_error *err)
{
    if (!wb_is_terminal())
        return wb_cli_coach_list(run, err);
    struct wb_coach *coach = wb_run_caseload(run, WB_TO_WRITE, err);
    return coach && wb_run_caseload_close(coach, on_screen(coach, err), err);
}

/* ------------------------------------------------------------------ add */

/* Only for a person who watches: a thousand files take a moment. */
static void say_progress(size_t at, size_t count)
{
    if (count >= 50 && isatty(STDERR_FILENO))
        fprintf(stderr, "\r%zu of %zu%s", at, count, at == count ? "\n" : "");
}

static bool add_all(const struct wb_run *run, struct wb_coach *coach, size_t *refused, struct wb_error *err)
{
    struct wb_str line = {0};
    bool done = wb_coach_begin(coach, err);
    for (size_t i = 0; done && i < run->word_count; i++) {
        struct wb_add_result result = {0};
        done = wb_coach_add(coach, run->words[i], &result, err);
        if (!done)
            break;
        *refused += result.what == WB_ADDED_REFUSED;
        wb_add_line(&line, run->words[i]);
        wb_str_add(&line, ": ");
        wb_add_line(&line, result.text);
        wb_str_add_char(&line, '\n');
        say_progress(i + 1, run->word_count);
    }
    done = done && wb_coach_commit(coach, err);
    struct wb_error closed = {0};
    if (done && !wb_result_str(&line, &closed)) { /* the files are in all the same */
        *err = closed;
        done = false;
    }
    wb_str_fini(&line);
    return done;
}

bool wb_cli_coach_add(const struct wb_run *run, struct wb_error *err)
{
    size_t refused = 0;
    struct wb_coach *coach = wb_run_caseload(run, WB_TO_WRITE, err);
    bool done = coach && wb_run_caseload_close(coach, add_all(run, coach, &refused, err), err);
    if (!done || refused == 0)
        return done;
    return wb_fail(err, WB_FAILED,
                   refused == 1 ? "One file was not taken in; its line says why."
                                : "Some files were not taken in; their lines say why.");
}

/* ------------------------------------------------------------------ list */

static json_t *client_json(const struct wb_client *client)
{
    char text[WB_INSTANT_SIZE > WB_DAY_SIZE ? WB_INSTANT_SIZE : WB_DAY_SIZE];
    json_t *out = json_object();
    wb_json_set_text(out, "id", client->id);
    wb_json_set_text(out, "name", client->name);
    wb_json_set_text(out, "exported", wb_instant_write(client->at, text));
    json_object_set_new(out, "revision", json_integer(client->revision));
    json_object_set_new(out, "asked", json_integer(client->asked));
    json_object_set_new(out, "answered", json_integer(client->answered));
    json_object_set_new(out, "shared", json_integer(client->answers));
    json_object_set_new(out, "new", json_integer(client->new_answers));
    json_object_set_new(out, "open_comments", json_integer(client->open_comments));
    wb_json_set_text(out, "next_session",
                     wb_day_is(client->next_session) ? wb_day_write(client->next_session, text) : NULL);
    return out;
}

static void list_json(const struct wb_clients *all, struct wb_str *out)
{
    json_t *list = json_array(), *whole = json_object();
    for (size_t i = 0; i < all->count; i++)
        json_array_append_new(list, client_json(&all->list[i]));
    json_object_set_new(whole, "clients", list);
    wb_json_write_pretty(out, whole, 2);
    wb_str_add_char(out, '\n');
    json_decref(whole);
}

static void list_words(const struct wb_clients *all, struct wb_day today, struct wb_str *out)
{
    char day[WB_DAY_SIZE];
    if (all->count == 0)
        wb_str_add(out, "Your caseload is empty. `workbook coach add FILE...` reads the exports you were sent.\n");
    for (size_t i = 0; i < all->count; i++) {
        const struct wb_client *client = &all->list[i];
        wb_add_line(out, client->shown);
        wb_str_addf(out, ": %d of %d answered, exported %s", client->answered, client->asked,
                    wb_day_short(wb_instant_day(client->at), today, day));
        if (client->new_answers)
            wb_str_addf(out, ", %d new", client->new_answers);
        if (client->open_comments) {
            wb_str_add(out, ", ");
            wb_add_count(out, client->open_comments, "comment open", "comments open");
        }
        if (wb_day_is(client->next_session))
            wb_str_addf(out, ", next session %s", wb_day_short(client->next_session, today, day));
        wb_str_add_char(out, '\n');
    }
}

bool wb_cli_coach_list(const struct wb_run *run, struct wb_error *err)
{
    struct wb_coach *coach = wb_run_caseload(run, WB_TO_READ, err);
    struct wb_arena arena;
    struct wb_clients all;
    struct wb_str out = {0};
    wb_arena_init(&arena);
    bool done = coach && wb_coach_clients(coach, &arena, &all, err);
    if (done && wb_given(run->arguments, WB_OPTION_JSON))
        list_json(&all, &out);
    else if (done)
        list_words(&all, wb_instant_day(wb_now(&run->clock)), &out);
    done = done && wb_result_str(&out, err);
    wb_str_fini(&out);
    wb_arena_fini(&arena);
    return wb_run_caseload_close(coach, done, err);
}

/* ------------------------------------------------------------------ one client */

typedef bool with_client(const struct wb_run *run, struct wb_coach *coach, const struct wb_client *client,
                         struct wb_error *err);

static bool for_client(const struct wb_run *run, enum wb_access access, with_client *act, struct wb_error *err)
{
    struct wb_coach *coach = wb_run_caseload(run, access, err);
    struct wb_arena arena;
    struct wb_client client;
    wb_arena_init(&arena);
    bool done = coach && wb_coach_client(coach, run->words[0], &arena, &client, err) && act(run, coach, &client, err);
    wb_arena_fini(&arena);
    return wb_run_caseload_close(coach, done, err);
}

static bool brief(const struct wb_run *run, struct wb_coach *coach, const struct wb_client *client,
                  struct wb_error *err)
{
    struct wb_str page = {0}, out = {0};
    struct wb_arena arena;
    struct wb_brief lines;
    (void)run;
    wb_arena_init(&arena);
    bool done = wb_coach_brief(coach, client->id, &arena, &lines, err);
    if (done) {
        wb_brief_text(&lines, &page);
        wb_add_wrapped(&out, 0, wb_str_text(&page), wb_result_columns());
    }
    done = done && wb_result_str(&out, err);
    wb_arena_fini(&arena);
    wb_str_fini(&page);
    wb_str_fini(&out);
    return done;
}

bool wb_cli_coach_brief(const struct wb_run *run, struct wb_error *err)
{
    return for_client(run, WB_TO_READ, brief, err);
}

static bool reply(const struct wb_run *run, struct wb_coach *coach, const struct wb_client *client,
                  struct wb_error *err)
{
    const char *path = run->arguments->value[WB_OPTION_OUTPUT];
    struct wb_str file = {0};
    if (!path)
        return wb_fail(err, WB_USAGE, "Where shall the comments go? workbook coach reply %s --output comments.json",
                       run->words[0]);
    bool done =
        wb_coach_reply(coach, client->id, &file, err) &&
        (wb_same(path, "-") ? wb_result(file.data, file.len, err)
                            : wb_file_write(path, file.data, file.len, wb_given(run->arguments, WB_OPTION_FORCE), err));
    if (done && !wb_same(path, "-"))
        wb_say("Written to %s. Send it to %s, who reads it with `workbook import`. Your notes are not in it.", path,
               client->shown);
    wb_str_fini(&file);
    return done;
}

bool wb_cli_coach_reply(const struct wb_run *run, struct wb_error *err)
{
    return for_client(run, WB_TO_READ, reply, err);
}

static bool erase(const struct wb_run *run, struct wb_coach *coach, const struct wb_client *client,
                  struct wb_error *err)
{
    struct wb_str question = {0};
    wb_str_addf(&question, "This forgets %s: answers, comments and notes, in the caseload and its backups.",
                client->shown);
    bool sure = wb_given(run->arguments, WB_OPTION_FORCE) || wb_asked_to_erase(wb_str_text(&question), err);
    wb_str_fini(&question);
    if (!sure)
        return false;
    if (!wb_coach_erase(coach, client->id, err))
        return false;
    wb_say("Erased: %s. The files you were sent, and the reports you have written, are still where you put them.",
           client->shown);
    return true;
}

bool wb_cli_coach_erase(const struct wb_run *run, struct wb_error *err)
{
    return for_client(run, WB_TO_WRITE, erase, err);
}

/* ------------------------------------------------------------------ rows */

static bool put_row(void *data, const char *line, size_t len)
{
    struct wb_str *text = data;
    wb_str_add_n(text, line, len);
    wb_str_add_char(text, '\n');
    return true;
}

bool wb_cli_coach_export(const struct wb_run *run, struct wb_error *err)
{
    const char *format = run->arguments->value[WB_OPTION_FORMAT], *path = run->arguments->value[WB_OPTION_OUTPUT];
    struct wb_str rows = {0};
    if (format && !wb_same(format, "ndjson"))
        return wb_fail(err, WB_USAGE, "The caseload is exported as ndjson: one JSON object a line.");
    struct wb_coach *coach = wb_run_caseload(run, WB_TO_READ, err);
    bool done = coach && wb_coach_ndjson(coach, put_row, &rows, err);
    if (done && path && !wb_same(path, "-"))
        done = wb_file_write(path, rows.data, rows.len, wb_given(run->arguments, WB_OPTION_FORCE), err);
    else if (done)
        done = wb_result_str(&rows, err);
    wb_str_fini(&rows);
    return wb_run_caseload_close(coach, done, err);
}

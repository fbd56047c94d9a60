#include "stage.h"

#include "ui/screens.h"

#include <stdlib.h>

struct wb_ui ui;
static struct wb_clock test_clock;

void stage_clock(void)
{
    setenv("WORKBOOK_NOW", "2026-11-09T10:00:00Z", 1);
    setenv("TZ", "UTC", 1);
}

void begin_session(void)
{
    struct wb_error err = {0};
    test_clock = wb_clock_system();
    struct wb_session *session =
        wb_session_open(&(struct wb_session_options){.data_dir = test_dir, .clock = &test_clock}, &err);
    ck_assert_msg(session, "%s", err.text);
    wb_ui_init(&ui, session, 24, 80);
    wb_ui_push(&ui, &wb_screen_home, NULL);
    wb_ui_draw(&ui);
}

void end_session(void)
{
    struct wb_session *session = ui.session;
    wb_ui_fini(&ui);
    wb_session_close(session, NULL);
}

const char *stage_dir(void)
{
    return test_dir;
}

void set_up(void)
{
    make_dir();
    begin_session();
}

void tear_down(void)
{
    end_session();
    drop_dir();
}

const struct wb_prompt *prompt_of(const char *book, const char *key)
{
    const struct wb_prompt *prompt = wb_library_prompt(wb_session_library(ui.session), book, key);
    ck_assert_msg(prompt, "no %s/%s", book, key);
    return prompt;
}

void answer(const char *book, const char *key, const char *json)
{
    json_t *value = json_loads(json, JSON_DECODE_ANY, NULL);
    ck_assert_msg(value, "%s", json);
    OK(wb_session_set(ui.session, prompt_of(book, key), value, err));
    wb_session_leave(ui.session, prompt_of(book, key));
    json_decref(value);
}

void press(const char *name)
{
    uint32_t key;
    ck_assert_msg(wb_key_parse(name, &key), "no key %s", name);
    wb_ui_key(&ui, key);
    wb_ui_draw(&ui);
}

char *picture(void)
{
    struct wb_str text = {0};
    ui.stale = true;
    wb_ui_draw(&ui);
    wb_cells_text(&ui.cells, false, &text);
    char *rows = wb_copy(strchr(wb_str_text(&text), '\n'));
    wb_str_fini(&text);
    return rows;
}

/* A session in a directory of the test's own, and one widget of a workbook given as text: keys go in, its value and its
 * picture come out. It does to the widget what the page of an exercise does. */
#ifndef WB_TESTS_UI_HELP_H
#define WB_TESTS_UI_HELP_H

#include "store_help.h"
#include "ui/widget.h"

struct bench {
    struct wb_session *session;
    struct wb_ui ui;
    struct wb_widget *widget;
    const struct wb_prompt *prompt;
    struct wb_arena arena;
    int cols, most;
};

static inline struct wb_instant test_now(void *data)
{
    (void)data;
    return (struct wb_instant){1794225600, 0}; /* Monday 9 November 2026, noon */
}

static const struct wb_clock test_clock = {test_now, NULL};

static inline void open_session(struct bench *bench)
{
    struct wb_error err = {0};
    const char *dirs[] = {test_dir, NULL};
    struct wb_session_options options = {.data_dir = test_dir, .workbook_dirs = dirs, .clock = &test_clock};
    bench->session = wb_session_open(&options, &err);
    ck_assert_msg(bench->session, "%s", err.text);
    wb_ui_init(&bench->ui, bench->session, 24, 80);
}

/* Writes a workbook of the id "t" made of these prompts, each line indented as a list item of prompts, and opens it. */
static inline void bench_load(struct bench *bench, const char *prompts)
{
    struct wb_str text = {0};
    wb_str_addf(
        &text,
        "workbook: t\nversion: 1\ntitle: T\nlanguage: en-GB\nsections:\n  - id: s\n    title: S\n    exercises:\n"
        "      - id: e\n        title: E\n        prompts:\n%s",
        prompts);
    ck_assert(wb_file_write(in_dir("t.yaml"), wb_str_text(&text), text.len, true, NULL));
    wb_str_fini(&text);
    open_session(bench);
    for (size_t i = 0; i < wb_session_faults(bench->session)->count; i++)
        if (!wb_session_faults(bench->session)->list[i].warning)
            ck_abort_msg("%s", wb_session_faults(bench->session)->list[i].text);
}

static inline void bench_open(struct bench *bench, const char *prompts)
{
    *bench = (struct bench){.cols = 72, .most = 12};
    make_dir();
    bench_load(bench, prompts);
}

static inline void bench_ask(struct bench *bench)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_ask(wb_session_reader(bench->session), bench->prompt, &arena);
    if (bench->widget) {
        bench->widget->asked = asked;
        bench->widget->ops->refresh(bench->widget);
    } else {
        bench->widget = wb_widget_new(&bench->ui, bench->prompt, asked);
    }
    wb_arena_fini(&bench->arena);
    bench->arena = arena;
}

static inline void bench_drop_widget(struct bench *bench)
{
    wb_widget_free(bench->widget);
    wb_arena_fini(&bench->arena);
    bench->widget = NULL;
}

/* The focus comes to a prompt from above. */
static inline void bench_focus(struct bench *bench, const char *key)
{
    bench_drop_widget(bench);
    if (bench->prompt)
        wb_session_leave(bench->session, bench->prompt);
    bench->prompt = wb_library_prompt(wb_session_library(bench->session), "t", key);
    ck_assert_msg(bench->prompt, "no prompt %s", key);
    bench_ask(bench);
    bench->widget->ops->height(bench->widget, bench->cols, bench->most);
    bench->widget->ops->enter(bench->widget, 1);
}

static inline void bench_leave(struct bench *bench)
{
    bench_drop_widget(bench);
    wb_ui_fini(&bench->ui);
    wb_session_close(bench->session, NULL);
    bench->prompt = NULL;
}

static inline void bench_close(struct bench *bench)
{
    bench_leave(bench);
    drop_dir();
}

/* The program ends, the author changes the workbook, the program starts again. */
static inline void bench_change(struct bench *bench, const char *prompts)
{
    bench_leave(bench);
    bench_load(bench, prompts);
}

/* One key, and what the page does after it; the key of a command that the widget leaves is offered as the command. */
static inline bool bench_key(struct bench *bench, uint32_t key)
{
    struct wb_widget *widget = bench->widget;
    bool taken = widget->ops->key(widget, key);
    if (!taken && widget->ops->command) {
        int contexts = WB_IN_EXERCISE | (widget->ops->contexts ? widget->ops->contexts(widget) : 0);
        enum wb_command command = wb_command_of_key(key, contexts);
        taken = command != WB_DO_NOTHING && widget->ops->command(widget, command);
    }
    if (taken && !wb_types[bench->prompt->field.type].edited)
        bench_ask(bench);
    widget->ops->height(widget, bench->cols, bench->most);
    return taken;
}

/* "abc<Enter><Alt-Up>": true when every key was taken. */
static inline bool bench_type(struct bench *bench, const char *keys)
{
    bool all = true;
    while (*keys) {
        uint32_t key;
        size_t len = *keys == '<' ? strcspn(keys, ">") : 0;
        if (len > 1) {
            char name[32] = {0};
            memcpy(name, keys + 1, len - 1);
            ck_assert_msg(wb_key_parse(name, &key), "no key %s", name);
            keys += len + 1;
        } else {
            keys += wb_utf8_decode(keys, strlen(keys), &key);
        }
        all = bench_key(bench, key) && all;
    }
    return all;
}

static inline void bench_undo(struct bench *bench)
{
    struct wb_undone what = {0};
    ck_assert(wb_session_undo(bench->session, bench->prompt, &what, NULL));
    bench_ask(bench);
    if (bench->widget->ops->go)
        bench->widget->ops->go(bench->widget, what.path, what.caret);
}

/* The value as JSON, "" where there is none. */
static inline const char *bench_value(struct bench *bench)
{
    static struct wb_str text;
    const struct wb_answer *answer = wb_session_answer(bench->session, bench->prompt);
    wb_str_clear(&text);
    if (answer && answer->value)
        wb_json_write(&text, answer->value);
    return wb_str_text(&text);
}

/* The widget as it is painted with the focus, its height checked against what is drawn. */
static inline const char *bench_picture(struct bench *bench)
{
    static struct wb_str text;
    struct wb_cells cells;
    int rows = bench->widget->ops->height(bench->widget, bench->cols, bench->most);
    wb_cells_init(&cells);
    wb_cells_resize(&cells, rows + 3, bench->cols);
    struct wb_area whole = wb_area_whole(&cells);
    wb_cells_clear(&cells);
    bench->widget->ops->draw(bench->widget, &whole, true);
    for (int i = rows * bench->cols; i < cells.rows * bench->cols; i++)
        ck_assert_msg(cells.cell[i].glyph.count == 0, "drawn below its height of %d", rows);
    if (cells.cursor_row < 0) {
        wb_str_clear(&text);
        wb_cells_text(&cells, false, &text);
        ck_abort_msg("no cursor at %d columns:\n%s", bench->cols, wb_str_text(&text));
    }
    int cursor_row = bench->widget->ops->cursor_row(bench->widget);
    wb_str_clear(&text);
    wb_cells_text(&cells, false, &text);
    ck_assert_msg(cells.cursor_row == cursor_row, "cursor in row %d, said to be in %d:\n%s", cells.cursor_row,
                  cursor_row, wb_str_text(&text));
    wb_cells_fini(&cells);
    while (text.len && text.data[text.len - 1] == '\n')
        text.data[--text.len] = '\0';
    return wb_str_text(&text);
}

#endif

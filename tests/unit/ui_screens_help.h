/* A ui without a terminal over two small workbooks: keys go in as "abc<Enter>", the screen comes out as text. */
#ifndef WB_TESTS_UI_SCREENS_HELP_H
#define WB_TESTS_UI_SCREENS_HELP_H

#include "session/settings.h"
#include "store_help.h"
#include "ui/screens.h"

static const char first_book[] =
    "workbook: before-the-workshop\nversion: 1\ntitle: The first book\nlanguage: en-GB\n"
    "words:\n  aim: {answer: goal, otherwise: your goal}\n"
    "sections:\n"
    "  - id: start\n    title: Where I am\n    exercises:\n"
    "      - id: wheel\n        title: Your role\n        minutes: 4\n        short_route: true\n        why: To see it at once.\n        coach_reads: Your coach looks at its shape.\n        prompts:\n"
    "          - {id: setting, type: select_one, label: Where do you work?, guidance: Either will do,\n"
    "             choices: [A school, A college]}\n"
    "          - {id: goal, type: line, label: What do you want?}\n"
    "          - {id: why, type: text, label: \"Why {aim}?\"}\n"
    "          - {id: wheel, type: ratings, label: How is each part?, range: {start: 0, end: 10},\n"
    "             items: [{id: time, label: Time}, {id: money, label: Money}]}\n"
    "      - id: week\n        title: A real week\n        minutes: 3\n        prompts:\n"
    "          - {id: hours, type: integer, label: How many hours?}\n"
    "          - {id: secret, type: text, label: What do you tell nobody?, sharing: private}\n"
    "  - id: later\n    title: What comes next\n    opens: session-2\n    exercises:\n"
    "      - id: promise\n        title: One step\n        minutes: 2\n        prompts:\n"
    "          - {id: promise, type: commitment, label: What will you do?, max: 3}\n"
    "          - {id: letter, type: letter, label: Write to yourself, opens_with: later}\n"
    "  - id: money-module\n    title: Finding money\n    optional: true\n"
    "    suggest_when: {lowest_of: wheel, item: money}\n    exercises:\n"
    "      - id: purse\n        title: The purse\n        minutes: 5\n        prompts:\n"
    "          - {id: purse, type: text, label: Who has the purse?}\n";

static const char second_book[] =
    "workbook: between-sessions\nversion: 1\ntitle: The second book\nlanguage: en-GB\nsections:\n"
    "  - id: gap\n    title: Between\n    opens: session-1\n    exercises:\n"
    "      - id: look\n        title: Looking back\n        minutes: 2\n        prompts:\n"
    "          - {id: helped, type: text, label: What has helped?}\n";

static struct wb_ui ui;

static inline struct wb_instant noon(void *data)
{
    (void)data;
    return (struct wb_instant){1794225600, 0}; /* Monday 9 November 2026 */
}

static inline struct wb_session *open_books(void)
{
    static const struct wb_clock clock = {noon, NULL};
    const char *dirs[] = {test_dir, NULL};
    struct wb_error err = {0};
    struct wb_session *session = wb_session_open(
        &(struct wb_session_options){.data_dir = in_dir("data"), .workbook_dirs = dirs, .clock = &clock}, &err);
    ck_assert_msg(session, "%s", err.text);
    return session;
}

/* The built-in workbooks are replaced by the small ones' names, so that goldens do not change when those do. */
static inline void ui_open_with(const char *first, const char *second, int rows, int cols)
{
    make_dir();
    OK(wb_file_write(in_dir("before-the-workshop.yaml"), first, strlen(first), true, err));
    OK(wb_file_write(in_dir("between-sessions.yaml"), second, strlen(second), true, err));
    wb_ui_init(&ui, open_books(), rows, cols);
    const struct wb_faults *faults = wb_session_faults(ui.session);
    for (size_t i = 0; i < faults->count; i++)
        ck_assert_msg(faults->list[i].warning, "%s", faults->list[i].text);
    wb_ui_push(&ui, &wb_screen_home, NULL);
}

static inline void ui_open(int rows, int cols)
{
    ui_open_with(first_book, second_book, rows, cols);
}

static inline void ui_close(void)
{
    struct wb_session *session = ui.session;
    wb_ui_fini(&ui);
    wb_session_close(session, NULL);
    drop_dir();
}

static inline const struct wb_prompt *prompt_of(const char *book, const char *key)
{
    const struct wb_prompt *prompt = wb_library_prompt(wb_session_library(ui.session), book, key);
    ck_assert_msg(prompt, "no prompt %s/%s", book, key);
    return prompt;
}

static inline void answer(const char *book, const char *key, const char *json)
{
    json_t *value = json_loads(json, JSON_DECODE_ANY, NULL);
    ck_assert_msg(value, "%s", json);
    OK(wb_session_set(ui.session, prompt_of(book, key), value, err));
    wb_session_leave(ui.session, prompt_of(book, key));
    json_decref(value);
}

static const char promises[] =
    "[{\"id\": \"c1\", \"action\": \"Ring an employer\"}, {\"id\": \"c2\", \"action\": \"Ask the "
    "deputy\", \"by\": \"2026-11-20\", \"with\": \"the deputy\"},"
    " {\"id\": \"c3\", \"action\": \"Write it down\", \"by\": \"2026-11-02\"}]";

static inline void fill_answers(void)
{
    struct wb_error err = {0};
    answer("before-the-workshop", "setting", "\"a-school\"");
    answer("before-the-workshop", "goal", "\"more time\"");
    answer("before-the-workshop", "why", "\"The deputy asked what I needed.\\nI had no answer.\"");
    answer("before-the-workshop", "wheel", "{\"time\": 7, \"money\": 2}");
    answer("before-the-workshop", "secret", "\"that I am tired\"");
    answer("before-the-workshop", "promise", promises);
    wb_session_set_state(ui.session, prompt_of("before-the-workshop", "hours"), WB_SKIPPED, &err);
    wb_session_leave(ui.session, prompt_of("before-the-workshop", "hours"));
}

/* Keys, each followed by the drawing that would follow it: "dep<Down><Enter>". */
static inline void press(const char *keys)
{
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
        wb_ui_key(&ui, key);
        wb_ui_draw(&ui);
    }
}

static inline void push(const struct wb_screen_ops *ops, const void *argument)
{
    wb_ui_push(&ui, ops, argument);
    wb_ui_draw(&ui);
}

/* The screen as it would be painted; the cursor must be somewhere on it. */
static inline const char *picture(void)
{
    static struct wb_str text;
    ui.stale = true;
    wb_ui_draw(&ui);
    wb_str_clear(&text);
    wb_cells_text(&ui.cells, false, &text);
    ck_assert_msg(ui.cells.cursor_row >= 0, "no cursor:\n%s", wb_str_text(&text));
    return wb_str_text(&text);
}

/* The row that the cursor stands in. */
static inline const char *cursor_line(void)
{
    static struct wb_str line;
    const char *at = picture();
    for (int i = 0; i < ui.cells.cursor_row; i++)
        at = strchr(at, '\n') + 1;
    wb_str_clear(&line);
    wb_str_add_n(&line, at, strcspn(at, "\n"));
    return wb_str_text(&line);
}

#define SEES(text) ck_assert_msg(strstr(picture(), text), "not to be seen: %s\n%s", text, picture())
#define SEES_NOT(text) ck_assert_msg(!strstr(picture(), text), "to be seen: %s\n%s", text, picture())
#define ON(ops_) ck_assert_msg(ui.top->ops == &(ops_), "on %s, not on %s", ui.top->ops->name, (ops_).name)
#define CURSOR_ON(text)                                                                                                \
    ck_assert_msg(strstr(cursor_line(), text), "the cursor is not on \"%s\" but on \"%s\"\n%s", text, cursor_line(),   \
                  picture())

#endif

/* The smallest program on the terminal room: one text being edited, a line that tells what came in, and a file that the
 * text is written to at the end. The tests of the terminal drive it; it has no other use.
 *
 * Usage: echo FILE [THEME]. Ctrl-Q ends, Ctrl-E runs $EDITOR on FILE, Ctrl-U suspends, Ctrl-L redraws, Ctrl-X aborts.
 */
#include "base/mem.h"
#include "base/text.h"
#include "term/editor.h"
#include "term/term.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

struct state {
    struct wb_str text;
    struct wb_editor editor;
    struct wb_clip clip;
    struct wb_cells cells;
    struct wb_str said;
    int rows, cols, pastes;
    const char *file;
};

static struct wb_span text_of(void *data)
{
    const struct state *state = data;
    return (struct wb_span){wb_str_text(&state->text), state->text.len};
}

static bool change(void *data, size_t at, size_t remove, const char *text, size_t len)
{
    struct state *state = data;
    wb_str_splice(&state->text, at, remove, text, len);
    return true;
}

static void say(struct state *state, const char *what)
{
    wb_str_clear(&state->said);
    wb_str_add(&state->said, what);
}

static void draw(struct state *state)
{
    wb_cells_resize(&state->cells, state->rows, state->cols);
    struct wb_area all = wb_area_whole(&state->cells);
    if (!getenv("QUIET"))
        wb_putf(&all, 0, 0, WB_STYLE_TITLE, "READY \u203a %dx%d \u25cf %zu bytes", state->cols, state->rows,
                state->text.len);
    struct wb_area rule = wb_area_part(&all, 1, 0, 1, all.cols);
    wb_put_rule(&rule, 0);
    if (!getenv("QUIET"))
        wb_put(&all, state->rows - 1, 0, WB_STYLE_ACCENT, wb_str_text(&state->said));
    struct wb_area page = wb_area_part(&all, 2, 1, state->rows - 3, state->cols - 2);
    wb_editor_measure(&state->editor, page.cols, page.rows > 0 ? page.rows : 1);
    wb_editor_draw(&state->editor, &page, true, WB_STYLE_ANSWER, "nothing yet");
}

static void write_file(const struct state *state)
{
    FILE *file = fopen(state->file, "wb");
    if (!file)
        return;
    fwrite(wb_str_text(&state->text), 1, state->text.len, file);
    fclose(file);
}

static void run_editor(struct state *state, struct wb_term *term)
{
    struct wb_error err = {0};
    int status = 0;
    const char *editor = getenv("EDITOR");
    char *argv[] = {wb_copy(editor ? editor : "false"), wb_copy(state->file), NULL};

    bool ran = wb_term_run(term, argv, &status, &err);
    wb_str_clear(&state->said);
    if (ran)
        wb_str_addf(&state->said, "editor ended %d", status);
    else
        wb_str_add(&state->said, err.text);
    free(argv[0]);
    free(argv[1]);
}

static bool take_key(struct state *state, struct wb_term *term, uint32_t key)
{
    char name[32];

    if (key == (WB_CTRL | 'q'))
        return false;
    wb_str_clear(&state->said);
    wb_str_addf(&state->said, "key %s", wb_key_name(key, name));
    if (key == (WB_CTRL | 'l'))
        wb_term_redraw(term);
    else if (key == (WB_CTRL | 'u'))
        wb_term_suspend(term);
    else if (key == (WB_CTRL | 'e'))
        run_editor(state, term);
    else if (key == (WB_CTRL | 't'))
        wb_term_title(term, "a \033]title\a\nhere");
    else if (key == (WB_CTRL | WB_KEY_F12))
        abort();
    else if (!wb_editor_key(&state->editor, key, &state->clip))
        wb_str_add(&state->said, " not taken");
    return true;
}

/* False when the program is to end. */
static bool take(struct state *state, struct wb_term *term, const struct wb_event *event)
{
    switch (event->kind) {
    case WB_EVENT_KEY:
        return take_key(state, term, event->key);
    case WB_EVENT_PASTE:
        wb_editor_paste(&state->editor, event->text.data, event->text.len);
        wb_str_clear(&state->said);
        wb_str_addf(&state->said, "paste %d: %zu bytes, %zu dropped", ++state->pastes, event->text.len, event->dropped);
        return true;
    case WB_EVENT_CLICK:
        wb_str_clear(&state->said);
        wb_str_addf(&state->said, "click %d,%d", event->row, event->col);
        wb_editor_click(&state->editor, event->row - 2, event->col - 1);
        return true;
    case WB_EVENT_WHEEL:
        say(state, event->wheel < 0 ? "wheel up" : "wheel down");
        wb_editor_wheel(&state->editor, event->wheel);
        return true;
    case WB_EVENT_RESIZE:
        state->rows = event->rows;
        state->cols = event->cols;
        return true;
    case WB_EVENT_TICK:
        return true;
    case WB_EVENT_HANGUP:
        return false;
    }
    return false;
}

int main(int argc, char **argv)
{
    struct state state = {.file = argc > 1 ? argv[1] : "/dev/null"};
    struct wb_term_options options = {.theme = argc > 2 ? (enum wb_theme)atoi(argv[2]) : WB_THEME_TERMINAL};
    struct wb_editor_owner owner = {.text = text_of, .change = change, .data = &state};
    struct wb_error err = {0};
    struct wb_event event;
    bool more = false;
    static const int late[] = {SIGINT, SIGTERM, SIGHUP}; /* what comes while it still saves does not cut that short */

    struct wb_term *term = wb_term_open(&options, &err);
    if (!term) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    wb_editor_init(&state.editor, owner, false);
    wb_cells_init(&state.cells);
    wb_term_size(term, &state.rows, &state.cols);
    do {
        if (more)
            continue;
        draw(&state);
        wb_term_paint(term, &state.cells);
    } while (wb_term_next(term, -1, &event, &more) && take(&state, term, &event));
    wb_term_close(term);
    for (size_t i = 0; i < sizeof late / sizeof *late; i++)
        raise(late[i]);
    write_file(&state);
    wb_editor_fini(&state.editor);
    wb_cells_fini(&state.cells);
    wb_str_fini(&state.text);
    wb_str_fini(&state.said);
    wb_str_fini(&state.clip.text);
    return 0;
}

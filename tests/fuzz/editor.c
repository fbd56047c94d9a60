/* A byte string as somebody's editing: keys, words of every script, pastes, clicks, other sizes. Beside the editor stands the
 * simplest model: the text is what it was with the chosen part replaced, and the caret never stands inside a cluster. */
#include "fuzz.h"

#include "base/mem.h"
#include "term/editor.h"

#include "../unit/texts.h"

enum { WIDEST = 60, HIGHEST = 12, TEXT_MOST = 4000 };

struct desk {
    struct wb_str text, before;
    struct wb_editor editor;
    struct wb_clip clip;
    struct wb_cells cells;
    bool refuses;
    size_t at, removed, added; /* of the last change; removed and added 0: none */
    int changes;
};

static struct wb_span text_of(void *data)
{
    return fuzz_span(&((struct desk *)data)->text);
}

static bool change(void *data, size_t at, size_t remove, const char *text, size_t len)
{
    struct desk *desk = data;
    if (desk->refuses)
        return false;
    HOLDS(at <= desk->text.len && remove <= desk->text.len - at);
    HOLDS(wb_utf8_valid(text, len, NULL));
    HOLDS(between_clusters(&desk->text, at) && between_clusters(&desk->text, at + remove));
    wb_str_splice(&desk->text, at, remove, text, len);
    desk->changes++;
    desk->at = at;
    desk->removed = remove;
    desk->added = len;
    return true;
}

static void pause_(void *data)
{
    (void)data;
}

static void check(struct desk *desk)
{
    const struct wb_editor *editor = &desk->editor;
    size_t from, to;
    HOLDS(editor->caret <= desk->text.len && editor->anchor <= desk->text.len);
    HOLDS(between_clusters(&desk->text, editor->caret) && between_clusters(&desk->text, editor->anchor));
    HOLDS(wb_utf8_valid(wb_str_text(&desk->text), desk->text.len, NULL));
    if (wb_editor_selected(editor, &from, &to))
        HOLDS(from < to && to <= desk->text.len);
    else
        HOLDS(editor->caret == editor->anchor);
}

static void draw(struct desk *desk)
{
    wb_cells_clear(&desk->cells);
    struct wb_area area = wb_area_whole(&desk->cells);
    area.rows = desk->editor.height;
    area.cols = desk->editor.width;
    wb_editor_draw(&desk->editor, &area, true, WB_STYLE_ANSWER, "nothing yet");
    HOLDS(desk->cells.cursor_row >= 0 && desk->cells.cursor_row < desk->editor.height);
    HOLDS(desk->cells.cursor_col >= 0 && desk->cells.cursor_col < desk->editor.width);
}

/* What a typed text or a paste does: the chosen part goes, the new one stands there, the caret is behind it. */
static void put(struct desk *desk, const char *text, size_t len, bool paste)
{
    size_t from = desk->editor.caret, to = from;
    uint32_t code;
    wb_editor_selected(&desk->editor, &from, &to);
    desk->changes = 0;
    if (paste)
        wb_editor_paste(&desk->editor, text, len);
    else if (wb_utf8_decode(text, len, &code) && wb_key_is_text(code))
        wb_editor_key(&desk->editor, code, &desk->clip);
    HOLDS(desk->changes <= 1);
    if (desk->changes) {
        HOLDS(desk->at == from && desk->removed == to - from);
        HOLDS(desk->editor.caret >= from + desk->added && desk->editor.caret == desk->editor.anchor);
    }
}

static const uint32_t keys[] = {
    WB_KEY_LEFT,
    WB_KEY_RIGHT,
    WB_KEY_UP,
    WB_KEY_DOWN,
    WB_KEY_HOME,
    WB_KEY_END,
    WB_KEY_PAGE_UP,
    WB_KEY_PAGE_DOWN,
    WB_KEY_BACKSPACE,
    WB_KEY_DELETE,
    WB_KEY_ENTER,
    WB_KEY_TAB,
    WB_SHIFT | WB_KEY_LEFT,
    WB_SHIFT | WB_KEY_RIGHT,
    WB_SHIFT | WB_KEY_UP,
    WB_SHIFT | WB_KEY_DOWN,
    WB_SHIFT | WB_KEY_HOME,
    WB_SHIFT | WB_KEY_END,
    WB_CTRL | WB_KEY_LEFT,
    WB_CTRL | WB_KEY_RIGHT,
    WB_CTRL | WB_KEY_HOME,
    WB_CTRL | WB_KEY_END,
    WB_CTRL | WB_SHIFT | WB_KEY_LEFT,
    WB_CTRL | WB_SHIFT | WB_KEY_END,
    WB_CTRL | WB_KEY_BACKSPACE,
    WB_CTRL | WB_KEY_DELETE,
    WB_ALT | WB_KEY_BACKSPACE,
    WB_CTRL | 'c',
    WB_CTRL | 'x',
    WB_CTRL | 'v',
    WB_CTRL | 'a',
};
enum { KEYS = sizeof keys / sizeof *keys };

static void press(struct desk *desk, uint32_t key)
{
    size_t caret = desk->editor.caret, from, to;
    bool chosen = wb_editor_selected(&desk->editor, &from, &to);
    desk->changes = 0;
    wb_str_clear(&desk->before);
    wb_str_add_n(&desk->before, wb_str_text(&desk->text), desk->text.len);
    wb_editor_key(&desk->editor, key, &desk->clip);
    HOLDS(desk->changes <= 1);
    if (key == WB_KEY_BACKSPACE && !chosen && desk->changes) {
        HOLDS(!desk->added);
        HOLDS(desk->at == wb_cluster_prev(wb_str_text(&desk->before), desk->before.len, caret));
        HOLDS(desk->at + desk->removed == caret);
    }
    if ((key == (WB_CTRL | 'c') || key == (WB_CTRL | 'x')) && chosen) {
        HOLDS(desk->clip.text.len == to - from);
        HOLDS(memcmp(desk->clip.text.data, desk->before.data + from, to - from) == 0);
    }
    if (!desk->changes)
        HOLDS(desk->text.len == desk->before.len);
}

static void paste(struct desk *desk, struct wb_span *input)
{
    struct wb_str text = {0};
    size_t len = fuzz_choice(input);
    len = len < input->len ? len : input->len;
    wb_clean(&text, input->data, len, WB_CLEAN_PASTE);
    put(desk, wb_str_text(&text), text.len, true);
    input->data += len;
    input->len -= len;
    wb_str_fini(&text);
}

static void other_size(struct desk *desk, unsigned choice)
{
    desk->editor.height = 1 + (int)(choice >> 4) % HIGHEST;
    wb_editor_measure(&desk->editor, 2 + (int)(choice * 7) % (WIDEST - 2), HIGHEST);
}

/* The owner takes the text back, as undoing does. */
static void undo(struct desk *desk)
{
    size_t from = 0;
    struct wb_str now = desk->text;
    desk->text = desk->before;
    desk->before = now;
    while (from < desk->text.len && from < now.len && desk->text.data[from] == now.data[from])
        from++;
    wb_editor_changed(&desk->editor, from);
    wb_editor_set_caret(&desk->editor, from);
}

static void step(struct desk *desk, struct wb_span *input)
{
    unsigned op = fuzz_choice(input);
    if (op < KEYS)
        press(desk, keys[op]);
    else if (op < KEYS + PIECES)
        put(desk, pieces[op - KEYS], strlen(pieces[op - KEYS]), false);
    else if (op < 0xA0)
        paste(desk, input);
    else if (op < 0xB0)
        other_size(desk, fuzz_choice(input));
    else if (op < 0xC0)
        wb_editor_click(&desk->editor, (int)(op & 7), (int)(fuzz_choice(input) % WIDEST));
    else if (op < 0xD0)
        wb_editor_wheel(&desk->editor, (int)(op & 15) - 8);
    else if (op < 0xD8)
        desk->refuses = op == 0xD0;
    else if (op < 0xE0)
        undo(desk);
    else if (op < 0xF0)
        wb_editor_set_caret(&desk->editor, fuzz_choice(input) % (desk->text.len + 1));
    else
        draw(desk);
}

void fuzz(struct wb_span input)
{
    struct desk desk = {0};
    wb_cells_init(&desk.cells);
    wb_cells_resize(&desk.cells, HIGHEST, WIDEST);
    struct wb_editor_owner owner = {.text = text_of, .change = change, .pause = pause_, .data = &desk};
    wb_editor_init(&desk.editor, owner, fuzz_choice(&input) % 4 == 3);
    other_size(&desk, 0x5A);
    while (input.len && desk.text.len < TEXT_MOST) {
        step(&desk, &input);
        check(&desk);
    }
    draw(&desk);
    wb_editor_fini(&desk.editor);
    wb_cells_fini(&desk.cells);
    wb_str_fini(&desk.text);
    wb_str_fini(&desk.before);
    wb_str_fini(&desk.clip.text);
}

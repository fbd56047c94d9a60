/* Name, dates, colours; and where the answers live. A day is typed in one's own words, and what was understood stands
 * beside it. Each change is kept as it is typed. */
#include "session/settings.h"

#include "../widgets/value.h"
#include "column.h"
#include "rows.h"
#include "settings_about.h"
#include "typed.h"
#include "ui/screens.h"

#include <stdlib.h>

enum {
    LABEL = 18,
    WIDE = 60,
    BESIDE = 28
}; /* columns: of labels; where all stands in one row; of what was understood */

struct settings {
    struct wb_rows rows;
    struct wb_typed *typed; /* one a setting, unused for those to choose */
    struct wb_str about[WB_SETTINGS_ABOUT];
    int focus; /* the field that was last chosen: left when another is */
};

static struct settings *settings_of(struct wb_rows *rows)
{
    return (struct settings *)rows;
}

static const struct wb_setting *setting_at(int item)
{
    return item >= 0 && (size_t)item < wb_setting_count ? &wb_settings[item] : NULL;
}

static bool is_text(int item)
{
    return setting_at(item) && setting_at(item)->kind != WB_SETTING_ONE;
}

/* ------------------------------------------------------------------ values */

static void keep(struct settings *s, const struct wb_setting *setting, const char *value)
{
    struct wb_error err = {0};
    struct wb_ui *ui = s->rows.ui;
    wb_ui_outcome(ui, wb_session_set_setting(ui->session, setting->name, value && *value ? value : NULL, &err), &err);
}

/* A day as it can be typed again: without its weekday. */
static void write_day(struct wb_typed *typed, const char *iso)
{
    struct wb_day day;
    char text[WB_DAY_SIZE];
    if (!iso || !wb_day_read(iso, &day)) {
        wb_typed_set(typed, "");
        return;
    }
    const char *space = strchr(wb_day_long(day, text), ' ');
    wb_typed_set(typed, space ? space + 1 : text);
}

static void read_value(struct settings *s, int item)
{
    const struct wb_setting *setting = setting_at(item);
    const char *value = wb_session_setting(s->rows.ui->session, setting->name);
    if (setting->kind == WB_SETTING_DATE)
        write_day(&s->typed[item], value);
    else if (setting->kind == WB_SETTING_LINE)
        wb_typed_set(&s->typed[item], value ? value : "");
}

static bool understood(struct settings *s, int item, struct wb_day *day)
{
    return wb_day_parse(wb_str_text(&s->typed[item].text), wb_session_today(s->rows.ui->session), day);
}

/* What was typed is kept at once; half a day cannot be, so the last whole one stands until there is another. */
static void typed_into(struct settings *s, int item)
{
    const struct wb_setting *setting = setting_at(item);
    const struct wb_str *text = &s->typed[item].text;
    struct wb_day day;
    char iso[WB_DAY_SIZE];
    if (setting->kind == WB_SETTING_LINE || text->len == 0)
        keep(s, setting, wb_str_text(text));
    else if (understood(s, item, &day))
        keep(s, setting, wb_day_write(day, iso));
}

static void leave_field(struct settings *s, int item)
{
    struct wb_day day;
    struct wb_str remark = {0};
    if (!is_text(item) || setting_at(item)->kind != WB_SETTING_DATE)
        return;
    if (s->typed[item].text.len && !understood(s, item, &day))
        wb_ui_say(s->rows.ui, "That is not a day I know, so it stays as it was.");
    else if (wb_settings_remark(s->rows.ui->session, setting_at(item), &remark))
        wb_ui_say(s->rows.ui, "%s If that is not so, change either day.", wb_str_text(&remark));
    wb_str_fini(&remark);
    read_value(s, item);
}

static size_t choice_of(struct settings *s, const struct wb_setting *setting)
{
    const char *value = wb_session_setting(s->rows.ui->session, setting->name);
    for (size_t i = 0; value && setting->choices[i]; i++)
        if (wb_same(setting->choices[i], value))
            return i;
    return 0;
}

static void apply_theme(struct wb_ui *ui, const char *name)
{
    for (int i = 0; i < WB_THEME_COUNT; i++)
        if (wb_same(wb_theme_names[i], name))
            ui->theme = (enum wb_theme)i;
    if (ui->term)
        wb_term_theme(ui->term, ui->theme);
}

static void choose_other(struct settings *s, int item, int step)
{
    const struct wb_setting *setting = setting_at(item);
    size_t count = 0, now = choice_of(s, setting);
    while (setting->choices[count])
        count++;
    const char *value = setting->choices[(now + count + (size_t)step) % count];
    keep(s, setting, value);
    if (wb_same(setting->name, "theme"))
        apply_theme(s->rows.ui, value);
}

/* ------------------------------------------------------------------ keys */

static void after(struct settings *s)
{
    int now = s->rows.list.chosen;
    if (now != s->focus)
        leave_field(s, s->focus);
    s->focus = now;
}

static bool field_key(struct wb_rows *rows, uint32_t key)
{
    struct settings *s = settings_of(rows);
    int item = rows->list.chosen;
    if (is_text(item)) {
        size_t before = s->typed[item].text.len;
        bool edits = wb_key_is_text(key) || key == WB_KEY_BACKSPACE || key == WB_KEY_DELETE || key == (WB_CTRL | 'x') ||
                     key == (WB_CTRL | 'v');
        if (key == (WB_CTRL | 'n') || key == (WB_CTRL | 'b') ||
            !wb_editor_key(&s->typed[item].editor, key, &rows->ui->clip))
            return false;
        if (edits || before != s->typed[item].text.len)
            typed_into(s, item);
        return true;
    }
    if (!setting_at(item) || (key != WB_KEY_LEFT && key != WB_KEY_RIGHT && key != ' '))
        return false;
    choose_other(s, item, key == WB_KEY_LEFT ? -1 : 1);
    return true;
}

static bool key(struct wb_ui *ui, struct wb_screen *screen, uint32_t key)
{
    bool taken = wb_rows_key(ui, screen, key);
    after((struct settings *)screen);
    return taken;
}

static bool text(struct wb_ui *ui, struct wb_screen *screen, const char *text, size_t len)
{
    struct settings *s = (struct settings *)screen;
    int item = s->rows.list.chosen;
    (void)ui;
    if (!is_text(item) || !wb_editor_paste(&s->typed[item].editor, text, len))
        return false;
    typed_into(s, item);
    return true;
}

/* Enter: another choice, or on to the next field. */
static void act(struct wb_rows *rows, int item)
{
    if (!is_text(item))
        choose_other(settings_of(rows), item, 1);
    else
        wb_rows_choose(rows, item + 1);
}

static bool command(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command)
{
    struct settings *s = (struct settings *)screen;
    int item = s->rows.list.chosen;
    bool done =
        wb_rows_command(ui, screen, command) || (is_text(item) && wb_editor_command(&s->typed[item].editor, command));
    after((struct settings *)screen);
    return done;
}

static void click(struct wb_ui *ui, struct wb_screen *screen, int row, int col)
{
    wb_rows_click(ui, screen, row, col);
    after((struct settings *)screen);
}

/* ------------------------------------------------------------------ what it looks like */

static bool chooses(struct wb_rows *rows, int item)
{
    (void)rows;
    return setting_at(item) != NULL;
}

/* Beside a day: what was understood. Elsewhere, and while nothing is typed, the hint. */
static const char *beside(struct settings *s, int item, char out[static WB_DAY_SIZE])
{
    const struct wb_setting *setting = setting_at(item);
    struct wb_day day;
    if (setting->kind != WB_SETTING_DATE || s->typed[item].text.len == 0)
        return "";
    return understood(s, item, &day) ? wb_day_long(day, out) : "not a day yet";
}

static int field_cols(int cols)
{
    return cols >= WIDE ? cols - LABEL - BESIDE - 2 : cols - 2;
}

/* Draws what cannot be changed here, or measures it where the area has no cells. A space stands above the first. */
static int put_about(struct settings *s, int item, const struct wb_area *area)
{
    size_t i = (size_t)item - wb_setting_count;
    int row = i == 0, col = area->cols >= WIDE ? LABEL : 2;
    struct wb_area field = wb_area_part(area, 0, col, area->rows, area->cols - col);
    wb_put_cut(area, row, 0, area->cols, WB_STYLE_DIM, wb_settings_about_labels[i]);
    row += area->cols < WIDE;
    return row + wb_put_wrapped(&field, row, 0, WB_STYLE_DIM, wb_str_text(&s->about[i]));
}

static int height(struct wb_rows *rows, int item, int cols)
{
    struct settings *s = settings_of(rows);
    struct wb_area blind = wb_blind_area(cols);
    int gap = rows->height >= 12;
    if (!setting_at(item))
        return put_about(s, item, &blind);
    const struct wb_setting *next = setting_at(item + 1);
    if (cols >= WIDE) /* a space where another kind begins; what stands below all has one of its own */
        return 1 + (gap && next && next->kind != setting_at(item)->kind);
    return item == rows->list.chosen ? 3 : 2;
}

static void draw_choices(struct settings *s, const struct wb_setting *setting, const struct wb_area *area)
{
    size_t now = choice_of(s, setting);
    int col = 0;
    for (size_t i = 0; setting->choices[i]; i++) {
        col += wb_put(area, 0, col, i == now ? WB_STYLE_ACCENT : WB_STYLE_DIM, i == now ? "(•) " : "( ) ");
        col += wb_put(area, 0, col, i == now ? WB_STYLE_ANSWER : WB_STYLE_TEXT, setting->choices[i]) + 3;
    }
}

static void draw_row(struct wb_rows *rows, int item, const struct wb_area *area, bool chosen)
{
    struct settings *s = settings_of(rows);
    const struct wb_setting *setting = setting_at(item);
    bool wide = area->cols >= WIDE;
    char day[WB_DAY_SIZE];
    if (!setting) {
        put_about(s, item, area);
        return;
    }
    wb_put_cut(area, 0, 0, wide ? LABEL - 1 : area->cols, chosen ? WB_STYLE_FOCUS : WB_STYLE_TEXT, setting->label);
    struct wb_area field =
        wide ? wb_area_part(area, 0, LABEL, 1, area->cols - LABEL) : wb_area_part(area, 1, 2, 1, area->cols - 2);
    const char *said = beside(s, item, day);
    if (setting->kind == WB_SETTING_ONE) {
        draw_choices(s, setting, &field);
    } else {
        field.cols = field_cols(area->cols);
        struct wb_str line = {0};
        wb_writing_line(field.cols, &line);
        wb_editor_draw(&s->typed[item].editor, &field, chosen, WB_STYLE_ANSWER, wb_str_text(&line));
        wb_str_fini(&line);
    }
    if (wide)
        wb_put_cut(area, 0, area->cols - BESIDE, BESIDE, WB_STYLE_DIM, said);
    else if (chosen)
        wb_put_cut(area, 2, 2, area->cols - 2, WB_STYLE_DIM, *said ? said : setting->hint);
}

static const struct wb_rows_ops settings_rows = {
    .draw = draw_row, .height = height, .chooses = chooses, .act = act, .key = field_key, .click_only_chooses = true};

static void layout(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols)
{
    struct settings *s = (struct settings *)screen;
    bool airy = rows >= 14;
    (void)ui;
    wb_rows_layout(&s->rows, airy, rows - (airy ? 3 : 0), cols);
    for (size_t i = 0; i < wb_setting_count; i++) {
        wb_editor_measure(&s->typed[i].editor, field_cols(s->rows.cols), 1);
        s->typed[i].editor.height = 1;
    }
}

static void draw(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body)
{
    struct settings *s = (struct settings *)screen;
    const struct wb_setting *setting = setting_at(s->rows.list.chosen);
    struct wb_area column = wb_column(body, 0, body->rows);
    (void)ui;
    wb_rows_draw(&s->rows, body);
    if (body->rows >= 14 && setting && s->rows.cols >= WIDE)
        wb_put_cut(&column, body->rows - 1, 2, column.cols - 2, WB_STYLE_DIM, setting->hint);
}

/* ------------------------------------------------------------------ the screen */

static void open(struct wb_ui *ui, struct wb_screen *screen, const void *argument)
{
    struct settings *s = (struct settings *)screen;
    (void)argument;
    wb_rows_init(&s->rows, ui, &settings_rows, false);
    s->typed = wb_alloc_array(wb_setting_count, sizeof *s->typed);
    for (size_t i = 0; i < wb_setting_count; i++) {
        wb_typed_init(&s->typed[i], "");
        s->typed[i].read_only = wb_session_read_only(ui->session) != NULL;
        read_value(s, (int)i);
    }
    wb_settings_about(ui->session, s->about);
    wb_rows_set_count(&s->rows, (int)wb_setting_count + WB_SETTINGS_ABOUT);
}

static void hide(struct wb_ui *ui, struct wb_screen *screen)
{
    struct settings *s = (struct settings *)screen;
    (void)ui;
    leave_field(s, s->rows.list.chosen);
}

static void title(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right)
{
    (void)ui;
    (void)screen;
    (void)right;
    wb_str_add(left, "Settings");
}

static int contexts(struct wb_ui *ui, struct wb_screen *screen)
{
    struct settings *s = (struct settings *)screen;
    (void)ui;
    return WB_IN_FORM | (is_text(s->rows.list.chosen) ? WB_IN_TEXT : 0);
}

static void close(struct wb_ui *ui, struct wb_screen *screen)
{
    struct settings *s = (struct settings *)screen;
    (void)ui;
    for (size_t i = 0; i < wb_setting_count; i++)
        wb_typed_fini(&s->typed[i]);
    free(s->typed);
    for (size_t i = 0; i < WB_SETTINGS_ABOUT; i++)
        wb_str_fini(&s->about[i]);
    wb_rows_fini(&s->rows);
}

static const enum wb_command footer[] = {WB_DO_NEXT, WB_DO_BACK, WB_DO_LEAVE,  WB_DO_PALETTE,
                                         WB_DO_HELP, WB_DO_QUIT, WB_DO_NOTHING};

const struct wb_screen_ops wb_screen_settings = {
    .name = "settings",
    .about = "Your name, the dates of workshop and sessions, colours. Each change is kept as you make it. The dates "
             "only say when "
             "a part is meant for; nothing is locked.",
    .size = sizeof(struct settings),
    .footer = footer,
    .open = open,
    .layout = layout,
    .draw = draw,
    .contexts = contexts,
    .title = title,
    .key = key,
    .text = text,
    .command = command,
    .click = click,
    .wheel = wb_rows_wheel,
    .hide = hide,
    .close = close,
};

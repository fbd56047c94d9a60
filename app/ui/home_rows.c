/* Which rows the first page has, in the order of what one would do next. */
#include "home_rows.h"

#include "session/comments.h"


#include <stdlib.h>

static struct wb_home_row *add_row(struct wb_home_rows *rows, enum wb_home_kind kind, bool gap, const char *label)
{
    rows->list = wb_grow(rows->list, rows->count, &rows->capacity, sizeof *rows->list);
    struct wb_home_row *row = &rows->list[rows->count++];
    *row = (struct wb_home_row){.kind = kind, .gap = gap, .part = -1};
    wb_str_add(&row->label, label);
    size_t cols = (size_t)wb_width(label, strlen(label));
    if (rows->label_cols < cols)
        rows->label_cols = cols;
    return row;
}

static void clear_rows(struct wb_home_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        wb_str_fini(&rows->list[i].label);
        wb_str_fini(&rows->list[i].detail);
    }
    rows->count = rows->label_cols = 0;
}

static void say_minutes(struct wb_str *out, int minutes)
{
    wb_str_addf(out, minutes == 1 ? "about a minute" : "about %d minutes", minutes);
}

/* ------------------------------------------------------------------ what to do now */

static struct wb_home_row *add_exercise(struct wb_ui *ui, struct wb_home_rows *rows, const char *label,
                                        const struct wb_exercise *to)
{
    struct wb_home_row *row = add_row(rows, WB_HOME_GO_ON, false, label);
    row->to = to;
    wb_str_add(&row->detail, wb_exercise_title(wb_session_reader(ui->session), to));
    return row;
}

/* Where they stopped; before it what has its turn now, where all of that page is answered. */
static void add_go_on(struct wb_ui *ui, struct wb_home_rows *rows)
{
    const struct wb_prompt *place = wb_way_place(ui->session).prompt;
    const struct wb_exercise *now = wb_way_now(ui->session);
    bool done = place && wb_way_exercise_done(ui->session, place->exercise);
    if (now && (!place || (done && now->section != place->section)))
        add_exercise(ui, rows, place ? "What comes next" : "Begin", now);
    if (place)
        add_exercise(ui, rows, "Go on where you stopped", place->exercise)->prompt = place;
}

struct news {
    int count;
    const struct wb_prompt *first;
};

static void count_new(void *data, const struct wb_prompt *prompt)
{
    struct news *news = data;
    if (news->count++ == 0)
        news->first = prompt;
}

/* What came with the coach's file stands before everything but going on. */
static void add_comments(struct wb_ui *ui, struct wb_home_rows *rows)
{
    struct news news = {0};
    wb_session_new_comments(ui->session, count_new, &news);
    if (news.count == 0)
        return;
    struct wb_home_row *row = add_row(rows, WB_HOME_COMMENT, false, "Your coach wrote to you");
    row->to = news.first->exercise;
    row->prompt = news.first;
    wb_str_addf(&row->detail, news.count == 1 ? "%d comment you have not read" : "%d comments you have not read",
                news.count);
}

/* Minutes that hold no more than fewer do are left out: at the end of a workbook three rows would say the same. */
static void add_sittings(struct wb_ui *ui, struct wb_home_rows *rows)
{
    static const int minutes[] = {5, 10, 20};
    size_t before = 0;
    for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++) {
        struct wb_sitting sitting = wb_way_sitting(ui->session, minutes[i]);
        if (sitting.count == before)
            continue;
        struct wb_str label = {0};
        wb_str_addf(&label, "I have %d minutes", minutes[i]);
        struct wb_home_row *row = add_row(rows, WB_HOME_SITTING, before == 0, wb_str_text(&label));
        row->minutes = minutes[i];
        row->to = sitting.exercises[0];
        row->sitting_end = sitting.exercises[sitting.count - 1];
        wb_str_add(&row->detail, wb_exercise_title(wb_session_reader(ui->session), sitting.exercises[0]));
        if (sitting.count > 1)
            wb_str_addf(&row->detail, sitting.count == 2 ? ", and one more" : ", and %zu more", sitting.count - 1);
        wb_str_fini(&label);
        before = sitting.count;
    }
}

/* Where all of it is too much, there is a shorter way; and from that one back. */
static void add_route(struct wb_ui *ui, struct wb_home_rows *rows)
{
    const struct wb_workbook *book = wb_way_workbook(ui->session);
    if (!book)
        return;
    struct wb_short_route route = wb_way_short_route(ui->session, book);
    bool on = wb_way_takes_short_route(ui->session);
    if (route.exercises == 0 || (!on && route.exercises_left == 0))
        return;
    struct wb_home_row *row =
        add_row(rows, WB_HOME_ROUTE, false, on ? "Leave the short route" : "Take the short route");
    row->workbook = book;
    if (on && route.exercises_left == 0)
        wb_str_add(&row->detail, "all of it is answered");
    else
        say_minutes(&row->detail, route.minutes_left);
    if (on && route.exercises_left)
        wb_str_add(&row->detail, " of it left");
    else if (!on)
        wb_str_add(&row->detail, ", with what matters most");
}

/* ------------------------------------------------------------------ the workbooks */

/* When a workbook that has not begun opens, in the dates that the settings hold. */
static void say_opening(struct wb_ui *ui, const struct wb_workbook *book, struct wb_str *out)
{
    static const char *const after[WB_OPENS_COUNT] = {
        NULL,
        "for after the workshop",
        "for after session 1",
        "for after session 2",
        "for after session 3",
        "for after session 4",
        "for twelve weeks on",
    };
    enum wb_opens opens = book->section_count ? book->sections[0].opens : WB_FROM_THE_START;
    struct wb_day day;
    char text[WB_DAY_SIZE];
    if (opens == WB_FROM_THE_START) {
        wb_str_add(out, "not begun · ");
        say_minutes(out, wb_way_progress(ui->session, book).minutes_left);
        return;
    }
    wb_str_add(out, after[opens]);
    if (wb_settings_day(ui->session, opens, &day))
        wb_str_addf(out, ", %s", wb_day_short(day, wb_session_today(ui->session), text));
}

static void say_progress(const struct wb_progress *progress, struct wb_str *out)
{
    wb_str_addf(out, "%d of %d", progress->answered, progress->asked);
    if (progress->minutes_left > 0) {
        wb_str_add(out, " · ");
        say_minutes(out, progress->minutes_left);
        wb_str_add(out, " left");
    } else if (progress->answered == progress->asked) {
        wb_str_add(out, " · done");
    }
}

static void add_books(struct wb_ui *ui, struct wb_home_rows *rows)
{
    const struct wb_library *library = wb_session_library(ui->session);
    for (size_t i = 0; i < library->count; i++) {
        const struct wb_workbook *book = library->books[i];
        struct wb_progress progress = wb_way_progress(ui->session, book);
        struct wb_home_row *row =
            add_row(rows, WB_HOME_BOOK, i == 0, wb_workbook_title(wb_session_reader(ui->session), book));
        row->workbook = book;
        if (progress.answered == 0) { /* a bar of nothing says less than its words */
            say_opening(ui, book, &row->detail);
            continue;
        }
        row->part = (double)progress.answered / progress.asked;
        say_progress(&progress, &row->detail);
    }
}

/* ------------------------------------------------------------------ what was promised, what leaves */

static void add_commitments(struct wb_ui *ui, struct wb_home_rows *rows)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    struct wb_commitments all = wb_commitments_all(wb_session_reader(ui->session), &arena);
    struct wb_day today = wb_session_today(ui->session), next = {0}, past = {0};
    int open = 0, late = 0;
    for (size_t i = 0; i < all.count; i++) {
        struct wb_day by = all.list[i].by;
        if (!all.list[i].open)
            continue;
        open++;
        if (!wb_day_is(by))
            continue;
        if (wb_day_compare(by, today) < 0) {
            late++;
            past = by;
        } else if (!wb_day_is(next) || wb_day_compare(by, next) < 0) {
            next = by;
        }
    }
    if (all.count) {
        struct wb_home_row *row = add_row(rows, WB_HOME_COMMITMENTS, false, "Commitments");
        char text[WB_DAY_SIZE];
        wb_str_addf(&row->detail, open ? "%d open" : "none open", open);
        if (late == 1)
            wb_str_addf(&row->detail, ", one was for %s", wb_day_short(past, today, text));
        else if (late)
            wb_str_addf(&row->detail, ", %d are past their day", late);
        else if (wb_day_is(next))
            wb_str_addf(&row->detail, ", the next for %s", wb_day_short(next, today, text));
    }
    wb_arena_fini(&arena);
}

struct leaving {
    int shared, private;
};

static struct leaving count_leaving(struct wb_ui *ui)
{
    const struct wb_library *library = wb_session_library(ui->session);
    struct leaving leaving = {0, 0};
    for (size_t b = 0; b < library->count; b++)
        for (size_t i = 0; i < library->books[b]->prompt_count; i++) {
            const struct wb_prompt *prompt = library->books[b]->prompts[i];
            if (!wb_session_dealt_with(ui->session, prompt) || wb_session_state(ui->session, prompt) != WB_ANSWERED ||
                !wb_relevant(wb_session_reader(ui->session), prompt))
                continue;
            if (wb_session_sharing(ui->session, prompt) == WB_PRIVATE)
                leaving.private ++;
            else
                leaving.shared++;
        }
    return leaving;
}

static void add_share(struct wb_home_rows *rows, const struct leaving *leaving)
{
    struct wb_home_row *row = add_row(rows, WB_HOME_SHARE, false, "Share with your coach");
    wb_str_addf(&row->detail, leaving->shared == 1 ? "%d answer" : "%d answers", leaving->shared);
    if (leaving->private)
        wb_str_addf(&row->detail, leaving->private == 1 ? "; %d stays private" : "; %d stay private", leaving->private);
}

/* Nothing is left to answer in the workbook that one is in: then sharing it is what comes next. */
static bool is_time_to_share(struct wb_ui *ui, const struct leaving *leaving)
{
    const struct wb_workbook *book = wb_way_workbook(ui->session);
    return leaving->shared && book && !wb_way_to_do(ui->session, book, wb_way_takes_short_route(ui->session));
}

void wb_home_rows_fill(struct wb_home_rows *rows, struct wb_ui *ui)
{
    struct leaving leaving = count_leaving(ui);
    bool share_first = is_time_to_share(ui, &leaving);
    clear_rows(rows);
    if (share_first)
        add_share(rows, &leaving);
    add_go_on(ui, rows);
    add_comments(ui, rows);
    add_sittings(ui, rows);
    add_route(ui, rows);
    add_books(ui, rows);
    size_t before = rows->count;
    add_commitments(ui, rows);
    if (leaving.shared + leaving.private && !share_first)
        add_share(rows, &leaving);
    if (leaving.shared + leaving.private)
        add_row(rows, WB_HOME_REVIEW, false, "Review all answers");
    add_row(rows, WB_HOME_SETTINGS, false, "Settings");
    add_row(rows, WB_HOME_LEAVE, false, "Leave the workbook"); /* for keyboards that have no Ctrl */
    rows->list[before].gap = true;
}

void wb_home_rows_fini(struct wb_home_rows *rows)
{
    clear_rows(rows);
    free(rows->list);
}

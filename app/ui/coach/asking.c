/* A comment or a note, typed as one line over the screen it is about. */
#include "coach.h"

#include "ui/screens.h"

#include <stdlib.h>

/* What the line is about, until it is typed or left. */
struct about {
    char *client, *workbook, *key;
};

static struct about *about_new(const struct wb_case_argument *from)
{
    struct about *about = wb_alloc(sizeof *about);
    *about = (struct about){wb_copy(from->client), wb_copy(from->workbook), wb_copy(from->key)};
    return about;
}

static void about_free(void *data)
{
    struct about *about = data;
    free(about->client);
    free(about->workbook);
    free(about->key);
    free(about);
}

static void note_key(const struct about *about, struct wb_str *out)
{
    if (*about->key)
        wb_str_addf(out, "%s/%s", about->workbook, about->key);
}

static void comment_typed(struct wb_ui *ui, void *data, const char *typed)
{
    struct about *about = data;
    struct wb_error err = {0};
    if (typed && *typed) {
        bool done = wb_coach_comment(ui->coach, about->client, about->workbook, about->key, typed, &err);
        wb_ui_say(ui, "Kept. It goes to your client with the next reply.");
        wb_ui_outcome(ui, done, &err);
    }
}

static void note_typed(struct wb_ui *ui, void *data, const char *typed)
{
    struct about *about = data;
    struct wb_error err = {0};
    struct wb_str key = {0};
    if (typed) {
        note_key(about, &key);
        bool done = wb_coach_note(ui->coach, about->client, wb_str_text(&key), typed, &err);
        wb_ui_say(ui, "Kept for you alone. No file that leaves ever holds it.");
        wb_ui_outcome(ui, done, &err);
    }
    wb_str_fini(&key);
}

void wb_coach_ask_comment(struct wb_ui *ui, const struct wb_case_argument *on)
{
    wb_ui_push(ui, &wb_screen_line,
               &(struct wb_line_argument){"A comment for your client", "It stands beside the answer when they read it.",
                                          "", comment_typed, about_new(on), about_free});
}

void wb_coach_ask_note(struct wb_ui *ui, const struct wb_case_argument *on)
{
    struct about *about = about_new(on);
    struct wb_str key = {0};
    note_key(about, &key);
    char *old = wb_coach_note_text(ui->coach, on->client, wb_str_text(&key));
    wb_ui_push(ui, &wb_screen_line,
               &(struct wb_line_argument){"A private note", "Only you see it; it leaves with no file.", old ? old : "",
                                          note_typed, about, about_free});
    free(old);
    wb_str_fini(&key);
}

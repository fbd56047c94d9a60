#include "share_file.h"

#include "column.h"
#include "share_path.h"
#include "ui/screens.h"

#include <stdlib.h>

enum { WIDE = 60 }; /* columns from which on the path stands beside its label */

void wb_share_file_default(struct wb_share_file *file)
{
    if (file->chosen || !file->state->view)
        return;
    free(file->path);
    file->path = wb_share_default_path(file->state->view, file->state->format);
}

void wb_share_file_forget(struct wb_share_file *file)
{
    file->chosen = false;
    wb_share_file_default(file);
}

void wb_share_file_fini(struct wb_share_file *file)
{
    free(file->path);
}

/* ------------------------------------------------------------------ where to */

static void path_typed(struct wb_ui *ui, void *data, const char *typed)
{
    struct wb_share_file *file = data;
    (void)ui;
    if (!typed || !*typed)
        return;
    free(file->path);
    file->path = wb_share_typed_path(typed, file->state->view, file->state->format);
    file->chosen = true;
    file->named(file->owner);
}

void wb_share_file_ask(struct wb_share_file *file)
{
    wb_ui_push(file->state->ui, &wb_screen_line,
               &(struct wb_line_argument){"Where to write it", "A file, or a folder to write it in.", file->path,
                                          path_typed, file});
}

int wb_share_file_put(const struct wb_share_file *file, const struct wb_area *area, int row, int label_cols)
{
    bool wide = area->cols >= WIDE;
    int col = wide ? label_cols : 2;
    struct wb_area part = wb_area_part(area, 0, col, area->rows, area->cols - col);
    row += !wide;
    return row + (file->path ? wb_put_wrapped(&part, row, 0, WB_STYLE_DIM, file->path) : 1);
}

/* ------------------------------------------------------------------ writing */

static void write_it(struct wb_share_file *file, bool replace);

static void replace_chosen(struct wb_ui *ui, void *data, int row)
{
    (void)ui;
    if (row == 0)
        write_it(data, true);
    else if (row == 1)
        wb_share_file_ask(data);
}

static void write_it(struct wb_share_file *file, bool replace)
{
    static const char *const rows[] = {"Replace it", "Choose another name", "Leave it as it is"};
    struct wb_ui *ui = file->state->ui;
    struct wb_error err = {0};
    wb_share_file_default(file); /* another file may have taken the name since it was shown */
    if (wb_export_file(ui->session, file->state->view, file->state->format, file->path, replace, &err)) {
        file->written(file->owner, file->path);
        wb_share_file_forget(file); /* what the next one would be called */
        return;
    }
    if (err.code == WB_EXISTS)
        wb_ui_push(ui, &wb_screen_menu,
                   &(struct wb_menu_argument){"That file is there already", file->path, rows, 3, replace_chosen, file});
    else
        wb_ui_warn(ui, "Not written: %s", err.text);
}

void wb_share_file_write(struct wb_share_file *file)
{
    write_it(file, false);
}

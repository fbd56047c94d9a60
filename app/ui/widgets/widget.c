#include "ui/widget.h"

#include "widgets.h"

const struct wb_widget_ops *const wb_widgets[WB_TYPE_COUNT] = {
    [WB_NOTE] = &wb_widget_note,
    [WB_TEXT] = &wb_widget_text_ops,
    [WB_LINE] = &wb_widget_line,
    [WB_INTEGER] = &wb_widget_line,
    [WB_DECIMAL] = &wb_widget_line,
    [WB_RANGE] = &wb_widget_range,
    [WB_DATE] = &wb_widget_line,
    [WB_SELECT_ONE] = &wb_widget_select_one,
    [WB_SELECT_MULTIPLE] = &wb_widget_select_multiple,
    [WB_RANK] = &wb_widget_rank,
    [WB_RATINGS] = &wb_widget_ratings,
    [WB_TABLE] = &wb_widget_table,
    [WB_CHECK] = &wb_widget_check,
    [WB_COMMITMENT] = &wb_widget_commitment,
    [WB_COMMITMENTS_REVIEW] = &wb_widget_review,
    [WB_LETTER] = &wb_widget_text_ops,
};
_Static_assert(WB_LETTER == WB_TYPE_COUNT - 1, "a new type needs its widget in the table");

struct wb_widget *wb_widget_part(struct wb_ui *ui, const struct wb_prompt *prompt, const struct wb_asked *asked,
                                 const char *path, enum wb_look look)
{
    const struct wb_widget_ops *ops = wb_widgets[asked->field->type];
    struct wb_widget *widget = wb_alloc(ops->size);
    widget->ops = ops;
    widget->ui = ui;
    widget->prompt = prompt;
    widget->asked = asked;
    widget->look = look;
    widget->path = wb_copy(path);
    widget->read_only = wb_session_read_only(ui->session) != NULL;
    return widget;
}

struct wb_widget *wb_widget_new(struct wb_ui *ui, const struct wb_prompt *prompt, const struct wb_asked *asked)
{
    struct wb_widget *widget = wb_widget_part(ui, prompt, asked, "", WB_LOOK_PAGE);
    widget->ops->open(widget);
    return widget;
}

void wb_widget_free(struct wb_widget *widget)
{
    if (!widget)
        return;
    if (widget->ops->close)
        widget->ops->close(widget);
    free(widget->path);
    free(widget->entry);
    free(widget);
}

/* The value that a widget stands for, read and changed at its path. Each change is in the data file before the function
 * returns; what could not be saved is said. It does not know what the value looks like. */
#ifndef WB_APP_UI_WIDGETS_VALUE_H
#define WB_APP_UI_WIDGETS_VALUE_H

#include "ui/widget.h"

const json_t *wb_widget_value(struct wb_widget *widget); /* borrowed until the next change; NULL: none */
/* Takes over `value`; NULL removes. True where the change stands, saved or not. */
bool wb_widget_set(struct wb_widget *widget, json_t *value);

/* The same of a string, by pieces: a key in a long text costs no more than in a short one. */
struct wb_span wb_widget_text(struct wb_widget *widget); /* "" where there is none */
bool wb_widget_edit(struct wb_widget *widget, size_t at, size_t remove, const char *text, size_t len);
void wb_widget_pause(struct wb_widget *widget);

/* An editor's owner that edits the widget's text as above. */
struct wb_editor_owner wb_widget_editor_owner(struct wb_widget *widget);

/* The row of an editor that the caret is in, counted from the first one shown. */
int wb_caret_row(const struct wb_editor *editor);
bool wb_editor_command(struct wb_editor *editor,
                       enum wb_command command); /* what an editor has no key for: selecting all */

/* A new JSON number: an integer where it is one. */
json_t *wb_json_of_number(double number);

/* What is said softly of the value: "about 60 of 200 characters" once a text comes near the length advised, what a
 * number or a day still lacks, "Choose at most 3". Adds nothing where there is nothing to say. */
void wb_widget_advice(struct wb_widget *widget, struct wb_str *out);

/* The member of a path within a JSON value: "" itself, "r1/who" a cell (rows go by "id" or "of"), "time" a member,
 * "other" the text of an answer in one's own words. NULL: nothing there. */
const json_t *wb_value_at(const json_t *value, const char *path);

#endif

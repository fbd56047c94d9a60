/* Making a view, in parts: what may leave (view.c), what earlier exports say (view_changes.c), the answers
 * in order (view_list.c), the brief page (view_brief.c). Private to the room; writers read the view and nothing of
 * this. */
#ifndef WB_EXPORT_VIEW_PARTS_H
#define WB_EXPORT_VIEW_PARTS_H

#include "export/export.h"

struct past {
    bool any;          /* something was exported to the coach */
    json_t *revisions; /* "WORKBOOK/KEY" to the newest revision of that answer that the coach has */
};

struct viewing {
    struct wb_session *session;
    const struct wb_export_options *options;
    const struct wb_reader *reader;
    struct wb_reader open; /* reads only what may leave, so that no word comes from anything else */
    struct wb_view *view;
    struct past past;
};

/* view.c. The answer where it may leave: answered, relevant, shared (or all is asked for), no shut letter. NULL
 * otherwise. The second also asks whether its workbook and section were chosen. */
const struct wb_answer *wb_view_leaving(const struct viewing *viewing, const struct wb_prompt *prompt);
const struct wb_answer *wb_view_chosen(const struct viewing *viewing, const struct wb_prompt *prompt);
bool wb_view_book_chosen(const struct viewing *viewing, const char *workbook);
/* wb_is_hidden: what stands under "WORKBOOK/KEY" does not leave. `data` is the viewing. */
bool wb_view_hidden(void *data, const char *source);
bool wb_view_section_chosen(const struct viewing *viewing, const char *workbook, const char *section);
bool wb_view_head_line(const struct viewing *viewing, const struct wb_prompt *prompt);
bool wb_view_earlier_leaves(const struct viewing *viewing, const struct wb_answer *answer);

/* view_words.c. How an answer was asked, without what may not leave. `wording` is the view's. */
const struct wb_asked *wb_view_asked(const struct viewing *viewing, const struct wb_prompt *prompt,
                                     const struct wb_answer *answer, const json_t **wording);
/* The value in plain words, in the view's arena. */
/* Section (0) or exercise (1), as kept with the answer; NULL where the wording has none. */
const char *wb_view_title(const struct viewing *viewing, const json_t *wording, size_t at);
const char *wb_view_value_words(const struct viewing *viewing, const struct wb_asked *asked, const json_t *value);
/* A title of the author's with its words filled in from what may leave. */
const char *wb_view_open_words(const struct viewing *viewing, const struct wb_workbook *workbook, const char *text);

/* Takes over a reference until the view is freed. NULL is passed on. */
const json_t *wb_view_hold(const struct viewing *viewing, json_t *value);

/* view_changes.c. `prompt` may be NULL. */
bool wb_past_read(struct viewing *viewing, struct wb_error *err);
void wb_past_fini(struct past *past);
bool wb_view_is_changed(const struct viewing *viewing, const struct wb_prompt *prompt, const struct wb_leaf *leaf);
void wb_view_list_private(struct viewing *viewing);

/* view_part.c. After the answers were listed. */
void wb_view_part(struct viewing *viewing);

/* view_replies.c. */
bool wb_view_list_replies(struct viewing *viewing, struct wb_error *err);

/* view_list.c. */
void wb_view_list(struct viewing *viewing);

/* view_brief.c. */
void wb_view_brief(struct viewing *viewing);

#endif

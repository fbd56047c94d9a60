/* What leaves. `view` is the one place that decides what may; each format is one writer that sees nothing but the view. */
#ifndef WB_EXPORT_EXPORT_H
#define WB_EXPORT_EXPORT_H

#include "session/session.h"

struct wb_export_options {
    const char *const *workbooks; /* ids, NULL-ended; NULL: all that have answers */
    const char *const *sections;  /* "WORKBOOK/SECTION", NULL-ended; NULL: all */
    int64_t since;                /* answers of later revisions stand under "what changed"; -1: the last export; 0: the beginning */
    bool only_since;              /* leave the rest out */
    bool head_page;               /* the page for the head alone */
    bool include_private;         /* one's own copy, marked so */
    struct wb_instant at;         /* written as the date of the export; SOURCE_DATE_EPOCH decides in the cli */
};

/* One answer that leaves. Texts belong to the view. */
struct wb_leaf {
    const char *workbook, *key;
    const struct wb_prompt *prompt;   /* NULL: an earlier question */
    const struct wb_asked *asked;     /* as given, words from private answers already replaced */
    enum wb_state state;
    const json_t *value;              /* NULL where it was set aside by its state */
    const char *label, *text;         /* plain text of the value */
    enum wb_sharing sharing;
    bool quote, changed, earlier_question;
    int64_t revision;
    struct wb_instant at;
};
struct wb_view_exercise {
    const char *id, *title, *coach_reads;
    const struct wb_leaf *leaves;
    size_t leaf_count;
};
struct wb_view_section {
    const char *workbook, *id, *title;
    const struct wb_view_exercise *exercises;
    size_t exercise_count;
};
struct wb_view_workbook {
    const char *id, *title;
    int version;
    const struct wb_view_section *sections;
    size_t section_count;
};
struct wb_view_score { /* a rating over time, for the brief page and its charts */
    const char *label, *low, *high;
    double start, end;
    const struct wb_view_point {
        const char *label, *title; /* the item (of ratings), and when: "Before the workshop" */
        double value;              /* NAN: not applicable */
        struct wb_instant at;
    } *points;
    size_t point_count;
    const struct wb_prompt *root;
};
struct wb_view {
    const char *person, *name; /* random id; the name to show, or NULL */
    struct wb_instant at;
    int64_t revision, since;
    bool own_copy, head_page;
    const struct wb_view_workbook *workbooks;
    size_t workbook_count;
    /* The brief page. */
    const char *goal;      /* NULL: not shared or not given */
    const char *wanted;    /* what I want from the next session */
    const struct wb_view_score *scores;
    size_t score_count;
    struct wb_commitments commitments; /* only shared ones */
    const struct wb_leaf **changed;    /* since the last export, in workbook order */
    size_t changed_count;
    /* Counts. */
    int shared, kept_private, skipped, not_me, talk_instead, set_aside, unanswered;
    const char *const *now_private; /* labels of what was shared in an earlier export and is private now */
    size_t now_private_count;
    struct wb_arena arena;
};
struct wb_view *wb_view_make(struct wb_session *session, const struct wb_export_options *options,
                             struct wb_error *err);
void wb_view_free(struct wb_view *view);

enum wb_format { WB_FORMAT_HTML, WB_FORMAT_MARKDOWN, WB_FORMAT_JSON, WB_FORMAT_CSV, WB_FORMAT_TEXT, WB_FORMAT_ICS, WB_FORMAT_COUNT };
struct wb_format_ops {
    const char *name, *suffix, *about; /* "html", ".html", one line for help */
    bool (*write)(const struct wb_view *view, struct wb_str *out, struct wb_error *err);
};
extern const struct wb_format_ops wb_formats[WB_FORMAT_COUNT];
bool wb_format_find(const char *name, enum wb_format *out);

/* The name that `--output` defaults to: NAME-WORKBOOK-DATE.html, safe on every file system, with -2 where it exists. Owned. */
char *wb_export_name(const struct wb_view *view, enum wb_format format, const char *dir);
/* Writes atomically and logs the export. "-": standard output. WB_EXISTS without `replace`. */
bool wb_export_file(struct wb_session *session, const struct wb_view *view, enum wb_format format, const char *path,
                    bool replace, struct wb_error *err);

#endif

/* What leaves. `view` is the one place that decides what may; each format is one writer that sees nothing but the view.
 */
#ifndef WB_EXPORT_EXPORT_H
#define WB_EXPORT_EXPORT_H

#include "session/session.h"

struct wb_export_options {
    const char *const *workbooks; /* ids, NULL-ended; NULL: all that have answers */
    const char *const *sections;  /* "WORKBOOK/SECTION", NULL-ended: of these workbooks only these; NULL: all */
    int64_t since;   /* answers of later revisions stand under "what changed"; -1: the last export; 0: the beginning */
    bool only_since; /* leave the rest out */
    bool head_page;  /* the page for the head alone */
    const char *const
        *head_keys;       /* the lines chosen for it, "WORKBOOK/KEY", NULL-ended; NULL: all but what the person left out */
    bool include_private; /* one's own copy, marked so */
    struct wb_instant at; /* written as the date of the export; SOURCE_DATE_EPOCH decides in the cli */
};

/* One answer that leaves. Texts belong to the view. */
struct wb_leaf {
    const char *workbook, *key;
    const struct wb_prompt *prompt; /* NULL: no workbook asks it any more */
    const struct wb_asked *asked;   /* as given, words from private answers already replaced */
    const json_t *wording; /* the same as kept with the answer (wb_asked_wording), without what may not leave */
    enum wb_state state;
    const json_t *value;            /* NULL where it was set aside by its state */
    const char *label, *text;       /* plain text of the value; "" without one */
    const char *section, *exercise; /* titles, as they stood when it was answered */
    enum wb_sharing sharing;
    bool quote, changed, earlier_question;
    int version; /* of the workbook it was given under */
    int64_t revision;
    struct wb_instant at;
};
struct wb_view_exercise {
    const char *id, *title, *coach_reads; /* coach_reads may be NULL */
    const struct wb_leaf *leaves;
    size_t leaf_count;
};
struct wb_view_section { /* id "": earlier questions */
    const char *workbook, *id, *title;
    const struct wb_view_exercise *exercises;
    size_t exercise_count;
};
struct wb_view_workbook {
    const char *id, *title, *language; /* language may be NULL */
    int version;
    int asked, answered; /* how far it has got, private answers counted in */
    const struct wb_view_section *sections;
    size_t section_count;
};

/* A rating given more than once, for the brief page and its charts: one column a moment, one line an item. */
struct wb_view_moment {
    const struct wb_prompt *prompt;
    const char *title; /* "Before the workshop", "After session 2" */
    bool looking_back; /* how it really was then, given later */
    struct wb_instant at;
};
struct wb_view_item {
    const char *id, *label;   /* of ratings; NULL where there is one line alone */
    const double *values;     /* one a moment; NAN: not applicable, or not rated then */
    const char *const *words; /* of a choice, whose values are positions from 1: its label; NULL for numbers */
};
struct wb_view_score {
    const struct wb_prompt *root;
    const char *label, *low, *high; /* low and high may be NULL */
    double start, end;
    bool wheel;
    const struct wb_view_moment *moments; /* in the order of workbook and prompt; at least one */
    size_t moment_count;
    const struct wb_view_item *items;
    size_t item_count;
};

struct wb_view_said {              /* one of the lines of the brief page */
    const char *id, *label, *text; /* the prompt's id by convention, the wording asked, what was said */
    const char *when;              /* the title of the section it was said in */
};

struct wb_view_reply { /* to a comment of the coach, by its id */
    const char *comment, *to, *text; /* to: what the comment says */
};

struct wb_view {
    const char *person, *name; /* random id; the name to show, or NULL */
    struct wb_instant at;
    int64_t revision, since;    /* since: the revision of the last export, 0: none before */
    struct wb_instant since_at; /* its date; seconds 0: not known */
    bool own_copy, head_page, only_changes;
    bool part; /* some of what is shared, for the coach: narrowed, or only what is new */
    const struct wb_view_workbook *workbooks;
    size_t workbook_count;
    const struct wb_leaf **leaves; /* all of them, one after the other */
    size_t leaf_count;
    /* The brief page; it holds nothing that the chosen workbooks and sections do not. */
    const char *goal;                /* NULL: not shared or not given */
    struct wb_day by_when;           /* no day: as above */
    const struct wb_view_said *said; /* for the next session: what is wanted, what to know, what rather not */
    size_t said_count;
    const struct wb_view_score *scores;
    size_t score_count;
    struct wb_commitments commitments; /* only shared ones, with what shared reviews say of them */
    struct wb_day next_session;        /* no day: not known */
    const struct wb_leaf **changed;    /* since the last export, in workbook order */
    size_t changed_count;
    /* Counts. */
    int shared, kept_private, skipped, not_me, talk_instead, set_aside, unanswered;
    const char *const *now_private;      /* labels of what was shared in an earlier export and is private now */
    const char *const *now_private_keys; /* the same as "WORKBOOK/KEY" */
    size_t now_private_count;
    /* Of a part: what the coach has of earlier exports stands on, but for these. */
    const char *const *part_of;   /* "WORKBOOK" or "WORKBOOK/SECTION": what it was narrowed to; none: to nothing */
    const char *const *no_longer; /* "WORKBOOK/KEY" of what left in an earlier export and would not leave now */
    size_t part_of_count, no_longer_count;
    const struct wb_view_reply *replies; /* none on the page for the head */
    size_t reply_count;
    struct wb_arena arena;
    json_t *held; /* keeps values and wordings alive */
};
/* NULL where an option names what there is not (WB_USAGE). */
struct wb_view *wb_view_make(struct wb_session *session, const struct wb_export_options *options, struct wb_error *err);
void wb_view_free(struct wb_view *view);

enum wb_format {
    WB_FORMAT_HTML,
    WB_FORMAT_MARKDOWN,
    WB_FORMAT_JSON,
    WB_FORMAT_CSV,
    WB_FORMAT_TEXT,
    WB_FORMAT_ICS,
    WB_FORMAT_COUNT
};
struct wb_format_ops {
    const char *name, *suffix, *about; /* "html", ".html", one line for help */
    bool (*write)(const struct wb_view *view, struct wb_str *out, struct wb_error *err);
};
extern const struct wb_format_ops wb_formats[WB_FORMAT_COUNT];
bool wb_format_find(const char *name, enum wb_format *out);

/* The name that `--output` defaults to: NAME-WORKBOOK-DATE.html, safe on every file system, with -2 where it exists.
 * Owned. */
char *wb_export_name(const struct wb_view *view, enum wb_format format, const char *dir);
/* Writes atomically and notes the export. "-": standard output. WB_EXISTS without `replace`. */
bool wb_export_file(struct wb_session *session, const struct wb_view *view, enum wb_format format, const char *path,
                    bool replace, struct wb_error *err);
/* Notes alone what left, for what was written by other means (an encrypted export). Nothing is noted in a session that
 * only reads, and of what the coach does not get. */
bool wb_export_note(struct wb_session *session, const struct wb_view *view, enum wb_format format,
                    struct wb_error *err);

#endif

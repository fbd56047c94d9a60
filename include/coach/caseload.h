/* The coach's caseload: exports read in, kept in the coach's own data file, read client by client. It knows no screen and no careers
 * leader's data file; each file that comes in is hostile until it was read. */
#ifndef WB_COACH_CASELOAD_H
#define WB_COACH_CASELOAD_H

#include "export/export.h"
#include "store/store.h"

struct wb_coach;
struct wb_coach *wb_coach_open(const char *data_dir, const struct wb_clock *clock, bool read_only, struct wb_error *err);
bool wb_coach_close(struct wb_coach *coach, struct wb_error *err);

struct wb_day wb_coach_today(const struct wb_coach *coach);

/* What became of one file: one line for it, with the reason in plain words. */
enum wb_added {
    WB_ADDED_NEW,     /* a client not known before */
    WB_ADDED_UPDATE,  /* newer answers of a client known */
    WB_ADDED_SAME,    /* nothing new in it: read before, or the same answers exported again */
    WB_ADDED_OLDER,   /* older than what was read: kept in the history, not shown as the present */
    WB_ADDED_REFUSED, /* damaged, changed by hand, or none of ours: the text says why */
};
struct wb_add_result {
    enum wb_added what;
    char text[512]; /* the line, without the file's name */
};
/* Reads an HTML or JSON export, or an age file through `age -d` (its key in the file that AGE_IDENTITY names). Never
 * follows what the file says its name is; writes nowhere but in the caseload. False only when the caseload itself cannot be
 * written; a bad file is a result. Many files: between wb_coach_begin and wb_coach_commit. */
bool wb_coach_add(struct wb_coach *coach, const char *path, struct wb_add_result *result, struct wb_error *err);
bool wb_coach_begin(struct wb_coach *coach, struct wb_error *err);
bool wb_coach_commit(struct wb_coach *coach, struct wb_error *err);

/* One client. Texts belong to the arena given. */
struct wb_client {
    const char *id, *name, *shown; /* shown: the name, told apart by its id's beginning where two clients share it */
    struct wb_instant at;          /* of the newest export */
    int64_t revision;
    int answers, new_answers;      /* new: since last read by the coach */
    int open_comments;
    int asked, answered;           /* how far, as the export says */
    struct wb_day next_session;    /* as the export says; no day: not known */
};
struct wb_clients {
    const struct wb_client *list;
    size_t count;
};
bool wb_coach_clients(struct wb_coach *coach, struct wb_arena *arena, struct wb_clients *out, struct wb_error *err);
/* By id, the beginning of an id, or name, as typed; says who is meant when it is not one. Everywhere below `client` is the id. */
bool wb_coach_client(struct wb_coach *coach, const char *typed, struct wb_arena *arena, struct wb_client *out,
                     struct wb_error *err);
bool wb_coach_erase(struct wb_coach *coach, const char *client, struct wb_error *err);

/* An answer as it came, and as it was in the export read before. */
struct wb_case_answer {
    const char *workbook, *key, *section, *exercise, *label, *state;
    const json_t *value;
    const char *text;   /* in plain words, bidi and zero-width controls made visible */
    const char *before; /* the text in the response that the coach read last; NULL: not there then */
    bool new_, changed;
    enum wb_sharing sharing;
    bool quote;
    int64_t revision;
    struct wb_instant at;
};
struct wb_case {
    struct wb_client client;
    const struct wb_case_answer *answers;
    size_t answer_count;
    bool read;              /* an earlier export, or this one, was marked as read */
    const json_t *response; /* the newest, whole */
};
bool wb_coach_case(struct wb_coach *coach, const char *client, struct wb_arena *arena, struct wb_case *out,
                   struct wb_error *err);
void wb_case_fini(struct wb_case *one); /* the response; the texts belong to the arena */

/* The same prompt in every export that held it, oldest first, where it changed. */
struct wb_case_moment {
    struct wb_instant at;
    const char *text;
};
bool wb_coach_over_time(struct wb_coach *coach, const char *client, const char *workbook, const char *key,
                        struct wb_arena *arena, const struct wb_case_moment **list, size_t *count,
                        struct wb_error *err);
bool wb_coach_mark_read(struct wb_coach *coach, const char *client, struct wb_error *err);

/* Comments go to the client with `reply`; notes never leave. */
struct wb_case_comment {
    const char *id, *workbook, *key, *text, *reply, *status; /* open, replied, closed */
    struct wb_instant at;
};
bool wb_coach_comment(struct wb_coach *coach, const char *client, const char *workbook, const char *key,
                      const char *text, struct wb_error *err);
bool wb_coach_close_comment(struct wb_coach *coach, const char *client, const char *id, struct wb_error *err);
bool wb_coach_comments(struct wb_coach *coach, const char *client, struct wb_arena *arena,
                       const struct wb_case_comment **list, size_t *count, struct wb_error *err);
bool wb_coach_note(struct wb_coach *coach, const char *client, const char *key, const char *text, struct wb_error *err);
char *wb_coach_note_text(struct wb_coach *coach, const char *client, const char *key); /* owned; NULL: none */
/* The file of comments that the client imports: {"format": "careers-workbook/comments", "version": 1, "to": person's id,
 * "revision": higher in a later file of this caseload, ...}. */
bool wb_coach_reply(struct wb_coach *coach, const char *client, struct wb_str *out, struct wb_error *err);

#endif

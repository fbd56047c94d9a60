/* The coach's data file: responses as they came, shredded into rows, and what the coach wrote. It takes a response
 * whose digest was verified, and which is valid UTF-8; whether its shape is that of a response is decided here. */
#ifndef WB_STORE_CASELOAD_H
#define WB_STORE_CASELOAD_H

#include "store/store.h"

enum wb_arrival {
    WB_ARRIVED_NEW,
    WB_ARRIVED_UPDATE,
    WB_ARRIVED_SAME,  /* this very response */
    WB_ARRIVED_AGAIN, /* exported again, or in another format: it becomes the newest, and says what that one said */
    WB_ARRIVED_RENAMED, /* the same answers, exported later under another name */
    WB_ARRIVED_OLDER,
    WB_ARRIVED_FILLED, /* older, and it holds answers that stand on in the newest, which was a part */
};

/* Newest is the highest revision, and of one revision the one written last; the clock decides nothing else. A part
 * ("part" in the response: some sections, or what is new alone) is laid over the response that comes before it in this
 * order, whichever came in first: everything below reads that picture. */

/* Keeps one response (JSON text, careers-workbook/response). WB_INVALID: not of its shape, nothing kept. `name` gets
 * the client's name as it came, cleaned to one line; empty where there is none. */
bool wb_caseload_put(struct wb_store *store, struct wb_span body, const char *digest, enum wb_arrival *arrival,
                     struct wb_str *name, struct wb_error *err);

/* One client. Texts are borrowed until the callback returns. */
struct wb_case_client {
    int64_t id;                /* of the row */
    const char *person, *name; /* the random id that came with the export; the name, "" where none was given */
    struct wb_instant at;      /* of the newest response */
    int64_t revision;
    int answers, new_answers; /* in the newest; given after what the coach read last */
    int open_comments, asked, answered;
    const char *next_session; /* YYYY-MM-DD, or NULL */
};
typedef bool wb_each_client(void *data, const struct wb_case_client *client); /* by name, then by person */
bool wb_caseload_clients(struct wb_store *store, wb_each_client *each, void *data, struct wb_error *err);

/* The row of a client by the id that came with the export; 0: none. One look, however many clients there are. */
int64_t wb_caseload_client(struct wb_store *store, const char *person);

/* Every name that a client has, or had in an earlier export, each once. */
typedef void wb_each_name(void *data, const char *name);
bool wb_caseload_names(struct wb_store *store, wb_each_name *each, void *data, struct wb_error *err);
/* What anybody wrote in place of a choice ({"other": "..."}), in any export. */
bool wb_caseload_others(struct wb_store *store, wb_each_name *each, void *data, struct wb_error *err);

/* The newest response of a client, whole; with `read` the one that the coach had read when wb_caseload_mark_read was
 * called last. False with WB_OK where there is none. */
bool wb_caseload_response(struct wb_store *store, int64_t client, bool read, struct wb_str *body, struct wb_error *err);
/* The revision of what was read last; 0: nothing. */
int64_t wb_caseload_read_revision(struct wb_store *store, int64_t client);
bool wb_caseload_mark_read(struct wb_store *store, int64_t client, struct wb_error *err);
/* Every response of a client, oldest first: for the same prompt over time. */
typedef bool wb_each_response(void *data, struct wb_instant at, const char *body, size_t len);
bool wb_caseload_responses(struct wb_store *store, int64_t client, wb_each_response *each, void *data,
                           struct wb_error *err);

/* Comments and notes of the coach. */
struct wb_case_remark {
    const char *id, *workbook, *key, *text, *reply, *status; /* status: open, replied, closed */
    struct wb_instant at;
};
bool wb_caseload_put_comment(struct wb_store *store, int64_t client, const struct wb_case_remark *remark,
                             struct wb_error *err);                           /* by id */
/* Of the client's comment with this id, one thing; nothing where the client has none of it. A reply that stands there
 * already, byte for byte, changes nothing; another one makes the comment a replied one. */
bool wb_caseload_set_status(struct wb_store *store, int64_t client, const char *id, const char *status,
                            struct wb_error *err);
bool wb_caseload_set_reply(struct wb_store *store, int64_t client, const char *id, const char *reply, bool *changed,
                           struct wb_error *err);
typedef bool wb_each_remark(void *data, const struct wb_case_remark *remark); /* oldest first */
bool wb_caseload_comments(struct wb_store *store, int64_t client, wb_each_remark *each, void *data,
                          struct wb_error *err);
bool wb_caseload_set_note(struct wb_store *store, int64_t client, const char *key, const char *text,
                          struct wb_error *err);                                 /* "" or NULL removes */
char *wb_caseload_note(struct wb_store *store, int64_t client, const char *key); /* owned; NULL: none */

/* Forgets a client, and rewrites the file and its backups. */
bool wb_caseload_erase(struct wb_store *store, const char *person, struct wb_error *err);

/* ---- for the report: the newest response of each client within a time ---- */

/* Chooses the responses a report stands on; the functions below read these. `count` gets the clients. */
bool wb_caseload_choose(struct wb_store *store, struct wb_day from, struct wb_day to, int *count, struct wb_error *err);
/* The clients chosen, by person. */
typedef bool wb_each_chosen(void *data, int64_t client, const char *person, const char *name, struct wb_instant at);
bool wb_caseload_chosen(struct wb_store *store, wb_each_chosen *each, void *data, struct wb_error *err);
/* Each answer of the chosen that may be counted (sharing report, state answered), those of one question together, by
 * workbook and prompt. */
struct wb_counted {
    int64_t client;
    const char *workbook, *prompt;
    const char *value; /* JSON */
    int64_t scale;     /* what it was asked on: wb_caseload_scale; 0: the export did not say */
};
typedef bool wb_each_counted(void *data, const struct wb_counted *counted);
bool wb_caseload_counted(struct wb_store *store, wb_each_counted *each, void *data, struct wb_error *err);
/* Answers that may be quoted (consent given), whatever their sharing; same order. */
bool wb_caseload_quotes(struct wb_store *store, wb_each_counted *each, void *data, struct wb_error *err);
/* The wording (JSON, as wb_asked_as_given reads it) that answers of this scale share, appended: without anything that
 * stems from a person. False where there is none. */
bool wb_caseload_scale(struct wb_store *store, int64_t scale, struct wb_str *out);

/* Reports that were written: what they stood on and their bytes. */
struct wb_kept_report {
    const char *from, *to; /* YYYY-MM-DD */
    const char *persons;   /* JSON list: who they were, by what does not tell it */
    const char *groups;    /* JSON: which figure stood on which of them */
    const char *body;      /* JSON: the report's figures */
};
bool wb_caseload_put_report(struct wb_store *store, const struct wb_kept_report *report, struct wb_error *err);
typedef bool wb_each_report(void *data, const struct wb_kept_report *report); /* oldest first */
bool wb_caseload_reports(struct wb_store *store, wb_each_report *each, void *data, struct wb_error *err);

/* All rows of the caseload as JSON objects, one a call, tables in the order that app/coach/README.md documents. */
typedef bool wb_each_row(void *data, const char *json, size_t len);
bool wb_caseload_rows(struct wb_store *store, wb_each_row *each, void *data, struct wb_error *err);

#endif

/* Answers, their drafts edit by edit, and their ended versions. */
#ifndef WB_STORE_ANSWERS_H
#define WB_STORE_ANSWERS_H

#include "store/store.h"

/* An answer as kept. Texts are borrowed until the callback returns. */
struct wb_kept {
    int64_t id; /* of the answer in this file: what edits name */
    const char *workbook, *key;
    const char *came_as; /* of an import: the key that the answer had where it comes from; NULL: the same */
    enum wb_state state;
    const char
        *value; /* JSON; NULL: none, or (value_len is set) longer than WB_STORE_LONG and read when it is needed */
    size_t value_len;
    int sharing;       /* enum wb_sharing the person chose, or -1: as the author set it */
    int asked_sharing; /* what the author had set when it was given, or -1: not known */
    bool quote;
    const char *wording; /* JSON, NULL: none, or not read (wb_store_answers) */
    int workbook_version;
    int64_t revision; /* of the last ended version */
    struct wb_instant at;
    bool draft; /* has edits after its last version */
};
#define WB_STORE_LONG 65536                                        /* bytes */
typedef bool wb_each_kept(void *data, const struct wb_kept *kept); /* false stops */
/* All answers, without wordings and long values: a start must not read what nobody looks at. Of a draft, `value` and
 * the states are those that its journal's base stands for; edits up to the head are to be applied to them. */
bool wb_store_answers(struct wb_store *store, wb_each_kept *each, void *data, struct wb_error *err);
/* The wordings of all answers that have one: only id and wording are set, in the order of the ids. One statement, where
 * wb_store_answer_text would take as many locks as there are answers. */
bool wb_store_wordings(struct wb_store *store, wb_each_kept *each, void *data, struct wb_error *err);
/* The rest of one answer, added to the strings; either may be NULL. Nothing is added where there is none. */
bool wb_store_answer_text(struct wb_store *store, int64_t answer, struct wb_str *value, struct wb_str *wording,
                          struct wb_error *err);

/* One edit of a draft: at `path` of the value ("" the whole, "r1/who" a cell, "c1/action", "other") `removed` was
 * replaced by `inserted`. TEXT: bytes at offset `at` of the string there. The others: the whole thing at the path, as
 * JSON (VALUE) or word (STATE, SHARING; "" is none, QUOTE: "true" or ""). Edits of one `group` are undone in one step.
 */
enum wb_edit_kind { WB_EDIT_TEXT, WB_EDIT_VALUE, WB_EDIT_STATE, WB_EDIT_SHARING, WB_EDIT_QUOTE };
struct wb_edit {
    int64_t seq; /* position in its answer's journal, from 1 */
    enum wb_edit_kind kind;
    int64_t group;
    const char *path;
    size_t at;
    struct wb_span removed, inserted;
};

/* The id of an answer's row, made on first use. */
bool wb_store_answer_id(struct wb_store *store, const char *workbook, const char *key, int64_t *id,
                        struct wb_error *err);

/* Appends one edit, committed on return: what must happen before the key is painted. Edits after `seq` - 1 that were
 * undone are dropped. Its cost does not grow with the answer. */
bool wb_store_append(struct wb_store *store, int64_t answer, const struct wb_edit *edit, struct wb_error *err);
/* While nobody types: prepares what the first edit would otherwise wait for. What fails is left for that edit to say. */
void wb_store_expect_edits(struct wb_store *store);

/* Moves the head of the journal: edits up to `seq` count, later ones are undone and can be redone. */
bool wb_store_set_head(struct wb_store *store, int64_t answer, int64_t seq, struct wb_error *err);

/* The journal of an answer, oldest first: `head` is the last edit that counts, `base` the one that the kept value
 * already holds (head may stand before base, after undoing across a version). Positions are numbers, not edits: joined
 * edits leave gaps, and the oldest ones go after WB_STORE_UNDO versions. */
#define WB_STORE_UNDO 64
typedef bool wb_each_edit(void *data, const struct wb_edit *edit);
bool wb_store_journal(struct wb_store *store, int64_t answer, wb_each_edit *each, void *data, int64_t *head,
                      int64_t *base, struct wb_error *err);

/* Ends a version: keeps the answer as it is now under the next revision, adds it to the history, and remembers that the
 * journal up to its head is in it. Neighbouring edits of one group are joined. `kept->revision` is ignored; the new one
 * is returned: that of the last version where state, value, sharing and quote are still the same, and 0 where nothing
 * was ever kept. */
bool wb_store_end_version(struct wb_store *store, const struct wb_kept *kept, int64_t *revision, struct wb_error *err);

/* Earlier versions, newest first, the present one included. */
bool wb_store_versions(struct wb_store *store, const char *workbook, const char *key, wb_each_kept *each, void *data,
                       struct wb_error *err);

/* An answer that came from elsewhere (one's own export): added to the history under its own revision, and made the
 * present one where that is higher; the counter is raised above it. Where it had another key there, that is remembered:
 * wordings that came with it quote it as it was called. */
bool wb_store_import(struct wb_store *store, const struct wb_kept *kept, bool *newer, struct wb_error *err);

/* This file becomes that of a person whose own export is imported into it: their id stands on what is exported next. */
bool wb_store_adopt(struct wb_store *store, const char *person, struct wb_error *err);

/* A renamed prompt: answer, history and comments follow, and the earlier name is remembered. Nothing where the new key already has an answer. */
bool wb_store_rename(struct wb_store *store, const char *workbook, const char *old_key, const char *new_key,
                     struct wb_error *err);

/* The copy of a workbook under which answers were given, by id: kept once for each version and text. */
bool wb_store_keep_workbook(struct wb_store *store, const char *id, int version, const char *source, size_t len,
                            struct wb_error *err);
bool wb_store_kept_workbook(struct wb_store *store, const char *id,
                            struct wb_str *source); /* the newest; false: none */

/* What the coach has: the newest revision of each answer that left in an export, and a log of the exports, a line of
 * three numbers each. What is kept and read grows with the answers that were ever shared. */
struct wb_last_export {
    int64_t revision; /* the file's revision then */
    struct wb_instant at;
};
struct wb_shared {
    const char *workbook, *key;
    int64_t revision; /* of the answer */
};
/* Notes an export and all that left in it. */
bool wb_store_note_export(struct wb_store *store, const struct wb_last_export *last, const struct wb_shared *list,
                          size_t count, struct wb_error *err);
bool wb_store_last_export(struct wb_store *store, struct wb_last_export *last, bool *any, struct wb_error *err);
typedef void wb_each_shared(void *data, const struct wb_shared *shared); /* by workbook and key */
bool wb_store_each_shared(struct wb_store *store, wb_each_shared *each, void *data, struct wb_error *err);

/* Comments of the coach, and the replies. */
struct wb_comment {
    const char *id, *workbook, *key, *from, *text, *reply, *status; /* status: open, replied, closed */
    struct wb_instant at;
    bool seen;
    int64_t revision; /* of the file that it came in last; kept with what is put again, unless that is higher */
};
bool wb_store_put_comment(struct wb_store *store, const struct wb_comment *comment, struct wb_error *err); /* by id */
typedef bool wb_each_comment(void *data, const struct wb_comment *comment); /* oldest first */
bool wb_store_comments(struct wb_store *store, wb_each_comment *each, void *data, struct wb_error *err);
/* The one of this id, looked up: `take` is called once, or not at all where there is none, which is no error. */
bool wb_store_comment(struct wb_store *store, const char *id, wb_each_comment *take, void *data, struct wb_error *err);

/* Another id of the question whose answer is forgotten: one that it had before, or has since. An answer that came from
 * another machine may quote it so, though nothing was ever kept under it here. */
struct wb_alias {
    const char *key;
    bool anothers; /* another question has this id now: its answer stays, and only what quotes it loses the words */
};

/* Forgets: an answer (key NULL: a whole workbook's; workbook NULL: everything), its journal, versions, comments and
 * what is noted of exports; then rewrites the file and the backups so that no byte of the text is left in them. What
 * stands under an alias goes too, but where both are answered: then each is an answer of its own. */
bool wb_store_erase(struct wb_store *store, const char *workbook, const char *key, const struct wb_alias *aliases,
                    size_t alias_count, struct wb_error *err);

#endif

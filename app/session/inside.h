/* The inside of a session: its answers as slots, each with its journal, and what waits to be written. */
#ifndef WB_APP_SESSION_INSIDE_H
#define WB_APP_SESSION_INSIDE_H

#include "base/mem.h"
#include "session/session.h"
#include "session/way.h"

#include "path.h"

/* An edit in memory: the same as in the data file, with bytes of its own. */
struct wb_step {
    int64_t seq, group;
    enum wb_edit_kind kind;
    char *path;
    size_t at;
    struct wb_str removed, inserted;
};

/* One answer. Its value lives in one of three places, from cold to hot: in the file (`far`), as JSON text (`raw`), as
 * JSON
 * (`value`); and the one string that is being edited in `text`, newer than the value while `text_newer`. */
struct wb_slot {
    char *workbook, *key;
    char *stored_key;               /* under which the file has it until a rename is written; NULL: the same */
    const struct wb_prompt *prompt; /* NULL: no workbook asks it any more */
    int64_t id;                     /* in the file; 0: not there yet */
    struct wb_answer answer;        /* what is handed out; value, wording and sharing are filled in then */
    int chosen;                     /* enum wb_sharing, or -1 */
    int asked_sharing;
    bool shut; /* a finished letter */

    bool far;
    struct wb_str raw;
    json_t *value, *wording;
    bool wording_read;
    char text_path[WB_PATH_SIZE];
    struct wb_str text;
    bool text_on, text_newer;

    struct wb_step *steps;
    size_t count, capacity;
    size_t done;      /* steps that count; the others can be redone */
    int64_t floor;    /* the position before the first step */
    bool loaded;      /* the steps begin with those of the file; else they are those made since it could not be read */
    bool behind;      /* the value stands at the journal's base: a draft, as read at the start */
    size_t on_disk;   /* the first so many steps are in the file as they are here */
    size_t disk_done; /* the head in the file, in steps */
    bool draft;       /* changed since its last version */
    bool unsaved;     /* waits in session->unsaved */
    bool leaving;     /* its version could not be ended yet */
};

struct wb_own_setting {
    char *name, *value; /* NULL: not set */
    bool unsaved;
};

struct wb_session {
    struct wb_store *store;
    struct wb_library library;
    struct wb_faults faults;
    struct wb_str kept_copies; /* which workbooks go on under a kept copy, a line each */
    struct wb_reader reader;
    struct wb_clock clock;
    char *read_only; /* the sentence that says why; NULL: it writes */

    struct wb_slot **slots; /* in the order of their ids, new ones after them */
    size_t count, capacity;
    uint32_t *table; /* by workbook and key: index + 1, 0 is free */
    size_t table_size;
    bool *referenced; /* by book and order: see wb_session_is_referenced */
    size_t *referenced_from;
    bool *book_kept; /* the copy of this workbook is in the file */
    size_t renames;  /* slots with a stored_key */

    struct wb_slot **unsaved;
    size_t unsaved_count, unsaved_capacity;
    struct wb_own_setting *settings;
    size_t setting_count, setting_capacity;

    struct wb_slot *typing; /* the last step was typed here, and the next may join it */
    struct wb_place place, place_kept; /* where they are; as the file has it */
    int64_t place_after;               /* the edit that the file's was written after; 0: it has none open */
    bool place_unsaved;
    const struct wb_exercise *before_module; /* where they left the programme for a module; NULL: nowhere */
    bool checked; /* the file was looked at and may be written */

    bool failed; /* the last attempt to write failed */
    char reason[96];
    bool unsettled;
    int64_t first_change, last_change, last_look; /* milliseconds of the steady clock */
    struct wb_instant settled_at;
};

/* slots.c */
struct wb_slot *wb_slot_find(struct wb_session *session, const char *workbook, const char *key);
struct wb_slot *wb_slot_of(struct wb_session *session, const struct wb_prompt *prompt); /* made where there is none */
bool wb_slots_read(struct wb_session *session, struct wb_error *err); /* from the file; the prompts are joined later */
void wb_slots_join(struct wb_session *session);                       /* to the prompts of the library, by `was` too */
bool wb_slots_replay(struct wb_session *session, struct wb_error *err); /* drafts brought to their heads */
void wb_slots_free(struct wb_session *session);
const struct wb_answer *wb_slot_answer(struct wb_session *session, struct wb_slot *slot); /* NULL: nothing there */
wb_find_answer wb_session_find;
enum wb_sharing wb_slot_sharing(const struct wb_slot *slot);
bool wb_slot_warm(struct wb_session *session, struct wb_slot *slot); /* reads the value; false where the file fails */
bool wb_slot_empty(struct wb_session *session, struct wb_slot *slot);
json_t *wb_slot_value(struct wb_session *session, struct wb_slot *slot);         /* borrowed, up to date; NULL: none */
const json_t *wb_slot_wording(struct wb_session *session, struct wb_slot *slot); /* read when first asked for */
/* Makes the string at `path` the one that is edited; false where something else than a string is there. */
bool wb_slot_text(struct wb_session *session, struct wb_slot *slot, const char *path);
void wb_slot_put(struct wb_session *session, struct wb_slot *slot, const char *path, json_t *value); /* takes it over */

/* undo.c: the journal in memory */
bool wb_steps_load(struct wb_session *session, struct wb_slot *slot, struct wb_error *err);
void wb_steps_forget(struct wb_slot *slot);
/* Adds a step after the last that counts and applies it; what was undone goes. `removed` and `inserted` are copied. */
void wb_steps_add(struct wb_session *session, struct wb_slot *slot, const struct wb_edit *edit);
bool wb_step_apply(struct wb_session *session, struct wb_slot *slot, const struct wb_step *step, bool forward);
int64_t wb_steps_head(const struct wb_slot *slot);  /* as a position in the file */
int64_t wb_steps_group(const struct wb_slot *slot); /* a number that no neighbour has */

/* saving.c */
/* Before a change: WB_BUSY where this session only reads; also notices when another window has taken over. */
bool wb_session_may_write(struct wb_session *session, struct wb_error *err);
/* After a change: writes all that waits, in order. */
bool wb_session_save(struct wb_session *session, struct wb_slot *slot, struct wb_error *err);
bool wb_session_end_version(struct wb_session *session, struct wb_slot *slot, struct wb_error *err);
bool wb_session_prepare(struct wb_session *session, struct wb_error *err); /* renames, before the first write */
bool wb_session_end_all(struct wb_session *session, struct wb_error *err); /* what waits written, every version ended */
void wb_session_wrote(struct wb_session *session, bool done);
int64_t wb_session_tick(void);

/* changes.c */
bool wb_session_changed(struct wb_session *session, struct wb_slot *slot, bool was_empty, bool typed);
bool wb_session_replace(struct wb_session *session, struct wb_slot *slot, const char *path, const json_t *value,
                        int64_t group);

/* refs.c */
bool wb_session_is_referenced(struct wb_session *session, const struct wb_prompt *prompt);

/* kept.c */
bool wb_kept_settings_read(struct wb_session *session, struct wb_error *err);
bool wb_kept_settings_save(struct wb_session *session, struct wb_error *err);
bool wb_kept_setting_put(struct wb_session *session, const char *name, const char *value); /* tried once */
void wb_recovered_note(struct wb_session *session); /* before drafts are ended */
void wb_letters_join(struct wb_session *session);

/* place.c */
void wb_place_read(struct wb_session *session); /* once the answers are as they were left */
void wb_place_save(struct wb_session *session);
/* The edits of an answer are about to be a version: where they led is written. */
void wb_place_pin(struct wb_session *session, const struct wb_slot *slot);

#endif

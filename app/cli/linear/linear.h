/* Linear mode from inside: the sitting, what is said and heard in it, and asking each type of prompt. */
#ifndef WB_CLI_LINEAR_LINEAR_H
#define WB_CLI_LINEAR_LINEAR_H

#include "input.h"
#include "words.h"

#include "session/way.h"

struct wb_lines {
    struct wb_session *session;
    struct wb_input input;
    struct wb_str out;              /* said, and not written yet */
    const struct wb_prompt *prompt; /* that is asked now */
    const struct wb_prompt *go;     /* where a command leads; NULL: on */
    bool leafs;                     /* only to the question before */
    bool short_route;
    bool unsaved;        /* that something could not be saved was said */
    bool ended;          /* :quit, the end of input, or nothing can be written or said any more */
    struct wb_error err; /* why it ended, where it did not end well */
};

/* What a line was. */
enum wb_heard {
    WB_HEARD_LINE,
    WB_HEARD_EMPTY,
    WB_HEARD_LEAVE, /* a command that leaves the prompt, or the end of input: `go` and `ended` say where to */
};

/* ---- saying and hearing: hear.c ---- */

/* Adds plain text, cleaned; wb_lines_say ends it with a newline. */
__attribute__((format(printf, 2, 3))) void wb_lines_add(struct wb_lines *lines, const char *format, ...);
__attribute__((format(printf, 2, 3))) void wb_lines_say(struct wb_lines *lines, const char *format, ...);
void wb_lines_flush(struct wb_lines *lines);
/* Reads a line. A command that stays is obeyed here and the next line is read; "::" at its start is one colon. */
enum wb_heard wb_hear(struct wb_lines *lines, struct wb_str *line);
/* The same for a further line of a text: as it stands, whatever it holds but a command. `*last` where it ends the text.
 */
enum wb_heard wb_hear_more(struct wb_lines *lines, struct wb_str *line, bool *last);

/* ---- changing: keep.c ---- */

/* Sets the answer and says what could not be saved. False where this session may not write any more. */
bool wb_lines_keep(struct wb_lines *lines, const json_t *value);
bool wb_lines_answered(struct wb_lines *lines); /* an answer was given by other means: its state says so */
bool wb_lines_outcome(struct wb_lines *lines, bool done, const struct wb_error *err);
const json_t *wb_lines_value(struct wb_lines *lines); /* of the prompt that is asked; NULL: none */
/* "Now: ..." with the value in plain words. */
void wb_lines_say_value(struct wb_lines *lines, const char *lead, const struct wb_asked *asked, const json_t *value);

/* ---- commands: act.c ---- */

/* Obeys what was typed after the colon. True where the prompt is left for it. */
bool wb_lines_act(struct wb_lines *lines, const char *typed);

/* ---- the coach's comments: reply.c ---- */

/* Says what the coach wrote about the prompt that is asked, and what was replied: that is read then. */
void wb_lines_say_comments(struct wb_lines *lines);
/* ":reply TEXT", or ":reply N TEXT" where there are several; a command as those of act.c, which stays. */
bool wb_lines_reply(struct wb_lines *lines, const char *rest);

/* ---- the way: route.c ---- */

const struct wb_prompt *wb_route_next(struct wb_lines *lines, const struct wb_prompt *from);
const struct wb_prompt *wb_route_previous(struct wb_lines *lines, const struct wb_prompt *from);
const struct wb_prompt *wb_route_first(struct wb_lines *lines, const struct wb_exercise *exercise, bool to_answer);
/* The number of a prompt among those that the workbook asks now, from 1; and the one of a number. */
int wb_route_number(struct wb_lines *lines, const struct wb_prompt *prompt, int *of);
const struct wb_prompt *wb_route_numbered(struct wb_lines *lines, const struct wb_workbook *book, int number);

/* ---- asking: ask.c and its kin ---- */

/* Says what stands above the answer: label, hint, recall, comments, the answer so far. */
void wb_ask_head(struct wb_lines *lines, const struct wb_asked *asked);
/* One value from one line, asked until it is one: a prompt or a cell. `*value` is new; NULL where it was left as it
 * was. */
enum wb_heard wb_ask_value(struct wb_lines *lines, const struct wb_asked *asked, json_t **value);
/* The value of a line that was typed, new; false where it is none that may stand there, which is said. */
bool wb_ask_read(struct wb_lines *lines, const struct wb_asked *asked, const struct wb_str *typed, json_t **value);
/* What is to be said softly about a value that was kept. */
void wb_ask_advise(struct wb_lines *lines, const struct wb_asked *asked, const json_t *value);
void wb_ask_choices(struct wb_lines *lines, const struct wb_asked *asked); /* says what there is to choose from */
void wb_ask_range(struct wb_lines *lines, const struct wb_range *range);   /* "0 (low) to 10 (high)" */

/* True where the next prompt is wanted, false where a command leads elsewhere. */
typedef bool wb_ask_type(struct wb_lines *lines, const struct wb_asked *asked);
bool wb_ask_typed(struct wb_lines *lines, const struct wb_asked *asked); /* all that are one line */
bool wb_ask_text(struct wb_lines *lines, const struct wb_asked *asked);  /* text and letter */
bool wb_ask_ratings(struct wb_lines *lines, const struct wb_asked *asked);
bool wb_ask_rows(struct wb_lines *lines, const struct wb_asked *asked); /* table, commitment, review */
extern wb_ask_type *const wb_ask_types[WB_TYPE_COUNT];

#endif

/* The running interface: one loop, one stack of screens. A screen is one file with a struct wb_screen_ops; a question is a screen
 * pushed with a callback, so that no loop is nested. Tests make a ui without a terminal, hand it keys and read its cells. */
#ifndef WB_UI_UI_H
#define WB_UI_UI_H

#include "session/settings.h"
#include "session/way.h"
#include "term/editor.h"
#include "term/term.h"
#include "ui/commands.h"

struct wb_ui;
struct wb_screen;

struct wb_screen_ops {
    const char *name;    /* of its help: "exercise", "home" */
    const char *about;   /* one sentence at the head of its help */
    size_t size;         /* of the screen's own struct, which begins with a struct wb_screen */
    const enum wb_command *footer; /* the commands its footer offers, most wanted first, ended by WB_DO_NOTHING */
    const enum wb_command *foremost; /* of these what the screen is for, the last to go where it is narrow; may be NULL */
    const char *enter;             /* what Enter does here, in the footer; NULL: "choose" */

    /* Any of these may be NULL. `open` gets what wb_ui_push was given. */
    void (*open)(struct wb_ui *ui, struct wb_screen *screen, const void *argument);
    void (*shown)(struct wb_ui *ui, struct wb_screen *screen); /* on top again: read anew what may have changed */
    void (*layout)(struct wb_ui *ui, struct wb_screen *screen, int rows, int cols); /* before each draw, size of the body */
    void (*draw)(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body); /* state in, cells out */
    /* After keys that only typed into a text: draws what they changed on the cells drawn last. False: draw all. */
    bool (*redraw)(struct wb_ui *ui, struct wb_screen *screen, const struct wb_area *body);
    int (*contexts)(struct wb_ui *ui, struct wb_screen *screen);
    void (*title)(struct wb_ui *ui, struct wb_screen *screen, struct wb_str *left, struct wb_str *right);
    bool (*key)(struct wb_ui *ui, struct wb_screen *screen, uint32_t key); /* before commands; true: taken */
    bool (*text)(struct wb_ui *ui, struct wb_screen *screen, const char *text, size_t len); /* a paste */
    bool (*command)(struct wb_ui *ui, struct wb_screen *screen, enum wb_command command);
    void (*click)(struct wb_ui *ui, struct wb_screen *screen, int row, int col); /* in the body */
    void (*wheel)(struct wb_ui *ui, struct wb_screen *screen, int rows);
    void (*hide)(struct wb_ui *ui, struct wb_screen *screen); /* another screen comes on top, or the program ends: end versions */
    void (*close)(struct wb_ui *ui, struct wb_screen *screen);
};

struct wb_screen {
    const struct wb_screen_ops *ops;
    struct wb_screen *below;
    bool bare;    /* draws over the whole screen, without header and footer */
    bool overlay; /* drawn over the screen below it */
};

struct wb_coach; /* the caseload, for the coach's screens */

struct wb_ui {
    struct wb_session *session; /* NULL in the coach's interface */
    struct wb_coach *coach;     /* NULL in the careers leader's */
    struct wb_term *term;       /* NULL in tests */
    struct wb_cells cells;
    struct wb_clip clip;
    struct wb_screen *top;
    struct wb_str message; /* one line above the footer until the next key */
    bool message_warns;
    bool typed_only; /* set by a screen that takes a key which changes nothing but the text it went into */
    bool stale;      /* something else happened since the cells were drawn */
    bool ended;
    const struct wb_exercise *sitting_end; /* the last exercise of the minutes that were asked for; NULL: open */
    enum wb_theme theme;
    const struct wb_exercise *start; /* what the command line asked for: gone to after the welcome page */
    const struct wb_prompt *start_prompt;
};

void wb_ui_init(struct wb_ui *ui, struct wb_session *session, int rows, int cols);
void wb_ui_fini(struct wb_ui *ui);

/* The stack. Arguments are copied by `open`, not kept. */
struct wb_screen *wb_ui_push(struct wb_ui *ui, const struct wb_screen_ops *ops, const void *argument);
void wb_ui_pop(struct wb_ui *ui);                                                       /* never the last one */
void wb_ui_replace(struct wb_ui *ui, const struct wb_screen_ops *ops, const void *argument); /* the top one */
void wb_ui_home(struct wb_ui *ui);                                                      /* down to the first */

/* One event in; then the cells are drawn by wb_ui_draw. */
void wb_ui_event(struct wb_ui *ui, const struct wb_event *event);
void wb_ui_key(struct wb_ui *ui, uint32_t key);
void wb_ui_do(struct wb_ui *ui, enum wb_command command);
void wb_ui_draw(struct wb_ui *ui);
/* Until the person leaves or the terminal goes. False: the data file turned out to be damaged (WB_DATA). */
bool wb_ui_run(struct wb_ui *ui, struct wb_error *err);

/* Says something until the next key. */
__attribute__((format(printf, 2, 3))) void wb_ui_say(struct wb_ui *ui, const char *format, ...);
__attribute__((format(printf, 2, 3))) void wb_ui_warn(struct wb_ui *ui, const char *format, ...);
/* The outcome of a change: shows what failed (NOT SAVED stands in the header anyway, read-only is said). */
void wb_ui_outcome(struct wb_ui *ui, bool done, const struct wb_error *err);
int wb_ui_contexts(struct wb_ui *ui);

/* The size below which nothing is shown but a line that says so. */
#define WB_MIN_ROWS 10
#define WB_MIN_COLS 40
/* From this width on the outline stands at the left of an exercise. */
#define WB_WIDE_COLS 100
/* Text wider than this tires the eye. */
#define WB_TEXT_COLS 76

#endif

/* Answers given by hand: the key strokes that give a value on the screen, recorded while an interface without terminal
 * takes them, and the lines that give the same value in linear mode. It does not know what is answered. */
#ifndef WB_TESTS_GIVE_H
#define WB_TESTS_GIVE_H

#include "person.h"
#include "ui/screens.h"

/* One step of the recording. */
struct step {
    enum { STEP_TYPE, STEP_KEY, STEP_SEE } kind;
    char *text; /* typed; the key's name; the row that the cursor stands in */
    /* Of STEP_SEE, before the next step: the cursor, and all rows, for whom it fails. */
    int row, col;
    char *picture;
};

struct script {
    struct wb_ui ui;
    struct step *steps;
    size_t count, capacity;
    struct wb_str lines; /* what linear mode reads */
};

void script_init(struct script *script, struct wb_session *session, int rows, int cols);
void script_fini(struct script *script);

void press(struct script *script, uint32_t key);
void press_keys(struct script *script, const char *names); /* "Ctrl-K 1 Tab" */
void type_text(struct script *script, const char *text);   /* a newline is Enter */
void see(struct script *script); /* the replay waits here until the cursor stands where it does now */

/* The focus stands on the prompt `asked`; it stays there, or on its last part. */
void give_keys(struct script *script, const struct wb_asked *asked, const json_t *value);
bool reads_a_line(const struct wb_asked *asked); /* not where there is nothing to fill in */
void give_lines(struct wb_str *lines, const struct wb_asked *asked, const json_t *value);

#endif

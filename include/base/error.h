/* What went wrong, in words for the person at the screen.
 *
 * A function that can fail returns false (or NULL) and fills a struct wb_error; its other out-parameters are then
 * untouched. The code names the reaction that is wanted, not the place it came from. Only cli and ui show errors. */
#ifndef WB_BASE_ERROR_H
#define WB_BASE_ERROR_H

#include <stdarg.h>
#include <stdbool.h>

enum wb_code {
    WB_OK,
    WB_FAILED,  /* an input that cannot be read, an output that cannot be written, a refusal */
    WB_USAGE,   /* wrong use of a command */
    WB_INVALID, /* an invalid workbook, export or other input */
    WB_BUSY,    /* another instance holds it */
    WB_DATA,    /* the data file is damaged or cannot be written */
    WB_NEWER,   /* made by a newer version */
    WB_CIPHER,  /* encryption failed */
    WB_EXISTS,  /* the output exists */
    WB_LIMIT,   /* larger, deeper or more than is accepted */
};

struct wb_error {
    enum wb_code code;
    char text[2048]; /* one or more sentences, UTF-8, no control characters but newline */
};

/* Sets the error, cleaning what is not fit for a terminal out of the formatted text. `err` may be NULL. Always false,
 * so that `return wb_fail(err, ...)` reads as its sentence. */
__attribute__((format(printf, 3, 4))) bool wb_fail(struct wb_error *err, enum wb_code code, const char *format, ...);

/* Puts "CONTEXT: " before the text on the way up. Always false. */
__attribute__((format(printf, 2, 3))) bool wb_fail_context(struct wb_error *err, const char *format, ...);

/* The exit status that product documentation promises for a code: 0 to 6. */
int wb_exit_status(enum wb_code code);

#endif

/* The lines of a file as libyaml counts them, and where on them something stands. Knows no YAML beyond dashes, comments
 * and "key: ". Private to the room. */
#ifndef WB_LOAD_LINES_H
#define WB_LOAD_LINES_H

#include "workbook/model.h"

struct wb_line {
    const char *data; /* the whole text */
    size_t len;
    size_t at, end; /* of this line, without its break */
    int number;     /* from 1 */
};

/* The bytes of the line break at `at`; 0: none. */
size_t wb_line_break(const char *data, size_t len, size_t at);

/* False where there is no such line; `line` is then unchanged. */
bool wb_line_find(const char *data, size_t len, int number, struct wb_line *line);
bool wb_line_next(struct wb_line *line);
bool wb_line_previous(struct wb_line *line);

/* Whether anything but spaces and a comment stands on it. */
bool wb_line_says(const struct wb_line *line);
/* The nearest line in one direction that says something. False where there is none; `line` is then unchanged. */
bool wb_line_above(struct wb_line *line);
bool wb_line_below(struct wb_line *line);
/* Columns before the first character, and before what follows any "- "; tabs count as one. */
int wb_line_indent(const struct wb_line *line);
int wb_line_content(const struct wb_line *line);
/* The bytes of the word that the content begins with: letters, digits, "_", "-" and ".". */
size_t wb_line_word(const struct wb_line *line);
/* The bytes of the key that the content begins with, "KEY: " or "KEY:" at the end; 0: it begins with none. */
size_t wb_line_key(const struct wb_line *line);
/* The byte behind the colon of such a key where its value begins on the same line; 0: it does not. */
size_t wb_line_value(const struct wb_line *line);
/* The byte behind the last that is neither space nor comment, from `at` on. */
size_t wb_line_ends(const struct wb_line *line, size_t at);
/* The byte of a column counted in characters from 0, not past the end of the line. */
size_t wb_line_byte(const struct wb_line *line, int column);
/* Brackets and braces that the line opens from this byte on and does not close; below 0: closes. */
int wb_line_open(const struct wb_line *line, size_t at);
/* The line and column of a byte of this line or a later one, to which `line` moves on. */
struct wb_mark wb_line_mark(struct wb_line *line, size_t byte);

#endif

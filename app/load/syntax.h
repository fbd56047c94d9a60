/* What keeps a text from being YAML, as its author sees it: libyaml says where it gave up, which is often lines behind
 * the slip. Knows what keys there are, because "type: text" in a wrong column is another slip than "a text: like this".
 * Private to the room. */
#ifndef WB_LOAD_SYNTAX_H
#define WB_LOAD_SYNTAX_H

#include "lines.h"

#include <yaml.h>

enum wb_below {
    WB_BELOW_INDENTED, /* what is indented more */
    WB_BELOW_ENTRIES,  /* and the entries in the same column */
    WB_BELOW_WORDS,    /* and lines in the same column that begin with no key */
    WB_BELOW_NOTHING,
    WB_BELOW_ALL,
};

struct wb_slip {
    bool found;
    struct wb_mark mark; /* where to look */
    char text[240];      /* what is wrong; what to write instead */
    int line, column;    /* from here to the end of the line cannot be read, */
    enum wb_below below; /* and of the lines below */
    bool only_colon;     /* the line is a key that lacks nothing but its colon */
};

/* Quotation marks that are closed on a later line only: where they began last. */
struct wb_quoted_lines {
    int first, last; /* lines; 0: none so far */
    struct wb_mark mark;
};

/* The slip that stopped the parser, in the text that it read. */
void wb_syntax_slip(const yaml_parser_t *parser, const char *data, size_t len, const struct wb_quoted_lines *quoted,
                    struct wb_slip *slip);
/* A slip at a place that the caller found. */
__attribute__((format(printf, 5, 6))) void wb_syntax_at(struct wb_slip *slip, const char *data, size_t len,
                                                        struct wb_mark mark, const char *format, ...);

#endif

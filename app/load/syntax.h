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

/* How to read on, so that what stands there is looked at too. */
enum wb_repair {
    WB_LEAVE_OUT,   /* from `line` and `column` on */
    WB_ADD_COLON,   /* `line` is a key that lacks nothing but that */
    WB_CLEAR_VALUE, /* the value in `column` is too much */
    WB_READ_AS_KEY, /* `line` stands where `key` should */
    WB_ALIGN,       /* what begins in `column` there and below was meant to begin in `wanted` */
    WB_REPAIR_COUNT,
};

struct wb_slip {
    bool found;
    struct wb_mark mark; /* where to look */
    char text[240];      /* what is wrong; what to write instead */
    int line, column;    /* from here to the end of the line cannot be read, */
    enum wb_below below; /* and of the lines below */
    enum wb_repair repair;
    const char *key;
    int wanted;
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

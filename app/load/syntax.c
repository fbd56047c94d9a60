#include "syntax.h"

#include "base/text.h"
#include "below.h"
#include "keys.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* One slip while it is looked at. */
struct look {
    const char *data;
    size_t len;
    struct wb_mark problem, context;
    struct wb_line line; /* of the problem */
    char at;             /* the character there; 0 at the end of a line */
    const struct wb_quoted_lines *quoted;
    struct wb_slip *slip;
};

/* ---- saying ---- */

__attribute__((format(printf, 3, 4))) static void say(struct look *in, struct wb_mark mark, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(in->slip->text, sizeof(in->slip->text), format, args);
    va_end(args);
    in->slip->found = true;
    in->slip->mark = mark;
}

/* What cannot be read: what a line says, from its content on, or from a dash that is itself out of place. */
static void leave_out(struct look *in, const struct wb_line *line, bool dash)
{
    in->slip->line = line->number;
    in->slip->column = (dash ? wb_line_indent(line) : wb_line_content(line)) + 1;
}

static struct wb_mark start_of(const struct wb_line *line)
{
    return (struct wb_mark){line->number, wb_line_content(line) + 1};
}

/* ---- lines around it ---- */

/* Whether the line begins with a key of the format, with or without its colon. */
static bool names_key(const struct wb_line *line)
{
    char name[32];
    size_t len = wb_line_word(line);
    if (len == 0 || len >= sizeof(name)) {
        return false;
    }
    memcpy(name, line->data + line->at + wb_line_content(line), len);
    name[len] = '\0';
    return wb_kind_with_key(name) != NULL;
}

static bool one_word(const struct wb_line *line)
{
    size_t at = line->at + (size_t)wb_line_content(line) + wb_line_word(line);
    while (at < line->end && (line->data[at] == ' ' || line->data[at] == '\t')) {
        at++;
    }
    return at == line->end;
}

/* The line that what stands at `line` continues: the nearest above that is indented less. */
static bool owner_of(const struct wb_line *line, struct wb_line *owner)
{
    *owner = *line;
    while (wb_line_above(owner)) {
        if (wb_line_content(owner) < wb_line_indent(line)) {
            return true;
        }
    }
    return false;
}

/* The last character before the problem on its line that is no space; 0: none. */
static char before(const struct look *in)
{
    size_t at = wb_line_byte(&in->line, in->problem.column - 1);
    while (at > in->line.at && in->data[at - 1] == ' ') {
        at--;
    }
    return at > in->line.at ? in->data[at - 1] : '\0';
}

/* ---- one function a slip ---- */

static void key_without_colon(struct look *in, const struct wb_line *line)
{
    size_t word = wb_line_word(line), at = line->at + (size_t)wb_line_content(line);
    struct wb_line below = *line;
    bool nested = wb_line_below(&below) && wb_line_content(&below) > wb_line_content(line);
    leave_out(in, line, false);
    if (word > 0 && at + word < line->end && line->data[at + word] == ':') {
        say(in, start_of(line), "a space is missing behind the colon; write \"%.*s: \" and the value",
            word < 40 ? (int)word : 40, line->data + at);
        return;
    }
    in->slip->below = WB_BELOW_WORDS;
    say(in, start_of(line),
        "a key stands here without a colon; write KEY: VALUE, or indent it as far as the text that it belongs to");
    in->slip->repair = nested && word > 0 && one_word(line) ? WB_ADD_COLON : WB_LEAVE_OUT;
}

/* Where a key, or a dash, begins above in a column that encloses the line; the nearest one, 0: none. */
static int nearest_column(const struct wb_line *line, struct wb_line *like)
{
    struct wb_line at = *line;
    int wanted = wb_line_indent(line), best = -1, least = 1 << 20;
    bool dash = wb_line_content(line) > wanted;
    while (least > 0 && wb_line_above(&at)) {
        int indent = wb_line_indent(&at), content = wb_line_content(&at);
        int column = dash ? indent : content;
        bool fits = dash ? content > indent : wb_line_key(&at) > 0;
        if (fits && column < least && (best < 0 || abs(column - wanted) < abs(best - wanted))) {
            best = column;
            *like = at;
        }
        least = indent < least ? indent : least;
    }
    return best + 1;
}

static bool closes(const struct look *in)
{
    return in->at == '}' || in->at == ']';
}

static void say_closes(struct look *in)
{
    say(in, in->problem, "this closes nothing that is open here; remove it, or put the text in quotation marks");
}

static void misaligned(struct look *in)
{
    struct wb_line like = in->line;
    struct wb_mark mark = {in->line.number, wb_line_indent(&in->line) + 1};
    int column = nearest_column(&in->line, &like);
    leave_out(in, &in->line, true);
    if (in->at == '-' && wb_line_content(&in->line) < mark.column) {
        say(in, mark, "a space is missing behind the dash; write \"- \"");
    } else if (closes(in)) {
        say_closes(in);
    } else if (column > 0 && column != mark.column) {
        if (column < mark.column && wb_line_content(&in->line) >= mark.column) { /* a dash, which can move */
            in->slip->repair = WB_ALIGN;
            in->slip->wanted = column;
        }
        say(in, mark, "this does not line up with what stands above it; begin it in column %d, as line %d does", column,
            like.number);
    } else {
        say(in, mark, "this does not line up with what stands above it; begin it in the same column");
    }
}

/* A value, and then more on the same line. */
static void more_behind(struct look *in)
{
    char last = before(in);
    leave_out(in, &in->line, false);
    if (last == '"' || last == '\'') {
        say(in, in->problem, "text stands behind a closing quotation mark; put the whole text into one pair of %s",
            last == '"' ? "single quotation marks" : "double quotation marks");
    } else if (last == ']' || last == '}') {
        say(in, in->problem, "text stands behind a closing %s; put a text that begins with %s in quotation marks",
            last == '}' ? "brace" : "bracket", last == '}' ? "{" : "[");
    } else {
        say(in, in->problem, "a text cannot go on like this; put the whole of it in quotation marks");
    }
}

static void no_key(struct look *in)
{
    if (in->problem.column > wb_line_indent(&in->line) + 1) {
        more_behind(in);
    } else if (!wb_below_slip(&in->line, in->slip)) {
        misaligned(in);
    }
}

/* What is wrong with a line that begins (`first`) with "KEY: VALUE", where none can stand. False where it is only a
 * text that looks like that. */
static bool stray_key(struct look *in, const struct wb_line *above, bool first)
{
    int content = wb_line_content(&in->line);
    if (!first || !names_key(&in->line)) {
        return false;
    }
    if (wb_line_key(above) == 0 && (names_key(above) || wb_line_content(above) == content)) {
        key_without_colon(in, above);
        return true;
    }
    if (wb_line_content(above) < content) {
        say(in, start_of(&in->line), "this is indented more than the key above it; begin it in column %d",
            wb_line_content(above) + 1);
        return true;
    }
    return false;
}

/* "KEY: VALUE" where no key can stand. */
static void stray_colon(struct look *in)
{
    struct wb_line above = in->line, owner;
    size_t key = wb_line_key(&in->line), colon = wb_line_byte(&in->line, in->problem.column - 1);
    bool first = key > 0 && colon == in->line.at + (size_t)wb_line_content(&in->line) + key;
    leave_out(in, &in->line, false);
    if (wb_below_slip(&in->line, in->slip) || (wb_line_above(&above) && stray_key(in, &above, first))) {
        return;
    }
    say(in, in->problem,
        "a colon and a space begin a value, but no key can stand here; put the whole text in quotation "
        "marks");
    if (first && owner_of(&in->line, &owner)) {
        leave_out(in, &owner, false);
    }
}

static void open_bracket(struct look *in, const char *what, char close)
{
    struct wb_line opened;
    bool found = wb_line_find(in->data, in->len, in->context.line, &opened);
    bool below = found && in->problem.line > in->context.line &&
                 (!wb_line_says(&in->line) || wb_line_indent(&in->line) <= wb_line_content(&opened));
    leave_out(in, found ? &opened : &in->line, false);
    if (!below && in->at == ':') {
        say(in, in->problem,
            "a colon and a space begin a value, but none can stand here; put the whole text in "
            "quotation marks, or write a comma before the key");
    } else if (!below && (before(in) == '"' || before(in) == '\'' || before(in) == '}' || before(in) == ']') &&
               !closes(in)) {
        say(in, in->problem, "a comma is missing before this; write one, or put the whole text in quotation marks");
    } else {
        say(in, below ? in->context : in->problem, "%s is not closed; write a comma or %c", what, close);
    }
}

static void open_list(struct look *in)
{
    open_bracket(in, "a list in [brackets]", ']');
}

static void open_group(struct look *in)
{
    open_bracket(in, "a group in {braces}", '}');
}

static void open_quote(struct look *in)
{
    struct wb_line opened;
    leave_out(in, wb_line_find(in->data, in->len, in->context.line, &opened) ? &opened : &in->line, false);
    say(in, in->context, "a quotation mark is not closed; close it");
}

static void no_value(struct look *in)
{
    struct wb_line owner;
    leave_out(in, &in->line, false);
    if (in->at == '-' && owner_of(&in->line, &owner)) {
        leave_out(in, &owner, false);
        say(in, in->problem, "a dash begins no entry within brackets; close those above, or write commas instead");
    } else if (closes(in)) {
        say_closes(in);
    } else {
        say(in, in->problem, "a value is missing here; write one, or put the text in quotation marks");
    }
}

static void no_colon(struct look *in)
{
    struct wb_line line;
    if (wb_line_find(in->data, in->len, in->context.line, &line)) {
        key_without_colon(in, &line);
    } else {
        key_without_colon(in, &in->line);
    }
}

static void tab(struct look *in)
{
    leave_out(in, &in->line, true);
    say(in, in->problem, "a tab cannot indent; use spaces");
}

static void bad_start(struct look *in)
{
    if (in->at == '\t') {
        tab(in);
    } else {
        leave_out(in, &in->line, false);
        say(in, in->problem, "a text cannot begin with this character; put it in quotation marks");
    }
}

static void anchor(struct look *in)
{
    leave_out(in, &in->line, false);
    say(in, in->context, "a text cannot begin with & or *; put it in quotation marks");
}

static void behind_end(struct look *in)
{
    struct wb_line first;
    if (wb_line_find(in->data, in->len, 1, &first) && (wb_line_says(&first) || wb_line_below(&first)) &&
        wb_line_indent(&first) > wb_line_indent(&in->line)) {
        leave_out(in, &first, true);
        say(in, (struct wb_mark){first.number, wb_line_indent(&first) + 1},
            "this is indented more than the keys below it; begin it in column %d", wb_line_indent(&in->line) + 1);
        return;
    }
    no_key(in);
}

static void wrong_dash(struct look *in)
{
    leave_out(in, &in->line, in->problem.column <= wb_line_indent(&in->line) + 1);
    say(in, in->problem, "a list cannot begin here; begin it on a line of its own, with \"- \" before each entry");
}

/* ---- what libyaml says ---- */

#define IN_QUOTES "in quotation marks"

static const struct {
    const char *problem;           /* how libyaml's sentence begins */
    void (*look)(struct look *in); /* NULL: the text says all, at its place */
    const char *text;
} problems[] = {
    {"mapping values are not allowed", stray_colon, NULL},
    {"did not find expected key", no_key, NULL},
    {"did not find expected '-' indicator", no_key, NULL},
    {"did not find expected ',' or ']'", open_list, NULL},
    {"did not find expected ',' or '}'", open_group, NULL},
    {"did not find expected <document start>", behind_end, NULL},
    {"did not find expected node content", no_value, NULL},
    {"could not find expected ':'", no_colon, NULL},
    {"found character that cannot start any token", bad_start, NULL},
    {"found a tab character", tab, NULL},
    {"found character '\t'", tab, NULL},
    {"found unexpected end of stream", open_quote, NULL},
    {"found unexpected document indicator", open_quote, NULL},
    {"found unknown escape character", NULL,
     "a backslash means something in double quotation marks; write \\\\ for one, or use single quotation marks"},
    {"did not find expected hexdecimal number", NULL,
     "a backslash means something in double quotation marks; write \\\\ for one, or use single quotation marks"},
    {"found invalid Unicode character escape code", NULL,
     "this is the code of no character; write the character itself"},
    {"block sequence entries are not allowed", wrong_dash, NULL},
    {"block mapping keys are not allowed", NULL, "a key cannot begin here; begin it on a line of its own"},
    {"mapping keys are not allowed", NULL, "a question mark and a space cannot begin a text; put it " IN_QUOTES},
    {"found undefined tag handle", NULL,
     "an exclamation mark at the start is a tag, which workbooks do not use; put the text " IN_QUOTES},
    {"found unknown directive name", NULL, "lines that begin with % are not read; remove it"},
    {"found incompatible YAML document", NULL, "this asks for another YAML; remove the line that begins with %"},
    {"did not find expected alphabetic or numeric character", anchor, NULL},
    {"did not find expected comment or line break", NULL,
     "nothing may stand behind | or > on its line; begin the text on the next"},
    {"found an indentation indicator equal to 0", NULL, "an indentation of 0 is none; remove the 0"},
    {"control characters are not allowed", NULL, "a control character stands in the file; remove it"},
};

static struct wb_mark mark_of(yaml_mark_t mark)
{
    return (struct wb_mark){(int)mark.line + 1, (int)mark.column + 1};
}

static bool find_line(struct look *in)
{
    int number = in->problem.line;
    while (number > 0 && !wb_line_find(in->data, in->len, number, &in->line)) {
        number--; /* libyaml may point behind the last line */
    }
    size_t at = wb_line_byte(&in->line, in->problem.column - 1);
    in->at = '\0';
    if (at < in->line.end) {
        in->at = in->data[at];
    }
    return true;
}

/* Quotation marks that run over lines which begin like keys were meant to be closed on their first. */
static bool runaway_quote(struct look *in, bool within)
{
    int first = within ? in->context.line : in->quoted->first, last = within ? in->problem.line : in->quoted->last;
    struct wb_line line;
    if (first == 0 || last != in->problem.line || !wb_line_find(in->data, in->len, first, &line)) {
        return false;
    }
    int content = wb_line_content(&line);
    while (wb_line_next(&line) && line.number <= last) {
        bool begins = wb_line_key(&line) > 0 || wb_line_content(&line) > wb_line_indent(&line);
        if (wb_line_says(&line) && begins && wb_line_indent(&line) <= content) {
            in->context = within ? in->context : in->quoted->mark;
            open_quote(in);
            return true;
        }
    }
    return false;
}

static void unreadable(const yaml_parser_t *parser, struct look *in)
{
    struct wb_line first;
    wb_line_find(in->data, in->len, 1, &first);
    in->problem = wb_line_mark(&first, parser->problem_offset);
    find_line(in);
    leave_out(in, &in->line, false);
    say(in, in->problem, "%s",
        parser->problem_offset < in->len && in->data[parser->problem_offset] == '\0'
            ? "a NUL byte stands in the file; remove it"
        : wb_starts_with(parser->problem, "control") ? "a control character stands in the file; remove it"
                                                     : "this is no UTF-8; save the file as UTF-8");
}

void wb_syntax_slip(const yaml_parser_t *parser, const char *data, size_t len, const struct wb_quoted_lines *quoted,
                    struct wb_slip *slip)
{
    const char *problem = parser->problem ? parser->problem : "";
    struct look in = {.data = data,
                      .len = len,
                      .problem = mark_of(parser->problem_mark),
                      .context = mark_of(parser->context_mark),
                      .quoted = quoted,
                      .slip = slip};
    *slip = (struct wb_slip){0};
    if (parser->error == YAML_READER_ERROR) {
        unreadable(parser, &in);
        return;
    }
    find_line(&in);
    if (runaway_quote(&in, parser->context && strstr(parser->context, "quoted scalar"))) {
        return;
    }
    leave_out(&in, &in.line, false);
    for (size_t i = 0; i < sizeof(problems) / sizeof(*problems); i++) {
        if (wb_starts_with(problem, problems[i].problem)) {
            if (problems[i].look) {
                problems[i].look(&in);
            } else {
                say(&in, in.problem, "%s", problems[i].text);
            }
            return;
        }
    }
    say(&in, in.problem, "this is not YAML; compare the indentation and the quotation marks with the lines above");
}

void wb_syntax_at(struct wb_slip *slip, const char *data, size_t len, struct wb_mark mark, const char *format, ...)
{
    struct look in = {.data = data, .len = len, .problem = mark, .slip = slip};
    va_list args;
    *slip = (struct wb_slip){.found = true, .mark = mark};
    va_start(args, format);
    vsnprintf(slip->text, sizeof(slip->text), format, args);
    va_end(args);
    find_line(&in);
    leave_out(&in, &in.line, false);
}

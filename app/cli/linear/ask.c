/* Asking a prompt: what is said before the answer, and one value from one line. */
#include "linear.h"

#include "base/markdown.h"

wb_ask_type *const wb_ask_types[WB_TYPE_COUNT] = {
    [WB_TEXT] = wb_ask_text,        [WB_LINE] = wb_ask_typed,
    [WB_INTEGER] = wb_ask_typed,    [WB_DECIMAL] = wb_ask_typed,
    [WB_RANGE] = wb_ask_typed,      [WB_DATE] = wb_ask_typed,
    [WB_SELECT_ONE] = wb_ask_typed, [WB_SELECT_MULTIPLE] = wb_ask_typed,
    [WB_RANK] = wb_ask_typed,       [WB_RATINGS] = wb_ask_ratings,
    [WB_TABLE] = wb_ask_rows,       [WB_CHECK] = wb_ask_typed,
    [WB_COMMITMENT] = wb_ask_rows,  [WB_COMMITMENTS_REVIEW] = wb_ask_rows,
    [WB_LETTER] = wb_ask_text,
};

/* ------------------------------------------------------------------ above the answer */

static const char *const sharing_words[WB_SHARING_COUNT] = {
    [WB_PRIVATE] = "private",
    [WB_COACH] = "your coach sees it",
    [WB_REPORT] = "your coach sees it; counted without your name",
};
static const char *const state_words[WB_STATE_COUNT] = {
    [WB_SKIPPED] = ", skipped",
    [WB_NOT_ME] = ", marked as not you",
    [WB_TALK_INSTEAD] = ", marked to talk about",
};

static void say_label(struct wb_lines *lines, const struct wb_asked *asked)
{
    const struct wb_answer *answer = wb_session_answer(lines->session, lines->prompt);
    const char *state = answer ? state_words[answer->state] : NULL;
    int count, number = wb_route_number(lines, lines->prompt, &count);
    wb_lines_say(lines, "\nQuestion %d of %d (%s%s)", number, count,
                 sharing_words[wb_session_sharing(lines->session, lines->prompt)], state ? state : "");
    wb_lines_say(lines, "%s", asked->label);
    if (asked->hint)
        wb_lines_say(lines, "%s", asked->hint);
    if (lines->prompt->on_head_page)
        wb_lines_say(lines, wb_session_on_head_page(lines->session, lines->prompt)
                                ? WB_ON_HEAD_PAGE " :head leaves it out."
                                : WB_OFF_HEAD_PAGE " :head takes it in.");
    if (asked->guidance)
        wb_lines_say(lines, "There is longer help: :help reads it.");
}

/* Earlier answers beside the question; what is rated again is not given away here either. */
static void say_recall(struct wb_lines *lines)
{
    const struct wb_reader *reader = wb_session_reader(lines->session);
    const struct wb_prompt *prompt = lines->prompt;
    bool held = false;
    for (size_t i = 0; i < prompt->recall_count; i++) {
        const struct wb_ref *ref = &prompt->recall[i];
        const json_t *value = ref->prompt ? wb_value(reader, ref) : NULL;
        bool hidden = value && wb_series_hidden(reader, prompt, ref->prompt);
        struct wb_arena arena;
        struct wb_str lead = {0};
        held = held || hidden;
        if (ref->prompt && wb_session_letter_shut(lines->session, ref->prompt))
            wb_lines_say(lines, WB_LETTER_WAITS " :open opens it now, if you choose.");
        if (!value || hidden)
            continue;
        wb_arena_init(&arena);
        const struct wb_asked *asked = wb_ask(reader, ref->prompt, &arena);
        wb_str_add(&lead, "You wrote earlier, to \"");
        wb_fill_recalled(reader, prompt->exercise, ref->prompt, &lead);
        wb_str_add(&lead, "\":");
        wb_lines_say_value(lines, wb_str_text(&lead), asked, value);
        wb_str_fini(&lead);
        wb_arena_fini(&arena);
    }
    if (held && wb_series_revealed(reader, prompt))
        wb_lines_say(lines, "%s", WB_RECALL_HELD);
}

/* In a rating that is given again only its own value is said. */
static void say_now(struct wb_lines *lines, const struct wb_asked *asked)
{
    json_t *value = wb_session_value_now(lines->session, lines->prompt);
    struct wb_error why = {0};
    if (value && !wb_value_empty(asked->field->type, value) && !wb_session_letter_shut(lines->session, lines->prompt)) {
        wb_lines_say_value(lines, "Your answer so far:", asked, value);
        if (!wb_value_fits_as_typed(asked, value, wb_session_today(lines->session), &why))
            wb_lines_say(lines, "%s It is kept as it is.", why.text);
    }
    json_decref(value);
}

void wb_ask_head(struct wb_lines *lines, const struct wb_asked *asked)
{
    say_label(lines, asked);
    wb_lines_say_comments(lines);
    say_recall(lines);
    if (asked->waits_for)
        wb_lines_say(lines, "This builds on %s. Go back to it with :back, or go on and return later.",
                     asked->waits_for);
    if (asked->named_in)
        wb_lines_say(lines, "What you list under %s can be chosen here; your own words will do too.", asked->named_in);
    say_now(lines, asked);
}

/* ------------------------------------------------------------------ what a line may be */

void wb_ask_choices(struct wb_lines *lines, const struct wb_asked *asked)
{
    for (size_t i = 0; i < asked->choice_count; i++) {
        const struct wb_asked_choice *choice = &asked->choices[i];
        wb_lines_add(lines, "  %zu. %s", i + 1, choice->label);
        if (choice->beside)
            wb_lines_add(lines, " (rated %s)", choice->beside);
        wb_lines_say(lines, "%s", choice->alone ? " (alone)" : "");
    }
    if (asked->field->or_other)
        wb_lines_say(lines, "  or other: and your own words");
}

void wb_ask_range(struct wb_lines *lines, const struct wb_range *range)
{
    struct wb_str text = {0};
    wb_number_text(range->start, &text);
    wb_str_addf(&text, "%s%s%s to ", range->low ? " (" : "", range->low ? range->low : "", range->low ? ")" : "");
    wb_number_text(range->end, &text);
    wb_str_addf(&text, "%s%s%s", range->high ? " (" : "", range->high ? range->high : "", range->high ? ")" : "");
    wb_lines_add(lines, "%s", wb_str_text(&text));
    wb_str_fini(&text);
}

/* What each type wants in its line. */
static const char *const wants[WB_TYPE_COUNT] = {
    [WB_TEXT] = "One line:",
    [WB_LINE] = "One line:",
    [WB_INTEGER] = "A whole number:",
    [WB_DECIMAL] = "A number:",
    [WB_DATE] = "A day, as 3 dec or tomorrow:",
    [WB_SELECT_ONE] = "Its number:",
    [WB_SELECT_MULTIPLE] = "Their numbers, with spaces between:",
    [WB_RANK] = "Their numbers in your order, with spaces between:",
};

static void say_wanted(struct wb_lines *lines, const struct wb_asked *asked)
{
    const struct wb_field *field = asked->field;
    if (field->type == WB_RANGE) {
        wb_ask_range(lines, &field->range);
        wb_lines_say(lines, ":");
    } else if (field->type == WB_CHECK) {
        wb_lines_say(lines, wb_check_has_boxes(asked) ? "The numbers of those that are so:" : "Yes or no:");
    } else if (wants[field->type]) {
        wb_lines_say(lines, "%s", wants[field->type]);
    }
}

/* ------------------------------------------------------------------ one value */

bool wb_ask_read(struct wb_lines *lines, const struct wb_asked *asked, const struct wb_str *typed, json_t **value)
{
    struct wb_error why = {0};
    struct wb_day today = wb_session_today(lines->session);
    json_t *read = NULL;
    if (wb_type_of(asked)->parse(asked, wb_str_text(typed), today, &read, &why) && wb_value_fits(asked, read, &why)) {
        *value = read;
        return true;
    }
    json_decref(read);
    wb_lines_say(lines, "%s", why.text);
    return false;
}

enum wb_heard wb_ask_value(struct wb_lines *lines, const struct wb_asked *asked, json_t **value)
{
    struct wb_str line = {0};
    enum wb_heard heard;
    *value = NULL;
    while ((heard = wb_hear(lines, &line)) == WB_HEARD_LINE && !wb_ask_read(lines, asked, &line, value))
        continue;
    wb_str_fini(&line);
    return heard;
}

void wb_ask_advise(struct wb_lines *lines, const struct wb_asked *asked, const json_t *value)
{
    struct wb_error why = {0};
    const struct wb_type_ops *type = wb_type_of(asked);
    if (type->advise && !type->advise(asked, value, &why))
        wb_lines_say(lines, "%s", why.text);
}

bool wb_ask_typed(struct wb_lines *lines, const struct wb_asked *asked)
{
    json_t *value;
    if (asked->choice_count || asked->field->or_other)
        wb_ask_choices(lines, asked);
    say_wanted(lines, asked);
    enum wb_heard heard = wb_ask_value(lines, asked, &value);
    if (heard == WB_HEARD_LINE && wb_lines_keep(lines, value)) {
        if (!wb_type_of(asked)->edited)
            wb_lines_say_value(lines, "Kept:", asked, value);
        wb_ask_advise(lines, asked, value);
    }
    json_decref(value);
    return heard != WB_HEARD_LEAVE && !lines->ended;
}

/* ------------------------------------------------------------------ texts */

/* A line is kept as soon as it is there, so that a text that breaks off is not lost. */
static bool keep_line(struct wb_lines *lines, const struct wb_str *line, bool first, size_t *len)
{
    struct wb_error err = {0};
    if (first) {
        json_t *text = json_stringn(wb_str_text(line), line->len);
        bool done = wb_lines_keep(lines, text);
        json_decref(text);
        *len = line->len;
        return done;
    }
    struct wb_str added = {0};
    wb_str_add_char(&added, '\n');
    wb_str_add_n(&added, wb_str_text(line), line->len);
    bool done = wb_session_edit(lines->session, lines->prompt, "", *len, 0, added.data, added.len, &err);
    *len += added.len;
    wb_str_fini(&added);
    return wb_lines_outcome(lines, done, &err);
}

/* A text whose last line ended with CR LF came from a file in which all lines do. */
static bool without_returns(struct wb_lines *lines)
{
    struct wb_str text = {0};
    const char *now = json_string_value(wb_lines_value(lines));
    for (const char *at = now ? now : ""; *at; at++)
        if (*at != '\r' || (at[1] && at[1] != '\n'))
            wb_str_add_char(&text, *at);
    json_t *value = json_stringn(wb_str_text(&text), text.len);
    bool done = wb_lines_keep(lines, value);
    json_decref(value);
    wb_str_fini(&text);
    return done;
}

/* An empty line, also of a file whose lines end with CR LF. */
static bool is_blank(enum wb_heard heard, const struct wb_str *line)
{
    return heard == WB_HEARD_EMPTY || wb_same(wb_str_text(line), "\r");
}

/* There is nothing to write: an empty line or a command goes on. */
static bool goes_on(struct wb_lines *lines)
{
    struct wb_str line = {0};
    enum wb_heard heard;
    do
        wb_lines_say(lines, "An empty line goes on.");
    while ((heard = wb_hear(lines, &line)) == WB_HEARD_LINE);
    wb_str_fini(&line);
    return heard != WB_HEARD_LEAVE;
}

bool wb_ask_text(struct wb_lines *lines, const struct wb_asked *asked)
{
    struct wb_str line = {0};
    size_t len = 0;
    bool first = true, last = false, going = true;
    enum wb_heard heard = WB_HEARD_LINE;

    if (asked->field->type == WB_LETTER && wb_session_letter_shut(lines->session, lines->prompt)) {
        wb_lines_say(lines, "Your letter is shut until its section opens. :open opens it now, if you choose.");
        return goes_on(lines);
    }
    wb_lines_say(lines, "As many lines as you like; a line that holds a single full stop ends them:");
    while (going) {
        heard = wb_hear_more(lines, &line, &last);
        if (heard == WB_HEARD_LEAVE || last || (first && is_blank(heard, &line)))
            break;
        going = keep_line(lines, &line, first, &len);
        first = false;
    }
    if (last && line.len > 1 && !first)
        without_returns(lines);
    if (!first && wb_lines_value(lines))
        wb_ask_advise(lines, asked, wb_lines_value(lines));
    wb_str_fini(&line);
    return heard != WB_HEARD_LEAVE && !lines->ended;
}

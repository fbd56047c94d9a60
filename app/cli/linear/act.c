/* The commands of linear mode: a row in words.c, a function here. */
#include "linear.h"

#include "../review.h"

#include "base/markdown.h"
#include "base/text.h"

#include <stdlib.h>

/* Each returns true where the prompt is left. */
typedef bool act(struct wb_lines *lines, const char *rest);

static bool go_to(struct wb_lines *lines, const struct wb_prompt *to, const char *nowhere)
{
    if (!to) {
        wb_lines_say(lines, "%s", nowhere);
        return false;
    }
    lines->go = to;
    return true;
}

static bool back(struct wb_lines *lines, const char *rest)
{
    lines->leafs = true;
    return go_to(lines, wb_route_previous(lines, lines->prompt), "This is the first question.");
}

static bool next(struct wb_lines *lines, const char *rest)
{
    return true; /* on, as after an answer */
}

static bool go(struct wb_lines *lines, const char *rest)
{
    const struct wb_workbook *book = lines->prompt->workbook;
    char *end;
    long number = strtol(rest, &end, 10);
    int count;
    wb_route_number(lines, lines->prompt, &count);
    if (*rest && !*end)
        return go_to(lines, number > 0 && number <= count ? wb_route_numbered(lines, book, (int)number) : NULL,
                     "There is no question of that number. :where lists the numbers.");
    const struct wb_prompt *named = wb_workbook_prompt(book, rest);
    if (named && (!wb_types[named->field.type].asks || !wb_relevant(wb_session_reader(lines->session), named)))
        named = NULL;
    return go_to(lines, named, ":go wants the number of a question, as :go 12. :where lists the numbers.");
}

static bool set_state(struct wb_lines *lines, enum wb_state state, const char *said)
{
    struct wb_error err = {0};
    bool done = wb_session_set_state(lines->session, lines->prompt, state, &err);
    if (wb_lines_outcome(lines, done, &err))
        wb_lines_say(lines, "%s", said);
    return true;
}

static bool skip(struct wb_lines *lines, const char *rest)
{
    return set_state(lines, WB_SKIPPED, "Skipped. What you wrote stays here, and is not shared.");
}

static bool not_me(struct wb_lines *lines, const char *rest)
{
    return set_state(lines, WB_NOT_ME, "Noted: this one is not you.");
}

static bool talk(struct wb_lines *lines, const char *rest)
{
    return set_state(lines, WB_TALK_INSTEAD, "Noted: you would rather talk about this one.");
}

static bool set_sharing(struct wb_lines *lines, enum wb_sharing sharing)
{
    static const char *const said[WB_SHARING_COUNT] = {
        [WB_PRIVATE] = "Private: only you see this answer.",
        [WB_COACH] = "Shared: your coach will see this answer in your next export.",
        [WB_REPORT] = "Shared with your coach, and counted without your name in the report.",
    };
    struct wb_error err = {0};
    bool done = wb_session_set_sharing(lines->session, lines->prompt, sharing, &err);
    if (!wb_lines_outcome(lines, done, &err))
        return true;
    wb_lines_say(lines, "%s", said[sharing]);
    return false;
}

static bool make_private(struct wb_lines *lines, const char *rest)
{
    return set_sharing(lines, WB_PRIVATE);
}

static bool share(struct wb_lines *lines, const char *rest)
{
    enum wb_sharing author = lines->prompt->sharing;
    return set_sharing(lines, author == WB_PRIVATE ? WB_COACH : author);
}

/* The prompt is asked again: what was in the middle of being asked is not there any more. */
static bool again(struct wb_lines *lines)
{
    lines->go = lines->prompt;
    return true;
}

static bool clear(struct wb_lines *lines, const char *rest)
{
    if (wb_lines_keep(lines, NULL))
        wb_lines_say(lines, "Cleared. :undo brings it back.");
    return again(lines);
}

static bool walk(struct wb_lines *lines,
                 bool (*step)(struct wb_session *, const struct wb_prompt *, struct wb_undone *, struct wb_error *),
                 const char *done_words, const char *nothing)
{
    struct wb_error err = {0};
    struct wb_undone what;
    bool done = step(lines->session, lines->prompt, &what, &err);
    if (!done && err.code == WB_OK) {
        wb_lines_say(lines, "%s", nothing);
        return false;
    }
    if (wb_lines_outcome(lines, done, &err))
        wb_lines_say(lines, "%s", done_words);
    return again(lines);
}

static bool undo(struct wb_lines *lines, const char *rest)
{
    return walk(lines, wb_session_undo, "Undone.", "There is nothing more to undo in this answer.");
}

static bool redo(struct wb_lines *lines, const char *rest)
{
    return walk(lines, wb_session_redo, "Done again.", "There is nothing to redo in this answer.");
}

static bool review(struct wb_lines *lines, const char *rest)
{
    struct wb_str out = {0};
    wb_review_write(lines->session, lines->prompt->workbook, 0, &out);
    wb_lines_add(lines, "%s", wb_str_text(&out));
    wb_str_fini(&out);
    return false;
}

static const char *mark_of(struct wb_lines *lines, const struct wb_prompt *prompt)
{
    const struct wb_answer *answer = wb_session_answer(lines->session, prompt);
    if (answer && answer->state != WB_ANSWERED)
        return wb_state_names[answer->state];
    return wb_session_dealt_with(lines->session, prompt) ? "answered" : "open";
}

static bool where(struct wb_lines *lines, const char *rest)
{
    const struct wb_prompt *at = lines->prompt;
    const struct wb_reader *reader = wb_session_reader(lines->session);
    struct wb_save_status saved = wb_session_save_status(lines->session);
    int count, number = wb_route_number(lines, at, &count);
    char clock[WB_INSTANT_SIZE];

    wb_lines_say(lines, "%s, %s, %s: question %d of %d.", wb_workbook_title(reader, at->workbook),
                 wb_section_title(reader, at->section), wb_exercise_title(reader, at->exercise), number, count);
    if (saved.saved == WB_SAVED && saved.at.seconds)
        wb_lines_say(lines, "Saved %s.", wb_instant_clock(saved.at, clock));
    wb_lines_say(lines, "The questions of this section:");
    for (size_t i = 0; i < at->workbook->prompt_count; i++) {
        const struct wb_prompt *prompt = at->workbook->prompts[i];
        if (prompt->section != at->section || !wb_types[prompt->field.type].asks || !wb_relevant(reader, prompt))
            continue;
        struct wb_str label = {0};
        wb_fill_words_on(reader, prompt->exercise, prompt->field.label, &label);
        wb_lines_say(lines, "  %d. %s (%s)", wb_route_number(lines, prompt, &count), wb_str_text(&label),
                     mark_of(lines, prompt));
        wb_str_fini(&label);
    }
    return false;
}

static bool help(struct wb_lines *lines, const char *rest)
{
    struct wb_arena arena;
    wb_arena_init(&arena);
    const struct wb_asked *asked = wb_ask(wb_session_reader(lines->session), lines->prompt, &arena);
    if (asked->guidance) {
        struct wb_str plain = {0};
        wb_md_plain(&plain, asked->guidance, strlen(asked->guidance));
        wb_lines_say(lines, "%s\n", wb_str_text(&plain));
        wb_str_fini(&plain);
    }
    wb_arena_fini(&arena);
    wb_lines_say(lines, "An empty line leaves an answer as it is and goes on. These commands stand alone on a line:");
    for (size_t i = 0; i < wb_linear_word_count; i++)
        wb_lines_say(lines, "%s: %s", wb_linear_words[i].shown, wb_linear_words[i].about);
    return false;
}

static bool quote(struct wb_lines *lines, const char *rest)
{
    struct wb_error err = {0};
    const struct wb_answer *answer = wb_session_answer(lines->session, lines->prompt);
    bool consent = !(answer && answer->quote);
    if (!lines->prompt->quotable) {
        wb_lines_say(lines, "This question does not ask for a quote.");
        return false;
    }
    if (!wb_lines_outcome(lines, wb_session_set_quote(lines->session, lines->prompt, consent, &err), &err))
        return true;
    wb_lines_say(lines, consent ? "This answer may be quoted in the report, without your name."
                                : "This answer will not be quoted.");
    return false;
}

static bool finish(struct wb_lines *lines, const char *rest)
{
    struct wb_error err = {0};
    if (lines->prompt->field.type != WB_LETTER) {
        wb_lines_say(lines, "Only a letter is finished; everything else stays open.");
        return false;
    }
    if (wb_lines_outcome(lines, wb_session_finish_letter(lines->session, lines->prompt, &err), &err))
        wb_lines_say(lines, "Your letter is shut now. It opens when its section does.");
    return true;
}

static bool open_letter(struct wb_lines *lines, const char *rest)
{
    struct wb_error err = {0};
    const struct wb_prompt *letter = wb_session_shut_letter(lines->session, lines->prompt);
    if (!letter) {
        wb_lines_say(lines, "There is no letter here that is shut.");
        return false;
    }
    wb_lines_outcome(lines, wb_session_open_letter(lines->session, letter, &err), &err);
    return again(lines);
}

static bool for_head(struct wb_lines *lines, const char *rest)
{
    struct wb_error err = {0};
    bool on = !wb_session_on_head_page(lines->session, lines->prompt);
    if (!lines->prompt->on_head_page) {
        wb_lines_say(lines, WB_NOT_FOR_HEAD_PAGE);
        return false;
    }
    bool done = wb_session_set_on_head_page(lines->session, lines->prompt, on, &err);
    if (!wb_lines_outcome(lines, done, &err))
        return true;
    wb_lines_say(lines, on ? WB_ON_HEAD_PAGE : WB_OFF_HEAD_PAGE);
    return false;
}

static bool quit(struct wb_lines *lines, const char *rest)
{
    lines->ended = true;
    return true;
}

static act *const acts[WB_LINEAR_WORD_COUNT] = {
    [WB_LINEAR_BACK] = back,
    [WB_LINEAR_NEXT] = next,
    [WB_LINEAR_GO] = go,
    [WB_LINEAR_SKIP] = skip,
    [WB_LINEAR_NOT_ME] = not_me,
    [WB_LINEAR_TALK] = talk,
    [WB_LINEAR_PRIVATE] = make_private,
    [WB_LINEAR_SHARE] = share,
    [WB_LINEAR_CLEAR] = clear,
    [WB_LINEAR_UNDO] = undo,
    [WB_LINEAR_REDO] = redo,
    [WB_LINEAR_REVIEW] = review,
    [WB_LINEAR_WHERE] = where,
    [WB_LINEAR_QUOTE] = quote,
    [WB_LINEAR_FINISH] = finish,
    [WB_LINEAR_OPEN] = open_letter,
    [WB_LINEAR_HEAD] = for_head,
    [WB_LINEAR_REPLY] = wb_lines_reply,
    [WB_LINEAR_HELP] = help,
    [WB_LINEAR_QUIT] = quit,
};

static bool no_such(struct wb_lines *lines, const char *typed)
{
    const char *names[WB_LINEAR_WORD_COUNT + 1] = {0};
    for (int i = 0; i < WB_LINEAR_WORD_COUNT; i++)
        names[i] = wb_linear_words[i].name;
    const char *nearest = wb_nearest(typed, names);
    if (nearest)
        wb_lines_say(lines, "There is no command :%s; did you mean :%s?", typed, nearest);
    else
        wb_lines_say(lines,
                     "There is no command :%s. :help lists them; a line that shall begin with a colon begins "
                     "with two.",
                     typed);
    return false;
}

bool wb_lines_act(struct wb_lines *lines, const char *typed)
{
    size_t len = strcspn(typed, " \t");
    char *name = wb_copy_n(typed, len);
    const char *rest = typed + len + strspn(typed + len, " \t");
    int word = 0;
    while (word < WB_LINEAR_WORD_COUNT && !wb_same(wb_linear_words[word].name, name))
        word++;
    bool left = word < WB_LINEAR_WORD_COUNT ? acts[word](lines, rest) : no_such(lines, name);
    free(name);
    return left;
}

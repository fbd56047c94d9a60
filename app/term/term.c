/* The terminal opened, resized, lent and closed; and the one place where all that happens to it becomes an event. */
#include "base/mem.h"
#include "base/text.h"
#include "state.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

/* ------------------------------------------------------------------- what curses does not switch on and off itself */

static const char *capability(const char *name)
{
    const char *value = tigetstr(name);

    return value && value != (const char *)-1 && *value ? value : NULL; // NOLINT(performance-no-int-to-ptr)
}

static void send(const char *sequence)
{
    if (sequence)
        putp(sequence);
}

/* Bracketed paste, mouse reports, the keypad's own sequences. Only what the terminal's description has is sent; some
 * descriptions know of a mouse and not of the encoding for columns beyond 223, which is asked for by its number then.
 */
static void modes(bool on)
{
    bool mouse = capability("kmous") != NULL;

    send(capability(on ? "smkx" : "rmkx"));
    send(capability(on ? "BE" : "BD"));
    if (mouse && !capability("BE"))
        putp(on ? "\033[?2004h" : "\033[?2004l");
    if (mouse)
        putp(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
    fflush(stdout); /* putp writes past the buffer of curses */
}

/* When memory is out or the program faults: the terminal as it was, by what takes no memory. */
static void restore(void)
{
    if (isendwin())
        return;
    wb_output_let_go();
    modes(false);
    endwin();
}

/* The words are for a person who sees their shell again, and nothing else. */
static void fault(int signal)
{
    static const char words[] = "The workbook was stopped by a fault of the program or of the disk. What was on the "
                                "screen is kept: open it again.\n";
    bool shown = !isendwin();
    restore();
    if (shown)
        (void)!write(STDERR_FILENO, words, sizeof words - 1);
    raise(signal);
}

/* --------------------------------------------------------------------------------------------------------- keys */

/* Keys by their names in the terminal's description, beside those that all terminals send alike (decode_key.c). */
static void learn_keys(struct wb_decoder *decoder)
{
    static const struct {
        const char *name;
        uint32_t key;
    } keys[] = {
        {"kcuu1", WB_KEY_UP},
        {"kcud1", WB_KEY_DOWN},
        {"kcub1", WB_KEY_LEFT},
        {"kcuf1", WB_KEY_RIGHT},
        {"khome", WB_KEY_HOME},
        {"kend", WB_KEY_END},
        {"kpp", WB_KEY_PAGE_UP},
        {"knp", WB_KEY_PAGE_DOWN},
        {"kich1", WB_KEY_INSERT},
        {"kdch1", WB_KEY_DELETE},
        {"kent", WB_KEY_ENTER},
        {"kcbt", WB_SHIFT | WB_KEY_TAB},
        {"kri", WB_SHIFT | WB_KEY_UP},
        {"kind", WB_SHIFT | WB_KEY_DOWN},
        {"kLFT", WB_SHIFT | WB_KEY_LEFT},
        {"kRIT", WB_SHIFT | WB_KEY_RIGHT},
        {"kHOM", WB_SHIFT | WB_KEY_HOME},
        {"kEND", WB_SHIFT | WB_KEY_END},
        {"kDC", WB_SHIFT | WB_KEY_DELETE},
        {"kIC", WB_SHIFT | WB_KEY_INSERT},
        {"kPRV", WB_SHIFT | WB_KEY_PAGE_UP},
        {"kNXT", WB_SHIFT | WB_KEY_PAGE_DOWN},
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        wb_decoder_learn(decoder, capability(keys[i].name), keys[i].key);
    for (uint32_t i = 0; i < 12; i++) {
        char name[8];
        snprintf(name, sizeof name, "kf%u", i + 1);
        wb_decoder_learn(decoder, capability(name), WB_KEY_F1 + i);
    }
    struct termios line;
    const char *backspace = capability("kbs");
    decoder->erase_is_h = (backspace && strcmp(backspace, "\b") == 0 && !capability("XT")) ||
                          (tcgetattr(STDIN_FILENO, &line) == 0 && line.c_cc[VERASE] == '\b');
}

/* --------------------------------------------------------------------------------------------------------- size */

/* The size the terminal says it has. Absurd ones are held down, so that a hostile one costs no memory. */
static void ask_size(int *rows, int *cols)
{
    enum { MOST = 1000 };
    struct winsize size = {0};

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_row || !size.ws_col)
        size = (struct winsize){.ws_row = 24, .ws_col = 80};
    *rows = size.ws_row < MOST ? size.ws_row : MOST;
    *cols = size.ws_col < MOST ? size.ws_col : MOST;
}

/* True when it has changed. */
static bool take_size(struct wb_term *term)
{
    int rows, cols;

    ask_size(&rows, &cols);
    bool changed = rows != term->rows || cols != term->cols;
    term->rows = rows;
    term->cols = cols;
    if (rows != LINES || cols != COLS)
        resize_term(rows, cols);
    return changed;
}

/* ------------------------------------------------------------------------------------------- opening and closing */

/* A terminal program without a locale would show question marks; where nothing at all says which one is wanted, UTF-8
 * is what terminals speak. Who asked for C or for another charset gets that. */
static bool locale_is_utf8(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    bool asked = false;

    setlocale(LC_CTYPE, "");
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        asked |= value && *value;
    }
    if (!asked && !wb_same(nl_langinfo(CODESET), "UTF-8"))
        setlocale(LC_CTYPE, "C.UTF-8");
    return wb_same(nl_langinfo(CODESET), "UTF-8");
}

/* A terminal that cannot put its cursor anywhere cannot show a screen. */
static SCREEN *open_screen(struct wb_output *output, struct wb_error *err)
{
    const char *name = getenv("TERM");

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        wb_fail(err, WB_FAILED, "This needs a terminal to show itself in. Add --linear to work with plain lines.");
        return NULL;
    }
    if (!name || !*name) {
        wb_fail(err, WB_FAILED,
                "The variable TERM is not set, so that nothing says which terminal this is. Add --linear to work with "
                "plain lines.");
        return NULL;
    }
    use_env(FALSE);
    use_tioctl(TRUE);
    wb_output_open(output);
    SCREEN *screen = output->file ? newterm(NULL, output->file, stdin) : NULL;
    if (screen && capability("cup"))
        return screen;
    if (screen) {
        endwin();
        delscreen(screen);
    }
    wb_output_close(output);
    wb_fail(err, WB_FAILED,
            "The terminal \"%s\" (the variable TERM) is not known here, or cannot show a screen. Set TERM to one like "
            "xterm-256color, or add --linear to work with plain lines.",
            name);
    return NULL;
}

/* As curses is to treat the terminal, and nothing that costs a system call at every key. */
static void settle_in(void)
{
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    typeahead(-1);
    def_prog_mode();
    modes(true);
}

struct wb_term *wb_term_open(const struct wb_term_options *options, struct wb_error *err)
{
    struct wb_term *term = wb_alloc(sizeof *term);

    term->utf8 = locale_is_utf8();
    wb_signals_open(&term->signals, fault);
    term->screen = open_screen(&term->output, err);
    wb_signals_take_back(&term->signals);
    if (!term->screen) {
        wb_signals_close(&term->signals);
        free(term);
        return NULL;
    }
    term->stale = true;
    term->cursor_shown = true;
    wb_cells_init(&term->painted);
    wb_on_out_of_memory(restore);
    wb_term_input_init(&term->input, STDIN_FILENO);
    learn_keys(&term->input.decoder);
    settle_in();
    take_size(term);
    const char *no_color = getenv("NO_COLOR");
    wb_term_theme(term, no_color && *no_color ? WB_THEME_MONO : options->theme);
    return term;
}

void wb_term_theme(struct wb_term *term, enum wb_theme theme)
{
    chtype blank;

    wb_theme_looks(theme, term->looks, &blank);
    bkgdset(blank);
    term->stale = true;
}

static void show_title(struct wb_term *term)
{
    const char *start = capability("TS") ? capability("TS") : capability("tsl"), *end = capability("fsl");

    if (!term->title.len || !start || !end)
        return;
    putp(start);
    putp(wb_str_text(&term->title));
    putp(end);
    fflush(stdout);
}

void wb_term_title(struct wb_term *term, const char *title)
{
    struct wb_str cleaned = {0};

    wb_clean(&cleaned, title, strlen(title), WB_CLEAN_TERMINAL);
    for (char *c = cleaned.data; c && *c; c++)
        if (*c == '\n' || *c == '$') /* putp takes $<5> for a pause */
            *c = ' ';
    wb_str_fini(&term->title);
    term->title = cleaned;
    show_title(term);
}

void wb_term_leave(struct wb_term *term)
{
    (void)term;
    modes(false);
    endwin();
}

void wb_term_return(struct wb_term *term)
{
    reset_prog_mode();
    modes(true);
    take_size(term);
    show_title(term);
    term->stale = true;
}

void wb_term_close(struct wb_term *term)
{
    if (!term)
        return;
    if (!term->cursor_shown)
        curs_set(1);
    wb_term_leave(term);
    wb_on_out_of_memory(NULL);
    wb_signals_close(&term->signals);
    delscreen(term->screen);
    wb_output_close(&term->output);
    wb_term_input_fini(&term->input);
    wb_cells_fini(&term->painted);
    wb_str_fini(&term->title);
    free(term);
}

void wb_term_size(const struct wb_term *term, int *rows, int *cols)
{
    *rows = term->rows;
    *cols = term->cols;
}

bool wb_term_utf8(const struct wb_term *term)
{
    return term->utf8;
}

/* ------------------------------------------------------------------------------------------------------- events */

/* What signals have asked for: true when that is an event. */
static bool take_signals(struct wb_term *term, struct wb_event *event)
{
    int flags = wb_signals_take(&term->signals);

    if (flags & WB_SIGNAL_HANGUP) {
        *event = (struct wb_event){.kind = WB_EVENT_HANGUP};
        return true;
    }
    if (flags & WB_SIGNAL_STOP)
        wb_term_suspend(term);
    else if (flags & WB_SIGNAL_CONTINUED)
        wb_term_return(term);
    if (!flags)
        return false;
    /* The terminal may have moved what it shows also where the size has come back to what it was. */
    take_size(term);
    term->stale = true;
    *event = (struct wb_event){.kind = WB_EVENT_RESIZE, .rows = term->rows, .cols = term->cols};
    return true;
}

bool wb_term_next(struct wb_term *term, int timeout, struct wb_event *event, bool *more)
{
    int64_t deadline = timeout < 0 ? -1 : timeout == 0 ? 0 : wb_term_input_clock() + timeout;

    /* Who was promised more has not painted yet. Should what waits turn out to mean nothing, a tick says so. */
    if (term->promised)
        deadline = 0;
    *more = term->promised = false;
    if (term->hung_up)
        return false;
    if (term->signals.kept && take_signals(term, event)) /* read while a child had the terminal */
        return true;
    for (;;) {
        switch (wb_term_input_next(&term->input, deadline, term->signals.fd, event)) {
        case WB_WAITED_EVENT:
            *more = term->promised = wb_term_input_more(&term->input);
            return true;
        case WB_WAITED_TIME:
            *event = (struct wb_event){.kind = WB_EVENT_TICK};
            return true;
        case WB_WAITED_SIGNAL:
            if (take_signals(term, event))
                return true;
            break;
        case WB_WAITED_END:
            *event = (struct wb_event){.kind = WB_EVENT_HANGUP};
            term->hung_up = true;
            return true;
        }
    }
}

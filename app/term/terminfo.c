/* The one file that names curses. Its header of terminal strings defines words like "newline" and "columns" as macros,
 * which is why it is kept apart. */
#include "terminfo.h"

#include <curses.h>
#include <stdlib.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

/* The line settings as they were found. The one thing here that is not passed down: the handler of a fatal signal,
 * which has to put them back, is given nothing. */
static struct termios line_for_signals;

bool wb_terminfo_open(struct wb_error *err)
{
    const char *name = getenv("TERM");
    int found = 0;

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return wb_fail(err, WB_FAILED,
                       "This needs a terminal to show itself in. Add --linear to work with plain lines.");
    if (!name || !*name)
        return wb_fail(err, WB_FAILED,
                       "The variable TERM is not set, so that nothing says which terminal this is. Add --linear to "
                       "work with plain lines.");
    bool known = setupterm(NULL, STDOUT_FILENO, &found) == OK;
    if (known && wb_terminfo_text("cup") && wb_terminfo_text("clear") &&
        tcgetattr(STDIN_FILENO, &line_for_signals) == 0)
        return true;
    if (known)
        wb_terminfo_close();
    return wb_fail(
        err, WB_FAILED,
        "The terminal \"%s\" (the variable TERM) is not known here, or cannot show a screen. Set TERM to one "
        "like xterm-256color, or add --linear to work with plain lines.",
        name);
}

void wb_terminfo_close(void)
{
    del_curterm(cur_term);
}

const char *wb_terminfo_text(const char *name)
{
    const char *text = tigetstr(name);

    return text && text != (const char *)-1 && *text ? text : NULL; // NOLINT(performance-no-int-to-ptr)
}

bool wb_terminfo_flag(const char *name)
{
    return tigetflag(name) == 1;
}

int wb_terminfo_number(const char *name)
{
    int number = tigetnum(name);

    return number >= 0 ? number : -1;
}

void wb_terminfo_add(struct wb_str *out, const char *text)
{
    while (text && *text) {
        const char *pause = strstr(text, "$<"), *end = pause ? strchr(pause, '>') : NULL;
        if (!end) {
            wb_str_add(out, text);
            return;
        }
        wb_str_add_n(out, text, (size_t)(pause - text));
        text = end + 1;
    }
}

void wb_terminfo_add_with(struct wb_str *out, const char *text, int first, int second)
{
    if (text)
        wb_terminfo_add(out, tiparm(text, first, second));
}

bool wb_terminfo_is_raw(void)
{
    struct termios line;

    return tcgetattr(STDIN_FILENO, &line) == 0 && !(line.c_lflag & ICANON);
}

void wb_terminfo_raw(void)
{
    struct termios line;

    if (tcgetattr(STDIN_FILENO, &line) != 0)
        return;
    line.c_iflag &= ~(tcflag_t)(IGNBRK | BRKINT | PARMRK | INPCK | ISTRIP | INLCR | IGNCR | ICRNL | IXON | IXOFF);
    line.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | ISIG | IEXTEN);
    line.c_oflag &= ~(tcflag_t)OPOST;
    line.c_cc[VMIN] = 1;
    line.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &line);
}

void wb_terminfo_cooked(void)
{
    if (wb_terminfo_is_raw())
        tcsetattr(STDIN_FILENO, TCSADRAIN, &line_for_signals);
}

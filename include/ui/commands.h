/* Every command, once: its keys, its word in the footer, its line in help, palette and manual. What it does is its
 * screen's affair (wb_screen_ops.command) or, for those that work everywhere, ui/everywhere.c. */
#ifndef WB_UI_COMMANDS_H
#define WB_UI_COMMANDS_H

#include "base/str.h"
#include "term/keys.h"

/* Where a command means something: the contexts that a screen says it is. */
enum wb_context {
    WB_IN_EXERCISE = 1 << 0, /* a page of prompts */
    WB_IN_LIST = 1 << 1,     /* something to choose a row from */
    WB_IN_FORM = 1 << 2,     /* fields below one another */
    WB_IN_TEXT = 1 << 3,     /* the focus is a text being edited */
    WB_IN_PAGE = 1 << 4,     /* text to read */
    WB_IN_COACH = 1 << 5,    /* the coach's screens */
    WB_IN_OWN = 1 << 6,      /* the careers leader's screens */
    WB_IN_ROWS = 1 << 7,     /* the focus can be moved up and down: a rank, a table */
    WB_TO_CHOOSE = WB_IN_EXERCISE | WB_IN_LIST | WB_IN_FORM | WB_IN_TEXT | WB_IN_PAGE,
    WB_EVERYWHERE = ~0
};

/*  name, keys (spaces between; the first is shown), footer word, label in palette and help, help sentence, contexts */
#define WB_COMMANDS(X)                                                                                                 \
    X(NEXT, "Tab Ctrl-N", "next", "Next question", "Goes to the next question or field.", WB_IN_EXERCISE | WB_IN_FORM) \
    X(BACK, "Shift-Tab Ctrl-B", "back", "Question before", "Goes back. It is never refused.",                          \
      WB_IN_EXERCISE | WB_IN_FORM)                                                                                     \
    X(CHOOSE, "Enter", "choose", "Choose", "Chooses what has the focus. In a text: a new line.", WB_TO_CHOOSE)         \
    X(LEAVE, "Esc", "back",    "Leave this page", "Goes one level up. Nothing is discarded.", WB_EVERYWHERE)           \
    X(PAGE_NEXT, "Ctrl-Down Ctrl-D", "next page", "Next exercise", "Goes to the next exercise.", WB_IN_EXERCISE)       \
    X(PAGE_BACK, "Ctrl-Up Ctrl-U", "page before", "Exercise before", "Goes to the exercise before.", WB_IN_EXERCISE)   \
    X(PRIVATE, "Ctrl-T", "private", "Private, or shared",                                                              \
      "Keeps this answer to yourself, or shares it as the author suggests.", WB_IN_EXERCISE)                           \
    X(MENU, "Ctrl-K", "skip…", "Skip, not me, talk, clear",                                                            \
      "A small menu: skip this question, say that it is not you or that you would rather talk about it, or clear it.", \
      WB_IN_EXERCISE)                                                                                                  \
    X(SKIP, "", "skip", "Skip this question", "Marks it as skipped. What you wrote stays, and is not shared.",         \
      WB_IN_EXERCISE)                                                                                                  \
    X(NOT_ME, "", "not me", "This is not me", "Says that the question does not fit you.", WB_IN_EXERCISE)              \
    X(TALK, "", "talk", "Rather talk about it", "Tells your coach that you would rather talk about it.",               \
      WB_IN_EXERCISE)                                                                                                  \
    X(CLEAR, "", "clear", "Clear this answer", "Empties the answer; undo and history still have it.", WB_IN_EXERCISE)  \
    X(QUOTE, "", "quote", "May be quoted without my name", "Gives or takes back your consent to quote this answer.",   \
      WB_IN_EXERCISE)                                                                                                  \
    X(GUIDANCE, "F2 Ctrl-E", "more help", "Longer help for this question",                                             \
      "Unfolds or folds the author's longer help.", WB_IN_EXERCISE)                                                    \
    X(FINISH, "", "finish", "Finish this letter", "Shuts the letter until its section is opened.", WB_IN_EXERCISE)     \
    X(OPEN_LETTER, "", "open", "Open the letter now", "Opens a letter before its section does.", WB_IN_EXERCISE)       \
    X(HEAD, "", "head", "For my head, or not", "Takes the answer onto the page for the head, or leaves it out.",       \
      WB_IN_EXERCISE)                                                                                                  \
    X(COMMENT, "", "reply", "Reply to your coach's comment",                                                           \
      "Replies to the comment on this question; of several you choose which.", WB_IN_EXERCISE)                         \
    X(UNDO, "Ctrl-Z", "undo", "Undo", "Takes back the last change of this answer, also after a restart.",              \
      WB_IN_EXERCISE)                                                                                                  \
    X(REDO, "Ctrl-Y", "redo", "Redo", "Makes the change again that was undone.", WB_IN_EXERCISE)                       \
    X(MOVE_UP, "Alt-Up", "move up", "Move this up", "Moves a ranked item or a row up.", WB_IN_ROWS)                    \
    X(MOVE_DOWN, "Alt-Down", "move down", "Move this down", "Moves a ranked item or a row down.", WB_IN_ROWS)          \
    X(ROW_ADD, "", "add row", "Add a row", "Adds a row below this one.", WB_IN_ROWS)                                   \
    X(ROW_REMOVE, "", "remove row", "Remove this row", "Takes the row away; undo brings it back.", WB_IN_ROWS)         \
    X(WORD_LEFT, "Ctrl-Left", "", "A word left", "Moves the cursor a word to the left.", WB_IN_TEXT)                   \
    X(WORD_RIGHT, "Ctrl-Right", "", "A word right", "Moves the cursor a word to the right.", WB_IN_TEXT)               \
    X(TEXT_START, "Ctrl-Home", "", "Start of the text", "Moves the cursor to the start.", WB_IN_TEXT)                  \
    X(TEXT_END, "Ctrl-End", "", "End of the text", "Moves the cursor to the end.", WB_IN_TEXT)                         \
    X(SELECT_ALL, "Ctrl-A", "", "Select all of the answer",                                                            \
      "Selects the whole text; Shift with arrows selects a part.", WB_IN_TEXT)                                         \
    X(COPY, "Ctrl-C", "copy", "Copy", "Copies the selection. The copy stays inside the program.", WB_IN_TEXT)          \
    X(CUT, "Ctrl-X", "cut", "Cut", "Cuts the selection.", WB_IN_TEXT)                                                  \
    X(PASTE, "Ctrl-V", "paste", "Paste", "Puts in what was copied or cut here.", WB_IN_TEXT)                           \
    X(EDITOR, "Ctrl-O", "editor", "Write it in your own editor", "Opens the answer in $VISUAL or $EDITOR.",            \
      WB_IN_TEXT)                                                                                                      \
    X(HISTORY, "", "history", "Earlier versions of this answer", "Compares with an earlier version, or restores it.",  \
      WB_IN_EXERCISE)                                                                                                  \
    X(CONTENTS, "Ctrl-G", "contents", "Contents", "The outline: go anywhere.", WB_IN_OWN)                              \
    X(FIND, "Ctrl-F", "find", "Find", "Finds words in questions and in your answers.", WB_IN_OWN)                      \
    X(REVIEW, "Ctrl-R", "review", "Review all answers", "All your answers on one page.", WB_IN_OWN)                    \
    X(COMMITMENTS, "", "commitments", "Commitments", "What you said you would do, over the months.", WB_IN_OWN)        \
    X(SHARE, "", "share", "Share with your coach", "Shows exactly what your coach will see, and writes it.",           \
      WB_IN_OWN)                                                                                                       \
    X(HEAD_PAGE, "", "page for head", "A page for your head",                                                          \
      "One page of the lines that you choose for your head, apart from what your coach gets.", WB_IN_OWN)              \
    X(SETTINGS, "", "settings", "Settings",                                                                            \
      "Your name, the dates of workshop and sessions, the short route, colours.", WB_IN_OWN)                           \
    X(HOME, "", "home", "Home", "The first page.", WB_IN_OWN)                                                          \
    X(TAKE_OVER, "", "take over", "Write here instead",                                                                \
      "Takes over from the other window that has the workbook open.", WB_IN_OWN)                                       \
    X(COACH_BRIEF, "Ctrl-G", "brief", "The page before the session",                                                   \
      "Goal, scores, promises, what is new, what is wanted.", WB_IN_COACH)                                             \
    X(COACH_COMMENT, "Ctrl-K", "comment", "Comment on this answer", "Your client reads it beside the answer.",         \
      WB_IN_COACH)                                                                                                     \
    X(COACH_NOTE, "Ctrl-T", "note", "Private note", "For you alone: no file that leaves ever holds it.", WB_IN_COACH)  \
    X(COACH_CLOSE, "Ctrl-E", "close", "Close the comment", "The newest open comment on this answer is done with.",     \
      WB_IN_COACH)                                                                                                     \
    X(COACH_READ, "Ctrl-R", "read", "Mark all as read", "What comes later will be marked as new.", WB_IN_COACH)        \
    X(PALETTE, "Ctrl-P", "commands", "All commands", "Every command, found by typing a part of its name.",             \
      WB_EVERYWHERE)                                                                                                   \
    X(SAVED, "Ctrl-S", "saved?", "When was it saved?", "Saving is automatic; this says when it was last done.",        \
      WB_IN_OWN)                                                                                                       \
    X(THEME, "", "colours", "Other colours", "Changes between the terminal's colours, high contrast and none.",        \
      WB_EVERYWHERE)                                                                                                   \
    X(REDRAW, "Ctrl-L", "redraw", "Draw the screen anew", "When something else has written over it.", WB_EVERYWHERE)   \
    X(SUSPEND, "", "suspend", "Suspend", "Stops the program until you type fg in the shell.", WB_EVERYWHERE)           \
    X(HELP, "F1 Ctrl-/ Ctrl-_", "help", "Help", "What you can do here.", WB_EVERYWHERE)                                \
    X(QUIT, "Ctrl-Q", "leave", "Leave the workbook", "Everything is saved. You come back to where you are.",           \
      WB_EVERYWHERE)

enum wb_command {
#define X(name, keys, footer, label, help, contexts) WB_DO_##name,
    WB_COMMANDS(X)
#undef X
        WB_COMMAND_COUNT,
    WB_DO_NOTHING = WB_COMMAND_COUNT
};

struct wb_command_row {
    const char *name, *keys, *footer, *label, *help;
    int contexts;
};
extern const struct wb_command_row wb_commands[WB_COMMAND_COUNT];

/* The command a key gives in these contexts; WB_DO_NOTHING where it gives none. */
enum wb_command wb_command_of_key(uint32_t key, int contexts);
/* The key shown for a command, "" where it has none: "Ctrl-G". `out` holds at least 32 bytes. */
const char *wb_command_key(enum wb_command command, char out[static 32]);

#endif

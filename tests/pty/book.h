/* The program in a terminal, with the workbook of one question a type and a home of the test's own. What it has kept is
 * read through its own export, never from the screen. */
#ifndef WB_TESTS_BOOK_H
#define WB_TESTS_BOOK_H

#include "vt.h"

#include "base/json.h"

#include <stdint.h>

/* Before and after each test: the home. */
void book_set_up(void);
void book_tear_down(void);
const char *book_home(void);

/* At a prompt or an exercise, past the welcome of a new home, where `words` are shown. */
struct vt *book_open(const char *where, const char *words);
/* At the first exercise, which begins with a long text ("Tell it."); in an environment and at a size. */
struct vt *book_start(void);
struct vt *book_start_in(const char *const env[], int rows, int cols);
/* Without a word more it is where it was left. */
struct vt *book_again(const char *words);
/* By Ctrl-Q, with the terminal as it was found; frees. */
void book_leave(struct vt *vt);
/* SIGKILL; frees. */
void book_kill(struct vt *vt);

json_t *book_exported(void);                  /* its JSON export, private answers included; owned by the caller */
json_t *book_kept(const char *prompt);        /* the value of an answer, NULL where there is none; owned by the caller */
char *book_kept_text(const char *prompt);     /* the same as text, "" where there is none; owned by the caller */
void book_assert_kept(const char *prompt, const char *text);
void book_assert_sound(void);                 /* PRAGMA quick_check says ok */

/* This test's share of the kills: 25 in the whole suite, or as many as WORKBOOK_KILLS says, shared by so many tests. */
int book_kills(int tests);
/* For random choices: WORKBOOK_SEED, else another each run; it is printed. */
uint32_t book_seed(void);

#endif

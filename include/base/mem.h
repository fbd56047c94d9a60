/* Memory that is there or ends the program. Answers are on disk before they are painted, so that running out of memory
 * loses nothing: the hook restores the terminal, a sentence is said, and the program aborts. */
#ifndef WB_BASE_MEM_H
#define WB_BASE_MEM_H

#include <stddef.h>

void *wb_alloc(size_t size);                           /* zeroed */
void *wb_alloc_array(size_t count, size_t size);       /* zeroed; overflow is "out of memory" */
void *wb_realloc_array(void *old, size_t count, size_t size);
char *wb_copy(const char *text);                       /* NULL gives NULL */
char *wb_copy_n(const char *data, size_t len);         /* adds the NUL */

/* Makes room for one more element: doubles `*capacity` when `count` has reached it. The array may move. */
void *wb_grow(void *array, size_t count, size_t *capacity, size_t size);

/* Memory that is about to be filled from end to end: its pages are asked for at once, since each costs more on its own
 * than what is written to it. A hint; small pieces lie in pages that are there already. */
void wb_populate(void *memory, size_t size);

/* The same for so many bytes of the heap, of which a program will use most in small pieces. */
void wb_heap_ahead(size_t size);

/* Called once before the abort; the terminal restores itself there. */
void wb_on_out_of_memory(void (*restore)(void));

/* An arena: many small things with one end of life. */
struct wb_arena {
    struct wb_arena_block *last;
};

void wb_arena_init(struct wb_arena *arena);
void wb_arena_fini(struct wb_arena *arena);
void *wb_arena_alloc(struct wb_arena *arena, size_t size); /* zeroed, aligned for any type */
void *wb_arena_alloc_array(struct wb_arena *arena, size_t count, size_t size);
char *wb_arena_copy(struct wb_arena *arena, const char *text); /* NULL gives NULL */
char *wb_arena_copy_n(struct wb_arena *arena, const char *data, size_t len);

#endif

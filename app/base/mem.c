/* Memory that is there or ends the program, and arenas. */
#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The one variable of this room: whoever runs out of memory has no state at hand that could be passed down. */
static void (*restore_terminal)(void);

void wb_on_out_of_memory(void (*restore)(void))
{
    restore_terminal = restore;
}

_Noreturn static void out_of_memory(void)
{
    static const char said[] = "There is no memory left on this computer, so workbook has to stop.\n"
                               "Everything the screen has shown is kept. Close some programs and start it again.\n";
    void (*restore)(void) = restore_terminal;

    restore_terminal = NULL;
    if (restore)
        restore();
    ssize_t written = write(STDERR_FILENO, said, sizeof said - 1);
    (void)written;
    abort();
}

static size_t product(size_t count, size_t size)
{
    size_t bytes;

    if (__builtin_mul_overflow(count, size, &bytes))
        out_of_memory();
    return bytes ? bytes : 1;
}

void *wb_alloc_array(size_t count, size_t size)
{
    void *memory = calloc(1, product(count, size));

    if (!memory)
        out_of_memory();
    return memory;
}

void *wb_alloc(size_t size)
{
    return wb_alloc_array(1, size);
}

void *wb_realloc_array(void *old, size_t count, size_t size)
{
    void *memory = realloc(old, product(count, size));

    if (!memory)
        out_of_memory();
    return memory;
}

char *wb_copy_n(const char *data, size_t len)
{
    if (len == SIZE_MAX)
        out_of_memory();
    char *copy = wb_realloc_array(NULL, len + 1, 1);

    if (len)
        memcpy(copy, data, len);
    copy[len] = '\0';
    return copy;
}

char *wb_copy(const char *text)
{
    return text ? wb_copy_n(text, strlen(text)) : NULL;
}

void *wb_grow(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    if (count > SIZE_MAX / 2)
        out_of_memory();
    size_t wanted = count < 4 ? 8 : count * 2;
    void *memory = wb_realloc_array(array, wanted, size);

    *capacity = wanted;
    return memory;
}

void wb_populate(void *memory, size_t size)
{
#ifdef MADV_POPULATE_WRITE
    enum { SMALL = 128 * 1024, PAGE = 4096 }; /* where pages are larger the system declines */
    uintptr_t start = ((uintptr_t)memory + PAGE - 1) / PAGE * PAGE, end = ((uintptr_t)memory + size) / PAGE * PAGE;

    if (size >= SMALL && start < end)
        madvise((char *)memory + (start - (uintptr_t)memory), end - start, MADV_POPULATE_WRITE);
#else
    (void)memory, (void)size;
#endif
}

void wb_heap_ahead(size_t size)
{
    void *volatile passing = malloc(2 * size); /* volatile: a compiler leaves out what is freed at once */
    free(passing); /* glibc learns from it to keep blocks of that size on the heap, and the heap when they are freed */
    passing = malloc(size);
    if (passing)
        wb_populate(passing, size);
    free(passing);
}

struct wb_arena_block {
    struct wb_arena_block *before;
    size_t used, size;
    alignas(max_align_t) char data[];
};

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 256 * 1024 };

void wb_arena_init(struct wb_arena *arena)
{
    arena->last = NULL;
}

void wb_arena_fini(struct wb_arena *arena)
{
    if (!arena)
        return;
    struct wb_arena_block *block = arena->last;
    while (block) {
        struct wb_arena_block *before = block->before;
        free(block);
        block = before;
    }
    arena->last = NULL;
}

static struct wb_arena_block *new_block(size_t size)
{
    size_t bytes;

    if (__builtin_add_overflow(sizeof(struct wb_arena_block), size, &bytes))
        out_of_memory();
    struct wb_arena_block *block = wb_alloc(bytes);
    if (size == LARGEST_BLOCK) /* one of many, as it seems: it will be filled */
        wb_populate(block, bytes);
    block->size = size;
    return block;
}

/* Text needs no alignment: packed, a workbook's words take the room of their bytes. */
static void *take(struct wb_arena *arena, size_t size, size_t align)
{
    struct wb_arena_block *last = arena->last;

    if (last) {
        size_t at = (last->used + align - 1) & ~(align - 1);
        if (at <= last->size && size <= last->size - at) {
            last->used = at + size;
            return last->data + at;
        }
    }
    size_t usual = !last ? FIRST_BLOCK : last->size >= LARGEST_BLOCK / 2 ? LARGEST_BLOCK : last->size * 2;
    if (size > usual / 4 && last) {
        /* A large piece gets a block of its own behind the current one, whose rest stays in use. */
        struct wb_arena_block *own = new_block(size);
        own->used = size;
        own->before = last->before;
        last->before = own;
        return own->data;
    }
    struct wb_arena_block *block = new_block(size > usual ? size : usual);
    block->used = size;
    block->before = last;
    arena->last = block;
    return block->data;
}

void *wb_arena_alloc(struct wb_arena *arena, size_t size)
{
    return take(arena, size ? size : 1, alignof(max_align_t));
}

void *wb_arena_alloc_array(struct wb_arena *arena, size_t count, size_t size)
{
    return wb_arena_alloc(arena, product(count, size));
}

char *wb_arena_copy_n(struct wb_arena *arena, const char *data, size_t len)
{
    if (len == SIZE_MAX)
        out_of_memory();
    char *copy = take(arena, len + 1, 1);

    if (len)
        memcpy(copy, data, len);
    copy[len] = '\0';
    return copy;
}

char *wb_arena_copy(struct wb_arena *arena, const char *text)
{
    return text ? wb_arena_copy_n(arena, text, strlen(text)) : NULL;
}

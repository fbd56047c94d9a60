/* All workbooks there are: those built in, replaced or joined by files, and where a file is invalid, the copy that was
 * kept. */
#include "base/file.h"
#include "events.h"
#include "faults.h"
#include "load.h"

#include <stdlib.h>

/* One workbook to be, under the id that it has or would have had. */
struct place {
    char *id;
    struct wb_workbook *book; /* NULL: invalid, and no copy kept */
    bool built_in;
    bool kept; /* it is the copy */
};
struct places {
    struct place *list;
    size_t count, capacity;
    wb_load_fallback *fallback;
    void *data;
    struct wb_faults *faults;
};

static struct place *place_of(struct places *places, const char *id)
{
    for (size_t i = 0; i < places->count; i++) {
        if (strcmp(places->list[i].id, id) == 0) {
            return &places->list[i];
        }
    }
    places->list = wb_grow(places->list, places->count, &places->capacity, sizeof(*places->list));
    places->list[places->count] = (struct place){.id = wb_copy(id)};
    return &places->list[places->count++];
}

/* The copy has been read before, so a fault in it is the program's own; it is then as if there were none. */
static struct wb_workbook *kept_copy(struct places *places, const char *id)
{
    struct wb_str source = {0};
    struct wb_workbook *book = NULL;
    if (places->fallback && places->fallback(places->data, id, &source)) {
        struct wb_faults silent;
        wb_faults_init(&silent);
        book = wb_load_text(WB_LOAD_KEPT, wb_str_text(&source), source.len, &silent);
        wb_faults_fini(&silent);
    }
    wb_str_fini(&source);
    return book;
}

static void put(struct places *places, const char *id, struct wb_workbook *book)
{
    struct place *place = place_of(places, id);
    wb_workbook_free(place->book);
    place->book = book;
    place->built_in = false;
    place->kept = false;
    if (!book) {
        place->book = kept_copy(places, place->id);
        place->kept = true;
    }
}

/* The id of a workbook that could not be read: as its first lines say, else as the file is called. */
static char *id_of_broken(const char *name, const char *data)
{
    const char *at = wb_starts_with(data, "workbook:") ? data : strstr(data, "\nworkbook:");
    if (at) {
        at = strchr(at, ':') + 1;
        at += strspn(at, " \"'");
        size_t len = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789-");
        if (len > 0 && len <= 64) {
            return wb_copy_n(at, len);
        }
    }
    const char *dot = strrchr(name, '.');
    return wb_copy_n(name, dot ? (size_t)(dot - name) : strlen(name));
}

static void load_file(struct places *places, const char *dir, const char *name)
{
    char *path = wb_path_join(dir, name);
    struct wb_str text = {0};
    struct wb_error err = {0};
    struct wb_workbook *book = NULL;
    if (wb_file_read(path, WB_LOAD_BYTES, &text, &err)) {
        book = wb_load_taken(path, &text, places->faults);
    } else {
        wb_fault(places->faults, path, (struct wb_mark){0}, false, "%s", err.text);
    }
    if (book) {
        put(places, book->id, book);
    } else {
        char *id = id_of_broken(name, wb_str_text(&text));
        put(places, id, NULL);
        free(id);
    }
    wb_str_fini(&text);
    free(path);
}

static void load_dirs(struct places *places, const char *const *dirs)
{
    for (size_t i = 0; dirs && dirs[i]; i++) {
        char **names = wb_dir_list(dirs[i], ".yaml");
        for (size_t j = 0; names && names[j]; j++) {
            load_file(places, dirs[i], names[j]);
        }
        wb_names_free(names);
    }
}

static void load_builtins(struct places *places)
{
    for (size_t i = 0; i < wb_builtin_count; i++) {
        struct place *place = &places->list[i]; /* their places were taken first, for their order */
        if (place->built_in) {
            place->book = wb_load_builtin(&wb_builtins[i], places->faults);
        }
    }
}

static void fill(struct places *places, struct wb_library *library)
{
    library->count = 0;
    for (size_t i = 0; i < places->count; i++) {
        if (places->list[i].book) {
            wb_library_add(library, places->list[i].book);
        }
    }
}

static void move_faults(struct wb_faults *to, const struct wb_faults *from)
{
    to->errors += from->errors;
    for (size_t i = 0; i < from->count; i++) {
        const struct wb_fault *fault = &from->list[i];
        size_t before = to->count;
        to->errors -= !fault->warning; /* wb_fault counts it */
        wb_fault(to, fault->file, fault->mark, fault->warning, "%s", fault->text);
        if (to->count > before && fault->line) {
            to->list[before].line = wb_arena_copy(&to->arena, fault->line);
            to->list[before].caret = fault->caret;
        }
    }
    to->left_out += from->left_out;
}

/* A file whose references lead nowhere is as invalid as one that cannot be read: it is left out, and what is left is
 * linked again, until nothing is left to leave out. Faults of the last linking are told too. */
static void link_places(struct places *places, struct wb_library *library)
{
    for (bool again = true; again;) {
        struct wb_faults faults;
        wb_faults_init(&faults);
        fill(places, library);
        again = false;
        if (!wb_load_link(library, &faults)) {
            for (size_t i = 0; i < places->count; i++) {
                struct place *place = &places->list[i];
                if (place->book && !place->built_in && wb_faults_of(&faults, place->book->file)) {
                    wb_workbook_free(place->book);
                    place->book = place->kept ? NULL : kept_copy(places, place->id);
                    place->kept = true;
                    again = true;
                }
            }
        }
        move_faults(places->faults, &faults);
        wb_faults_fini(&faults);
    }
}

bool wb_load_library(const char *const *dirs, wb_load_fallback *fallback, void *data, struct wb_library *library,
                     struct wb_faults *faults, struct wb_error *err)
{
    struct places places = {.fallback = fallback, .data = data, .faults = faults};
    for (size_t i = 0; i < wb_builtin_count; i++) {
        place_of(&places, wb_builtins[i].id)->built_in = true;
    }
    load_dirs(&places, dirs);
    load_builtins(&places);
    link_places(&places, library);
    for (size_t i = 0; i < places.count; i++) {
        free(places.list[i].id);
    }
    free(places.list);
    if (library->count == 0) {
        return wb_fail(err, WB_INVALID, "No workbook can be read. `workbook check FILE` says what is wrong in one.");
    }
    return true;
}

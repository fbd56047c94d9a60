/* A data directory of a test's own, and the few calls that every test of the store makes. */
#ifndef WB_TESTS_STORE_HELP_H
#define WB_TESTS_STORE_HELP_H

#include "base/file.h"
#include "base/mem.h"
#include "store/answers.h"
#include "store/backup.h"

#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BIG_FILE (64u << 20)

static char test_dir[128];

static inline void make_dir(void)
{
    snprintf(test_dir, sizeof test_dir, "/tmp/careers-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(test_dir));
}

static inline int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info;
    (void)kind;
    (void)where;
    return remove(path);
}

static inline void drop_dir(void)
{
    nftw(test_dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* "answers.db" in the test's directory; four results may be in use at a time. */
static inline const char *in_dir(const char *name)
{
    static char path[4][256];
    static unsigned turn;
    char *out = path[turn++ % 4];
    snprintf(out, sizeof path[0], "%s/%s", test_dir, name);
    return out;
}

static inline struct wb_store *try_open(bool read_only, struct wb_error *err)
{
    const struct wb_store_options options = {.dir = test_dir, .kind = WB_STORE_ANSWERS, .read_only = read_only};
    return wb_store_open(&options, err);
}

static inline struct wb_store *open_answers(void)
{
    struct wb_error err = {0};
    struct wb_store *store = try_open(false, &err);
    ck_assert_msg(store != NULL, "%s", err.text);
    return store;
}

#define OK(call)                                                                                                       \
    do {                                                                                                               \
        struct wb_error err_ = {0}, *err = &err_;                                                                      \
        ck_assert_msg((call), "%s: %s", #call, err->text);                                                             \
    } while (0)

static inline struct wb_edit typing(int64_t seq, size_t at, const char *text)
{
    return (struct wb_edit){
        .seq = seq, .kind = WB_EDIT_TEXT, .group = 1, .path = "", .at = at, .inserted = wb_span(text)};
}

static inline struct wb_kept version_of(int64_t id, const char *json)
{
    return (struct wb_kept){.id = id,
                            .value = json,
                            .value_len = json ? strlen(json) : 0,
                            .sharing = -1,
                            .asked_sharing = WB_COACH,
                            .workbook_version = 1,
                            .at = {1700000000, 0}};
}

/* One answer "book"/`key` with one ended version. */
static inline int64_t keep(struct wb_store *store, const char *key, const char *json)
{
    int64_t id = 0, revision;
    OK(wb_store_answer_id(store, "book", key, &id, err));
    struct wb_kept kept = version_of(id, json);
    OK(wb_store_end_version(store, &kept, &revision, err));
    return id;
}

static inline bool take_value(void *data, const struct wb_kept *kept)
{
    struct wb_str *out = data;
    wb_str_addf(out, "%s%s=%s%s", out->len ? " " : "", kept->key, kept->value ? kept->value : "-",
                kept->draft ? "*" : "");
    return true;
}

/* All answers as "key=value", a draft with a star. The caller frees it. */
static inline char *all_values(struct wb_store *store)
{
    struct wb_str out = {0};
    OK(wb_store_answers(store, take_value, &out, err));
    return out.data ? wb_str_take(&out) : wb_copy("");
}

#define ASSERT_VALUES(store, text)                                                                                     \
    do {                                                                                                               \
        char *values_ = all_values(store);                                                                             \
        ck_assert_str_eq(values_, text);                                                                               \
        free(values_);                                                                                                 \
    } while (0)

#endif

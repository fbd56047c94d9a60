/* Keys, undo and versions as the data file keeps them. */
#include "store_help.h"

struct edits {
    struct wb_str text;
    int count;
    int64_t head, base;
};

static bool take_edit(void *data, const struct wb_edit *edit)
{
    struct edits *all = data;
    wb_str_addf(&all->text, "%s%d:%zu-%.*s+%.*s", all->count++ ? " " : "", (int)edit->seq, edit->at,
                (int)edit->removed.len, edit->removed.len ? edit->removed.data : "", (int)edit->inserted.len,
                edit->inserted.len ? edit->inserted.data : "");
    return true;
}

/* The journal as one line: "SEQ:AT-REMOVED+INSERTED ..., head H, base B". */
static char *journal(struct wb_store *store, int64_t id)
{
    struct edits all = {0};
    OK(wb_store_journal(store, id, take_edit, &all, &all.head, &all.base, err));
    wb_str_addf(&all.text, ", head %d, base %d", (int)all.head, (int)all.base);
    return wb_str_take(&all.text);
}

#define ASSERT_JOURNAL(store, id, line)                                                                                \
    do {                                                                                                               \
        char *line_ = journal(store, id);                                                                              \
        ck_assert_str_eq(line_, line);                                                                                 \
        free(line_);                                                                                                   \
    } while (0)

static void type(struct wb_store *store, int64_t id, int64_t seq, size_t at, const char *text)
{
    struct wb_edit edit = typing(seq, at, text);
    OK(wb_store_append(store, id, &edit, err));
}

START_TEST(keys_become_words)
{
    int64_t id, revision;
    struct wb_store *store = open_answers();
    OK(wb_store_answer_id(store, "book", "why", &id, err));
    type(store, id, 1, 0, "o");
    type(store, id, 2, 1, "n");
    type(store, id, 3, 2, "e");
    ASSERT_JOURNAL(store, id, "1:0-+o 2:1-+n 3:2-+e, head 3, base 0");
    ASSERT_VALUES(store, "why=-*");

    struct wb_kept kept = version_of(id, "\"one\"");
    OK(wb_store_end_version(store, &kept, &revision, err));
    ck_assert_int_eq(revision, 1);
    ASSERT_JOURNAL(store, id, "3:0-+one, head 3, base 3");
    ASSERT_VALUES(store, "why=\"one\"");
    OK(wb_store_end_version(store, &kept, &revision, err));
    ck_assert_int_eq(revision, 1); /* nothing changed: no new version */
    wb_store_close(store);
}
END_TEST

/* Bytes that this process has read so far, from anything. */
static long long bytes_read(void)
{
    long long count = 0;
    FILE *in = fopen("/proc/self/io", "r");
    ck_assert_ptr_nonnull(in);
    ck_assert_int_eq(fscanf(in, "rchar: %lld", &count), 1);
    fclose(in);
    return count;
}

/* More than SQLite keeps in memory, so that what is read again is read from the file. */
START_TEST(a_key_reads_no_long_edit)
{
    enum { LONG = 8 << 20, KEYS = 50 };
    int64_t id, other;
    char *text = wb_alloc(LONG + 1);
    struct wb_store *store = open_answers();
    OK(wb_store_answer_id(store, "book", "why", &id, err));
    OK(wb_store_answer_id(store, "book", "other", &other, err));
    memset(text, 'x', LONG);
    type(store, id, 1, 0, text);
    for (int64_t key = 1; key <= KEYS; key++) {
        long long before = bytes_read();
        type(store, id, key + 1, LONG, "a");
        type(store, other, key, 0, "b");
        ck_assert_int_lt(bytes_read() - before, LONG / 8);
    }
    wb_store_close(store);
    free(text);
}
END_TEST

START_TEST(undone_then_typed)
{
    int64_t id, revision;
    struct wb_store *store = open_answers();
    OK(wb_store_answer_id(store, "book", "why", &id, err));
    type(store, id, 1, 0, "a");
    type(store, id, 2, 1, "b");
    OK(wb_store_set_head(store, id, 1, err));
    ASSERT_JOURNAL(store, id, "1:0-+a 2:1-+b, head 1, base 0");
    type(store, id, 2, 1, "c");
    ASSERT_JOURNAL(store, id, "1:0-+a 2:1-+c, head 2, base 0");
    struct wb_kept kept = version_of(id, "\"ac\"");
    OK(wb_store_end_version(store, &kept, &revision, err));

    /* back across the version, and on from there: the value begins again from the start */
    type(store, id, 3, 2, "d");
    kept = version_of(id, "\"acd\"");
    OK(wb_store_end_version(store, &kept, &revision, err));
    OK(wb_store_set_head(store, id, 2, err));
    ASSERT_JOURNAL(store, id, "2:0-+ac 3:2-+d, head 2, base 3");
    ASSERT_VALUES(store, "why=\"acd\"*");
    type(store, id, 3, 2, "x");
    ASSERT_JOURNAL(store, id, "2:0-+ac 3:2-+x, head 3, base 2");
    ASSERT_VALUES(store, "why=\"ac\"*");
    OK(wb_store_set_head(store, id, 0, err));
    type(store, id, 1, 0, "z");
    ASSERT_JOURNAL(store, id, "1:0-+z, head 1, base 0");
    ASSERT_VALUES(store, "why=-*");
    wb_store_close(store);
}
END_TEST

START_TEST(outlives_the_program)
{
    int64_t id, revision;
    struct wb_store *store = open_answers();
    OK(wb_store_answer_id(store, "book", "why", &id, err));
    type(store, id, 1, 0, "one");
    type(store, id, 2, 3, " two");
    struct wb_kept kept = version_of(id, "\"one two\"");
    OK(wb_store_end_version(store, &kept, &revision, err));
    OK(wb_store_set_head(store, id, 0, err));
    kept = version_of(id, NULL);
    OK(wb_store_end_version(store, &kept, &revision, err));
    ck_assert_int_eq(revision, 2);
    wb_store_close(store);

    store = open_answers();
    ASSERT_JOURNAL(store, id, "2:0-+one two, head 0, base 0");
    OK(wb_store_set_head(store, id, 2, err));
    ASSERT_JOURNAL(store, id, "2:0-+one two, head 2, base 0");
    wb_store_close(store);
}
END_TEST

START_TEST(old_steps_go)
{
    int64_t id, revision;
    struct wb_store *store = open_answers();
    OK(wb_store_answer_id(store, "book", "why", &id, err));
    struct wb_str value = {0};
    wb_str_add(&value, "\"\"");
    for (int i = 0; i < WB_STORE_UNDO + 10; i++) {
        type(store, id, i + 1, (size_t)i, "x");
        wb_str_splice(&value, 1, 0, "x", 1);
        struct wb_kept kept = version_of(id, value.data);
        OK(wb_store_end_version(store, &kept, &revision, err));
    }
    struct edits all = {0};
    OK(wb_store_journal(store, id, take_edit, &all, &all.head, &all.base, err));
    ck_assert_int_eq(all.count, WB_STORE_UNDO);
    ck_assert_int_eq(all.head, WB_STORE_UNDO + 10);
    wb_str_fini(&all.text);
    wb_str_fini(&value);
    wb_store_close(store);
}
END_TEST

static const struct {
    const char *what;
    struct wb_edit first, second;
    const char *line;
} joins[] = {
    {"Backspace over what was typed", {.at = 2, .inserted = {"ab", 2}}, {.at = 3, .removed = {"b", 1}}, "2:2-+a"},
    {"Backspace twice", {.at = 5, .removed = {"f", 1}}, {.at = 4, .removed = {"e", 1}}, "2:4-ef+"},
    {"Delete twice", {.at = 4, .removed = {"e", 1}}, {.at = 4, .removed = {"f", 1}}, "2:4-ef+"},
    {"typing on", {.at = 4, .inserted = {"e", 1}}, {.at = 5, .inserted = {"f", 1}}, "2:4-+ef"},
    {"typing elsewhere", {.at = 4, .inserted = {"e", 1}}, {.at = 1, .inserted = {"f", 1}}, "1:4-+e 2:1-+f"},
    {"another path",
     {.path = "r1/a", .inserted = {"e", 1}},
     {.path = "r1/b", .at = 1, .inserted = {"f", 1}},
     "1:0-+e 2:1-+f"},
    {"whole values",
     {.kind = WB_EDIT_VALUE, .removed = {"1", 1}, .inserted = {"2", 1}},
     {.kind = WB_EDIT_VALUE, .removed = {"2", 1}, .inserted = {"3", 1}},
     "2:0-1+3"},
    {"another step", {.at = 4, .inserted = {"e", 1}}, {.group = 2, .at = 5, .inserted = {"f", 1}}, "1:4-+e 2:5-+f"},
};

START_TEST(joining)
{
    int64_t id, revision;
    char line[64];
    struct wb_store *store = open_answers();
    OK(wb_store_answer_id(store, "book", "why", &id, err));
    struct wb_edit first = joins[_i].first, second = joins[_i].second;
    first.seq = 1;
    second.seq = 2;
    OK(wb_store_append(store, id, &first, err));
    OK(wb_store_append(store, id, &second, err));
    struct wb_kept kept = version_of(id, "\"any\"");
    OK(wb_store_end_version(store, &kept, &revision, err));
    snprintf(line, sizeof line, "%s, head 2, base 2", joins[_i].line);
    char *found = journal(store, id);
    ck_assert_msg(strcmp(found, line) == 0, "%s: %s", joins[_i].what, found);
    free(found);
    wb_store_close(store);
}
END_TEST

static bool take_version(void *data, const struct wb_kept *kept)
{
    wb_str_addf(data, "%d:%s:%s ", (int)kept->revision, kept->value ? kept->value : "-",
                kept->wording ? kept->wording : "-");
    return true;
}

static char *versions(struct wb_store *store, const char *key)
{
    struct wb_str out = {0};
    OK(wb_store_versions(store, "book", key, take_version, &out, err));
    return wb_str_take(&out);
}

START_TEST(importing)
{
    bool newer = false;
    struct wb_store *store = open_answers();
    keep(store, "a", "1");
    keep(store, "b", "2");
    struct wb_kept kept = version_of(0, "3");
    kept.workbook = "book";
    kept.key = "a";
    kept.revision = 9;
    kept.wording = "{}";
    OK(wb_store_import(store, &kept, &newer, err));
    ck_assert(newer);
    ck_assert_int_eq(wb_store_revision(store), 9);
    OK(wb_store_import(store, &kept, &newer, err)); /* the same again: nothing */
    ck_assert(!newer);
    kept.revision = 1;
    kept.value = "4";
    kept.key = "b";
    OK(wb_store_import(store, &kept, &newer, err)); /* older: into the history alone */
    ck_assert(!newer);
    ASSERT_VALUES(store, "a=3 b=2");
    char *history = versions(store, "a");
    ck_assert_str_eq(history, "9:3:{} 1:1:- ");
    free(history);
    history = versions(store, "b");
    ck_assert_str_eq(history, "2:2:- 1:4:{} ");
    free(history);
    keep(store, "c", "5");
    ck_assert_int_eq(wb_store_revision(store), 10);
    wb_store_close(store);
}
END_TEST

START_TEST(renaming)
{
    struct wb_store *store = open_answers();
    keep(store, "old", "1");
    keep(store, "older", "2");
    keep(store, "taken", "3");
    OK(wb_store_rename(store, "book", "old", "new", err));
    OK(wb_store_rename(store, "book", "older", "taken", err));
    ASSERT_VALUES(store, "new=1 older=2 taken=3");
    wb_store_close(store);
}
END_TEST

START_TEST(long_values)
{
    struct wb_store *store = open_answers();
    struct wb_str value = {0}, back = {0};
    wb_str_add_char(&value, '"');
    for (int i = 0; i < 30000; i++)
        wb_str_add(&value, "words ");
    wb_str_add_char(&value, '"');
    int64_t id = keep(store, "long", value.data);
    ASSERT_VALUES(store, "long=-");
    OK(wb_store_answer_text(store, id, &back, NULL, err));
    ck_assert_uint_eq(back.len, value.len);
    ck_assert_str_eq(back.data, value.data);
    wb_str_fini(&value);
    wb_str_fini(&back);
    wb_store_close(store);
}
END_TEST

static void fill(TCase *tcase)
{
    tcase_add_checked_fixture(tcase, make_dir, drop_dir);
    tcase_add_test(tcase, keys_become_words);
    tcase_add_test(tcase, a_key_reads_no_long_edit);
    tcase_add_test(tcase, undone_then_typed);
    tcase_add_test(tcase, outlives_the_program);
    tcase_add_test(tcase, old_steps_go);
    tcase_add_loop_test(tcase, joining, 0, ROWS(joins));
    tcase_add_test(tcase, importing);
    tcase_add_test(tcase, renaming);
    tcase_add_test(tcase, long_values);
}

int main(void)
{
    return run_suite("store: journal", fill);
}

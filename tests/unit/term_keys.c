/* Names of keys both ways; lists; and bytes as events, however they are torn apart. */
#include "../../app/term/decode.h"
#include "term/keys.h"
#include "term/list.h"

#include "base/mem.h"
#include "base/text.h"

#include "texts.h"
#include "unit.h"

static const struct {
    uint32_t key;
    const char *name;
} names[] = {
    {WB_CTRL | 'g', "Ctrl-G"},
    {WB_SHIFT | WB_KEY_TAB, "Shift-Tab"},
    {WB_ALT | WB_KEY_UP, "Alt-Up"},
    {WB_KEY_F1, "F1"},
    {WB_KEY_F12, "F12"},
    {0xE9, "\u00e9"},
    {'a', "a"},
    {'A', "A"},
    {' ', "Space"},
    {'-', "-"},
    {WB_CTRL | '-', "Ctrl--"},
    {WB_CTRL | '/', "Ctrl-/"},
    {WB_CTRL | ' ', "Ctrl-Space"},
    {WB_CTRL | WB_SHIFT | WB_KEY_END, "Ctrl-Shift-End"},
    {WB_KEY_PAGE_DOWN, "Page-Down"},
    {WB_KEY_ESCAPE, "Esc"},
};

START_TEST(names_go_both_ways)
{
    char name[32];
    uint32_t key = 0;

    ck_assert_str_eq(wb_key_name(names[_i].key, name), names[_i].name);
    ck_assert(wb_key_parse(names[_i].name, &key));
    ck_assert_uint_eq(key, names[_i].key);
}
END_TEST

START_TEST(names_are_read_kindly)
{
    static const struct {
        const char *name;
        uint32_t key;
    } rows[] = {{"ctrl-g", WB_CTRL | 'g'}, {"CTRL-G", WB_CTRL | 'g'}, {"shift-alt-up", WB_SHIFT | WB_ALT | WB_KEY_UP},
                {"escape", WB_KEY_ESCAPE}, {"return", WB_KEY_ENTER},  {"pgup", WB_KEY_PAGE_UP},
                {"del", WB_KEY_DELETE},    {"f5", WB_KEY_F1 + 4}};
    static const char *const wrong[] = {"", "Ctrl-", "F0", "F13", "F1x", "Hyper-a", "ab", "\t", "\xff"};
    uint32_t key = 7;

    for (int i = 0; i < ROWS(rows); i++) {
        ck_assert(wb_key_parse(rows[i].name, &key));
        ck_assert_uint_eq(key, rows[i].key);
    }
    key = 7;
    for (int i = 0; i < ROWS(wrong); i++)
        ck_assert_msg(!wb_key_parse(wrong[i], &key), "%s", wrong[i]);
    ck_assert_uint_eq(key, 7);
}
END_TEST

START_TEST(any_key_has_a_name_that_fits)
{
    char name[32];
    uint32_t state = 99;

    for (int i = 0; i < 100000; i++)
        ck_assert_uint_lt(strlen(wb_key_name(next_random(&state), name)), sizeof name);
}
END_TEST

START_TEST(text_keys)
{
    static const uint32_t text[] = {' ', 'a', '~', 0xA0, 0xE9, 0x4F60, 0x1F600, 0x10FFFF};
    static const uint32_t other[] = {0, '\t', 0x7F, 0x85, 0xD800, 0x110000, WB_KEY_ENTER, WB_CTRL | 'a', WB_ALT | 'a'};

    for (int i = 0; i < ROWS(text); i++)
        ck_assert(wb_key_is_text(text[i]));
    for (int i = 0; i < ROWS(other); i++)
        ck_assert(!wb_key_is_text(other[i]));
}
END_TEST

/* ----------------------------------------------------------------------------------------------------------- lists */

START_TEST(lists_move_and_scroll)
{
    struct wb_list list = {0};

    wb_list_set_count(&list, 10);
    wb_list_show(&list, 4);
    ck_assert_int_eq(list.chosen, 0);
    ck_assert(!wb_list_key(&list, WB_KEY_UP, NULL));
    for (int i = 1; i < 10; i++) {
        ck_assert(wb_list_key(&list, WB_KEY_DOWN, NULL));
        ck_assert_int_eq(list.chosen, i);
        ck_assert_int_ge(list.chosen, list.top);
        ck_assert_int_lt(list.chosen, list.top + 4);
    }
    ck_assert(!wb_list_key(&list, WB_KEY_DOWN, NULL));
    ck_assert_int_eq(list.top, 6);
    ck_assert(wb_list_key(&list, WB_KEY_PAGE_UP, NULL));
    ck_assert_int_eq(list.chosen, 6);
    ck_assert(wb_list_key(&list, WB_KEY_HOME, NULL));
    ck_assert_int_eq(list.top, 0);
    ck_assert(wb_list_click(&list, 3));
    ck_assert_int_eq(list.chosen, 3);
    ck_assert(!wb_list_click(&list, 4));
    ck_assert(!wb_list_click(&list, -1));
    wb_list_key(&list, WB_KEY_END, NULL);
    wb_list_set_count(&list, 3);
    ck_assert_int_eq(list.chosen, 2);
    ck_assert_int_eq(list.top, 0);
    wb_list_set_count(&list, 0);
    ck_assert_int_eq(list.chosen, -1);
    ck_assert(!wb_list_key(&list, WB_KEY_DOWN, NULL));
    ck_assert(wb_list_key(&list, WB_KEY_PAGE_DOWN, NULL));
    ck_assert_int_eq(list.chosen, -1);
    ck_assert_int_eq(list.top, 0);
    wb_list_fini(&list);
}
END_TEST

START_TEST(lists_filter)
{
    struct wb_list list = {.filters = true};
    bool changed = false;

    wb_list_set_count(&list, 3);
    ck_assert(wb_list_key(&list, 0xE9, &changed));
    ck_assert(changed);
    wb_list_key(&list, 'e', &changed);
    wb_list_key(&list, 0x301, &changed);
    ck_assert_str_eq(wb_str_text(&list.filter), "\u00e9e\u0301");
    ck_assert(wb_list_key(&list, WB_KEY_BACKSPACE, &changed));
    ck_assert(changed);
    ck_assert_str_eq(wb_str_text(&list.filter), "\u00e9");
    ck_assert(wb_list_key(&list, WB_KEY_DOWN, &changed));
    ck_assert(!changed);
    wb_list_key(&list, WB_KEY_BACKSPACE, &changed);
    ck_assert(!wb_list_key(&list, WB_KEY_BACKSPACE, &changed));
    ck_assert(!wb_list_key(&list, WB_CTRL | 'g', &changed));
    list.filters = false;
    ck_assert(!wb_list_key(&list, 'x', &changed));
    wb_list_fini(&list);
}
END_TEST

/* ------------------------------------------------------------------------------------------------- bytes as events */

static void write_event(struct wb_str *out, const struct wb_event *event)
{
    char name[32];

    if (event->kind == WB_EVENT_KEY)
        wb_str_addf(out, "%s ", wb_key_name(event->key, name));
    else if (event->kind == WB_EVENT_PASTE)
        wb_str_addf(out, "<%.*s|%zu> ", (int)event->text.len, event->text.data, event->dropped);
    else if (event->kind == WB_EVENT_CLICK)
        wb_str_addf(out, "click:%d,%d ", event->row, event->col);
    else if (event->kind == WB_EVENT_WHEEL)
        wb_str_addf(out, "wheel:%d ", event->wheel);
}

/* Feeds the bytes in pieces of `size`; between them nothing is settled, after them all is. */
static void decode(struct wb_str *out, const char *bytes, size_t len, size_t size)
{
    struct wb_decoder decoder;
    struct wb_event event;

    wb_decoder_init(&decoder);
    wb_decoder_learn(&decoder, "\033OA", WB_KEY_UP);
    wb_decoder_learn(&decoder, "\033[Q~x", WB_KEY_F12);
    wb_decoder_learn(&decoder, "\b", WB_KEY_F12); /* no sequence: passed over */
    wb_decoder_learn(&decoder, NULL, WB_KEY_F12);
    for (size_t at = 0; at < len; at += size) {
        wb_decoder_feed(&decoder, bytes + at, len - at < size ? len - at : size);
        while (wb_decoder_next(&decoder, false, &event) == 0)
            write_event(out, &event);
    }
    while (wb_decoder_next(&decoder, true, &event) == 0)
        write_event(out, &event);
    ck_assert(!wb_decoder_waits(&decoder));
    wb_decoder_fini(&decoder);
}

static const struct {
    const char *bytes, *events;
} streams[] = {
    {"ab", "a b "},
    {"\033", "Esc "},
    {"\033\033", "Esc Esc "},
    {"\033[", "Alt-[ "},
    {"\033O", "Alt-Shift-O "},
    {"\033[1;", ""},
    {"\033OA\033[A\033[1;5A", "Up Up Ctrl-Up "},
    {"\033\033OA", "Alt-Up "},
    {"\033[Q~x!", "F12 ! "},
    {"\033x\033X\033\r\033\001", "Alt-X Alt-Shift-X Esc Enter Esc Ctrl-A "},
    {"\033\033OP\033\177", "Esc F1 Alt-Backspace "},
    {"\033\033[1;5A", "Esc Ctrl-Up "},
    {"\033[<0;5;6M\033[<0;5;6m\033[<65;1;1M\033[<64;1;1M\033[<2;1;1M\033[<66;1;1M", "click:5,4 wheel:1 wheel:-1 "},
    {"\033[M !!\033[M#!!", "click:0,0 "},
    {"\033[a\033[3$\033[3^\033Oa\033[8@", "Shift-Up Shift-Delete Ctrl-Delete Ctrl-Up Ctrl-Shift-End "},
    {"\033[?1;2c\033[I\033[O\033[999~x", "x "},
    {"\033[12\033[Ax", "Up x "}, /* broken off by another */
    {"\xc3\xa9\xe4\xbd\xa0\xf0\x9f\x98\x80", "\u00e9 \u4f60 \U0001F600 "},
    {"a\xff\xc3(\x80z", "a ( z "},
    {"\033[200~a\rb\033[201~c", "<a\nb|0> c "},
    {"\033[200~\033[201~", "<|0> "},
    {"\033[200~a\033[201~\033[200~b\033[201~", "<a|0> <b|0> "},
    {"\033[200~a\033[201~b\033[201~c", "<ab|6> c "}, /* an end inside */
    {"\033[200~a\033[200~b\033[201~", "<a[200~b|1> "},
    {"\033[200~no end", "<no end|0> "},
    {"\033[201~x", "x "},
};

START_TEST(streams_are_decoded_however_torn)
{
    size_t len = strlen(streams[_i].bytes);

    for (size_t size = len; size >= 1; size--) {
        struct wb_str out = {0};
        /* An end marker inside a paste is known as such only where what follows has come along. */
        if (strstr(streams[_i].events, "|6>") && size < len)
            break;
        decode(&out, streams[_i].bytes, len, size);
        ck_assert_msg(wb_same(wb_str_text(&out), streams[_i].events), "in pieces of %zu: %s", size, wb_str_text(&out));
        wb_str_fini(&out);
    }
}
END_TEST

/* Runs that come at once. */
static const struct {
    const char *bytes, *events;
} runs[] = {
    {"fifteen bytes\rx", "f i f t e e n Space b y t e s Enter x "}, /* too short */
    {"sixteen bytes y\rx", "<sixteen bytes y\nx|0> "},
    {"one line of words\r", "o n e Space l i n e Space o f Space w o r d s Enter "},
    {"1\r2\r3\r4\r5\r6\r7\r8\r9\r0", "1 Enter 2 Enter 3 Enter 4 Enter 5 Enter 6 Enter 7 Enter 8 Enter 9 Enter 0 "},
    {"first line\rsecond line\r\t", "<first line\nsecond line\n|0> Tab "},
    {"0123456789012345678901234567890123456789012345678901234567890123\r",
     "<0123456789012345678901234567890123456789012345678901234567890123|0> Enter "},
    {"first line\rand cut \xe4\xbd", "<first line\nand cut |0> "},
};

START_TEST(text_at_once_is_a_paste)
{
    struct wb_str out = {0};

    decode(&out, runs[_i].bytes, strlen(runs[_i].bytes), SIZE_MAX);
    ck_assert_str_eq(wb_str_text(&out), runs[_i].events);
    wb_str_fini(&out);
}
END_TEST

START_TEST(a_flood_is_a_paste_and_keys_are_keys)
{
    struct wb_str in = {0}, out = {0};
    const char *unit = _i == 0 ? "some text\t\021 and\r" : "\033[B\033[1;5C";

    while (in.len < 5000)
        wb_str_add(&in, unit);
    wb_str_add(&in, "\t");
    decode(&out, in.data, in.len, 4095);
    if (_i == 0) {
        ck_assert(wb_starts_with(wb_str_text(&out), "<some text\t and\n"));
        ck_assert_ptr_nonnull(strstr(out.data, "> Tab "));
        ck_assert_ptr_null(strstr(out.data, "Ctrl-Q"));
    } else {
        ck_assert(wb_starts_with(wb_str_text(&out), "Down Ctrl-Right Down "));
        ck_assert_ptr_null(strchr(out.data, '<'));
    }
    wb_str_fini(&in);
    wb_str_fini(&out);
}
END_TEST

/* A flood may stall anywhere, also inside a character: what was pasted is all there, in however many pieces. */
START_TEST(a_flood_that_stalls_loses_nothing)
{
    struct wb_str in = {0}, out = {0};
    struct wb_decoder decoder;
    struct wb_event event;
    char utf8[4];

    while (in.len < 3000)
        wb_str_add(&in, _i % 2 ? "caf\u00e9 and \u4f60\u597d \U0001F600 " : "caf\u00e9 and \u4f60\u597d \U0001F600\n");
    wb_decoder_init(&decoder);
    size_t first = (_i < 80 ? 1500 : 20) + (size_t)_i / 2;
    wb_decoder_feed(&decoder, in.data, first);
    for (int part = 0; part < 2; part++) {
        int wait = wb_decoder_next(&decoder, false, &event);
        while (wait == 0 || (wait > 0 && wait < 500)) { /* what is waited for longer comes meanwhile */
            if (wait == 0 && event.kind == WB_EVENT_PASTE)
                wb_str_add_n(&out, event.text.data, event.text.len);
            else if (wait == 0 && event.key == WB_KEY_ENTER)
                wb_str_add(&out, "\n");
            else if (wait == 0)
                wb_str_add_n(&out, utf8, wb_utf8_encode(event.key, utf8));
            wait = wb_decoder_next(&decoder, wait > 0, &event);
        }
        if (part == 0)
            wb_decoder_feed(&decoder, in.data + first, in.len - first);
    }
    ck_assert_msg(wb_same(wb_str_text(&out), in.data), "torn after %zu bytes", first);
    wb_decoder_fini(&decoder);
    wb_str_fini(&in);
    wb_str_fini(&out);
}
END_TEST

/* A newline of two bytes is one newline wherever it is torn: in a flood, in a short run, in keys, between brackets. */
static const struct {
    const char *first, *second, *events;
} torn_newlines[] = {
    {"first line\r\nsecond line\r", "\nthird line\rfourth", "<first line\nsecond line\n|0> <third line\nfourth|0> "},
    {"one\r", "\ntwo", "o n e Enter t w o "},
    {"one\r", "\n\r", "o n e Enter Enter "},
    {"one\r", "\r", "o n e Enter Enter "},
    {"one\n", "\n", "o n e Enter Enter "},
    {"\033[200~one\r", "\ntwo\033[201~", "<one\n|0> t w o "},
    {"\r\n", "\n", "Enter Enter "},
    {"\r", "\n", "Enter Enter "}, /* a CR that came alone was typed, and so is the Ctrl-J after it */
    {"\r", "\nx", "Enter Enter x "},
};

START_TEST(a_newline_torn_in_two_is_one)
{
    struct wb_str out = {0};
    struct wb_decoder decoder;
    struct wb_event event;
    const char *parts[] = {torn_newlines[_i].first, torn_newlines[_i].second};

    wb_decoder_init(&decoder);
    for (int part = 0; part < 2; part++) {
        wb_decoder_feed(&decoder, parts[part], strlen(parts[part]));
        while (wb_decoder_next(&decoder, true, &event) == 0)
            write_event(&out, &event);
    }
    ck_assert_str_eq(wb_str_text(&out), torn_newlines[_i].events);
    wb_decoder_fini(&decoder);
    wb_str_fini(&out);
}
END_TEST

/* And what comes after a pause was typed, whatever was before it. */
START_TEST(a_newline_after_a_pause_is_another)
{
    struct wb_str out = {0};
    struct wb_decoder decoder;
    struct wb_event event;

    wb_decoder_init(&decoder);
    wb_decoder_feed(&decoder, "one\r", 4);
    while (wb_decoder_next(&decoder, true, &event) == 0)
        write_event(&out, &event);
    wb_decoder_rested(&decoder);
    wb_decoder_feed(&decoder, "\n", 1);
    while (wb_decoder_next(&decoder, true, &event) == 0)
        write_event(&out, &event);
    ck_assert_str_eq(wb_str_text(&out), "o n e Enter Enter ");
    wb_decoder_fini(&decoder);
    wb_str_fini(&out);
}
END_TEST

/* Any bytes in any pieces: it ends, it takes every byte, and what it gives is well formed. */
START_TEST(any_bytes_are_lived_with)
{
    static const char *const parts[] = {"\033",      "[",         "O",  "200~", "201~", "<0;",  "M",
                                        ";",         "1",         "~",  "\r",   "\xc3", "\xa9", "text and more text ",
                                        "\033[200~", "\033[201~", "\0", "\177", "m",    "u",    "27;5;"};
    uint32_t state = (uint32_t)_i * 2654435761U + 3;
    struct wb_str in = {0};
    struct wb_decoder decoder;
    struct wb_event event;

    for (int i = 0; i < 300; i++)
        wb_str_add(&in, parts[next_random(&state) % ROWS(parts)]);
    wb_decoder_init(&decoder);
    for (size_t at = 0; at < in.len;) {
        size_t size = 1 + next_random(&state) % 40;
        size = size < in.len - at ? size : in.len - at;
        wb_decoder_feed(&decoder, in.data + at, size);
        at += size;
        bool settled = next_random(&state) % 5 == 0 || at == in.len;
        while (wb_decoder_next(&decoder, settled, &event) == 0) {
            if (event.kind == WB_EVENT_PASTE)
                ck_assert(wb_utf8_valid(event.text.data, event.text.len, NULL));
            else if (event.kind == WB_EVENT_KEY)
                ck_assert_uint_lt(event.key & 0x1FFFFF, WB_KEY_NONE);
        }
    }
    ck_assert(!wb_decoder_waits(&decoder));
    wb_decoder_fini(&decoder);
    wb_str_fini(&in);
}
END_TEST

START_TEST(waits_are_as_long_as_they_must_be)
{
    struct wb_decoder decoder;
    struct wb_event event;

    wb_decoder_init(&decoder);
    ck_assert_int_eq(wb_decoder_next(&decoder, false, &event), -1);
    wb_decoder_feed(&decoder, "\033", 1);
    int escape = wb_decoder_next(&decoder, false, &event);
    ck_assert(escape > 0 && escape <= 50);
    wb_decoder_feed(&decoder, "[200~", 5);
    int paste = wb_decoder_next(&decoder, false, &event);
    ck_assert_int_ge(paste, 500);
    ck_assert_int_eq(wb_decoder_next(&decoder, true, &event), -1); /* nothing came at all: no longer a paste */
    wb_decoder_feed(&decoder, "x", 1);
    ck_assert_int_eq(wb_decoder_next(&decoder, false, &event), 0);
    ck_assert_int_eq(event.kind, WB_EVENT_KEY);
    wb_decoder_fini(&decoder);
}
END_TEST

static void tests(TCase *tcase)
{
    tcase_add_loop_test(tcase, a_flood_that_stalls_loses_nothing, 0, 120);
    tcase_add_loop_test(tcase, names_go_both_ways, 0, ROWS(names));
    tcase_add_test(tcase, names_are_read_kindly);
    tcase_add_test(tcase, any_key_has_a_name_that_fits);
    tcase_add_test(tcase, text_keys);
    tcase_add_test(tcase, lists_move_and_scroll);
    tcase_add_test(tcase, lists_filter);
    tcase_add_loop_test(tcase, streams_are_decoded_however_torn, 0, ROWS(streams));
    tcase_add_loop_test(tcase, text_at_once_is_a_paste, 0, ROWS(runs));
    tcase_add_loop_test(tcase, a_flood_is_a_paste_and_keys_are_keys, 0, 2);
    tcase_add_loop_test(tcase, a_newline_torn_in_two_is_one, 0, ROWS(torn_newlines));
    tcase_add_test(tcase, a_newline_after_a_pause_is_another);
    tcase_add_loop_test(tcase, any_bytes_are_lived_with, 0, 200);
    tcase_add_test(tcase, waits_are_as_long_as_they_must_be);
}

int main(void)
{
    return run_suite("term_keys", tests);
}

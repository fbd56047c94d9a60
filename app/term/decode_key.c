/* One key or mouse event: escape sequences by their grammar (ECMA-48) and by the terminal's own table, control
 * characters, characters. What has the shape of a sequence and no meaning here is taken and dropped; it is never typed
 * as text. */
#include "base/text.h"
#include "decode.h"

#include <ctype.h>

enum { ESC = 033, DELETE_BYTE = 0177, LONGEST_SEQUENCE = 64 };

/* Finals of CSI and SS3, with or without a modifier. */
static const struct {
    char final;
    uint32_t key;
} finals[] = {
    {'A', WB_KEY_UP},
    {'B', WB_KEY_DOWN},
    {'C', WB_KEY_RIGHT},
    {'D', WB_KEY_LEFT},
    {'H', WB_KEY_HOME},
    {'F', WB_KEY_END},
    {'P', WB_KEY_F1},
    {'Q', WB_KEY_F1 + 1},
    {'R', WB_KEY_F1 + 2},
    {'S', WB_KEY_F1 + 3},
    {'Z', WB_SHIFT | WB_KEY_TAB},
    {'M', WB_KEY_ENTER}, /* the keypad's */
    {'a', WB_SHIFT | WB_KEY_UP},
    {'b', WB_SHIFT | WB_KEY_DOWN}, /* rxvt */
    {'c', WB_SHIFT | WB_KEY_RIGHT},
    {'d', WB_SHIFT | WB_KEY_LEFT},
};

/* The number before "~" (rxvt also ends with ^, $ and @, which stand for Ctrl, Shift and both). */
static const struct {
    int number;
    uint32_t key;
} numbers[] = {
    {1, WB_KEY_HOME},          {2, WB_KEY_INSERT},  {3, WB_KEY_DELETE},  {4, WB_KEY_END},      {5, WB_KEY_PAGE_UP},
    {6, WB_KEY_PAGE_DOWN},     {7, WB_KEY_HOME},    {8, WB_KEY_END},     {11, WB_KEY_F1},      {12, WB_KEY_F1 + 1},
    {13, WB_KEY_F1 + 2},       {14, WB_KEY_F1 + 3}, {15, WB_KEY_F1 + 4}, {17, WB_KEY_F1 + 5},  {18, WB_KEY_F1 + 6},
    {19, WB_KEY_F1 + 7},       {20, WB_KEY_F1 + 8}, {21, WB_KEY_F1 + 9}, {23, WB_KEY_F1 + 10}, {24, WB_KEY_F1 + 11},
    {200, WB_KEY_PASTE_START},
};

static uint32_t modifiers(int parameter)
{
    unsigned bits = parameter > 1 ? (unsigned)parameter - 1 : 0;

    return (bits & 1 ? WB_SHIFT : 0) | (bits & (2 | 8) ? WB_ALT : 0) | (bits & 4 ? WB_CTRL : 0);
}

/* A character with modifiers, as the table of commands writes it: letters in lower case. */
static uint32_t chord(uint32_t code, uint32_t with)
{
    static const struct {
        uint32_t code, key;
    } keys[] = {{'\r', WB_KEY_ENTER},
                {'\n', WB_KEY_ENTER},
                {'\t', WB_KEY_TAB},
                {ESC, WB_KEY_ESCAPE},
                {DELETE_BYTE, WB_KEY_BACKSPACE}};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].code == code)
            return keys[i].key | with;
    if (!wb_key_is_text(code))
        return WB_KEY_NONE;
    if (with == WB_SHIFT)
        return code;
    if (with && code >= 'A' && code <= 'Z')
        return (code + 'a' - 'A') | with | WB_SHIFT;
    return code | with;
}

static uint32_t control_key(const struct wb_decoder *decoder, unsigned char byte)
{
    switch (byte) {
    case '\r':
    case '\n':
        return WB_KEY_ENTER;
    case '\t':
        return WB_KEY_TAB;
    case '\b':
        return decoder->erase_is_h ? WB_KEY_BACKSPACE : WB_CTRL | WB_KEY_BACKSPACE;
    case DELETE_BYTE:
        return WB_KEY_BACKSPACE;
    case 0:
        return WB_CTRL | ' ';
    case 037: /* what Ctrl-/ sends */
        return WB_CTRL | '/';
    default:
        return WB_CTRL | (byte < 033 ? byte + 0140u : byte + 0100u);
    }
}

static size_t took_key(struct wb_event *event, bool *nothing, uint32_t key, size_t len)
{
    event->kind = WB_EVENT_KEY;
    event->key = key;
    *nothing = (key & 0x1FFFFF) == WB_KEY_NONE;
    return len;
}

/* The parameters of a sequence: at most four numbers, absurd ones held down. */
static int read_numbers(const char *bytes, size_t len, int out[static 4])
{
    int count = 0;

    out[0] = out[1] = out[2] = out[3] = 0;
    for (size_t i = 0; i < len && count < 4; i++) {
        if (isdigit((unsigned char)bytes[i]) && out[count] < 10000000)
            out[count] = out[count] * 10 + bytes[i] - '0';
        else if (bytes[i] == ';')
            count++;
    }
    return count + 1;
}

static void mouse(struct wb_event *event, bool *nothing, int button, int col, int row, bool release)
{
    enum { MOTION = 32, WHEEL = 64 };

    *nothing = true;
    if (release || (button & MOTION) || col < 1 || row < 1)
        return;
    event->row = row - 1;
    event->col = col - 1;
    if (button & WHEEL) {
        event->kind = WB_EVENT_WHEEL;
        event->wheel = button & 1 ? 1 : -1;
        *nothing = button & 2; /* sideways */
    } else if ((button & 3) == 0) {
        event->kind = WB_EVENT_CLICK;
        *nothing = false;
    }
}

/* A whole control sequence: `body` is what stands between ESC [ and the final. */
static uint32_t csi_key(const char *body, size_t len, char final)
{
    int number[4];

    read_numbers(body, len, number);
    if (len && !isdigit((unsigned char)body[0]) && body[0] != ';')
        return WB_KEY_NONE; /* an answer of the terminal's */
    if (final == 'u')
        return chord((uint32_t)number[0], modifiers(number[1]));
    if (final == '~' && number[0] == 27)
        return chord((uint32_t)number[2], modifiers(number[1]));
    if (strchr("~^$@", final)) {
        uint32_t with = modifiers(number[1]);
        with |= final == '^' || final == '@' ? WB_CTRL : 0;
        with |= final == '$' || final == '@' ? WB_SHIFT : 0;
        for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
            if (numbers[i].number == number[0]) /* a paste starts plainly, or not at all */
                return with && numbers[i].key == WB_KEY_PASTE_START ? WB_KEY_NONE : numbers[i].key | with;
        return WB_KEY_NONE;
    }
    for (size_t i = 0; i < sizeof finals / sizeof *finals; i++)
        if (finals[i].final == final && final != 'M' && (!len || final < 'a'))
            return finals[i].key | modifiers(number[1]);
    return WB_KEY_NONE;
}

static size_t decode_csi(const char *bytes, size_t len, bool settled, struct wb_event *event, bool *nothing)
{
    size_t at = 2;

    if (len > 2 && bytes[2] == 'M') { /* the mouse as it was before 1988's successors */
        if (len < 6)
            return settled ? len : 0;
        mouse(event, nothing, (unsigned char)bytes[3] - 32, (unsigned char)bytes[4] - 32, (unsigned char)bytes[5] - 32,
              ((unsigned char)bytes[3] & 3) == 3);
        return 6;
    }
    if (len > 2 && bytes[2] == '[') { /* the Linux console's F1 to F5 */
        if (len < 4)
            return settled ? len : 0;
        return took_key(event, nothing,
                        bytes[3] >= 'A' && bytes[3] <= 'E' ? WB_KEY_F1 + (uint32_t)(bytes[3] - 'A') : WB_KEY_NONE, 4);
    }
    while (at < len && at < LONGEST_SEQUENCE && bytes[at] >= 0x20 && bytes[at] < 0x40) {
        if (bytes[at] == '$' && at > 2 && isdigit((unsigned char)bytes[2]))
            return took_key(event, nothing, csi_key(bytes + 2, at - 2, '$'), at + 1);
        at++;
    }
    if (at == len && at < LONGEST_SEQUENCE) {
        if (settled && len == 2)
            return took_key(event, nothing, WB_ALT | '[', 2);
        return settled ? len : 0;
    }
    if (at == LONGEST_SEQUENCE || bytes[at] < 0x40 || bytes[at] == DELETE_BYTE)
        return at; /* broken off by something else, which is decoded by itself */
    char final = bytes[at];
    if (bytes[2] == '<' && (final == 'M' || final == 'm')) {
        int number[4];
        read_numbers(bytes + 3, at - 3, number);
        mouse(event, nothing, number[0], number[1], number[2], final == 'm');
        return at + 1;
    }
    return took_key(event, nothing, csi_key(bytes + 2, at - 2, final), at + 1);
}

static size_t decode_ss3(const char *bytes, size_t len, bool settled, struct wb_event *event, bool *nothing)
{
    size_t at = 2;

    while (at < len && at < 6 && (isdigit((unsigned char)bytes[at]) || bytes[at] == ';'))
        at++;
    if (at == len) {
        if (settled && len == 2)
            return took_key(event, nothing, WB_ALT | WB_SHIFT | 'o', 2);
        return settled ? len : 0;
    }
    /* rxvt's small letters are Ctrl here, Shift after ESC [. */
    bool small = bytes[at] >= 'a' && bytes[at] <= 'd';
    uint32_t key = csi_key("", 0, bytes[at] == 'M' ? ' ' : bytes[at]);
    if (bytes[at] == 'M')
        key = WB_KEY_ENTER;
    if (small)
        key = (key & ~(uint32_t)WB_SHIFT) | WB_CTRL;
    if (at > 2)
        key |= modifiers(bytes[at - 1] - '0');
    return took_key(event, nothing, key, at + 1);
}

/* The terminal's own sequences, the longest that fits; *begun tells that the bytes may still become one. */
static size_t look_up(const struct wb_decoder *decoder, const char *bytes, size_t len, uint32_t *key, bool *begun)
{
    size_t best = 0;

    *begun = false;
    for (size_t i = 0; i < decoder->sequence_count; i++) {
        const struct wb_sequence *sequence = &decoder->sequences[i];
        size_t shared = sequence->len < len ? sequence->len : len;
        if (memcmp(sequence->bytes, bytes, shared) != 0)
            continue;
        if (sequence->len > len)
            *begun = true;
        else if (sequence->len > best) {
            best = sequence->len;
            *key = sequence->key;
        }
    }
    return best;
}

/* What rxvt puts an Escape before when Alt is held; also while it is still coming. */
static bool is_arrow(const char *bytes, size_t len, bool settled)
{
    if (bytes[0] != ESC)
        return false;
    if (len < 3)
        return !settled && (len == 1 || bytes[1] == '[' || bytes[1] == 'O');
    return (bytes[1] == '[' || bytes[1] == 'O') && bytes[2] >= 'A' && bytes[2] <= 'D';
}

static size_t decode_escape(const struct wb_decoder *decoder, const char *bytes, size_t len, bool settled,
                            struct wb_event *event, bool *nothing)
{
    uint32_t key = WB_KEY_NONE;
    bool begun;
    size_t took = look_up(decoder, bytes, len, &key, &begun);

    if (took)
        return took_key(event, nothing, key, took);
    if (begun && !settled)
        return 0;
    if (len == 1)
        return settled ? took_key(event, nothing, WB_KEY_ESCAPE, 1) : 0;
    if (bytes[1] == '[')
        return decode_csi(bytes, len, settled, event, nothing);
    if (bytes[1] == 'O')
        return decode_ss3(bytes, len, settled, event, nothing);
    /* Escape and a key after it, which are two however fast: no command is Alt with either. */
    if ((unsigned char)bytes[1] < 0x20 && !is_arrow(bytes + 1, len - 1, settled))
        return took_key(event, nothing, WB_KEY_ESCAPE, 1);
    took = wb_decode_one(decoder, bytes + 1, len - 1, settled, event, nothing);
    if (took && !*nothing && event->kind == WB_EVENT_KEY && event->key != WB_KEY_PASTE_START)
        event->key = event->key < 0x80 ? chord(event->key, WB_ALT) : event->key | WB_ALT;
    return took ? took + 1 : 0;
}

size_t wb_decode_one(const struct wb_decoder *decoder, const char *bytes, size_t len, bool settled,
                     struct wb_event *event, bool *nothing)
{
    unsigned char first = (unsigned char)bytes[0];

    *event = (struct wb_event){0};
    *nothing = true;
    if (first == ESC)
        return decode_escape(decoder, bytes, len, settled, event, nothing);
    if (first < 0x20 || first == DELETE_BYTE)
        return took_key(event, nothing, control_key(decoder, first), 1);
    if (first < 0x80)
        return took_key(event, nothing, first, 1);

    size_t wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (len < wanted && !settled && wb_utf8_valid(bytes, len, NULL) == false) {
        size_t good = 1;
        while (good < len && ((unsigned char)bytes[good] & 0xC0) == 0x80)
            good++;
        if (good == len)
            return 0;
    }
    uint32_t code;
    size_t took = wb_utf8_decode(bytes, len, &code);
    bool valid = wb_utf8_valid(bytes, took, NULL);
    return took_key(event, nothing, valid && wb_key_is_text(code) ? code : WB_KEY_NONE, took);
}

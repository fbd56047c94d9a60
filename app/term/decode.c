/* Which of the waiting bytes are a paste, and which are keys.
 *
 * A terminal that brackets its pastes says so. One that does not just sends them, and then what was pasted must still
 * not be taken for commands: text that comes faster than anyone types is a paste as well. */
#include "decode.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>

static const char paste_start[] = "\033[200~";
static const char paste_end[] = "\033[201~";
enum { MARKER = sizeof paste_end - 1 };

enum {
    /* Milliseconds to wait for the rest. */
    ESCAPE_WAIT = 25,
    CHARACTER_WAIT = 1000, /* its first bytes mean nothing else, so that nobody is kept waiting */
    PASTE_WAIT = 1000,     /* a paste whose end never comes is kept as it stands */
    AFTER_PASTE_WAIT = 20,
    FLOOD_WAIT = 20,

    /* Bytes that wait at once. */
    LINES_RUN = 16,  /* with a newline inside: a paste */
    LINE_IN_RUN = 8, /* one of its lines is at least this long: keys pressed ahead are not */
    TEXT_RUN = 64,   /* without: a paste */
    FLOOD = 1024,    /* whatever it holds, if most of it is text */
    PASTE_PIECE = 64 << 20,
};

void wb_decoder_init(struct wb_decoder *decoder)
{
    *decoder = (struct wb_decoder){0};
}

void wb_decoder_fini(struct wb_decoder *decoder)
{
    wb_str_fini(&decoder->waiting);
    wb_str_fini(&decoder->text);
    free(decoder->sequences);
}

void wb_decoder_learn(struct wb_decoder *decoder, const char *bytes, uint32_t key)
{
    struct wb_sequence sequence = {.key = key};
    size_t len = bytes ? strlen(bytes) : 0;

    if (len < 2 || len > sizeof sequence.bytes || bytes[0] != '\033')
        return;
    memcpy(sequence.bytes, bytes, len);
    sequence.len = (uint8_t)len;
    decoder->sequences =
        wb_grow(decoder->sequences, decoder->sequence_count, &decoder->sequence_capacity, sizeof sequence);
    decoder->sequences[decoder->sequence_count++] = sequence;
}

bool wb_decoder_waits(const struct wb_decoder *decoder)
{
    return decoder->at < decoder->waiting.len;
}

void wb_decoder_feed(struct wb_decoder *decoder, const char *bytes, size_t len)
{
    decoder->alone = len == 1 && !wb_decoder_waits(decoder);
    wb_str_add_n(&decoder->waiting, bytes, len);
}

void wb_decoder_rested(struct wb_decoder *decoder)
{
    decoder->after_return = false;
}

static void take(struct wb_decoder *decoder, size_t len)
{
    enum { KEEP = 64 * 1024 };

    decoder->after_return = !decoder->alone && decoder->waiting.data[decoder->at + len - 1] == '\r';
    decoder->at += len;
    if (decoder->at < decoder->waiting.len)
        return;
    decoder->at = 0;
    if (decoder->waiting.cap > KEEP)
        wb_str_fini(&decoder->waiting);
    else
        wb_str_clear(&decoder->waiting);
}

static const char *find(const char *from, const char *end, const char *marker)
{
    return from < end ? memmem(from, (size_t)(end - from), marker, MARKER) : NULL;
}

/* Hands out bytes as pasted text: markers inside are left out and counted, the rest is cleaned. */
static void give_paste(struct wb_decoder *decoder, const char *bytes, size_t len, struct wb_event *event)
{
    const char *end = bytes + len, *marker;
    size_t dropped = 0;

    if (decoder->text.cap > PASTE_PIECE / 64)
        wb_str_fini(&decoder->text);
    wb_str_clear(&decoder->text);
    while ((marker = find(bytes, end, paste_end))) {
        dropped += wb_clean(&decoder->text, bytes, (size_t)(marker - bytes), WB_CLEAN_PASTE) + MARKER;
        bytes = marker + MARKER;
    }
    dropped += wb_clean(&decoder->text, bytes, (size_t)(end - bytes), WB_CLEAN_PASTE);
    *event = (struct wb_event){.kind = WB_EVENT_PASTE, .dropped = dropped};
    event->text = (struct wb_span){wb_str_text(&decoder->text), decoder->text.len};
}

/* Where a run of text may be cut without tearing a character. */
static size_t whole_characters(const char *bytes, size_t len)
{
    size_t back = 0;

    while (back < 3 && back < len && ((unsigned char)bytes[len - 1 - back] & 0xC0) == 0x80)
        back++;
    if (back < len) {
        unsigned char lead = (unsigned char)bytes[len - 1 - back];
        size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
        if (wanted > back + 1)
            return len - 1 - back;
    }
    return len;
}

/* Inside a bracketed paste. The last end marker that waits ends it, unless another paste begins before: an end marker
 * in the pasted text itself must not turn the rest into keys. */
static int next_in_paste(struct wb_decoder *decoder, bool settled, struct wb_event *event)
{
    const char *bytes = decoder->waiting.data + decoder->at, *end = decoder->waiting.data + decoder->waiting.len;
    const char *last = find(decoder->waiting.data + decoder->searched, end, paste_end);

    if (!last) {
        size_t len = (size_t)(end - bytes);
        decoder->searched = decoder->waiting.len - (len < MARKER - 1 ? len : MARKER - 1);
        if (!settled && len < PASTE_PIECE)
            return PASTE_WAIT;
        decoder->pasting = !settled;
        if (!settled)
            len = whole_characters(bytes, len - MARKER);
        give_paste(decoder, bytes, len, event);
        take(decoder, len);
        decoder->searched = decoder->at;
        return 0;
    }
    decoder->searched = (size_t)(last - decoder->waiting.data);
    if (last + MARKER < end && !settled)
        return AFTER_PASTE_WAIT;
    const char *again = find(last + MARKER, end, paste_start);
    for (const char *next; (next = find(last + MARKER, again ? again : end, paste_end));)
        last = next;
    decoder->pasting = false;
    give_paste(decoder, bytes, (size_t)(last - bytes), event);
    take(decoder, (size_t)(last - bytes) + MARKER);
    return 0;
}

static bool is_newline(char c)
{
    return c == '\r' || c == '\n';
}

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && c != 0x7F;
}

/* The bytes at the start that are text and newlines, and what they look like. */
struct run {
    size_t len;      /* up to the last text */
    size_t longest;  /* line */
    bool lines;      /* a newline stands inside */
    bool ends_line;  /* newlines follow it, and then nothing or a command */
    size_t with_end; /* length with those newlines */
};

static struct run measure_run(const char *bytes, size_t len)
{
    struct run run = {0};
    size_t line = 0, at = 0;

    for (; at < len && (is_plain(bytes[at]) || is_newline(bytes[at])); at++) {
        if (is_newline(bytes[at])) {
            line = 0;
            continue;
        }
        run.lines |= run.len && at > run.len;
        run.len = at + 1;
        if (++line > run.longest)
            run.longest = line;
    }
    run.ends_line = at > run.len;
    run.with_end = at;
    return run;
}

/* Whether most of it is text, sequences not counted. */
static bool mostly_text(const char *bytes, size_t len)
{
    size_t text = 0;

    for (size_t at = 0; at < len; at++) {
        if (bytes[at] == '\033') {
            while (at + 1 < len && !(bytes[at] >= 0x40 && bytes[at] < 0x7F && bytes[at] != '['))
                at++;
        } else {
            text += is_plain(bytes[at]) || is_newline(bytes[at]);
        }
    }
    return text > len / 2;
}

/* All that waits came at once: text up to its last character, keys only after that. */
static size_t flood_len(const char *bytes, size_t len)
{
    const char *start = find(bytes, bytes + len, paste_start);
    size_t end = start ? (size_t)(start - bytes) : len;

    while (end && !is_plain(bytes[end - 1]) && !is_newline(bytes[end - 1]))
        end--;
    size_t text = end;
    while (text && is_newline(bytes[text - 1]))
        text--;
    /* One line and its Enter: as if typed. */
    bool lines = memchr(bytes, '\r', text) || memchr(bytes, '\n', text);
    return whole_characters(bytes, lines || !text ? end : text);
}

static int next_of_text(struct wb_decoder *decoder, bool settled, struct wb_event *event, size_t *len)
{
    const char *bytes = decoder->waiting.data + decoder->at;
    size_t waiting = decoder->waiting.len - decoder->at;

    *len = 0;
    if (!decoder->flooding && waiting >= FLOOD && mostly_text(bytes, waiting))
        decoder->flooding = true;
    if (decoder->flooding) {
        if (!settled && waiting < PASTE_PIECE)
            return FLOOD_WAIT;
        decoder->flooding = false;
        *len = flood_len(bytes, waiting);
    } else if (waiting >= LINES_RUN) {
        struct run run = measure_run(bytes, waiting);
        if (run.lines && run.len >= LINES_RUN && run.longest >= LINE_IN_RUN)
            *len = whole_characters(bytes, run.with_end);
        else if (run.len >= TEXT_RUN && !run.lines)
            *len = whole_characters(bytes, run.len);
    }
    if (*len)
        give_paste(decoder, bytes, *len, event);
    return 0;
}

/* A paste with CR LF may stall between the two, and a newline was given for the first. A CR that came alone is Enter,
 * and an LF after it Ctrl-J. */
static void drop_rest_of_newline(struct wb_decoder *decoder)
{
    if (decoder->after_return && decoder->waiting.data[decoder->at] == '\n')
        take(decoder, 1);
}

int wb_decoder_next(struct wb_decoder *decoder, bool settled, struct wb_event *event)
{
    if (wb_decoder_waits(decoder))
        drop_rest_of_newline(decoder);
    while (wb_decoder_waits(decoder)) {
        const char *bytes = decoder->waiting.data + decoder->at;
        bool nothing;
        size_t took;

        if (decoder->pasting)
            return next_in_paste(decoder, settled, event);
        if (is_plain(*bytes) || is_newline(*bytes)) {
            int wait = next_of_text(decoder, settled, event, &took);
            if (wait)
                return wait;
            if (took) {
                take(decoder, took);
                return 0;
            }
        }
        took = wb_decode_one(decoder, bytes, decoder->waiting.len - decoder->at, settled, event, &nothing);
        if (!took)
            return (unsigned char)*bytes < 0x80 ? ESCAPE_WAIT : CHARACTER_WAIT;
        take(decoder, took);
        if (nothing)
            continue;
        if (event->kind == WB_EVENT_KEY && event->key == WB_KEY_PASTE_START) {
            decoder->pasting = true;
            decoder->searched = decoder->at;
            continue;
        }
        return 0;
    }
    if (decoder->pasting && !settled)
        return PASTE_WAIT;
    decoder->pasting = false;
    return -1;
}

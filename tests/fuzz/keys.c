/* Any bytes from a terminal, torn in pieces anywhere: every byte is used up, and what comes out is a key, a click or clean text. */
#include "fuzz.h"

#include "../../app/term/decode.h"

static void check_event(const struct wb_event *event)
{
    char name[32];
    switch (event->kind) {
    case WB_EVENT_KEY:
        HOLDS((event->key & 0x1FFFFF) < WB_KEY_NONE);
        HOLDS(!(event->key >= 0xD800 && event->key <= 0xDFFF));
        HOLDS(strlen(wb_key_name(event->key, name)) < sizeof name);
        HOLDS(!wb_key_is_text(event->key) || event->key >= 0xA0 || (event->key >= 0x20 && event->key < 0x7F));
        break;
    case WB_EVENT_PASTE:
        HOLDS(wb_utf8_valid(event->text.data, event->text.len, NULL));
        for (size_t i = 0; i < event->text.len; i++)
            HOLDS((unsigned char)event->text.data[i] >= 0x20 || event->text.data[i] == '\n' ||
                  event->text.data[i] == '\t');
        break;
    case WB_EVENT_CLICK:
        HOLDS(event->row >= 0 && event->col >= 0);
        break;
    case WB_EVENT_WHEEL:
        HOLDS(event->wheel == 1 || event->wheel == -1);
        break;
    case WB_EVENT_TICK:
        break;
    default:
        HOLDS(!"an event that no byte makes");
    }
}

static void take(struct wb_decoder *decoder, bool settled, size_t most)
{
    struct wb_event event;
    size_t events = 0;
    while (wb_decoder_next(decoder, settled, &event) == 0) {
        check_event(&event);
        HOLDS(++events <= most);
    }
}

/* The first byte says how large the pieces are, the second after how many of them nothing more comes for a while. */
void fuzz(struct wb_span input)
{
    size_t size = 1 + fuzz_choice(&input), pause = 1 + fuzz_choice(&input) % 8, pieces = 0;
    struct wb_decoder decoder;
    wb_decoder_init(&decoder);
    decoder.erase_is_h = pause == 1;
    wb_decoder_learn(&decoder, "\033OA", WB_KEY_UP);
    wb_decoder_learn(&decoder, "\033[Q~x", WB_KEY_F12);
    for (size_t at = 0; at < input.len; at += size) {
        wb_decoder_feed(&decoder, input.data + at, input.len - at < size ? input.len - at : size);
        take(&decoder, ++pieces % pause == 0, input.len + 1);
    }
    take(&decoder, true, input.len + 1);
    HOLDS(!wb_decoder_waits(&decoder));
    wb_decoder_fini(&decoder);
}

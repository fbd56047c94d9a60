/* note: text to read. It has no value. */
#include "types.h"

bool wb_note_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why)
{
    return wb_fail(why, WB_INVALID, "A note asks nothing.");
}

bool wb_note_empty(const json_t *value)
{
    return true;
}

void wb_note_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out)
{
}

/* Any JSON as one's own export from another machine. Its digest is made to fit, or else nothing behind that check would be seen;
 * what was taken in is then exported in every format. */
#include "fuzz.h"
#include "taken.h"

void fuzz(struct wb_span input)
{
    struct wb_error err = {0};
    json_t *json = wb_json_read(input.data, input.len, 1 << 20, &err);
    HOLDS(json || fuzz_printable(wb_span(err.text), ""));
    if (json_is_object(json)) {
        wb_json_set_text(json, "format", "careers-workbook/response");
        fuzz_sign(json);
        fuzz_take_in(json);
    }
    json_decref(json);
}

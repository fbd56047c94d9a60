/* Any JSON as a coach's comments, addressed to the person whose data file it meets. */
#include "fuzz.h"
#include "taken.h"

void fuzz(struct wb_span input)
{
    struct wb_error err = {0};
    json_t *json = wb_json_read(input.data, input.len, 1 << 20, &err);
    HOLDS(json || fuzz_printable(wb_span(err.text), ""));
    if (json_is_object(json)) {
        wb_json_set_text(json, "format", "careers-workbook/comments");
        wb_json_set_text(json, "to", wb_store_person(wb_session_store(fuzz_session())));
        fuzz_take_in(json);
    }
    json_decref(json);
}

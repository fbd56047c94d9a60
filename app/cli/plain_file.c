#include "plain_file.h"

#include "say.h"

#include "base/file.h"

#include <unistd.h>

json_t *wb_plain_file(const char *path, struct wb_error *err)
{
    struct wb_str text = {0}, said = {0};
    struct wb_faults faults;
    json_t *file = NULL;
    wb_faults_init(&faults);
    if (wb_file_read(path, WB_PLAIN_BYTES, &text, err)) {
        file = wb_load_plain(path, wb_str_text(&text), text.len, &faults);
        if (!file) {
            wb_faults_write(&said, &faults, isatty(STDERR_FILENO));
            wb_say("%s", wb_str_text(&said));
            wb_fail(err, WB_INVALID, "%s cannot be read as it is. Nothing was written.", path);
        }
    }
    wb_faults_fini(&faults);
    wb_str_fini(&said);
    wb_str_fini(&text);
    return file;
}

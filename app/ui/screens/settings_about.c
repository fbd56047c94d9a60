#include "settings_about.h"

static int directory_len(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (int)(slash - path) : 0;
}

void wb_settings_about(struct wb_session *session, struct wb_str out[static WB_SETTINGS_ABOUT])
{
    const char *path = wb_store_path(wb_session_store(session));
    wb_str_addf(&out[0], "Your answers live in %s, on this computer alone.", path);
    wb_str_addf(&out[1], "Copies of the last seven days of work are kept in %.*s/backups.", directory_len(path), path);
    wb_str_addf(&out[2], "workbook %s", WB_VERSION);
}

#include "settings_about.h"

const char *const wb_settings_about_labels[WB_SETTINGS_ABOUT] = {"Language", "Answers live in", "Daily copies in",
                                                                 "Version"};

static int directory_len(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (int)(slash - path) : 0;
}

void wb_settings_about(struct wb_session *session, struct wb_str out[static WB_SETTINGS_ABOUT])
{
    const char *path = wb_store_path(wb_session_store(session));
    wb_str_add(&out[0], "British English, as in the workbooks");
    wb_str_add(&out[1], path);
    wb_str_addf(&out[2], "%.*s/backups", directory_len(path), path);
    wb_str_add(&out[3], WB_VERSION);
}

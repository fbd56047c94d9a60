/* A small YAML file that a person keeps beside the program: read, and its faults said. It does not know what it means. */
#ifndef WB_CLI_PLAIN_FILE_H
#define WB_CLI_PLAIN_FILE_H

#include "load/plain.h"

/* The file's keys and values; owned by the caller. NULL and `err` where it cannot be read, or has faults (WB_INVALID),
 * which are said first, each on its line. */
json_t *wb_plain_file(const char *path, struct wb_error *err);

#endif

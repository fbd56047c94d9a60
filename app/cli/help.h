/* Help on standard output: of everything, of a command, of a topic. All of it comes from the tables. */
#ifndef WB_CLI_HELP_H
#define WB_CLI_HELP_H

#include "command.h"

bool wb_help_all(struct wb_error *err);
bool wb_help_command(const struct wb_cli_command *command, struct wb_error *err);
bool wb_help_version(struct wb_error *err);

#endif

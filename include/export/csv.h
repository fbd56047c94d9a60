/* One row of a CSV file (RFC 4180) that no spreadsheet takes for formulas. It does not know what the row is about. */
#ifndef WB_EXPORT_CSV_H
#define WB_EXPORT_CSV_H

#include "base/str.h"

struct wb_csv_cell {
    const char *text; /* NULL is empty */
    bool number;      /* of a numeric type: it stays a number */
};
void wb_csv_row(struct wb_str *out, const struct wb_csv_cell *cells, size_t count);

#endif

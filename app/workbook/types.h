/* The functions that the table of types is made of, one block for each file type_*.c; and what these files share.
 * Private to the room. */
#ifndef WB_WORKBOOK_TYPES_H
#define WB_WORKBOOK_TYPES_H

#include "workbook/type.h"

/* type_text.c: text, line, letter */
bool wb_text_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_text_advise(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_text_empty(const json_t *value);
void wb_text_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);
bool wb_text_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                   struct wb_error *why);

/* type_number.c: integer, decimal */
bool wb_number_check(const struct wb_field *field, struct wb_error *err);
bool wb_integer_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_decimal_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_number_empty(const json_t *value);
void wb_number_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);
bool wb_integer_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                      struct wb_error *why);
bool wb_decimal_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                      struct wb_error *why);
json_t *wb_number_json(double number); /* an integer where it is one */

/* type_range.c */
bool wb_range_check(const struct wb_field *field, struct wb_error *err);
bool wb_range_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_range_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                    struct wb_error *why);
bool wb_on_range(const struct wb_range *range, double number, struct wb_error *why);

/* type_date.c */
bool wb_date_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
void wb_date_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);
bool wb_date_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                   struct wb_error *why);

/* type_select.c: select_one, select_multiple */
bool wb_select_check(const struct wb_field *field, struct wb_error *err);
bool wb_select_one_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_select_one_empty(const json_t *value);
void wb_select_one_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);
bool wb_select_one_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                         struct wb_error *why);
bool wb_select_multiple_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_select_multiple_advise(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
void wb_select_multiple_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);
bool wb_select_multiple_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                              struct wb_error *why);
/* The choice that is meant by a number, an id or a label. NULL with a sentence. */
const struct wb_asked_choice *wb_choice_typed(const struct wb_asked *asked, const char *typed, struct wb_error *why);
/* Several of them, with spaces or commas between; the last may be "other: ..." where the field takes it. */
bool wb_choices_typed(const struct wb_asked *asked, const char *typed, bool or_other, json_t **value,
                      struct wb_error *why);
/* Ids known, none twice, own words only where `or_other`. */
bool wb_choices_fit(const struct wb_asked *asked, const json_t *value, bool or_other, struct wb_error *why);
bool wb_choice_known(const struct wb_asked *asked, const char *id);

/* type_rank.c */
bool wb_rank_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_rank_advise(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
void wb_rank_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);
bool wb_rank_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                   struct wb_error *why);

/* type_ratings.c */
bool wb_ratings_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_ratings_empty(const json_t *value);
void wb_ratings_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);

/* type_table.c */
bool wb_table_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_table_advise(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_list_empty(const json_t *value); /* of every type whose value is a list */
void wb_table_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);
/* The cells of one row that say anything, "Label: text; Label: text". */
void wb_row_cells_text(const struct wb_asked *columns, size_t count, const json_t *row, struct wb_str *out);
bool wb_rows_have_ids(const json_t *value, const char *id, struct wb_error *why);
bool wb_cells_fit(const struct wb_asked *columns, size_t count, const json_t *row, struct wb_error *why);

/* type_check.c */
bool wb_check_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_check_empty(const json_t *value);
void wb_check_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);
bool wb_check_parse(const struct wb_asked *asked, const char *typed, struct wb_day today, json_t **value,
                    struct wb_error *why);

/* type_commitment.c */
bool wb_commitment_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_commitment_advise(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
void wb_commitment_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);

/* type_review.c */
bool wb_review_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
void wb_review_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);

/* type_note.c */
bool wb_note_fits(const struct wb_asked *asked, const json_t *value, struct wb_error *why);
bool wb_note_empty(const json_t *value);
void wb_note_to_text(const struct wb_asked *asked, const json_t *value, struct wb_str *out);

#endif

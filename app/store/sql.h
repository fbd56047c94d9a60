/* Every statement of the store, by name; prepared when first used. All values are bound, none is ever written into the
 * text. */
#ifndef WB_APP_STORE_SQL_H
#define WB_APP_STORE_SQL_H

/* What an answer was asked on, of its wording (JSON): type, label, scale and the author's own choices. What a wording
 * took from the answers of the person stays out, so that thousands of people share a few of these. */
#define WB_SQL_SCALE_OF(wording)                                                                                       \
    "json_object('type', " wording " -> '$.type', 'label', " wording " -> '$.label', 'range', " wording                \
    " -> '$.range', 'choices', (SELECT json_group_array(json_object('id', value -> '$.id', 'label', value -> "         \
    "'$.label')) FROM json_each(" wording ", '$.choices') WHERE value -> '$.from' IS NULL), 'words', (SELECT "         \
    "json_group_object(key, json_object('otherwise', value -> '$.otherwise')) FROM json_each(" wording                 \
    ", '$.words')))"
/* The workbooks of a response (JSON, ?1) as `w`, each taken apart once and not again for each of its answers. */
#define WB_SQL_BOOKS                                                                                                   \
    "WITH w AS MATERIALIZED (SELECT value ->> '$.workbook' book, value -> '$.answers' answers"                         \
    " FROM json_each(?1, '$.workbooks')) "
/* Every answer of a response (JSON) that may be counted and says how it was asked. */
#define WB_SQL_COUNTABLE(body)                                                                                         \
    " json_each(" body ", '$.workbooks') w, json_each(w.value, '$.answers') a"                                         \
    " WHERE a.value ->> '$.sharing' = 'report' AND json_type(a.value, '$.wording') = 'object'"

enum wb_sql {
    WB_SQL_BEGIN,
    WB_SQL_COMMIT,
    WB_SQL_ROLLBACK,
    WB_SQL_SERIAL_UP,
    WB_SQL_REVISION_UP,
    WB_SQL_REVISION_AT_LEAST,
    WB_SQL_ADOPT,
    WB_SQL_CHECK,
    WB_SQL_SOUND,
    WB_SQL_DRAFTS,
    WB_SQL_SETTING,
    WB_SQL_SETTINGS,
    WB_SQL_SET,
    WB_SQL_UNSET,
    WB_SQL_ANSWERS,
    WB_SQL_VERSIONS,
    WB_SQL_VALUE,
    WB_SQL_WORDING,
    WB_SQL_ANSWER_ID,
    WB_SQL_ANSWER_NEW,
    WB_SQL_ANSWER_PRESENT,
    WB_SQL_ANSWER_VERSION,
    WB_SQL_ANSWER_RENAME,
    WB_SQL_ANSWER_EMPTY,
    WB_SQL_COMMENT_RENAME,
    WB_SQL_WORDING_NEW,
    WB_SQL_VERSION_NEW,
    WB_SQL_VERSION_SAME,
    WB_SQL_EDIT_NEW,
    WB_SQL_EDITS,
    WB_SQL_EDITS_BETWEEN,
    WB_SQL_EDITS_FROM,
    WB_SQL_EDITS_UP_TO,
    WB_SQL_EDITS_DROP,
    WB_SQL_EDIT_LAST,
    WB_SQL_POINT_NEW,
    WB_SQL_POINTS_FROM,
    WB_SQL_POINTS_UP_TO,
    WB_SQL_POINT_BEFORE,
    WB_SQL_POINT_TRIM,
    WB_SQL_JOURNAL,
    WB_SQL_JOURNAL_OPEN,
    WB_SQL_JOURNAL_HEAD,
    WB_SQL_JOURNAL_CLOSE,
    WB_SQL_WORKBOOK_NEWEST,
    WB_SQL_WORKBOOK_KEEP,
    WB_SQL_EXPORT_NEW,
    WB_SQL_EXPORTS,
    WB_SQL_COMMENT_PUT,
    WB_SQL_COMMENTS,
    /* The caseload's. */
    WB_SQL_SAVEPOINT,
    WB_SQL_SAVEPOINT_BACK,
    WB_SQL_SAVEPOINT_DONE,
    WB_SQL_RESPONSE_HEAD,
    WB_SQL_CLIENT_OF,
    WB_SQL_CLIENT_NEW,
    WB_SQL_CLIENT_NAME,
    WB_SQL_CLIENT_NEWEST,
    WB_SQL_RESPONSE_KNOWN,
    WB_SQL_RESPONSE_NEW,
    WB_SQL_QUESTIONS_NEW,
    WB_SQL_SCALES_NEW,
    WB_SQL_GIVEN_NEW,
    WB_SQL_CLIENTS,
    WB_SQL_RESPONSE_BODY,
    WB_SQL_READ_BODY,
    WB_SQL_READ_REVISION,
    WB_SQL_MARK_READ,
    WB_SQL_RESPONSES,
    WB_SQL_REMARK_PUT,
    WB_SQL_REMARKS,
    WB_SQL_NOTE_SET,
    WB_SQL_NOTE_UNSET,
    WB_SQL_NOTE,
    WB_SQL_CHOSEN_CLEAR,
    WB_SQL_CHOSEN_FILL,
    WB_SQL_CHOSEN_COUNT,
    WB_SQL_CHOSEN,
    WB_SQL_COUNTED,
    WB_SQL_QUOTED,
    WB_SQL_SCALE,
    WB_SQL_REPORT_NEW,
    WB_SQL_REPORTS,
    WB_SQL_ROWS_CLIENT,
    WB_SQL_ROWS_QUESTION,
    WB_SQL_ROWS_ANSWER,
    WB_SQL_COUNT
};

extern const char *const wb_sql[WB_SQL_COUNT];

#endif

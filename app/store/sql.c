#include "sql.h"

/* What a kept answer is read as: the columns that `kept` in answers.c takes, in its order. A draft is read as the
 * version that its journal begins from (b), everything else as the present one (v). */
#define KEPT                                                                                                           \
    "a.id, a.workbook, a.key, v.state, v.sharing, v.asked_sharing, v.quote, v.workbook_version, v.revision, v.at, "    \
    "v.zone"

const char *const wb_sql[WB_SQL_COUNT] = {
    [WB_SQL_BEGIN] = "BEGIN IMMEDIATE",
    [WB_SQL_COMMIT] = "COMMIT",
    [WB_SQL_ROLLBACK] = "ROLLBACK",
    [WB_SQL_SERIAL_UP] = "UPDATE file SET serial = serial + 1 RETURNING serial",
    [WB_SQL_REVISION_UP] = "UPDATE file SET revision = revision + 1 RETURNING revision",
    [WB_SQL_REVISION_AT_LEAST] = "UPDATE file SET revision = max(revision, ?1) RETURNING revision",
    [WB_SQL_CHECK] = "PRAGMA quick_check(1)",
    [WB_SQL_DRAFTS] = "SELECT 1 FROM journal WHERE open LIMIT 1",

    [WB_SQL_SETTING] = "SELECT value FROM setting WHERE name = ?1",
    [WB_SQL_SETTINGS] = "SELECT name, value FROM setting",
    [WB_SQL_SET] = "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
    [WB_SQL_UNSET] = "DELETE FROM setting WHERE name = ?1",

    [WB_SQL_ANSWERS] = "SELECT " KEPT ", v.bytes, CASE WHEN v.bytes <= ?1 THEN v.value END, j.open, b.state, b.sharing,"
                       " b.asked_sharing, b.quote, b.workbook_version, b.bytes,"
                       " CASE WHEN b.bytes <= ?1 THEN b.value END"
                       " FROM answer a LEFT JOIN journal j ON j.answer = a.id LEFT JOIN version v ON v.id = a.version"
                       " LEFT JOIN version b ON b.id = iif(j.open, j.version, NULL)"
                       " WHERE a.version IS NOT NULL OR j.answer IS NOT NULL ORDER BY a.id",
    [WB_SQL_VERSIONS] = "SELECT " KEPT ", v.bytes, v.value, w.text FROM answer a JOIN version v ON v.answer = a.id"
                        " LEFT JOIN wording w ON w.id = v.wording WHERE a.workbook = ?1 AND a.key = ?2"
                        " ORDER BY v.revision DESC, v.id DESC",
    [WB_SQL_VALUE] = "SELECT v.value FROM answer a LEFT JOIN journal j ON j.answer = a.id"
                     " JOIN version v ON v.id = iif(j.open, j.version, a.version) WHERE a.id = ?1",
    [WB_SQL_WORDING] = "SELECT w.text FROM answer a JOIN version v ON v.id = a.version"
                       " JOIN wording w ON w.id = v.wording WHERE a.id = ?1",
    [WB_SQL_ANSWER_ID] = "SELECT id FROM answer WHERE workbook = ?1 AND key = ?2",
    [WB_SQL_ANSWER_NEW] = "INSERT INTO answer (workbook, key) VALUES (?1, ?2)",
    [WB_SQL_ANSWER_PRESENT] = "SELECT v.id, v.revision, v.state, v.sharing, v.quote, v.value, v.wording, w.text"
                              " FROM answer a JOIN version v ON v.id = a.version"
                              " LEFT JOIN wording w ON w.id = v.wording WHERE a.id = ?1",
    [WB_SQL_ANSWER_VERSION] = "UPDATE answer SET version = ?2 WHERE id = ?1",
    [WB_SQL_ANSWER_RENAME] = "UPDATE OR IGNORE answer SET key = ?3 WHERE workbook = ?1 AND key = ?2",
    [WB_SQL_ANSWER_EMPTY] = "DELETE FROM answer WHERE workbook = ?1 AND key = ?2 AND version IS NULL"
                            " AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.answer = answer.id)",
    [WB_SQL_COMMENT_RENAME] = "UPDATE comment SET key = ?3 WHERE workbook = ?1 AND key = ?2",

    [WB_SQL_WORDING_NEW] = "INSERT INTO wording (text) VALUES (?1)",
    [WB_SQL_VERSION_NEW] = "INSERT INTO version (answer, revision, state, sharing, asked_sharing, quote,"
                           " workbook_version, at, zone, wording, bytes, value)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    [WB_SQL_VERSION_SAME] = "SELECT 1 FROM version WHERE answer = ?1 AND revision = ?2 AND state = ?3 AND value IS ?4",

    [WB_SQL_EDIT_NEW] = "INSERT INTO edit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [WB_SQL_EDITS] = "SELECT seq, kind, step, path, at, removed, inserted FROM edit WHERE answer = ?1 ORDER BY seq",
    [WB_SQL_EDITS_BETWEEN] = "SELECT seq, kind, step, path, at, removed, inserted FROM edit"
                             " WHERE answer = ?1 AND seq > ?2 AND seq <= ?3 ORDER BY seq",
    [WB_SQL_EDITS_FROM] = "DELETE FROM edit WHERE answer = ?1 AND seq >= ?2",
    [WB_SQL_EDITS_UP_TO] = "DELETE FROM edit WHERE answer = ?1 AND seq <= ?2",
    [WB_SQL_EDITS_DROP] = "DELETE FROM edit WHERE answer = ?1 AND seq > ?2 AND seq <= ?3",
    [WB_SQL_EDIT_LAST] = "SELECT max(seq) FROM edit WHERE answer = ?1",
    [WB_SQL_POINT_NEW] = "INSERT INTO point VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET version = ?3",
    [WB_SQL_POINTS_FROM] = "DELETE FROM point WHERE answer = ?1 AND seq >= ?2",
    [WB_SQL_POINTS_UP_TO] = "DELETE FROM point WHERE answer = ?1 AND seq < ?2",
    [WB_SQL_POINT_BEFORE] = "SELECT seq, version FROM point WHERE answer = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT 1",
    [WB_SQL_POINT_TRIM] = "SELECT seq FROM point WHERE answer = ?1 ORDER BY seq DESC LIMIT 1 OFFSET ?2",
    [WB_SQL_JOURNAL] = "SELECT open, head, base, version FROM journal WHERE answer = ?1",
    [WB_SQL_JOURNAL_OPEN] = "INSERT INTO journal VALUES (?1, 1, NULL, ?2, ?3)"
                            " ON CONFLICT DO UPDATE SET open = 1, head = NULL, base = ?2, version = ?3",
    [WB_SQL_JOURNAL_HEAD] = "UPDATE journal SET open = 1, head = ?2 WHERE answer = ?1",
    [WB_SQL_JOURNAL_CLOSE] = "INSERT INTO journal VALUES (?1, 0, ?2, ?3, ?4)"
                             " ON CONFLICT DO UPDATE SET open = 0, head = ?2, base = ?3, version = ?4",

    [WB_SQL_WORKBOOK_NEWEST] = "SELECT version, source FROM workbook WHERE id = ?1 ORDER BY n DESC LIMIT 1",
    [WB_SQL_WORKBOOK_KEEP] = "INSERT INTO workbook (id, version, source) VALUES (?1, ?2, ?3)",
    [WB_SQL_EXPORT_NEW] = "INSERT INTO export (revision, at, zone, workbooks, format, file, shared)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [WB_SQL_EXPORTS] = "SELECT revision, at, zone, workbooks, format, file, shared FROM export ORDER BY n DESC",
    [WB_SQL_COMMENT_PUT] = "INSERT INTO comment (id, workbook, key, sender, text, reply, status, at, zone, seen)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO UPDATE SET"
                           " workbook = ?2, key = ?3, sender = ?4, text = ?5, reply = ?6, status = ?7, at = ?8,"
                           " zone = ?9, seen = ?10",
    [WB_SQL_COMMENTS] = "SELECT id, workbook, key, sender, text, reply, status, at, zone, seen FROM comment ORDER BY n",
};

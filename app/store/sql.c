#include "sql.h"

/* What a kept answer is read as: the columns that `kept` in answers.c takes, in its order. A draft is read as the
 * version that its journal begins from (b), everything else as the present one (v). */
#define KEPT                                                                                                           \
    "a.id, a.workbook, a.key, v.state, v.sharing, v.asked_sharing, v.quote, v.workbook_version, v.revision, v.at, "    \
    "v.zone"

/* What a comment is read as: the columns that `each_comment` in records.c takes, in its order. */
#define COMMENT "id, workbook, key, sender, text, reply, status, at, zone, seen, revision"

/* Where a response stands among those of its client: by revision; exports of one revision by when they were made. */
#define MOMENT(at) "coalesce(unixepoch(" at "), 0)"
#define PLACE(r) "(" r ".revision, " MOMENT(r ".at") ", " r ".id)"

/* A response with what came before it laid under, where it is a part. */
#define PICTURE "coalesce((SELECT p.body FROM picture p WHERE p.response = r.id), r.body)"

/* The row of an edit of the answer ?1, and the last that the answer may have (schema.c). */
#define EDIT(seq) "(?1 << 32 | " seq ")"
#define EDIT_MOST EDIT("0xFFFFFFFF")

const char *const wb_sql[WB_SQL_COUNT] = {
    [WB_SQL_BEGIN] = "BEGIN IMMEDIATE",
    [WB_SQL_COMMIT] = "COMMIT",
    [WB_SQL_ROLLBACK] = "ROLLBACK",
    [WB_SQL_SERIAL_UP] = "UPDATE file SET serial = serial + 1 RETURNING serial",
    [WB_SQL_REVISION_UP] = "UPDATE file SET revision = revision + 1 RETURNING revision",
    [WB_SQL_REVISION_AT_LEAST] = "UPDATE file SET revision = max(revision, ?1) RETURNING revision",
    [WB_SQL_ADOPT] = "UPDATE file SET person = ?1",
    [WB_SQL_CHECK] = "PRAGMA quick_check(1)",
    [WB_SQL_SOUND] = "SELECT v.answer = a.id AND v.state BETWEEN 0 AND ?1 AND v.sharing BETWEEN -1 AND ?2"
                     " AND v.asked_sharing BETWEEN -1 AND ?2, v.value"
                     " FROM (SELECT id, version FROM answer WHERE version IS NOT NULL"
                     " UNION SELECT answer, version FROM journal WHERE open AND version IS NOT NULL) a"
                     " LEFT JOIN version v ON v.id = a.version",
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
    [WB_SQL_WORDINGS] = "SELECT a.id, w.text FROM answer a JOIN version v ON v.id = a.version"
                        " JOIN wording w ON w.id = v.wording ORDER BY a.id",
    [WB_SQL_ANSWER_ID] = "SELECT id FROM answer WHERE workbook = ?1 AND key = ?2",
    [WB_SQL_ANSWER_NEW] = "INSERT INTO answer (workbook, key) VALUES (?1, ?2)",
    [WB_SQL_ANSWER_PRESENT] = "SELECT v.id, v.revision, v.state, v.sharing, v.quote, v.value, v.wording, w.text"
                              " FROM answer a JOIN version v ON v.id = a.version"
                              " LEFT JOIN wording w ON w.id = v.wording WHERE a.id = ?1",
    [WB_SQL_ANSWER_VERSION] = "UPDATE answer SET version = ?2 WHERE id = ?1",
    [WB_SQL_ANSWER_RENAME] = "UPDATE OR IGNORE answer SET key = ?3 WHERE workbook = ?1 AND key = ?2",
    [WB_SQL_ANSWER_EMPTY] = "DELETE FROM answer WHERE workbook = ?1 AND key = ?2 AND version IS NULL"
                            " AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.answer = answer.id)",
    [WB_SQL_RENAMED_NOTE] = "INSERT OR IGNORE INTO renamed VALUES (?1, ?2, ?3)",
    [WB_SQL_COMMENT_RENAME] = "UPDATE comment SET key = ?3 WHERE workbook = ?1 AND key = ?2",

    [WB_SQL_WORDING_NEW] = "INSERT INTO wording (text) VALUES (?1)",
    [WB_SQL_VERSION_NEW] = "INSERT INTO version (answer, revision, state, sharing, asked_sharing, quote,"
                           " workbook_version, at, zone, wording, bytes, value)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    [WB_SQL_VERSION_SAME] = "SELECT 1 FROM version WHERE answer = ?1 AND revision = ?2 AND state = ?3 AND value IS ?4",

    [WB_SQL_EDIT_NEW] = "INSERT INTO edit VALUES (" EDIT("?2") ", ?3, ?4, ?5, ?6, ?7, ?8)",
    [WB_SQL_EDITS] = "SELECT seq, kind, step, path, at, removed, inserted FROM edit"
                     " WHERE id BETWEEN " EDIT("0") " AND " EDIT_MOST " ORDER BY id",
    [WB_SQL_EDITS_BETWEEN] = "SELECT seq, kind, step, path, at, removed, inserted FROM edit"
                             " WHERE id > " EDIT("?2") " AND id <= " EDIT("?3") " ORDER BY id",
    [WB_SQL_EDITS_FROM] = "DELETE FROM edit WHERE id BETWEEN " EDIT("?2") " AND " EDIT_MOST,
    [WB_SQL_EDITS_UP_TO] = "DELETE FROM edit WHERE id BETWEEN " EDIT("0") " AND " EDIT("?2"),
    [WB_SQL_EDITS_DROP] = "DELETE FROM edit WHERE id > " EDIT("?2") " AND id <= " EDIT("?3"),
    [WB_SQL_EDIT_LAST] = "SELECT max(id) & 0xFFFFFFFF FROM edit WHERE id BETWEEN " EDIT("0") " AND " EDIT_MOST,
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
    [WB_SQL_EXPORT_LAST] = "SELECT revision, at, zone FROM export ORDER BY n DESC LIMIT 1",
    [WB_SQL_EXPORT_NOTE] = "INSERT INTO export (revision, at, zone) VALUES (?1, ?2, ?3)",
    [WB_SQL_SHARED] = "SELECT workbook, key, revision FROM shared ORDER BY workbook, key",
    [WB_SQL_SHARED_NOTE] = "INSERT INTO shared VALUES (?1, ?2, ?3)"
                           " ON CONFLICT (workbook, key) DO UPDATE SET revision = ?3 WHERE revision < ?3",
    [WB_SQL_SHARED_RENAME] = "UPDATE OR IGNORE shared SET key = ?3 WHERE workbook = ?1 AND key = ?2",
    [WB_SQL_COMMENT_PUT] = "INSERT INTO comment (id, workbook, key, sender, text, reply, status, at, zone, seen,"
                           " revision) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET"
                           " workbook = ?2, key = ?3, sender = ?4, text = ?5, reply = ?6, status = ?7, at = ?8,"
                           " zone = ?9, seen = ?10, revision = max(revision, ?11)",
    [WB_SQL_COMMENTS] = "SELECT " COMMENT " FROM comment ORDER BY n",
    [WB_SQL_COMMENT] = "SELECT " COMMENT " FROM comment WHERE id = ?1",

    [WB_SQL_SAVEPOINT] = "SAVEPOINT one",
    [WB_SQL_SAVEPOINT_BACK] = "ROLLBACK TO one",
    [WB_SQL_SAVEPOINT_DONE] = "RELEASE one",
    [WB_SQL_CLIENT_OF] = "SELECT c.id, c.newest, c.answers, r.revision FROM client c"
                         " LEFT JOIN response r ON r.id = c.newest WHERE c.person = ?1",
    [WB_SQL_CLIENT_ROW] = "SELECT id FROM client WHERE person = ?1",
    [WB_SQL_CLIENT_NEW] = "INSERT INTO client (person, name) VALUES (?1, ?2) RETURNING id",
    [WB_SQL_CLIENT_NAME] = "UPDATE client SET name = ?2 WHERE id = ?1 AND ?2 <> '' AND name <> ?2"
                           " RETURNING id",
    [WB_SQL_CLIENT_NEWEST] = "UPDATE client SET newest = ?2, answers = ?3 WHERE id = ?1",
    [WB_SQL_RESPONSE_KNOWN] = "SELECT 1 FROM response WHERE client = ?1 AND digest = ?2",
    [WB_SQL_RESPONSE_NEW] = "INSERT INTO response (client, digest, revision, at, asked, answered, next_session, body)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
    [WB_SQL_RESPONSE_COUNTS] = "UPDATE response SET asked = ?2, answered = ?3 WHERE id = ?1",
    [WB_SQL_RESPONSE_NEWEST] = "SELECT id FROM response WHERE client = ?1 ORDER BY revision DESC, " MOMENT(
        "at") " DESC, id DESC LIMIT 1",
    [WB_SQL_RESPONSE_BEFORE] =
        "SELECT r.id FROM response n JOIN response r ON r.client = n.client AND " PLACE("r") " < " PLACE("n")
        " WHERE n.id = ?1 ORDER BY r.revision DESC, " MOMENT("r.at") " DESC, r.id DESC LIMIT 1",
    [WB_SQL_RESPONSE_SENT] = "SELECT body FROM response WHERE id = ?1",
    [WB_SQL_PARTS_AFTER] =
        "SELECT r.id FROM response n JOIN response r ON r.client = n.client AND " PLACE("r") " > " PLACE("n")
        " WHERE n.id = ?1 AND r.id IN (SELECT response FROM picture) ORDER BY r.revision, " MOMENT("r.at") ", r.id",
    [WB_SQL_PICTURE] = "SELECT " PICTURE " FROM response r WHERE r.id = ?1",
    [WB_SQL_PICTURE_PUT] = "INSERT INTO picture VALUES (?1, ?2) ON CONFLICT DO UPDATE SET body = ?2",
    [WB_SQL_GIVEN_CLEAR] = "DELETE FROM given WHERE response = ?1",
    [WB_SQL_QUESTION_OF] = "SELECT id FROM question WHERE workbook = ?1 AND prompt = ?2",
    [WB_SQL_QUESTION_NEW] = "INSERT INTO question (workbook, prompt) VALUES (?1, ?2) RETURNING id",
    [WB_SQL_SCALE_OF] = "SELECT id FROM scale WHERE text = ?1",
    [WB_SQL_SCALE_NEW] = "INSERT INTO scale (text) VALUES (?1) RETURNING id",
    [WB_SQL_GIVEN_NEW] =
        "INSERT INTO given (response, question, state, sharing, quote, revision, at, label, value, scale)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [WB_SQL_CLIENTS] = "SELECT c.id, c.person, c.name, r.at, r.revision,"
                       " c.answers, CASE c.read WHEN c.newest THEN 0 ELSE iif(c.read IS NULL, c.answers,"
                       " (SELECT count(*) FROM given g WHERE g.response = r.id AND g.value IS NOT NULL"
                       " AND g.revision > (SELECT revision FROM response WHERE id = c.read))) END,"
                       " (SELECT count(*) FROM remark m WHERE m.client = c.id AND m.status <> 'closed'),"
                       " r.asked, r.answered, r.next_session"
                       " FROM client c JOIN response r ON r.id = c.newest ORDER BY c.name, c.person",
    [WB_SQL_CLIENT_NAMES] = "SELECT name FROM client UNION SELECT r.body ->> '$.person.name'"
                            " FROM response r JOIN client c ON c.id = r.client WHERE r.id <> c.newest",
    [WB_SQL_CLIENT_OTHERS] = "SELECT DISTINCT t.atom FROM given g, json_tree(g.value) t"
                             " WHERE instr(g.value, '\"other\":') AND t.key = 'other' AND t.type = 'text'",
    [WB_SQL_RESPONSE_BODY] = "SELECT " PICTURE " FROM client c JOIN response r ON r.id = c.newest WHERE c.id = ?1",
    [WB_SQL_READ_BODY] = "SELECT " PICTURE " FROM client c JOIN response r ON r.id = c.read WHERE c.id = ?1",
    [WB_SQL_READ_REVISION] = "SELECT r.revision FROM client c JOIN response r ON r.id = c.read WHERE c.id = ?1",
    [WB_SQL_MARK_READ] = "UPDATE client SET read = newest WHERE id = ?1",
    [WB_SQL_RESPONSES] = "SELECT at, body FROM response WHERE client = ?1 ORDER BY revision, " MOMENT("at") ", id",
    [WB_SQL_REMARK_PUT] = "INSERT INTO remark (id, client, workbook, key, text, reply, status, at, zone)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO UPDATE SET"
                          " text = ?5, reply = ?6, status = ?7",
    [WB_SQL_REMARK_STATUS] = "UPDATE remark SET status = ?3 WHERE id = ?1 AND client = ?2",
    [WB_SQL_REMARK_REPLY] = "UPDATE remark SET reply = ?3, status = 'replied' WHERE id = ?1 AND client = ?2"
                            " AND reply IS NOT ?3 RETURNING n",
    [WB_SQL_REMARKS] = "SELECT id, workbook, key, text, reply, status, at, zone FROM remark WHERE client = ?1"
                       " ORDER BY n",
    [WB_SQL_NOTE_SET] = "INSERT INTO note VALUES (?1, ?2, ?3) ON CONFLICT (client, key) DO UPDATE SET text = ?3",
    [WB_SQL_NOTE_UNSET] = "DELETE FROM note WHERE client = ?1 AND key = ?2",
    [WB_SQL_NOTE] = "SELECT text FROM note WHERE client = ?1 AND key = ?2",

    [WB_SQL_CHOSEN_CLEAR] = "DELETE FROM chosen",
    /* The newest response whose own date lies within the time. */
    [WB_SQL_CHOSEN_FILL] = "INSERT INTO chosen SELECT client, id FROM (SELECT client, id, row_number() OVER"
                           " (PARTITION BY client ORDER BY revision DESC, " MOMENT("at") " DESC, id DESC) n FROM response"
                           " WHERE substr(at, 1, 10) BETWEEN ?1 AND ?2) WHERE n = 1",
    [WB_SQL_CHOSEN_COUNT] = "SELECT count(*) FROM chosen",
    [WB_SQL_CHOSEN] = "SELECT c.id, c.person, c.name, r.at FROM chosen h JOIN client c ON c.id = h.client"
                      " JOIN response r ON r.id = h.response ORDER BY c.person",
    /* In the order of the index over questions: nothing is sorted, and the values are read once. */
    [WB_SQL_COUNTED] = "SELECT h.client, q.workbook, q.prompt, g.value, g.scale FROM question q"
                       " CROSS JOIN given g ON g.question = q.id AND (g.sharing = 'report' OR g.quote)"
                       " JOIN chosen h ON h.response = g.response"
                       " WHERE g.sharing = 'report' AND g.state = 'answered' AND g.value IS NOT NULL"
                       " ORDER BY q.workbook, q.prompt",
    [WB_SQL_QUOTED] = "SELECT h.client, q.workbook, q.prompt, g.value, g.scale FROM question q"
                      " CROSS JOIN given g ON g.question = q.id AND (g.sharing = 'report' OR g.quote)"
                      " JOIN chosen h ON h.response = g.response"
                      " WHERE g.quote AND g.state = 'answered' AND g.value IS NOT NULL"
                      " ORDER BY q.workbook, q.prompt",
    [WB_SQL_SCALE] = "SELECT text FROM scale WHERE id = ?1",
    [WB_SQL_REPORT_NEW] = "INSERT INTO report (first, last, persons, groups, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    [WB_SQL_REPORTS] = "SELECT first, last, persons, groups, body FROM report ORDER BY n",
    [WB_SQL_ROWS_CLIENT] = "SELECT json_object('table', 'client', 'client', c.id, 'at', r.at, 'revision', r.revision,"
                           " 'asked', r.asked, 'answered', r.answered) FROM client c"
                           " JOIN response r ON r.id = c.newest ORDER BY c.id",
    [WB_SQL_ROWS_QUESTION] = "SELECT json_object('table', 'question', 'question', id, 'workbook', workbook,"
                             " 'prompt', prompt) FROM question ORDER BY id",
    [WB_SQL_ROWS_ANSWER] = "SELECT json_object('table', 'answer', 'client', c.id, 'question', g.question,"
                           " 'state', g.state, 'sharing', g.sharing, 'revision', g.revision, 'at', g.at, 'value',"
                           " CASE WHEN g.sharing = 'report' THEN json(g.value) END) FROM client c"
                           " JOIN given g ON g.response = c.newest ORDER BY c.id, g.question",
};

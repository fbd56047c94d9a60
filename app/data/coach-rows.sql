-- The rows of `workbook coach export` as tables of PostgreSQL (12 or newer):
--
--     workbook coach export | psql -f coach-rows.sql DATABASE
--
-- Every load replaces the one before, as a whole or not at all, and keeps the tables, so that views on them live on.
\set ON_ERROR_STOP on
BEGIN;
CREATE SCHEMA IF NOT EXISTS careers_workbook;
SET LOCAL search_path TO careers_workbook;
SET LOCAL client_min_messages TO warning;

-- What files of clients say is taken as it is: one that says something odd must not keep out all others.
CREATE TABLE IF NOT EXISTS client (
  client bigint PRIMARY KEY,  -- a number of this caseload alone
  at timestamptz NOT NULL,    -- when the newest export was written
  revision bigint NOT NULL,
  asked bigint,
  answered bigint
);

CREATE TABLE IF NOT EXISTS question (
  question bigint PRIMARY KEY,
  workbook text NOT NULL,
  prompt text NOT NULL,       -- with its turn, where it stands in turns: gap-2.where-now-again
  UNIQUE (workbook, prompt)
);

CREATE TABLE IF NOT EXISTS answer (
  client bigint NOT NULL REFERENCES client,
  question bigint NOT NULL REFERENCES question,
  state text NOT NULL,        -- answered, skipped, not-me, talk-instead
  sharing text NOT NULL,      -- coach, report
  revision bigint NOT NULL,   -- of one client's answers the higher is the later, whatever the clock said
  at text NOT NULL,           -- an instant, such as 2026-06-15T10:00:00+01:00
  value jsonb,                -- by the type of the question; NULL: not answered, or not to be counted
  PRIMARY KEY (client, question)
);

-- One row a line. No byte of JSON is a control character, so that none is taken for a quote or a delimiter.
CREATE TEMPORARY TABLE line (content jsonb NOT NULL) ON COMMIT DROP;
\copy line FROM pstdin WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02', ENCODING 'UTF8')

TRUNCATE client, question, answer;

INSERT INTO client
SELECT row.client, row.at, row.revision, row.asked, row.answered
FROM line, jsonb_populate_record(NULL::client, content) AS row WHERE content ->> 'table' = 'client';

INSERT INTO question
SELECT row.question, row.workbook, row.prompt
FROM line, jsonb_populate_record(NULL::question, content) AS row WHERE content ->> 'table' = 'question';

INSERT INTO answer
SELECT row.client, row.question, row.state, row.sharing, row.revision, row.at, NULLIF(row.value, 'null')
FROM line, jsonb_populate_record(NULL::answer, content) AS row WHERE content ->> 'table' = 'answer';
COMMIT;

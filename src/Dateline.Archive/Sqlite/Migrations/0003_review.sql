-- What reviewers decided about rows. Entries are only ever added: each names the one before by its hash, so that a change is found.
-- hash = lower-case hexadecimal SHA-256 of previous_hash, a line feed, and json, in UTF-8.

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    report_hash TEXT NOT NULL CHECK (length(report_hash) = 64),
    json TEXT NOT NULL,
    previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX audit_report ON audit (report_hash);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit trail is only added to'); END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit trail is only added to'); END;

CREATE VIEW decisions AS
SELECT number, json_extract(json, '$.at') AS at, json_extract(json, '$.reviewer') AS reviewer, json_extract(json, '$.action') AS action,
       substr(report_hash, 1, 10) || '/' || json_extract(json, '$.row.key') AS key, json_extract(json, '$.row.words') AS words,
       json_extract(json, '$.changes') AS changes, json_extract(json, '$.note') AS note
FROM audit ORDER BY number;

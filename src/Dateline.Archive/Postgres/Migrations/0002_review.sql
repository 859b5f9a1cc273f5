-- What reviewers decided about rows. Entries are only ever added: each names the one before by its hash, so that a change is found.
-- hash = lower-case hexadecimal SHA-256 of previous_hash, a line feed, and json, in UTF-8.

CREATE TABLE audit (
    number bigint PRIMARY KEY,
    report_hash text COLLATE "C" NOT NULL CHECK (length(report_hash) = 64),
    json text COLLATE "C" NOT NULL,
    previous_hash text COLLATE "C" NOT NULL CHECK (length(previous_hash) = 64),
    hash text COLLATE "C" NOT NULL UNIQUE CHECK (length(hash) = 64)
);
CREATE INDEX audit_report ON audit (report_hash);

CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit trail is only added to'; END $$;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to();

CREATE VIEW decisions AS
SELECT number, json::json ->> 'at' AS at, json::json ->> 'reviewer' AS reviewer, json::json ->> 'action' AS action,
       substr(report_hash, 1, 10) || '/' || (json::json -> 'row' ->> 'key') AS key, json::json -> 'row' ->> 'words' AS words,
       json::json ->> 'changes' AS changes, json::json ->> 'note' AS note
FROM audit ORDER BY number;

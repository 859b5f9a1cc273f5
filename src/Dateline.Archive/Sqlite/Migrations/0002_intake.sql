-- How inputs came in, and what the intake has to remember between runs: its jobs, the files they are done with, the feeds it follows.

ALTER TABLE inputs ADD COLUMN custody TEXT;
ALTER TABLE quarantine ADD COLUMN custody TEXT;

CREATE TABLE intake_notes (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    json TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE VIEW jobs AS
SELECT key, json_extract(json, '$.state') AS state, json_extract(json, '$.what') AS what, json_extract(json, '$.started') AS started,
       json_extract(json, '$.changed') AS changed, json_extract(json, '$.inputs') AS inputs, json_extract(json, '$.refused') AS refused
FROM intake_notes WHERE kind = 'job' ORDER BY started, key;

CREATE VIEW feeds AS
SELECT key AS url, json_extract(json, '$.title') AS title, json_extract(json, '$.polled') AS polled, json_extract(json, '$.next') AS next,
       json_extract(json, '$.failures') AS failures, json_extract(json, '$.trouble') AS trouble
FROM intake_notes WHERE kind = 'feed' ORDER BY url;

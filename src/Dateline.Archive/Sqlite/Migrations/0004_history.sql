-- What earlier engines made of a report, kept when a later one took its place. All rows can be made of the chronicle again.

CREATE TABLE history (
    report_hash TEXT NOT NULL CHECK (length(report_hash) = 64),
    number INTEGER NOT NULL,
    engine_version TEXT NOT NULL,
    made_at TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    encoding TEXT NOT NULL CHECK (encoding IN ('identity', 'br')),
    json BLOB NOT NULL,
    PRIMARY KEY (report_hash, number)
) STRICT;
CREATE INDEX history_replaced ON history (replaced_at);

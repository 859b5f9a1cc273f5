-- What earlier engines made of a report, kept when a later one took its place. All rows can be made of the chronicle again.

CREATE TABLE history (
    report_hash text COLLATE "C" NOT NULL CHECK (length(report_hash) = 64),
    number bigint NOT NULL,
    engine_version text COLLATE "C" NOT NULL,
    made_at text COLLATE "C" NOT NULL,
    replaced_at text COLLATE "C" NOT NULL,
    encoding text COLLATE "C" NOT NULL CHECK (encoding IN ('identity', 'br')),
    json bytea NOT NULL,
    PRIMARY KEY (report_hash, number)
);
CREATE INDEX history_replaced ON history (replaced_at);

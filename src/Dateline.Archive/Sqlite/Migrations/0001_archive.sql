-- The archive, version 1. Kept readable for SQLite 3.37 and newer, so that the tools people have can open it:
-- no ordered aggregates, no contentless-delete indexes.

CREATE TABLE contents (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    size INTEGER NOT NULL,
    encoding TEXT NOT NULL CHECK (encoding IN ('identity', 'br')),
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE outlets (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    title TEXT,
    published TEXT,
    published_day TEXT,
    outlet_id INTEGER REFERENCES outlets (id),
    source TEXT NOT NULL,
    url TEXT,
    canonical_url TEXT,
    language TEXT,
    origin TEXT,
    origin_from TEXT,
    byline TEXT,
    dateline_place TEXT,
    dateline_date TEXT,
    dateline_agency TEXT,
    modified TEXT,
    retrieved TEXT,
    content_id INTEGER NOT NULL REFERENCES contents (id),
    engine_version TEXT NOT NULL,
    stored_at TEXT NOT NULL,
    published_order TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX reports_published ON reports (published_order);
CREATE INDEX reports_day ON reports (published_day);
CREATE INDEX reports_outlet ON reports (outlet_id);
CREATE INDEX reports_content ON reports (content_id);

CREATE TABLE chronicles (
    report_id INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    schema TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    encoding TEXT NOT NULL CHECK (encoding IN ('identity', 'br')),
    json BLOB NOT NULL
) STRICT;

CREATE TABLE inputs (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    url TEXT,
    content_type TEXT,
    retrieved TEXT,
    format TEXT NOT NULL CHECK (format IN ('bytes', 'jsonl')),
    stored_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX inputs_once ON inputs (report_id, source, ifnull(url, ''));

CREATE TABLE agencies (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    key TEXT,
    basis TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    PRIMARY KEY (report_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX agencies_name ON agencies (name);

CREATE TABLE sentences (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (report_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE times (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT,
    edtf TEXT,
    earliest TEXT,
    latest TEXT,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    UNIQUE (report_id, number)
) STRICT;

CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT,
    country TEXT,
    admin1 TEXT,
    kind TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    geoname_id INTEGER,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    UNIQUE (report_id, number)
) STRICT;
CREATE INDEX places_country ON places (country);

CREATE TABLE actors (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    name TEXT,
    text TEXT,
    kind TEXT NOT NULL,
    country TEXT,
    code TEXT,
    roles TEXT,
    office TEXT,
    UNIQUE (report_id, key)
) STRICT;
CREATE INDEX actors_code ON actors (code);

CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    key TEXT NOT NULL,
    speaker_id INTEGER REFERENCES actors (id),
    speaker_text TEXT,
    speaker_origin TEXT NOT NULL,
    speaker_naming TEXT NOT NULL CHECK (speaker_naming IN ('named', 'unnamed')),
    polarity TEXT NOT NULL CHECK (polarity IN ('positive', 'negative')),
    cue TEXT,
    content TEXT NOT NULL,
    form TEXT NOT NULL,
    kind TEXT NOT NULL,
    addressee_id INTEGER REFERENCES actors (id),
    venue TEXT,
    earliest TEXT,
    latest TEXT,
    edtf TEXT,
    part_of_day TEXT,
    date_basis TEXT,
    time_number INTEGER,
    nested_in_id INTEGER REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    evidence TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    because TEXT NOT NULL,
    confidence REAL NOT NULL,
    UNIQUE (report_id, key)
) STRICT;
CREATE INDEX statements_speaker ON statements (speaker_id);
CREATE INDEX statements_kind ON statements (kind);
CREATE INDEX statements_addressee ON statements (addressee_id) WHERE addressee_id IS NOT NULL;
CREATE INDEX statements_nested ON statements (nested_in_id) WHERE nested_in_id IS NOT NULL;

CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    key TEXT NOT NULL,
    day TEXT,
    event_type TEXT,
    mode TEXT,
    contexts TEXT,
    cameo TEXT,
    goldstein REAL,
    status TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    edtf TEXT,
    part_of_day TEXT,
    date_basis TEXT,
    time_number INTEGER,
    place_id INTEGER REFERENCES places (id),
    place_basis TEXT,
    evidence TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    because TEXT NOT NULL,
    confidence REAL NOT NULL,
    is_long INTEGER NOT NULL CHECK (is_long IN (0, 1)),
    timeline_order TEXT NOT NULL,
    UNIQUE (report_id, key)
) STRICT;
CREATE INDEX mentions_timeline ON mentions (timeline_order, latest, is_long);
-- A stretch of days is looked for among the short ones that begin near it, and among all the long ones, which are few.
CREATE INDEX mentions_long ON mentions (timeline_order, earliest, latest) WHERE is_long = 1;
CREATE INDEX mentions_type ON mentions (event_type, timeline_order);
CREATE INDEX mentions_place ON mentions (place_id);

CREATE TABLE mention_actors (
    mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('source', 'target')),
    position INTEGER NOT NULL,
    actor_id INTEGER NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    PRIMARY KEY (mention_id, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_actors_actor ON mention_actors (actor_id);

CREATE TABLE mention_places (
    mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    place_id INTEGER NOT NULL REFERENCES places (id) ON DELETE CASCADE,
    PRIMARY KEY (mention_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_places_place ON mention_places (place_id);

CREATE TABLE mention_statements (
    mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    depth INTEGER NOT NULL,
    statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    PRIMARY KEY (mention_id, depth)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_statements_statement ON mention_statements (statement_id);

CREATE TABLE figures (
    mention_id INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    low INTEGER NOT NULL,
    high INTEGER,
    scope TEXT NOT NULL CHECK (scope IN ('total', 'part')),
    text TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (mention_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE commitments (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    key TEXT NOT NULL,
    statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    promisor_id INTEGER REFERENCES actors (id),
    promisor_text TEXT,
    on_behalf_of_id INTEGER REFERENCES actors (id),
    promisee_id INTEGER REFERENCES actors (id),
    promisee_text TEXT,
    polarity TEXT NOT NULL CHECK (polarity IN ('do', 'refrain')),
    force TEXT NOT NULL,
    content TEXT NOT NULL,
    condition TEXT,
    deadline TEXT,
    deadline_earliest TEXT,
    deadline_latest TEXT,
    status TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    UNIQUE (report_id, key)
) STRICT;
CREATE INDEX commitments_statement ON commitments (statement_id);
CREATE INDEX commitments_promisor ON commitments (promisor_id);
CREATE INDEX commitments_behalf ON commitments (on_behalf_of_id) WHERE on_behalf_of_id IS NOT NULL;
CREATE INDEX commitments_promisee ON commitments (promisee_id) WHERE promisee_id IS NOT NULL;

CREATE TABLE diagnostics (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    severity TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (report_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX diagnostics_code ON diagnostics (code);

CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    url TEXT,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    hash TEXT,
    size INTEGER NOT NULL,
    content_id INTEGER REFERENCES contents (id),
    content_type TEXT,
    retrieved TEXT,
    format TEXT NOT NULL CHECK (format IN ('bytes', 'jsonl')),
    engine_version TEXT NOT NULL,
    quarantined_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX quarantine_once ON quarantine (source, ifnull(hash, ''));
CREATE INDEX quarantine_hash ON quarantine (hash);
CREATE INDEX quarantine_content ON quarantine (content_id);

-- Full text: words are found in any of their English forms, accents and case aside. The texts stay in their tables.
CREATE VIRTUAL TABLE reports_fts USING fts5 (title, text, content="reports", content_rowid="id", tokenize='porter unicode61 remove_diacritics 2');
-- A word of the title weighs as much as four of the text.
INSERT INTO reports_fts (reports_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
CREATE TRIGGER reports_fts_insert AFTER INSERT ON reports BEGIN
    INSERT INTO reports_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER reports_fts_delete AFTER DELETE ON reports BEGIN
    INSERT INTO reports_fts (reports_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER reports_fts_update AFTER UPDATE OF title, text ON reports BEGIN
    INSERT INTO reports_fts (reports_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
    INSERT INTO reports_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE VIRTUAL TABLE mentions_fts USING fts5 (evidence, content="mentions", content_rowid="id", tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER mentions_fts_insert AFTER INSERT ON mentions BEGIN
    INSERT INTO mentions_fts (rowid, evidence) VALUES (new.id, new.evidence);
END;
CREATE TRIGGER mentions_fts_delete AFTER DELETE ON mentions BEGIN
    INSERT INTO mentions_fts (mentions_fts, rowid, evidence) VALUES ('delete', old.id, old.evidence);
END;
CREATE TRIGGER mentions_fts_update AFTER UPDATE OF evidence ON mentions BEGIN
    INSERT INTO mentions_fts (mentions_fts, rowid, evidence) VALUES ('delete', old.id, old.evidence);
    INSERT INTO mentions_fts (rowid, evidence) VALUES (new.id, new.evidence);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5 (speaker_text, content, content="statements", content_rowid="id", tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, speaker_text, content) VALUES (new.id, new.speaker_text, new.content);
END;
CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, speaker_text, content) VALUES ('delete', old.id, old.speaker_text, old.content);
END;
CREATE TRIGGER statements_fts_update AFTER UPDATE OF speaker_text, content ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, speaker_text, content) VALUES ('delete', old.id, old.speaker_text, old.content);
    INSERT INTO statements_fts (rowid, speaker_text, content) VALUES (new.id, new.speaker_text, new.content);
END;

-- Names are not stemmed.
CREATE VIRTUAL TABLE actors_fts USING fts5 (name, text, office, content="actors", content_rowid="id", tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER actors_fts_insert AFTER INSERT ON actors BEGIN
    INSERT INTO actors_fts (rowid, name, text, office) VALUES (new.id, new.name, new.text, new.office);
END;
CREATE TRIGGER actors_fts_delete AFTER DELETE ON actors BEGIN
    INSERT INTO actors_fts (actors_fts, rowid, name, text, office) VALUES ('delete', old.id, old.name, old.text, old.office);
END;
CREATE TRIGGER actors_fts_update AFTER UPDATE OF name, text, office ON actors BEGIN
    INSERT INTO actors_fts (actors_fts, rowid, name, text, office) VALUES ('delete', old.id, old.name, old.text, old.office);
    INSERT INTO actors_fts (rowid, name, text, office) VALUES (new.id, new.name, new.text, new.office);
END;

CREATE VIRTUAL TABLE places_fts USING fts5 (text, name, admin1, content="places", content_rowid="id", tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER places_fts_insert AFTER INSERT ON places BEGIN
    INSERT INTO places_fts (rowid, text, name, admin1) VALUES (new.id, new.text, new.name, new.admin1);
END;
CREATE TRIGGER places_fts_delete AFTER DELETE ON places BEGIN
    INSERT INTO places_fts (places_fts, rowid, text, name, admin1) VALUES ('delete', old.id, old.text, old.name, old.admin1);
END;
CREATE TRIGGER places_fts_update AFTER UPDATE OF text, name, admin1 ON places BEGIN
    INSERT INTO places_fts (places_fts, rowid, text, name, admin1) VALUES ('delete', old.id, old.text, old.name, old.admin1);
    INSERT INTO places_fts (rowid, text, name, admin1) VALUES (new.id, new.text, new.name, new.admin1);
END;

-- The common questions.
CREATE VIEW timeline AS
SELECT substr(r.hash, 1, 10) || '/' || m.key AS key, m.day, m.edtf, m.earliest, m.latest, m.date_basis, m.event_type, m.mode, m.status,
       coalesce(p.name, p.text) AS place, p.country,
       (SELECT group_concat(name, '; ') FROM (SELECT coalesce(a.name, a.text) AS name FROM mention_actors ma JOIN actors a ON a.id = ma.actor_id
           WHERE ma.mention_id = m.id AND ma.role = 'source' ORDER BY ma.position)) AS source_actors,
       (SELECT group_concat(name, '; ') FROM (SELECT coalesce(a.name, a.text) AS name FROM mention_actors ma JOIN actors a ON a.id = ma.actor_id
           WHERE ma.mention_id = m.id AND ma.role = 'target' ORDER BY ma.position)) AS target_actors,
       (SELECT group_concat(name, '; ') FROM (SELECT coalesce(a.name, s.speaker_text, a.text, 'unknown') AS name FROM mention_statements ms
           JOIN statements s ON s.id = ms.statement_id LEFT JOIN actors a ON a.id = s.speaker_id
           WHERE ms.mention_id = m.id ORDER BY ms.depth)) AS said_by,
       m.evidence, o.name AS outlet, r.published, r.title, coalesce(r.canonical_url, r.url) AS url, m.confidence, m.because, m.report_id, m.id AS mention_id
FROM mentions m JOIN reports r ON r.id = m.report_id LEFT JOIN outlets o ON o.id = r.outlet_id LEFT JOIN places p ON p.id = m.place_id
ORDER BY m.timeline_order;

CREATE VIEW who_says AS
SELECT substr(r.hash, 1, 10) || '/' || s.key AS key, coalesce(a.name, s.speaker_text, a.text) AS speaker, a.office, s.speaker_origin, s.speaker_naming,
       s.kind, s.form, s.polarity, s.cue, s.content, coalesce(d.name, d.text) AS addressee, s.venue, s.edtf AS said_on,
       (SELECT substr(r.hash, 1, 10) || '/' || n.key FROM statements n WHERE n.id = s.nested_in_id) AS nested_in,
       s.evidence, o.name AS outlet, r.published, r.title, coalesce(r.canonical_url, r.url) AS url, s.confidence, s.because, s.report_id, s.id AS statement_id
FROM statements s JOIN reports r ON r.id = s.report_id LEFT JOIN outlets o ON o.id = r.outlet_id
LEFT JOIN actors a ON a.id = s.speaker_id LEFT JOIN actors d ON d.id = s.addressee_id
ORDER BY r.published_order, s.number;

CREATE VIEW who_promises AS
SELECT substr(r.hash, 1, 10) || '/' || c.key AS key, coalesce(a.name, c.promisor_text, a.text) AS promisor, coalesce(b.name, b.text) AS on_behalf_of,
       coalesce(e.name, c.promisee_text, e.text) AS promisee, c.polarity, c.force, c.content, c.condition, c.deadline, c.deadline_earliest, c.deadline_latest,
       c.status, o.name AS outlet, r.published, r.title, coalesce(r.canonical_url, r.url) AS url, c.report_id, c.statement_id, c.id AS commitment_id
FROM commitments c JOIN reports r ON r.id = c.report_id LEFT JOIN outlets o ON o.id = r.outlet_id
LEFT JOIN actors a ON a.id = c.promisor_id LEFT JOIN actors b ON b.id = c.on_behalf_of_id LEFT JOIN actors e ON e.id = c.promisee_id
ORDER BY r.published_order, c.number;

CREATE VIEW how_many AS
SELECT substr(r.hash, 1, 10) || '/' || m.key AS key, m.day, f.kind, f.low, f.high, f.scope, f.text AS words, m.event_type, m.status,
       coalesce(p.name, p.text) AS place, m.evidence, o.name AS outlet, r.published, r.title, m.report_id, m.id AS mention_id
FROM figures f JOIN mentions m ON m.id = f.mention_id JOIN reports r ON r.id = m.report_id
LEFT JOIN outlets o ON o.id = r.outlet_id LEFT JOIN places p ON p.id = m.place_id
ORDER BY m.day IS NULL, m.day, f.kind, m.timeline_order, f.number;

CREATE VIEW days AS
SELECT day, event_type, count(*) AS mentions, count(DISTINCT report_id) AS reports FROM mentions WHERE day IS NOT NULL GROUP BY day, event_type ORDER BY day, event_type;

CREATE VIEW sources AS
SELECT o.name AS outlet, o.key, count(*) AS reports, sum(r.origin = 'wire') AS wire, sum(r.origin = 'own') AS own,
       sum(r.origin IN ('syndicated', 'mixed')) AS syndicated_or_mixed, min(r.published_day) AS first_day, max(r.published_day) AS last_day, o.id AS outlet_id
FROM reports r JOIN outlets o ON o.id = r.outlet_id GROUP BY o.id ORDER BY reports DESC, o.name;

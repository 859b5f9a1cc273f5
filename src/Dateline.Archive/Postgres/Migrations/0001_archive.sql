-- The archive, version 1: the tables, columns and views of the SQLite archive. What is added serves the search: the words of a text as SQLite's index makes them, each
-- between two spaces, so that a phrase is a stretch of it; and the same as a tsvector, under an index.
-- Every text sorts by its code points, whatever the database was made for.

CREATE TABLE contents (
    id bigint PRIMARY KEY,
    hash text COLLATE "C" NOT NULL UNIQUE CHECK (length(hash) = 64),
    size bigint NOT NULL,
    encoding text COLLATE "C" NOT NULL CHECK (encoding IN ('identity', 'br')),
    bytes bytea NOT NULL
);

-- A B-tree holds no key of more than some 2,700 bytes: what may be longer is unique by its SHA-256.
CREATE TABLE outlets (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    key_hash text COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE reports (
    id bigint PRIMARY KEY,
    hash text COLLATE "C" NOT NULL UNIQUE CHECK (length(hash) = 64),
    title text COLLATE "C",
    published text COLLATE "C",
    published_day text COLLATE "C",
    outlet_id bigint REFERENCES outlets (id),
    source text COLLATE "C" NOT NULL,
    url text COLLATE "C",
    canonical_url text COLLATE "C",
    language text COLLATE "C",
    origin text COLLATE "C",
    origin_from text COLLATE "C",
    byline text COLLATE "C",
    dateline_place text COLLATE "C",
    dateline_date text COLLATE "C",
    dateline_agency text COLLATE "C",
    modified text COLLATE "C",
    retrieved text COLLATE "C",
    content_id bigint NOT NULL REFERENCES contents (id),
    engine_version text COLLATE "C" NOT NULL,
    stored_at text COLLATE "C" NOT NULL,
    published_order text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    title_forms text COLLATE "C" NOT NULL,
    text_forms text COLLATE "C" NOT NULL,
    word_count bigint NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(title_forms || text_forms), '  '))) STORED
);
CREATE INDEX reports_published ON reports (published_order);
CREATE INDEX reports_words ON reports USING gin (words);
CREATE INDEX reports_word_count ON reports (word_count);
CREATE INDEX reports_day ON reports (published_day);
CREATE INDEX reports_outlet ON reports (outlet_id);
CREATE INDEX reports_content ON reports (content_id);

CREATE TABLE chronicles (
    report_id bigint PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE,
    schema text COLLATE "C" NOT NULL,
    engine_version text COLLATE "C" NOT NULL,
    encoding text COLLATE "C" NOT NULL CHECK (encoding IN ('identity', 'br')),
    json bytea NOT NULL
);

CREATE TABLE inputs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Noted while the rows of the report are still gathered.
    report_id bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    source text COLLATE "C" NOT NULL,
    url text COLLATE "C",
    content_type text COLLATE "C",
    retrieved text COLLATE "C",
    format text COLLATE "C" NOT NULL CHECK (format IN ('bytes', 'jsonl')),
    stored_at text COLLATE "C" NOT NULL,
    custody text COLLATE "C",
    place_hash text COLLATE "C" NOT NULL,
    UNIQUE (report_id, place_hash)
);

CREATE TABLE agencies (
    report_id bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    key text COLLATE "C",
    basis text COLLATE "C" NOT NULL,
    "start" bigint,
    "end" bigint,
    PRIMARY KEY (report_id, number)
);
CREATE INDEX agencies_name ON agencies (left(name, 200));

CREATE TABLE sentences (
    report_id bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    "start" bigint NOT NULL,
    "end" bigint NOT NULL,
    text text COLLATE "C" NOT NULL,
    PRIMARY KEY (report_id, number)
);

CREATE TABLE times (
    id bigint PRIMARY KEY,
    report_id bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    text text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    value text COLLATE "C",
    edtf text COLLATE "C",
    earliest text COLLATE "C",
    latest text COLLATE "C",
    "start" bigint NOT NULL,
    "end" bigint NOT NULL,
    UNIQUE (report_id, number)
);

CREATE TABLE places (
    id bigint PRIMARY KEY,
    report_id bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    text text COLLATE "C" NOT NULL,
    name text COLLATE "C",
    country text COLLATE "C",
    admin1 text COLLATE "C",
    kind text COLLATE "C" NOT NULL,
    latitude double precision,
    longitude double precision,
    geoname_id bigint,
    "start" bigint NOT NULL,
    "end" bigint NOT NULL,
    forms text COLLATE "C" NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(forms), '  '))) STORED,
    UNIQUE (report_id, number)
);
CREATE INDEX places_words ON places USING gin (words);
CREATE INDEX places_country ON places (country);

CREATE TABLE actors (
    id bigint PRIMARY KEY,
    report_id bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    key text COLLATE "C" NOT NULL,
    name text COLLATE "C",
    text text COLLATE "C",
    kind text COLLATE "C" NOT NULL,
    country text COLLATE "C",
    code text COLLATE "C",
    roles text COLLATE "C",
    office text COLLATE "C",
    forms text COLLATE "C" NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(forms), '  '))) STORED,
    UNIQUE (report_id, key)
);
CREATE INDEX actors_words ON actors USING gin (words);
CREATE INDEX actors_code ON actors (code);

CREATE TABLE statements (
    id bigint PRIMARY KEY,
    report_id bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    key text COLLATE "C" NOT NULL,
    speaker_id bigint REFERENCES actors (id),
    speaker_text text COLLATE "C",
    speaker_origin text COLLATE "C" NOT NULL,
    speaker_naming text COLLATE "C" NOT NULL CHECK (speaker_naming IN ('named', 'unnamed')),
    polarity text COLLATE "C" NOT NULL CHECK (polarity IN ('positive', 'negative')),
    cue text COLLATE "C",
    content text COLLATE "C" NOT NULL,
    form text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    addressee_id bigint REFERENCES actors (id),
    venue text COLLATE "C",
    earliest text COLLATE "C",
    latest text COLLATE "C",
    edtf text COLLATE "C",
    part_of_day text COLLATE "C",
    date_basis text COLLATE "C",
    time_number bigint,
    nested_in_id bigint REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    evidence text COLLATE "C" NOT NULL,
    "start" bigint NOT NULL,
    "end" bigint NOT NULL,
    sentence bigint NOT NULL,
    because text COLLATE "C" NOT NULL,
    confidence double precision NOT NULL,
    forms text COLLATE "C" NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(forms), '  '))) STORED,
    speaker_forms text COLLATE "C" NOT NULL,
    speaker_words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(speaker_forms), '  '))) STORED,
    UNIQUE (report_id, key)
);
CREATE INDEX statements_words ON statements USING gin (words);
CREATE INDEX statements_speaker_words ON statements USING gin (speaker_words);
CREATE INDEX statements_speaker ON statements (speaker_id);
CREATE INDEX statements_kind ON statements (kind);
CREATE INDEX statements_addressee ON statements (addressee_id) WHERE addressee_id IS NOT NULL;
CREATE INDEX statements_nested ON statements (nested_in_id) WHERE nested_in_id IS NOT NULL;

CREATE TABLE mentions (
    id bigint PRIMARY KEY,
    report_id bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    key text COLLATE "C" NOT NULL,
    day text COLLATE "C",
    event_type text COLLATE "C",
    mode text COLLATE "C",
    contexts text COLLATE "C",
    cameo text COLLATE "C",
    goldstein double precision,
    status text COLLATE "C" NOT NULL,
    earliest text COLLATE "C",
    latest text COLLATE "C",
    edtf text COLLATE "C",
    part_of_day text COLLATE "C",
    date_basis text COLLATE "C",
    time_number bigint,
    place_id bigint REFERENCES places (id),
    place_basis text COLLATE "C",
    evidence text COLLATE "C" NOT NULL,
    "start" bigint NOT NULL,
    "end" bigint NOT NULL,
    sentence bigint NOT NULL,
    trigger_text text COLLATE "C" NOT NULL,
    trigger_start bigint NOT NULL,
    trigger_end bigint NOT NULL,
    because text COLLATE "C" NOT NULL,
    confidence double precision NOT NULL,
    is_long bigint NOT NULL CHECK (is_long IN (0, 1)),
    timeline_order text COLLATE "C" NOT NULL,
    forms text COLLATE "C" NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(forms), '  '))) STORED,
    UNIQUE (report_id, key)
);
CREATE INDEX mentions_words ON mentions USING gin (words);
CREATE INDEX mentions_timeline ON mentions (timeline_order, latest, is_long);
-- A stretch of days is looked for among the short ones that begin near it, and among all the long ones, which are few.
CREATE INDEX mentions_long ON mentions (timeline_order, earliest, latest) WHERE is_long = 1;
CREATE INDEX mentions_type ON mentions (event_type, timeline_order);
CREATE INDEX mentions_place ON mentions (place_id);

CREATE TABLE mention_actors (
    mention_id bigint NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    role text COLLATE "C" NOT NULL CHECK (role IN ('source', 'target')),
    position bigint NOT NULL,
    actor_id bigint NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
    PRIMARY KEY (mention_id, role, position)
);
CREATE INDEX mention_actors_actor ON mention_actors (actor_id);

CREATE TABLE mention_places (
    mention_id bigint NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    position bigint NOT NULL,
    place_id bigint NOT NULL REFERENCES places (id) ON DELETE CASCADE,
    PRIMARY KEY (mention_id, position)
);
CREATE INDEX mention_places_place ON mention_places (place_id);

CREATE TABLE mention_statements (
    mention_id bigint NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    depth bigint NOT NULL,
    statement_id bigint NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    PRIMARY KEY (mention_id, depth)
);
CREATE INDEX mention_statements_statement ON mention_statements (statement_id);

CREATE TABLE figures (
    mention_id bigint NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    low bigint NOT NULL,
    high bigint,
    scope text COLLATE "C" NOT NULL CHECK (scope IN ('total', 'part')),
    text text COLLATE "C" NOT NULL,
    "start" bigint NOT NULL,
    "end" bigint NOT NULL,
    PRIMARY KEY (mention_id, number)
);

CREATE TABLE commitments (
    id bigint PRIMARY KEY,
    report_id bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    key text COLLATE "C" NOT NULL,
    statement_id bigint NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    promisor_id bigint REFERENCES actors (id),
    promisor_text text COLLATE "C",
    on_behalf_of_id bigint REFERENCES actors (id),
    promisee_id bigint REFERENCES actors (id),
    promisee_text text COLLATE "C",
    polarity text COLLATE "C" NOT NULL CHECK (polarity IN ('do', 'refrain')),
    force text COLLATE "C" NOT NULL,
    content text COLLATE "C" NOT NULL,
    condition text COLLATE "C",
    deadline text COLLATE "C",
    deadline_earliest text COLLATE "C",
    deadline_latest text COLLATE "C",
    status text COLLATE "C" NOT NULL,
    "start" bigint NOT NULL,
    "end" bigint NOT NULL,
    UNIQUE (report_id, key)
);
CREATE INDEX commitments_statement ON commitments (statement_id);
CREATE INDEX commitments_promisor ON commitments (promisor_id);
CREATE INDEX commitments_behalf ON commitments (on_behalf_of_id) WHERE on_behalf_of_id IS NOT NULL;
CREATE INDEX commitments_promisee ON commitments (promisee_id) WHERE promisee_id IS NOT NULL;

CREATE TABLE diagnostics (
    report_id bigint NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number bigint NOT NULL,
    severity text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    message text COLLATE "C" NOT NULL,
    PRIMARY KEY (report_id, number)
);
CREATE INDEX diagnostics_code ON diagnostics (code);

CREATE TABLE quarantine (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source text COLLATE "C" NOT NULL,
    url text COLLATE "C",
    code text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    hash text COLLATE "C",
    size bigint NOT NULL,
    content_id bigint REFERENCES contents (id) DEFERRABLE INITIALLY DEFERRED,
    content_type text COLLATE "C",
    retrieved text COLLATE "C",
    format text COLLATE "C" NOT NULL CHECK (format IN ('bytes', 'jsonl')),
    engine_version text COLLATE "C" NOT NULL,
    quarantined_at text COLLATE "C" NOT NULL,
    custody text COLLATE "C",
    source_hash text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX quarantine_once ON quarantine (source_hash, coalesce(hash, ''));
CREATE INDEX quarantine_hash ON quarantine (hash);
CREATE INDEX quarantine_content ON quarantine (content_id);

CREATE TABLE intake_notes (
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    json text COLLATE "C" NOT NULL,
    changed_at text COLLATE "C" NOT NULL,
    key_hash text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, key_hash)
);
CREATE INDEX intake_notes_key ON intake_notes (kind, left(key, 200));

-- The common questions.
CREATE VIEW timeline AS
SELECT substr(r.hash, 1, 10) || '/' || m.key AS key, m.day, m.edtf, m.earliest, m.latest, m.date_basis, m.event_type, m.mode, m.status,
       coalesce(p.name, p.text) AS place, p.country,
       (SELECT string_agg(coalesce(a.name, a.text), '; ' ORDER BY ma.position) FROM mention_actors ma JOIN actors a ON a.id = ma.actor_id
           WHERE ma.mention_id = m.id AND ma.role = 'source') AS source_actors,
       (SELECT string_agg(coalesce(a.name, a.text), '; ' ORDER BY ma.position) FROM mention_actors ma JOIN actors a ON a.id = ma.actor_id
           WHERE ma.mention_id = m.id AND ma.role = 'target') AS target_actors,
       (SELECT string_agg(coalesce(a.name, s.speaker_text, a.text, 'unknown'), '; ' ORDER BY ms.depth) FROM mention_statements ms
           JOIN statements s ON s.id = ms.statement_id LEFT JOIN actors a ON a.id = s.speaker_id
           WHERE ms.mention_id = m.id) AS said_by,
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
SELECT o.name AS outlet, o.key, count(*) AS reports, count(*) FILTER (WHERE r.origin = 'wire') AS wire, count(*) FILTER (WHERE r.origin = 'own') AS own,
       count(*) FILTER (WHERE r.origin IN ('syndicated', 'mixed')) AS syndicated_or_mixed, min(r.published_day) AS first_day, max(r.published_day) AS last_day, o.id AS outlet_id
FROM reports r JOIN outlets o ON o.id = r.outlet_id GROUP BY o.id ORDER BY reports DESC, o.name;

CREATE VIEW jobs AS
SELECT key, json::json ->> 'state' AS state, json::json ->> 'what' AS what, json::json ->> 'started' AS started, json::json ->> 'changed' AS changed,
       (json::json ->> 'inputs')::bigint AS inputs, (json::json ->> 'refused')::bigint AS refused
FROM intake_notes WHERE kind = 'job' ORDER BY started, key;

CREATE VIEW feeds AS
SELECT key AS url, json::json ->> 'title' AS title, json::json ->> 'polled' AS polled, json::json ->> 'next' AS next,
       (json::json ->> 'failures')::bigint AS failures, json::json ->> 'trouble' AS trouble
FROM intake_notes WHERE kind = 'feed' ORDER BY url;

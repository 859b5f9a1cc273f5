-- What actors, places and speakers are found by, each once: a few names stand in nearly every report, and a question by name is asked of them, not of every row that bears one.
-- The full-text indexes of all actors and all places, and the indexes by code and by country, are no longer needed.

CREATE TABLE actor_names (
    id INTEGER PRIMARY KEY,
    name TEXT,
    text TEXT,
    office TEXT,
    code TEXT
) STRICT;
INSERT INTO actor_names (name, text, office, code)
SELECT min(name), min(text), min(office), min(code) FROM actors GROUP BY ifnull(name, ''), ifnull(text, ''), ifnull(office, ''), ifnull(code, '');
CREATE UNIQUE INDEX actor_names_once ON actor_names (ifnull(name, ''), ifnull(text, ''), ifnull(office, ''), ifnull(code, ''));

CREATE TABLE place_names (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    name TEXT,
    admin1 TEXT,
    country TEXT
) STRICT;
INSERT INTO place_names (text, name, admin1, country)
SELECT min(text), min(name), min(admin1), min(country) FROM places GROUP BY ifnull(text, ''), ifnull(name, ''), ifnull(admin1, ''), ifnull(country, '');
CREATE UNIQUE INDEX place_names_once ON place_names (ifnull(text, ''), ifnull(name, ''), ifnull(admin1, ''), ifnull(country, ''));

CREATE TABLE speaker_names (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;
INSERT INTO speaker_names (text) SELECT DISTINCT speaker_text FROM statements WHERE speaker_text IS NOT NULL ORDER BY 1;
CREATE UNIQUE INDEX speaker_names_once ON speaker_names (ifnull(text, ''));

DROP TRIGGER actors_fts_insert;
DROP TRIGGER actors_fts_delete;
DROP TRIGGER actors_fts_update;
DROP TABLE actors_fts;
DROP INDEX actors_code;
ALTER TABLE actors ADD COLUMN name_id INTEGER REFERENCES actor_names (id);
UPDATE actors SET name_id = (SELECT n.id FROM actor_names n WHERE ifnull(n.name, '') = ifnull(actors.name, '') AND ifnull(n.text, '') = ifnull(actors.text, '')
    AND ifnull(n.office, '') = ifnull(actors.office, '') AND ifnull(n.code, '') = ifnull(actors.code, ''));
CREATE INDEX actors_name ON actors (name_id);

DROP TRIGGER places_fts_insert;
DROP TRIGGER places_fts_delete;
DROP TRIGGER places_fts_update;
DROP TABLE places_fts;
DROP INDEX places_country;
ALTER TABLE places ADD COLUMN name_id INTEGER REFERENCES place_names (id);
UPDATE places SET name_id = (SELECT n.id FROM place_names n WHERE ifnull(n.text, '') = ifnull(places.text, '') AND ifnull(n.name, '') = ifnull(places.name, '')
    AND ifnull(n.admin1, '') = ifnull(places.admin1, '') AND ifnull(n.country, '') = ifnull(places.country, ''));
CREATE INDEX places_name ON places (name_id);

ALTER TABLE statements ADD COLUMN speaker_name_id INTEGER REFERENCES speaker_names (id);
UPDATE statements SET speaker_name_id = (SELECT n.id FROM speaker_names n WHERE ifnull(n.text, '') = statements.speaker_text) WHERE speaker_text IS NOT NULL;
CREATE INDEX statements_speaker_name ON statements (speaker_name_id) WHERE speaker_name_id IS NOT NULL;

-- Names are not stemmed; the words that name a speaker are.
CREATE VIRTUAL TABLE actor_names_fts USING fts5 (name, text, office, content="actor_names", content_rowid="id", tokenize='unicode61 remove_diacritics 2');
INSERT INTO actor_names_fts (actor_names_fts) VALUES ('rebuild');
CREATE TRIGGER actor_names_fts_insert AFTER INSERT ON actor_names BEGIN
    INSERT INTO actor_names_fts (rowid, name, text, office) VALUES (new.id, new.name, new.text, new.office);
END;
CREATE TRIGGER actor_names_fts_delete AFTER DELETE ON actor_names BEGIN
    INSERT INTO actor_names_fts (actor_names_fts, rowid, name, text, office) VALUES ('delete', old.id, old.name, old.text, old.office);
END;
CREATE TRIGGER actor_names_fts_update AFTER UPDATE OF name, text, office ON actor_names BEGIN
    INSERT INTO actor_names_fts (actor_names_fts, rowid, name, text, office) VALUES ('delete', old.id, old.name, old.text, old.office);
    INSERT INTO actor_names_fts (rowid, name, text, office) VALUES (new.id, new.name, new.text, new.office);
END;

CREATE VIRTUAL TABLE place_names_fts USING fts5 (text, name, admin1, content="place_names", content_rowid="id", tokenize='unicode61 remove_diacritics 2');
INSERT INTO place_names_fts (place_names_fts) VALUES ('rebuild');
CREATE TRIGGER place_names_fts_insert AFTER INSERT ON place_names BEGIN
    INSERT INTO place_names_fts (rowid, text, name, admin1) VALUES (new.id, new.text, new.name, new.admin1);
END;
CREATE TRIGGER place_names_fts_delete AFTER DELETE ON place_names BEGIN
    INSERT INTO place_names_fts (place_names_fts, rowid, text, name, admin1) VALUES ('delete', old.id, old.text, old.name, old.admin1);
END;
CREATE TRIGGER place_names_fts_update AFTER UPDATE OF text, name, admin1 ON place_names BEGIN
    INSERT INTO place_names_fts (place_names_fts, rowid, text, name, admin1) VALUES ('delete', old.id, old.text, old.name, old.admin1);
    INSERT INTO place_names_fts (rowid, text, name, admin1) VALUES (new.id, new.text, new.name, new.admin1);
END;

CREATE VIRTUAL TABLE speaker_names_fts USING fts5 (text, content="speaker_names", content_rowid="id", tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO speaker_names_fts (speaker_names_fts) VALUES ('rebuild');
CREATE TRIGGER speaker_names_fts_insert AFTER INSERT ON speaker_names BEGIN
    INSERT INTO speaker_names_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER speaker_names_fts_delete AFTER DELETE ON speaker_names BEGIN
    INSERT INTO speaker_names_fts (speaker_names_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER speaker_names_fts_update AFTER UPDATE OF text ON speaker_names BEGIN
    INSERT INTO speaker_names_fts (speaker_names_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO speaker_names_fts (rowid, text) VALUES (new.id, new.text);
END;

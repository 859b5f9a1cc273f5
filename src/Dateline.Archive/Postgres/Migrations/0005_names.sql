-- What actors, places and speakers are found by, each once: a few names stand in nearly every report, and a question by name is asked of them, not of every row that bears one.
-- The full-text indexes of all actors, places and speakers, and the indexes by code and by country, are no longer needed.

CREATE TABLE actor_names (
    id bigint PRIMARY KEY,
    name text COLLATE "C",
    text text COLLATE "C",
    office text COLLATE "C",
    code text COLLATE "C",
    forms text COLLATE "C" NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(forms), '  '))) STORED,
    key_hash text COLLATE "C" NOT NULL UNIQUE
);
ALTER TABLE actors ADD COLUMN name_id bigint;
ALTER TABLE actors ADD COLUMN key_hash text COLLATE "C";
UPDATE actors SET key_hash = encode(sha256(convert_to(coalesce(name, ''), 'UTF8') || '\x00'::bytea || convert_to(coalesce(text, ''), 'UTF8') || '\x00'::bytea
    || convert_to(coalesce(office, ''), 'UTF8') || '\x00'::bytea || convert_to(coalesce(code, ''), 'UTF8')), 'hex');
INSERT INTO actor_names (id, name, text, office, code, forms, key_hash)
SELECT row_number() OVER (ORDER BY key_hash), min(name), min(text), min(office), min(code), min(forms), key_hash FROM actors GROUP BY key_hash;
UPDATE actors a SET name_id = n.id FROM actor_names n WHERE n.key_hash = a.key_hash;
ALTER TABLE actors DROP COLUMN key_hash, DROP COLUMN words;
ALTER TABLE actors DROP COLUMN forms;
ALTER TABLE actors ADD FOREIGN KEY (name_id) REFERENCES actor_names (id);
DROP INDEX actors_code;
CREATE INDEX actors_name ON actors (name_id);
CREATE INDEX actor_names_words ON actor_names USING gin (words);

CREATE TABLE place_names (
    id bigint PRIMARY KEY,
    text text COLLATE "C" NOT NULL,
    name text COLLATE "C",
    admin1 text COLLATE "C",
    country text COLLATE "C",
    forms text COLLATE "C" NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(forms), '  '))) STORED,
    key_hash text COLLATE "C" NOT NULL UNIQUE
);
ALTER TABLE places ADD COLUMN name_id bigint;
ALTER TABLE places ADD COLUMN key_hash text COLLATE "C";
UPDATE places SET key_hash = encode(sha256(convert_to(coalesce(text, ''), 'UTF8') || '\x00'::bytea || convert_to(coalesce(name, ''), 'UTF8') || '\x00'::bytea
    || convert_to(coalesce(admin1, ''), 'UTF8') || '\x00'::bytea || convert_to(coalesce(country, ''), 'UTF8')), 'hex');
INSERT INTO place_names (id, text, name, admin1, country, forms, key_hash)
SELECT row_number() OVER (ORDER BY key_hash), min(text), min(name), min(admin1), min(country), min(forms), key_hash FROM places GROUP BY key_hash;
UPDATE places p SET name_id = n.id FROM place_names n WHERE n.key_hash = p.key_hash;
ALTER TABLE places DROP COLUMN key_hash, DROP COLUMN words;
ALTER TABLE places DROP COLUMN forms;
ALTER TABLE places ADD FOREIGN KEY (name_id) REFERENCES place_names (id);
DROP INDEX places_country;
CREATE INDEX places_name ON places (name_id);
CREATE INDEX place_names_words ON place_names USING gin (words);

CREATE TABLE speaker_names (
    id bigint PRIMARY KEY,
    text text COLLATE "C" NOT NULL,
    forms text COLLATE "C" NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(forms), '  '))) STORED,
    key_hash text COLLATE "C" NOT NULL UNIQUE
);
ALTER TABLE statements ADD COLUMN speaker_name_id bigint;
INSERT INTO speaker_names (id, text, forms, key_hash)
SELECT row_number() OVER (ORDER BY speaker_text), speaker_text, min(speaker_forms), encode(sha256(convert_to(speaker_text, 'UTF8')), 'hex')
FROM statements WHERE speaker_text IS NOT NULL GROUP BY speaker_text;
UPDATE statements s SET speaker_name_id = n.id FROM speaker_names n WHERE n.key_hash = encode(sha256(convert_to(s.speaker_text, 'UTF8')), 'hex');
ALTER TABLE statements DROP COLUMN speaker_words;
ALTER TABLE statements DROP COLUMN speaker_forms;
ALTER TABLE statements ADD FOREIGN KEY (speaker_name_id) REFERENCES speaker_names (id);
CREATE INDEX statements_speaker_name ON statements (speaker_name_id) WHERE speaker_name_id IS NOT NULL;
CREATE INDEX speaker_names_words ON speaker_names USING gin (words);

-- What waits to be read by a cluster, and who reads it; see docs/cluster.md. It lies in a schema of its own beside the archive.

-- One row for each program that reads. One that does not say in time that it lives is taken away, and what it was reading waits again.
CREATE TABLE workers (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    application text NOT NULL,
    version text NOT NULL,
    started timestamptz NOT NULL DEFAULT clock_timestamp(),
    until timestamptz NOT NULL,
    reports bigint NOT NULL DEFAULT 0,
    refused bigint NOT NULL DEFAULT 0,
    rate double precision NOT NULL DEFAULT 0,
    status_address text
);

CREATE TABLE waiting (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash text COLLATE "C",
    place_hash text COLLATE "C",
    source text NOT NULL,
    url text,
    content_type text,
    retrieved text,
    custody text,
    is_line boolean NOT NULL,
    refusal_code text,
    refusal_reason text,
    encoding text NOT NULL,
    bytes bytea NOT NULL,
    queued timestamptz NOT NULL DEFAULT clock_timestamp(),
    worker uuid REFERENCES workers ON DELETE SET NULL,
    tries smallint NOT NULL DEFAULT 0
);

-- They come compressed.
ALTER TABLE waiting ALTER bytes SET STORAGE EXTERNAL;

CREATE INDEX waiting_free ON waiting (id) WHERE worker IS NULL;
CREATE INDEX waiting_worker ON waiting (worker) WHERE worker IS NOT NULL;
CREATE INDEX waiting_hash ON waiting (hash, id) WHERE hash IS NOT NULL;
CREATE INDEX waiting_place ON waiting (place_hash, id) WHERE place_hash IS NOT NULL;

-- Rows come and go: without this, those that went pile up at the head of the queue.
ALTER TABLE waiting SET (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE workers SET (fillfactor = 50);

-- By which input an outlet got its name: the first of the queue names it, whichever was read first. 0: it had its name before.
CREATE TABLE outlet_names (
    key_hash text COLLATE "C" PRIMARY KEY,
    input bigint NOT NULL
);

-- The silos, as Orleans' membership protocol keeps them.
CREATE TABLE silos (
    silo text PRIMARY KEY,
    status text NOT NULL,
    proxy_port integer NOT NULL,
    host text NOT NULL,
    name text NOT NULL,
    started timestamptz NOT NULL,
    alive timestamptz NOT NULL,
    suspected text[] NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE silos_version (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    version integer NOT NULL
);

INSERT INTO silos_version (version) VALUES (0);

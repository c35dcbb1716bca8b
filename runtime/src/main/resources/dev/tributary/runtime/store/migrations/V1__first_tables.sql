-- One dialect for SQLite and PostgreSQL. Times are milliseconds since 1970 in UTC; JSON is text, kept as written.

-- Facts about the store as a whole.
CREATE TABLE server_state (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The config holds everything exactly as sent, but for secrets: those are in source_secrets.
CREATE TABLE sources (
    id            TEXT PRIMARY KEY,
    name          TEXT   NOT NULL UNIQUE,
    connector     TEXT   NOT NULL,
    version       BIGINT NOT NULL,
    restarts      BIGINT NOT NULL,
    desired_state TEXT   NOT NULL,
    created_from  TEXT,
    kc_cluster_id TEXT,
    config        TEXT   NOT NULL,
    tags          TEXT,
    created_at    BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL
);

CREATE TABLE source_secrets (
    source_id TEXT NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    field     TEXT NOT NULL,
    envelope  TEXT NOT NULL,
    PRIMARY KEY (source_id, field)
);

-- Which list of a source names which topic, since when and by whom. The owner is '' for the lists in the config.
CREATE TABLE source_topics (
    source_id TEXT   NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    list      TEXT   NOT NULL,
    owner     TEXT   NOT NULL,
    topic     TEXT   NOT NULL,
    place     BIGINT NOT NULL,
    added_by  TEXT   NOT NULL,
    added_at  BIGINT NOT NULL,
    PRIMARY KEY (source_id, list, owner, topic)
);

CREATE TABLE tags (
    id          TEXT PRIMARY KEY,
    name        TEXT   NOT NULL UNIQUE,
    description TEXT   NOT NULL,
    types       TEXT   NOT NULL,
    created_at  BIGINT NOT NULL
);

CREATE TABLE topic_tags (
    topic TEXT PRIMARY KEY,
    tags  TEXT NOT NULL
);

-- The stamp is in every token; a new one ends all tokens of the credential.
CREATE TABLE credentials (
    client_id   TEXT PRIMARY KEY,
    secret_hash TEXT   NOT NULL,
    role        TEXT   NOT NULL,
    description TEXT,
    stamp       TEXT   NOT NULL,
    created_at  BIGINT NOT NULL
);

CREATE TABLE idempotency_keys (
    client_id       TEXT   NOT NULL,
    idempotency_key TEXT   NOT NULL,
    fingerprint     TEXT   NOT NULL,
    source_id       TEXT   NOT NULL,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (client_id, idempotency_key)
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

CREATE TABLE workers (
    id           TEXT PRIMARY KEY,
    started_at   BIGINT NOT NULL,
    heartbeat_at BIGINT NOT NULL
);

-- What each worker says about each source it replicates.
CREATE TABLE source_status (
    worker_id TEXT   NOT NULL REFERENCES workers (id) ON DELETE CASCADE,
    source_id TEXT   NOT NULL,
    status    TEXT   NOT NULL,
    PRIMARY KEY (worker_id, source_id)
);

CREATE INDEX source_status_by_source ON source_status (source_id);

-- Counters of each topic over all workers and all time.
CREATE TABLE topic_counters (
    source_id TEXT   NOT NULL,
    topic     TEXT   NOT NULL,
    records   BIGINT NOT NULL,
    bytes     BIGINT NOT NULL,
    gaps      BIGINT NOT NULL,
    PRIMARY KEY (source_id, topic)
);

-- Figures of a source at one moment, as JSON; kept for a bounded time.
CREATE TABLE source_figures (
    source_id TEXT   NOT NULL,
    taken_at  BIGINT NOT NULL,
    figures   TEXT   NOT NULL,
    PRIMARY KEY (source_id, taken_at)
);

CREATE INDEX source_figures_by_age ON source_figures (taken_at);

-- The tables. Days are DATE, which SQLite keeps as text of the form YYYY-MM-DD.
-- Offsets (start_at, end_at) are code points of the document's field. All keys begin
-- with the document: by it rows are replaced, and it comes in an order that is kind to
-- an index. What stands in comments like /*sqlite: */ is for one database.

CREATE TABLE documents (
  id              TEXT    NOT NULL PRIMARY KEY,
  url             TEXT,
  title           TEXT,
  source          TEXT,
  language        TEXT,
  script          TEXT,
  published       DATE,
  published_basis TEXT,
  sha256          TEXT,
  status          TEXT    NOT NULL, -- extracted, empty, rejected
  reason          TEXT,             -- of a rejection
  events          BIGINT  NOT NULL,
  bytes           BIGINT  NOT NULL,
  text            TEXT              -- with --with-text
);

CREATE TABLE events (
  id               TEXT    NOT NULL,
  document_id      TEXT    NOT NULL,
  ordinal          BIGINT  NOT NULL, -- among the events of the document, from 0
  type             TEXT    NOT NULL,
  status           TEXT    NOT NULL,
  background       BOOLEAN NOT NULL,
  person           TEXT,
  person_key       TEXT,             -- identity, or else the name in lower case
  title            TEXT,
  title_code       TEXT,
  title_scope      TEXT,
  acting           BOOLEAN NOT NULL,
  organization     TEXT,
  organization_key TEXT,
  parent           TEXT,
  predecessor      TEXT,
  successor        TEXT,
  reports_to       TEXT,
  reason           TEXT,
  effective        TEXT,             -- as 2024, 2024-Q1, 2024-05-02
  effective_first  DATE,
  effective_last   DATE,
  announced        TEXT,
  announced_first  DATE,
  announced_last   DATE,
  language         TEXT,
  source           TEXT,
  url              TEXT,
  published        DATE,
  confidence       DOUBLE PRECISION NOT NULL,
  rule             TEXT    NOT NULL,
  evidence         TEXT,             -- the sentence
  detail           JSON    NOT NULL,
  record           JSON    NOT NULL, -- the whole record as extracted
  PRIMARY KEY (document_id, id)
) /*postgres: WITH (toast_tuple_target = 8160) */; -- not worth compressing

CREATE TABLE participants (
  document_id TEXT    NOT NULL,
  event_id    TEXT    NOT NULL,
  role        TEXT    NOT NULL, -- person, organization, parent, predecessor, successor, reports_to, target, unit, …
  ordinal     BIGINT  NOT NULL, -- among those of the role, from 0
  name        TEXT    NOT NULL,
  name_key    TEXT    NOT NULL,
  text        TEXT,             -- as worded
  field       TEXT,
  start_at    BIGINT,
  end_at      BIGINT
  /*sqlite: , PRIMARY KEY (document_id, event_id, role, ordinal) */
) /*sqlite: WITHOUT ROWID */;
/*postgres: CREATE INDEX participants_document ON participants (document_id); */

CREATE TABLE mentions (
  document_id TEXT    NOT NULL,
  ordinal     BIGINT  NOT NULL, -- among the mentions of the document, from 0
  kind        TEXT    NOT NULL, -- person, organization, title, date, amount, place
  text        TEXT    NOT NULL,
  field       TEXT    NOT NULL,
  start_at    BIGINT  NOT NULL,
  end_at      BIGINT  NOT NULL,
  name        TEXT    NOT NULL,
  entity_id   TEXT,
  code        TEXT,             -- of a title
  type        TEXT,             -- of a date
  value       TEXT,             -- of a date or an amount
  unit        TEXT,             -- of an amount
  first       DATE,
  last        DATE,
  precision   TEXT,
  mod         TEXT,
  rule        TEXT    NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) /*sqlite: WITHOUT ROWID */;

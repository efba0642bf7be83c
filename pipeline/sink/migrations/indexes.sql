-- What questions need beside the keys. These indexes are made at the end of the first
-- load, which is several times faster than keeping them up to date during it.

CREATE INDEX IF NOT EXISTS events_person       ON events (person_key, title_code);
CREATE INDEX IF NOT EXISTS events_organization ON events (organization_key, title_code);
CREATE INDEX IF NOT EXISTS events_type         ON events (type, effective_first);
CREATE INDEX IF NOT EXISTS participants_name   ON participants (name_key);
CREATE INDEX IF NOT EXISTS mentions_name       ON mentions (name);
CREATE INDEX IF NOT EXISTS documents_published ON documents (published);

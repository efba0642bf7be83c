-- Views: what people ask for.

-- What happened or is planned, by the days on which it takes effect, else was
-- announced, else was published.
CREATE VIEW timeline AS
SELECT COALESCE(effective_first, announced_first, published) AS first,
       COALESCE(effective_last, announced_last, published)   AS last,
       type, status, background, person, person_key, title, title_code, organization, organization_key, parent,
       predecessor, successor, reason, confidence, evidence, url, id AS event_id, document_id
FROM events;

-- Who held which post from when until when. since is NULL when no article tells of
-- the start, until when none tells of an end. A departure that names no post ends
-- all posts in the organization. For a day D ask for
--   (since IS NULL OR since <= D) AND (until IS NULL OR until >= D)
CREATE VIEW tenures AS
SELECT MIN(person) AS person, person_key, MIN(title) AS title, title_code,
       MIN(organization) AS organization, organization_key,
       MIN(since) AS since, until, MAX(confidence) AS confidence, COUNT(*) AS reports
FROM (
  SELECT a.person, a.person_key, a.title, a.title_code, a.organization, a.organization_key, a.first AS since,
         (SELECT MIN(d.last) FROM timeline d
          WHERE d.person_key = a.person_key AND d.type = 'departure' AND d.status IN ('completed', 'planned')
            AND COALESCE(d.title_code, a.title_code) = a.title_code
            AND COALESCE(d.organization_key, '') = COALESCE(a.organization_key, '')
            AND d.last >= a.first) AS until,
         a.confidence
  FROM timeline a
  WHERE a.type IN ('appointment', 'continuation') AND a.status IN ('completed', 'planned')
    AND a.person_key IS NOT NULL AND a.title_code IS NOT NULL
  UNION ALL
  SELECT d.person, d.person_key, d.title, d.title_code, d.organization, d.organization_key, NULL, d.last, d.confidence
  FROM timeline d
  WHERE d.type = 'departure' AND d.status IN ('completed', 'planned')
    AND d.person_key IS NOT NULL AND d.title_code IS NOT NULL
    AND NOT EXISTS (
      SELECT 1 FROM timeline a
      WHERE a.person_key = d.person_key AND a.type IN ('appointment', 'continuation') AND a.status IN ('completed', 'planned')
        AND a.title_code = d.title_code
        AND COALESCE(a.organization_key, '') = COALESCE(d.organization_key, '')
        AND a.first <= d.last)
) AS told
GROUP BY person_key, title_code, organization_key, until;

-- Who holds which post today.
CREATE VIEW current_positions AS
SELECT * FROM tenures
WHERE (since IS NULL OR since <= CURRENT_DATE) AND (until IS NULL OR until >= CURRENT_DATE);

-- Who went from which post to which, as one article tells it.
CREATE VIEW moves AS
SELECT a.person, a.person_key, d.title AS from_title, d.title_code AS from_title_code, d.organization AS from_organization,
       a.title AS to_title, a.title_code AS to_title_code, a.organization AS to_organization,
       a.first, a.last, a.status, d.event_id AS departure_id, a.event_id AS appointment_id, a.document_id
FROM timeline d JOIN timeline a ON a.document_id = d.document_id AND a.person_key = d.person_key
WHERE d.type = 'departure' AND a.type = 'appointment';

-- The store of one build. Raw tables are written once per document, derived ones are rebuilt whole; edges are views.
-- Offsets count code points of document.text, from 0; a quotation is text[start:stop], never a copy.

CREATE TABLE meta (format INTEGER NOT NULL, title VARCHAR NOT NULL);

-- raw: what was read and what it says
CREATE TABLE document (
    id VARCHAR NOT NULL, source VARCHAR NOT NULL, title VARCHAR NOT NULL, text VARCHAR NOT NULL,
    date VARCHAR, date_origin VARCHAR, extractor VARCHAR NOT NULL
);
CREATE TABLE sentence (document_id VARCHAR NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL);
CREATE TABLE mention (
    document_id VARCHAR NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, sentence INTEGER NOT NULL,
    kind VARCHAR NOT NULL, type VARCHAR NOT NULL, rule VARCHAR NOT NULL
);
CREATE TABLE claim (
    document_id VARCHAR NOT NULL, sentence_start INTEGER NOT NULL, sentence_stop INTEGER NOT NULL,
    subject_start INTEGER NOT NULL, subject_stop INTEGER NOT NULL,
    object_start INTEGER NOT NULL, object_stop INTEGER NOT NULL,
    cue_start INTEGER NOT NULL, cue_stop INTEGER NOT NULL,
    predicate VARCHAR NOT NULL, polarity VARCHAR NOT NULL, modality VARCHAR NOT NULL, rule VARCHAR NOT NULL
);

-- derived: what graphkit concludes
CREATE TABLE skipped (source VARCHAR NOT NULL, reason VARCHAR NOT NULL);
CREATE TABLE actor (
    id VARCHAR NOT NULL, name VARCHAR NOT NULL, type VARCHAR NOT NULL, aliases VARCHAR[] NOT NULL,
    wikidata VARCHAR NOT NULL
);
CREATE TABLE membership (
    document_id VARCHAR NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, actor_id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL
);

-- one row per actor and sentence that names it
CREATE VIEW presence AS
    SELECT DISTINCT membership.actor_id, mention.document_id, mention.sentence
    FROM mention JOIN membership USING (document_id, start, stop);

-- one row per pair of actors and sentence that names both
CREATE VIEW cooccurrence AS
    SELECT one.actor_id AS source, other.actor_id AS target, sentence.document_id, sentence.start, sentence.stop
    FROM presence AS one
    JOIN presence AS other USING (document_id, sentence)
    JOIN sentence ON sentence.document_id = one.document_id AND sentence.start = one.sentence
    WHERE one.actor_id < other.actor_id;

-- one row per claim that joins two actors
CREATE VIEW relation AS
    SELECT agent.actor_id AS source, patient.actor_id AS target, claim.*
    FROM claim
    JOIN membership AS agent
        ON agent.document_id = claim.document_id AND agent.start = subject_start AND agent.stop = subject_stop
    JOIN membership AS patient
        ON patient.document_id = claim.document_id AND patient.start = object_start AND patient.stop = object_stop
    WHERE agent.actor_id <> patient.actor_id;

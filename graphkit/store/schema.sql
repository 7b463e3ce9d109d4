-- The store of one build. Raw tables are written once per document, derived ones are rebuilt whole; edges are views.
-- Offsets count code points of document.text, from 0; a quotation is text[start:stop], never a copy.

CREATE TABLE meta (
    format INTEGER NOT NULL, title VARCHAR NOT NULL,
    corrections VARCHAR NOT NULL, -- file that the build read or would have read, seen from the store's folder; or empty
    finished VARCHAR NOT NULL -- what the build was made from and how its files look, as JSON; empty while it is not done
);

-- raw: what was read and what it says
CREATE TABLE document (
    id VARCHAR NOT NULL, source VARCHAR NOT NULL, title VARCHAR NOT NULL, text VARCHAR NOT NULL,
    date VARCHAR, date_origin VARCHAR, -- as precise as known: 2017, 2017-02 or 2017-02-03; and where it was found
    outlet VARCHAR NOT NULL, author VARCHAR NOT NULL, url VARCHAR NOT NULL, language VARCHAR NOT NULL, -- empty: unknown
    extractor VARCHAR NOT NULL
);
CREATE TABLE sentence (document_id VARCHAR NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL);
CREATE TABLE mention (
    document_id VARCHAR NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, sentence INTEGER NOT NULL,
    kind VARCHAR NOT NULL, type VARCHAR NOT NULL, rule VARCHAR NOT NULL,
    antecedent_start INTEGER, antecedent_stop INTEGER -- of a nominal or pronoun: the mention it stands for
);
CREATE TABLE claim (
    document_id VARCHAR NOT NULL, sentence_start INTEGER NOT NULL, sentence_stop INTEGER NOT NULL,
    subject_start INTEGER NOT NULL, subject_stop INTEGER NOT NULL,
    object_start INTEGER NOT NULL, object_stop INTEGER NOT NULL,
    cue_start INTEGER NOT NULL, cue_stop INTEGER NOT NULL,
    predicate VARCHAR NOT NULL, polarity VARCHAR NOT NULL, modality VARCHAR NOT NULL, rule VARCHAR NOT NULL,
    event VARCHAR NOT NULL, -- PLOVER type, or empty
    speaker_start INTEGER, speaker_stop INTEGER, -- the mention of who says so; none for the author
    tense VARCHAR NOT NULL, -- past, present or future; empty where no verb tells
    quad VARCHAR NOT NULL -- class of the event by the user's own ontology; empty for PLOVER's types
);

-- raw: the MinHash of each text, made when stories were first looked for
CREATE TABLE signature (document_id VARCHAR NOT NULL, signature BLOB NOT NULL);

-- raw: how close two texts are whose signatures nearly agree; one < other
CREATE TABLE closeness (
    one VARCHAR NOT NULL, other VARCHAR NOT NULL,
    closeness DOUBLE NOT NULL, -- above 0: near copies; below 0: far apart
    comparison INTEGER NOT NULL -- version of what compared them
);

-- raw: files as they were read; one with the same digest, of its bytes and of how it is read, needs no second look
CREATE TABLE reading (
    source VARCHAR NOT NULL, digest VARCHAR NOT NULL,
    found VARCHAR NOT NULL -- as JSON: ids of documents, what was skipped, notes
);

-- derived: what graphkit concludes
CREATE TABLE story (document_id VARCHAR NOT NULL, story_id VARCHAR NOT NULL); -- near copies tell one story
CREATE TABLE skipped (source VARCHAR NOT NULL, reason VARCHAR NOT NULL);
CREATE TABLE note (source VARCHAR NOT NULL, note VARCHAR NOT NULL); -- what was read, but by a guess
CREATE TABLE actor (
    id VARCHAR NOT NULL, name VARCHAR NOT NULL, type VARCHAR NOT NULL, aliases VARCHAR[] NOT NULL,
    wikidata VARCHAR NOT NULL, role VARCHAR NOT NULL -- observer, or empty
);
CREATE TABLE membership (
    document_id VARCHAR NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, actor_id VARCHAR NOT NULL,
    rule VARCHAR NOT NULL
);
CREATE TABLE rejected ( -- a person's word: the sentence says nothing about the pair, or its claims of a predicate don't
    document_id VARCHAR NOT NULL, sentence INTEGER NOT NULL, -- where the sentence starts
    one VARCHAR NOT NULL, other VARCHAR NOT NULL, -- one < other
    predicate VARCHAR NOT NULL -- empty: nothing in the sentence counts
);

-- one more table, `kept`, comes when names are first resolved (store/kept.py): what need not be concluded again

-- one row per actor and sentence that names it; `named` is false where only a pronoun or a noun stands for it
CREATE VIEW presence AS
    SELECT membership.actor_id, mention.document_id, mention.sentence,
        bool_or(mention.kind IN ('name', 'demonym')) AS named
    FROM mention JOIN membership USING (document_id, start, stop)
    GROUP BY ALL;

-- the same without sentences that name more than 100 actors: they are lists, and join none of them
CREATE VIEW uncrowded AS
    SELECT * FROM presence QUALIFY count(*) OVER (PARTITION BY document_id, sentence) <= 100;

-- one row per pair of actors and sentence that names both
CREATE VIEW cooccurrence AS
    SELECT one.actor_id AS source, other.actor_id AS target, sentence.document_id, sentence.start, sentence.stop,
        one.named AND other.named AS named
    FROM uncrowded AS one
    JOIN uncrowded AS other USING (document_id, sentence)
    JOIN sentence ON sentence.document_id = one.document_id AND sentence.start = one.sentence
    WHERE one.actor_id < other.actor_id AND NOT EXISTS (
        SELECT 1 FROM rejected
        WHERE rejected.document_id = one.document_id AND rejected.sentence = one.sentence
            AND rejected.one = one.actor_id AND rejected.other = other.actor_id AND rejected.predicate = ''
    );

-- one row per claim that joins two actors
CREATE VIEW relation AS
    SELECT agent.actor_id AS source, patient.actor_id AS target, claim.*
    FROM claim
    JOIN membership AS agent
        ON agent.document_id = claim.document_id AND agent.start = subject_start AND agent.stop = subject_stop
    JOIN membership AS patient
        ON patient.document_id = claim.document_id AND patient.start = object_start AND patient.stop = object_stop
    WHERE agent.actor_id <> patient.actor_id AND NOT EXISTS (
        SELECT 1 FROM rejected
        WHERE rejected.document_id = claim.document_id AND rejected.sentence = claim.sentence_start
            AND rejected.one = least(agent.actor_id, patient.actor_id)
            AND rejected.other = greatest(agent.actor_id, patient.actor_id)
            AND rejected.predicate IN ('', claim.predicate)
    );

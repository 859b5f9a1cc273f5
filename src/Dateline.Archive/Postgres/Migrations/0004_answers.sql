-- To whom something is said, in the words of the report ("reporters"), and which earlier statement of the report is answered. What was stored before has neither until it is read again.

ALTER TABLE statements ADD COLUMN addressee_text text COLLATE "C";
ALTER TABLE statements ADD COLUMN answers text COLLATE "C";
ALTER TABLE statements ADD COLUMN answer_relation text COLLATE "C";

DROP VIEW who_says;
CREATE VIEW who_says AS
SELECT substr(r.hash, 1, 10) || '/' || s.key AS key, coalesce(a.name, s.speaker_text, a.text) AS speaker, a.office, s.speaker_origin, s.speaker_naming,
       s.kind, s.form, s.polarity, s.cue, s.content, coalesce(d.name, s.addressee_text, d.text) AS addressee, s.venue, s.edtf AS said_on,
       (SELECT substr(r.hash, 1, 10) || '/' || n.key FROM statements n WHERE n.id = s.nested_in_id) AS nested_in,
       s.answer_relation, substr(r.hash, 1, 10) || '/' || s.answers AS answers,
       s.evidence, o.name AS outlet, r.published, r.title, coalesce(r.canonical_url, r.url) AS url, s.confidence, s.because, s.report_id, s.id AS statement_id
FROM statements s JOIN reports r ON r.id = s.report_id LEFT JOIN outlets o ON o.id = r.outlet_id
LEFT JOIN actors a ON a.id = s.speaker_id LEFT JOIN actors d ON d.id = s.addressee_id
ORDER BY r.published_order, s.number;

-- What comes in is put into the full-text indexes at the end of its transaction, all of it together: a trigger had the index write itself out before every single row, which took half the time of storing.
-- What is changed or taken out afterwards is still followed by triggers.

DROP TRIGGER reports_fts_insert;
DROP TRIGGER mentions_fts_insert;
DROP TRIGGER statements_fts_insert;
DROP TRIGGER actor_names_fts_insert;
DROP TRIGGER place_names_fts_insert;
DROP TRIGGER speaker_names_fts_insert;

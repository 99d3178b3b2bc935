INSERT INTO broadcasts (id, text_id, audience, position, posted, started_at, finished_at) VALUES ('t:all', 't', 'all', 7, 1, 1000, NULL);

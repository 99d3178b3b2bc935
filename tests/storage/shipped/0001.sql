INSERT INTO messages (chat_id, card, message_id, kind, bound_at) VALUES (7, 's1', 31, 'text', 950);
INSERT INTO outbox (id, chat_id, lane, card, message_id, thread_id, language, silent, fresh, effect, payload, state, created_at, tried_at, reason) VALUES (1, 7, 0, NULL, NULL, NULL, 'zh-Hans', 0, 0, 'Say', '{"key":"export-nothing"}', 0, 1000, NULL, '');
INSERT INTO outbox (id, chat_id, lane, card, message_id, thread_id, language, silent, fresh, effect, payload, state, created_at, tried_at, reason) VALUES (2, 7, 0, NULL, NULL, NULL, 'zh-Hans', 0, 0, 'Say', '', 2, 900, 950, '');
INSERT INTO parked_updates (id, chat_id, payload, arrived_at, attempts, next_at, reason, person_id) VALUES (5003, 7, X'7b227570646174655f6964223a353030337d', 970, 1, 2000, 'KeyError', 7);
INSERT INTO updates (id, handled_at) VALUES (5001, 940);
INSERT INTO updates (id, handled_at) VALUES (5002, 960);

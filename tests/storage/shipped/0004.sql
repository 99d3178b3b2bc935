INSERT INTO daily_polls (id, chat_id, question_id, correct, day, at) VALUES (1, -1001, 'kefu-1', 0, '2026-10-25', 7203000);
INSERT INTO daily_votes (daily_id, player_id, is_right) VALUES (1, 7, 1);
INSERT INTO daily_votes (daily_id, player_id, is_right) VALUES (1, 9, 0);
INSERT INTO pushes (chat_id, player_id, day, verdict, due_at, at) VALUES (-1001, NULL, '2026-10-25', 'push', 7200000, 7203000);
INSERT INTO pushes (chat_id, player_id, day, verdict, due_at, at) VALUES (7, 7, '2026-10-24', 'push', 3600000, 3600500);
INSERT INTO pushes (chat_id, player_id, day, verdict, due_at, at) VALUES (7, 7, '2026-10-25', 'quiet', 7200000, 7200100);
INSERT INTO subscriptions (chat_id, player_id, thread_id, minute, zone, content, weekdays_only, quiet, topic, is_on, refused, paused_until, pushed_on, next_due_at) VALUES (-1001, NULL, 5, 1200, 'Asia/Shanghai', 'question', 0, 0, 'kefu', 1, 0, NULL, '2026-10-25', 70000);
INSERT INTO subscriptions (chat_id, player_id, thread_id, minute, zone, content, weekdays_only, quiet, topic, is_on, refused, paused_until, pushed_on, next_due_at) VALUES (7, 7, NULL, 480, 'Asia/Shanghai', 'both', 0, 1, NULL, 1, 0, NULL, '2026-10-25', 60000);
INSERT INTO subscriptions (chat_id, player_id, thread_id, minute, zone, content, weekdays_only, quiet, topic, is_on, refused, paused_until, pushed_on, next_due_at) VALUES (8, 8, NULL, 480, 'UTC+08:00', 'tip', 0, 0, NULL, 0, 1, NULL, NULL, NULL);

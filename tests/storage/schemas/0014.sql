BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'bot','outbox','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'bot','messages','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'bot','updates','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'bot','parked_updates','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'bot','meta','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'bot','outbox_in_flight','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'bot','outbox_chat','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'bot','parked_updates_person','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'bot','players','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'bot','answers','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'bot','boards','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(12,'bot','contests','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(13,'bot','contest_polls','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(14,'bot','contest_leagues','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(15,'bot','pushes','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(16,'bot','broadcasts','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(17,'bot','players_seen','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(18,'bot','totals','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(19,'bot','withdrawn','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(20,'bot','group_indexes','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(21,'bot','words_of_the_field','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(22,'bot','tags_of_effects','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(23,'bot','effects_by_id','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(24,'bot','outbox_not_after','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(25,'bot','chat_totals','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(26,'bot','items','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(27,'bot','checkups','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(28,'bot','badges','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(29,'bot','own_sets','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(30,'bot','budgets','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(31,'bot','reasons','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(32,'bot','moderation','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(33,'bot','players_for_whom','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(34,'bot','family','2026-10-01 00:00:00.000000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(35,'bot','group_units','2026-10-01 00:00:00.000000+00:00');
CREATE TABLE answers (
            id INTEGER PRIMARY KEY,
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            session_id INTEGER NOT NULL,
            position INTEGER NOT NULL,
            question_id TEXT NOT NULL,
            cue TEXT NOT NULL,
            topic TEXT NOT NULL,
            kind TEXT NOT NULL,
            is_right INTEGER NOT NULL,
            sure INTEGER,
            points INTEGER NOT NULL,
            at INTEGER NOT NULL,
            day TEXT NOT NULL,                -- the person's local date
            UNIQUE (session_id, position)
        ) STRICT;
INSERT INTO "answers" VALUES(1,7,1,0,'kefu-1','c1','kefu','choice',1,NULL,10,600,'2026-10-25');
INSERT INTO "answers" VALUES(2,7,1,1,'kefu-2','c2','kefu','judge',1,1,10,650,'2026-10-25');
INSERT INTO "answers" VALUES(3,7,1,2,'kefu-3','c3','kefu','judge',0,0,0,660,'2026-10-25');
INSERT INTO "answers" VALUES(4,7,1,3,'kefu-4','c4','kefu','choice',1,NULL,10,670,'2026-10-25');
INSERT INTO "answers" VALUES(5,9,2,0,'kefu-1','c1','kefu','choice',1,NULL,10,640,'2026-10-24');
CREATE TABLE awaited (                -- a typed answer that the bot waits for
            player_id INTEGER PRIMARY KEY,
            what TEXT NOT NULL,
            until INTEGER NOT NULL
        ) STRICT;
INSERT INTO "awaited" VALUES(9,'name',99999);
CREATE TABLE badges (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            badge TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (player_id, badge)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE board (
            period TEXT NOT NULL,             -- 'all' or an ISO week such as 2026-W47
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            points INTEGER NOT NULL,
            named INTEGER NOT NULL,           -- copied from the player, so that a board reads ten rows only
            PRIMARY KEY (period, player_id)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "board" VALUES('2026-W43',9,10,0);
INSERT INTO "board" VALUES('2026-W43',7,30,1);
INSERT INTO "board" VALUES('all',9,10,0);
INSERT INTO "board" VALUES('all',7,30,1);
CREATE TABLE broadcasts (
            id TEXT PRIMARY KEY,
            text_id TEXT NOT NULL,
            audience TEXT NOT NULL,
            position INTEGER NOT NULL,
            posted INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            finished_at INTEGER
        ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "broadcasts" VALUES('t:all','t','all',7,1,1000,NULL);
CREATE TABLE budgets (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            what TEXT NOT NULL,               -- report | remind | export | certificate | picture | points
            day INTEGER NOT NULL,             -- days since 1970
            spent INTEGER NOT NULL,
            PRIMARY KEY (player_id, what)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE cards (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            cue TEXT NOT NULL,
            due INTEGER NOT NULL,
            stability REAL,
            difficulty REAL,
            last_review INTEGER,
            PRIMARY KEY (player_id, cue)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "cards" VALUES(7,'c1',90000,2.5,5.0,600);
INSERT INTO "cards" VALUES(9,'c1',80000,2.5,5.0,640);
CREATE TABLE certificates (
            id TEXT PRIMARY KEY,
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            name TEXT NOT NULL,
            rights INTEGER NOT NULL,
            total INTEGER NOT NULL,
            kind TEXT NOT NULL,               -- first | kept
            at INTEGER NOT NULL
        ) STRICT;
INSERT INTO "certificates" VALUES('AB12',7,'甲',17,20,'first',720);
CREATE TABLE chat_totals (            -- 帮帮 TA
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            "end" TEXT NOT NULL,              -- early | right | late | false | let
            delay INTEGER NOT NULL,           -- lines between the telling one and the stop
            count INTEGER NOT NULL,
            PRIMARY KEY (player_id, "end", delay)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE checkup_courses (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            study TEXT NOT NULL,              -- '' for oneself
            arm TEXT NOT NULL,                -- now | wait
            first_form TEXT NOT NULL,
            began_at INTEGER NOT NULL,
            wave INTEGER NOT NULL,            -- how many times are over
            ready_at INTEGER NOT NULL,
            invite_at INTEGER,
            reminded INTEGER NOT NULL,
            session INTEGER,
            PRIMARY KEY (player_id, study)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE checkup_items (          -- kept back from practice
            form TEXT NOT NULL,               -- a | b
            position INTEGER NOT NULL,
            question_id TEXT NOT NULL,
            PRIMARY KEY (form, position)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE checkup_results (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            study TEXT NOT NULL,
            wave INTEGER NOT NULL,
            arm TEXT NOT NULL,
            form TEXT NOT NULL,
            hits INTEGER NOT NULL,
            false_alarms INTEGER NOT NULL,
            items TEXT NOT NULL,              -- the questions in order, as JSON
            scams TEXT NOT NULL,              -- which of them are scams, in the same order
            levels TEXT NOT NULL,             -- 0 surely a scam to 3 surely genuine, in the same order
            practised INTEGER NOT NULL,       -- answers given in practice since the test before
            at INTEGER NOT NULL,
            PRIMARY KEY (player_id, study, wave)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE contest_players (
            contest_id INTEGER NOT NULL REFERENCES contests ON DELETE CASCADE,
            player_id INTEGER NOT NULL,            -- negative: a chat that voted, such as an anonymous admin's group
            name TEXT NOT NULL,
            team INTEGER NOT NULL,
            joined INTEGER NOT NULL,               -- the round that brought them in, 0 for the lobby
            gone INTEGER NOT NULL,
            chose INTEGER NOT NULL,
            PRIMARY KEY (contest_id, player_id)
        ) STRICT;
INSERT INTO "contest_players" VALUES(1,7,'甲',0,0,0,1);
INSERT INTO "contest_players" VALUES(1,9,'丙',1,1,0,0);
INSERT INTO "contest_players" VALUES(2,9,'丙',0,0,0,1);
CREATE TABLE contest_questions (           -- what a group was asked lately, so that it is not asked again
            chat_id INTEGER NOT NULL,
            question_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (chat_id, question_id)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "contest_questions" VALUES(-1001,'kefu-1',1000);
CREATE TABLE contest_schedules (
            chat_id INTEGER PRIMARY KEY,
            thread_id INTEGER,
            weekday INTEGER NOT NULL,              -- 0 is Monday
            hour INTEGER NOT NULL,
            settings TEXT NOT NULL,
            starter INTEGER NOT NULL,
            next_at INTEGER NOT NULL               -- when the next game starts; the call goes out before
        ) STRICT;
INSERT INTO "contest_schedules" VALUES(-1001,NULL,5,20,'{}',7,50000);
CREATE TABLE contest_votes (
            contest_id INTEGER NOT NULL REFERENCES contests ON DELETE CASCADE,
            round INTEGER NOT NULL,
            player_id INTEGER NOT NULL,
            choice INTEGER NOT NULL,               -- the place among the question's own options
            time INTEGER NOT NULL,                 -- used, in ms
            update_id INTEGER NOT NULL,                -- the update's number, which tells the first vote of a player
            PRIMARY KEY (contest_id, round, player_id)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "contest_votes" VALUES(1,1,7,0,3000,5001);
INSERT INTO "contest_votes" VALUES(1,1,9,2,4000,5002);
INSERT INTO "contest_votes" VALUES(1,2,7,0,1000,5004);
CREATE TABLE contests (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number in buttons and polls: it must never come twice
            chat_id INTEGER NOT NULL,
            thread_id INTEGER,                     -- the forum topic, NULL for none and for General
            language TEXT NOT NULL,
            open INTEGER NOT NULL,
            deadline INTEGER,                      -- when the next tick is due, NULL for never
            closed_rounds INTEGER NOT NULL,
            head TEXT NOT NULL,                    -- the state without starter, plan, players, votes and scores
            plan TEXT NOT NULL,                    -- the questions drawn, with the order of their options
            starter INTEGER NOT NULL,              -- 0: forgotten
            opened_at INTEGER NOT NULL,
            closed_at INTEGER
        ) STRICT;
INSERT INTO "contests" VALUES(1,-1001,NULL,'zh-Hans',0,NULL,2,'{}','[]',7,1000,2000);
INSERT INTO "contests" VALUES(2,-1001,5,'zh-Hans',1,9000,0,'{}','[]',9,3000,NULL);
CREATE TABLE daily_polls (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            question_id TEXT NOT NULL,
            correct INTEGER NOT NULL,         -- the place of the key among the options sent
            day TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
INSERT INTO "daily_polls" VALUES(1,-1001,'kefu-1',0,'2026-10-25',7203000);
CREATE TABLE daily_votes (
            daily_id INTEGER NOT NULL REFERENCES daily_polls ON DELETE CASCADE,
            player_id INTEGER NOT NULL,
            is_right INTEGER NOT NULL,
            PRIMARY KEY (daily_id, player_id)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "daily_votes" VALUES(1,7,1);
INSERT INTO "daily_votes" VALUES(1,9,0);
CREATE TABLE "deferred_updates" (
            id INTEGER PRIMARY KEY,
            chat_id INTEGER,
            payload BLOB NOT NULL,
            arrived_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            next_at INTEGER,
            reason TEXT NOT NULL DEFAULT ''
        , person_id INTEGER) STRICT
    ;
INSERT INTO "deferred_updates" VALUES(5003,7,X'7B227570646174655F6964223A353030337D',970,1,2000,'KeyError',7);
CREATE TABLE family_links (           -- a link that somebody gives to relatives
            player_id INTEGER PRIMARY KEY REFERENCES players ON DELETE CASCADE,
            code TEXT NOT NULL UNIQUE,
            opened_at INTEGER NOT NULL,
            tell_at INTEGER                   -- when the next weekly line is due; NULL while nobody agreed
        ) STRICT
        ;
CREATE TABLE family_members (         -- who came by such a link
            player_id INTEGER PRIMARY KEY REFERENCES players ON DELETE CASCADE,
            code TEXT NOT NULL REFERENCES family_links (code) ON DELETE CASCADE,
            agreed INTEGER NOT NULL DEFAULT 0, -- whether how many they practised may be told
            joined_at INTEGER NOT NULL
        ) STRICT
        ;
CREATE TABLE forgotten (              -- a restored backup forgets these again
            player_id INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
INSERT INTO "forgotten" VALUES(6,50);
CREATE TABLE groups (
            id INTEGER PRIMARY KEY,           -- Telegram's number of the group chat
            title TEXT NOT NULL DEFAULT '',
            language TEXT NOT NULL,
            zone TEXT,
            anyone_starts INTEGER NOT NULL DEFAULT 0,
            pause_ms INTEGER,
            member INTEGER NOT NULL DEFAULT 1,
            greeted_at INTEGER,
            created_at INTEGER NOT NULL
        , units TEXT NOT NULL DEFAULT '[]') STRICT;
INSERT INTO "groups" VALUES(-1001,'小组','zh-Hans',NULL,1,8000,1,400,390,'[]');
CREATE TABLE item_choices (           -- first answers by option, or by level of the judging scale
            question_id TEXT NOT NULL,
            choice INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (question_id, choice)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE item_totals (            -- first answers apart from repeated ones
            question_id TEXT PRIMARY KEY,
            first INTEGER NOT NULL DEFAULT 0,
            first_right INTEGER NOT NULL DEFAULT 0,
            later INTEGER NOT NULL DEFAULT 0,
            later_right INTEGER NOT NULL DEFAULT 0,
            rest INTEGER NOT NULL DEFAULT 0,  -- first answers of people with five or more earlier ones
            rest_right INTEGER NOT NULL DEFAULT 0,
            rest_sum REAL NOT NULL DEFAULT 0, -- sums of their share of right answers, for the point-biserial
            rest_squares REAL NOT NULL DEFAULT 0,
            rest_sum_right REAL NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;
CREATE TABLE league_groups (               -- kept by the transaction of the contest: a rank costs one count
            season_id INTEGER NOT NULL REFERENCES league_seasons ON DELETE CASCADE,
            chat_id INTEGER NOT NULL,
            strength INTEGER NOT NULL,             -- the mean of the group's best five
            PRIMARY KEY (season_id, chat_id)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "league_groups" VALUES(2,-1001,1350);
CREATE TABLE league_points (
            season_id INTEGER NOT NULL REFERENCES league_seasons ON DELETE CASCADE,
            chat_id INTEGER NOT NULL,
            player_id INTEGER NOT NULL,
            points INTEGER NOT NULL,
            games INTEGER NOT NULL,
            PRIMARY KEY (season_id, chat_id, player_id)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "league_points" VALUES(1,-1001,7,1800,1);
INSERT INTO "league_points" VALUES(1,-1001,9,900,1);
CREATE TABLE league_seasons (
            id INTEGER PRIMARY KEY,
            chat_id INTEGER NOT NULL,              -- the group; 0: all groups against each other
            opens_at INTEGER NOT NULL,
            closes_at INTEGER NOT NULL,
            told INTEGER NOT NULL DEFAULT 0,       -- whether the group has heard how it ended
            UNIQUE (chat_id, closes_at)
        ) STRICT;
INSERT INTO "league_seasons" VALUES(1,-1001,0,100000,0);
INSERT INTO "league_seasons" VALUES(2,0,0,100000,0);
CREATE TABLE messages (
            chat_id INTEGER NOT NULL,
            slot TEXT NOT NULL,
            message_id INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('text', 'photo', 'document', 'poll')),
            bound_at INTEGER NOT NULL,
            PRIMARY KEY (chat_id, slot)
        ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "messages" VALUES(7,'s1',31,'text',950);
CREATE TABLE meta (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "meta" VALUES('durable','0');
CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            slot TEXT,
            message_id INTEGER,
            thread_id INTEGER,
            language TEXT NOT NULL,
            silent INTEGER NOT NULL,
            fresh INTEGER NOT NULL,
            effect TEXT NOT NULL,
            payload TEXT NOT NULL,
            state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 5),
            created_at INTEGER NOT NULL,
            tried_at INTEGER,
            reason TEXT NOT NULL DEFAULT ''
        , not_after INTEGER) STRICT
    ;
INSERT INTO "outbox" VALUES(1,7,0,NULL,NULL,NULL,'zh-Hans',0,0,'say','{"key":"export-nothing"}',0,1000,NULL,'',NULL);
INSERT INTO "outbox" VALUES(2,7,0,NULL,NULL,NULL,'zh-Hans',0,0,'say','',2,900,950,'',NULL);
CREATE TABLE players (
            id INTEGER PRIMARY KEY,           -- Telegram's number of the person
            language TEXT NOT NULL,
            region TEXT NOT NULL,
            zone TEXT,
            session_length INTEGER NOT NULL,
            board_name TEXT,                  -- NULL: the person appears on no board
            points INTEGER NOT NULL DEFAULT 0,
            scams INTEGER NOT NULL DEFAULT 0,
            hits INTEGER NOT NULL DEFAULT 0,
            genuine INTEGER NOT NULL DEFAULT 0,
            false_alarms INTEGER NOT NULL DEFAULT 0,
            streak_days INTEGER NOT NULL DEFAULT 0,
            streak_last TEXT,
            streak_forgiven TEXT,
            unreachable_at INTEGER,           -- blocked or deactivated since
            created_at INTEGER NOT NULL
        , seen_at INTEGER NOT NULL DEFAULT 0, genuine_run INTEGER NOT NULL DEFAULT 0, hidden_name TEXT, muted_at INTEGER, practises_for TEXT NOT NULL DEFAULT '', pictures INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "players" VALUES(7,'zh-Hans','cn','Asia/Shanghai',5,'甲',30,2,1,1,0,3,'2026-10-25',NULL,NULL,100,670,0,NULL,NULL,'',0);
INSERT INTO "players" VALUES(8,'en','sg',NULL,10,NULL,0,0,0,0,0,0,NULL,NULL,500,200,200,0,NULL,NULL,'',0);
INSERT INTO "players" VALUES(9,'zh-Hant','tw',NULL,3,NULL,10,0,0,0,0,1,'2026-10-24',NULL,NULL,300,640,0,NULL,NULL,'',0);
CREATE TABLE polls (
            poll_id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,                    -- whose poll it is: 'contest', …
            owner_id INTEGER NOT NULL,             -- the contest's id
            number INTEGER NOT NULL,               -- the contest's round
            chat_id INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
INSERT INTO "polls" VALUES('p1','contest',1,1,-1001,1100);
INSERT INTO "polls" VALUES('p2','contest',1,2,-1001,1300);
CREATE TABLE push_hours (
            hour INTEGER NOT NULL,            -- hours since 1970
            verdict TEXT NOT NULL,            -- push | quiet | late
            count INTEGER NOT NULL,
            latest_ms INTEGER NOT NULL,       -- how late the latest of them was
            PRIMARY KEY (hour, verdict)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "push_hours" VALUES(1,'push',1,500);
INSERT INTO "push_hours" VALUES(2,'push',1,3000);
INSERT INTO "push_hours" VALUES(2,'quiet',1,100);
CREATE TABLE pushes (
            chat_id INTEGER NOT NULL,
            player_id INTEGER,
            day TEXT NOT NULL,                -- the local date
            verdict TEXT NOT NULL,            -- push | quiet | late
            due_at INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (chat_id, day)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "pushes" VALUES(-1001,NULL,'2026-10-25','push',7200000,7203000);
INSERT INTO "pushes" VALUES(7,7,'2026-10-24','push',3600000,3600500);
INSERT INTO "pushes" VALUES(7,7,'2026-10-25','quiet',7200000,7200100);
CREATE TABLE question_sets (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number in question ids: it must never come twice
            player_id INTEGER NOT NULL,            -- whose it is
            title TEXT NOT NULL,
            state TEXT NOT NULL,                   -- 'draft' until the owner keeps it, 'kept', 'gone' for a few days
            replaces INTEGER,                      -- the set whose new version this is
            count INTEGER NOT NULL,
            draft TEXT NOT NULL,                   -- every entry of the file, with its faults and warnings
            at INTEGER NOT NULL                    -- when its state began
        ) STRICT;
CREATE TABLE reports (
            id INTEGER PRIMARY KEY,
            question_id TEXT NOT NULL,
            player_id INTEGER,
            at INTEGER NOT NULL,
            closed_at INTEGER
        , reason TEXT NOT NULL DEFAULT '', counts INTEGER NOT NULL DEFAULT 1) STRICT;
INSERT INTO "reports" VALUES(1,'kefu-2',7,700,NULL,'',1);
INSERT INTO "reports" VALUES(2,'kefu-2',9,710,800,'',1);
CREATE TABLE sessions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number in buttons: it must never come twice
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            slot TEXT NOT NULL,               -- practice | exam | push: one open session in each
            state TEXT NOT NULL,
            open INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL
        ) STRICT;
INSERT INTO "sessions" VALUES(1,7,'practice','{}',0,500,700);
INSERT INTO "sessions" VALUES(2,9,'exam','{}',1,600,650);
CREATE TABLE set_files (                   -- files that wait to be fetched and read, an hour at most
            id INTEGER PRIMARY KEY,
            player_id INTEGER NOT NULL,
            file_id TEXT NOT NULL,
            name TEXT NOT NULL,
            replaces INTEGER,
            tries INTEGER NOT NULL DEFAULT 0,
            next_at INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
CREATE TABLE set_questions (
            set_id INTEGER NOT NULL REFERENCES question_sets ON DELETE CASCADE,
            number INTEGER NOT NULL,               -- from 1
            player_id INTEGER NOT NULL,
            question TEXT NOT NULL,
            PRIMARY KEY (set_id, number)
        ) STRICT, WITHOUT ROWID;
CREATE TABLE stray_votes (                 -- votes on polls that are not known yet
            poll_id TEXT NOT NULL,
            player_id INTEGER NOT NULL,
            name TEXT NOT NULL,
            option INTEGER,
            queued INTEGER NOT NULL,
            at INTEGER NOT NULL,
            update_id INTEGER NOT NULL,
            PRIMARY KEY (poll_id, player_id)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "stray_votes" VALUES('p9',9,'丙',1,0,1200,5005);
CREATE TABLE studies (                -- a host's link for a group
            code TEXT PRIMARY KEY,
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            waits INTEGER NOT NULL,           -- half by lot take the second test before any practice
            opened_at INTEGER NOT NULL,
            closed_at INTEGER
        ) STRICT, WITHOUT ROWID;
CREATE TABLE subscriptions (
            chat_id INTEGER PRIMARY KEY,
            player_id INTEGER,                -- the same number for a person, NULL for a group
            thread_id INTEGER,                -- the forum topic of a group's poll
            minute INTEGER NOT NULL,          -- of the local day
            zone TEXT NOT NULL,               -- an IANA name, or an offset written UTC+08:00
            content TEXT NOT NULL,            -- both | question | tip
            weekdays_only INTEGER NOT NULL,
            quiet INTEGER NOT NULL,
            topic TEXT,
            is_on INTEGER NOT NULL,
            refused INTEGER NOT NULL DEFAULT 0, -- switched off because Telegram refused, not by the person
            paused_until INTEGER,
            pushed_on TEXT,                   -- the latest local date that had its push
            next_due_at INTEGER
        ) STRICT;
INSERT INTO "subscriptions" VALUES(-1001,NULL,5,1200,'Asia/Shanghai','question',0,0,'kefu',1,0,NULL,'2026-10-25',70000);
INSERT INTO "subscriptions" VALUES(7,7,NULL,480,'Asia/Shanghai','both',0,1,NULL,1,0,NULL,'2026-10-25',60000);
INSERT INTO "subscriptions" VALUES(8,8,NULL,480,'UTC+08:00','tip',0,0,NULL,0,1,NULL,NULL,NULL);
CREATE TABLE tips_seen (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            tip_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (player_id, tip_id)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "tips_seen" VALUES(7,'t1',610);
CREATE TABLE topic_totals (
            player_id INTEGER NOT NULL REFERENCES players ON DELETE CASCADE,
            topic TEXT NOT NULL,
            rights INTEGER NOT NULL,
            total INTEGER NOT NULL,
            PRIMARY KEY (player_id, topic)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "topic_totals" VALUES(7,'kefu',3,4);
INSERT INTO "topic_totals" VALUES(9,'kefu',1,1);
CREATE TABLE totals (
            name TEXT PRIMARY KEY,
            count INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
INSERT INTO "totals" VALUES('people',3);
CREATE TABLE updates (
            id INTEGER PRIMARY KEY,
            handled_at INTEGER NOT NULL
        ) STRICT
    ;
INSERT INTO "updates" VALUES(5001,940);
INSERT INTO "updates" VALUES(5002,960);
CREATE TABLE withdrawn (
            question_id TEXT PRIMARY KEY,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
    ;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX outbox_open ON outbox (priority, id) WHERE state < 2;
CREATE INDEX outbox_tried ON outbox (tried_at) WHERE tried_at IS NOT NULL;
CREATE INDEX outbox_lost ON outbox (state) WHERE state > 3;
CREATE INDEX messages_bound ON messages (bound_at);
CREATE INDEX parked_updates_due ON "deferred_updates" (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX parked_updates_chat ON "deferred_updates" (chat_id);
CREATE INDEX outbox_in_flight ON outbox (id) WHERE state = 1;
CREATE INDEX outbox_chat ON outbox (chat_id, slot);
CREATE INDEX parked_updates_person ON "deferred_updates" (person_id);
CREATE UNIQUE INDEX one_open_session ON sessions (player_id, slot) WHERE open;
CREATE INDEX sessions_by_age ON sessions (updated_at);
CREATE INDEX sessions_of_player ON sessions (player_id);
CREATE INDEX answers_of_player ON answers (player_id, at, question_id);
CREATE INDEX cards_due ON cards (player_id, due);
CREATE INDEX board_places ON board (period, named, points DESC, player_id);
CREATE INDEX board_of_player ON board (player_id);
CREATE UNIQUE INDEX open_reports ON reports (question_id, player_id) WHERE closed_at IS NULL;
CREATE INDEX certificates_of_player ON certificates (player_id, at);
CREATE UNIQUE INDEX one_contest_of_a_chat ON contests (chat_id) WHERE open;
CREATE INDEX contests_due ON contests (deadline) WHERE open AND deadline IS NOT NULL;
CREATE INDEX contests_closed ON contests (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX contests_of_starter ON contests (starter);
CREATE INDEX contests_of_player ON contest_players (player_id);
CREATE INDEX contest_votes_of_player ON contest_votes (player_id);
CREATE TRIGGER contests_forget_starter AFTER DELETE ON players BEGIN
            UPDATE contests SET starter = 0 WHERE starter = OLD.id; END;
CREATE INDEX polls_by_age ON polls (at);
CREATE INDEX stray_votes_of_player ON stray_votes (player_id, at);
CREATE INDEX stray_votes_by_age ON stray_votes (at);
CREATE INDEX league_seasons_due ON league_seasons (closes_at) WHERE NOT told;
CREATE INDEX league_points_of_player ON league_points (player_id);
CREATE INDEX league_places ON league_points (season_id, chat_id, points DESC);
CREATE INDEX league_ranks ON league_groups (season_id, strength DESC);
CREATE INDEX contest_schedules_due ON contest_schedules (next_at);
CREATE TRIGGER schedules_forget_starter AFTER DELETE ON players BEGIN
            UPDATE contest_schedules SET starter = 0 WHERE starter = OLD.id; END;
CREATE INDEX subscriptions_due ON subscriptions (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX subscriptions_of_player ON subscriptions (player_id);
CREATE INDEX pushes_by_age ON pushes (at);
CREATE INDEX pushes_of_player ON pushes (player_id);
CREATE INDEX daily_polls_of_chat ON daily_polls (chat_id, at);
CREATE INDEX daily_votes_of_player ON daily_votes (player_id);
CREATE INDEX broadcasts_of_text ON broadcasts (text_id);
CREATE INDEX players_by_seen ON players (seen_at);
CREATE TRIGGER count_player AFTER INSERT ON players BEGIN
            UPDATE totals SET count = count + 1 WHERE name = 'people'; END;
CREATE TRIGGER count_player_gone AFTER DELETE ON players BEGIN
            UPDATE totals SET count = count - 1 WHERE name = 'people'; END;
CREATE TRIGGER count_push AFTER INSERT ON pushes BEGIN
            INSERT INTO push_hours VALUES (NEW.at / 3600000, NEW.verdict, 1, max(0, NEW.at - NEW.due_at))
                ON CONFLICT DO UPDATE SET count = count + 1, latest_ms = max(latest_ms, excluded.latest_ms); END;
CREATE TRIGGER count_push_changed AFTER UPDATE OF verdict ON pushes BEGIN
            UPDATE push_hours SET count = count - 1 WHERE hour = OLD.at / 3600000 AND verdict = OLD.verdict;
            INSERT INTO push_hours VALUES (NEW.at / 3600000, NEW.verdict, 1, max(0, NEW.at - NEW.due_at))
                ON CONFLICT DO UPDATE SET count = count + 1, latest_ms = max(latest_ms, excluded.latest_ms); END;
CREATE INDEX contests_of_chat ON contests (chat_id);
CREATE INDEX polls_of_chat ON polls (chat_id);
CREATE INDEX league_points_of_chat ON league_points (chat_id);
CREATE INDEX league_groups_of_chat ON league_groups (chat_id);
CREATE INDEX league_seasons_closed ON league_seasons (closes_at);
CREATE INDEX contest_questions_by_age ON contest_questions (at);
CREATE INDEX daily_polls_by_age ON daily_polls (at);
CREATE INDEX reports_of_player ON reports (player_id);
CREATE INDEX forgotten_by_age ON forgotten (at);
CREATE INDEX awaited_by_age ON awaited (until);
CREATE INDEX item_totals_measured ON item_totals (first);
CREATE INDEX answers_of_item ON answers (player_id, question_id);
CREATE INDEX studies_of_host ON studies (player_id, opened_at);
CREATE INDEX checkup_courses_due ON checkup_courses (invite_at) WHERE invite_at IS NOT NULL;
CREATE INDEX checkup_courses_open ON checkup_courses (session) WHERE session IS NOT NULL;
CREATE INDEX checkup_courses_of_study ON checkup_courses (study) WHERE study <> '';
CREATE INDEX checkup_results_of_study ON checkup_results (study, wave) WHERE study <> '';
CREATE INDEX question_sets_of_player ON question_sets (player_id, state);
CREATE INDEX question_sets_by_age ON question_sets (at) WHERE state <> 'kept';
CREATE INDEX set_questions_of_player ON set_questions (player_id);
CREATE INDEX set_files_due ON set_files (next_at);
CREATE INDEX set_files_of_player ON set_files (player_id);
CREATE INDEX budgets_by_age ON budgets (day);
CREATE INDEX players_muted ON players (muted_at) WHERE muted_at IS NOT NULL;
CREATE INDEX family_links_due ON family_links (tell_at) WHERE tell_at IS NOT NULL;
CREATE INDEX family_members_of_link ON family_members (code);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',2);
INSERT INTO "sqlite_sequence" VALUES('sessions',2);
INSERT INTO "sqlite_sequence" VALUES('contests',2);
INSERT INTO "sqlite_sequence" VALUES('daily_polls',1);
COMMIT;

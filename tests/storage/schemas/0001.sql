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
CREATE TABLE messages (
            chat_id INTEGER NOT NULL,
            card TEXT NOT NULL,
            message_id INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('text', 'photo', 'document', 'poll')),
            bound_at INTEGER NOT NULL,
            PRIMARY KEY (chat_id, card)
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
            lane INTEGER NOT NULL,
            card TEXT,
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
        ) STRICT
    ;
INSERT INTO "outbox" VALUES(1,7,0,NULL,NULL,NULL,'zh-Hans',0,0,'Say','{"key":"export-nothing"}',0,1000,NULL,'');
INSERT INTO "outbox" VALUES(2,7,0,NULL,NULL,NULL,'zh-Hans',0,0,'Say','',2,900,950,'');
CREATE TABLE parked_updates (
            id INTEGER PRIMARY KEY,
            chat_id INTEGER,
            payload BLOB NOT NULL,
            arrived_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            next_at INTEGER,
            reason TEXT NOT NULL DEFAULT ''
        , person_id INTEGER) STRICT
    ;
INSERT INTO "parked_updates" VALUES(5003,7,X'7B227570646174655F6964223A353030337D',970,1,2000,'KeyError',7);
CREATE TABLE updates (
            id INTEGER PRIMARY KEY,
            handled_at INTEGER NOT NULL
        ) STRICT
    ;
INSERT INTO "updates" VALUES(5001,940);
INSERT INTO "updates" VALUES(5002,960);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX outbox_open ON outbox (lane, id) WHERE state < 2;
CREATE INDEX outbox_tried ON outbox (tried_at) WHERE tried_at IS NOT NULL;
CREATE INDEX outbox_lost ON outbox (state) WHERE state > 3;
CREATE INDEX messages_bound ON messages (bound_at);
CREATE INDEX parked_updates_due ON parked_updates (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX parked_updates_chat ON parked_updates (chat_id);
CREATE INDEX outbox_in_flight ON outbox (id) WHERE state = 1;
CREATE INDEX outbox_chat ON outbox (chat_id, card);
CREATE INDEX parked_updates_person ON parked_updates (person_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',2);
COMMIT;

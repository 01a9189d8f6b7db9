-- A small Taguette project, with the tables that its export has.
PRAGMA application_id = 1416066164;
CREATE TABLE users (login VARCHAR(30) NOT NULL PRIMARY KEY, created DATETIME NOT NULL);
CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL);
CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL, text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL);
CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL, UNIQUE (project_id, path));
-- As the program makes it: rows must not come in the order of this index.
CREATE INDEX ix_tags_path ON tags (path);
CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (highlight_id, tag_id));
CREATE TABLE commands (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL);
INSERT INTO users VALUES ('admin', '2026-01-05 10:00:00');
INSERT INTO projects VALUES (1, 'Straat', '', '2026-01-05 10:00:00');
INSERT INTO documents VALUES (1, 'Gesprek 1', 'eerste gesprek', 'a.docx', '2026-01-05 10:01:00', 1, 'LEFT_TO_RIGHT',
  '<p class="a > b">Dag 👋 <b>alle</b>maal. Cafe&#769; dicht.</p><p>Het wachten duurt lang &amp; nog eens wachten.</p>');
INSERT INTO documents VALUES (2, 'Leeg', '', 'b.docx', '2026-01-05 10:02:00', 1, 'LEFT_TO_RIGHT', '<p>Niemand.</p>');
INSERT INTO tags VALUES (1, 1, 'wachten', 'wie wacht');
INSERT INTO tags VALUES (2, 1, 'knelpunt', '');
INSERT INTO tags VALUES (3, 1, 'a.nooit', '');
INSERT INTO highlights VALUES (1, 1, 32, 60, '<p>Het wachten duurt lang &amp; nog</p>');
INSERT INTO highlights VALUES (2, 1, 19, 31, '<p>Cafe&#769; dicht</p>');
INSERT INTO highlights VALUES (5, 1, 26, 43, '<p>dicht.</p><p>Het wachten</p>');
-- Within the four bytes of the hand.
INSERT INTO highlights VALUES (7, 1, 6, 9, '');
INSERT INTO highlight_tags VALUES (1, 1);
INSERT INTO highlight_tags VALUES (1, 2);
INSERT INTO highlight_tags VALUES (2, 2);
INSERT INTO highlight_tags VALUES (5, 1);

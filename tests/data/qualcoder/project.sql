-- A small QualCoder project, with the tables of version v10 that matter here.
CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name));
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text, unique(name));
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid, fid, pos0, pos1, owner));
CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer);
CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer);
CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid, pos0, pos1, owner));
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text, unique(name));
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text, unique(name, attr_type, id));
CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name));
INSERT INTO project VALUES ('v10', '2026-01-05 10:00:00', '', 'QualCoder 3.6', 0, 0, 'anna');
-- An astral character, and a letter with a combining accent (two code points), before the second sentence.
INSERT INTO source VALUES (1, 'Gesprek 1', 'Dag 👋 allemaal. Cafe' || char(769) || ' dicht.
Het wachten duurt lang, en dan nog eens wachten.', NULL, 'eerste gesprek', 'anna', '2026-01-05 10:01:00', NULL, NULL);
INSERT INTO source VALUES (2, 'Gesprek 2', 'Eerste regel.' || char(13, 10) || 'Tweede regel.' || char(13, 10) || 'Derde.', '/docs/gesprek2.docx', '', 'anna', '2026-01-05 10:02:00', NULL, NULL);
INSERT INTO source VALUES (3, 'Leeg', '', NULL, '', 'anna', '2026-01-05 10:03:00', NULL, NULL);
INSERT INTO source VALUES (4, 'plein.png', NULL, '/images/plein.png', '', 'anna', '2026-01-05 10:04:00', NULL, NULL);
INSERT INTO source VALUES (5, 'opname.mp3', NULL, '/audio/opname.mp3', '', 'anna', '2026-01-05 10:05:00', NULL, NULL);
INSERT INTO code_cat VALUES (1, 'Samenwerking', 'anna', '', 'alles over samen', NULL);
INSERT INTO code_cat VALUES (2, 'Flexibiliteit', 'anna', '', '', 1);
INSERT INTO code_cat VALUES (3, 'Niet gebruikt', 'anna', '', '', NULL);
INSERT INTO code_name VALUES (1, 'Wachtlijsten', 'wie wacht', 2, 'anna', '', '#6D91C6');
INSERT INTO code_name VALUES (2, 'knelpunt', '', NULL, 'anna', '', '#F2F5A9');
INSERT INTO code_name VALUES (3, 'nooit', '', 1, 'anna', '', '#000000');
-- By hand: UTF-16 units. By search: code points. Twice the same place, by two people and with two codes.
INSERT INTO code_text VALUES (1, 1, 1, 'Het wachten duurt lang', 30, 52, 'anna', '2026-01-06 09:00:00', 'duidelijk', NULL, NULL);
INSERT INTO code_text VALUES (2, 2, 1, 'Het wachten duurt lang', 30, 52, 'ben', '2026-01-06 09:01:00', '', NULL, 1);
INSERT INTO code_text VALUES (3, 1, 1, 'Het wachten duurt lang', 30, 52, 'ben', '2026-01-06 09:02:00', '', NULL, NULL);
INSERT INTO code_text VALUES (4, 1, 1, 'wachten', 33, 40, 'anna', '2026-01-06 09:03:00', '', NULL, NULL);
INSERT INTO code_text VALUES (5, 2, 1, 'Cafe' || char(769) || ' dicht', 17, 28, 'anna', '2026-01-06 09:04:00', '', NULL, NULL);
-- Line ends as one, and as two.
INSERT INTO code_text VALUES (6, 2, 2, 'Tweede', 14, 20, 'anna', '2026-01-06 09:05:00', '', NULL, NULL);
INSERT INTO code_text VALUES (7, 2, 2, 'Derde', 30, 35, 'anna', '2026-01-06 09:06:00', '', NULL, NULL);
INSERT INTO code_image VALUES (1, 4, 10, 20, 300, 40, 2, '', '2026-01-06 09:07:00', 'anna', NULL, NULL);
INSERT INTO code_image VALUES (2, 4, 10, 20, 300, 40, 1, '', '2026-01-06 09:08:00', 'ben', NULL, NULL);
INSERT INTO code_av VALUES (1, 5, 1500, 62000, 2, 'zacht', '2026-01-06 09:09:00', 'anna', NULL);
INSERT INTO annotation VALUES (1, 1, 0, 3, 'groet', 'anna', '');
INSERT INTO cases VALUES (1, 'Anja', 'moeder', 'anna', '');
INSERT INTO cases VALUES (2, 'Bert', '', 'anna', '');
INSERT INTO case_text VALUES (1, 1, 1, 0, 77, 'anna', '', '');
-- Two speak in one document, and both within 'Tweede'.
INSERT INTO case_text VALUES (2, 1, 2, 0, 18, 'anna', '', '');
INSERT INTO case_text VALUES (4, 2, 2, 18, 34, 'anna', '', '');
INSERT INTO case_text VALUES (3, 2, 5, 0, 0, 'anna', '', '');
INSERT INTO attribute_type VALUES ('functie', '', 'anna', '', 'case', 'character');
INSERT INTO attribute_type VALUES ('jaar', '', 'anna', '', 'file', 'numeric');
INSERT INTO attribute VALUES (1, 'functie', 'case', 'ouder', 1, '', 'anna');
INSERT INTO attribute VALUES (2, 'functie', 'case', '', 2, '', 'anna');
INSERT INTO attribute VALUES (3, 'jaar', 'file', '2025', 1, '', 'anna');
INSERT INTO attribute VALUES (4, 'length', 'file', 'lang', 2, '', 'anna');

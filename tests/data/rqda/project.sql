-- A small RQDA project, with the tables of version 0.2.2.
CREATE TABLE project (databaseversion text, date text, dateM text, memo text, about text, imageDir text);
CREATE TABLE source (name text, id integer, file text, memo text, owner text, date text, dateM text, status integer);
CREATE TABLE freecode (name text, memo text, owner text, date text, dateM text, id integer, status integer, color text);
CREATE TABLE codecat (name text, cid integer, catid integer, owner text, date text, dateM text, memo text, status integer);
CREATE TABLE treecode (cid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
CREATE TABLE filecat (name text, fid integer, catid integer, owner text, date text, dateM text, memo text, status integer);
CREATE TABLE treefile (fid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
CREATE TABLE coding (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
CREATE TABLE coding2 (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
CREATE TABLE cases (name text, memo text, owner text, date text, dateM text, id integer, status integer);
CREATE TABLE caselinkage (caseid integer, fid integer, selfirst real, selend real, status integer, owner text, date text, memo text);
CREATE TABLE attributes (name text, status integer, date text, dateM text, owner text, memo text, class text);
CREATE TABLE caseAttr (variable text, value text, caseID integer, date text, dateM text, owner text, status integer);
CREATE TABLE fileAttr (variable text, value text, fileID integer, date text, dateM text, owner text, status integer);
CREATE TABLE journal (name text, journal text, date text, dateM text, owner text, status integer);
CREATE TABLE annotation (fid integer, position integer, annotation text, owner text, date text, dateM text, status integer);
CREATE TABLE image (name text, id integer, date text, dateM text, owner text, status integer);
CREATE TABLE imageCoding (cid integer, iid integer, x1 integer, y1 integer, x2 integer, y2 integer, memo text, date text, dateM text, owner text, status integer);
INSERT INTO project VALUES ('0.2.2', 'Mon Jan  5 10:00:00 2026', NULL, NULL, NULL, NULL);
-- An astral character, and a letter with a combining accent (two code points), before the second sentence.
INSERT INTO source VALUES ('Gesprek 1', 1, 'Dag 👋 allemaal. Cafe' || char(769) || ' dicht.
Het wachten duurt lang, en dan nog eens wachten.', 'eerste gesprek', 'anna', 'Mon Jan  5 10:01:00 2026', NULL, 1);
INSERT INTO source VALUES ('Weg', 2, 'Dit is weg.', NULL, 'anna', 'Mon Jan  5 10:02:00 2026', NULL, 0);
INSERT INTO source VALUES ('Leeg', 3, 'Niemand codeerde dit.', NULL, 'anna', 'Mon Jan  5 10:03:00 2026', NULL, 1);
-- The number 2 came back.
INSERT INTO source VALUES ('Gesprek 2', 2, 'Kort.', NULL, 'anna', 'Mon Jan  5 10:04:00 2026', NULL, 1);
INSERT INTO freecode VALUES ('Wachtlijsten', 'wie wacht', 'anna', '', NULL, 1, 1, 'gold');
INSERT INTO freecode VALUES ('knelpunt', NULL, 'anna', '', NULL, 2, 1, NULL);
INSERT INTO freecode VALUES ('oud', NULL, 'anna', '', NULL, 3, 0, NULL);
INSERT INTO freecode VALUES ('nooit', NULL, 'anna', '', NULL, 4, 1, '');
INSERT INTO codecat VALUES ('Flexibiliteit', 0, 1, 'anna', '', NULL, 'over tijd', 1);
INSERT INTO codecat VALUES ('Tijd', 0, 2, 'anna', '', NULL, NULL, 1);
INSERT INTO codecat VALUES ('Oude categorie', 0, 3, 'anna', '', NULL, NULL, 0);
INSERT INTO treecode VALUES (1, 1, '', NULL, NULL, 1, 'anna');
INSERT INTO treecode VALUES (1, 2, '', NULL, NULL, 1, 'anna');
INSERT INTO treecode VALUES (2, 1, '', NULL, NULL, 0, 'anna');
INSERT INTO filecat VALUES ('gesprekken', 0, 1, 'anna', '', NULL, NULL, 1);
INSERT INTO treefile VALUES (1, 1, '', NULL, NULL, 1, 'anna');
INSERT INTO treefile VALUES (2, 1, '', NULL, NULL, 1, 'anna');
INSERT INTO coding VALUES (1, 1, 'Het wachten duurt lang', 29.0, 51.0, 1, 'anna', 'Tue Jan  6 09:00:00 2026', 'duidelijk');
INSERT INTO coding VALUES (2, 1, 'Het wachten duurt lang', 29.0, 51.0, 1, 'ben', 'Tue Jan  6 09:01:00 2026', NULL);
-- One too early, as in some projects; one too long; not there at all; behind the end.
INSERT INTO coding VALUES (1, 1, 'wachten', 32.0, 39.0, 1, 'anna', 'Tue Jan  6 09:02:00 2026', NULL);
INSERT INTO coding VALUES (2, 1, 'nog eens', 60.0, 69.0, 1, 'anna', 'Tue Jan  6 09:03:00 2026', NULL);
INSERT INTO coding VALUES (2, 1, 'iets anders', 16.0, 27.0, 1, 'anna', 'Tue Jan  6 09:04:00 2026', NULL);
INSERT INTO coding VALUES (2, 2, 'iets anders', 500.0, 511.0, 1, 'anna', 'Tue Jan  6 09:05:00 2026', NULL);
-- Deleted: itself, its code.
INSERT INTO coding VALUES (2, 1, 'Dag', 0.0, 3.0, 0, 'anna', '', NULL);
INSERT INTO coding VALUES (2, 1, 'Dag', 0.0, 3.0, -1, 'anna', '', NULL);
INSERT INTO coding VALUES (3, 1, 'Dag', 0.0, 3.0, 1, 'anna', '', NULL);
-- Of a code that nobody knows.
INSERT INTO coding VALUES (9, 1, 'Dag', 0.0, 3.0, 1, 'anna', '', NULL);
INSERT INTO coding2 VALUES (1, 1, 'Dag', 0.0, 3.0, 1, 'ben', '', NULL);
INSERT INTO cases VALUES ('Anja', 'moeder', 'anna', '', NULL, 1, 1);
INSERT INTO caselinkage VALUES (1, 1, 0.0, 77.0, 1, 'anna', '', '');
INSERT INTO cases VALUES ('Bert', NULL, 'anna', '', NULL, 2, 1);
INSERT INTO caselinkage VALUES (2, 1, 33.0, 40.0, 1, 'anna', '', '');
INSERT INTO caselinkage VALUES (1, 3, 0.0, 7.0, 1, 'anna', '', '');
INSERT INTO attributes VALUES ('functie', 1, '', NULL, 'anna', NULL, 'character');
INSERT INTO caseAttr VALUES ('functie', 'ouder', 1, '', NULL, 'anna', 1);
INSERT INTO caseAttr VALUES ('leeftijd', 'NA', 1, '', NULL, 'anna', 1);
INSERT INTO fileAttr VALUES ('jaar', '2025', 1, '', NULL, 'anna', 1);
INSERT INTO fileAttr VALUES ('jaar', '1999', 2, '', NULL, 'anna', 0);
INSERT INTO annotation VALUES (1, 0, 'groet', 'anna', '', NULL, 1);

-- A small MAXQDA file: of the tables of version 24, the columns that matter here.
CREATE TABLE sys_Setup (`Key` varchar PRIMARY KEY, `Value` TEXT, `Data` BLOB);
CREATE TABLE Textgroups (`ID` INTEGER PRIMARY KEY, `Idx` INTEGER, `Name` varchar, `ToDelete` INTEGER DEFAULT 0);
CREATE TABLE Textsets (`ID` INTEGER PRIMARY KEY, `Idx` INTEGER, `Name` varchar, `ToDelete` INTEGER DEFAULT 0);
CREATE TABLE Textlinks (`ID` INTEGER PRIMARY KEY, `Idx` INTEGER, `SetID` INTEGER, `TextID` INTEGER, `ToDelete` INTEGER DEFAULT 0);
CREATE TABLE Texts (`ID` INTEGER PRIMARY KEY, `Idx` INTEGER, `GroupID` INTEGER, `Type` INTEGER, `Text` varchar(9) DEFAULT 'BLOB', `Name` varchar, `Author` varchar, `Size` INTEGER, `ToDelete` INTEGER DEFAULT 0);
CREATE TABLE Texts_Text_BLOBS (`ID` integer PRIMARY KEY, `Value` BLOB);
CREATE TABLE Codewords (`ID` INTEGER PRIMARY KEY, `Idx` INTEGER, `WordID` INTEGER, `Name` varchar, `Author` varchar, `Color` INTEGER, `ToDelete` INTEGER DEFAULT 0);
CREATE TABLE Codings (`ID` INTEGER PRIMARY KEY, `Type` INTEGER, `TextID` INTEGER, `WordID` INTEGER, `Weight` INTEGER, `Preview` varchar, `Text` varchar(9) DEFAULT 'BLOB', `Author` varchar, `Date` DateTime, `CommentL` varchar, `Area` INTEGER, `Coverage` REAL, `SegType` INTEGER DEFAULT 0, `SegPosType` INTEGER DEFAULT 0, `SegPos1X` INTEGER DEFAULT 0, `SegPos1Y` INTEGER DEFAULT 0, `SegPos1Z` INTEGER DEFAULT 0, `SegPos2X` INTEGER DEFAULT 0, `SegPos2Y` INTEGER DEFAULT 0, `SegPos2Z` INTEGER DEFAULT 0, `ToDelete` INTEGER DEFAULT 0);
CREATE TABLE Memos (`ID` INTEGER PRIMARY KEY, `Title` varchar);
INSERT INTO sys_Setup VALUES ('APP', 'MAXQDA 24', NULL);
INSERT INTO Textgroups VALUES (1, 0, 'gesprekken', 0);
INSERT INTO Textsets VALUES (1, 0, 'eerste ronde', 0);
INSERT INTO Texts VALUES (1, 0, 1, 0, 'BLOB', 'Gesprek 1', 'anna', 800, 0);
INSERT INTO Texts VALUES (2, 1, 0, 0, 'BLOB', 'Leeg', 'anna', 800, 0);
INSERT INTO Texts VALUES (3, 2, 0, 0, 'BLOB', 'Weg', 'anna', 800, 1);
INSERT INTO Textlinks VALUES (1, 0, 1, 1, 0);
INSERT INTO Texts_Text_BLOBS VALUES (1, CAST('*ENC*' || char(1, 2, 3) AS BLOB));
-- A code whose name occurs below two others, one of which comes later.
INSERT INTO Codewords VALUES (1, 0, 4, 'Plaats', 'anna', 4294902015, 0);
INSERT INTO Codewords VALUES (2, 1, 0, 'knelpunt', 'anna', 4278190335, 0);
INSERT INTO Codewords VALUES (3, 2, 2, 'Plaats', 'anna', 4287664272, 0);
INSERT INTO Codewords VALUES (4, 3, 0, 'Wachten', 'anna', NULL, 0);
INSERT INTO Codewords VALUES (5, 4, 0, 'weg', 'anna', NULL, 1);
-- Preview and positions are of a text that begins with a waving hand and an accent on its own.
INSERT INTO Codings VALUES (1, 0, 1, 1, 50, '👋 Cafe' || char(769), 'BLOB', 'anna', '2026-01-06T09:00:00', 'duidelijk', 7, 1.5, 0, 1, 4, 0, 0, 11, 0, 0, 0);
INSERT INTO Codings VALUES (2, 0, 1, 2, 0, 'een stuk dat veel langer is dan wat hier als begin bewaard is geb', 'BLOB', 'ben', '2026-01-06T09:01:00', '', 120, 20.0, 0, 1, 4, 0, 0, 124, 0, 0, 0);
INSERT INTO Codings VALUES (3, 0, 1, 3, 0, '👋 Cafe' || char(769), 'BLOB', 'ben', '2026-01-06T09:02:00', '', 7, 1.5, 0, 1, 4, 0, 0, 11, 0, 0, 0);
INSERT INTO Codings VALUES (4, 0, 1, 2, 0, '', 'BLOB', 'anna', '2026-01-06T09:03:00', '', 0, 0, 1, 2, 10, 20, 1, 300, 60, 1, 0);
INSERT INTO Codings VALUES (5, 0, 1, 2, 0, 'weg', 'BLOB', 'anna', '2026-01-06T09:04:00', '', 3, 0, 0, 1, 0, 0, 0, 3, 0, 0, 1);
INSERT INTO Codings VALUES (6, 0, 9, 2, 0, 'van niets', 'BLOB', 'anna', '2026-01-06T09:05:00', '', 9, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0);
INSERT INTO Memos VALUES (1, 'los');

INSERT INTO projects VALUES (2, 'Markt', '', '2026-02-05 10:00:00');
INSERT INTO documents VALUES (3, 'Gesprek 1', '', 'a.docx', '2026-02-05 10:01:00', 2, 'LEFT_TO_RIGHT', '<p>Anders.</p>');
INSERT INTO tags VALUES (4, 2, 'knelpunt', '');
INSERT INTO highlights VALUES (8, 3, 0, 6, '<p>Anders</p>');
INSERT INTO highlight_tags VALUES (8, 4);

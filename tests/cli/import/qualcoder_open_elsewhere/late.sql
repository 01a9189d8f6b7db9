INSERT INTO source VALUES (6, 'Gesprek 3', 'Net gezegd.', NULL, '', 'anna', '2026-01-07 10:00:00', NULL, NULL);
INSERT INTO code_text VALUES (8, 2, 6, 'Net', 0, 3, 'anna', '2026-01-07 10:01:00', '', NULL, NULL);

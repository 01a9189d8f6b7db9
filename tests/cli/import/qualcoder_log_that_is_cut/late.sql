INSERT INTO source VALUES (6, 'Gesprek 3', 'Net gezegd.', NULL, '', 'anna', '2026-01-07 10:00:00', NULL, NULL);
INSERT INTO source VALUES (7, 'Half', 'Half geschreven.', NULL, '', 'anna', '2026-01-07 10:01:00', NULL, NULL);

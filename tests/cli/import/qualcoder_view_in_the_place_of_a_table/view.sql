ALTER TABLE code_text RENAME TO kept;
CREATE VIEW code_text AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
  SELECT i AS ctid, 1 AS cid, 1 AS fid, 'x' AS seltext, i AS pos0, i + 1 AS pos1 FROM n;

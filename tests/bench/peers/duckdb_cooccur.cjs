// Co-occurrence in DuckDB through its node package (@duckdb/node-api, found by NODE_PATH):
//
//     node duckdb_cooccur.cjs quotation|overlap DATA.csv
//
// codes on one quotation, or codings of one document that overlap. Prints a header, then the pairs of codes that occur
// together, each once: first second n_first n_second n_both.
const { DuckDBInstance } = require("@duckdb/node-api");
const [relation, path] = process.argv.slice(2);

const csv = `read_csv('${path.replace(/'/g, "''")}', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
  columns = {document: 'VARCHAR', respondent: 'VARCHAR', quotation: 'VARCHAR', "start": 'INTEGER', "end": 'INTEGER',
             code: 'VARCHAR', coder: 'VARCHAR', "text": 'VARCHAR'})`;
const named = `SELECT x.code AS first, y.code AS second, x.n AS n_first, y.n AS n_second, n_both
  FROM pairs JOIN codes x ON x.k = a JOIN codes y ON y.k = b`;

// Numbers for names, so that the join compares numbers only: much faster than joining texts.
const jobs = {
  quotation: [
    `CREATE TEMP TABLE t AS SELECT quotation, code FROM ${csv}`,
    `CREATE TEMP TABLE codes AS SELECT code, (row_number() OVER (ORDER BY code))::SMALLINT AS k, count(*) AS n FROM t GROUP BY code`,
    `CREATE TEMP TABLE q AS SELECT quotation, k FROM t JOIN codes USING (code)`,
    `WITH pairs AS (SELECT l.k AS a, r.k AS b, count(*) AS n_both
                    FROM q l JOIN q r ON l.quotation = r.quotation AND l.k < r.k GROUP BY ALL) ${named}`,
  ],
  overlap: [
    `CREATE TEMP TABLE t AS SELECT document, "start" AS s, "end" AS e, code, row_number() OVER () AS id FROM ${csv}`,
    `CREATE TEMP TABLE codes AS SELECT code, (row_number() OVER (ORDER BY code))::SMALLINT AS k, count(*) AS n FROM t GROUP BY code`,
    `CREATE TEMP TABLE documents AS SELECT document, (row_number() OVER ())::INTEGER AS d FROM (SELECT DISTINCT document FROM t)`,
    `CREATE TEMP TABLE u AS SELECT d, s, e, k, id::INTEGER AS id FROM t JOIN codes USING (code) JOIN documents USING (document)`,
    `WITH pairs AS (SELECT least(l.k, r.k) AS a, greatest(l.k, r.k) AS b, count(*) AS n_both
                    FROM u l JOIN u r ON l.d = r.d AND l.s < r.e AND r.s < l.e AND l.id < r.id AND l.k <> r.k GROUP BY ALL) ${named}`,
  ],
};

(async () => {
  const statements = jobs[relation];
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const statement of statements.slice(0, -1)) await connection.run(statement);
  await connection.run(`COPY (${statements.at(-1)}) TO '/dev/stdout' (FORMAT csv, DELIMITER '\t', QUOTE '', ESCAPE '', HEADER)`);
})().catch((error) => {
  console.error(error.message);
  process.exit(1);
});

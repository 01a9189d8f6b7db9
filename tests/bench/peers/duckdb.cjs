// DuckDB through its node package (@duckdb/node-api, found by NODE_PATH). Prints a header, then the counts.
const { DuckDBInstance } = require("@duckdb/node-api");
const [data, map] = process.argv.slice(2).map((path) => path.replace(/'/g, "''"));

const query = `
  SELECT respondent, variable, count(*) AS codings
  FROM read_csv('${data}', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
                columns = {document: 'VARCHAR', respondent: 'VARCHAR', quotation: 'VARCHAR', "start": 'INTEGER',
                           "end": 'INTEGER', code: 'VARCHAR', coder: 'VARCHAR', "text": 'VARCHAR'})
  JOIN read_csv('${map}', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
                columns = {code: 'VARCHAR', variable: 'VARCHAR'}) USING (code)
  GROUP BY respondent, variable`;

(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`COPY (${query}) TO '/dev/stdout' (FORMAT csv, DELIMITER '\t', QUOTE '', ESCAPE '', HEADER)`);
})().catch((error) => {
  console.error(error.message);
  process.exit(1);
});

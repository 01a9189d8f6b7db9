.mode tabs
.headers on
SELECT respondent, variable, count(*) AS codings
FROM read_csv('DATA', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
              columns = {document: 'VARCHAR', respondent: 'VARCHAR', quotation: 'VARCHAR', "start": 'INTEGER',
                         "end": 'INTEGER', code: 'VARCHAR', coder: 'VARCHAR', "text": 'VARCHAR'})
JOIN read_csv('MAP', header = true, auto_detect = true, all_varchar = true) USING (code)
GROUP BY respondent, variable;

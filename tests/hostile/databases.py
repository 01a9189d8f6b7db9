"""Databases that nobody should have to read: see check.py. Each is one of our own small projects, spoilt by a script or by
its bytes, and made when its turn comes: a program inherits the memory that its parent has."""
import pathlib
import sqlite3

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"


def database(kind, *scripts):
    base = sqlite3.connect(":memory:")
    base.executescript((DATA / kind / "project.sql").read_text(encoding="utf-8"))
    for script in scripts:
        base.executescript(script)
    base.commit()
    bytes = base.serialize()
    base.close()
    return bytes


def patched(bytes, at, new):
    return bytes[:at] + new + bytes[at + len(new):]


RECURSIVE = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n{}) "


def cases(word):
    qualcoder = database("qualcoder")
    row = f"INSERT INTO code_text(cid, fid, seltext, pos0, pos1, owner) VALUES ({{}}, '{word}', {{}}, 'x');"
    many = RECURSIVE.format(" WHERE i < 300000")
    return [
        ("db_cut_in_the_header", lambda: [qualcoder[:50]], 2, r"in: error", 64, []),
        ("db_cut_in_the_middle", lambda: [qualcoder[:len(qualcoder) // 2]], 2, r"in: error: is damaged or cut", 64, []),
        ("db_only_a_header", lambda: [qualcoder[:100], (b"\0", 100000)], 2, r"in: error", 64, []),
        ("db_log_mode_without_a_log", lambda: [patched(qualcoder, 18, b"\2\2")], 0, r"note", 64, []),
        ("db_of_nobody", lambda: [database("qualcoder", "DROP TABLE code_text;")], 2, r"in: error.*without the tables", 64, []),
        ("db_view", lambda: [database("qualcoder", "ALTER TABLE source RENAME TO s; CREATE VIEW source AS SELECT * FROM s;")],
         2, r"in: error: 'source' is no table", 64, []),
        ("db_recursive_view", lambda: [database("rqda", "DROP TABLE coding; CREATE VIEW coding AS " + RECURSIVE.format("") +
                                        "SELECT 1 AS cid, 1 AS fid, 0 AS selfirst, i AS selend, 1 AS status, '' AS seltext FROM n;")],
         2, r"in: error: 'coding' is no table", 64, []),
        ("db_virtual_table", lambda: [database("taguette", "DROP TABLE tags; CREATE VIRTUAL TABLE tags USING fts5(id, path);")],
         2, r"in: error: 'tags' is no table", 64, []),
        ("db_computed_column", lambda: [database("requal", "ALTER TABLE segments ADD COLUMN x AS (zeroblob(1000000000));")],
         2, r"in: error: table 'segments' has columns that are computed", 64, []),
        ("db_triggers_do_nothing", lambda: [database("requal", "CREATE TRIGGER t AFTER INSERT ON codes BEGIN DELETE FROM segments; END;"
                                             "CREATE VIEW v AS SELECT load_extension('x');")], 0, r"note", 64, []),
        ("db_circle_of_categories", lambda: [database("qualcoder", "UPDATE code_cat SET supercatid = 2 WHERE catid = 1;")],
         2, r"in: error: category 'Samenwerking' stands below itself", 64, []),
        ("db_circle_of_codes", lambda: [database("maxqda", "UPDATE Codewords SET WordID = 1 WHERE ID = 4;")], 2,
         r"in: error: code '.*' stands below itself", 64, []),
        ("db_code_below_itself", lambda: [database("qualcoder", "ALTER TABLE code_name ADD COLUMN supercid integer; UPDATE code_name SET supercid = cid;")],
         2, r"in: error: code 'Wachtlijsten' stands below itself", 64, []),
        ("db_offsets_of_any_kind", lambda: [database("qualcoder", row.format("1, 1", "-5, 3"), row.format("1, 2", "9, 3"), row.format("2, 1", "0, 1e18"),
                                             row.format("2, 2", "'a', 'b'"), row.format("3, 1", "NULL, x'00'"),
                                             row.format("3, 2", "9223372036854775807, -9223372036854775808"))],
         0, r"warning: 6 segments do not lie within", 64, []),
        ("db_types_of_any_kind", lambda: [database("rqda", "UPDATE source SET id = 'one', name = 7.5; UPDATE freecode SET color = x'ff00', status = '1';"
                                           "UPDATE coding SET fid = 1e300;")], 2, r"in: error: table 'freecode', row 1, column 'color': not UTF-8", 64, []),
        ("db_names_without_end", lambda: [database("qualcoder", f"UPDATE source SET name = name || CAST(x'41004142' AS TEXT), memo = '{word}';")],
         2, r"in: error: table 'source', row 1: a name holds a NUL", 64, []),
        ("db_older_than_most_tables", lambda: [database("qualcoder", *(f"DROP TABLE {t};" for t in (
            "code_image", "code_av", "annotation", "cases", "case_text", "attribute_type", "attribute", "journal", "project", "code_cat")))],
         0, r"note", 64, []),
        ("db_columns_that_are_not_there", lambda: [database("qualcoder", "ALTER TABLE code_text DROP COLUMN seltext; ALTER TABLE source DROP COLUMN memo;"
                                                    "ALTER TABLE code_name DROP COLUMN color;")], 0, r"note", 64, ["--text"]),
        ("db_rows_that_name_nothing", lambda: [database("qualcoder", many.replace("WITH", "INSERT INTO code_text(cid, fid, pos0, pos1) WITH") +
                                                "SELECT i, 77, i, i + 1 FROM n;")], 0, r"warning: 300000 rows name what is not there", 96, []),
        ("db_a_column_of_tables", lambda: [database("rqda", *(f"CREATE TABLE t{i}(a);" for i in range(3000)))], 0, r"note", 96, []),
        ("db_named_as_something_else", lambda: [qualcoder], 2, r"in: error: is an SQLite database, but has not the tables of rqda", 96, ["--format", "rqda"]),
        # The last one, as what it takes here stays.
        ("db_a_text_of_40_mib", lambda: [database("qualcoder", "UPDATE source SET fulltext = fulltext || hex(zeroblob(20000000)) WHERE id = 1;")],
         0, r"note", 300, []),
    ]

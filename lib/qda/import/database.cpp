// SQLite databases, opened so that nothing in them can be run: declared in database.hpp. That nothing beside them can
// be touched is up to database_bytes.

#include "qda/import/database.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <sqlite3.h>

#include "qda/import/database_bytes.hpp"
#include "qda/text/normal.hpp"
#include "qda/text/utf8.hpp"

namespace qda {

namespace {

constexpr std::uint64_t kMostText = std::uint64_t{256} << 20;  // bytes of one cell
constexpr std::uint64_t kLeastText = std::uint64_t{1} << 20;
constexpr int kProgress = 10'000;
constexpr const char* kRecover =
    "open it in its program, or export it again; sqlite3 FILE .recover | sqlite3 NEW saves what is left";

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

std::string lower(std::string_view name)
{
    std::string out(name);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string in_quotes(std::string_view name, char quote)
{
    std::string out(1, quote);
    for (const char c : name) out.append(c == quote ? 2 : 1, c);
    return out + quote;
}

}  // namespace

struct DatabaseRow::Table {
    std::string name;
    std::string file;
    bool is_table = false;
    bool described = false;                    // columns are known, and the pages are sound
    std::set<std::string> columns;             // in lower case
    std::uint64_t text_left = 0;               // bytes that may still be read
    std::map<std::string, Statement> lookups;  // by column: a cell by the number of its row
};

struct Database::State {
    State(Source& source, Diagnostics& diagnostics) : bytes(source, diagnostics) {}
    ~State();
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    using Table = DatabaseRow::Table;

    void open();
    void read_schema();
    Table* find(std::string_view name);
    Table* readable(std::string_view name);
    void describe(Table& table);
    void check(const Table& table);
    Statement prepare(const std::string& sql);
    bool step(sqlite3_stmt* statement);
    [[noreturn]] void fail(int code) const;
    [[noreturn]] void refuse(const std::string& what, const std::string& hint) const
    {
        throw Error({bytes.name()}, what, hint);
    }

    DatabaseBytes bytes;
    std::uint64_t steps = 0;  // of the statement that runs
    sqlite3* db = nullptr;
    std::map<std::string, Table> schema;  // by name in lower case
};

Database::State::~State()
{
    for (auto& [name, table] : schema) table.lookups.clear();
    if (db) sqlite3_close(db);
}

void Database::State::open()
{
    if (const int code =
            sqlite3_open_v2("database", &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, bytes.vfs().c_str());
        code != SQLITE_OK)
        fail(code);
    for (const int off : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                          SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION})
        sqlite3_db_config(db, off, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, static_cast<int>(std::clamp(2 * bytes.size(), kLeastText, kMostText)));
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, static_cast<int>(kLeastText));
    sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 100);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_WORKER_THREADS, 0);
    const auto too_long = [](void* self) -> int {
        auto& state = *static_cast<Database::State*>(self);
        state.steps += kProgress;
        return state.steps > 16 * state.bytes.size() + 10'000'000 ? 1 : 0;
    };
    sqlite3_progress_handler(db, kProgress, too_long, this);
    for (const char* pragma :
         {"PRAGMA temp_store=MEMORY", "PRAGMA cell_size_check=ON", "PRAGMA ignore_check_constraints=ON"})
        while (step(prepare(pragma).get())) {
        }
    read_schema();
}

void Database::State::read_schema()
{
    const Statement statement = prepare("SELECT type, name, rootpage, sql FROM sqlite_schema");
    const auto cell = [&](int i) {
        const auto* text = sqlite3_column_text(statement.get(), i);
        return text ? std::string(reinterpret_cast<const char*>(text)) : std::string();
    };
    while (step(statement.get())) {
        const std::string type = cell(0);
        if (type != "table" && type != "view") continue;
        Table table;
        table.name = cell(1);
        table.file = bytes.name();
        // A virtual table has no page; SQLite writes the beginning of the statement itself.
        table.is_table =
            type == "table" && sqlite3_column_int64(statement.get(), 2) > 0 && cell(3).starts_with("CREATE TABLE");
        table.text_left = 4 * bytes.size() + kLeastText;
        std::string key = lower(table.name);
        schema.emplace(std::move(key), std::move(table));
    }
}

Database::State::Table* Database::State::find(std::string_view name)
{
    const auto found = schema.find(lower(name));
    return found == schema.end() ? nullptr : &found->second;
}

Database::State::Table* Database::State::readable(std::string_view name)
{
    Table* table = find(name);
    if (!table) return nullptr;
    if (!table->is_table)
        refuse(fmt::format("'{}' is no table but a view, or a virtual table", table->name),
               "the program makes a table there; a database that computes its rows is not read");
    if (!table->described) describe(*table);
    return table;
}

void Database::State::describe(Table& table)
{
    const Statement statement = prepare("PRAGMA table_xinfo(" + in_quotes(table.name, '"') + ")");
    while (step(statement.get())) {
        const auto* name = sqlite3_column_text(statement.get(), 1);
        if (sqlite3_column_int(statement.get(), 6) != 0)
            refuse(fmt::format("table '{}' has columns that are computed", table.name),
                   "the program makes no such columns; a database that computes its cells is not read");
        table.columns.insert(lower(name ? reinterpret_cast<const char*>(name) : ""));
    }
    if (table.columns.contains("_rowid_"))
        refuse(fmt::format("table '{}' has a column '_rowid_', which hides the numbers of its rows", table.name),
               "the program makes no such column");
    check(table);
    table.described = true;
}

// Whether the pages of a table (and of its indices) are what a tree of pages must be. Content is not judged here.
void Database::State::check(const Table& table)
{
    const Statement statement = prepare("PRAGMA quick_check(" + in_quotes(table.name, '\'') + ")");
    while (step(statement.get())) {
        const auto* text = sqlite3_column_text(statement.get(), 0);
        if (text && std::string_view(reinterpret_cast<const char*>(text)).starts_with("*** in database"))
            refuse(fmt::format("the pages of table '{}' are damaged", table.name), kRecover);
    }
}

Statement Database::State::prepare(const std::string& sql)
{
    steps = 0;
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(db, sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
    Statement owned(statement);
    if (code != SQLITE_OK) fail(code);
    return owned;
}

bool Database::State::step(sqlite3_stmt* statement)
{
    const int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) fail(code);
    return false;
}

void Database::State::fail(int code) const
{
    if (bytes.failed()) std::rethrow_exception(bytes.failed());
    const std::string why = db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    switch (code & 0xFF) {
    case SQLITE_NOMEM: throw std::bad_alloc();
    case SQLITE_INTERRUPT: refuse("takes more steps than a database of its size can need", kRecover);
    case SQLITE_TOOBIG:
        refuse(fmt::format("holds a text larger than {} MiB, or than itself", kMostText >> 20), kRecover);
    case SQLITE_NOTADB: refuse("begins like an SQLite database and is none: " + why, kRecover);
    case SQLITE_CORRUPT:
    case SQLITE_IOERR: refuse("is damaged or cut: " + why, kRecover);
    default: refuse("cannot be read as an SQLite database: " + why, kRecover);
    }
}

std::optional<std::int64_t> DatabaseRow::whole(std::size_t cell) const
{
    auto* statement = static_cast<sqlite3_stmt*>(statement_);
    const int column = static_cast<int>(cell) + 1;
    constexpr double kMostExact = 9007199254740992.0;
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, column);
    case SQLITE_FLOAT: {
        const double number = sqlite3_column_double(statement, column);
        if (std::abs(number) > kMostExact || number != std::floor(number)) return std::nullopt;
        return static_cast<std::int64_t>(number);
    }
    case SQLITE_TEXT: {
        const std::string_view text = trim(this->text(cell));
        if (text.empty() || text.size() > 15) return std::nullopt;
        const bool minus = text.front() == '-' && text.size() > 1;
        std::int64_t number = 0;
        for (const char c : text.substr(minus ? 1 : 0)) {
            if (c < '0' || c > '9') return std::nullopt;
            number = 10 * number + (c - '0');
        }
        return minus ? -number : number;
    }
    default: return std::nullopt;
    }
}

std::string_view DatabaseRow::text(std::size_t cell) const
{
    auto* statement = static_cast<sqlite3_stmt*>(statement_);
    const int column = static_cast<int>(cell) + 1;
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    if (!bytes) return {};
    const std::string_view text(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    if (text.size() > table_.text_left)
        throw Error({table_.file}, fmt::format("{}: there are more texts than the file has bytes", place()), kRecover);
    table_.text_left -= text.size();
    if (!valid_utf8(text))
        throw Error({table_.file},
                    fmt::format("{}, column '{}': not UTF-8", place(), sqlite3_column_name(statement, column)),
                    "was it written by a program that does not know the encoding of the database?");
    return text;
}

std::string_view DatabaseRow::name(std::size_t cell) const
{
    const std::string_view name = trim(text(cell));
    if (name.find('\0') != std::string_view::npos)
        throw Error({table_.file}, place() + ": a name holds a NUL character", "was the file edited?");
    return name;
}

std::int64_t DatabaseRow::number() const { return sqlite3_column_int64(static_cast<sqlite3_stmt*>(statement_), 0); }

std::string DatabaseRow::place() const { return fmt::format("table '{}', row {}", table_.name, number()); }

bool Database::recognise(std::string_view head) { return head.starts_with(std::string_view("SQLite format 3\0", 16)); }

Database::Database(Source& source, Diagnostics& diagnostics) : state_(std::make_unique<State>(source, diagnostics))
{
    state_->open();
}

Database::Database(Database&&) noexcept = default;
Database::~Database() = default;

const std::string& Database::name() const { return state_->bytes.name(); }

std::uint32_t Database::application_id() const
{
    const Statement statement = state_->prepare("PRAGMA application_id");
    return state_->step(statement.get()) ? static_cast<std::uint32_t>(sqlite3_column_int64(statement.get(), 0)) : 0;
}

std::vector<std::string> Database::tables() const
{
    std::vector<std::string> names;
    for (const auto& [key, table] : state_->schema) names.push_back(table.name);
    return names;
}

bool Database::has(std::string_view table) const { return state_->find(table) != nullptr; }

bool Database::has(std::string_view table, std::string_view column)
{
    const State::Table* found = state_->readable(table);
    return found && found->columns.contains(lower(column));
}

void Database::read(std::string_view table, const std::vector<std::string_view>& columns,
                    const std::function<void(const DatabaseRow& row)>& take)
{
    State::Table* found = state_->readable(table);
    if (!found) return;
    std::string sql = "SELECT _rowid_";
    for (const std::string_view column : columns)
        sql += ", " + (found->columns.contains(lower(column)) ? in_quotes(column, '"') : std::string("NULL"));
    // Not by an index, which would give the rows in its own order.
    sql += " FROM " + in_quotes(found->name, '"') + " NOT INDEXED";
    const Statement statement = state_->prepare(sql);
    const DatabaseRow row(statement.get(), *found);
    constexpr std::uint64_t kLeastBytes = 4;  // of a row: its sizes and its place in the page
    for (std::uint64_t rows = 0; state_->step(statement.get()); ++rows) {
        if (rows > state_->bytes.size() / kLeastBytes)
            state_->refuse(fmt::format("table '{}' has more rows than the file has room for", found->name), kRecover);
        take(row);
    }
}

std::uint64_t Database::rows(std::string_view table)
{
    std::uint64_t n = 0;
    read(table, {}, [&](const DatabaseRow&) { ++n; });
    return n;
}

std::string Database::text_of(std::string_view table, std::string_view column, std::int64_t row)
{
    State::Table* found = state_->readable(table);
    if (!found || !found->columns.contains(lower(column))) return {};
    Statement& statement = found->lookups[std::string(column)];
    if (!statement)
        statement = state_->prepare("SELECT _rowid_, " + in_quotes(column, '"') + " FROM " +
                                    in_quotes(found->name, '"') + " WHERE _rowid_ = ?");
    state_->steps = 0;
    sqlite3_bind_int64(statement.get(), 1, row);
    std::string text;
    if (state_->step(statement.get())) text = DatabaseRow(statement.get(), *found).text(0);
    sqlite3_reset(statement.get());
    return text;
}

}  // namespace qda

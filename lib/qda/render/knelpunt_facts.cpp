#include "qda/render/knelpunt_facts.hpp"

#include "qda/base/error.hpp"

namespace qda {

namespace {

std::optional<std::int64_t> whole(const Column& column, std::size_t row)
{
    const Cell cell = column.cell(row);
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
    return std::nullopt;
}

class LongTableReader {
public:
    explicit LongTableReader(const Table& table) : table_(table)
    {
        while (path_ < table.columns.size() && table.columns[path_].name != "fact") ++path_;
        if (path_ == 0 || path_ == table.columns.size()) fail("no column 'fact' behind those of a level");
    }

    std::size_t path() const { return path_; }

    KnelpuntFact fact(std::size_t row) const
    {
        KnelpuntFact fact;
        fact.fact = text("fact", row);
        fact.name = text("name", row);
        fact.detail = text("detail", row);
        fact.knelpunt = whole(column("n_knelpunt"), row);
        fact.goes_well = whole(column("n_goes_well"), row);
        fact.quotations = whole(column("n_quotations"), row);
        fact.respondents = whole(column("n_respondents"), row);
        fact.spoke = whole(column("n_spoke"), row);
        fact.value = whole(column("value"), row);
        fact.text = text("text", row);
        if (table_.find("document")) {
            fact.document = text("document", row);
            fact.location = text("location", row);
        }
        return fact;
    }

    [[noreturn]] static void fail(const std::string& what)
    {
        throw Error({}, "no long table of qda-knelpunt: " + what, "make it with qda-knelpunt --long");
    }

private:
    const Column& column(const char* name) const
    {
        // The levels come first, and one of them may be called `document` or `name`.
        for (std::size_t i = path_; i < table_.columns.size(); ++i)
            if (table_.columns[i].name == name) return table_.columns[i];
        fail(std::string("no column '") + name + "'");
    }

    std::string text(const char* name, std::size_t row) const { return std::string(column(name).text(row)); }

    const Table& table_;
    std::size_t path_ = 0;
};

}  // namespace

std::vector<const KnelpuntFact*> KnelpuntBlock::all(std::string_view fact, std::string_view detail) const
{
    std::vector<const KnelpuntFact*> found;
    for (const KnelpuntFact* one : all(fact))
        if (one->detail == detail) found.push_back(one);
    return found;
}

std::vector<const KnelpuntFact*> KnelpuntBlock::all(std::string_view fact) const
{
    std::vector<const KnelpuntFact*> found;
    for (const KnelpuntFact& one : facts)
        if (one.fact == fact) found.push_back(&one);
    return found;
}

const KnelpuntFact* KnelpuntBlock::first(std::string_view fact) const
{
    const std::vector<const KnelpuntFact*> found = all(fact);
    return found.empty() ? nullptr : found.front();
}

std::vector<KnelpuntBlock> knelpunt_blocks(const Table& long_table)
{
    const LongTableReader reader(long_table);
    std::vector<KnelpuntBlock> blocks;
    for (std::size_t row = 0; row < long_table.rows(); ++row) {
        KnelpuntFact fact = reader.fact(row);
        if (fact.fact == "knelpunt") {
            KnelpuntBlock block;
            for (std::size_t i = 0; i + 1 < reader.path(); ++i)
                block.above.emplace_back(long_table.columns[i].text(row));
            block.subject = long_table.columns[reader.path() - 1].text(row);
            blocks.push_back(std::move(block));
        }
        if (blocks.empty()) LongTableReader::fail("its first fact is '" + fact.fact + "', not 'knelpunt'");
        blocks.back().facts.push_back(std::move(fact));
    }
    return blocks;
}

std::string knelpunt_level(const Table& long_table)
{
    return long_table.columns[LongTableReader(long_table).path() - 1].name;
}

}  // namespace qda

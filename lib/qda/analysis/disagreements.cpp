// Where coders differ: a row for each unit, or stretch, to which two of them gave different values.

#include <fmt/format.h>

#include "qda/analysis/agreement_parts.hpp"

namespace qda {

namespace {

enum At : std::size_t { kLevel, kCategory, kFirst, kSecond, kUnit, kDocument, kStart, kEnd, kPositions, kQuotation, kFirstValue, kSecondValue, kText };

class Disagreements {
public:
    explicit Disagreements(AgreementParts& parts) : parts_(parts)
    {
        for (const char* name : {"level", "category", "coder_1", "coder_2", "unit", "document"}) table_.add_column(name, Role::key);
        for (const char* name : {"start", "end", "positions", "quotation", "value_1", "value_2"}) table_.add_column(name, Role::text);
        if (parts.options.words) table_.add_column("text", Role::text);
        for (std::size_t value = 0; value < parts.rank.size(); ++value) {
            if (names_.size() <= parts.rank[value]) names_.resize(parts.rank[value] + 1);
            names_[parts.rank[value]] = parts.level.values[value].name;
        }
    }

    Table table()
    {
        parts_.each_category([&](const AgreementCategory& category, const RatedItems& items) {
            for (const CoderGroup& group : coder_groups(parts_))
                for (std::size_t at = 0; !group.all && at < items.items.size(); ++at) compare(category, items, at, group.coders[0], group.coders[1]);
        });
        table_.title = parts_.options.title.empty() ? fmt::format("Where coders differ: {} ({})", parts_.level.name, parts_.options.unit) : parts_.options.title;
        finish_agreement(parts_, table_);
        return std::move(table_);
    }

private:
    void compare(const AgreementCategory& category, const RatedItems& items, std::size_t at, std::size_t first, std::size_t second)
    {
        const RatedUnits& unit = items.items[at];
        const std::int32_t* values = items.values.data() + at * parts_.coders.size();
        if (values[first] == kMissing || values[second] == kMissing || values[first] == values[second]) return;
        if (!has(unit.made_by, first) && !has(unit.made_by, second)) return;
        const std::string texts[] = {parts_.level.name, category.name, parts_.coder_name(first), parts_.coder_name(second), parts_.options.unit,
                                     parts_.document_name(unit.document)};
        for (std::size_t i = 0; i < std::size(texts); ++i) table_.columns[kLevel + i].add(texts[i]);
        add_place(unit);
        table_.columns[kFirstValue].add(name(values[first], items));
        table_.columns[kSecondValue].add(name(values[second], items));
    }

    void add_place(const RatedUnits& unit)
    {
        const bool known = unit.start != Span::kUnknown;
        const std::string* positions = parts_.universe.documents[parts_.documents[unit.document].id].get("positions");
        const std::string in = parts_.unit == AgreementUnit::paragraph ? "paragraph" : positions ? *positions : is_paged(unit.start) ? "page:codepoint" : "codepoint";
        add(kStart, known ? place(unit.start) : "");
        add(kEnd, known ? place(unit.end) : "");
        add(kPositions, known ? in : "");
        add(kQuotation, unit.quotation < parts_.quotation_names.size() ? parts_.quotation_names[unit.quotation] : "");
        if (parts_.options.words) add(kText, unit.quotation < parts_.quotation_texts.size() ? parts_.quotation_texts[unit.quotation] : "");
    }

    void add(At column, const std::string& text)
    {
        if (text.empty())
            table_.columns[column].add(NotAvailable{});
        else
            table_.columns[column].add(text);
    }

    static std::string place(Position position)
    {
        return is_paged(position) ? fmt::format("{}:{}", page_of(position), within_page(position)) : std::to_string(position);
    }

    std::string name(std::int32_t value, const RatedItems& items) const
    {
        if (!parts_.whole()) return value == 1 ? "present" : "absent";
        return value == items.absent ? "(none)" : names_[static_cast<std::size_t>(value)];
    }

    AgreementParts& parts_;
    Table table_;
    std::vector<std::string> names_;  // by category
};

}  // namespace

Table disagreement_table(AgreementParts& parts) { return Disagreements(parts).table(); }

}  // namespace qda

// Coded projects for tests: random ones with nasty names, and a view of a reading that can be compared.
#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "qda/model/intake.hpp"
#include "qda/stream/segment_reader.hpp"
#include "qda/stream/segment_writer.hpp"

namespace qda::tests {

inline Needs all_needs()
{
    Needs needs;
    needs.in_order = true;
    needs.quotations = needs.quotation_names = needs.spans = needs.coders = needs.labels = true;
    needs.extras = (1U << kExtras) - 1;
    return needs;
}

inline std::string shown(Position position)
{
    if (position == Span::kUnknown) return "?";
    if (!is_paged(position)) return std::to_string(position);
    return std::to_string(page_of(position)) + ":" + std::to_string(within_page(position));
}

/// What a reading gave, as texts.
struct Seen {
    std::vector<std::string> entries;  // a line an entry, with its keys
    std::vector<std::string> rows;     // a line a row, with names instead of numbers
    std::vector<std::string> carried;
    std::vector<std::string> history;
    std::vector<std::string> remarks;

    friend bool operator==(const Seen&, const Seen&) = default;
};

inline std::string line_of(const std::string& tag, const std::string& name, const Entry& entry)
{
    std::string line = tag + "<" + name + ">";
    for (const Key& key : entry.keys) line += " <" + key.name + "=" + key.value + ">";
    return line;
}

inline void see_universe(const Universe& universe, Seen& seen)
{
    const auto all = [&](const std::string& tag, const Registry& registry) {
        for (const Entry& entry : registry) seen.entries.push_back(line_of(tag, entry.name, entry));
    };
    all("category ", universe.categories);
    all("code ", universe.codes);
    all("coder ", universe.coders);
    all("document ", universe.documents);
    for (const Entry& level : universe.levels) seen.entries.push_back(line_of("level ", level.name, level));
    for (const Value& value : universe.values)
        seen.entries.push_back(line_of("value ", value.level + "><" + value.id + "><" + value.entry.name, value.entry));
    for (const LabelColumn& column : universe.label_columns) seen.entries.push_back("column <" + column.name + ">");
    seen.carried = universe.carried;
    seen.history = universe.history;
}

inline void see_rows(const Batch& batch, const Universe& universe, Seen& seen)
{
    for (std::size_t row = 0; row < batch.rows; ++row) {
        std::string line = universe.documents.name(batch.document[row]);
        const auto add = [&line](std::string_view cell) { line += "|" + std::string(cell); };
        add(batch.quotation_name[row]);
        add(std::to_string(batch.quotation[row]));
        add(shown(batch.span[row].start) + "-" + shown(batch.span[row].end));
        add(batch.code[row] == kNone ? "none" : "=" + universe.codes.name(batch.code[row]));
        add(batch.coder[row] == kNone ? "none" : "=" + universe.coders.name(batch.coder[row]));
        for (std::size_t i = 0; i < universe.label_columns.size(); ++i) {
            const Id cell = i < batch.labels.size() && row < batch.labels[i].size() ? batch.labels[i][row] : kNone;
            add(cell == kNone ? "none" : "=" + universe.label_columns[i].cells.name(cell));
        }
        for (const TextColumn& extra : batch.extras) add(extra.size() > row ? extra[row] : std::string_view());
        seen.rows.push_back(line);
    }
}

// Bytes as they are, which makes a source of them that can only be read in order.
class AsItIs : public Transcoder {
public:
    void feed(std::string_view bytes, bool, std::string& out) override { out += bytes; }
};

inline Source source_of(const std::string& text, bool file)
{
    Source source = Source::from_text("in", text);
    if (!file) source.transcode(std::make_unique<AsItIs>(), 0);
    return source;
}

/// Reads one stream after another, as so many files. `to` gets their rows too.
inline Seen read_all(std::vector<std::string> texts, bool file, const StreamOptions& options = {},
                     SegmentWriter* to = nullptr, Universe* into = nullptr)
{
    Universe own;
    Universe& universe = into ? *into : own;
    Diagnostics diagnostics;
    Seen seen;
    const auto take = [&](Batch& batch) {
        see_rows(batch, universe, seen);
        if (to) to->rows(batch);
    };
    Intake intake(universe, all_needs(), take, diagnostics);
    for (const std::string& text : texts) {
        Source source = source_of(text, file);
        read_stream(source, options, intake);
    }
    intake.finish();
    if (to) to->close();
    see_universe(universe, seen);
    for (const auto& remark : diagnostics.remarks()) seen.remarks.push_back(remark.what);
    return seen;
}

inline WriteOptions everything()
{
    WriteOptions options;
    options.words = true;
    options.extras = (1U << kExtras) - 1;
    return options;
}

/// Reads a stream and writes it again.
inline std::string rewritten(const std::string& text, bool file)
{
    Universe universe;
    Output out = Output::to_text();
    const WriteOptions options = everything();
    SegmentWriter writer(out, universe, options);
    read_all({text}, file, {}, &writer, &universe);
    out.close();
    return out.text();
}

/// A project that is made up while it is written.
class RandomProject {
public:
    explicit RandomProject(unsigned seed) : random_(seed) {}

    /// Batches of rows, and between them (with `late`) more keys for what has been declared by then.
    void write(bool late)
    {
        Output out = Output::to_text();
        const WriteOptions options = everything();
        for (std::size_t n = random_() % 3; n > 0; --n) universe_.label_column("level " + std::to_string(n) + any_name());
        declare();
        SegmentWriter writer(out, universe_, options);
        Diagnostics diagnostics;
        const auto take = [&](Batch& batch) {
            see_rows(batch, universe_, seen);
            writer.rows(batch);
        };
        Intake intake(universe_, all_needs(), take, diagnostics);
        for (std::size_t batches = late ? 3 : 1; batches > 0; --batches) {
            for (std::size_t n = random_() % 30; n > 0; --n) add_row(intake);
            intake.flush();
            if (late) declare();
        }
        intake.finish();
        writer.close();
        out.close();
        see_universe(universe_, seen);
        text = out.text();
    }

    Seen seen;
    std::string text;

    /// A name with everything in it that could be taken for something else.
    std::string any_name()
    {
        static const std::vector<std::string> kParts = {
            "a", "B 1", "\t", "\n", "\r", "\r\n", "\\", "\\t", "\\n", "\\\\", "#", "#end", "#qda\t1", "\"", "\"\"", "'", ",", ";", ":",
            "::", "|", "\\|", ">", "=", " ", "  ", "\u00a0", "\u00e9", "e\u0301", "\u2028", "\U0001F600", "\U0010FFFF", "NA", "0", "name:x"};
        std::string name;
        for (std::size_t n = 1 + random_() % 4; n > 0; --n) name += kParts[random_() % kParts.size()];
        if (random_() % 200 == 0) name += std::string(50000, 'x') + "\t";
        return name;
    }

private:
    std::size_t up_to(std::size_t n) { return random_() % (n + 1); }
    std::string any_text() { return random_() % 3 == 0 ? std::string() : any_name(); }

    // Keys that the reader knows nothing about; a colon would part them.
    std::string any_key()
    {
        std::string key = "k" + any_name();
        std::erase(key, ':');
        return key;
    }

    void add_keys(Entry& entry, const std::string& kind)
    {
        const auto once = [&](const char* key, const std::string& value) {
            if (random_() % 3 == 0 && !entry.get(key)) entry.add(key, value);
        };
        once("comment", any_text());
        if (kind == "document") {
            once("length", std::to_string(random_() % 100000));
            once("date", any_text());
            once("source_kind", any_name());
        } else {
            once("parent", any_name());
        }
        if (kind == "code") once("codable", "no");
        for (std::size_t n = up_to(2); n > 0; --n) entry.add(kind == "coder" ? "coded" : "group", any_text());
        for (std::size_t n = up_to(2); n > 0; --n) entry.add(any_key(), any_text());
    }

    void declare()
    {
        for (std::size_t n = up_to(3); n > 0; --n) {
            for (auto [kind, registry] : {std::pair<std::string, Registry*>{"document", &universe_.documents},
                                          {"code", &universe_.codes},
                                          {"coder", &universe_.coders},
                                          {"category", &universe_.categories}}) {
                const std::size_t before = registry->size();
                Entry& entry = (*registry)[registry->intern(some_name(*registry))];
                if (kind == "document" && registry->size() > before) entry.add("positions", any_unit());
                add_keys(entry, kind);
            }
            Entry& level = universe_.declare_level("l" + std::to_string(up_to(3)));
            if (random_() % 2) level.add(any_key(), any_text());
            Value& value = universe_.declare_value(level.name, std::to_string(up_to(3)));
            if (random_() % 2) value.entry.name = any_text();
            if (random_() % 2) value.entry.add(any_key(), any_text());
            std::string line = "#lab:" + any_name();
            std::erase(line, '\n');
            std::erase(line, '\r');
            universe_.carry(line);
            universe_.history.push_back("tool " + std::to_string(universe_.history.size()) + "\t--x a\\tb");
        }
    }

    std::string any_unit()
    {
        const char* const kUnits[] = {"codepoint", "paragraph", "page:codepoint", "millisecond", "none"};
        return kUnits[random_() % 5];
    }

    // One that is there, or a new one.
    std::string some_name(const Registry& registry)
    {
        if (registry.size() > 0 && random_() % 3 != 0) return registry.name(static_cast<Id>(random_() % registry.size()));
        return any_name();
    }

    Span any_span(const std::string& document)
    {
        const Id id = universe_.documents.find(document);
        const std::string* unit = id == kNone ? nullptr : universe_.documents[id].get("positions");
        if ((unit && *unit == "none") || random_() % 4 == 0) return {};
        const Position start = random_() % 5 == 0 ? kMostUnits - 5 : static_cast<Position>(random_() % 5000);
        const Position end = start + static_cast<Position>(random_() % 5);
        if (!unit || *unit != "page:codepoint") return {start, end};
        const auto page = static_cast<Position>(random_() % 3);
        return {on_page(page, start), on_page(page + static_cast<Position>(random_() % 2), end)};
    }

    void add_row(Intake& intake)
    {
        const std::string document = some_name(universe_.documents);
        // Each quotation has rows of its own and one place.
        if (document_ != document || random_() % 2) {
            document_ = document;
            quotation_ = std::to_string(++quotations_) + any_name();
            span_ = any_span(document);
        }
        const std::string code = random_() % 4 == 0 ? std::string() : some_name(universe_.codes);
        const std::string coder = random_() % 3 == 0 ? std::string() : some_name(universe_.coders);
        std::vector<std::string> texts(kExtras + universe_.label_columns.size());
        for (std::string& text_of_column : texts) text_of_column = any_text();
        Intake::Row row{document_, quotation_, code, coder, span_, {}, {}};
        for (std::size_t i = 0; i < kExtras; ++i) row.extras[i] = texts[i];
        row.labels.assign(texts.begin() + kExtras, texts.end());
        intake.add(row);
    }

    std::mt19937 random_;
    Universe universe_;
    std::string document_;
    std::string quotation_;
    Span span_;
    std::size_t quotations_ = 0;
};

}  // namespace qda::tests

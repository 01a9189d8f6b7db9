#include "qda/stream/segment_writer.hpp"

#include <algorithm>
#include <charconv>

#include "qda/base/error.hpp"
#include "qda/stream/header_lines.hpp"
#include "qda/table/fields.hpp"

namespace qda {

namespace {

constexpr std::size_t kFull = std::size_t{1} << 16;

std::string escaped(std::string_view field)
{
    std::string out;
    append_escaped(out, field);
    return out;
}

std::vector<Key> unsaid(const std::vector<Key>& keys, const std::vector<Key>& said)
{
    std::vector<Key> late;
    if (keys == said) return late;
    for (const Key& key : keys)
        if (std::find(said.begin(), said.end(), key) == said.end()) late.push_back(key);
    return late;
}

}  // namespace

SegmentWriter::SegmentWriter(Output& out, const Universe& universe, const WriteOptions& options)
    : out_(out), universe_(universe), options_(options), categories_{"#category", &universe.categories, {}, {}},
      codes_{"#code", &universe.codes, {}, {}}, coders_{"#coder", &universe.coders, {}, {}},
      documents_{"#document", &universe.documents, {}, {}}
{
}

void SegmentWriter::start()
{
    started_ = true;
    n_labels_ = universe_.label_columns.size();
    escaped_labels_.resize(n_labels_);
    if (!options_.bare) {
        text_ += "#qda\t1\tsegments\n";
        if (options_.history) {
            for (; history_ < universe_.history.size(); ++history_) text_ += "#by\t" + universe_.history[history_] + '\n';
            if (!options_.by.empty()) text_ += "#by\t" + options_.by + '\n';
        }
    }
    text_ += "document\tquotation\tstart\tend\tcode\tcoder";
    for (const LabelColumn& label : universe_.label_columns) text_ += '\t' + escaped(label.name);
    for (std::size_t i = 0; i < kExtras; ++i)
        if ((options_.extras >> i & 1U) != 0) text_ += std::string("\t") + kExtraNames[i];
    text_ += '\n';
}

void SegmentWriter::append_key(std::string_view key, std::string_view value)
{
    text_ += '\t';
    append_key_value(text_, key, value);
}

void SegmentWriter::declare_new()
{
    for (Declared* kind : {&categories_, &codes_, &coders_, &documents_})
        for (std::size_t id = kind->escaped.size(); id < kind->registry->size(); ++id)
            kind->escaped.push_back(escaped(kind->registry->name(static_cast<Id>(id))));
    for (std::size_t i = 0; i < n_labels_; ++i) {
        const Dictionary& cells = universe_.label_columns[i].cells;
        for (std::size_t id = escaped_labels_[i].size(); id < cells.size(); ++id)
            escaped_labels_[i].push_back(escaped(cells.name(static_cast<Id>(id))));
    }
    if (options_.bare) return;
    for (; carried_ < universe_.carried.size(); ++carried_) text_ += universe_.carried[carried_] + '\n';
    for (; levels_ < universe_.levels.size(); ++levels_) declare_level(universe_.levels[levels_]);
    for (; values_ < universe_.values.size(); ++values_) declare_value(universe_.values[values_]);
    for (; other_rows_ < universe_.other_rows.size(); ++other_rows_)
        append_entry(text_, "#rows", universe_.other_rows[other_rows_].name, universe_.other_rows[other_rows_].keys);
    declare(categories_, universe_.categories.size());
}

// The names that come before one that a row uses, and that one. Names of later rows wait: how many of them are known
// by now depends on the batch.
void SegmentWriter::declare_used(Declared& kind, Id used)
{
    if (used != kNone && used >= kind.keys.size() && !options_.bare) declare(kind, used + std::size_t{1});
}

void SegmentWriter::declare(Declared& kind, std::size_t up_to)
{
    for (std::size_t id = kind.keys.size(); id < up_to; ++id) {
        const Entry& entry = (*kind.registry)[static_cast<Id>(id)];
        std::vector<Key> keys = entry.keys;
        if (!options_.words) std::erase_if(keys, [](const Key& key) { return key.name == "comment"; });
        append_entry(text_, kind.tag, entry.name, keys);
        kind.keys.push_back(entry.keys);
    }
}

void SegmentWriter::declare_level(const Entry& level)
{
    const auto [said, fresh] = said_levels_.try_emplace(level.name, level);
    const std::vector<Key> keys = fresh ? level.keys : unsaid(level.keys, said->second.keys);
    if (fresh || !keys.empty()) append_entry(text_, "#level", level.name, keys);
    said->second.keys = level.keys;
}

void SegmentWriter::declare_value(const Value& value)
{
    const auto [said, fresh] = said_values_.try_emplace(value.level + std::string(1, '\0') + value.id, value.entry);
    const bool renamed = fresh || said->second.name != value.entry.name;
    const std::vector<Key> keys = fresh ? value.entry.keys : unsaid(value.entry.keys, said->second.keys);
    if (!renamed && keys.empty()) return;
    text_ += "#value";
    append_key("level", value.level);
    append_key("id", value.id);
    if (renamed) append_key("name", value.entry.name);
    for (const Key& key : keys) append_key(key.name, key.value);
    text_ += '\n';
    said->second = value.entry;
}

// Keys that came after the line of their entry was written get a line of their own.
void SegmentWriter::declare_late()
{
    if (options_.bare) return;
    if (options_.history)
        for (; history_ < universe_.history.size(); ++history_) text_ += "#by\t" + universe_.history[history_] + '\n';
    for (const Entry& level : universe_.levels) declare_level(level);
    for (const Value& value : universe_.values) declare_value(value);
    for (Declared* kind : {&categories_, &codes_, &coders_, &documents_}) {
        for (std::size_t id = 0; id < kind->keys.size(); ++id) {
            const Entry& entry = (*kind->registry)[static_cast<Id>(id)];
            std::vector<Key> late = unsaid(entry.keys, kind->keys[id]);
            if (!options_.words) std::erase_if(late, [](const Key& key) { return key.name == "comment"; });
            if (!late.empty()) append_entry(text_, kind->tag, entry.name, late);
        }
    }
}

void SegmentWriter::append_position(Position position)
{
    if (position == Span::kUnknown) return;
    char digits[24];
    const auto append = [&](Position number) {
        text_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    };
    if (is_paged(position)) {
        append(page_of(position));
        text_ += ':';
        position = within_page(position);
    }
    append(position);
}

void SegmentWriter::append_row(const Batch& batch, std::size_t row)
{
    const Id document = batch.document[row];
    declare_used(codes_, batch.code[row]);
    declare_used(coders_, batch.coder[row]);
    declare_used(documents_, document);
    text_ += documents_.escaped[document];
    text_ += '\t';
    append_escaped(text_, batch.quotation_name[row]);
    text_ += '\t';
    append_position(batch.span[row].start);
    text_ += '\t';
    append_position(batch.span[row].end);
    text_ += '\t';
    if (batch.code[row] != kNone) text_ += codes_.escaped[batch.code[row]];
    text_ += '\t';
    if (batch.coder[row] != kNone) text_ += coders_.escaped[batch.coder[row]];
    for (std::size_t i = 0; i < n_labels_; ++i) {
        text_ += '\t';
        const Id cell = i < batch.labels.size() && !batch.labels[i].empty() ? batch.labels[i][row] : kNone;
        if (cell != kNone) text_ += escaped_labels_[i][cell];
    }
    for (std::size_t i = 0; i < kExtras; ++i) {
        if ((options_.extras >> i & 1U) == 0) continue;
        text_ += '\t';
        if (batch.extras[i].size() > row) append_escaped(text_, batch.extras[i][row]);
    }
    text_ += '\n';
}

void SegmentWriter::rows(const Batch& batch)
{
    if (!started_) start();
    if (universe_.label_columns.size() != n_labels_)
        throw Error({}, "column '" + universe_.label_columns.back().name + "' comes up only in a later input",
                    "name the input with the most columns first");
    declare_new();
    for (std::size_t row = 0; row < batch.rows; ++row) {
        append_row(batch, row);
        if (text_.size() >= kFull) flush(true);
    }
    flush(false);
}

void SegmentWriter::flush(bool all)
{
    if (!all && text_.size() < kFull / 2) return;
    out_.write(text_);
    text_.clear();
}

void SegmentWriter::close()
{
    if (!started_) start();
    declare_new();
    declare_late();
    if (!options_.bare)
        for (Declared* kind : {&codes_, &coders_, &documents_}) declare(*kind, kind->registry->size());
    if (!options_.bare) text_ += "#end\n";
    flush(true);
}

}  // namespace qda

#include "qda/analysis/recoding.hpp"

#include <algorithm>

#include "qda/analysis/diff_pairs.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

// A row once more, with another code.
void copy_row(const Batch& from, std::size_t row, Id code, Batch& to)
{
    ++to.rows;
    const auto copy = [row](const auto& column, auto& into) {
        if (row < column.size()) into.push_back(column[row]);
    };
    copy(from.document, to.document);
    copy(from.quotation, to.quotation);
    copy(from.span, to.span);
    to.code.push_back(code);
    copy(from.coder, to.coder);
    to.labels.resize(from.labels.size());
    for (std::size_t i = 0; i < from.labels.size(); ++i) copy(from.labels[i], to.labels[i]);
    if (row < from.quotation_name.size()) to.quotation_name.add(from.quotation_name[row]);
    for (std::size_t i = 0; i < kExtras; ++i)
        if (row < from.extras[i].size()) to.extras[i].add(from.extras[i][row]);
}

// The id of a name, which is noted where it was not there.
Id made(Registry& entries, const std::string& name, std::set<std::string>& made_names)
{
    const std::size_t before = entries.size();
    const Id id = entries.intern(name);
    if (entries.size() > before) made_names.insert(name);
    return id;
}

void take_keys(Registry& entries, const std::string& from_name, const std::string& to_name)
{
    for (Id id = 0; id < entries.size(); ++id) {
        if (normal_name(entries.name(id)) != from_name) continue;
        const Entry from = entries[id];
        Entry& to = entries[entries.intern(to_name)];
        for (const Key& key : from.keys)
            if (key.name == "group" || key.name == "category" || !to.get(key.name)) to.add(key.name, key.value);
        return;
    }
}

}  // namespace

Recoding::Recoding(const RecodeMap& map, const CodedProject& now) : now_(now)
{
    for (const RecodeRule& rule : map.rules) {
        for (const MappedName& name : rule.from) {
            if (rule.of_documents) {
                documents_[name.text] = rule.to.front().text;
                gone_documents_.insert(name.text);
                continue;
            }
            for (const MappedName& to : rule.to) codes_[name.text].push_back(to.text);
            gone_codes_.insert(name.text);
        }
    }
    for (const RecodeRule& rule : map.rules)
        for (const MappedName& name : rule.to) (rule.of_documents ? gone_documents_ : gone_codes_).erase(name.text);
    if (codes_.empty()) return;  // only a split looks for quotations
    for (std::size_t i = now.corpus.size(); i-- > 0;) {
        const Quotation quotation = now.corpus[i];
        const std::string document = normal_name(now.universe.documents.name(quotation.document));
        by_id_[id_key(document, quotation.name)] = i;
        if (quotation.span.known()) by_place_[place_key(document, quotation.span)] = i;
    }
}

Recoding::Names Recoding::successors(const Batch& batch, std::size_t row, const Universe& universe, const Names& among) const
{
    const std::string document = normal_name(universe.documents.name(batch.document[row]));
    const std::size_t* partner = nullptr;
    if (const auto at = by_id_.find(id_key(document, batch.quotation_name[row])); at != by_id_.end())
        partner = &at->second;
    else if (batch.span[row].known())
        if (const auto place = by_place_.find(place_key(document, batch.span[row])); place != by_place_.end()) partner = &place->second;
    if (!partner) return {};
    const std::string coder = batch.coder[row] == kNone ? std::string() : universe.coders.name(batch.coder[row]);
    Names found;
    for (const bool same_coder : {true, false}) {
        for (const CodingKey& coding : now_.corpus[*partner].codings) {
            if (coding.code == kNone) continue;
            const std::string by = coding.coder == kNone ? std::string() : now_.universe.coders.name(coding.coder);
            const std::string code = normal_name(now_.universe.codes.name(coding.code));
            if ((same_coder && by != coder) || std::find(among.begin(), among.end(), code) == among.end()) continue;
            if (std::find(found.begin(), found.end(), code) == found.end()) found.push_back(code);
        }
        if (!found.empty()) break;
    }
    return found;
}

void Recoding::rewrite(Batch& batch, Universe& universe)
{
    // A name that the map has made may come in a later row by itself.
    if (!made_documents_.empty())
        for (const Id document : batch.document) made_documents_.erase(universe.documents.name(document));
    if (!made_codes_.empty())
        for (const Id code : batch.code)
            if (code != kNone) made_codes_.erase(universe.codes.name(code));
    for (Id& document : batch.document) {
        const auto at = documents_.find(normal_name(universe.documents.name(document)));
        if (at != documents_.end()) document = made(universe.documents, at->second, made_documents_);
    }
    Batch rewritten;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Id code = batch.code[row];
        const auto at = code == kNone ? codes_.end() : codes_.find(normal_name(universe.codes.name(code)));
        if (at == codes_.end()) {
            copy_row(batch, row, code, rewritten);
            continue;
        }
        const Names to = at->second.size() == 1 ? at->second : successors(batch, row, universe, at->second);
        if (to.empty()) {
            copy_row(batch, row, code, rewritten);
            stayed_.insert(at->first);
        }
        for (const std::string& name : to) copy_row(batch, row, made(universe.codes, name, made_codes_), rewritten);
    }
    batch = std::move(rewritten);
}

void Recoding::finish(Universe& universe)
{
    for (const std::string& name : universe.codes.names())
        if (!made_codes_.contains(name)) before_.codes.push_back(name);
    for (const std::string& name : universe.documents.names())
        if (!made_documents_.contains(name)) before_.documents.push_back(name);
    for (const auto& [from, to] : documents_) take_keys(universe.documents, from, to);
    for (const auto& [from, to] : codes_)
        if (to.size() == 1 && from != to.front()) take_keys(universe.codes, from, to.front());
    for (const std::string& code : stayed_) gone_codes_.erase(code);
}

}  // namespace qda

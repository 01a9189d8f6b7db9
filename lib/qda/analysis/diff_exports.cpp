#include "qda/analysis/diff_exports.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "qda/analysis/quotation_columns.hpp"
#include "qda/analysis/quotes_chosen.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

using Names = std::vector<std::string>;

std::string joined(const Names& names) { return quotes::joined({names.begin(), names.end()}); }

// What is in the one and not in the other, each as often.
Names only_in(Names some, Names others)
{
    std::sort(some.begin(), some.end());
    std::sort(others.begin(), others.end());
    Names only;
    std::set_difference(some.begin(), some.end(), others.begin(), others.end(), std::back_inserter(only));
    return only;
}

Names codes_in(const CodedProject& project, std::size_t quotation)
{
    const std::vector<std::string_view> codes = codes_of(project.universe, project.corpus[quotation].codings);
    Names names;
    for (const std::string_view code : codes) names.push_back(normal_name(code));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

// Codings as `code` or `code (coder)`.
Names codings_in(const CodedProject& project, std::size_t quotation, bool coders)
{
    Names names;
    for (const CodingKey& coding : project.corpus[quotation].codings) {
        if (coding.code == kNone) continue;
        std::string name = normal_name(project.universe.codes.name(coding.code));
        if (coders && coding.coder != kNone) name += " (" + project.universe.coders.name(coding.coder) + ")";
        names.push_back(std::move(name));
    }
    return names;
}

// What is said of an entry, comments left out: they are words.
Names keys_of(const Entry& entry)
{
    Names keys;
    for (const Key& key : entry.keys)
        if (key.name != "comment") keys.push_back(key.name + ":" + key.value);
    return keys;
}

std::string place_in_words(const Quotation& quotation) { return position_text(quotation.span.start) + "-" + position_text(quotation.span.end); }

class Exports {
public:
    Exports(const CodedProject& before, const CodedProject& now, const Pairing& pairing, const MappedAway& away)
        : before_(before), now_(now), pairing_(pairing), away_(away),
          coders_(before.universe.coders.size() > 0 && now.universe.coders.size() > 0)
    {
    }

    Differences compare()
    {
        entries("document", before_.universe.documents, now_.universe.documents, away_.documents);
        entries("code", before_.universe.codes, now_.universe.codes, away_.codes);
        hint_at_renames();
        if (coders_) entries("coder", before_.universe.coders, now_.universe.coders, {});
        else if (before_.universe.coders.size() + now_.universe.coders.size() > 0)
            comparison_.notes.emplace_back("one of the two names no coders: codings are compared without them");
        by_document();
        if (without_place_ > 0)
            comparison_.notes.push_back(fmt::format("{} quotation{} known in one of the two only, or in other units: not compared", without_place_,
                                                    without_place_ == 1 ? " has a place that is" : "s have places that are"));
        return std::move(comparison_);
    }

private:
    void add(Change change) { comparison_.changes.push_back(std::move(change)); }

    void entries(const char* kind, const Registry& before, const Registry& now, const std::set<std::string>& away)
    {
        const auto by_name = [](const Registry& registry) {
            std::map<std::string, Id> ids;
            for (Id id = 0; id < registry.size(); ++id) ids.emplace(normal_name(registry.name(id)), id);
            return ids;
        };
        const std::map<std::string, Id> old_ids = by_name(before);
        const std::map<std::string, Id> new_ids = by_name(now);
        for (Id id = 0; id < before.size(); ++id) {
            const std::string name = normal_name(before.name(id));
            if (!new_ids.contains(name) && !away.contains(name)) add({kind, "removed", name});
        }
        for (Id id = 0; id < now.size(); ++id)
            if (const std::string name = normal_name(now.name(id)); !old_ids.contains(name)) add({kind, "added", name});
        for (Id id = 0; id < now.size(); ++id) {
            const auto old = old_ids.find(normal_name(now.name(id)));
            if (old == old_ids.end()) continue;
            const Names gone = only_in(keys_of(before[old->second]), keys_of(now[id]));
            const Names come = only_in(keys_of(now[id]), keys_of(before[old->second]));
            if (!gone.empty() || !come.empty()) add({kind, "changed", old->first, joined(gone), joined(come)});
        }
    }

    // How often each code of the one export stands where each of the other does.
    void hint_at_renames()
    {
        std::map<std::string, std::map<std::string, std::size_t>> beside[2];
        std::map<std::string, std::size_t> times[2];
        for (std::size_t i = 0; i < pairing_.of_old.size(); ++i) {
            if (pairing_.of_old[i] == Pairing::npos) continue;
            const Names old_codes = codes_in(before_, i);
            const Names new_codes = codes_in(now_, pairing_.of_old[i]);
            for (const std::string& code : old_codes) ++times[0][code];
            for (const std::string& code : new_codes) ++times[1][code];
            for (const std::string& old : only_in(old_codes, new_codes))
                for (const std::string& come : only_in(new_codes, old_codes)) ++beside[0][old][come], ++beside[1][come][old];
        }
        Names gone;
        Names come;
        for (const Change& change : comparison_.changes) {
            if (change.kind != "code") continue;
            if (change.what == "removed") gone.push_back(change.where);
            if (change.what == "added") come.push_back(change.where);
        }
        for (Change& change : comparison_.changes) {
            if (change.kind != "code" || change.what == "changed") continue;
            const std::size_t side = change.what == "removed" ? 0 : 1;
            change.reason = perhaps(change.where, side == 0 ? come : gone, beside[side][change.where], times[side][change.where], side);
        }
    }

    static std::string perhaps(const std::string& code, const Names& others, const std::map<std::string, std::size_t>& beside, std::size_t times, std::size_t side)
    {
        std::string best;
        std::size_t n = 0;
        for (const std::string& other : others) {
            const auto at = beside.find(other);
            if (at != beside.end() && at->second > n) best = other, n = at->second;
        }
        if (n > 0 && 2 * n >= times)
            return fmt::format("perhaps {} '{}': {} of its {} quotations {} it", side == 0 ? "now" : "formerly", best, n, times, side == 0 ? "carry" : "carried");
        if (const std::string near = nearest_name(code, others); !near.empty())
            return fmt::format("perhaps {} '{}', by its name", side == 0 ? "now" : "formerly", near);
        return {};
    }

    void by_document()
    {
        std::map<std::string, std::vector<std::size_t>> old_of;
        std::map<std::string, std::vector<std::size_t>> new_of;
        Names documents;
        const auto sort_in = [&](const CodedProject& project, auto& into) {
            for (const Entry& entry : project.universe.documents) documents.push_back(normal_name(entry.name));
            for (std::size_t i = 0; i < project.corpus.size(); ++i)
                into[normal_name(project.universe.documents.name(project.corpus[i].document))].push_back(i);
        };
        sort_in(now_, new_of);
        sort_in(before_, old_of);
        std::set<std::string> done;
        for (const std::string& document : documents) {
            if (!done.insert(document).second) continue;
            for (const std::size_t i : old_of[document]) old_quotation(i);
            for (const std::size_t i : new_of[document])
                if (pairing_.of_new[i] == Pairing::npos) lone(now_, i, "added");
        }
    }

    void old_quotation(std::size_t i)
    {
        if (pairing_.of_old[i] == Pairing::npos)
            lone(before_, i, "removed");
        else
            pair(i, pairing_.of_old[i]);
    }

    void lone(const CodedProject& project, std::size_t i, const char* what)
    {
        const bool gone = &project == &before_;
        const std::string where = where_of(project, i);
        const std::string codes = joined(codes_in(project, i));
        add({"quotation", what, where, gone ? codes : "", gone ? "" : codes});
        for (const std::string& coding : codings_in(project, i, coders_))
            add({"coding", what, where, gone ? coding : "", gone ? "" : coding, fmt::format("the quotation was {}", what), true});
    }

    void pair(std::size_t i, std::size_t j)
    {
        const Quotation old = before_.corpus[i];
        const Quotation now = now_.corpus[j];
        const std::string where = where_of(now_, j);
        if (old.name != now.name) add({"quotation", "renumbered", where, std::string(old.name), std::string(now.name)});
        const bool comparable = old.span.known() && now.span.known() && positions_of(before_.universe, old) == positions_of(now_.universe, now);
        if (comparable && old.span != now.span) add({"quotation", "moved", where, place_in_words(old), place_in_words(now)});
        if (!comparable && (old.span.known() || now.span.known())) ++without_place_;
        if (!old.text.empty() && !now.text.empty() && old.text != now.text) add({"quotation", "reworded", where, {}, {}, "the words are not shown"});
        relabelled(where, i, j);
        const Names old_codes = codes_in(before_, i);
        const Names new_codes = codes_in(now_, j);
        const bool recoded = old_codes != new_codes;
        if (recoded) add({"quotation", "recoded", where, old_codes.empty() ? "no code" : joined(old_codes), new_codes.empty() ? "no code" : joined(new_codes)});
        const Names old_codings = codings_in(before_, i, coders_);
        const Names new_codings = codings_in(now_, j, coders_);
        const char* reason = recoded ? "the quotation was recoded" : "";
        for (const std::string& coding : only_in(old_codings, new_codings)) add({"coding", "removed", where, coding, {}, reason, recoded});
        for (const std::string& coding : only_in(new_codings, old_codings)) add({"coding", "added", where, {}, coding, reason, recoded});
    }

    // Cells of label columns, of columns that both have.
    Names labels_of(const CodedProject& project, const Universe& other, std::size_t i) const
    {
        std::set<std::string> cells;
        for (const CodingKey& coding : project.corpus[i].codings) {
            for (std::size_t column = 0; coding.labels && column < project.universe.label_columns.size(); ++column) {
                const LabelColumn& labels = project.universe.label_columns[column];
                if (coding.labels[column] == kNone || other.find_label_column(labels.name) == Universe::npos) continue;
                cells.insert(labels.name + ":" + labels.cells.name(coding.labels[column]));
            }
        }
        return {cells.begin(), cells.end()};
    }

    void relabelled(const std::string& where, std::size_t i, std::size_t j)
    {
        const Names old = labels_of(before_, now_.universe, i);
        const Names now = labels_of(now_, before_.universe, j);
        if (old != now) add({"quotation", "relabelled", where, joined(only_in(old, now)), joined(only_in(now, old))});
    }

    const CodedProject& before_;
    const CodedProject& now_;
    const Pairing& pairing_;
    const MappedAway& away_;
    bool coders_;
    std::size_t without_place_ = 0;
    Differences comparison_;
};

}  // namespace

std::string where_of(const CodedProject& project, std::size_t quotation)
{
    const Quotation one = project.corpus[quotation];
    return normal_name(project.universe.documents.name(one.document)) + " " + std::string(one.name);
}

Differences compare_exports(const CodedProject& before, const CodedProject& now, const Pairing& pairing, const MappedAway& away)
{
    return Exports(before, now, pairing, away).compare();
}

}  // namespace qda

#include "qda/import/qdpx_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "qda/text/utf8.hpp"
#include "qda/text/words.hpp"

namespace qda {

namespace {

constexpr std::size_t kBatchRows = 4096;

using Place = QdpxProject::Place;
using Selection = QdpxProject::Selection;

class QdpxRows {
public:
    QdpxRows(QdpxProject& project, const QdpxNames& names, const std::vector<QdpxText>& texts,
             bool coder_from_quotation_by, Intake& intake)
        : project_(project), names_(names), texts_(texts), coder_from_quotation_by_(coder_from_quotation_by),
          needs_(intake.needs()), intake_(intake), own_(selections_are_quotations(project.origin))
    {
    }

    void hand_on()
    {
        declare_users();
        find_cases();
        batch_.labels.resize(needs_.labels ? intake_.universe().label_columns.size() : 0);
        declare_coded();
        for (std::size_t i = 0; i < project_.sources.size(); ++i) hand_on_source(i);
        flush();
    }

private:
    // A user named twice is two, unless it is the program itself that nobody means.
    void declare_users()
    {
        constexpr std::string_view kProgramItself = "c32a2bd5-537f-4838-8b17-df9efbafdf4b";  // ATLAS.ti
        std::unordered_set<std::string> taken;
        std::unordered_map<std::string, std::size_t> copies;
        user_names_.resize(project_.ids.size());
        for (Id id = 0; id < project_.ids.size(); ++id) {
            const Id user = project_.user_of[id];
            if (user == kNone) continue;
            std::string name = project_.users[user].name;
            if (name.empty()) name = project_.ids.guid(id);
            const std::string wanted = name;
            while (!taken.insert(name).second)
                name = wanted + " [" + std::to_string(++copies.try_emplace(wanted, 1).first->second) + "]";
            if (name != wanted) project_.remarks.add(QdpxOdd::same_users);
            user_names_[id] = name;
            if (project_.ids.guid(id) != kProgramItself) intake_.universe().coders.intern(name);
        }
        coder_of_.assign(project_.ids.size(), kNone);
    }

    Id coder_of(Id user)
    {
        if (user == kNone) return kNone;
        Id& coder = coder_of_[user];
        if (coder != kNone) return coder;
        return coder = intake_.universe().coders.intern(user_name(user));
    }

    const std::string& user_name(Id user)
    {
        std::string& name = user_names_[user];
        if (name.empty()) {
            name = project_.ids.guid(user);
            project_.remarks.add(QdpxOdd::unknown_users);
        }
        return name;
    }

    bool is_case(Id code) const { return project_.case_of[code] != kNone; }

    Id coder_of_coding(std::size_t selection, std::size_t coding)
    {
        return coder_of(coder_from_quotation_by_ ? project_.selections[selection].by : project_.codings[coding].user);
    }

    // The code of a coding; kNone where it is to a case, or to nothing.
    Id code_of(std::size_t coding) const
    {
        const Id id = project_.codings[coding].code;
        const Id code = is_case(id) ? kNone : project_.code_of[id];
        return code == kNone ? kNone : names_.codes[code];
    }

    // Who has worked on which documents.
    void declare_coded()
    {
        std::vector<std::vector<std::string_view>> coded;
        std::vector<Id> last;  // by coder: the source that is there already
        for (Id source = 0; source < project_.sources.size(); ++source) {
            const QdpxProject::Source& from = project_.sources[source];
            for (std::size_t i = from.first; i < from.last; ++i)
                for (std::size_t at = project_.codings_begin(i); at < project_.selections[i].codings_end; ++at) {
                    const Id coder = code_of(at) == kNone ? kNone : coder_of_coding(i, at);
                    if (coder == kNone) continue;
                    if (coder >= last.size()) last.resize(coder + std::size_t{1}, kNone);
                    if (coder >= coded.size()) coded.resize(coder + std::size_t{1});
                    if (std::exchange(last[coder], source) != source)
                        coded[coder].push_back(intake_.universe().documents.name(names_.documents[source]));
                }
        }
        for (Id coder = 0; coder < coded.size(); ++coder) intake_.universe().coders[coder].add_all("coded", coded[coder]);
    }

    // Which cases a selection belongs to: as its codings say, and as the cases do.
    void find_cases()
    {
        std::size_t at = 0;
        for (std::size_t i = 0; i < project_.selections.size(); ++i)
            for (; at < project_.selections[i].codings_end; ++at)
                if (const Id code = project_.codings[at].code; is_case(code)) {
                    project_.remarks.add(QdpxLeft::case_codes);
                    project_.case_of_selection.emplace_back(i, project_.case_of[code]);
                }
        auto& cases = project_.case_of_selection;
        std::sort(cases.begin(), cases.end());
        cases.erase(std::unique(cases.begin(), cases.end()), cases.end());
        if (!cases.empty() && needs_.wants_label("source")) source_column_ = intake_.universe().label_column("source");
    }

    void hand_on_source(std::size_t index)
    {
        const QdpxProject::Source& source = project_.sources[index];
        document_ = names_.documents[index];
        text_ = &texts_[index];
        cut_.reset();
        const bool words = needs_.extra(Extra::text) || needs_.extra(Extra::n_words);
        if (words && text_->state == QdpxText::State::read) cut_.emplace(text_->text);
        label_places(source);
        seen_.clear();
        placed_.clear();
        for (std::size_t i = source.first; i < source.last; ++i) hand_on_selection(i);
        count_repeated();
    }

    // Cases of a source's selections, by where these stand: rows at the same place share them.
    void label_places(const QdpxProject::Source& source)
    {
        cells_.clear();
        const auto& cases = project_.case_of_selection;
        auto at = std::lower_bound(cases.begin(), cases.end(), std::pair<std::size_t, Id>{source.first, 0});
        std::map<Key, std::vector<Id>> by_place;
        for (; at != cases.end() && at->first < source.last; ++at) {
            if (project_.selections[at->first].place == Place::whole) {  // of the document, then
                if (const std::string& name = names_.cases[at->second]; !name.empty())
                    intake_.universe().documents[document_].add("source", name);
                continue;
            }
            by_place[key_of(at->first)].push_back(at->second);
        }
        if (!source_column_) return;
        for (auto& [key, ids] : by_place) {
            std::sort(ids.begin(), ids.end());
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
            std::string cell;
            for (const Id id : ids) {
                if (names_.cases[id].empty()) continue;
                if (!cell.empty()) cell += '|';
                for (const char c : names_.cases[id]) cell += c == '|' ? "\\|" : std::string(1, c);
            }
            if (!cell.empty()) cells_[key] = intake_.universe().label_columns[*source_column_].cells.intern(cell);
        }
    }

    // What makes selections of one document one quotation.
    using Key = std::pair<std::uint64_t, std::uint64_t>;
    Key key_of(std::size_t index) const
    {
        const Selection& selection = project_.selections[index];
        if (own_ || !placed(selection)) return {~std::uint64_t{0}, index};
        return {static_cast<std::uint64_t>(selection.start), static_cast<std::uint64_t>(selection.end)};
    }
    static bool placed(const Selection& selection)
    {
        return selection.place == Place::text || selection.place == Place::time;
    }

    void hand_on_selection(std::size_t index)
    {
        const Selection& selection = project_.selections[index];
        std::size_t at = project_.codings_begin(index);
        codes_.clear();
        bool of_case = false;
        for (; at < selection.codings_end; ++at) {
            const QdpxProject::Coding& coding = project_.codings[at];
            if (is_case(coding.code)) {
                of_case = true;
                continue;
            }
            const Id code = code_of(at);
            if (code == kNone)
                project_.remarks.add(QdpxOdd::dangling_codings);
            else
                codes_.push_back({code, at});
        }
        if (codes_.empty() && (!own_ || of_case || selection.place == Place::whole)) {
            if (selection.annotation) project_.remarks.add(QdpxLeft::annotations);
            return;
        }
        begin_quotation(index);
        if (codes_.empty()) row(index, kNone, kNone, 0);
        for (const auto& [code, coding] : codes_) {
            const Id coder = coder_of_coding(index, coding);
            seen_.push_back({key_of(index), code, coder});
            row(index, code, coder, coding);
        }
    }

    void begin_quotation(std::size_t index)
    {
        const Selection& selection = project_.selections[index];
        span_ = placed(selection) ? Span{selection.start, selection.end} : Span{};
        if (!own_ && span_.known()) placed_.push_back(key_of(index));
        if (needs_.quotations) {
            if (own_) {
                name_ = intake_.next_quotation_name(document_);
                std::string renamed;
                number_ = intake_.quotation(document_, name_, span_, renamed);
            } else {
                number_ = intake_.quotation_at(document_, span_, name_);
            }
        }
        if (!cut_ && !needs_.extra(Extra::text) && !needs_.extra(Extra::n_words)) return;
        words_ = {};
        if (cut_ && selection.place == Place::text)
            words_ = cut_->slice(span_.start, span_.end);
        else if (project_.quoted.size() > index)
            words_ = project_.quoted[index];
    }

    void row(std::size_t index, Id code, Id coder, std::size_t coding)
    {
        ++batch_.rows;
        batch_.document.push_back(document_);
        batch_.code.push_back(code);
        if (needs_.quotations) batch_.quotation.push_back(number_);
        if (needs_.quotation_names) batch_.quotation_name.add(name_);
        if (needs_.spans) batch_.span.push_back(span_);
        if (needs_.coders) batch_.coder.push_back(coder);
        for (std::size_t i = 0; i < batch_.labels.size(); ++i)
            batch_.labels[i].push_back(source_column_ && i == *source_column_ ? cell_of(index) : kNone);
        if (needs_.extras != 0) add_extras(index, code, coding);
        if (batch_.rows == kBatchRows) flush();
    }

    Id cell_of(std::size_t index) const
    {
        const auto found = cells_.find(key_of(index));
        return found == cells_.end() ? kNone : found->second;
    }

    void add_extras(std::size_t index, Id code, std::size_t coding)
    {
        const auto add = [&](Extra extra, std::string_view value) {
            if (needs_.extra(extra)) batch_.extra(extra).add(value);
        };
        const auto of = [](const TextColumn& column, std::size_t at) {
            return at < column.size() ? column[at] : std::string_view();
        };
        const Selection& selection = project_.selections[index];
        if (needs_.extra(Extra::quotation_by))
            add(Extra::quotation_by, selection.by == kNone ? std::string_view() : user_name(selection.by));
        add(Extra::text, words_);
        add(Extra::comment, of(project_.comments, index));
        add(Extra::created, code == kNone ? std::string_view() : of(project_.created, coding));
        add(Extra::weight, {});
        if (needs_.extra(Extra::n_characters)) add(Extra::n_characters, characters(selection));
        if (needs_.extra(Extra::n_words)) add(Extra::n_words, words_.empty() ? "" : std::to_string(count_words(words_)));
        add(Extra::reference, of(project_.references, index));
    }

    std::string characters(const Selection& selection) const
    {
        if (selection.place == Place::text) return std::to_string(selection.end - selection.start);
        return words_.empty() ? std::string() : std::to_string(code_points(words_));
    }

    void count_repeated()
    {
        std::sort(seen_.begin(), seen_.end());
        for (std::size_t i = 1; i < seen_.size(); ++i)
            if (seen_[i] == seen_[i - 1]) project_.remarks.add(QdpxLeft::repeated);
        std::sort(placed_.begin(), placed_.end());
        for (std::size_t i = 1; i < placed_.size(); ++i)
            if (placed_[i] == placed_[i - 1]) project_.remarks.add(QdpxLeft::merged);
    }

    void flush()
    {
        intake_.emit(batch_);
        batch_.clear();
    }

    struct Seen {
        Key place;
        Id code;
        Id coder;
        auto operator<=>(const Seen&) const = default;
    };
    struct RowCode {
        Id code;
        std::size_t coding;
    };

    QdpxProject& project_;
    const QdpxNames& names_;
    const std::vector<QdpxText>& texts_;
    const bool coder_from_quotation_by_;
    const Needs& needs_;
    Intake& intake_;
    const bool own_;  // each selection is a quotation
    std::vector<std::string> user_names_;  // by id
    std::vector<Id> coder_of_;             // by id of a user, in the universe
    std::optional<std::size_t> source_column_;

    // Of the open source.
    Id document_ = kNone;
    const QdpxText* text_ = nullptr;
    std::optional<CodePointText> cut_;
    std::map<Key, Id> cells_;
    std::vector<Seen> seen_;
    std::vector<Key> placed_;
    // Of the open quotation.
    std::vector<RowCode> codes_;
    Span span_;
    std::string name_;
    Id number_ = kNone;
    std::string_view words_;
    Batch batch_;
};

}  // namespace

bool selections_are_quotations(std::string_view origin)
{
    return origin.find("ATLAS") != std::string_view::npos || origin.starts_with("qdatools");
}

void hand_on_qdpx(QdpxProject& project, const QdpxNames& names, const std::vector<QdpxText>& texts,
                  bool coder_from_quotation_by, Intake& intake)
{
    QdpxRows(project, names, texts, coder_from_quotation_by, intake).hand_on();
}

}  // namespace qda

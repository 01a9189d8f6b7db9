// The rows of a storedHU file: declared in hu_project.hpp.

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_set>

#include <fmt/format.h>

#include "qda/import/hu_project.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kBatchRows = 4096;

// A number below 2^32 without leading zeros at the front of `text`, which loses it.
std::optional<std::uint64_t> take_number(std::string_view& text)
{
    std::uint32_t number = 0;
    const auto [stop, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto digits = static_cast<std::size_t>(stop - text.data());
    if (wrong != std::errc() || (digits > 1 && text.front() == '0')) return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

// Those of sorted numbers that are there more than once.
std::vector<std::uint64_t> doubled(std::vector<std::uint64_t> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    std::vector<std::uint64_t> twice;
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (numbers[i] == numbers[i - 1]) twice.push_back(numbers[i]);
    return twice;
}

class CodingRows {
public:
    CodingRows(HuProject& project, bool coder_from_quotation_by, HuRemarks& remarks, Intake& intake)
        : project_(project), needs_(intake.needs()), coders_wanted_(intake.needs().coders),
          by_quotation_(coder_from_quotation_by), remarks_(remarks), intake_(intake)
    {
    }

    void hand_on()
    {
        sort_links();
        check_counts();
        find_shared_numbers();
        if (coders_wanted_) declare_coders();
        batch_.labels.resize(needs_.labels ? intake_.universe().label_columns.size() : 0);
        for (std::size_t i = 0; i < project_.quotations.size(); ++i) add(i);
        flush();
    }

private:
    // Codes by quotation, in the order of the links: a counting sort.
    void sort_links()
    {
        first_.assign(project_.quotations.size() + 1, 0);
        std::size_t good = 0;
        for (const HuProject::Link& link : project_.links) {
            if (!leads_somewhere(link)) {
                ++remarks_.dangling.n;
                continue;
            }
            ++first_[project_.quotation_ids.thing(link.quotation) + 1];
            ++good;
        }
        for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
        codes_.resize(good);
        if (coders_wanted_ && !by_quotation_) by_.resize(good, kNone);
        std::vector<std::size_t> next(first_.begin(), first_.end());
        for (const HuProject::Link& link : project_.links)
            if (leads_somewhere(link)) {
                const std::size_t at = next[project_.quotation_ids.thing(link.quotation)]++;
                codes_[at] = link.code;
                if (!by_.empty()) by_[at] = link.by;
            }
        project_.links = {};
    }

    bool leads_somewhere(const HuProject::Link& link) const
    {
        return project_.quotation_ids.thing(link.quotation) != kNone && project_.code_ids.thing(link.code) != kNone;
    }

    // Whether codes have as many quotations as the file says.
    void check_counts()
    {
        std::vector<std::int64_t> found(project_.code_ids.size());
        std::vector<std::size_t> last(project_.code_ids.size());  // the quotation, from 1, that counted last
        for (std::size_t i = 0; i < project_.quotations.size(); ++i)
            for (std::size_t at = first_[i]; at < first_[i + 1]; ++at) {
                if (last[codes_[at]] == i + 1) continue;
                last[codes_[at]] = i + 1;
                ++found[codes_[at]];
            }
        for (const auto& [code, said] : project_.grounded) {
            if (found[code] == said || remarks_.wrong_counts++ > 0) continue;
            remarks_.wrong_count_of =
                fmt::format("'{}': {}, there are {}", intake_.universe().codes.name(project_.code_ids.thing(code)),
                            said, found[code]);
        }
    }

    void find_shared_numbers()
    {
        std::vector<std::uint64_t> numbers;
        bool rising = true;
        for (std::size_t i = 0; i < project_.quotations.size(); ++i) {
            const auto number = number_of(i);
            if (!number) continue;
            rising = rising && (numbers.empty() || numbers.back() < *number);
            numbers.push_back(*number);
        }
        if (rising) return;  // as the program writes them: none is there twice
        shared_ = doubled(std::move(numbers));
    }

    void declare_coders()
    {
        constexpr std::string_view kProgramItself = "ATLAS.ti";
        Registry& coders = intake_.universe().coders;
        coder_of_.assign(project_.authors.size(), kNone);
        std::vector<bool> codes(project_.authors.size(), by_quotation_);
        for (const Id author : by_)
            if (author != kNone) codes[author] = true;
        for (Id author = 0; author < project_.authors.size(); ++author)
            if (const std::string_view name = trim(project_.authors.name(author));
                codes[author] && !name.empty() && name != kProgramItself)
                coder_of_[author] = coders.intern(name);
        std::vector<std::vector<std::string_view>> coded(coders.size());
        std::unordered_set<std::uint64_t> said;
        const auto say = [&](Id author, Id document) {
            const Id coder = author == kNone ? kNone : coder_of_[author];
            if (coder == kNone || !said.insert(std::uint64_t{coder} << 32 | document).second) return;
            coded[coder].push_back(intake_.universe().documents.name(document));
        };
        for (std::size_t i = 0; i < project_.quotations.size(); ++i) {
            const HuProject::Quotation& quotation = project_.quotations[i];
            if (by_quotation_) say(quotation.by, quotation.document);
            for (std::size_t at = first_[i]; !by_.empty() && at < first_[i + 1]; ++at) say(by_[at], quotation.document);
        }
        for (Id coder = 0; coder < coded.size(); ++coder) coders[coder].add_all("coded", coded[coder]);
    }

    std::optional<std::uint64_t> number_of(std::size_t index) const
    {
        if (project_.numbers.empty()) return hu_number(project_.quotation_ids.id(project_.quotations[index].id));
        const std::uint64_t number = project_.numbers[index];
        return number == HuProject::kNoNumber ? std::nullopt : std::optional(number);
    }

    // The name of a quotation: good until the next call.
    std::string_view name_of(std::size_t index)
    {
        const std::string_view id = project_.quotation_ids.id(project_.quotations[index].id);
        const auto number = number_of(index);
        if (!number) return id;
        if (std::binary_search(shared_.begin(), shared_.end(), *number)) {
            ++remarks_.shared_numbers;
            return id;
        }
        room_ = std::to_string(*number >> 32);
        room_ += ':';
        room_ += std::to_string(*number & 0xFFFFFFFFU);
        return room_;
    }

    void add(std::size_t index)
    {
        const HuProject::Quotation& quotation = project_.quotations[index];
        const Span span = needs_.spans ? project_.spans[index] : Span();
        std::string_view name;
        Id number = kNone;
        if (needs_.quotations) {
            name = name_of(index);
            number = intake_.quotation(quotation.document, name, span, renamed_);
            if (!renamed_.empty()) name = renamed_;
        }
        const auto row = [&](Id code, Id by) {
            ++batch_.rows;
            batch_.document.push_back(quotation.document);
            batch_.code.push_back(code);
            if (needs_.quotations) batch_.quotation.push_back(number);
            if (needs_.quotation_names) batch_.quotation_name.add(name);
            if (needs_.spans) batch_.span.push_back(span);
            if (needs_.coders) batch_.coder.push_back(by == kNone ? kNone : coder_of_[by]);
            for (auto& column : batch_.labels) column.push_back(kNone);
            for (std::size_t i = 0; i < kExtras; ++i)
                if (needs_.extra(static_cast<Extra>(i))) batch_.extras[i].add(extra(static_cast<Extra>(i), index));
            if (batch_.rows == kBatchRows) flush();
        };
        const Id maker = by_quotation_ && coders_wanted_ ? quotation.by : kNone;
        if (first_[index] == first_[index + 1]) row(kNone, maker);
        for (std::size_t at = first_[index]; at < first_[index + 1]; ++at)
            row(project_.code_ids.thing(codes_[at]), by_.empty() ? maker : by_[at]);
    }

    std::string_view extra(Extra kind, std::size_t index) const
    {
        if (kind == Extra::quotation_by) return trim(project_.authors.name(project_.quotations[index].by));
        const TextColumn& column = project_.extras[static_cast<std::size_t>(kind)];
        return index < column.size() ? column[index] : std::string_view();
    }

    void flush()
    {
        intake_.emit(batch_);
        batch_.clear();
    }

    HuProject& project_;
    const Needs& needs_;
    const bool coders_wanted_;
    const bool by_quotation_;  // who made a quotation coded it
    HuRemarks& remarks_;
    Intake& intake_;
    std::vector<std::size_t> first_;  // by quotation: its first code in codes_
    std::vector<Id> codes_;           // numbers in code_ids
    std::vector<Id> by_;              // of each of them: in authors; empty where nobody asks
    std::vector<Id> coder_of_;        // by author
    std::vector<std::uint64_t> shared_;
    Batch batch_;
    std::string renamed_;
    std::string room_;
};

}  // namespace

std::optional<std::uint64_t> hu_number(std::string_view id)
{
    const bool raw = id.starts_with('q');
    if (raw) id.remove_prefix(1);
    const auto document = take_number(id);
    if (!document || !id.starts_with(raw ? '_' : ':')) return std::nullopt;
    id.remove_prefix(1);
    const auto number = take_number(id);
    if (!number) return std::nullopt;
    if (raw && id.starts_with('_')) {
        id.remove_prefix(1);
        if (!take_number(id)) return std::nullopt;
    }
    if (!id.empty()) return std::nullopt;
    return *document << 32 | *number;
}

void hand_on_codings(HuProject& project, bool coder_from_quotation_by, HuRemarks& remarks, Intake& intake)
{
    CodingRows(project, coder_from_quotation_by, remarks, intake).hand_on();
}

}  // namespace qda

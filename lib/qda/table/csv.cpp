#include "qda/table/csv.hpp"

#include <map>

namespace qda {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr char kQuote = '"';

// One record while it is read; see the header for the rules.
class RecordReader {
public:
    RecordReader(std::string_view text, std::size_t from, bool last, char delimiter, std::vector<Field>& fields)
        : text_(text), start_(from), at_(from), last_(last), delimiter_(delimiter), fields_(fields)
    {
    }

    std::optional<std::size_t> read()
    {
        fields_.clear();
        if (at_ >= text_.size()) return std::nullopt;
        for (;;) {
            const bool complete = at_ < text_.size() && text_[at_] == kQuote ? quoted() : plain();
            check_size();
            if (!complete) return std::nullopt;
            if (ended_) return at_;
        }
    }

private:
    // Both leave at_ behind the delimiter or the line end; false when more bytes are needed.
    bool plain()
    {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n') ++at_;
        std::size_t end = at_;
        if (at_ == text_.size()) {
            if (!last_) return false;
            if (end > begin && text_[end - 1] == '\r') --end;
            ended_ = true;
        } else if (text_[at_++] == '\n') {
            if (end > begin && text_[end - 1] == '\r') --end;
            ended_ = true;
        }
        add({text_.substr(begin, end - begin), false});
        return true;
    }

    bool quoted()
    {
        const std::size_t open = at_++;
        for (;;) {
            const std::size_t quote = text_.find(kQuote, at_);
            if (quote == npos) {
                at_ = text_.size();
                if (!last_) return false;
                throw CsvError(open, "quote that is never closed",
                               "close it, or double the quotes that are part of the text");
            }
            at_ = quote + 1;
            if (at_ == text_.size() && !last_) return false;
            if (at_ == text_.size() || text_[at_] != kQuote) break;
            ++at_;
        }
        add({text_.substr(open + 1, at_ - open - 2), true});
        return behind_quote();
    }

    bool behind_quote()
    {
        if (at_ < text_.size() && text_[at_] == delimiter_) {
            ++at_;
            return true;
        }
        std::size_t end = at_;
        if (end < text_.size() && text_[end] == '\r') ++end;
        if (end == text_.size()) {
            at_ = end;
            ended_ = true;
            return last_;
        }
        if (text_[end] != '\n')
            throw CsvError(at_, "text behind a closing quote",
                           "double the quotes that are part of the text, or check the delimiter");
        at_ = end + 1;
        ended_ = true;
        return true;
    }

    void add(Field field)
    {
        if (fields_.size() == kMaxFields)
            throw CsvError(start_, "record with more than " + std::to_string(kMaxFields) + " fields",
                           "is this a delimited text file?");
        fields_.push_back(field);
    }

    void check_size() const
    {
        if (at_ - start_ > kMaxRecordBytes)
            throw CsvError(start_, "record of more than " + std::to_string(kMaxRecordBytes >> 20) + " MiB",
                           "a quote that is not closed makes one record of all that follows");
    }

    std::string_view text_;
    std::size_t start_;
    std::size_t at_;
    bool last_;
    bool ended_ = false;
    char delimiter_;
    std::vector<Field>& fields_;
};

struct Fit {
    std::size_t records = 0;  // that have the commonest number of fields
    std::size_t of = 0;
    std::size_t fields = 0;
};

Fit fit_of(std::string_view head, char delimiter)
{
    constexpr std::size_t kRecords = 20;
    std::map<std::size_t, std::size_t> seen;
    std::vector<Field> fields;
    Fit fit;
    try {
        for (std::size_t at = 0; fit.of < kRecords;) {
            auto next = parse_record(head, at, false, delimiter, fields);
            if (!next && fit.of == 0) next = parse_record(head, at, true, delimiter, fields);
            if (!next) break;
            at = *next;
            if (fields.size() == 1 && fields[0].raw.empty()) continue;
            ++fit.of;
            ++seen[fields.size()];
        }
    } catch (const CsvError&) {
        ++fit.of;  // what cannot be read with this delimiter speaks against it
    }
    for (const auto& [n, records] : seen)
        if (n > 1 && records >= fit.records) {
            fit.records = records;
            fit.fields = n;
        }
    return fit;
}

}  // namespace

std::optional<std::size_t> parse_record(std::string_view text, std::size_t from, bool last, char delimiter,
                                        std::vector<Field>& fields)
{
    return RecordReader(text, from, last, delimiter, fields).read();
}

std::string unquoted(const Field& field)
{
    std::string out;
    if (!field.quoted) return out.assign(field.raw);
    out.reserve(field.raw.size());
    for (std::size_t at = 0; at < field.raw.size(); ++at) {
        out += field.raw[at];
        if (field.raw[at] == kQuote) ++at;  // within quotes they only come in pairs
    }
    return out;
}

char sniff_delimiter(std::string_view head)
{
    char best = ',';
    Fit most;
    for (const char delimiter : {'\t', ';', ','}) {
        const Fit fit = fit_of(head, delimiter);
        if (fit.records == 0) continue;
        const std::size_t here = fit.records * most.of;
        const std::size_t there = most.records * fit.of;
        if (most.records == 0 || here > there || (here == there && fit.fields > most.fields)) {
            best = delimiter;
            most = fit;
        }
    }
    return best;
}

}  // namespace qda

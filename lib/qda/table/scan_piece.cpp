#include "qda/table/scan_piece.hpp"

#include <algorithm>
#include <utility>

#include "qda/table/csv.hpp"
#include "qda/table/scan_field.hpp"

namespace qda {

namespace {

// What is looked at in one go: its bytes and separators stay close to the processor.
constexpr std::size_t kWindow = std::size_t{1} << 14;

}  // namespace

PieceScanner::PieceScanner(const ScanOptions& options, const std::vector<ScanColumn>& columns)
    : options_(options), columns_(columns), slot_of_field_(options.width, -1), names_(columns.size()),
      finder_(options.delimiter, options.quoted)
{
    rows.columns.resize(columns.size());
    rows.options = &options_;
    rows.scanned = columns;
    for (std::size_t i = 0; i < columns.size(); ++i) slot_of_field_[columns[i].field] = static_cast<int>(i);
}

void PieceScanner::begin()
{
    rows.rows = 0;
    rows.starts.clear();
    for (auto& slot : rows.columns) {
        slot.ids.clear();
        slot.positions.clear();
        slot.texts.clear();
    }
    header_lines_.clear();
    faults_.clear();
    bad_position_ = kNowhere;
    slow_ = false;
    closed_ = false;
}

PieceScanner::Stop PieceScanner::parse(std::string_view bytes, std::size_t from, std::size_t until, bool last)
{
    begin();
    next_ = from;
    return resume(bytes, until, last);
}

PieceScanner::Stop PieceScanner::resume(std::string_view bytes, std::size_t until, bool last)
{
    rows.bytes = bytes;
    if (next_ >= until) return Stop::done;
    return slow_ ? scan_slowly(until, last) : scan(until, last);
}

// The end of bytes [from, to) without a carriage return at it.
std::size_t PieceScanner::without_cr(std::size_t from, std::size_t to) const
{
    return to > from && rows.bytes[to - 1] == '\r' ? to - 1 : to;
}

void PieceScanner::keep_rows(std::size_t n)
{
    rows.rows = n;
    rows.starts.resize(n);
    for (auto& slot : rows.columns) {
        slot.ids.resize(std::min(slot.ids.size(), n));
        slot.positions.resize(std::min(slot.positions.size(), n));
        slot.texts.resize(std::min(slot.texts.size(), n));
    }
}

void PieceScanner::fault(std::size_t offset, std::string what, std::string hint)
{
    faults_.push_back({offset, std::move(what), std::move(hint)});
    bad_position_ = kNowhere;
    keep_rows(rows.rows);
}

bool PieceScanner::bad_position()
{
    fault(bad_position_, "a position must be a whole number from 0 to 4294967294, or page:number",
          "leave the field empty where the place is unknown");
    return false;
}

PieceScanner::Stop PieceScanner::scan(std::size_t until, bool last)
{
    const std::size_t size = rows.bytes.size();
    finder_.start();
    separators_.resize(std::max(separators_.size(), 1 + kWindow + SeparatorFinder::kSlack));
    separators_[0] = static_cast<std::uint32_t>(next_) - 1;
    n_separators_ = 1;
    searched_ = 1;
    left_out_ = 0;
    for (std::size_t base = next_; base < size; base += kWindow) {
        const std::size_t room = n_separators_ + kWindow + SeparatorFinder::kSlack;
        if (room > separators_.size()) separators_.resize(room);
        const std::size_t to = std::min(base + kWindow, size);
        n_separators_ += finder_.find(rows.bytes.data(), base, to, separators_.data() + n_separators_);
        if (!take_records(until)) return Stop::done;
        if (finder_.irregular()) {
            slow_ = true;
            return scan_slowly(until, last);
        }
    }
    if (next_ >= size) return Stop::done;
    if (!last) return Stop::incomplete;
    if (finder_.inside()) {  // the slow parser says where the quote was opened
        slow_ = true;
        return scan_slowly(until, last);
    }
    return end_without_line_feed();
}

// Takes in the records that end in separators_, whose first one is the byte before them. false: the piece ends.
bool PieceScanner::take_records(std::size_t until)
{
    std::size_t at = 0;
    const auto go_on = [&](std::size_t to) {
        at = to;
        searched_ = to + 1;
        left_out_ = 0;
        next_ = std::uint32_t{separators_[to] + 1};
        return !closed_ && next_ < until;
    };
    for (;;) {
        if (const std::size_t n = regular_records(at, until); n > 0) {
            if (!take_regular(at, n) || !go_on(at + n * options_.width)) return false;
            continue;
        }
        while (searched_ < n_separators_ && rows.bytes[separators_[searched_]] != '\n') ++searched_;
        if (searched_ == n_separators_) break;
        if (!take_odd(at, searched_) || !go_on(searched_)) return false;
    }
    if (at > 0) {
        std::copy(separators_.data() + at, separators_.data() + n_separators_, separators_.data());
        n_separators_ -= at;
        searched_ -= at;
    }
    // Of a record with more fields than there may be only the number of them is still of interest.
    const std::size_t most = options_.width + 1;
    if (n_separators_ > most) {
        left_out_ += n_separators_ - most;
        n_separators_ = searched_ = most;
    }
    return true;
}

// How many records from the separator `at` on, one behind the other, have the fields they should have.
std::size_t PieceScanner::regular_records(std::size_t at, std::size_t until) const
{
    const std::size_t width = options_.width;
    if (width < 2 || left_out_ > 0) return 0;  // a blank line would look like a record with one field
    const char* const bytes = rows.bytes.data();
    const std::uint32_t* before = separators_.data() + at;
    std::size_t n = 0;
    for (std::size_t left = n_separators_ - 1 - at; left >= width; left -= width, before += width, ++n) {
        const std::size_t start = std::uint32_t{*before + 1};
        unsigned feeds = 0;
        for (std::size_t i = 1; i < width; ++i) feeds += bytes[before[i]] == '\n';
        const bool whole = feeds == 0 && bytes[before[width]] == '\n' && before[width] - start <= kMaxRecordBytes;
        if (!whole || start >= until || (!options_.quoted && bytes[start] == '#')) break;
    }
    return n;
}

bool PieceScanner::take_regular(std::size_t at, std::size_t n)
{
    const std::size_t first = rows.rows;
    const std::size_t width = options_.width;
    const std::uint32_t* const ends = separators_.data() + at + 1;
    std::size_t good = n;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const std::size_t field = columns_[i].field;
        const FieldRun fields{rows.bytes.data(), ends + field, width, n, field + 1 == width};
        auto& slot = rows.columns[i];
        switch (columns_[i].kind) {
        case FieldKind::name:
            slot.ids.resize(first + n);
            names_[i].raw.intern(fields, slot.ids.data() + first);
            break;
        case FieldKind::text:
            for (std::size_t k = 0; k < n; ++k)
                slot.texts.emplace_back(static_cast<std::uint32_t>(fields.start(k)),
                                        static_cast<std::uint32_t>(fields[k].size()));
            break;
        case FieldKind::position: good = take_positions(fields, slot.positions, good); break;
        }
    }
    rows.starts.resize(first + n);
    for (std::size_t k = 0; k < n; ++k) rows.starts[first + k] = *(ends + k * width - 1) + 1;
    rows.rows = first + good;
    return good == n || bad_position();
}

// \returns the first record that has a position which cannot be used; `good` where none before that one has.
std::size_t PieceScanner::take_positions(const FieldRun& fields, std::vector<std::int64_t>& positions, std::size_t good)
{
    for (std::size_t k = 0; k < fields.size; ++k) {
        const std::int64_t position = read_position(fields[k]);
        positions.push_back(position);
        if (position != kBadPosition || k > good) continue;
        bad_position_ = k < good ? fields.start(k) : std::min(bad_position_, fields.start(k));
        good = k;
    }
    return good;
}

}  // namespace qda

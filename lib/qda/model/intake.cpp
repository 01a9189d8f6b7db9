#include "qda/model/intake.hpp"

#include <algorithm>

namespace qda {

namespace {

constexpr std::size_t kBatchRows = 4096;

}  // namespace

Intake::Intake(Universe& universe, const Needs& needs, BatchSink sink, Diagnostics& diagnostics)
    : universe_(universe), needs_(needs), sink_(std::move(sink)), diagnostics_(diagnostics)
{
    if (needs_.quotation_names) needs_.quotations = true;
    if (needs_.quotations) needs_.spans = true;  // spans decide whether a returning id is the same quotation
}

void Intake::begin_input()
{
    flush();
    first_of_input_ = n_quotations_;
    ++input_;
}

// Ids such as 3:17 end in a number without leading zeros.
Intake::Key::Key(std::string_view whole) : text(whole)
{
    std::size_t at = text.size();
    std::uint32_t value = 0;
    std::uint32_t ten = 1;
    for (; at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9'; --at) {
        if (text.size() - at == 9) return;
        value += ten * static_cast<std::uint32_t>(text[at - 1] - '0');
        ten *= 10;
    }
    const std::size_t digits = text.size() - at;
    if (digits == 0 || (digits > 1 && text[at] == '0')) return;
    prefix = text.substr(0, at);
    number = value;
    numbered = true;
}

Id* Intake::find_key(Keys& keys, const Key& key)
{
    if (key.numbered && keys.prefix == key.prefix) {
        if (key.number < keys.by_number.size() && keys.by_number[key.number] != kNone) return &keys.by_number[key.number];
        if (keys.by_text.empty()) return nullptr;
    }
    const auto found = keys.by_text.find(std::string(key.text));
    return found == keys.by_text.end() ? nullptr : &found->second;
}

void Intake::add_key(Keys& keys, const Key& key, Id id)
{
    if (keys.given == 0 && key.numbered) keys.prefix = key.prefix;
    ++keys.given;
    // Dense numbers go into a table; a wild one would make it huge and goes by its text.
    if (key.numbered && keys.prefix == key.prefix && key.number < 4 * keys.given + 1024) {
        if (key.number >= keys.by_number.size()) keys.by_number.resize(key.number + 1, kNone);
        keys.by_number[key.number] = id;
        return;
    }
    keys.by_text.emplace(key.text, id);
}

Intake::Keys& Intake::keys_of(Id document)
{
    if (document >= keys_.size()) keys_.resize(document + 1);
    return keys_[document];
}

Id Intake::new_quotation(Keys& keys, const Key& key, Span span)
{
    const Id id = static_cast<Id>(n_quotations_++);
    add_key(keys, key, id);
    spans_.push_back(span);
    return id;
}

Id Intake::quotation(Id document, std::string_view key, Span span, std::string& renamed)
{
    renamed.clear();
    Keys& keys = keys_of(document);
    const Key parted(key);
    const Id* known = find_key(keys, parted);
    if (!known) return new_quotation(keys, parted, span);
    const Id first = *known;
    const Span before = spans_[first];
    if (before.known() && span.known()) return before == span ? first : variant(first, document, key, span, renamed);
    if (first < first_of_input_) ++same_without_span_;
    if (!before.known()) spans_.set(first, span);
    return first;
}

Id Intake::variant(Id first, Id document, std::string_view key, Span span, std::string& renamed)
{
    auto& others = variants_[first];
    for (const Variant& other : others) {
        if (!(other.span == span)) continue;
        renamed = other.name;
        return other.id;
    }
    Keys& keys = keys_of(document);
    std::size_t number = others.size() + 2;
    do renamed = std::string(key) + " [" + std::to_string(number++) + "]";
    while (find_key(keys, Key(renamed)));
    const Id id = new_quotation(keys, Key(renamed), span);
    others.push_back({span, id, renamed});
    ++(first < first_of_input_ ? renamed_across_ : renamed_within_);
    return id;
}

Id Intake::quotation_at(Id document, Span span, std::string& name)
{
    Keys& keys = keys_of(document);
    if (span.known()) {
        if (document >= by_span_.size()) by_span_.resize(document + 1);
        const auto [at, fresh] = by_span_[document].try_emplace({span.start, span.end}, kNone);
        if (!fresh) {
            name = names_by_span_[at->second];
            return at->second;
        }
        name = next_quotation_name(document);
        const Id id = new_quotation(keys, Key(name), span);
        at->second = id;
        names_by_span_.emplace(id, name);
        return id;
    }
    name = next_quotation_name(document);
    return new_quotation(keys, Key(name), span);
}

std::string Intake::next_quotation_name(Id document)
{
    Keys& keys = keys_of(document);
    keys.next = std::max(keys.next, keys.given + 1);
    while (find_key(keys, Key(std::to_string(keys.next)))) ++keys.next;
    return std::to_string(keys.next);
}

std::string Intake::declared_clash(Id document, bool paged) const
{
    const std::string* declared = universe_.documents[document].get("positions");
    if (!declared || (paged == (*declared == "page:codepoint") && *declared != "none")) return {};
    return std::string(paged ? "a position with a page" : "a position without a page") + " in a document with positions:" +
           *declared;
}

std::string Intake::unit_clash(Id document, bool paged, std::string_view unit)
{
    if (document >= places_.size()) places_.resize(document + 1, Places::unknown);
    Places& places = places_[document];
    if (places == (paged ? Places::paged : Places::plain) && unit.empty()) return {};
    if (places == (paged ? Places::plain : Places::paged))
        return "positions with a page and without one in one document";
    places = paged ? Places::paged : Places::plain;
    const std::string* declared = unit.empty() ? nullptr : universe_.documents[document].get("positions");
    if (declared && *declared != unit)
        return "a position in the unit " + std::string(unit) + " in a document with positions:" + *declared;
    return declared_clash(document, paged);
}

void Intake::add(const Row& row)
{
    const Id document = universe_.documents.intern(row.document);
    ++batch_.rows;
    batch_.document.push_back(document);
    batch_.code.push_back(row.code.empty() ? kNone : universe_.codes.intern(row.code));
    if (needs_.quotations) {
        std::string renamed;
        batch_.quotation.push_back(quotation(document, row.quotation, row.span, renamed));
        if (needs_.quotation_names) batch_.quotation_name.add(renamed.empty() ? row.quotation : renamed);
    }
    if (needs_.spans) batch_.span.push_back(row.span);
    if (needs_.coders) batch_.coder.push_back(row.coder.empty() ? kNone : universe_.coders.intern(row.coder));
    if (needs_.labels) {
        batch_.labels.resize(universe_.label_columns.size());
        for (std::size_t i = 0; i < batch_.labels.size(); ++i) {
            const std::string_view cell = i < row.labels.size() ? row.labels[i] : std::string_view();
            batch_.labels[i].push_back(cell.empty() ? kNone : universe_.label_columns[i].cells.intern(cell));
        }
    }
    for (std::size_t i = 0; i < kExtras; ++i)
        if (needs_.extra(static_cast<Extra>(i))) batch_.extras[i].add(row.extras[i]);
    if (batch_.rows == kBatchRows) flush();
}

void Intake::emit(Batch& batch)
{
    flush();
    if (batch.rows > 0) sink_(batch);
}

void Intake::flush()
{
    if (batch_.rows == 0) return;
    sink_(batch_);
    batch_.clear();
}

void Intake::finish()
{
    flush();
    for (Id document = 0; document < places_.size(); ++document) {
        if (places_[document] == Places::unknown) continue;
        const std::string clash = declared_clash(document, places_[document] == Places::paged);
        if (!clash.empty())
            throw Error({}, "document '" + universe_.documents.name(document) + "': " + clash, "a document has one unit");
    }
    const auto said = [](std::size_t n, const char* one, const char* more) {
        return std::to_string(n) + " " + (n == 1 ? one : more);
    };
    if (renamed_across_ > 0)
        diagnostics_.note(said(renamed_across_, "quotation id returns", "quotation ids return") +
                          " from another input at another place: named like '1:1 [2]'");
    if (renamed_within_ > 0)
        diagnostics_.warning(said(renamed_within_, "quotation id stands", "quotation ids stand") +
                             " for two places in one document: counted apart, named like '1:1 [2]'");
    if (same_without_span_ > 0)
        diagnostics_.warning(said(same_without_span_, "row returns", "rows return") +
                             " from another input under a known quotation id without a position: taken as the same "
                             "quotation");
}

void SpanStore::set(std::size_t at, Span span)
{
    constexpr Position kPages = 0x7FFF;
    constexpr Position kOffsets = Position{1} << 24;
    const auto bits = [](Position position) { return static_cast<std::uint64_t>(position); };
    const auto low = [](Position position) { return within_page(position) < kOffsets; };
    const Position page = page_of(span.start) + 1;
    if (!span.known()) {
        packed_[at] = kUnknownBoth;
    } else if (span.start >= 0 && span.start < (Position{1} << 31) && span.end >= 0 && span.end < (Position{1} << 32)) {
        packed_[at] = bits(span.start) << 32 | bits(span.end);
    } else if (page > 0 && page < kPages && page == page_of(span.end) + 1 && low(span.start) && low(span.end)) {
        packed_[at] = kOnPage | bits(page) << 48 | bits(within_page(span.start)) << 24 | bits(within_page(span.end));
    } else {
        packed_[at] = kInMap;
        wide_[at] = span;
    }
}

Span SpanStore::operator[](std::size_t at) const
{
    const std::uint64_t both = packed_[at];
    if (both == kUnknownBoth) return {};
    if (both == kInMap) return wide_.at(at);
    const auto part = [both](unsigned shift, std::uint64_t mask) { return static_cast<Position>(both >> shift & mask); };
    if ((both & kOnPage) == 0) return {part(32, 0x7FFFFFFF), part(0, 0xFFFFFFFF)};
    const Position page = part(48, 0x7FFF) - 1;
    return {on_page(page, part(24, 0xFFFFFF)), on_page(page, part(0, 0xFFFFFF))};
}

}  // namespace qda

#include "qda/import/list_quotations.hpp"

namespace qda {

const std::string& ListQuotations::name(Id document, std::string_view key, Span span)
{
    std::string whole = std::to_string(document);
    whole += '\0';
    whole += span.known() ? std::to_string(span.start) + "-" + std::to_string(span.end) : std::string(key);
    const auto [at, fresh] = names_.try_emplace(std::move(whole));
    if (!fresh) return at->second;
    // Without numbers of quotations nobody asks what they are called.
    if (intake_.needs().quotations)
        intake_.quotation_at(document, span, at->second);
    else
        at->second = "1";
    return at->second;
}

void add_coder(std::string_view coder, std::string_view document, Universe& universe)
{
    if (coder.empty()) return;
    universe.coders[universe.coders.intern(coder)].add("coded", document);
}

void say_no_positions(const std::string& format, Diagnostics& diagnostics)
{
    diagnostics.note(format + " have no positions: codes go together where they share a quotation, overlap is unknown");
}

}  // namespace qda

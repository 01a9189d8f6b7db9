#include "qda/import/hu_path.hpp"

#include <algorithm>

namespace qda {

namespace {

struct Step {
    HuPart in;
    std::string_view element;
    HuPart part;
};

using P = HuPart;

// The most frequent elements first.
constexpr Step kSteps[] = {
    {P::quotations, "q", P::quotation},
    {P::quotation, "content", P::content},
    {P::content, "p", P::paragraph},
    {P::codings, "iLink", P::coding},
    {P::quotation, "comment", P::quotation_comment},
    {P::code_group, "item", P::code_member},
    {P::document_group, "item", P::document_member},
    {P::codes, "code", P::code},
    {P::code, "comment", P::code_comment},
    {P::documents, "primDoc", P::document},
    {P::document, "quotations", P::quotations},
    {P::document, "comment", P::document_comment},
    {P::code_groups, "codeFamily", P::code_group},
    {P::document_groups, "primDocFamily", P::document_group},
    {P::code_group, "comment", P::other_comment},
    {P::document_group, "comment", P::other_comment},
    {P::branch, "comment", P::other_comment},
    {P::root, "hermUnit", P::branch},
    {P::root, "primDocs", P::documents},
    {P::root, "codes", P::codes},
    {P::root, "families", P::branch},
    {P::root, "links", P::branch},
    {P::branch, "codeFamilies", P::code_groups},
    {P::branch, "primDocFamilies", P::document_groups},
    {P::branch, "objectSegmentLinks", P::branch},
    {P::branch, "codings", P::codings},
};

struct LeftSection {
    std::string_view element;
    HuLeft left;
};

constexpr LeftSection kLeftSections[] = {
    {"memos", HuLeft::memos},
    {"superCodes", HuLeft::super_codes},
    {"netViews", HuLeft::networks},
    {"networkFamilies", HuLeft::other_groups},
    {"superNetworkFamilies", HuLeft::other_groups},
    {"memoFamilies", HuLeft::other_groups},
    {"superMemoFamilies", HuLeft::other_groups},
    {"superCodeFamilies", HuLeft::super_groups},
    {"superPrimDocFamilies", HuLeft::super_groups},
    {"memoings", HuLeft::memo_links},
    {"memoMemoLinks", HuLeft::memo_links},
    {"memoCodeLinks", HuLeft::memo_links},
    {"codeMemoLinks", HuLeft::memo_links},
    {"codeLinks", HuLeft::code_links},
    {"hyperLinks", HuLeft::hyperlinks},
};

// Sections that hold nothing that was coded or written: names of authors, files and kinds of links, settings.
constexpr std::string_view kPlainSections[] = {"hermUnit", "coAuthors", "dataSources", "primDocs",
                                               "codes",    "families",  "links",       "settings"};

bool holds_text(HuPart part)
{
    switch (part) {
    case P::content:
    case P::document_comment:
    case P::code_comment:
    case P::quotation_comment:
    case P::paragraph:
    case P::inline_text: return true;
    default: return false;
    }
}

}  // namespace

HuPart hu_part(HuPart in, std::string_view element)
{
    if (in == P::skipped || in == P::left) return P::skipped;
    for (const Step& step : kSteps)
        if (step.in == in && step.element == element) return step.part;
    if (holds_text(in)) return element == "p" ? P::paragraph : element == "br" ? P::line_break : P::inline_text;
    if ((in == P::root || in == P::branch) && hu_left(element)) return P::left;
    return P::skipped;
}

std::optional<HuLeft> hu_left(std::string_view element)
{
    for (const LeftSection& section : kLeftSections)
        if (section.element == element) return section.left;
    return std::nullopt;
}

bool is_hu_section(std::string_view element)
{
    return std::find(std::begin(kPlainSections), std::end(kPlainSections), element) != std::end(kPlainSections) ||
           hu_left(element);
}

std::string_view hu_list(HuPart part)
{
    switch (part) {
    case P::documents: return "primDocs";
    case P::quotations: return "quotations";
    case P::codes: return "codes";
    case P::code_groups: return "codeFamilies";
    case P::document_groups: return "primDocFamilies";
    case P::codings: return "codings";
    default: return {};
    }
}

}  // namespace qda

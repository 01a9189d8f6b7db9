// The one list of tools.

#include <array>

#include "frame/tool.hpp"

namespace qda {

extern const Tool kImport;
extern const Tool kLabel;
extern const Tool kSelect;
extern const Tool kCount;
extern const Tool kQuotes;
extern const Tool kCooccur;
extern const Tool kAgree;
extern const Tool kExplain;
extern const Tool kCrosstab;
extern const Tool kSaturate;
extern const Tool kDiff;
extern const Tool kMerge;
extern const Tool kKnelpunt;
extern const Tool kTable;
extern const Tool kExport;
extern const Tool kCodebook;
extern const Tool kCheck;
extern const Tool kBuild;
extern const Tool kSelfTest;

std::span<const Tool* const> all_tools()
{
    static constexpr std::array kTools = {&kImport, &kLabel, &kSelect, &kCount, &kQuotes, &kCooccur, &kCrosstab, &kAgree, &kSaturate, &kKnelpunt, &kExplain, &kDiff, &kMerge, &kTable, &kExport, &kCodebook, &kCheck, &kBuild, &kSelfTest};
    return kTools;
}

}  // namespace qda

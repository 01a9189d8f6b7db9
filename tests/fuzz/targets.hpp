#pragma once

#include <span>
#include <string_view>

namespace qda::fuzz {

/// Something that reads bytes of anybody. What cannot be used must be an Error; any other exception, a crash, a hang or
/// a wrong round trip (which aborts) is a defect.
struct Target {
    const char* name;
    void (*run)(std::string_view bytes);
};

void codings(std::string_view bytes);
void quotations(std::string_view bytes);
void lists(std::string_view bytes);
void stored_hu(std::string_view bytes);
void stream(std::string_view bytes);
void table(std::string_view bytes);
void codebook(std::string_view bytes);
void archive(std::string_view bytes);
void workbook(std::string_view bytes);
void bundle(std::string_view bytes);
void document(std::string_view bytes);
void marked(std::string_view bytes);
void mapped(std::string_view bytes);
void database(std::string_view bytes);
void qdpx(std::string_view bytes);

inline constexpr Target kTargets[] = {
    {"codings", codings}, {"quotations", quotations}, {"lists", lists},
    {"stream", stream},   {"table", table},           {"codebook", codebook},
    {"archive", archive}, {"workbook", workbook},     {"stored_hu", stored_hu},
    {"database", database}, {"bundle", bundle},       {"document", document},
    {"marked", marked},     {"mapped", mapped},
    {"qdpx", qdpx},
};

}  // namespace qda::fuzz

#include "qda/import/refused_files.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include "qda/text/encoding.hpp"
#include "qda/text/normal.hpp"

namespace qda {

namespace {

constexpr std::size_t kHead = std::size_t{1} << 16;

struct Program {
    const char* ending;
    const char* what;
    const char* hint;
};

constexpr const char* kNvivo = "in NVivo: Share, Export Project, REFI-QDA (.qdpx)";
constexpr const char* kOldAtlas = "open it in ATLAS.ti 8 or later and save the project (.atlproj), or write its XML export in the "
                                  "old version";
constexpr const char* kQdpx = "export the project from the program as REFI-QDA (.qdpx)";

constexpr Program kPrograms[] = {
    {".nvp", "a project of NVivo, a database that only NVivo opens", kNvivo},
    {".nvpx", "a project of NVivo, a database that only NVivo opens", kNvivo},
    {".nvcx", "a codebook of NVivo, which only NVivo opens", kNvivo},
    {".hpr5", "a project of ATLAS.ti 5, which only ATLAS.ti opens", kOldAtlas},
    {".hpr6", "a project of ATLAS.ti 6, which only ATLAS.ti opens", kOldAtlas},
    {".hpr7", "a project of ATLAS.ti 7, which only ATLAS.ti opens", kOldAtlas},
    {".hpr", "a project of an older ATLAS.ti, which only ATLAS.ti opens", kOldAtlas},
    {".acb", "a bundle of an older ATLAS.ti, which only ATLAS.ti opens", kOldAtlas},
    {".atlcb", "a bundle of an older ATLAS.ti, which only ATLAS.ti opens", kOldAtlas},
    {".atlpac", "a bundle of an older ATLAS.ti, which only ATLAS.ti opens", kOldAtlas},
    {".ppj", "a project of QDA Miner, which only QDA Miner opens", kQdpx},
    {".wpj", "a project of QDA Miner, which only QDA Miner opens", kQdpx},
};

bool ends_in(std::string_view name, std::string_view ending)
{
    return name.size() >= ending.size() &&
           std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

// `12 : a code` and `A : a file`, as NVivo numbers what stands in rows and columns.
bool is_numbered(std::string_view label, bool letters)
{
    label = trim(label);
    std::size_t n = 0;
    const auto counts = [letters](char c) { return letters ? c >= 'A' && c <= 'Z' : c >= '0' && c <= '9'; };
    while (n < label.size() && counts(label[n])) ++n;
    return n > 0 && label.substr(n).starts_with(" : ");
}

}  // namespace

void refuse_program_file(Source& source)
{
    const std::string_view head = source.peek(kHead);
    // Few bytes of a binary file can look like UTF-16 or Windows-1252.
    if (sniff_encoding(head, head.size() < kHead) == Encoding::utf8) return;
    for (const Program& program : kPrograms)
        if (ends_in(source.name(), program.ending))
            throw Error({source.name()}, std::string("is ") + program.what, program.hint);
}

void refuse_table_of_counts(const Records& head)
{
    if (head.rows() < 2 || head.width(0) < 2 || !trim(head.cell(0, 0)).empty()) return;
    for (std::size_t i = 1; i < head.width(0); ++i)
        if (!is_numbered(head.cell(0, i), true)) return;
    for (std::size_t row = 1; row < head.rows(); ++row)
        if (!head.blank(row) && !is_numbered(head.cell(row, 0), false)) return;
    throw Error({head.name()}, "is a matrix of NVivo: counts without their passages",
                "export the project as REFI-QDA (.qdpx), or the codes as text files; qda-count makes the matrix from them");
}

}  // namespace qda

// Makes a large export for the benchmarks: a plain table of codings (CSV), and which code belongs to which variable.
//
//     gen_codings ROWS codings.csv codebook.yaml map.csv
//
// Shaped after real projects: some 200 codings a document, 1 to 4 codes a quotation, 400 codes of which a few are used
// much more than the others, texts of some 150 bytes with commas, quotes and line feeds. Whole numbers decide
// everything, so the same ROWS give the same bytes on every machine.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

constexpr unsigned kCodes = 400;
constexpr unsigned kVariables = 19;
constexpr const char* kWords[] = {"school", "ouders",  "gemeente", "jeugdhulp", "overleg",   "plan",     "tijd",
                                  "leerling", "wachtlijst", "regie", "beleid",  "coördinatie", "reële",  "vertrouwen",
                                  "budget", "zorg",    "team",     "afspraak",  "één",       "kennis",   "evaluatie"};

// xorshift64*, in whole numbers only.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed * 2654435769U + 1) {}
    std::uint32_t below(std::uint32_t n)
    {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        const auto high = static_cast<std::uint32_t>((state_ * 0x2545F4914F6CDD1DULL) >> 32);
        return static_cast<std::uint32_t>((std::uint64_t{high} * n) >> 32);
    }

private:
    std::uint64_t state_;
};

std::string field(const std::string& text)
{
    if (text.find_first_of(",\"\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

const char* word(Random& random) { return kWords[random.below(std::size(kWords))]; }

std::vector<std::string> code_names()
{
    std::vector<std::string> names;
    Random random(7);
    for (unsigned i = 0; i < kCodes; ++i) {
        std::string name = "c" + std::to_string(i) + " " + word(random);
        if (i % 16 == 5) name += std::string(", ") + word(random);
        if (i == 11) name += " \"goed\"";
        names.push_back(name);
    }
    return names;
}

// A twentieth of the codes belongs to no variable.
int variable_of(unsigned code) { return code < kVariables ? static_cast<int>(code) : static_cast<int>(code * 7 % 20) - 1; }

void write_labels(const std::vector<std::string>& names, const char* codebook, const char* map)
{
    std::FILE* yaml = std::fopen(codebook, "wb");
    std::FILE* csv = std::fopen(map, "wb");
    if (!yaml || !csv) std::exit(1);
    std::fputs("codebook: bench\ntitle: Bench\ndimensions:\n  - id: theme\n    levels: [variable]\n    values:\n", yaml);
    std::fputs("code,variable\n", csv);
    for (unsigned v = 0; v < kVariables; ++v) {
        std::fprintf(yaml, "      - {id: V%02u, codes: [", v);
        const char* between = "";
        for (unsigned i = 0; i < kCodes; ++i) {
            if (variable_of(i) != static_cast<int>(v)) continue;
            std::string single;
            for (const char c : names[i]) single += c == '\'' ? "''" : std::string(1, c);
            std::fprintf(yaml, "%s'%s'", between, single.c_str());
            std::fprintf(csv, "%s,V%02u\n", field(names[i]).c_str(), v);
            between = ", ";
        }
        std::fputs("]}\n", yaml);
    }
    std::fclose(yaml);
    std::fclose(csv);
}

std::string text(Random& random)
{
    std::string out = word(random);
    for (const std::size_t target = 40 + random.below(200); out.size() < target;) {
        const std::uint32_t kind = random.below(200);
        out += kind < 10 ? ", " : kind < 11 ? "\n" : " ";
        out += kind == 12 ? std::string("\"") + word(random) + "\"" : word(random);
    }
    return out;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 5) {
        std::fputs("usage: gen_codings ROWS codings.csv codebook.yaml map.csv\n", stderr);
        return 2;
    }
    const std::uint64_t wanted = std::strtoull(argv[1], nullptr, 10);
    const std::vector<std::string> names = code_names();
    write_labels(names, argv[3], argv[4]);
    std::vector<std::string> codes;
    for (const std::string& name : names) codes.push_back(field(name));

    std::FILE* file = std::fopen(argv[2], "wb");
    if (!file) return 1;
    std::fputs("document,respondent,quotation,start,end,code,coder,text\n", file);
    Random random(wanted);
    std::uint64_t rows = 0;
    for (unsigned document = 1; rows < wanted; ++document) {
        const std::uint64_t end = std::min(wanted, rows + 120 + random.below(160));
        // Every third document is a second talk with the respondent before.
        const unsigned respondent = document % 3 == 0 ? document - 1 : document;
        std::uint32_t position = 0;
        for (unsigned quotation = 1; rows < end; ++quotation) {
            position += random.below(400);
            const std::uint32_t length = 30 + random.below(600);
            const std::uint32_t chance = random.below(100);
            const unsigned n_codes = chance < 50 ? 1 : chance < 82 ? 2 : chance < 94 ? 3 : 4;
            const std::string words = field(text(random));
            const char coder = static_cast<char>('A' + random.below(3));
            std::array<unsigned, 4> used{};
            for (unsigned i = 0; i < n_codes && rows < end; ++i) {
                unsigned code = 0;
                do code = random.below(1 + random.below(kCodes));  // small numbers come up more often
                while (std::find(used.begin(), used.begin() + i, code) != used.begin() + i);
                used[i] = code;
                std::fprintf(file, "Gesprek %u,R%u,%u:%u,%u,%u,%s,Codeur %c,%s\n", document, respondent, document, quotation,
                             position, position + length, codes[code].c_str(), coder, words.c_str());
                ++rows;
            }
        }
    }
    return std::fclose(file) == 0 ? 0 : 1;
}

// Makes a large export for the benchmarks: a plain table of codings (CSV), and which code belongs to which variable.
//
//     gen_codings ROWS codings.csv codebook.yaml map.csv [--xml codings.xml]
//
// With --xml also the same codings as ATLAS.ti's XML export (storedHU): `loc="1:s:1:e"`, respondents as families of
// documents (`respondent::R1`), codings as links behind all quotations.
//
// Shaped after real projects: some 200 codings a document, 1 to 4 codes a quotation, 400 codes of which a few are used
// much more than the others, texts of some 150 bytes with commas, quotes and line feeds. Whole numbers decide
// everything, so the same ROWS give the same bytes on every machine.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace {

constexpr unsigned kCodes = 400;
constexpr unsigned kVariables = 19;
constexpr const char* kWords[] = {"school", "ouders",     "gemeente",   "jeugdhulp", "overleg", "plan",
                                  "tijd",   "leerling",   "wachtlijst", "regie",     "beleid",  "coördinatie",
                                  "reële",  "vertrouwen", "budget",     "zorg",      "team",    "afspraak",
                                  "één",    "kennis",     "evaluatie"};

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

std::string xml(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

// The same project as storedHU, as the program indents it.
class XmlFile {
public:
    XmlFile(const char* path, const std::vector<std::string>& codes) : file_(std::fopen(path, "wb")), codes_(codes)
    {
        if (!file_) std::exit(1);
        std::fputs("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                   "<storedHU xmlns:aml=\"http://www.atlasti.com/hu/ns2003\" lastSaved=\"2024-03-01T10:00:00\" "
                   "creator=\"ATLAS.ti\" method=\"AML (ATLAS Markup Language)\" version=\"7.1.5\" mode=\"complete\">\n"
                   "    <hermUnit name=\"bench\" au=\"Codeur A\"/>\n    <primDocs>\n",
                   file_);
    }

    void begin_document(unsigned number, unsigned respondent)
    {
        respondents_.push_back(respondent);
        document_ = number;
        std::fprintf(
            file_,
            "        <primDoc name=\"Gesprek %u\" id=\"pd_%u_%u\" loc=\"doc_%u\" au=\"Codeur A\" "
            "cDate=\"2024-03-01T09:00:00\" mDate=\"2024-03-01T09:00:00\" qIndex=\"\">\n            <quotations>\n",
            number, number, number, number);
    }
    void end_document() { std::fputs("            </quotations>\n        </primDoc>\n", file_); }

    void quotation(unsigned number, std::uint32_t start, std::uint32_t end, char coder, const std::string& words)
    {
        std::size_t cut = std::min<std::size_t>(words.size(), 100);
        while (cut < words.size() && (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80U) --cut;
        std::string name = words.substr(0, cut) + (cut < words.size() ? "\xE2\x80\xA6" : "");
        std::replace(name.begin(), name.end(), '\n', ' ');
        std::string paragraphs;
        for (const char c : xml(words))
            paragraphs += c == '\n' ? "</p>\n                        <p>" : std::string(1, c);
        const unsigned minute = number % 60;
        std::fprintf(file_,
                     "                <q name=\"%s\" id=\"q%u_%u_%u\" au=\"Codeur %c\" cDate=\"2024-03-01T10:%02u:00\" "
                     "mDate=\"2024-03-01T10:%02u:00\" loc=\"1:%u:1:%u\">\n                    <content size=\"%u\">\n"
                     "                        <p>%s</p>\n                    </content>\n                </q>\n",
                     xml(name).c_str(), document_, number, ++serial_, coder, minute, minute, start, end, end - start,
                     paragraphs.c_str());
        quotation_ = number;
    }
    void coding(unsigned code) { links_.push_back({document_, quotation_, serial_, code}); }

    void close()
    {
        std::fputs("    </primDocs>\n    <codes>\n", file_);
        for (std::size_t i = 0; i < codes_.size(); ++i)
            std::fprintf(file_, "        <code name=\"%s\" id=\"co_%zu\" au=\"Codeur A\"/>\n", xml(codes_[i]).c_str(),
                         i + 1);
        std::fputs("    </codes>\n    <families>\n        <primDocFamilies>\n", file_);
        for (std::size_t i = 0; i < respondents_.size();) {
            const unsigned respondent = respondents_[i];
            std::fprintf(file_, "            <primDocFamily name=\"respondent::R%u\" id=\"df_%u\" au=\"Codeur A\">\n",
                         respondent, respondent);
            for (; i < respondents_.size() && respondents_[i] == respondent; ++i)
                std::fprintf(file_, "                <item id=\"pd_%zu_%zu\"/>\n", i + 1, i + 1);
            std::fputs("            </primDocFamily>\n", file_);
        }
        std::fputs("        </primDocFamilies>\n    </families>\n    <links>\n        <objectSegmentLinks>\n"
                   "            <codings>\n",
                   file_);
        for (const Link& link : links_)
            std::fprintf(file_, "                <iLink obj=\"co_%u\" qRef=\"q%u_%u_%u\"/>\n", link.code + 1,
                         link.document, link.quotation, link.serial);
        std::fputs("            </codings>\n        </objectSegmentLinks>\n    </links>\n</storedHU>\n", file_);
        if (std::fclose(file_) != 0) std::exit(1);
    }

private:
    struct Link {
        unsigned document, quotation, serial, code;
    };
    std::FILE* file_;
    const std::vector<std::string>& codes_;
    unsigned document_ = 0, quotation_ = 0, serial_ = 0;
    std::vector<unsigned> respondents_;  // by document
    std::vector<Link> links_;
};

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
int variable_of(unsigned code)
{
    return code < kVariables ? static_cast<int>(code) : static_cast<int>(code * 7 % 20) - 1;
}

void write_labels(const std::vector<std::string>& names, const char* codebook, const char* map)
{
    std::FILE* yaml = std::fopen(codebook, "wb");
    std::FILE* csv = std::fopen(map, "wb");
    if (!yaml || !csv) std::exit(1);
    std::fputs("codebook: bench\ntitle: Bench\ndimensions:\n  - id: theme\n    levels: [variable]\n    values:\n",
               yaml);
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
    const bool as_xml = argc == 7 && std::string(argv[5]) == "--xml";
    if (argc != 5 && !as_xml) {
        std::fputs("usage: gen_codings ROWS codings.csv codebook.yaml map.csv [--xml codings.xml]\n", stderr);
        return 2;
    }
    const std::uint64_t wanted = std::strtoull(argv[1], nullptr, 10);
    const std::vector<std::string> names = code_names();
    write_labels(names, argv[3], argv[4]);
    std::vector<std::string> codes;
    for (const std::string& name : names) codes.push_back(field(name));

    std::optional<XmlFile> twin;
    if (as_xml) twin.emplace(argv[6], names);
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
        if (twin) twin->begin_document(document, respondent);
        for (unsigned quotation = 1; rows < end; ++quotation) {
            position += random.below(400);
            const std::uint32_t length = 30 + random.below(600);
            const std::uint32_t chance = random.below(100);
            const unsigned n_codes = chance < 50 ? 1 : chance < 82 ? 2 : chance < 94 ? 3 : 4;
            const std::string said = text(random);
            const std::string words = field(said);
            const char coder = static_cast<char>('A' + random.below(3));
            if (twin) twin->quotation(quotation, position, position + length, coder, said);
            std::array<unsigned, 4> used{};
            for (unsigned i = 0; i < n_codes && rows < end; ++i) {
                unsigned code = 0;
                do code = random.below(1 + random.below(kCodes));  // small numbers come up more often
                while (std::find(used.begin(), used.begin() + i, code) != used.begin() + i);
                used[i] = code;
                std::fprintf(file, "Gesprek %u,R%u,%u:%u,%u,%u,%s,Codeur %c,%s\n", document, respondent, document,
                             quotation, position, position + length, codes[code].c_str(), coder, words.c_str());
                if (twin) twin->coding(code);
                ++rows;
            }
        }
        if (twin) twin->end_document();
    }
    if (twin) twin->close();
    return std::fclose(file) == 0 ? 0 : 1;
}

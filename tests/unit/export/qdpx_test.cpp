// A project that is written and read again is the same, for all that the standard holds.

#include "qda/export/qdpx.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "qda/build/input.hpp"

namespace qda {
namespace {

struct Project {
    Universe universe;
    Corpus corpus;
    Diagnostics diagnostics;
};

void read_into(Project& project, std::string bytes)
{
    Needs needs = Corpus::needs(true);
    needs.document_texts = true;
    Intake intake(project.universe, needs, [&](Batch& batch) { project.corpus.add(batch); }, project.diagnostics);
    Source source = Source::from_text("input", std::move(bytes));
    read_input(source, {}, false, intake);
    intake.finish();
    project.corpus.close();
}

std::string written(Project& project, bool without_texts = false)
{
    return qdpx_bytes(project.corpus, project.universe, {"Project", without_texts}, project.diagnostics);
}

// All that must come back, in one order: each quotation with its place, comment, codings and whose it is, then what is said of
// documents, codes, coders and sources.
std::vector<std::string> facts(const Project& project)
{
    const Universe& universe = project.universe;
    std::vector<std::string> out;
    for (std::size_t i = 0; i < project.corpus.size(); ++i) {
        const Quotation quotation = project.corpus[i];
        std::string fact = universe.documents.name(quotation.document) + " " + std::to_string(quotation.span.start) + "-" +
                           std::to_string(quotation.span.end) + " [" + std::string(quotation.comment) + "]";
        std::vector<std::string> codings;
        for (const CodingKey& coding : quotation.codings) {
            std::string one = coding.code == kNone ? "-" : universe.codes.name(coding.code);
            one += coding.coder == kNone ? "" : " by " + universe.coders.name(coding.coder);
            for (std::size_t column = 0; column < universe.label_columns.size(); ++column)
                if (coding.labels[column] != kNone)
                    one += " of " + universe.label_columns[column].cells.name(coding.labels[column]);
            codings.push_back(one);
        }
        std::sort(codings.begin(), codings.end());
        for (const std::string& coding : codings) fact += ", " + coding;
        out.push_back(fact);
    }
    const auto add = [&](const char* kind, const Entry& entry) {
        std::set<std::string> keys;
        for (const Key& key : entry.keys)
            if (key.name != "coded") keys.insert(key.name + "=" + key.value);
        std::string fact = std::string(kind) + " " + entry.name;
        for (const std::string& key : keys) fact += ", " + key;
        out.push_back(fact);
    };
    for (const Entry& document : universe.documents) add("document", document);
    for (const Entry& code : universe.codes) add("code", code);
    for (const Entry& coder : universe.coders) add("coder", coder);
    for (const Value& value : universe.values) add(value.level.c_str(), value.entry);
    for (const auto& [id, text] : universe.texts) out.push_back("text of " + universe.documents.name(id) + ": " + text);
    std::sort(out.begin(), out.end());
    return out;
}

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t n) { return engine_() % n; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    std::string text(std::size_t most)
    {
        static const std::vector<std::string> kPieces = {"a", "be ", "\n", "\xC3\xA9", "e\xCC\x81", "\xF0\x9F\x98\x80", "<&>\"'", "\t", "  ", "\xE2\x82\xAC"};
        std::string text;
        for (std::size_t n = below(most); n > 0; --n) text += kPieces[below(kPieces.size())];
        return text;
    }

private:
    std::mt19937 engine_;
};

std::string escaped(std::string_view field)
{
    std::string out;
    for (const char c : field) out += c == '\t' ? "\\t" : c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string(1, c);
    return out;
}

// A stream as one might import it; texts are added to the universe.
void make_project(Random& random, Project& project)
{
    std::string stream = "#qda\t1\tsegments\ndocument\tquotation\tstart\tend\tcode\tcoder\tsource\tcomment\n";
    stream += "#level\tname:source\tof:document\n";
    std::vector<std::string> cases;
    for (std::size_t n = random.below(3); n > 0; --n) {
        cases.push_back("Case " + std::to_string(n) + (random.one_in(3) ? " <|>" : ""));
        stream += "#value\tlevel:source\tid:" + cases.back() + "\tname:" + cases.back() + "\tage:" + std::to_string(random.below(90)) + "\tcity:Os\xC3\xB8\n";
    }
    std::vector<std::string> codes;
    for (const char* top : {"Place", "Time", "What > else"}) {
        stream += std::string("#code\tname:") + top + (random.one_in(2) ? "\tcodable:no" : "") + (random.one_in(2) ? "\tgroup:g::h" : "") + "\n";
        codes.emplace_back(top);
        const std::string part = std::string(top) == "What > else" ? "What \\> else" : top;
        if (random.one_in(2)) {  // twice the same name, so both are paths
            codes.push_back(part + ">Hope");
            stream += "#code\tname:" + escaped(codes.back()) + "\tparent:" + top + "\tcolor:#00FF00\n";
        }
    }
    std::string all;
    for (const std::string& code : codes) all += code + "\n";
    if (all.find(">Hope") == all.rfind(">Hope") && all.find(">Hope") != std::string::npos) {  // one alone keeps its name
        stream += "#code\tname:Other\n#code\tname:Other>Hope\tparent:Other\n";
    }
    for (const char* coder : {"ann", "bo & co"}) stream += std::string("#coder\tname:") + coder + "\n";
    std::vector<std::string> texts;
    for (std::size_t document = 0; document < 3; ++document) {
        const std::string name = "Doc " + std::to_string(document);
        std::string text = random.text(40);
        text += "end";
        std::size_t length = 0;
        for (const char c : text) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
        stream += "#document\tname:" + name + "\tlength:" + std::to_string(length) + "\tpositions:codepoint";
        if (random.one_in(2)) stream += "\tgroup:" + std::string(random.one_in(2) ? "g::h" : "other");
        if (random.one_in(2)) stream += "\twave:" + std::to_string(random.below(3));
        if (!cases.empty() && random.one_in(2)) stream += "\tsource:" + cases[random.below(cases.size())];
        stream += "\n";
        texts.push_back(text);
        for (std::size_t quotation = 1; quotation < 6; ++quotation) {
            const std::size_t start = random.below(length + 1);
            const std::size_t end = start + random.below(length + 1 - start);
            const std::string cell = cases.empty() || !random.one_in(3) ? std::string() : cases[0];
            std::string escaped_cell;
            for (const char c : cell) escaped_cell += c == '|' ? "\\|" : std::string(1, c);
            const std::string comment = random.one_in(3) ? "note <1>" : "";
            const std::size_t rows = 1 + random.below(3);
            for (std::size_t row = 0; row < rows; ++row) {
                const std::string code = random.one_in(6) && rows == 1 ? std::string() : codes[random.below(codes.size())];
                const std::string coder = code.empty() || random.one_in(4) ? std::string() : random.one_in(2) ? "ann" : "bo & co";
                stream += name + "\t" + std::to_string(quotation) + "\t" + std::to_string(start) + "\t" + std::to_string(end) + "\t" +
                          escaped(code) + "\t" + coder + "\t" + escaped(escaped_cell) + "\t" + comment + "\n";
            }
        }
    }
    read_into(project, stream + "#end\n");
    for (std::size_t document = 0; document < texts.size(); ++document)
        project.universe.texts[project.universe.documents.find("Doc " + std::to_string(document))] = texts[document];
}

TEST(QdpxExport, ComesBackAsItWas)
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        Random random(seed);
        Project project;
        make_project(random, project);
        Project again;
        read_into(again, written(project));
        ASSERT_EQ(facts(again), facts(project));
        EXPECT_EQ(written(again), written(project)) << "the same bytes";
    }
}

TEST(QdpxExport, IsTheSameBytesEveryTime)
{
    Random random(1);
    Project project;
    make_project(random, project);
    EXPECT_EQ(written(project), written(project));
}

constexpr const char* kHead = "#qda\t1\tsegments\n";

std::string problem_of(const std::string& stream, const std::string& text, bool without_texts = false)
{
    Project project;
    read_into(project, kHead + stream + "#end\n");
    if (!text.empty()) project.universe.texts[0] = text;
    try {
        written(project, without_texts);
    } catch (const Error& error) {
        return error.what();
    }
    std::string said;
    for (const Diagnostics::Remark& remark : project.diagnostics.remarks()) said += remark.what + "\n";
    return said;
}

TEST(QdpxExport, RefusesWhatWouldMeanOtherWords)
{
    const std::string row = "document\tquotation\tstart\tend\tcode\nD\t1\t2\t5\tx\n";
    EXPECT_THAT(problem_of(row, ""), testing::HasSubstr("the text of 1 document with coded passages is not there: 'D'"));
    EXPECT_THAT(problem_of(row, "", true), testing::HasSubstr("1 document is written without its text"));
    EXPECT_THAT(problem_of("#document\tname:D\tlength:9\n" + row, "abcdef"), testing::HasSubstr("has 6 code points, not the 9"));
    EXPECT_THAT(problem_of("document\tquotation\tstart\tend\tcode\ttext\nD\t1\t2\t5\tx\tcde\n", "abcdef"), testing::IsEmpty());
    EXPECT_THAT(problem_of("document\tquotation\tstart\tend\tcode\ttext\nD\t1\t2\t5\tx\tbcd\n", "abcdef"),
                testing::HasSubstr("1 quotation holds other words"));
    EXPECT_THAT(problem_of(row, "abc"), testing::HasSubstr("reaches past the end"));
}

TEST(QdpxExport, SaysWhatTheStandardCannotHold)
{
    EXPECT_THAT(problem_of("document\tquotation\tcode\nD\t1\tx\nD\t2\t\n", ""),
                testing::AllOf(testing::HasSubstr("1 coding at a quotation without a position"),
                               testing::HasSubstr("1 quotation without a position and a code is left out")));
    EXPECT_THAT(problem_of("#document\tname:D\tpositions:page:codepoint\ndocument\tquotation\tstart\tend\tcode\nD\t1\t3:2\t3:5\tx\n", "", true),
                testing::HasSubstr("1 quotation has a position on a page"));
    EXPECT_THAT(problem_of("#code\tname:a\tparent:b\n#code\tname:b\tparent:a\n#code\tname:c\tparent:gone\n", ""),
                testing::HasSubstr("2 codes or categories stand at the top"));
    EXPECT_THAT(problem_of("#category\tname:k\n#code\tname:a\tcategory:k\n#code\tname:b\trole:quote\n#level\tname:l\tof:code\n", ""),
                testing::AllOf(testing::HasSubstr("1 category is written"), testing::HasSubstr("1 code has labels"),
                               testing::HasSubstr("1 level of the codebook")));
}

}  // namespace
}  // namespace qda

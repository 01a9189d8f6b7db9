#include "qda/export/qdc.hpp"

#include "qda/export/xml_text.hpp"

namespace qda {

namespace {

class QdcWriter {
public:
    QdcWriter(const QdcCodebook& codebook, Output& out) : codebook_(codebook), out_(out), below_(codebook.codes.size())
    {
        for (std::size_t i = 0; i < codebook.codes.size(); ++i)
            (codebook.codes[i].parent == QdcCode::npos ? roots_ : below_[codebook.codes[i].parent]).push_back(i);
    }

    void write()
    {
        out_.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"");
        if (!codebook_.origin.empty()) out_.write(" origin=\"" + xml_text(codebook_.origin) + '"');
        out_.write(">\n  <Codes>\n");
        for (const std::size_t root : roots_) code(root, 2);
        out_.write("  </Codes>\n");
        if (!codebook_.sets.empty()) out_.write("  <Sets>\n");
        for (const QdcSet& one : codebook_.sets) set(one);
        if (!codebook_.sets.empty()) out_.write("  </Sets>\n");
        out_.write("</CodeBook>\n");
    }

private:
    void description(const std::string& text, const std::string& indent)
    {
        if (!text.empty()) out_.write(indent + "  <Description>" + lines(text) + "</Description>\n");
    }

    // Within an element line ends stay as they are.
    static std::string lines(const std::string& text)
    {
        std::string out;
        for (std::size_t start = 0; start <= text.size();) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            out += xml_text(std::string_view(text).substr(start, end - start));
            if (end < text.size()) out += '\n';
            start = end + 1;
        }
        return out;
    }

    void code(std::size_t at, std::size_t depth)
    {
        const QdcCode& one = codebook_.codes[at];
        const std::string indent(2 * depth, ' ');
        std::string start = indent + "<Code guid=\"" + one.guid + "\" name=\"" + xml_text(one.name) + "\" isCodable=\"" + (one.codable ? "true" : "false") + '"';
        if (!one.color.empty()) start += " color=\"" + xml_text(one.color) + '"';
        if (one.description.empty() && below_[at].empty()) return out_.write(start + "/>\n");
        out_.write(start + ">\n");
        description(one.description, indent);
        for (const std::size_t below : below_[at]) code(below, depth + 1);
        out_.write(indent + "</Code>\n");
    }

    void set(const QdcSet& one)
    {
        out_.write("    <Set guid=\"" + one.guid + "\" name=\"" + xml_text(one.name) + "\">\n");
        description(one.description, "    ");
        for (const std::string& member : one.members) out_.write("      <MemberCode guid=\"" + member + "\"/>\n");
        out_.write("    </Set>\n");
    }

    const QdcCodebook& codebook_;
    Output& out_;
    std::vector<std::size_t> roots_;
    std::vector<std::vector<std::size_t>> below_;
};

}  // namespace

void write_qdc(const QdcCodebook& codebook, Output& out) { QdcWriter(codebook, out).write(); }

}  // namespace qda

#include "qda/build/findings.hpp"

#include <string_view>

#include "qda/text/display.hpp"

namespace qda {

namespace {

std::string with_hint(const Finding& finding)
{
    return finding.hint.empty() ? finding.what : finding.what + "; hint: " + finding.hint;
}

// What the runner of GitHub Actions takes away again; `property` also where a colon or a comma would end the value.
std::string percent_escaped(std::string_view text, bool property)
{
    std::string visible;
    append_visible(visible, text, "\r\n");
    std::string out;
    for (const char c : visible) {
        switch (c) {
        case '%': out += "%25"; break;
        case '\r': out += "%0D"; break;
        case '\n': out += "%0A"; break;
        case ':': out += property ? "%3A" : ":"; break;
        case ',': out += property ? "%2C" : ","; break;
        default: out += c;
        }
    }
    return out;
}

}  // namespace

std::string finding_as_text(const Finding& finding)
{
    const std::string place = place_of(finding);
    std::string line = std::string(to_string(severity_of(finding))) + ": " + rule_of(finding.kind).name + ": ";
    append_visible(line, place.empty() ? with_hint(finding) : place + ": " + with_hint(finding));
    return line + "\n";
}

std::string annotation(std::string_view level, const Location& where, std::string_view title, std::string_view text)
{
    std::string line = "::" + std::string(level) + " ";
    if (!where.file.empty()) {
        line += "file=" + percent_escaped(where.file, true) + ",";
        if (where.line > 0) line += "line=" + std::to_string(where.line) + ",";
        if (where.column > 0) line += "col=" + std::to_string(where.column) + ",";
    }
    return line + "title=" + percent_escaped(title, true) + "::" + percent_escaped(text, false) + "\n";
}

std::string finding_as_annotation(const Finding& finding)
{
    const FindingSeverity severity = severity_of(finding);
    const std::string at = finding.document.empty() ? std::string() : place_of(finding) + ": ";
    return annotation(severity == FindingSeverity::note ? "notice" : to_string(severity), finding.where,
                      rule_of(finding.kind).name, at + with_hint(finding));
}

Table table_of_findings(std::span<const Finding> findings)
{
    Table table;
    table.title = "Findings";
    table.notes.push_back("one row a finding; where: a place in the codebook, or document and quotation");
    for (const char* name : {"severity", "kind", "where", "what", "hint"}) table.add_column(name, Role::key);
    for (const Finding& finding : findings) {
        table.columns[0].add(to_string(severity_of(finding)));
        table.columns[1].add(rule_of(finding.kind).name);
        table.columns[2].add(place_of(finding));
        table.columns[3].add(finding.what);
        table.columns[4].add(finding.hint);
    }
    return table;
}

}  // namespace qda

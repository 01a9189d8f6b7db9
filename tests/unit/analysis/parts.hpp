#pragma once

// Projects in parts, and the tables of parts as they come out of a pipe.

#include <set>
#include <string>
#include <vector>

#include "qda/analysis/merge.hpp"
#include "qda/table/table_stream.hpp"
#include "unit/analysis/random_project.hpp"

namespace qda::testing_projects {

inline std::string written(const Table& table)
{
    Output out = Output::to_text();
    write_table(table, out, false);
    out.flush();
    return out.text();
}

inline TablePart read_back(const Table& table, const std::string& name)
{
    Source source = Source::from_text(name, written(table));
    return {read_table(source), {name}};
}

// The parts of a project: each has some of the documents with their rows, knows no other document, and perhaps only the
// codes of its rows (and those of no row at all).
inline std::vector<Project> parted(const Project& project, std::size_t n_parts)
{
    std::vector<Project> parts;
    for (std::size_t at = 0; at < n_parts; ++at) {
        Project part = project;
        part.documents.clear();
        part.rows.clear();
        part.coded.clear();
        std::vector<std::size_t> place(project.documents.size());
        for (std::size_t document = at; document < project.documents.size(); document += n_parts) {
            place[document] = part.documents.size();
            part.documents.push_back(project.documents[document]);
        }
        std::set<std::string> elsewhere;
        for (const Row& row : project.rows) {
            if (row.document % n_parts != at) {
                elsewhere.insert(row.code);
                continue;
            }
            part.rows.push_back(row);
            part.rows.back().document = place[row.document];
        }
        for (const Row& row : part.rows) elsewhere.erase(row.code);
        if (n_parts % 2 == 0) std::erase_if(part.codes, [&](const Code& code) { return elsewhere.contains(code.name); });
        for (const auto& [coder, documents] : project.coded)
            for (const std::string& name : documents)
                for (const Document& document : part.documents)
                    if (document.name == name) part.coded[coder].push_back(name);
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace qda::testing_projects

#pragma once

#include <string>
#include <vector>

#include "qda/import/quotation_list.hpp"
#include "qda/text/encoding.hpp"

namespace qda {

/// What reading a quotation list gives: rows as `document|quotation|start-end|code`, and what was said.
struct ListReading {
    std::vector<std::string> rows;
    std::size_t quotations = 0;
    std::size_t codings = 0;
    Universe universe;
    Diagnostics diagnostics;
    std::vector<std::string> texts;
    std::vector<std::string> comments;
    std::vector<std::string> coders;
    std::string error;  ///< `file:line:column what`, where reading threw

    std::vector<std::string> said() const
    {
        std::vector<std::string> out;
        for (const auto& remark : diagnostics.remarks()) out.push_back(remark.what);
        return out;
    }
    bool says(const std::string& words) const
    {
        for (const std::string& what : said())
            if (what.find(words) != std::string::npos) return true;
        return false;
    }
};

inline ListReading read_list(Source source, const ReadOptions& options = {})
{
    ListReading reading;
    Needs needs;
    needs.quotation_names = needs.spans = needs.coders = true;
    needs.want(Extra::text);
    needs.want(Extra::comment);
    const auto take = [&reading](Batch& batch) {
        for (std::size_t i = 0; i < batch.rows; ++i) {
            std::string row = reading.universe.documents.name(batch.document[i]) + "|";
            row += std::string(batch.quotation_name[i]) + "|";
            if (batch.span[i].known())
                row += std::to_string(batch.span[i].start) + "-" + std::to_string(batch.span[i].end);
            row += "|" + (batch.code[i] == kNone ? std::string() : reading.universe.codes.name(batch.code[i]));
            reading.rows.push_back(row);
            reading.codings += batch.code[i] == kNone ? 0U : 1U;
            reading.texts.emplace_back(batch.extra(Extra::text)[i]);
            reading.comments.emplace_back(batch.extra(Extra::comment)[i]);
            reading.coders.push_back(batch.coder[i] == kNone ? "" : reading.universe.coders.name(batch.coder[i]));
        }
    };
    try {
        Intake intake(reading.universe, needs, take, reading.diagnostics);
        intake.begin_input();
        decode(source, options.encoding, reading.diagnostics);
        read_quotation_list(read_records(source), options, intake);
        intake.finish();
        reading.quotations = intake.quotations();
    } catch (const Error& error) {
        reading.error = to_string(error.problems().at(0).where) + " " + error.what();
    }
    return reading;
}

inline ListReading read_list(const std::string& text, const ReadOptions& options = {})
{
    return read_list(Source::from_text("in.csv", text), options);
}

}  // namespace qda

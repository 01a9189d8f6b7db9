#pragma once

#include <string>
#include <vector>

#include "qda/build/input.hpp"

namespace qda {

/// What inputs of any format give, read one after another.
struct AnyReading {
    struct Row {
        std::string document, quotation, code, coder, text;
        Span span;
    };
    Universe universe;
    Diagnostics diagnostics;
    std::vector<Row> rows;
    std::string error;  ///< `place what`, where reading threw

    /// `document|quotation|start-end|code|coder`
    std::vector<std::string> lines() const
    {
        std::vector<std::string> out;
        for (const Row& row : rows)
            out.push_back(row.document + "|" + row.quotation + "|" +
                          (row.span.known() ? std::to_string(row.span.start) + "-" + std::to_string(row.span.end) : "") +
                          "|" + row.code + "|" + row.coder);
        return out;
    }
    bool says(const std::string& words) const
    {
        for (const auto& remark : diagnostics.remarks())
            if (remark.what.find(words) != std::string::npos) return true;
        return false;
    }
};

/// \param inputs  name and bytes of each.
inline AnyReading read_any(const std::vector<std::pair<std::string, std::string>>& inputs, const ReadOptions& options = {})
{
    AnyReading reading;
    Needs needs;
    needs.quotation_names = needs.spans = needs.coders = needs.document_texts = true;
    needs.want(Extra::text);
    const auto take = [&reading](Batch& batch) {
        for (std::size_t i = 0; i < batch.rows; ++i)
            reading.rows.push_back({reading.universe.documents.name(batch.document[i]), std::string(batch.quotation_name[i]),
                                    batch.code[i] == kNone ? "" : reading.universe.codes.name(batch.code[i]),
                                    batch.coder[i] == kNone ? "" : reading.universe.coders.name(batch.coder[i]),
                                    std::string(batch.extra(Extra::text)[i]), batch.span[i]});
    };
    try {
        Intake intake(reading.universe, needs, take, reading.diagnostics);
        for (const auto& [name, bytes] : inputs) {
            Source source = Source::from_text(name, bytes);
            read_input(source, options, false, intake);
            intake.flush();
        }
        intake.finish();
    } catch (const Error& error) {
        reading.error = to_string(error.problems().at(0).where) + " " + error.problems().at(0).what;
    }
    return reading;
}

}  // namespace qda

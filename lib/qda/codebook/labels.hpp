#pragma once

#include <string>
#include <vector>

#include "qda/base/diagnostics.hpp"
#include "qda/base/id.hpp"
#include "qda/codebook/codebook.hpp"
#include "qda/codebook/declare.hpp"
#include "qda/codebook/match.hpp"
#include "qda/codebook/speakers.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Writes what a codebook says into a universe while a stream is read: keys of its codes and documents.
///
///     #code      name:Wachtlijsten  variable:structuur  sub_variable:flexibiliteit  indicator:wachtlijsten
///     #code      name:citaat  role:quote
///     #document  name:Gesprek 6 en 7  source:6  source:7  respondent:6  respondent:7  source_kind:interview
///
/// All labels of the levels that the codebook names are replaced, so labelling twice equals once. A document that no
/// source names has no `source` and `respondent`, and keeps the `source_kind` that its import gave it.
///
/// Make it before the stream is read; call label_new() before each batch is used, and finish() at the end.
class Labeller {
public:
    /// Declares the codebook's levels and values. Both must outlive the labeller.
    Labeller(const Codebook& codebook, Universe& universe);

    /// Labels the codes and documents added since the last call, and declares again what a `#value` line overwrote.
    /// True if codes or documents labelled before were labelled anew: an entry of the codebook such as `Flex*` turned
    /// out to be a name. \throws Error with every code and document that globs of two values or sources claim.
    bool label_new();

    /// Labels one again, for a `#code` or `#document` line that adds keys after the name was first seen.
    void label_code(Id code);
    void label_document(Id document);

    /// Labels everything once more, and notes how many documents no source names.
    void finish(Diagnostics& diagnostics);

    /// The speaker codes among the codes labelled so far, in the order of the sources.
    std::vector<SpeakerCode> speaker_codes() const;

private:
    void label_all(std::vector<Problem>& problems);
    void label_code(Id code, std::vector<Problem>& problems);
    void label_document(Id document, std::vector<Problem>& problems);

    const Codebook& codebook_;
    Universe& universe_;
    Declaration declaration_;
    CodeMatcher codes_;
    DocumentMatcher documents_;
    bool has_respondents_ = false;
    std::size_t codes_done_ = 0;
    std::size_t documents_done_ = 0;
    std::vector<std::size_t> speaker_of_;  // by code: index of the source
};

}  // namespace qda

#pragma once

#include <string_view>
#include <vector>

#include "qda/base/error.hpp"
#include "qda/codebook/codebook.hpp"
#include "qda/codebook/names.hpp"

namespace qda {

/// Which values a code belongs to: at most one in each dimension. Exact names (in normal form) beat globs.
class CodeMatcher {
public:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    /// `codebook` must outlive the matcher.
    explicit CodeMatcher(const Codebook& codebook);

    /// The values of a dimension (by its index in the codebook) in codebook order.
    const std::vector<PlacedValue>& values(std::size_t dimension) const { return values_[dimension]; }

    /// A code of this name exists: an entry that equals it is no glob. True if answers given before may differ now.
    bool exists(std::string_view code);

    /// For each dimension the index in values(), npos where the code has no value. Globs of two values on one code are
    /// added to `problems`, and it has neither.
    std::vector<std::size_t> values_of(std::string_view code, std::vector<Problem>& problems) const;

    /// The index in Codebook::sources of the respondent whose speaker code it is; npos if it is none. A speaker code
    /// that is also a code of a dimension is added to `problems`.
    std::size_t speaker_of(std::string_view code, std::vector<Problem>& problems) const;

private:
    const Codebook& codebook_;
    std::vector<std::vector<PlacedValue>> values_;
    std::vector<NameMatcher> codes_;  // by dimension
    NameMatcher speakers_;
};

/// Which sources a document comes from: all that name it; a joint interview has several.
class DocumentMatcher {
public:
    explicit DocumentMatcher(const Codebook& codebook);

    bool exists(std::string_view document);

    /// Indices in Codebook::sources, in codebook order. Globs of two sources on one document are added to `problems`,
    /// and it has none.
    std::vector<std::size_t> sources_of(std::string_view document, std::vector<Problem>& problems) const;

private:
    const Codebook& codebook_;
    NameMatcher documents_;
};

}  // namespace qda

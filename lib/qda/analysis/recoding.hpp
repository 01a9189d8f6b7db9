#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "qda/analysis/diff.hpp"
#include "qda/analysis/recode_map.hpp"
#include "qda/model/batch.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// Applies a recode map to the old export while it is read. A code that was split becomes, on each quotation, those of its
/// successors that the same quotation (by document and id, else by place) has in the new export: of the same coder, else
/// of any. Where it has none of them there, nobody can say which it would be, and the code stays.
class Recoding {
public:
    /// \param now  the new export, closed; must outlive this
    Recoding(const RecodeMap& map, const CodedProject& now);

    /// Rewrites rows; the batch must have quotations with names, spans and coders.
    void rewrite(Batch& batch, Universe& universe);

    /// When all rows are read: what the old names' entries said, the new ones say.
    void finish(Universe& universe);

    /// After finish(): the names that the old export has by itself.
    const KnownNames& names_before() const { return before_; }

    /// Codes and documents, in normal form, that no row has any longer because they became others.
    const std::set<std::string>& gone_codes() const { return gone_codes_; }
    const std::set<std::string>& gone_documents() const { return gone_documents_; }

private:
    using Names = std::vector<std::string>;
    Names successors(const Batch& batch, std::size_t row, const Universe& universe, const Names& among) const;

    const CodedProject& now_;
    std::map<std::string, Names> codes_;            // by old name in normal form
    std::map<std::string, std::string> documents_;
    std::map<std::string, std::size_t> by_id_;      // quotations of the new export
    std::map<std::string, std::size_t> by_place_;
    std::set<std::string> made_codes_;              // names that are there only since the map made them
    std::set<std::string> made_documents_;
    KnownNames before_;
    std::set<std::string> gone_codes_;
    std::set<std::string> gone_documents_;
    std::set<std::string> stayed_;
};

}  // namespace qda

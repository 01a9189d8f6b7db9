#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "qda/import/archive.hpp"
#include "qda/import/code_tree.hpp"
#include "qda/import/hu_project.hpp"
#include "qda/import/segmented_text.hpp"

namespace qda {

/// What the project file of a bundle says. Texts and comments are parts of the archive, named here.
struct BundleProject {
    struct Document {
        std::string name;
        std::string medium;
        std::string comment;           ///< a content
        std::size_t first_quotation;   ///< index in `rows.quotations`; those of a document stand together
        Id id = kNone;                 ///< in the universe
    };
    struct Content {
        std::string part;  ///< of the archive
        std::string type;  ///< `atext3`, `ahtml` ...
    };
    /// Where a quotation stands: in segments of the document's text, unless `in_text` is false.
    struct Place {
        bool in_text = false;
        SegmentedText::Place start, end;
        std::string other;  ///< of another kind of place, as the file says it
    };

    std::vector<Document> documents;
    std::vector<CodeNode> codes;                      ///< comments of them are contents
    std::vector<Place> places;                        ///< by quotation
    std::vector<std::string> comments;                ///< by quotation: a content; empty where there is none
    std::unordered_map<std::string, Content> contents;
    std::unordered_map<std::string, std::string> media;  ///< the content of each
    HuGroups document_groups, code_groups;
    /// Quotations, links and authors. Things of the ids: indices in `documents` and `codes`; the documents of its
    /// quotations are such indices, too.
    HuProject rows;
};

/// Reads the project file of a bundle, in either generation: objects with `guid`, or with `id`.
/// \throws Error for one that is broken or none.
BundleProject read_bundle_project(Archive& archive, const std::string& part, const Needs& needs, HuRemarks& remarks);

}  // namespace qda

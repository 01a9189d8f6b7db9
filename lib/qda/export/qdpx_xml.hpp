#pragma once

#include <string>
#include <vector>

#include "qda/export/qdpx_cases.hpp"
#include "qda/export/qdpx_codes.hpp"
#include "qda/export/qdpx_texts.hpp"
#include "qda/model/corpus.hpp"
#include "qda/model/universe.hpp"

namespace qda {

/// The parts of a REFI-QDA project that go into its XML.
struct QdpxPieces {
    const Corpus& corpus;
    const Universe& universe;
    const QdpxCodes& codes;
    const std::vector<QdpxDocument>& documents;
    QdpxCases& cases;  ///< rows name further ones
};

/// What the XML could not say; see QdpxTextRemarks for texts.
struct QdpxXmlRemarks {
    std::size_t whole = 0;       ///< codings of quotations without a place: of the whole document
    std::size_t nothing = 0;     ///< quotations without a place and a code: left out
    std::size_t comments = 0;    ///< comments of quotations without a place: left out
};

/// The GUID of a document's source, which names its file, too.
std::string qdpx_source_guid(const Universe& universe, Id document);

/// The XML of a project (`project.qde`): valid against Project.xsd of 18 March 2019, elements in its order, none empty.
std::string qdpx_xml(const QdpxPieces& parts, const std::string& name, QdpxXmlRemarks& remarks);

}  // namespace qda

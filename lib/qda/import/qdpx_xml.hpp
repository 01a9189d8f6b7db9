#pragma once

#include <string>
#include <vector>

#include "qda/import/qdpx_part.hpp"
#include "qda/import/qdpx_project.hpp"
#include "qda/import/xml_parser.hpp"
#include "qda/model/batch.hpp"

namespace qda {

/// Reads the XML of a REFI-QDA project (`project.qde`) into a QdpxProject, piece by piece.
class QdpxXml : XmlEvents {
public:
    /// \param name  of the XML, for messages.
    QdpxXml(const std::string& name, const Needs& needs, QdpxProject& project);

    /// See XmlParser: the one or the other. \throws Error, with line and column, where the XML is broken, cut or
    /// unsafe, or its root is no project.
    void read(Source& source) { parser_.read(source); }
    bool feed(std::string_view bytes, bool last) { return parser_.feed(bytes, last); }

private:
    void start(std::string_view element, const XmlAttributes& attributes) override;
    void end() override;
    void text(std::string_view piece) override { text_ += piece; }

    void check_root(std::string_view element, const XmlAttributes& attributes) const;
    void begin(QdpxPart part, std::string_view element, const XmlAttributes& attributes);
    void begin_code(const XmlAttributes& attributes);
    void begin_case(const XmlAttributes& attributes);
    void begin_source(QdpxPart part, std::string_view element, const XmlAttributes& attributes);
    void begin_selection(QdpxPart part, const XmlAttributes& attributes);
    void begin_coding(QdpxPart part, const XmlAttributes& attributes);
    void place_text(QdpxProject::Selection& selection, std::string_view start, std::string_view end);
    void place_transcript(QdpxProject::Selection& selection, const XmlAttributes& attributes);
    void take_path(std::string_view path);
    void note_reference(QdpxPart part, const XmlAttributes& attributes);
    void end_selection();
    void end_source();
    void end_text(QdpxPart part);
    void wish_text(bool wanted);
    void give(QdpxThings& things, std::string_view guid, std::size_t thing);
    std::vector<Id>* members(QdpxPart part);
    Location place() const { return parser_.place(); }

    const Needs& needs_;
    QdpxProject& project_;
    XmlParser parser_;
    const bool comments_;

    std::vector<QdpxPart> open_;
    std::vector<Id> open_codes_;
    bool of_case_ = false;  // the open value is that of a case, else of a source
    std::string text_;
    std::size_t text_at_ = 0;  // depth of the element whose text is wanted; 0: none
    Id source_user_ = kNone;
    Id selection_user_ = kNone;
    std::string selection_created_;
    std::string quoted_;
    std::string comment_;
    std::size_t names_here_ = 0;
    QdpxProject::Coding coding_{};
    std::string coding_created_;
    bool coding_named_ = false;
    std::vector<QdpxProject::Coding> whole_;
    std::vector<std::string> whole_created_;
    QdpxIds sync_ids_;
    std::vector<Position> sync_times_;
    bool cases_sorted_ = false;
};

}  // namespace qda

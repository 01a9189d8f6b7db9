#include "qda/import/xlsx_xml.hpp"

#include <vector>

#include "qda/import/xml_parser.hpp"

namespace qda {

namespace {

std::string_view without_prefix(std::string_view name) { return name.substr(name.find(':') + 1); }

// Tells a handler what a parser tells, by the names without prefixes.
class Teller : public XmlEvents {
public:
    Teller(const std::string& place, XmlHandler& handler) : handler_(handler), parser_(place, false, *this)
    {
        parser_.want_text(true);
    }

    void start(std::string_view element, const XmlAttributes& attributes) override
    {
        if (depth_ == names_.size()) names_.emplace_back();
        names_[depth_++] = without_prefix(element);
        handler_.start(names_[depth_ - 1], attributes.pairs());
        if (handler_.done) parser_.stop();
    }
    void end() override
    {
        handler_.end(names_[--depth_]);
        if (handler_.done) parser_.stop();
    }
    void text(std::string_view piece) override { handler_.text(piece); }

    bool feed(std::string_view bytes, bool last) { return parser_.feed(bytes, last); }

private:
    XmlHandler& handler_;
    XmlParser parser_;
    std::vector<std::string> names_;  // of the elements around; kept for their memory
    std::size_t depth_ = 0;
};

}  // namespace

void read_xml(Archive& archive, const std::string& part, XmlHandler& handler)
{
    Teller teller(archive.name() + ":" + part, handler);
    archive.read(part, [&teller](std::string_view bytes) { return teller.feed(bytes, false); });
    teller.feed({}, true);
}

}  // namespace qda

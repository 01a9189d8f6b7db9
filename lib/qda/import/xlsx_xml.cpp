#include "qda/import/xlsx_xml.hpp"

#include <exception>
#include <memory>

#include <expat.h>
#include <fmt/format.h>

namespace qda {

namespace {

constexpr std::size_t kDeepest = 64;
constexpr std::uint64_t kLongestTag = std::uint64_t{1} << 20;  // expat looks at an unfinished one again and again

std::string_view without_prefix(const char* name)
{
    const char* colon = std::strchr(name, ':');
    return colon ? colon + 1 : name;
}

class PartParser {
public:
    PartParser(Archive& archive, const std::string& part, XmlHandler& handler)
        : archive_(archive), part_(part), handler_(handler), parser_(XML_ParserCreate(nullptr), XML_ParserFree)
    {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), start, end);
        XML_SetCharacterDataHandler(parser_.get(), text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), doctype);
    }

    void read()
    {
        archive_.read(part_, [this](std::string_view bytes) { return feed(bytes, false); });
        if (!handler_.done) feed({}, true);
    }

private:
    bool feed(std::string_view bytes, bool last)
    {
        fed_ += bytes.size();
        const XML_Status status = XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0);
        if (thrown_) std::rethrow_exception(thrown_);
        if (handler_.done) return false;
        if (status == XML_STATUS_ERROR) fail_parsing();
        const XML_Index at = XML_GetCurrentByteIndex(parser_.get());
        if (!last && at >= 0 && fed_ - static_cast<std::uint64_t>(at) > kLongestTag + bytes.size())
            fail("a tag or remark of more than a MiB", "is this a workbook that a spreadsheet program saved?");
        return true;
    }

    [[noreturn]] void fail(std::string what, std::string hint) const
    {
        throw Error({archive_.name() + ":" + part_, XML_GetCurrentLineNumber(parser_.get()),
                     XML_GetCurrentColumnNumber(parser_.get()) + 1},
                    std::move(what), std::move(hint));
    }

    [[noreturn]] void fail_parsing() const
    {
        const XML_Error code = XML_GetErrorCode(parser_.get());
        fail(fmt::format("is no XML from here: {}", XML_ErrorString(code)), "open it in a spreadsheet program and save it again");
    }

    // C code is between a handler and whoever catches, so what is thrown waits until it is left.
    template <typename Call>
    void guarded(Call call)
    {
        if (thrown_ || handler_.done) return;
        try {
            call();
        } catch (...) {
            thrown_ = std::current_exception();
        }
        if (thrown_ || handler_.done) XML_StopParser(parser_.get(), XML_FALSE);
    }

    static void start(void* self, const char* name, const char** attributes)
    {
        auto& parser = *static_cast<PartParser*>(self);
        parser.guarded([&] {
            if (++parser.depth_ > kDeepest) parser.fail("elements within elements, too many", "");
            parser.handler_.start(without_prefix(name), attributes);
        });
    }
    static void end(void* self, const char* name)
    {
        auto& parser = *static_cast<PartParser*>(self);
        parser.guarded([&] {
            --parser.depth_;
            parser.handler_.end(without_prefix(name));
        });
    }
    static void text(void* self, const char* bytes, int n)
    {
        auto& parser = *static_cast<PartParser*>(self);
        parser.guarded([&] { parser.handler_.text({bytes, static_cast<std::size_t>(n)}); });
    }
    static void doctype(void* self, const char*, const char*, const char*, int)
    {
        auto& parser = *static_cast<PartParser*>(self);
        parser.guarded([&] {
            parser.fail("declares a document type, as no workbook does: entities are not expanded",
                        "open it in a spreadsheet program and save it again");
        });
    }

    Archive& archive_;
    const std::string& part_;
    XmlHandler& handler_;
    std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser_;
    std::exception_ptr thrown_;
    std::uint64_t fed_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace

void read_xml(Archive& archive, const std::string& part, XmlHandler& handler)
{
    PartParser(archive, part, handler).read();
}

}  // namespace qda

#include "qda/import/xml_parser.hpp"

#include <algorithm>
#include <exception>
#include <new>

#define XML_DTD  // expat.h declares its limits of amplification only with it; Debian builds the library so
#include <expat.h>
#include <fmt/format.h>

namespace qda {

namespace {

constexpr int kBlock = 1 << 18;
constexpr std::size_t kDeepest = 100;
constexpr std::uint64_t kLongest = std::uint64_t{16} << 20;
constexpr const char* kAgain = "was it edited or damaged? export it again";

}  // namespace

struct XmlParser::Impl {
    Impl(std::string input, bool only_ascii, XmlEvents& takes)
        : name(std::move(input)), ascii(only_ascii), events(takes),
          parser(XML_ParserCreate(only_ascii ? "US-ASCII" : "UTF-8"))
    {
        if (!parser) throw std::bad_alloc();
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, start, end);
        XML_SetStartDoctypeDeclHandler(parser, doctype);
        // Without declarations only the five entities of XML are left, which never grow: expat's own limits, set
        // as low as they allow, are there if that should ever be wrong.
        XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, 2.0F);
        XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, std::uint64_t{1} << 20);
    }
    ~Impl() { XML_ParserFree(parser); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    Location place() const { return {name, XML_GetCurrentLineNumber(parser), XML_GetCurrentColumnNumber(parser) + 1}; }

    // An exception may not pass through C code: it waits until expat has returned.
    template <typename Call>
    void guarded(const Call& call)
    {
        if (thrown || stopped) return;
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }

    static void XMLCALL start(void* self, const char* element, const char** attributes)
    {
        Impl& impl = *static_cast<Impl*>(self);
        impl.guarded([&] {
            if (++impl.depth > kDeepest)
                throw Error(impl.place(), fmt::format("elements are nested deeper than {}", kDeepest), kAgain);
            impl.events.start(element, XmlAttributes(attributes));
        });
    }

    static void XMLCALL end(void* self, const char*)
    {
        Impl& impl = *static_cast<Impl*>(self);
        impl.guarded([&] {
            --impl.depth;
            impl.events.end();
        });
    }

    static void XMLCALL text(void* self, const char* piece, int size)
    {
        Impl& impl = *static_cast<Impl*>(self);
        impl.guarded([&] { impl.events.text({piece, static_cast<std::size_t>(size)}); });
    }

    static void XMLCALL doctype(void* self, const char*, const char*, const char*, int)
    {
        Impl& impl = *static_cast<Impl*>(self);
        impl.guarded([&] {
            throw Error(impl.place(), "a document type declaration (DOCTYPE): entities and external files are not read",
                        "the program writes none; delete it if you know that nothing depends on it");
        });
    }

    std::string what_is_wrong(XML_Error code) const
    {
        int offset = 0;
        int size = 0;
        const char* context = XML_GetInputContext(parser, &offset, &size);
        const unsigned byte = context && offset < size ? static_cast<unsigned char>(context[offset]) : ' ';
        switch (code) {
        case XML_ERROR_INVALID_TOKEN:
            if (byte >= 0x80) return fmt::format("byte 0x{:02X} is not {} here", byte, ascii ? "US-ASCII" : "UTF-8");
            if (byte < 0x20) return fmt::format("control character 0x{:02X}, which XML does not have", byte);
            return "this is not well-formed XML";
        case XML_ERROR_NO_ELEMENTS:
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_UNCLOSED_CDATA_SECTION:
        case XML_ERROR_PARTIAL_CHAR:
            return fmt::format("the XML ends here with {} {} open: it was cut", depth,
                               depth == 1 ? "element" : "elements");
        case XML_ERROR_TAG_MISMATCH: return "an end tag that closes another element than the one opened last";
        case XML_ERROR_UNDEFINED_ENTITY: return "an entity that is not one of XML's own";
        case XML_ERROR_BAD_CHAR_REF: return "a reference to a character that XML does not have";
        case XML_ERROR_DUPLICATE_ATTRIBUTE: return "an element has one attribute twice";
        case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: return "something follows the end of the XML";
        default: return fmt::format("this is not well-formed XML: {}", XML_ErrorString(code));
        }
    }

    [[noreturn]] void fail()
    {
        const XML_Error code = XML_GetErrorCode(parser);
        if (code == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
        const std::string what = what_is_wrong(code);
        const bool bytes = what.starts_with("byte");
        throw Error(place(), what,
                    bytes ? "name the encoding that it has: --encoding utf-8, windows-1252 ..." : kAgain);
    }

    void check(XML_Status status, std::size_t got, bool last)
    {
        fed += got;
        if (thrown) std::rethrow_exception(thrown);
        if (stopped) return;
        if (status != XML_STATUS_OK) fail();
        if (!last) limit_token();
    }

    // Where expat waits for the end of a tag it looks at all of it again with every block.
    void limit_token()
    {
        const XML_Index at = XML_GetCurrentByteIndex(parser);
        if (at >= 0) told = std::max(told, static_cast<std::uint64_t>(at));
        if (fed - told > kLongest)
            throw Error(place(), fmt::format("a tag, remark or attribute of more than {} MiB", kLongest >> 20), kAgain);
    }

    std::string name;
    bool ascii;
    XmlEvents& events;
    XML_Parser parser;
    std::exception_ptr thrown;
    bool stopped = false;
    std::size_t depth = 0;
    std::uint64_t fed = 0;   // bytes
    std::uint64_t told = 0;  // up to here
};

XmlParser::XmlParser(std::string name, bool ascii, XmlEvents& events)
    : impl_(std::make_unique<Impl>(std::move(name), ascii, events))
{
}

XmlParser::~XmlParser() = default;

void XmlParser::read(Source& source)
{
    for (bool last = false; !last && !impl_->stopped;) {
        void* block = XML_GetBuffer(impl_->parser, kBlock);
        if (!block) throw std::bad_alloc();
        const std::size_t got = source.read(static_cast<char*>(block), kBlock);
        last = got == 0;
        impl_->check(XML_ParseBuffer(impl_->parser, static_cast<int>(got), last ? 1 : 0), got, last);
    }
}

bool XmlParser::feed(std::string_view bytes, bool last)
{
    if (impl_->stopped) return false;
    impl_->check(XML_Parse(impl_->parser, bytes.data(), static_cast<int>(bytes.size()), last ? 1 : 0), bytes.size(),
                 last);
    return !impl_->stopped;
}

void XmlParser::stop()
{
    impl_->stopped = true;
    XML_StopParser(impl_->parser, XML_FALSE);
}

void XmlParser::want_text(bool wanted) { XML_SetCharacterDataHandler(impl_->parser, wanted ? Impl::text : nullptr); }

Location XmlParser::place() const { return impl_->place(); }

std::string_view xml_root(std::string_view head)
{
    const auto skip_behind = [&head](std::string_view closing) {
        const std::size_t at = head.find(closing);
        head.remove_prefix(at == std::string_view::npos ? head.size() : at + closing.size());
    };
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    for (;;) {
        head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
        if (head.starts_with("<?"))
            skip_behind("?>");
        else if (head.starts_with("<!--"))
            skip_behind("-->");
        else
            break;
    }
    constexpr std::string_view kDoctype = "<!DOCTYPE";
    if (head.starts_with(kDoctype)) {
        head.remove_prefix(kDoctype.size());
        head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    } else if (head.starts_with('<')) {
        head.remove_prefix(1);
    } else {
        return {};
    }
    return head.substr(0, head.find_first_of(" \t\r\n/>[<"));
}

}  // namespace qda

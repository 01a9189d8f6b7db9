// The least that reading XML with expat can cost: every event told to a function that does nothing. What the XML import
// is measured against.
//
//     expat_empty FILE

#include <cstdio>

#include <expat.h>

int main(int argc, char** argv)
{
    std::FILE* file = argc == 2 ? std::fopen(argv[1], "rb") : nullptr;
    if (!file) {
        std::fputs("usage: expat_empty FILE\n", stderr);
        return 2;
    }
    XML_Parser parser = XML_ParserCreate("UTF-8");
    XML_SetElementHandler(
        parser, [](void*, const char*, const char**) {}, [](void*, const char*) {});
    XML_SetCharacterDataHandler(parser, [](void*, const char*, int) {});
    for (bool last = false; !last;) {
        constexpr int kBlock = 1 << 18;
        void* block = XML_GetBuffer(parser, kBlock);
        if (!block) return 1;
        const std::size_t got = std::fread(block, 1, kBlock, file);
        last = got == 0;
        if (XML_ParseBuffer(parser, static_cast<int>(got), last) != XML_STATUS_OK) {
            std::fprintf(stderr, "%s\n", XML_ErrorString(XML_GetErrorCode(parser)));
            return 1;
        }
    }
    std::fclose(file);
    XML_ParserFree(parser);
    return 0;
}

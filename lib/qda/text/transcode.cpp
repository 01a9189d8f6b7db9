// UTF-16 and Windows-1252 to UTF-8, piece by piece: declared in encoding.hpp.

#include <fmt/format.h>

#include "qda/text/encoding.hpp"

namespace qda {

namespace {

constexpr const char* kHint = "was the file cut or changed? export it again as UTF-8, or name its encoding: --encoding";

// Writes code points as UTF-8 and knows the place of the next one.
class Writer : public Transcoder {
protected:
    explicit Writer(std::string name) : where_{std::move(name), 1, 1} {}

    void put(std::uint32_t point, std::string& out)
    {
        const auto add = [&out](std::uint32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
        if (point < 0x80) {
            add(point);
        } else if (point < 0x800) {
            add(0xC0U | point >> 6);
            add(0x80U | (point & 0x3FU));
        } else if (point < 0x10000) {
            add(0xE0U | point >> 12);
            add(0x80U | (point >> 6 & 0x3FU));
            add(0x80U | (point & 0x3FU));
        } else {
            add(0xF0U | point >> 18);
            add(0x80U | (point >> 12 & 0x3FU));
            add(0x80U | (point >> 6 & 0x3FU));
            add(0x80U | (point & 0x3FU));
        }
        ++where_.column;
        if (point == '\n') {
            ++where_.line;
            where_.column = 1;
        }
    }

    [[noreturn]] void fail(const std::string& what) const { throw Error(where_, what, kHint); }

private:
    Location where_;
};

class Utf16 : public Writer {
public:
    Utf16(std::string name, bool big) : Writer(std::move(name)), big_(big) {}

    void feed(std::string_view bytes, bool last, std::string& out) override
    {
        for (const char c : bytes) {
            const std::uint32_t value = static_cast<unsigned char>(c);
            if (half_ == kNothing) {
                half_ = value;
                continue;
            }
            unit(big_ ? half_ << 8 | value : value << 8 | half_, out);
            half_ = kNothing;
        }
        if (!last) return;
        if (half_ != kNothing) fail("UTF-16 ends in half a character (odd number of bytes)");
        if (high_ != kNothing) lone(high_);
    }

private:
    void unit(std::uint32_t unit, std::string& out)
    {
        const bool low = unit >= 0xDC00 && unit < 0xE000;
        if (high_ != kNothing) {
            if (!low) lone(high_);
            put(0x10000U + ((high_ - 0xD800U) << 10) + (unit - 0xDC00U), out);
            high_ = kNothing;
        } else if (low) {
            lone(unit);
        } else if (unit >= 0xD800 && unit < 0xDC00) {
            high_ = unit;
        } else {
            put(unit, out);
        }
    }

    [[noreturn]] void lone(std::uint32_t unit) const
    {
        fail(fmt::format("UTF-16 surrogate 0x{:04X} without its partner", unit));
    }

    static constexpr std::uint32_t kNothing = 0xFFFFFFFFU;
    bool big_;
    std::uint32_t half_ = kNothing;  // first byte of a pair
    std::uint32_t high_ = kNothing;  // first unit of a pair
};

class Windows1252 : public Writer {
public:
    explicit Windows1252(std::string name) : Writer(std::move(name)) {}

    void feed(std::string_view bytes, bool, std::string& out) override
    {
        // 0x80-0x9F; 0 is undefined. Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
        static constexpr std::uint16_t kPoints[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
        for (const char c : bytes) {
            const std::uint32_t value = static_cast<unsigned char>(c);
            const bool special = value >= 0x80 && value < 0xA0;
            if (special && kPoints[value - 0x80] == 0)
                fail(fmt::format("byte 0x{:02X} is no character of Windows-1252", value));
            put(special ? kPoints[value - 0x80] : value, out);
        }
    }
};

}  // namespace

std::unique_ptr<Transcoder> make_transcoder(Encoding encoding, const std::string& name)
{
    switch (encoding) {
    case Encoding::utf16le: return std::make_unique<Utf16>(name, false);
    case Encoding::utf16be: return std::make_unique<Utf16>(name, true);
    case Encoding::windows_1252: return std::make_unique<Windows1252>(name);
    default: break;
    }
    throw std::invalid_argument("make_transcoder: nothing to transcode");
}

}  // namespace qda

#include "qda/table/separators.hpp"

#include <array>
#include <bit>

#include "qda/table/masks.hpp"

namespace qda {

namespace {

// What 64 bytes are, a bit each.
struct Marks {
    std::uint64_t delimiters;
    std::uint64_t ends;
    std::uint64_t quotes;
};

// A quote closes a field and neither a separator nor another quote follows: fine only for a carriage return that belongs
// to a line end. `after_close`: the bytes behind closing quotes.
[[gnu::noinline]] bool returns_follow(const char* bytes, std::size_t n, const Marks& marks, std::uint64_t after_close,
                                      SeparatorFinder::State& state)
{
    const std::uint64_t valid = n >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1;
    const std::uint64_t returns = Block(bytes).equal('\r') & after_close & valid;
    const std::uint64_t bad_close = after_close & valid & ~(marks.delimiters | marks.ends | marks.quotes | returns);
    const std::uint64_t bad_end = ((returns << 1) | state.must_end) & valid & ~marks.ends;
    state.must_end = returns >> 63;
    return (bad_close | bad_end) == 0;
}

// The separators outside quotes, in the `n` bytes (at most 64, then zeros) that `marks` are of. `parity`:
// prefix_parity(marks.quotes). Sets `irregular` for a quote where RFC 4180 has none; the slow parser knows what it
// means, or where it is wrong. Few branches: whether a block of text holds quotes cannot be foreseen.
[[gnu::always_inline]] inline std::uint64_t outside_quotes(const char* bytes, std::size_t n, const Marks& marks,
                                                           std::uint64_t parity, SeparatorFinder::State& state)
{
    const std::uint64_t within = parity ^ state.inside;
    const std::uint64_t separators = (marks.delimiters | marks.ends) & ~within;
    const std::uint64_t may_open = separators | marks.quotes;  // a quote may follow these
    const std::uint64_t closing = marks.quotes & ~within;
    const std::uint64_t bad_open = marks.quotes & within & ~((may_open << 1) | state.may_open);
    const std::uint64_t after_close = (closing << 1) | state.closed;
    const std::uint64_t odd_close = after_close & ~(marks.delimiters | marks.ends | marks.quotes);
    if ((bad_open | odd_close | state.must_end) != 0) [[unlikely]]
        state.irregular = bad_open != 0 || !returns_follow(bytes, n, marks, after_close, state);
    state.closed = closing >> 63;
    state.may_open = may_open >> 63;
    state.inside = static_cast<std::uint64_t>(static_cast<std::int64_t>(within) >> 63);
    return separators;
}

// Appends where bits are set. Eight at once without asking how many there are: guessing that costs more. For the same
// reason a bit is set at the end: the place of the lowest bit of nothing would be asked for.
[[gnu::always_inline]] inline std::uint32_t* append_places(std::uint64_t bits, std::size_t base, std::uint32_t* out)
{
    constexpr std::uint64_t kEnd = std::uint64_t{1} << 63;
    const int n = std::popcount(bits);
    const auto next = [&](int i) {
        out[i] = static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(std::countr_zero(bits | kEnd));
        bits &= bits - 1;
    };
    for (int i = 0; i < 8; ++i) next(i);
    for (int i = 8; i < n; ++i) next(i);
    return out + n;
}

template <bool Quoted>
std::uint32_t* find_portably(const char* bytes, std::size_t from, std::size_t to, char delimiter,
                             SeparatorFinder::State& carried, std::uint32_t* out)
{
    SeparatorFinder::State state = carried;
    for (std::size_t base = from; base < to; base += 64) {
        const Block block(bytes + base);
        Marks marks{block.equal(delimiter), block.equal('\n'), 0};
        std::uint64_t separators = marks.delimiters | marks.ends;
        if constexpr (Quoted) {
            marks.quotes = block.equal('"');
            separators = outside_quotes(bytes + base, to - base, marks, prefix_parity(marks.quotes), state);
            if (state.irregular) break;
        }
        out = append_places(separators, base, out);
    }
    carried = state;
    return out;
}

#ifdef __x86_64__

// The same again, twice: a function compiled for more than every x86-64 has cannot share its body with one that is not.
template <bool Quoted>
QDA_AVX2 std::uint32_t* find_with_avx2(const char* bytes, std::size_t from, std::size_t to, char delimiter,
                                       SeparatorFinder::State& carried, std::uint32_t* out)
{
    SeparatorFinder::State state = carried;
    for (std::size_t base = from; base < to; base += 64) {
        const WideBlock block(bytes + base);
        Marks marks{block.equal(delimiter), block.equal('\n'), 0};
        std::uint64_t separators = marks.delimiters | marks.ends;
        if constexpr (Quoted) {
            marks.quotes = block.equal('"');
            separators = outside_quotes(bytes + base, to - base, marks, carryless_parity(marks.quotes), state);
            if (state.irregular) break;
        }
        out = append_places(separators, base, out);
    }
    carried = state;
    return out;
}

// Where the bits of `mask` are set, behind each other.
[[gnu::always_inline]] QDA_AVX512 inline std::uint32_t* append_compressed(std::uint64_t mask, std::size_t base,
                                                                          std::uint32_t* out)
{
    alignas(64) static constexpr auto kPlaces = [] {
        std::array<unsigned char, 64> places{};
        for (std::size_t i = 0; i < 64; ++i) places[i] = static_cast<unsigned char>(i);
        return places;
    }();
    const __m512i found = _mm512_maskz_compress_epi8(mask, _mm512_load_si512(kPlaces.data()));
    const __m512i from = _mm512_set1_epi32(static_cast<int>(base));
    // With masks that leave nothing out: without them GCC 12 warns of values that are not set.
    const auto store = [&](__m128i sixteen, int at) QDA_AVX512 {
        _mm512_storeu_si512(out + at, _mm512_add_epi32(_mm512_maskz_cvtepu8_epi32(0xFFFF, sixteen), from));
    };
    const int n = std::popcount(mask);
    store(_mm512_maskz_extracti32x4_epi32(0xF, found, 0), 0);
    if (n > 16) [[unlikely]] {
        store(_mm512_maskz_extracti32x4_epi32(0xF, found, 1), 16);
        store(_mm512_maskz_extracti32x4_epi32(0xF, found, 2), 32);
        store(_mm512_maskz_extracti32x4_epi32(0xF, found, 3), 48);
    }
    return out + n;
}

template <bool Quoted>
QDA_AVX512 std::uint32_t* find_with_avx512(const char* bytes, std::size_t from, std::size_t to, char delimiter,
                                           SeparatorFinder::State& carried, std::uint32_t* out)
{
    SeparatorFinder::State state = carried;
    for (std::size_t base = from; base < to; base += 64) {
        const LargeBlock block(bytes + base);
        Marks marks{block.equal(delimiter), block.equal('\n'), 0};
        std::uint64_t separators = marks.delimiters | marks.ends;
        if constexpr (Quoted) {
            marks.quotes = block.equal('"');
            separators = outside_quotes(bytes + base, to - base, marks, carryless_parity(marks.quotes), state);
            if (state.irregular) break;
        }
        out = append_compressed(separators, base, out);
    }
    carried = state;
    return out;
}

#endif

}  // namespace

SeparatorFinder::Instructions SeparatorFinder::best()
{
#ifdef __x86_64__
    if (has_avx512()) return Instructions::avx512;
    if (has_avx2()) return Instructions::avx2;
#endif
    return Instructions::common;
}

std::size_t SeparatorFinder::find(const char* bytes, std::size_t from, std::size_t to, std::uint32_t* out)
{
    auto* find = quoted_ ? find_portably<true> : find_portably<false>;
#ifdef __x86_64__
    if (use_ == Instructions::avx2) find = quoted_ ? find_with_avx2<true> : find_with_avx2<false>;
    if (use_ == Instructions::avx512) find = quoted_ ? find_with_avx512<true> : find_with_avx512<false>;
#endif
    return static_cast<std::size_t>(find(bytes, from, to, delimiter_, state_, out) - out);
}

}  // namespace qda

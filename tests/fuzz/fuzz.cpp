// The entry that libFuzzer calls, for the target that QDA_FUZZ_TARGET names.

#include <cstddef>
#include <cstdint>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    qda::fuzz::QDA_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
    return 0;
}

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "qda/base/source.hpp"

namespace qda {

/// How much of an archive is taken before it is refused.
struct ArchiveLimits {
    std::uint64_t bytes = std::uint64_t{1} << 30;  ///< of an archive that comes through a pipe, which is kept in memory
    std::uint64_t parts = 10'000;                  ///< files in it
    std::uint64_t inflated = std::uint64_t{2} << 30;  ///< bytes of all parts that are read, together, as they come out
    /// A part that grows beyond `bomb_bytes` and `bomb_ratio` times its compressed size was made to fill a disk.
    std::uint64_t bomb_bytes = std::uint64_t{64} << 20;
    std::uint64_t bomb_ratio = 300;
};

/// A ZIP archive that is read part by part, as a stream, and trusted in nothing: sizes are measured, never believed, and
/// what is encrypted, cut or broken is refused. Nothing is written to a disk, so names of parts do no harm.
class Archive {
public:
    /// Do the first bytes of an input say that it is one?
    static bool recognise(std::string_view head);

    /// A regular file or text in memory is read where it is, in part; anything else is read into memory first. The source
    /// must outlive the archive. \throws Error where it is no whole archive, or has too many parts.
    explicit Archive(Source& source, const ArchiveLimits& limits = {});
    Archive(Archive&&) noexcept;
    ~Archive();

    /// Another one that reads the same bytes, for another thread. The source must outlive it, too, and so must this one.
    Archive again() const;

    const std::string& name() const;
    /// Names of the parts, in the order of the directory.
    const std::vector<std::string>& parts() const;
    bool has(std::string_view part) const;

    /// Hands on the bytes of a part, some at a time, until they end or `take` returns false.
    /// \throws Error where there is no such part, or it is encrypted, broken or too large.
    void read(const std::string& part, const std::function<bool(std::string_view bytes)>& take) const;

    /// The first bytes of a part, at most `most`.
    std::string beginning(const std::string& part, std::size_t most) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace qda

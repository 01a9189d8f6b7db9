#include "qda/table/lines.hpp"

namespace qda {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 17;
constexpr std::size_t kLongestLine = std::size_t{1} << 26;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

bool LineReader::fill()
{
    if (ended_) return false;
    buffer_.erase(0, used_);
    used_ = 0;
    if (buffer_.size() > kLongestLine)
        throw Error({source_.name(), number_ + 1}, "the line is longer than 64 MiB",
                    "is this a text file? tables have one row a line");
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + kBlock);
    const std::size_t got = source_.read(buffer_.data() + kept, kBlock);
    buffer_.resize(kept + got);
    ended_ = got == 0;
    return !ended_;
}

bool LineReader::next(std::string_view& line)
{
    std::size_t feed = buffer_.find('\n', used_);
    while (feed == std::string::npos) {
        const std::size_t searched = buffer_.size() - used_;
        if (!fill()) break;
        feed = buffer_.find('\n', searched);
    }
    if (feed == std::string::npos && used_ == buffer_.size()) return false;
    whole_ = feed != std::string::npos;
    line = std::string_view(buffer_).substr(used_, whole_ ? feed - used_ : feed);
    used_ = whole_ ? feed + 1 : buffer_.size();
    if (number_++ == 0 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    return true;
}

Location LineReader::here(std::string_view line, std::size_t offset) const
{
    Location where = position_in(source_.name(), line.substr(0, offset));
    where.line = number_;
    return where;
}

}  // namespace qda

#pragma once

#include <string>
#include <vector>

#include "qda/base/error.hpp"

namespace qda {

enum class Severity { note, warning };

/// What a remark is about, where a check of the input sorts remarks by it. `listed`: qda-check names each one by itself.
enum class Topic { other, encoding, units, listed };

/// What is usable but odd, collected while reading and printed on standard error by the frame. Each remark is said
/// once; never a participant's words.
class Diagnostics {
public:
    struct Remark {
        Severity severity;
        Location where;
        std::string what;
        std::string hint;
        Topic topic = Topic::other;
    };

    void note(std::string what, Location where = {}, Topic topic = Topic::other);
    void warning(std::string what, Location where = {}, std::string hint = {}, Topic topic = Topic::other);

    const std::vector<Remark>& remarks() const { return remarks_; }

private:
    void add(Remark remark);
    std::vector<Remark> remarks_;
};

}  // namespace qda

#pragma once

#include <string>
#include <vector>

#include "qda/base/error.hpp"

namespace qda {

enum class Severity { note, warning };

/// What is usable but odd, collected while reading and printed on standard error by the frame. Each remark is said
/// once; never a participant's words.
class Diagnostics {
public:
    struct Remark {
        Severity severity;
        Location where;
        std::string what;
        std::string hint;
    };

    void note(std::string what, Location where = {});
    void warning(std::string what, Location where = {}, std::string hint = {});

    const std::vector<Remark>& remarks() const { return remarks_; }

private:
    void add(Remark remark);
    std::vector<Remark> remarks_;
};

}  // namespace qda

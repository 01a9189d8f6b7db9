#include "qda/base/diagnostics.hpp"

#include <algorithm>

namespace qda {

void Diagnostics::note(std::string what, Location where, Topic topic)
{
    add({Severity::note, std::move(where), std::move(what), {}, topic});
}

void Diagnostics::warning(std::string what, Location where, std::string hint, Topic topic)
{
    add({Severity::warning, std::move(where), std::move(what), std::move(hint), topic});
}

void Diagnostics::add(Remark remark)
{
    const std::string place = to_string(remark.where);
    const bool said = std::any_of(remarks_.begin(), remarks_.end(), [&](const Remark& other) {
        return other.severity == remark.severity && other.what == remark.what && to_string(other.where) == place;
    });
    if (!said) remarks_.push_back(std::move(remark));
}

}  // namespace qda

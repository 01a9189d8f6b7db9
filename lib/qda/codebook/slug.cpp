#include "qda/codebook/slug.hpp"

#include <algorithm>

#include "qda/text/loose.hpp"

namespace qda {

std::string id_of_name(std::string_view name)
{
    std::string id = loose_words(name);
    std::replace(id.begin(), id.end(), ' ', '-');
    return id.empty() ? "value" : id;
}

std::string UniqueIds::fresh(const std::string& id)
{
    std::string wanted = id;
    for (std::size_t n = 2; !take(wanted); ++n) wanted = id + '-' + std::to_string(n);
    return wanted;
}

}  // namespace qda

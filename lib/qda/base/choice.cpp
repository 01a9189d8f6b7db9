#include "qda/base/choice.hpp"

#include <algorithm>

#include "qda/base/error.hpp"

namespace qda {

std::string list_of(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

void must_be_one_of(const std::string& word, const std::vector<std::string>& known, const std::string& option)
{
    if (std::find(known.begin(), known.end(), word) != known.end()) return;
    const std::string near = nearest_name(word, known);
    throw Error({}, option + " '" + word + "' is unknown",
                (near.empty() ? "" : "did you mean '" + near + "'? ") + ("it may be " + list_of(known)));
}

}  // namespace qda

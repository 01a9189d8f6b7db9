#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "qda/model/universe.hpp"

namespace qda {

/// A variable of a REFI-QDA project: an attribute.
struct QdpxVariable {
    std::string guid;
    std::string name;
    std::string type = "Text";  ///< as the standard calls it: Text, Integer, Boolean, Date
};

/// A case: a source or respondent.
struct QdpxCase {
    std::string guid;
    std::string name;
    std::vector<std::pair<std::size_t, std::string>> values;  ///< variable and value
    std::vector<Id> documents;
    std::vector<std::string> selections;  ///< GUIDs
};

/// Cases and variables of a universe. The values of the levels `source` and `respondent` are cases, one for each id; keys of
/// documents beyond those of the stream itself are values of variables.
class QdpxCases {
public:
    explicit QdpxCases(const Universe& universe);

    std::vector<QdpxVariable> variables;
    std::vector<QdpxCase> cases;
    std::vector<std::vector<std::pair<std::size_t, std::string>>> of_document;  ///< variables and values, by document

    /// The case of a source or respondent that a row names, by id or name; made where there is none.
    std::size_t case_of(std::string_view id);

private:
    std::size_t variable(std::string_view name);
    void settle_types();

    std::map<std::string, std::size_t, std::less<>> by_id_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
    std::map<std::string, std::size_t, std::less<>> variable_of_;
};

}  // namespace qda

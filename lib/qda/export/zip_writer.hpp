#pragma once

#include <deque>
#include <string>

namespace qda {

/// Puts a ZIP archive together that depends on its parts alone: every part has one fixed date, and nothing is said of users
/// or systems.
class ZipWriter {
public:
    /// Parts stand in the order in which they are added.
    void add(std::string name, std::string bytes) { parts_.push_back({std::move(name), std::move(bytes)}); }

    /// The archive. \throws Error where it cannot be made.
    std::string finish();

private:
    struct Part {
        std::string name;
        std::string bytes;
    };
    std::deque<Part> parts_;
};

}  // namespace qda

#pragma once

#include <map>
#include <set>
#include <string>

#include "qda/build/lock.hpp"
#include "qda/build/plan.hpp"

namespace qda {

/// Hashes of files, each read once; empty for one that is not there.
class Hashes {
public:
    /// \param path  as seen from where the program runs
    const std::string& of(const std::string& path);

private:
    std::map<std::string, std::string> known_;
};

/// The results that qda-build has put, or was about to put, under the names of its outputs. A file with another content
/// was edited by hand, or is somebody else's.
///
/// Before files are written, what they will be is noted in a file beside the lock (`tables.lock.pending`), and that note
/// goes when the lock is written: so a build that was killed is no edit by hand.
class OwnResults {
public:
    OwnResults(const Manifest& manifest, const Lock& lock);

    bool is_own(const std::string& path, const std::string& hash) const;

    /// Notes what is about to be written, path and hash.
    void announce(const std::map<std::string, std::string>& results);
    /// All is written, and so is the lock.
    void settle();
    /// Removes unfinished files that killed builds left beside outputs.
    void sweep(const std::set<std::string>& paths) const;

private:
    std::string text() const;

    const Manifest& manifest_;
    std::string pending_;  // path of the note
    std::map<std::string, std::set<std::string>> hashes_;
    std::map<std::string, std::set<std::string>> announced_;
};

/// The inputs of a table as they are now.
std::vector<LockedInput> inputs_now(const PlannedTable& table, const Manifest& manifest, Hashes& hashes);

/// Hash of what makes an output: its pipeline as a shell command.
std::string pipeline_hash(const PlannedTable& table, const PlannedOutput& output);

/// The program's name and version, as locks have it.
std::string version_of_program();

}  // namespace qda

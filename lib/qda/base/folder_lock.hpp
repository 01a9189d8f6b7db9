#pragma once

#include <functional>
#include <string>

namespace qda {

/// Holds a folder while it lives, so that two programs do not write into it at once. It ends with the process, also with
/// one that is killed, and leaves no file behind. Where the file system has no such locks nothing is held.
class FolderLock {
public:
    /// One that writes shuts out all others; those that read go together.
    enum class Use { read, write };

    /// Takes the folder; where another has it, calls `waiting` once and waits.
    /// \throws Error if the folder cannot be opened.
    FolderLock(const std::string& folder, Use use, const std::function<void()>& waiting);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

private:
    int fd_ = -1;
};

}  // namespace qda

#include "qda/base/folder_lock.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "qda/base/error.hpp"

namespace qda {

FolderLock::FolderLock(const std::string& folder, Use use, const std::function<void()>& waiting)
{
    fd_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd_ < 0) throw Error({folder}, std::string("cannot open the folder: ") + std::strerror(errno));
    const int how = use == Use::write ? LOCK_EX : LOCK_SH;
    if (::flock(fd_, how | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
    waiting();
    while (::flock(fd_, how) != 0 && errno == EINTR) {}
}

FolderLock::~FolderLock() { ::close(fd_); }

}  // namespace qda

// Preloaded into qda-build by right.py: ends the process, as SIGKILL does, at the N-th call that changes the file system
// (QDA_KILL_AT=N, counted from 1), and notes which files were opened for reading (QDA_OPENED=FILE).

#include <cstdarg>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

long calls = 0;

void count()
{
    const char* at = std::getenv("QDA_KILL_AT");
    if (at && ++calls == std::atol(at)) ::kill(::getpid(), SIGKILL);
}

template <class Function>
Function real(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

void note(const char* path)
{
    const char* log = std::getenv("QDA_OPENED");
    if (!log) return;
    const int fd = real<int (*)(const char*, int, ...)>("open")(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    const auto write = real<ssize_t (*)(int, const void*, size_t)>("write");
    if (write(fd, path, std::strlen(path)) > 0 && write(fd, "\n", 1) > 0) ::close(fd);
}

int opened(const char* name, const char* path, int flags, mode_t mode)
{
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0)
        count();
    else
        note(path);
    return real<int (*)(const char*, int, ...)>(name)(path, flags, mode);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(more, int)) : 0;
    va_end(more);
    return opened("open", path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(more, int)) : 0;
    va_end(more);
    return opened("open64", path, flags, mode);
}

// Half of the bytes, and then the end: the worst that a kill can leave.
ssize_t write(int fd, const void* bytes, size_t n)
{
    const auto write = real<ssize_t (*)(int, const void*, size_t)>("write");
    if (fd > STDERR_FILENO) {
        const char* at = std::getenv("QDA_KILL_AT");
        if (at && calls + 1 == std::atol(at) && n > 1) static_cast<void>(write(fd, bytes, n / 2) + 1);
        count();
    }
    return write(fd, bytes, n);
}

int rename(const char* from, const char* to) noexcept
{
    count();
    return real<int (*)(const char*, const char*)>("rename")(from, to);
}

int unlink(const char* path) noexcept
{
    count();
    return real<int (*)(const char*)>("unlink")(path);
}

int remove(const char* path) noexcept
{
    count();
    return real<int (*)(const char*)>("remove")(path);
}

int mkdir(const char* path, mode_t mode) noexcept
{
    count();
    return real<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}

}  // extern "C"

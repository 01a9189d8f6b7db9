// Runs a command once to warm up and then some times more, and prints the medians: wall time and processor time in
// seconds, the largest memory of any of its programs in MiB.
//
//     measure RUNS COMMAND OUT ERR
//
// COMMAND is one for the shell; OUT and ERR get what its last run wrote. Status 1 as soon as a run fails.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

[[noreturn]] void run(const char* command, const char* out, const char* err)
{
    const int to = ::open(out, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    const int errors = ::open(err, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (to < 0 || errors < 0 || ::dup2(to, STDOUT_FILENO) < 0 || ::dup2(errors, STDERR_FILENO) < 0) std::_Exit(126);
    ::execl("/bin/bash", "bash", "-o", "pipefail", "-c", command, static_cast<char*>(nullptr));
    std::_Exit(127);
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 5) {
        std::fputs("usage: measure RUNS COMMAND OUT ERR\n", stderr);
        return 2;
    }
    const int runs = std::max(1, std::atoi(argv[1]));
    std::vector<double> wall;
    std::vector<double> cpu;
    std::vector<double> peak;
    for (int i = 0; i <= runs; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const pid_t child = ::fork();
        if (child == 0) run(argv[2], argv[3], argv[4]);
        int status = 0;
        rusage used{};
        if (child < 0 || ::wait4(child, &status, 0, &used) != child || status != 0) return 1;
        if (i == 0) continue;
        wall.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        cpu.push_back(seconds(used.ru_utime) + seconds(used.ru_stime));
        peak.push_back(static_cast<double>(used.ru_maxrss) / 1024);
    }
    std::printf("%.4f %.4f %.1f\n", median(wall), median(cpu), median(peak));
}

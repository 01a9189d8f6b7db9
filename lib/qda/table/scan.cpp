#include "qda/table/scan.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "qda/table/csv.hpp"
#include "qda/table/scan_piece.hpp"

namespace qda {

namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kBlockBehind = 64;  // bytes the scanner may touch past the end

// Read past a piece, to finish its last record: enough for most. What a piece starts with is guessed from more.
std::size_t behind_of(const ScanOptions& options) { return std::min(options.piece / 16, kPage); }
std::size_t guessed_from(const ScanOptions& options) { return options.piece / 16; }

// Bytes of a file whose address equals their file offset modulo a page: the kernel copies those more than twice as
// fast as others.
class PieceBuffer {
public:
    ~PieceBuffer() { std::free(room_); }

    void read(const Source& source, std::uint64_t from, std::size_t n)
    {
        from_ = from - from % kPage;
        size_ = 0;
        extend(source, static_cast<std::size_t>(from - from_) + n);
    }
    // Makes it `n` bytes from its start, or less at the end of the file.
    void extend(const Source& source, std::size_t n)
    {
        if (n + kBlockBehind > capacity_) grow(n + kBlockBehind);
        size_ += source.read_at(from_ + size_, room_ + size_, n - size_);
        std::memset(room_ + size_, 0, kBlockBehind);
    }
    std::string_view bytes() const { return {room_, size_}; }
    std::uint64_t from() const { return from_; }

private:
    void grow(std::size_t n)
    {
        const std::size_t pages = (n + kPage - 1) / kPage;
        auto* larger = static_cast<char*>(std::aligned_alloc(kPage, pages * kPage));
        if (!larger) throw std::bad_alloc();
        std::memcpy(larger, room_ ? room_ : larger, size_);
        std::free(room_);
        room_ = larger;
        capacity_ = pages * kPage;
    }
    char* room_ = nullptr;
    std::size_t capacity_ = 0;
    std::size_t size_ = 0;
    std::uint64_t from_ = 0;
};

// Does a record of the right width start here?
bool plausible(std::string_view bytes, std::size_t at, const ScanOptions& options)
{
    std::vector<Field> fields;
    try {
        const auto end = parse_record(bytes, at, false, options.delimiter, fields);
        return end && fields.size() == options.width;
    } catch (const CsvError&) {
        return false;
    }
}

// The first record start behind `at` if the byte there lies outside quotes, or inside.
std::optional<std::size_t> start_behind(std::string_view bytes, std::size_t at, bool inside)
{
    for (; at < bytes.size(); ++at) {
        if (bytes[at] == '"') inside = !inside;
        if (bytes[at] == '\n' && !inside) return at + 1;
    }
    return std::nullopt;
}

// A guess, for a piece in the middle of a file: where its first record starts. The scan proves it right or redoes it.
std::optional<std::size_t> guess_start(std::string_view bytes, std::size_t before, const ScanOptions& options)
{
    if (!options.quoted) return start_behind(bytes, before, false);
    const std::string_view window = bytes.substr(0, before + guessed_from(options));
    const auto outside = start_behind(window, before, false);
    if (outside && plausible(bytes, *outside, options)) return outside;
    const auto inside = start_behind(window, before, true);
    if (inside && plausible(bytes, *inside, options)) return inside;
    return outside;
}

// Scans a regular file in pieces with several threads. A piece is parsed from a guessed start and committed in file
// order; the piece before it proves the guess, as it ends where this one must begin. By induction from the first
// piece, whose start is known, the split is exact.
class FileScan {
public:
    FileScan(const Source& source, const ScanOptions& options, const std::vector<ScanColumn>& columns,
             ScanHandler& handler)
        : source_(source), options_(options), columns_(columns), handler_(handler), piece_(options.piece),
          behind_(behind_of(options)), expected_(options.begin), first_(options.begin / piece_),
          pieces_((source.size() + piece_ - 1) / piece_)
    {
        next_ = turn_ = first_;
    }

    ScanEnd run()
    {
        const std::uint64_t left = pieces_ > first_ ? pieces_ - first_ : 0;
        const unsigned most = options_.threads != 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
        workers_ = static_cast<unsigned>(std::min<std::uint64_t>(most, left));
        if (workers_ > 0) work();
        for (std::thread& thread : threads_) thread.join();
        if (failure_) std::rethrow_exception(failure_);
        return {closed_, expected_, 0, {}, redone_};
    }

private:
    struct Worker {
        PieceScanner scanner;
        PieceBuffer buffer;
    };

    void work()
    {
        Worker worker{PieceScanner(options_, columns_), {}};
        try {
            for (;;) {
                const std::uint64_t piece = next_++;  // not under the lock: another thread holds it while it commits
                if (ended_ || piece >= pieces_) return;
                const std::optional<std::uint64_t> start = parse_guessed(worker, piece);
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [&] { return ended_ || turn_ == piece; });
                if (ended_) return;
                commit(worker, piece, start);
                ++turn_;
                lock.unlock();
                changed_.notify_all();
                if (piece == first_) start_others();
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            ended_ = true;
            changed_.notify_all();
        }
    }

    // Only when there is more than one piece to do: streams may be short, and one behind the other.
    void start_others()
    {
        if (ended_) return;
        try {
            for (unsigned i = 1; i < workers_; ++i) threads_.emplace_back([this] { work(); });
        } catch (const std::system_error&) {
            // No more threads to be had: those that there are do it.
        }
    }

    // Parses a piece from where its first record seems to start; nullopt where that could not be told.
    std::optional<std::uint64_t> parse_guessed(Worker& worker, std::uint64_t piece)
    {
        const std::uint64_t low = std::max(piece * piece_, options_.begin);
        if (piece == first_) return parse_from(worker, low, piece) ? std::optional(low) : std::nullopt;
        worker.buffer.read(source_, low - 1, piece_ + behind_);
        const auto before = static_cast<std::size_t>(low - 1 - worker.buffer.from());
        const auto start = guess_start(worker.buffer.bytes(), before, options_);
        if (!start) return std::nullopt;
        const bool parsed = parse_buffer(worker, *start, piece, 4 * piece_);  // a longer record: guessed wrong, surely
        return parsed ? std::optional(worker.buffer.from() + *start) : std::nullopt;
    }

    bool parse_from(Worker& worker, std::uint64_t start, std::uint64_t piece)
    {
        worker.buffer.read(source_, start, static_cast<std::size_t>((piece + 1) * piece_ - start) + behind_);
        return parse_buffer(worker, static_cast<std::size_t>(start - worker.buffer.from()), piece, kMaxRecordBytes);
    }

    // false: a record is longer than `longest`.
    bool parse_buffer(Worker& worker, std::size_t start, std::uint64_t piece, std::size_t longest)
    {
        PieceBuffer& buffer = worker.buffer;
        PieceScanner& scanner = worker.scanner;
        const auto until = static_cast<std::size_t>((piece + 1) * piece_ - buffer.from());
        const auto ended = [&] { return buffer.from() + buffer.bytes().size() >= source_.size(); };
        PieceScanner::Stop stop = scanner.parse(buffer.bytes(), start, until, ended());
        for (std::size_t behind = behind_; stop == PieceScanner::Stop::incomplete; behind *= 2) {
            if (buffer.bytes().size() - scanner.next() > longest) break;
            buffer.extend(source_, until + 2 * behind);
            stop = scanner.resume(buffer.bytes(), until, ended());
        }
        scanner.rows.offset = buffer.from();
        scanner.rows.source = &source_;
        return stop == PieceScanner::Stop::done;
    }

    // Under the lock, in file order.
    void commit(Worker& worker, std::uint64_t piece, std::optional<std::uint64_t> start)
    {
        if (expected_ >= (piece + 1) * piece_) return;  // a record of an earlier piece reaches past this one
        if (start != expected_) {
            // A wrong guess: parse again from the start that is now known. This worker's own scanner does it; what it
            // numbered under the wrong guess was never committed and so has no effect.
            redone_ += piece == first_ ? 0 : 1;
            if (!parse_from(worker, expected_, piece)) {
                worker.scanner.commit(handler_);
                throw Error(source_.at(worker.buffer.from() + worker.scanner.next()), kTooLong, kTooLongHint);
            }
        }
        worker.scanner.commit(handler_);
        expected_ = worker.buffer.from() + worker.scanner.next();
        closed_ = worker.scanner.closed();
        if (closed_) ended_ = true;
    }

    const Source& source_;
    const ScanOptions options_;
    const std::vector<ScanColumn>& columns_;
    ScanHandler& handler_;
    const std::size_t piece_;
    const std::size_t behind_;
    std::uint64_t expected_;  // where the next piece must begin
    const std::uint64_t first_;
    const std::uint64_t pieces_;
    unsigned workers_ = 0;
    std::vector<std::thread> threads_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::atomic<std::uint64_t> next_ = 0;
    std::uint64_t turn_ = 0;
    std::atomic<bool> ended_ = false;
    bool closed_ = false;
    std::size_t redone_ = 0;
    std::exception_ptr failure_;
};

// Scans an input that can be read only once, block by block.
ScanEnd scan_in_order(Source& source, const ScanOptions& options, const std::vector<ScanColumn>& columns,
                      ScanHandler& handler, std::string bytes)
{
    const std::size_t block = options.piece / 4;
    PieceScanner scanner(options, columns);
    std::uint64_t offset = options.begin - bytes.size();
    std::uint64_t lines = options.lines;
    std::size_t wanted = block;
    bool last = false;
    for (;;) {
        while (!last && bytes.size() < wanted) {
            const std::size_t had = bytes.size();
            bytes.resize(wanted);
            const std::size_t got = source.read(bytes.data() + had, wanted - had);
            bytes.resize(had + got);
            last = got == 0;
        }
        const std::size_t size = bytes.size();
        bytes.append(kBlockBehind, '\0');
        const std::string_view view(bytes.data(), size);
        const auto state = scanner.parse(view, 0, size, last);
        scanner.rows.offset = offset;
        scanner.rows.lines = lines;
        scanner.rows.source = &source;
        scanner.commit(handler);
        const std::size_t used = scanner.next();
        lines += static_cast<std::uint64_t>(std::count(view.begin(), view.begin() + static_cast<std::ptrdiff_t>(used), '\n'));
        offset += used;
        if (scanner.closed()) return {true, offset, lines, std::string(view.substr(used)), 0};
        if (state == PieceScanner::Stop::incomplete && used == 0) {
            if (size > kMaxRecordBytes) throw Error(scanner.rows.place_of(0), kTooLong, kTooLongHint);
            wanted *= 2;
        } else {
            wanted = std::max(block, wanted / 2);
        }
        bytes.resize(size);
        bytes.erase(0, used);
        if (last && bytes.empty()) return {false, offset, lines, {}, 0};
    }
}

}  // namespace

ScanEnd scan_records(Source& source, const ScanOptions& options, const std::vector<ScanColumn>& columns,
                     ScanHandler& handler, std::string rest)
{
    if (source.random_access()) return FileScan(source, options, columns, handler).run();
    return scan_in_order(source, options, columns, handler, std::move(rest));
}

}  // namespace qda

#include "screen/byte_source.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

namespace apatite {
namespace {

constexpr std::size_t block = std::size_t{1} << 18U;

Error input_error(std::string message) { return {"input", std::move(message)}; }

/// The file as it is; the first bytes may be looked at without taking them.
class PlainSource final : public ByteSource {
public:
    explicit PlainSource(int descriptor) : descriptor_(descriptor) {}
    PlainSource(const PlainSource&) = delete;
    PlainSource& operator=(const PlainSource&) = delete;
    ~PlainSource() override {
        if (descriptor_ != STDIN_FILENO) close(descriptor_);
    }

    Result<std::size_t> read(char* to, std::size_t size) override {
        const std::size_t from_front = std::min(size, front_.size() - front_at_);
        if (from_front > 0) {
            std::memcpy(to, front_.data() + front_at_, from_front);
            front_at_ += from_front;
            taken_ += from_front;
            return from_front;
        }
        const auto got = read_once(to, size);
        if (got) taken_ += *got;
        return got;
    }
    std::uint64_t taken() const noexcept override { return taken_; }

    Result<std::string> first(std::size_t bytes) {
        std::array<char, 8> buffer{};
        while (front_.size() < bytes) {
            const auto got = read_once(buffer.data(), bytes - front_.size());
            if (!got) return got.error();
            if (*got == 0) break;
            front_.append(buffer.data(), *got);
        }
        return front_;
    }

private:
    Result<std::size_t> read_once(char* to, std::size_t size) const {
        for (;;) {
            const ssize_t got = ::read(descriptor_, to, size);
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno != EINTR) return input_error(std::generic_category().message(errno));
        }
    }

    int descriptor_;
    std::string front_;
    std::size_t front_at_ = 0;
    std::uint64_t taken_ = 0;
};

/// What both packed forms share: packed bytes in blocks from a plain source.
class PackedSource : public ByteSource {
public:
    explicit PackedSource(std::unique_ptr<PlainSource> packed) : packed_(std::move(packed)), buffer_(block) {}
    std::uint64_t taken() const noexcept override { return packed_->taken(); }

protected:
    Result<std::size_t> refill() { return packed_->read(buffer_.data(), buffer_.size()); }
    static Error cut_off() { return input_error("the compressed data end in the middle: the file is cut off"); }
    static Error damaged() { return input_error("the compressed data are damaged"); }
    char* buffer() noexcept { return buffer_.data(); }

private:
    std::unique_ptr<PlainSource> packed_;
    std::vector<char> buffer_;
};

class GzipSource final : public PackedSource {
public:
    explicit GzipSource(std::unique_ptr<PlainSource> packed) : PackedSource(std::move(packed)) {
        constexpr int gzip_with_largest_window = 15 + 16;
        ready_ = inflateInit2(&stream_, gzip_with_largest_window) == Z_OK;
    }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;
    ~GzipSource() override { inflateEnd(&stream_); }

    Result<std::size_t> read(char* to, std::size_t size) override {
        if (!ready_) return input_error("no memory to unpack it");
        stream_.next_out = reinterpret_cast<Bytef*>(to);
        stream_.avail_out = static_cast<uInt>(size);
        while (stream_.avail_out == size) {
            if (stream_.avail_in == 0) {
                const auto got = refill();
                if (!got) return got.error();
                if (*got == 0 && between_members_) return std::size_t{0};
                if (*got == 0) return cut_off();
                stream_.next_in = reinterpret_cast<Bytef*>(buffer());
                stream_.avail_in = static_cast<uInt>(*got);
            }
            // Files joined end to end are one file, as gzip itself has it.
            if (between_members_ && inflateReset(&stream_) != Z_OK) return damaged();
            const int state = inflate(&stream_, Z_NO_FLUSH);
            if (state != Z_OK && state != Z_STREAM_END) return damaged();
            between_members_ = state == Z_STREAM_END;
        }
        return size - stream_.avail_out;
    }

private:
    z_stream stream_{};
    bool ready_ = false;
    bool between_members_ = false;
};

class ZstdSource final : public PackedSource {
public:
    explicit ZstdSource(std::unique_ptr<PlainSource> packed)
        : PackedSource(std::move(packed)), stream_(ZSTD_createDStream()) {}
    ZstdSource(const ZstdSource&) = delete;
    ZstdSource& operator=(const ZstdSource&) = delete;
    ~ZstdSource() override { ZSTD_freeDStream(stream_); }

    Result<std::size_t> read(char* to, std::size_t size) override {
        if (stream_ == nullptr) return input_error("no memory to unpack it");
        ZSTD_outBuffer out{to, size, 0};
        while (out.pos == 0) {
            if (in_.pos == in_.size) {
                const auto got = refill();
                if (!got) return got.error();
                if (*got == 0 && between_frames_) return std::size_t{0};
                in_ = {buffer(), *got, 0};
                ended_ = *got == 0;
            }
            const std::size_t left = ZSTD_decompressStream(stream_, &out, &in_);
            if (ZSTD_isError(left) != 0) return damaged();
            between_frames_ = left == 0;
            if (ended_ && out.pos == 0 && !between_frames_) return cut_off();
        }
        return out.pos;
    }

private:
    ZSTD_DStream* stream_;
    ZSTD_inBuffer in_{nullptr, 0, 0};
    bool between_frames_ = false;
    bool ended_ = false;
};

} // namespace

Result<std::unique_ptr<ByteSource>> open_source(const std::string& path) {
    const int descriptor = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return input_error(std::generic_category().message(errno));
    auto plain = std::make_unique<PlainSource>(descriptor);
    const Result<std::string> first = plain->first(4);
    if (!first) return first.error();
    std::unique_ptr<ByteSource> source;
    if (first->starts_with("\x1f\x8b"))
        source = std::make_unique<GzipSource>(std::move(plain));
    else if (*first == "\x28\xb5\x2f\xfd")
        source = std::make_unique<ZstdSource>(std::move(plain));
    else
        source = std::move(plain);
    return source;
}

} // namespace apatite

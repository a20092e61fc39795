// Work in parallel, results in order. Internal to this folder.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace apatite {

/// `next` and `take` run in the calling thread, `work(worker, in)` in `threads` of which it is one, each with its
/// number; it works whenever it would wait, so that no more threads run than were asked for. At most four pieces a
/// thread are under way. Ends when `next` gives nothing or `take` false. False when a worker threw, which only lack of
/// memory does: what comes after that piece was not taken.
template <typename In, typename Out>
bool in_order(unsigned threads, const std::function<std::optional<In>()>& next,
              const std::function<Out(unsigned, In&)>& work, const std::function<bool(Out&)>& take) {
    struct Piece {
        In in;
        std::optional<Out> out;
        bool failed = false;
    };
    std::mutex mutex;
    std::condition_variable to_do, done;
    std::deque<std::shared_ptr<Piece>> open, under_way; // to be begun; to be taken
    bool closed = false;

    // Of a piece that is open; the lock is held before and after.
    const auto work_on_one = [&](unsigned number, std::unique_lock<std::mutex>& lock) {
        const std::shared_ptr<Piece> piece = open.front();
        open.pop_front();
        lock.unlock();
        std::optional<Out> out;
        try {
            out.emplace(work(number, piece->in));
        } catch (const std::exception&) {
            out.reset();
        }
        lock.lock();
        piece->failed = !out;
        piece->out = std::move(out);
        done.notify_one();
    };
    const auto run = [&](unsigned number) {
        std::unique_lock lock(mutex);
        for (;;) {
            to_do.wait(lock, [&] { return closed || !open.empty(); });
            if (open.empty()) return;
            work_on_one(number, lock);
        }
    };
    const auto close = [&] {
        const std::lock_guard lock(mutex);
        closed = true;
        open.clear();
        to_do.notify_all();
    };
    std::vector<std::jthread> workers;
    struct Closer { // also when something is thrown: the threads end before they are joined
        const std::function<void()> close;
        ~Closer() { close(); }
    } closer{close};
    for (unsigned i = 1; i < threads; ++i) workers.emplace_back(run, i);
    const std::size_t most = std::size_t{threads} * 4;
    for (bool more = true; more || !under_way.empty();) {
        while (more && under_way.size() < most) {
            std::optional<In> in = next();
            more = in.has_value();
            if (!more) break;
            auto piece = std::make_shared<Piece>(Piece{std::move(*in), {}, {}});
            under_way.push_back(piece);
            const std::lock_guard lock(mutex);
            open.push_back(std::move(piece));
            to_do.notify_one();
        }
        if (under_way.empty()) break;
        const std::shared_ptr<Piece> first = under_way.front();
        under_way.pop_front();
        {
            std::unique_lock lock(mutex);
            while (!first->out && !first->failed) {
                if (open.empty())
                    done.wait(lock);
                else
                    work_on_one(0, lock);
            }
        }
        if (first->failed) return false;
        if (!take(*first->out)) break;
    }
    return true;
}

} // namespace apatite

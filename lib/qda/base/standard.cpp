#include "qda/base/standard.hpp"

#include <cassert>
#include <utility>

namespace qda {

namespace {

thread_local StandardStreams* redirected = nullptr;  // as the process has one standard input: what `-` means is not passed on

}  // namespace

StandardStreams::StandardStreams(std::string input) : input_(std::move(input))
{
    assert(!redirected);
    redirected = this;
}

StandardStreams::~StandardStreams() { redirected = nullptr; }

StandardStreams* StandardStreams::current() { return redirected; }

}  // namespace qda

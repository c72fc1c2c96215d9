// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/lambdaserver.h"
#include "core/server/practiceserver.h"

#include <sys/resource.h>

#include <exception>
#include <ostream>

namespace Coroscope {
namespace {

// Many systems start with 1,024, and every connection is a descriptor. Failing is no error: the
// server then serves what it can.
void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
    }
}

template<class Server, class Options>
int serveAs(const Options &options, std::ostream &out, std::ostream &err)
{
    try {
        raiseDescriptorLimit();
        Options ours = options;
        ours.endOnSignals = true;
        Server server(ours);
        out << "listening on http://127.0.0.1:" << server.port() << std::endl;
        if (out) {
            server.run();
            return 0;
        }
        err << "Where the server listens cannot be written to standard output: is the disk full?"
            << std::endl;
    } catch (const ServerError &error) {
        err << error.what() << std::endl;
    } catch (const std::exception &error) {
        err << "The server had to end (" << error.what() << "): start it again." << std::endl;
    }
    return 1;
}

} // namespace

int servePractice(const PracticeServerOptions &options, std::ostream &out, std::ostream &err)
{
    return serveAs<PracticeServer>(options, out, err);
}

int serveLambda(const LambdaServerOptions &options, std::ostream &out, std::ostream &err)
{
    return serveAs<LambdaServer>(options, out, err);
}

} // namespace Coroscope

// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/practiceserver.h"

#include "core/server/practiceservice.h"
#include "core/server/serverloop.h"

namespace Coroscope {

class PracticeServer::Private
{
public:
    explicit Private(const PracticeServerOptions &options)
        : service(options)
        , loop(options, service)
    {}

    // Before the loop: coroutines that end with it still count in the service.
    PracticeService service;
    ServerLoop loop;
};

PracticeServer::PracticeServer(const PracticeServerOptions &options)
    : m_private(std::make_unique<Private>(options))
{}

PracticeServer::~PracticeServer() = default;

std::uint16_t PracticeServer::port() const
{
    return m_private->loop.port();
}

void PracticeServer::run()
{
    m_private->loop.run();
}

void PracticeServer::stop()
{
    m_private->loop.stop();
}

ServerStatistics PracticeServer::statistics() const
{
    return m_private->service.statistics();
}

} // namespace Coroscope

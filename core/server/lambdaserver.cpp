// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/lambdaserver.h"

#include "core/server/lambdaservice.h"
#include "core/server/serverloop.h"

namespace Coroscope {

class LambdaServer::Private
{
public:
    explicit Private(const LambdaServerOptions &options)
        : service(options)
        , loop(options, service)
    {}

    // Before the loop: coroutines that end with it still count in the service.
    LambdaService service;
    ServerLoop loop;
};

LambdaServer::LambdaServer(const LambdaServerOptions &options)
    : m_private(std::make_unique<Private>(options))
{}

LambdaServer::~LambdaServer() = default;

std::uint16_t LambdaServer::port() const
{
    return m_private->loop.port();
}

void LambdaServer::run()
{
    m_private->loop.run();
}

void LambdaServer::stop()
{
    m_private->loop.stop();
}

LambdaServerStatistics LambdaServer::statistics() const
{
    return m_private->service.statistics();
}

} // namespace Coroscope

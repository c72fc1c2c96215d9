// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/expectedreport.h"

namespace Coroscope::Testing {
namespace {

const char *const expectedTasks = R"([
{"id": 1, "parent": null, "name": "main", "state": "finished", "created_s": 0, "started_s": 0,
 "finished_s": 0.1, "elapsed_s": 0.1, "running_s": 0.02, "blocking_s": 0, "awaiting_s": 0.08,
 "ready_s": 0, "result": "7", "error": null},
{"id": 2, "parent": 1, "name": "fetch", "state": "failed", "created_s": 0, "started_s": 0.01,
 "finished_s": 0.09, "elapsed_s": 0.08, "running_s": 0.01, "blocking_s": 0.03, "awaiting_s": 0.03,
 "ready_s": 0.01, "result": null, "error": "refused"},
{"id": 3, "parent": 1, "name": "late", "state": "never-started", "created_s": 0, "started_s": null,
 "finished_s": 0.1, "elapsed_s": null, "running_s": 0, "blocking_s": 0, "awaiting_s": 0,
 "ready_s": 0, "result": null, "error": null},
{"id": 4, "parent": null, "name": "stray", "state": "cancelled", "created_s": 0, "started_s": null,
 "finished_s": 0, "elapsed_s": null, "running_s": 0, "blocking_s": 0, "awaiting_s": 0,
 "ready_s": 0, "result": null, "error": null}])";

const char *const expectedRequests = R"([
{"id": 1, "task": "fetch", "url": "http://127.0.0.1/", "status": 200, "error": null,
 "bytes": 450000, "reused": false, "queued_s": 0.001, "connect_s": 0.002, "wait_s": 0.02,
 "download_s": 0.007, "total_s": 0.03}])";

} // namespace

std::vector<std::pair<const char *, const char *>> expectedReport()
{
    return {
        {"format", "\"coroscope-run/1\""},
        {"scenario", "\"demo\""},
        {"title", "\"A demo\""},
        {"clock", "\"virtual\""},
        {"speed", "1"},
        {"seed", "4"},
        {"parameters", R"({"tasks": 5})"},
        {"duration_s", "0.1"},
        {"tasks", expectedTasks},
        {"finish_order", R"(["stray", "fetch"])"},
        {"variables", R"({"sum": {"value": 3, "reads": 1, "writes": 2, "stale_writes": 1}})"},
        {"output", R"([{"at_s": 0.08, "task": "fetch", "text": "no luck"}])"},
        {"requests", expectedRequests},
        {"counters", R"({"peak_in_flight": 1})"},
        {"summary", R"({"answer_longest_s": 0.03, "answer_p50_s": 0.03, "answer_p90_s": 0.03,
                        "answer_p99_s": 0.03, "requests": 1, "requests_error_status": 0,
                        "requests_failed": 0, "requests_succeeded": 1})"},
        {"findings", "[]"},
    };
}

} // namespace Coroscope::Testing

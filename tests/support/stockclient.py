# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""stockclient.py ENDPOINT [FUNCTION] [--count N] [--payload JSON] [--type T] [--qualifier Q]

Calls a function with boto3 as anybody would, N times at once, and prints what boto3 made of it as
one JSON array. Credentials and region come from the environment.
"""
import argparse
import json
from concurrent.futures import ThreadPoolExecutor

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("endpoint")
    parser.add_argument("function", nargs="?", default="system-test")
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--payload", default='{"configuration_identifier": "config_28"}')
    parser.add_argument("--payload-bytes", type=int)
    parser.add_argument("--type", default="RequestResponse")
    parser.add_argument("--qualifier")
    return parser.parse_args()


def call(client, options):
    payload = "x" * options.payload_bytes if options.payload_bytes else options.payload
    more = {"Qualifier": options.qualifier} if options.qualifier else {}
    log = {"LogType": "Tail"} if options.type == "RequestResponse" else {}
    try:
        answer = client.invoke(FunctionName=options.function, InvocationType=options.type,
                               Payload=payload.encode(), **log, **more)
    except ClientError as error:
        return {"exception": type(error).__name__, "error": error.response["Error"],
                "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
                "reason": error.response.get("Reason"),
                "retryAfter": error.response["ResponseMetadata"]["HTTPHeaders"].get("retry-after")}
    body = answer["Payload"].read().decode()
    return {"status": answer["StatusCode"], "payload": json.loads(body) if body else None,
            "functionError": answer.get("FunctionError"), "log": answer.get("LogResult"),
            "version": answer.get("ExecutedVersion"),
            "requestId": answer["ResponseMetadata"]["RequestId"]}


def main():
    options = arguments()
    client = boto3.client("lambda", endpoint_url=options.endpoint, config=Config(
        retries={"total_max_attempts": 1}, max_pool_connections=max(options.count, 1),
        parameter_validation=True))
    with ThreadPoolExecutor(max(options.count, 1)) as pool:
        answers = list(pool.map(lambda _: call(client, options), range(options.count)))
    print(json.dumps(answers))


if __name__ == "__main__":
    main()

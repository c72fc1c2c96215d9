# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints, as JSON, requests to Lambda as botocore signs them, with their signatures.

tests/core/base/signaturevectors.json is what this printed with Debian 12's python3-botocore:

    /usr/bin/python3 tests/support/signaturevectors.py > tests/core/base/signaturevectors.json
"""
import datetime
import json
from unittest import mock
from urllib.parse import quote, urlsplit

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

KEY = "AKIDEXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
TOKEN = "FwoGZXIvYXdzEXAMPLE//////////+token/with=signs=="
NOW = datetime.datetime(2026, 1, 31, 12, 0, 0)
ARN = "arn:aws:lambda:eu-central-1:123456789012:function:system-test"
EVENT = '{"configuration_identifier": "config_28", "system_test": true}'
JSON_TYPE = {"Content-Type": "application/json"}

# name, endpoint, function, query, body, further headers, region, token
CASES = [
    ("name", "https://lambda.eu-central-1.amazonaws.com", "system-test", "", EVENT, {},
     "eu-central-1", None),
    ("full ARN", "https://lambda.eu-central-1.amazonaws.com", ARN, "", EVENT, {},
     "eu-central-1", None),
    ("partial ARN", "https://lambda.us-east-1.amazonaws.com", "123456789012:function:system-test",
     "", EVENT, {}, "us-east-1", None),
    ("name with version", "https://lambda.us-east-1.amazonaws.com", "system-test:$LATEST", "",
     EVENT, {}, "us-east-1", None),
    ("qualifier", "https://lambda.us-east-1.amazonaws.com", "system-test", "Qualifier=%24LATEST",
     EVENT, {}, "us-east-1", None),
    ("port", "http://127.0.0.1:4566", "system-test", "", EVENT, JSON_TYPE, "us-east-1", None),
    ("usual port", "http://127.0.0.1:80", "system-test", "", EVENT, {}, "us-east-1", None),
    ("address of IPv6", "http://[::1]:4566", "system-test", "", EVENT, {}, "us-east-1", None),
    ("base path", "https://gateway.example.org/proxy/lambda", ARN, "", EVENT, {}, "us-east-1",
     None),
    ("base path with a slash", "https://gateway.example.org:8443/proxy//", "system-test", "",
     EVENT, {}, "us-east-1", None),
    ("base path with a blank", "https://gateway.example.org/the%20proxy", "system-test", "", EVENT,
     {}, "us-east-1", None),
    ("UTF-8 body", "https://lambda.eu-central-1.amazonaws.com", "system-test", "",
     '{"configuration_identifier": "配置 28 – größer 🚀"}', JSON_TYPE, "eu-central-1", None),
    ("UTF-8 name", "https://lambda.eu-central-1.amazonaws.com", "prüfung-配置", "", EVENT, {},
     "eu-central-1", None),
    ("empty body", "https://lambda.eu-central-1.amazonaws.com", "system-test", "", "", {},
     "eu-central-1", None),
    ("session token", "https://lambda.eu-central-1.amazonaws.com", "system-test", "", EVENT, {},
     "eu-central-1", TOKEN),
    ("everything", "http://localhost:4566/base", ARN + ":$LATEST", "b=2&a=%20x&Qualifier=%24LATEST",
     '{"configuration_identifier": "ü"}',
     {"X-Amz-Invocation-Type": "RequestResponse", "X-Amz-Log-Type": "Tail", **JSON_TYPE},
     "ap-northeast-1", TOKEN),
]


class FixedTime(datetime.datetime):
    """The clock that botocore looks at."""

    @classmethod
    def utcnow(cls):
        return NOW


def signed(name, endpoint, function, query, body, headers, region, token):
    url = f"{endpoint}/2015-03-31/functions/{quote(function, safe='')}/invocations"
    request = AWSRequest("POST", url + ("?" + query if query else ""), dict(headers),
                         body.encode())
    with mock.patch("botocore.auth.datetime.datetime", FixedTime):
        SigV4Auth(Credentials(KEY, SECRET, token), "lambda", region).add_auth(request)
    sent = urlsplit(request.url)
    names = request.headers["Authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
    values = {key.lower(): value for key, value in request.headers.items()}
    values["host"] = host_of(sent)
    return {"name": name, "method": "POST", "path": sent.path, "query": sent.query, "body": body,
            "region": region, "headers": [[each, values[each]] for each in names],
            "authorization": request.headers["Authorization"]}


def host_of(sent):
    """As the connection will send it: without the port that the scheme has anyway."""
    is_usual = sent.port in (None, {"http": 80, "https": 443}[sent.scheme])
    return sent.netloc.rpartition(":")[0] if is_usual and sent.port else sent.netloc


def main():
    print(json.dumps({"accessKeyId": KEY, "secretAccessKey": SECRET,
                      "vectors": [signed(*case) for case in CASES]}, indent=1, sort_keys=True))


if __name__ == "__main__":
    main()

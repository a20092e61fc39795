#!/usr/bin/env python3
"""Writes a patient-view call for a patient of 20 resources, and the wrk script that sends it.

call.py BUNDLE.json DISCOVERY.json OUTPUT-FOLDER
"""
import datetime
import json
import pathlib
import sys

bundle, discovery, folder = (pathlib.Path(name) for name in sys.argv[1:4])
# The service answers for today, and laboratory results grow stale.
record = bundle.read_text().replace("2024-06-01", datetime.date.today().isoformat())
resources = [entry["resource"] for entry in json.loads(record)["entry"]][:20]
prefetch = {}
for key, query in json.loads(discovery.read_text())["services"][0]["prefetch"].items():
    kind = query.split("?")[0].split("/")[0]
    found = [one for one in resources if one["resourceType"] == kind]
    searchset = {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": one} for one in found]}
    prefetch[key] = found[0] if kind == "Patient" else searchset
    if kind != "Patient":
        resources = [one for one in resources if one["resourceType"] != kind]  # once, not under two keys
patient = prefetch["patient"]["id"]
call = {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        "context": {"userId": "Practitioner/a", "patientId": patient}, "prefetch": prefetch}
(folder / "call.json").write_text(json.dumps(call))
(folder / "call.lua").write_text("""
local file = io.open("%s/call.json")
wrk.method, wrk.body = "POST", file:read("*a")
wrk.headers["Content-Type"] = "application/json"
""" % folder.resolve())

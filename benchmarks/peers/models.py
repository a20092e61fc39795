#!/usr/bin/env python3
"""What the CQL translator reads, out of its makers' jars. models.py JARS MODELS LIBRARIES"""
import glob, os, sys, zipfile

jars, models, libraries = sys.argv[1:]
WANTED = {"system-modelinfo.xml": models, "fhir-modelinfo-4.0.1.xml": models, "FHIRHelpers-4.0.1.cql": libraries}
for jar in glob.glob(f"{jars}/*.jar"):
    with zipfile.ZipFile(jar) as inside:
        for path in inside.namelist():
            name = os.path.basename(path)
            if name in WANTED:
                os.makedirs(WANTED[name], exist_ok=True)
                with open(f"{WANTED[name]}/{name}", "wb") as out:
                    out.write(inside.read(path))

#!/usr/bin/env python3
"""Holds connections that send a header a byte at a time: slow.py PORT COUNT SECONDS"""
import socket
import sys
import time

port, count, seconds = (int(word) for word in sys.argv[1:4])


def connect():
    one = socket.create_connection(("127.0.0.1", port))
    one.setblocking(False)
    return one


end = time.monotonic() + seconds
clients = [connect() for _ in range(count)]
while time.monotonic() < end:
    for at, one in enumerate(clients):
        try:
            one.send(b"G")
        except OSError:
            clients[at] = connect()
    time.sleep(0.5)

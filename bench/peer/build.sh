#!/bin/sh
exec "${CHRONICLE:-chronicle}" build >/dev/null

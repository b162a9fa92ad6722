#!/bin/sh
exec "${CHRONICLE:-chronicle}" serve --port "$1"

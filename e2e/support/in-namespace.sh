#!/bin/sh
# A browser's driver starts one program and hands it its own flags: this program, in the network it was told.
exec ip netns exec "$RUN_IN_NAMESPACE" "$RUN_PROGRAM" "$@"

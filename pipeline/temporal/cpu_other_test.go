//go:build !unix

package temporal

import "time"

var started = time.Now()

// cpuTime stands in for processor time where it cannot be read.
func cpuTime() time.Duration { return time.Since(started) }

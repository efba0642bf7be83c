//go:build unix

package temporal

import (
	"syscall"
	"time"
)

// cpuTime is the processor time used by the process so far: on a busy machine
// the time of the clock says little.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak returns the most bytes of memory that an ended process held.
func peak(state *os.ProcessState) float64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return float64(usage.Maxrss)
	}
	return float64(usage.Maxrss) * 1024
}

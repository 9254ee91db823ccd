package main

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// compare compares two versions and says how many milliseconds it took.
func (s *session) compare(old, new article.Version) (compare.Comparison, float64, error) {
	start := time.Now()
	c, err := compare.Articles(s, old, new, compare.Options{})
	return c, float64(time.Since(start).Microseconds()) / 1000, err
}

// machine names the processor, the system and the versions of what is run.
func machine() []string {
	out := []string{runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(info)) {
			if name, ok := strings.CutPrefix(line, "model name"); ok {
				out = append(out, strings.Trim(name, " \t:\n"))
				break
			}
		}
	}
	out = append(out, text(runtime.NumCPU())+" processors")
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		out = append(out, "load "+strings.Fields(string(load))[0])
	}
	for _, tool := range [][]string{{"node", "--version"}, {"git", "--version"}, {"chromium", "--version"}} {
		if version, err := exec.Command(tool[0], tool[1:]...).Output(); err == nil {
			name := strings.TrimSpace(string(version))
			if tool[0] == "node" {
				name = "Node " + name
			}
			out = append(out, name)
		} else {
			out = append(out, tool[0]+" "+notRun)
		}
	}
	return out
}

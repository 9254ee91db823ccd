package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A gitSetting is one way to call git's word diff.
type gitSetting struct{ name, algorithm string }

var gits = []gitSetting{
	{"git --word-diff", "default"}, {"git --word-diff --patience", "patience"}, {"git --word-diff --histogram", "histogram"},
}

// git compares two texts with git's word diff, all lines shown.
func (s *session) git(g gitSetting, old, new string) script {
	folder, err := os.MkdirTemp("", "eval")
	if err != nil {
		return script{failed: err}
	}
	defer os.RemoveAll(folder)
	for name, text := range map[string]string{"old": old, "new": new} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			return script{failed: err}
		}
	}
	cmd := exec.CommandContext(s, "git", "diff", "--no-index", "--no-color", "--no-ext-diff", "--word-diff=porcelain",
		"--diff-algorithm="+g.algorithm, fmt.Sprintf("--unified=%d", len(old)+len(new)), "old", "new")
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "LC_ALL=C")
	start := time.Now()
	out, err := cmd.Output()
	ms := float64(time.Since(start).Microseconds()) / 1000
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil // they differ
	}
	if err != nil {
		return script{failed: err}
	}
	return script{pieces: porcelain(out, old), ms: ms}
}

// porcelain reads git's word diff for programs. Equal texts give nothing at all.
func porcelain(out []byte, old string) []piece {
	if len(out) == 0 {
		return []piece{{'=', old}}
	}
	var pieces []piece
	_, body, _ := bytes.Cut(out, []byte("\n@@"))
	first := true
	for line := range bytes.SplitSeq(body, []byte("\n")) {
		switch {
		case first: // the rest of the hunk's head
			first = false
		case len(line) == 0 || line[0] == '\\':
		case line[0] == '~':
			pieces = append(pieces, piece{'=', "\n"})
		case line[0] == ' ':
			pieces = append(pieces, piece{'=', string(line[1:])})
		case line[0] == '-' || line[0] == '+':
			pieces = append(pieces, piece{line[0], strings.TrimSuffix(string(line[1:]), "\r")})
		}
	}
	return pieces
}

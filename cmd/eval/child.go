package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"

	"github.com/stet-diff/stet/cmd/eval/work"
)

// workCommand makes the program do one job and end: its memory is that of the job.
const workCommand = "work"

// doWork reads a job and writes its answer.
func doWork(in io.Reader, out io.Writer) error {
	var j work.Job
	if err := json.NewDecoder(in).Decode(&j); err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(work.Do(j))
}

// native does a job in a process of its own.
func (s *session) native(j work.Job) (r Result, a work.Answer) {
	self, err := os.Executable()
	if err != nil {
		return Result{failure: err}, a
	}
	in, err := json.Marshal(j)
	if err != nil {
		return Result{failure: err}, a
	}
	cmd := exec.CommandContext(s, self, workCommand)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	if err == nil {
		err = json.Unmarshal(out, &a)
	}
	if err == nil && a.Error != "" {
		err = errors.New(a.Error)
	}
	if err != nil {
		return Result{failure: err}, a
	}
	return Result{Timing: newTiming(a.MS), cpu: a.CPU, memory: peak(cmd.ProcessState)}, a
}

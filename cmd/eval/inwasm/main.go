//go:build js

// Command inwasm offers package work to JavaScript: stetWork(job) takes a job as JSON and returns its answer as JSON.
package main

import (
	"encoding/json"
	"syscall/js"

	"github.com/stet-diff/stet/cmd/eval/work"
)

func main() {
	js.Global().Set("stetWork", js.FuncOf(func(_ js.Value, args []js.Value) any {
		var job work.Job
		answer := work.Answer{}
		if err := json.Unmarshal([]byte(args[0].String()), &job); err != nil {
			answer.Error = err.Error()
		} else {
			answer = work.Do(job)
		}
		out, err := json.Marshal(answer)
		if err != nil {
			panic(err) // numbers and names can always be written
		}
		return string(out)
	}))
	select {} // until the page or Node ends
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/snapshot"
)

// exceptions are steps whose label says less than the pages hold. The capture of 2026-08-22 carries edited clauses;
// the steps to 2025-09-22 changed names of scripts and keys of addresses only.
var exceptions = map[string][2]int{ // the fewest and the most changes
	"open-collective-terms-of-service/2026-08-22-same":    {8, 1000},
	"open-collective-terms-of-service/2025-09-22-changed": {0, 0},
	"github-privacy-policy/2025-09-22-changed":            {0, 0},
}

// policies prints how captures of policies compare with the version before.
func (e *extraction) policies() error {
	lists, _ := filepath.Glob(filepath.Join(e.data, "snapshots", "*", "manifest.json"))
	var right, all [2]int // same, changed
	for _, list := range lists {
		var captures []struct{ File, Kind string }
		data, err := os.ReadFile(list)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(data, &captures); err != nil {
			return err
		}
		policy := filepath.Base(filepath.Dir(list))
		var before *article.Version
		for _, c := range captures {
			v, err := e.read(filepath.Join("snapshots", policy, c.File))
			if err != nil {
				return err
			}
			if before != nil {
				e.step(policy, c.File[:len(c.File)-len(".html.gz")], c.Kind, *before, v, &right, &all)
			}
			if c.Kind == "changed" {
				before = &v
			}
		}
	}
	fmt.Fprintf(e.out, "policies: %d of %d captures without a change show none; %d of %d changed ones show a change\n", right[0], all[0], right[1], all[1])
	return nil
}

// step compares a capture with the changed one before it.
func (e *extraction) step(policy, name, kind string, old, new article.Version, right, all *[2]int) {
	old, new, _ = snapshot.Together(old, new)
	found, err := compare.Articles(context.Background(), old, new, compare.Options{})
	if err != nil {
		fmt.Fprintln(e.out, "  ", err)
		return
	}
	n, label := len(found.Changes()), one(kind == "changed")
	low, high := label, label*1000
	if limits, ok := exceptions[policy+"/"+name]; ok {
		low, high = limits[0], limits[1]
	}
	good := n >= low && n <= high
	all[label]++
	right[label] += one(good)
	if e.verbose || !good {
		fmt.Fprintf(e.out, "   %s/%s: %d changes, want %d to %d\n", policy, name, n, low, high)
	}
}

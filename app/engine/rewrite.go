package engine

import (
	"strconv"
	"strings"

	"github.com/stet-diff/stet/app/compare"
)

// leastRewrite is from how many changed words on a paragraph counts as rewritten.
const leastRewrite = 12

// A Rewrite is the paragraph of which most words changed. The zero value says that none was rewritten.
type Rewrite struct {
	Row   int // from 1
	Block int // the paragraph's number in the new version, from 1
	Words int // deleted and inserted
}

// rewriteOf finds the row with the most changed words, the first of several. Rows that stand on one side only are cut
// or new, not rewritten.
func rewriteOf(rows []compare.Row) Rewrite {
	var most Rewrite
	for i, row := range rows {
		if len(row.Old) == 0 || len(row.New) == 0 {
			continue
		}
		n := 0
		for _, s := range row.Spans {
			if s.Op == compare.Insert || s.Op == compare.Delete {
				n += len(strings.Fields(s.Text))
			}
		}
		if n >= leastRewrite && n > most.Words {
			most = Rewrite{i + 1, row.New[0] + 1, n}
		}
	}
	return most
}

// journeysOf lists the changes that hold a sentence which moved: those where it went, and those where it came.
func journeysOf(rows []compare.Row) (ids []string) {
	for i, row := range rows {
		last := -1
		for k, s := range row.Spans {
			if !strings.Contains(s.Note, "; moved ") || s.Op != compare.Insert && s.Op != compare.Delete {
				continue
			}
			if n := row.Numbers()[k]; n != last {
				ids, last = append(ids, strconv.Itoa(i)+"."+strconv.Itoa(n)), n
			}
		}
	}
	return ids
}

package render

import "github.com/stet-diff/stet/app/compare"

// numbersOf gives each span the number of its change in the row, or -1. In a moved, split or merged row the row
// itself is number 0.
func numbersOf(row compare.Row) []int {
	numbers := make([]int, len(row.Spans))
	next := 0
	switch row.Kind {
	case compare.Moved, compare.Split, compare.Merged:
		next = 1
	}
	for i, s := range row.Spans {
		switch {
		case s.Op == compare.Keep:
			numbers[i] = -1
		case i > 0 && s.Op == compare.Insert && row.Spans[i-1].Op == compare.Delete:
			numbers[i] = numbers[i-1]
		default:
			numbers[i] = next
			next++
		}
	}
	return numbers
}

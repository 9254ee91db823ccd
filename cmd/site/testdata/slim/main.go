// Command slim does what needs the runtime's tables: it collects garbage while stacks are deep, lets them grow,
// recovers from a panic, and asks where it is.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

func main() {
	fmt.Println(where(), deep(5000, &link{}), recovered())
}

type link struct {
	next *link
	n    int
}

// deep counts the links of a list that only its frames hold.
func deep(n int, l *link) int {
	if n%1000 == 0 {
		runtime.GC()
	}
	if n == 0 {
		return l.n
	}
	return deep(n-1, &link{l, l.n + 1})
}

//go:noinline
func where() string {
	pc, file, line, _ := runtime.Caller(0)
	return fmt.Sprintf("%s %s:%d", runtime.FuncForPC(pc).Name(), file, line)
}

func recovered() (what string) {
	defer func() {
		_, what, _ = strings.Cut(fmt.Sprint(recover()), "runtime error: ")
		what, _, _ = strings.Cut(what, " [")
	}()
	return fmt.Sprint([]int{}[len(what)])
}

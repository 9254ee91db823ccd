// Command tight goes through code in every way that a compiler lays out differently: jumps, calls of all kinds, panics
// that are recovered, stacks that grow, goroutines that wait for each other. It prints what came of it.
package main

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"sort"
	"strings"
)

func main() {
	for _, part := range []func() any{jumps, panics, results, goroutines, numbers, frames, calls} {
		fmt.Println(part())
	}
}

func jumps() any {
	sum := 0
outer:
	for i := range 40 {
		for j := 0; ; j++ {
			switch {
			case j == i && i%3 == 0:
				continue outer
			case j > 20:
				break outer
			case i%2 == 0 && j%5 == 4:
				sum += i * j
			case i < 0:
				goto done
			default:
				sum ^= j << (i % 7)
			}
			if j > i {
				break
			}
		}
	}
done:
	return sum
}

type node struct {
	next  *node
	value [3]int
}

// panics lets the processor's and the runtime's faults end in a recover, from deep and shallow frames.
func panics() any {
	var none *node
	var m map[string]int
	var any any = "text"
	list, at := []int{1, 2, 3}, 5
	var said []string
	for _, fault := range []func(){
		func() { said = append(said, fmt.Sprint(none.next)) },
		func() { none.value[at%3] = 1 },
		func() { list[at]++ },
		func() { _ = list[at:] },
		func() { m["a"] = 1 },
		func() { _ = any.(int) },
		func() { _ = at / (at - 5) },
		func() { deep(300, func() { panic(errors.New("from below")) }) },
		func() { defer func() { panic(fmt.Sprint("again: ", recover())) }(); panic("first") },
	} {
		said = append(said, caught(fault))
	}
	return strings.Join(said, "; ")
}

func caught(f func()) (what string) {
	defer func() { what = fmt.Sprint(recover()) }()
	f()
	return "nothing"
}

func deep(n int, f func()) (sum int) {
	var big [40]int
	big[n%40] = n
	defer func() { sum += big[n%40] }()
	if n == 0 {
		f()
		return 0
	}
	return deep(n-1, f)
}

func results() (out any) {
	defer func() {
		if r := recover(); r != nil {
			out = fmt.Sprint(out, r)
		}
	}()
	for i := range 5 {
		defer func() { out = fmt.Sprint(out, i) }()
	}
	out = "kept "
	panic("lost ")
}

func goroutines() any {
	in, out, quit := make(chan int), make(chan int, 3), make(chan bool)
	for range 4 {
		go func() {
			for {
				select {
				case n := <-in:
					runtime.Gosched()
					out <- n * n
				case <-quit:
					return
				}
			}
		}()
	}
	go func() {
		for i := range 100 {
			in <- i
		}
	}()
	sum := 0
	for range 100 {
		sum += <-out
	}
	close(quit)
	return sum
}

func numbers() any {
	var list []string
	for _, x := range []float64{0, -1.5, 1e18, math.Inf(1), math.NaN(), math.SmallestNonzeroFloat64} {
		whole := int64(9)
		if x > -9 && x < 9 {
			whole = int64(x)
		}
		list = append(list, fmt.Sprint(whole, x < 1, !(x >= 1), float32(x), math.Sqrt(math.Abs(x))))
	}
	for _, n := range []int64{0, -1, 7, math.MinInt64, math.MaxInt64} {
		u := uint64(n)
		list = append(list, fmt.Sprint(n < 3, n >= 3, u < 3, u > 3, n != 7, int8(n), uint16(n), int32(n>>3), u>>63, n/-1, n%-1))
	}
	return strings.Join(list, "|")
}

// frames passes large values by the stack, and takes addresses in it.
func frames() any {
	type large struct {
		a [20]int
		s string
		f float32
		b [3]int8
	}
	change := func(l large, p *int8) large { l.a[7]++; l.s += "x"; l.f *= 2; *p = -3; return l }
	l := large{s: "s", f: 0.75}
	for i := range 9 {
		l = change(l, &l.b[i%3])
	}
	runtime.GC()
	return fmt.Sprint(l)
}

type shape interface{ area() float64 }
type square struct{ side float64 }
type circle struct{ radius float64 }

func (s square) area() float64  { return s.side * s.side }
func (c *circle) area() float64 { return c.radius * c.radius * 3 }

func calls() any {
	shapes := []shape{square{3}, &circle{2}, square{1.5}}
	sort.Slice(shapes, func(i, j int) bool { return shapes[i].area() < shapes[j].area() })
	bound := shapes[1].area
	count := map[string]int{}
	for _, word := range strings.Fields("a b a c b a") {
		count[word] += most(len(word), 2)
	}
	return fmt.Sprintf("%.2f %.2f %v %T", shapes[0].area(), bound(), count, shapes[2])
}

func most[N int | float64](a, b N) N {
	if a > b {
		return a
	}
	return b
}

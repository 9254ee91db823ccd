package seq

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// input makes an Input of two texts: a letter is a token, a capital matches the small one but is not the same, a
// comma is a light token behind which a clause begins.
func input(a, b string) Input {
	in := Input{Words: 128}
	in.A, in.ExactA, in.WeightA, in.EdgeA = side(a)
	in.B, in.ExactB, _, in.EdgeB = side(b)
	return in
}

func side(text string) (match, exact, weight []int32, edge []uint8) {
	edge = append(edge, 1)
	for _, r := range text {
		lower := strings.ToLower(string(r))[0]
		match, exact = append(match, int32(lower)), append(exact, r)
		w, e := int32(1024), uint8(0)
		if r == ',' {
			w, e = 512, 1
		}
		weight, edge = append(weight, w), append(edge, e)
	}
	edge[len(edge)-1] = 1
	return match, exact, weight, edge
}

// free is a share that no test uses up.
func free() *Work { return &Work{Left: 1 << 40, Usual: 1 << 40, Meter: &Meter{}} }

// drawn writes hunks in brackets.
func drawn(a, b string, hunks []Hunk) string {
	var out strings.Builder
	at := int32(0)
	for _, h := range hunks {
		fmt.Fprintf(&out, "%s[%s/%s]", a[at:h.A0], a[h.A0:h.A1], b[h.B0:h.B1])
		at = h.A1
	}
	return out.String() + a[at:]
}

func TestDiffKeepsTheMostAndOpensTheFewest(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"equal", "abc", "abc", "abc"},
		{"both empty", "", "", ""},
		{"all new", "", "abc", "[/abc]"},
		{"all gone", "abc", "", "[abc/]"},
		{"one replaced", "abc", "axc", "a[b/x]c"},
		{"one put in", "ac", "abc", "a[/b]c"},
		{"a letter in another case is kept", "abc", "aBc", "abc"},
		{"of two matches the exact one", "xAa", "ya", "[xA/y]a"},
		{"one hunk rather than two", "abcabc", "abc", "abc[abc/]"},
		{"a change ends where a clause does", "a,b,a,b", "a,b", "a,b[,a,b/]"},
		{"a mark is worth less than two words", "a,bc", "bc,a", "[a,/]bc[/,a]"},
		{"nothing in common", "abc", "xyz", "[abc/xyz]"},
	} {
		got := drawn(c.a, c.b, Diff(input(c.a, c.b), free(), &Scratch{}).Hunks)
		if got != c.want {
			t.Errorf("%s: %q, %q give\n%s, want\n%s", c.name, c.a, c.b, got, c.want)
		}
	}
}

func TestASpentShareLeavesOneChange(t *testing.T) {
	work := &Work{Left: 3, Meter: &Meter{}}
	got := Diff(input("abcd", "axyd"), work, &Scratch{})
	if want := []Hunk{{1, 3, 1, 3}}; !slices.Equal(got.Hunks, want) || !work.Spent {
		t.Errorf("got %v, spent %v, want %v", got.Hunks, work.Spent, want)
	}
}

func TestEveryMethodGivesARightAnswer(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n, letters := 1+random.IntN(300), 2+random.IntN(40)
		a := sequence(random, n, letters)
		b := edited(random, a, letters)
		in := numbers(a, b)
		for name, method := range methods {
			d := differ{Input: in, work: free()}
			method(&d, region{Hunk{0, int32(len(a)), 0, int32(len(b))}, 8})
			check(t, name, in, d.out.Hunks)
		}
	}
}

// methods are the ways to solve a whole region.
var methods = map[string]func(*differ, region){
	"affine": (*differ).affine,
	"go-diff": func(d *differ, r region) {
		d.goDiff(r)
	},
	"greedy": (*differ).greedy,
	"anchors": func(d *differ, r region) {
		open := d.anchors(r, nil)
		for len(open) > 0 {
			next := d.trim(open[len(open)-1])
			if open = open[:len(open)-1]; next.gram >= 2 {
				open = d.anchors(next, open)
			} else {
				d.greedy(next)
			}
		}
	},
}

// sequence returns n random tokens of a small alphabet.
func sequence(random *rand.Rand, n, letters int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(random.IntN(letters))
	}
	return out
}

// edited changes about a fifth of the tokens.
func edited(random *rand.Rand, a []int32, letters int) []int32 {
	var out []int32
	for _, x := range a {
		switch random.IntN(10) {
		case 0:
		case 1:
			out = append(out, int32(random.IntN(letters)), x)
		default:
			out = append(out, x)
		}
	}
	return out
}

// numbers makes an Input of plain tokens.
func numbers(a, b []int32) Input {
	weight := make([]int32, len(a))
	for i := range weight {
		weight[i] = 1024
	}
	words := 1 + max(0, slices.Max(append(append([]int32{0}, a...), b...)))
	return Input{A: a, B: b, ExactA: a, ExactB: b, WeightA: weight, EdgeA: make([]uint8, len(a)+1), EdgeB: make([]uint8, len(b)+1), Words: int(words)}
}

// check fails unless the hunks are in order, apart, and leave equal tokens.
func check(t *testing.T, name string, in Input, hunks []Hunk) (kept int) {
	t.Helper()
	i, j := int32(0), int32(0)
	for k, h := range append(slices.Clone(hunks), Hunk{int32(len(in.A)), int32(len(in.A)), int32(len(in.B)), int32(len(in.B))}) {
		if h.A0 < i || h.B0 < j || h.A1 < h.A0 || h.B1 < h.B0 || k > 0 && k < len(hunks) && h.A0 == i && h.B0 == j {
			t.Fatalf("%s: hunk %d of %v is out of order, or touches the one before", name, k, hunks)
		}
		if !slices.Equal(in.A[i:h.A0], in.B[j:h.B0]) {
			t.Fatalf("%s: %v → %v: what %v keep differs", name, in.A, in.B, hunks)
		}
		kept += int(h.A0 - i)
		i, j = h.A1, h.B1
	}
	return kept
}

// common returns how many tokens the longest common subsequence has: the plain way, to check the others by.
func common(a, b []int32) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			above := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

func FuzzSeq(f *testing.F) {
	f.Add([]byte("abcabba"), []byte("cbabac"), false)
	f.Add([]byte("the same"), []byte("the same"), true)
	f.Fuzz(func(t *testing.T, one, two []byte, long bool) {
		if len(one)+len(two) > 2000 {
			t.Skip("longer texts say nothing that is not said by short ones, and take their time")
		}
		a, b := tokens(one, long), tokens(two, long)
		in := numbers(a, b)
		check(t, "Diff", in, Diff(in, free(), &Scratch{}).Hunks)
		if max(len(a), len(b)) > 400 {
			return
		}
		most, whole := common(a, b), region{Hunk{0, int32(len(a)), 0, int32(len(b))}, 8}
		for name, method := range methods {
			d := differ{Input: in, work: free()}
			method(&d, whole)
			kept := check(t, name, in, d.out.Hunks)
			switch {
			case kept > most:
				t.Errorf("%s keeps %d tokens of %d", name, kept, most)
			case kept < most && (name == "go-diff" || name == "greedy" && !d.out.Limited):
				t.Errorf("%s keeps %d tokens, the most is %d: %v → %v", name, kept, most, a, b)
			case name == "affine" && max(len(a), len(b)) <= 64:
				if got, want := score(in, d.out.Hunks), best(in); got != want {
					t.Errorf("affine scores %d, the best is %d: %v → %v", got, want, a, b)
				}
			}
		}
	})
}

// tokens makes a sequence of bytes; a long one repeats them in a way that is not quite regular.
func tokens(bytes []byte, long bool) []int32 {
	var out []int32
	for _, c := range bytes {
		out = append(out, int32(c))
	}
	for k := 0; long && len(out) > 0 && len(out) < 350; k++ {
		out = append(out, (out[k*7%len(out)]+int32(k%3))%256)
	}
	return out
}

// score is what a result is worth by the rules of affine: the weight kept, less what hunks cost.
func score(in Input, hunks []Hunk) int {
	total := 0
	for _, w := range in.WeightA {
		total += int(w)
	}
	for _, h := range hunks {
		for _, w := range in.WeightA[h.A0:h.A1] {
			total -= int(w)
		}
		total -= openCost
	}
	return total
}

// best finds the best score by trying every way, with a table of the best for each pair of rests and states.
func best(in Input) int {
	n, m := len(in.A), len(in.B)
	table := make([][2]int, (n+1)*(m+1)) // outside a hunk, inside one
	for i := n; i >= 0; i-- {
		for j := m; j >= 0; j-- {
			at := &table[i*(m+1)+j]
			if i == n && j == m {
				continue
			}
			inside := -1 << 30
			if i < n {
				inside = max(inside, table[(i+1)*(m+1)+j][1])
			}
			if j < m {
				inside = max(inside, table[i*(m+1)+j+1][1])
			}
			kept := -1 << 30
			if i < n && j < m && in.A[i] == in.B[j] {
				kept = table[(i+1)*(m+1)+j+1][0] + int(in.WeightA[i])
			}
			*at = [2]int{max(kept, inside-openCost), max(inside, kept)}
		}
	}
	return table[0][0]
}

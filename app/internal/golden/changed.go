package golden

import "strings"

// around is how many equal lines are shown beside those that changed.
const around = 3

// maxLines is how many lines of each text are compared one by one; of longer ones the middle is shown whole.
const maxLines = 2000

// Changed shows two texts at once, line by line: those of the old text alone have "- " before them, those of the new
// one alone "+ ". Equal lines far from a change are left out.
func Changed(old, new string) string {
	a, b := strings.Split(old, "\n"), strings.Split(new, "\n")
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var lines []string
	for _, line := range a[max(0, head-around):head] {
		lines = append(lines, "  "+line)
	}
	lines = append(lines, middle(a[head:len(a)-tail], b[head:len(b)-tail])...)
	for _, line := range a[len(a)-tail : min(len(a), len(a)-tail+around)] {
		lines = append(lines, "  "+line)
	}
	return shortened(lines)
}

// middle compares lines whose first and last differ. It keeps the most lines that can be kept.
func middle(a, b []string) []string {
	var out []string
	if len(a) > maxLines || len(b) > maxLines {
		for _, line := range a {
			out = append(out, "- "+line)
		}
		for _, line := range b {
			out = append(out, "+ "+line)
		}
		return out
	}
	kept := make([][]int32, len(a)+1) // kept[i][j]: the most lines that a[i:] and b[j:] keep
	kept[len(a)] = make([]int32, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		kept[i] = make([]int32, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			if kept[i][j] = max(kept[i+1][j], kept[i][j+1]); a[i] == b[j] {
				kept[i][j] = kept[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, "  "+a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && kept[i+1][j] >= kept[i][j+1]:
			out = append(out, "- "+a[i])
			i++
		default:
			out = append(out, "+ "+b[j])
			j++
		}
	}
	return out
}

// shortened leaves out equal lines far from a change.
func shortened(lines []string) string {
	near := make([]bool, len(lines))
	for k, line := range lines {
		if line[0] != ' ' {
			for n := max(0, k-around); n < min(len(lines), k+around+1); n++ {
				near[n] = true
			}
		}
	}
	var out strings.Builder
	for k, line := range lines {
		switch {
		case near[k]:
			out.WriteString(line + "\n")
		case k > 0 && near[k-1]:
			out.WriteString("  …\n")
		}
	}
	return out.String()
}

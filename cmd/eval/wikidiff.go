package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
)

// wikidiffName is how tables call the extension of PHP.
const wikidiffName = "wikidiff2"

// wikidiffScript answers a list of pairs with what wikidiff2 says of each, all lines shown.
const wikidiffScript = `if (!function_exists("wikidiff2_inline_json_diff")) { fwrite(STDERR, "PHP has no wikidiff2"); exit(3); }
foreach (json_decode(stream_get_contents(STDIN)) as $p) echo wikidiff2_inline_json_diff($p[0], $p[1], 1000000), "\n";`

// A wikiLine is one line of its answer.
type wikiLine struct {
	Type            int // 0 the same, 1 added, 2 removed, 3 changed, 4 the place a line left, 5 a line that moved
	Text            string
	HighlightRanges []struct{ Start, Length, Type int } // in bytes; type 0 was added, 1 removed
	MoveInfo        struct{ ID, LinkID string }
}

// A wikiAnswer is what it says of two texts.
type wikiAnswer struct{ Diff []wikiLine }

// wikidiff asks PHP's extension about pairs of texts.
func (s *session) wikidiff(pairs [][2]string) ([]wikiAnswer, error) {
	if _, err := exec.LookPath("php"); err != nil {
		return nil, err
	}
	in, err := json.Marshal(pairs)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(s, "php", "-d", "memory_limit=1G", "-r", wikidiffScript)
	cmd.Stdin = bytes.NewReader(in)
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%w %s", err, firstLine(trouble.String()))
	}
	var answers []wikiAnswer
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var a wikiAnswer
		if err := d.Decode(&a); err != nil {
			return nil, err
		}
		answers = append(answers, a)
	}
	if len(answers) != len(pairs) {
		return nil, fmt.Errorf("%d answers to %d pairs", len(answers), len(pairs))
	}
	return answers, nil
}

// script reads the marks. A line that moved has those inside it, and stands where it came to.
func (a wikiAnswer) script() script {
	var s script
	for _, l := range a.Diff {
		switch l.Type {
		case 1:
			s.pieces = append(s.pieces, piece{'+', l.Text + "\n"})
		case 2:
			s.pieces = append(s.pieces, piece{'-', l.Text + "\n"})
		case 4:
		default:
			s.pieces = append(append(s.pieces, l.pieces()...), piece{'=', "\n"})
		}
	}
	return s
}

// pieces cuts a line at its marks.
func (l wikiLine) pieces() []piece {
	var out []piece
	at := 0
	for _, r := range l.HighlightRanges {
		end := min(r.Start+r.Length, len(l.Text))
		if r.Start < at || r.Start > end {
			continue
		}
		out = append(out, piece{'=', l.Text[at:r.Start]}, piece{"+-"[r.Type&1], l.Text[r.Start:end]})
		at = end
	}
	return append(out, piece{'=', l.Text[at:]})
}

// sides puts both texts together again, line by line.
func (a wikiAnswer) sides() (old, new string) {
	for _, l := range a.Diff {
		for _, p := range l.pieces() {
			if p.op != '+' && (l.Type == 0 || l.Type == 2 || l.Type == 3 || l.Type == 4) {
				old += p.text
			}
			if p.op != '-' && l.Type != 2 && l.Type != 4 {
				new += p.text
			}
		}
	}
	return old, new
}

// links reads which lines belong together.
func (a wikiAnswer) links() []Link {
	out := []Link{}
	left := map[string]int{} // where a line that moved left, by its id
	i, j := 0, 0
	for _, l := range a.Diff {
		if l.Type == 4 {
			left[l.MoveInfo.ID] = i
		}
		if l.Type == 0 || l.Type >= 2 && l.Type <= 4 {
			i++
		}
	}
	i = 0
	for _, l := range a.Diff {
		switch l.Type {
		case 0, 3:
			out = append(out, Link{Old: i, New: j})
			i, j = i+1, j+1
		case 1:
			j++
		case 5:
			if from, ok := left[l.MoveInfo.LinkID]; ok {
				out = append(out, Link{from, j, true})
			}
			j++
		default:
			i++
		}
	}
	return out
}

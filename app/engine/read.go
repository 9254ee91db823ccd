package engine

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/snapshot"
)

// read reads a source and keeps its versions. A source that cannot be read leaves what was read before under its
// number as it was.
func (e *Engine) read(r Read, beat *pulse) error {
	beat.at("reading", 0, 0)
	source := snapshot.Source{Name: r.Name, Type: r.Type, Data: r.Data, Plain: r.Plain, Modified: r.Modified}
	found, err := snapshot.Read(source, snapshot.Options{Host: e.host, Pick: r.Pick, As: snapshot.Format(r.As), Charset: r.Charset, Splits: r.Splits, FirstPart: r.Partial})
	if err != nil {
		return err
	}
	e.versions[r.Source] = found.Versions
	e.data[r.Source] = r.Data
	answer := &Reading{Source: r.Source, Format: string(found.Format), Notes: found.Notes, Guesses: found.Guesses}
	for i, v := range found.Versions {
		answer.Entries = append(answer.Entries, entry(Ref{r.Source, i}, v))
	}
	for _, p := range found.Pages {
		answer.Pages = append(answer.Pages, Page{p.Name, p.URL.String(), p.Title, onCalendar(p.Captured), p.Read})
	}
	beat.send(Response{Reading: answer})
	return nil
}

// entry describes a version without its blocks.
func entry(ref Ref, v article.Version) Entry {
	e := Entry{Ref: ref, Blocks: len(v.Blocks), Outside: snapshot.Counts(v), Opening: opening(v.Blocks)}
	e.Print = hashOffset
	for _, b := range v.Blocks {
		e.Words += len(strings.Fields(b.Text))
		e.Print = hashed(e.Print, b.Text)
	}
	v.Article, v.Furniture, v.Pieces, v.Template = article.Article{}, nil, nil, nil
	v.Captured, v.Series.FirstSeen = onCalendar(v.Captured), onCalendar(v.Series.FirstSeen)
	e.Version = v
	return e
}

// The hash is FNV-1a of 64 bits over the texts of the blocks, each with a zero behind it.
const hashOffset, hashPrime = 0xcbf29ce484222325, 0x100000001b3

func hashed(hash uint64, text string) uint64 {
	for i := range len(text) {
		hash = (hash ^ uint64(text[i])) * hashPrime
	}
	return hash * hashPrime
}

// onCalendar is a time that a message can carry: one beyond the year 9999 is as good as unknown.
func onCalendar(t time.Time) time.Time {
	if year := t.UTC().Year(); year < 1 || year > 9998 {
		return time.Time{}
	}
	return t
}

// longestOpening is how many characters of a text its entry shows.
const longestOpening = 200

// opening is the beginning of a text, cut between characters.
func opening(blocks []article.Block) string {
	var text strings.Builder
	for _, b := range blocks {
		if text.Len() > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(b.Text[:min(len(b.Text), 4*longestOpening)])
		if utf8.RuneCountInString(text.String()) >= longestOpening {
			break
		}
	}
	runes := []rune(strings.ToValidUTF8(text.String(), ""))
	return string(runes[:min(len(runes), longestOpening)])
}

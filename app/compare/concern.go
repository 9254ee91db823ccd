package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stet-diff/stet/app/compare/internal/token"
)

// A Concern is what readers ask about first when a text was changed: did a figure, a quotation, a name change?
// Concerns are bits; a change may have several, or none.
type Concern uint8

// The concerns, in the order in which a summary names them. They are about changes inside paragraphs: a paragraph
// that was cut or is new has none but Headline.
const (
	Headline   Concern = 1 << iota // the title of the article
	Number                         // a figure, with its sign, currency, per cent or magnitude
	Quotation                      // words between quotation marks
	Negation                       // not, never, without: there is one more, or one less
	Name                           // a capitalised term was replaced by another
	Date                           // a day, a month, a year, a day of the week
	LinkTarget                     // the address of a link
)

// concernNames are the concerns as files write them, in the order of their bits.
var concernNames = []string{"headline", "number", "quotation", "negation", "name", "date", "link"}

// Names lists the concerns of a set in words: "number", "quotation".
func (c Concern) Names() []string {
	names := []string{}
	for k, name := range concernNames {
		if c&(1<<k) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// A reading looks for the concerns of changes.
type reading struct {
	c     Comparison
	lex   *token.Lexicon
	upper bool // capitals are too common to make a name
	notNo bool // "no" negates nothing: Portuguese
}

// ready makes ready for the first change that is looked at.
func (r *reading) ready() {
	if r.lex != nil {
		return
	}
	r.lex, r.notNo = token.NewLexicon(), strings.HasPrefix(r.c.New.Language, "pt")
	capitals, words := 0, 0
	for _, b := range r.c.New.Blocks {
		if words > 5_000 {
			break
		}
		for _, w := range r.words(b.Text) {
			if words++; w.name && !w.first {
				capitals++
			}
		}
	}
	r.upper = 9*capitals > 2*words+13 // German, or a text in capitals; a short text may hold some names
}

// A word is a token and what the rules ask of it.
type word struct {
	text, folded string
	traits       token.Traits
	kind         token.Kind
	name         bool // begins with a capital, and has a letter that is none or is no single letter
	first        bool // a sentence may begin with it
}

// words cuts a text that begins with a sentence.
func (r *reading) words(text string) []word { return r.after("", text) }

// after cuts a text that stands after another.
func (r *reading) after(before, text string) []word {
	first := beginsSentence(before)
	var out []word
	for _, t := range token.Split(text, false) {
		w := word{text: t.Of(text), kind: t.Kind}
		exact, match := r.lex.Ids(w.text, t.Kind)
		w.traits, w.folded, w.first = r.lex.Traits(exact), r.lex.Folded(match), first
		w.name = w.kind == token.Word && w.traits&(token.Upper|token.Month) == token.Upper && utf8.RuneCountInString(w.text) > 1 && hasCase(w.text) && !weekdays[w.folded]
		out = append(out, w)
		if w.traits&token.Stop != 0 {
			first = true
		} else if w.traits&(token.Quote|token.Opens|token.Closes) == 0 {
			first = false
		}
	}
	return out
}

// beginsSentence reports whether a sentence may begin after a text.
func beginsSentence(before string) bool {
	before = strings.TrimRightFunc(before, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Pi, r) || unicode.Is(unicode.Pf, r) || r == '"' || r == '\''
	})
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?…:。！？", r)
}

// hasCase reports whether a word begins with a letter that has a small form.
func hasCase(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

// few is how many words a change may have for one side alone to be of concern: a new sentence has figures of its own.
const few = 8

// of returns the concerns of a change. before and after are what it deletes and inserts; around is the kept text next
// to it.
func (r *reading) of(before, after string, around [2]string) Concern {
	old, new := r.after(around[0], before), r.after(around[0], after)
	replaced := len(old) > 0 && len(new) > 0
	if !replaced && len(old)+len(new) > few {
		return 0
	}
	var out Concern
	if differ(old, new, isNumber) {
		out |= Number
	}
	if differ(old, new, isDate) || out&Number != 0 && r.besideMonth(around) {
		out = out&^Number | Date
	}
	if count(old, r.negates) != count(new, r.negates) {
		out |= Negation
	}
	if replaced && !r.upper && renamed(old, new) {
		out |= Name
	}
	return out
}

// differ reports whether the words of a sort are others on both sides.
func differ(old, new []word, sort func(word) bool) bool {
	return !slices.Equal(chosen(old, sort), chosen(new, sort))
}

func chosen(words []word, sort func(word) bool) []string {
	var out []string
	for _, w := range words {
		if sort(w) {
			out = append(out, w.folded)
		}
	}
	return out
}

func count(words []word, sort func(word) bool) int { return len(chosen(words, sort)) }

func isNumber(w word) bool {
	return w.traits&(token.Digits|token.Scale|token.Currency|token.Percent) != 0 && w.folded != "am" && w.folded != "pm"
}

func isDate(w word) bool {
	return w.traits&token.Month != 0 && w.text != "may" && w.text != "march" || weekdays[w.folded] || isYear(w)
}

// isYear: 1900 to 2099, as a word of its own.
func isYear(w word) bool {
	return len(w.text) == 4 && (strings.HasPrefix(w.text, "19") || strings.HasPrefix(w.text, "20")) && w.kind == token.Number
}

// besideMonth reports whether the name of a month stands next to a change.
func (r *reading) besideMonth(around [2]string) bool {
	before, after := r.words(tail(around[0])), r.words(head(around[1]))
	return len(before) > 0 && before[len(before)-1].traits&token.Month != 0 || len(after) > 0 && after[0].traits&token.Month != 0
}

// near is how many bytes around a change are looked at for a month.
const near = 24

func tail(s string) string {
	if len(s) > near {
		s = s[len(s)-near:]
		s = s[strings.IndexByte(s, ' ')+1:]
	}
	return s
}

func head(s string) string {
	if len(s) > near {
		s = s[:near]
		s = s[:max(strings.LastIndexByte(s, ' '), 0)]
	}
	return s
}

// negates reports whether a word turns a sentence round.
func (r *reading) negates(w word) bool {
	if strings.HasSuffix(w.folded, "n't") {
		return true
	}
	return negations[w.folded] && !(r.notNo && w.folded == "no")
}

// renamed reports whether each side has a name that the other lacks. The first word of a sentence has a capital anyway.
func renamed(old, new []word) bool {
	isName := func(w word) bool { return w.name && !w.first && w.traits&token.Light == 0 }
	a, b := chosen(old, isName), chosen(new, isName)
	return lacks(a, b) && lacks(b, a)
}

// lacks reports whether a has something that b has not.
func lacks(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}

var weekdays = set("monday tuesday wednesday thursday friday saturday sunday" +
	" lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag" +
	" lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica" +
	" maandag dinsdag woensdag donderdag vrijdag zaterdag zondag")

var negations = set("not no never none nothing nobody nowhere neither nor cannot without" +
	" ne pas jamais aucun aucune rien sans nicht kein keine keinen keinem keiner nie niemals nichts niemand ohne" +
	" nunca jamás ningún ninguna ninguno nada sin não nem nenhum nenhuma sem non nessun nessuna niente senza" +
	" niet geen nooit niemand niets zonder")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

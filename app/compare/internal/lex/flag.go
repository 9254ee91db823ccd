package lex

import "strings"

const abbreviations = " mr mrs ms dr prof st jr sr gen col lt capt sgt rep sen gov rev hon jan feb mar apr jun jul aug sep sept oct nov dec vs etc inc ltd co corp no vol pp fig eg ie cf approx dept est mt al ca bzw usw nr evtl ggf inkl mme mlle "

const light = " the a an of to in on at by for with from as and or but that which who this these those it its is are was were be been has have had he she they his her their we our i you not will would " +
	"le la les un une des du de et en à au aux que qui dans sur pour par il elle est der die das den dem ein eine einer und oder zu im am von mit ist sind el los las y del con por para es se al lo o os e do da dos das em um uma na no nas che di il gli della dei per è van het een met op voor te "

// flag sets what tokens end, and which words are light.
func flag(text string, tokens []Token) {
	for i := range tokens {
		t := &tokens[i]
		body := text[t.Off:t.End()]
		switch {
		case t.Kind == Word && len(body) <= 6 && strings.Contains(light, " "+strings.ToLower(body)+" "):
			t.Flags |= Light
		case t.Kind == Mark && strings.Contains(",;:–—", body):
			t.Flags |= EndsClause
		case t.Kind == Mark && strings.Contains(".!?…。！？...", body):
			if endsHere(text, tokens, i) {
				t.Flags |= EndsSentence
			}
		case t.Kind == Mark && i > 0 && tokens[i-1].Flags&EndsSentence != 0 && t.Gap == 0 && strings.Contains("\"'”’»)]", body):
			tokens[i-1].Flags &^= EndsSentence
			t.Flags |= EndsSentence
		}
	}
}

// endsHere reports whether the full stop at i ends a sentence: space or a closing mark follows, and no abbreviation
// or initial stands before it.
func endsHere(text string, tokens []Token, i int) bool {
	t := tokens[i]
	if i+1 < len(tokens) && tokens[i+1].Gap == 0 && tokens[i+1].Kind != Mark && tokens[i+1].Kind != Letter {
		return false
	}
	if i == 0 || text[t.Off] != '.' || t.Len > 1 || i+1 == len(tokens) {
		return true
	}
	before := strings.ToLower(text[tokens[i-1].Off:tokens[i-1].End()])
	return len(before) > 1 && !strings.Contains(abbreviations, " "+before+" ")
}

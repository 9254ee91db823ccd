package render

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// A content is what an element of a document may hold, by ISO 29500-1, annex A, as far as our documents go: its children
// in their order, each at most once, or, where free is set, first those and then the free ones in any order.
type content struct {
	order, free string
	needs       string // attributes that must be there
}

// contents are by an element's name, and where it stands matters, by "parent/name".
var contents = map[string]content{
	"document":           {order: "body"},
	"body":               {free: "p sectPr"},
	"sectPr":             {order: "pgSz pgMar"},
	"pgSz":               {needs: "w h"},
	"pgMar":              {needs: "top right bottom left header footer gutter"},
	"p":                  {order: "pPr", free: "r ins del moveFrom moveTo hyperlink moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"},
	"pPr":                {order: "pStyle keepNext numPr bidi spacing ind outlineLvl rPr pPrChange"},
	"numPr":              {order: "ilvl numId"},
	"pPrChange":          {order: "pPr", needs: "id author"},
	"pPr/rPr":            {order: "ins del moveFrom moveTo"},
	"rPr":                {order: "rStyle rFonts b i strike color sz szCs u vertAlign rPrChange"},
	"rPrChange":          {order: "rPr", needs: "id author"},
	"hyperlink":          {free: "r ins del moveFrom moveTo", needs: "id"},
	"r":                  {order: "rPr", free: "t delText br tab"},
	"ins":                {free: "r", needs: "id author"},
	"del":                {free: "r", needs: "id author"},
	"moveFrom":           {free: "r", needs: "id author"},
	"moveTo":             {free: "r", needs: "id author"},
	"rPr/ins":            {needs: "id author"},
	"rPr/del":            {needs: "id author"},
	"rPr/moveFrom":       {needs: "id author"},
	"rPr/moveTo":         {needs: "id author"},
	"moveFromRangeStart": {needs: "id author date name"},
	"moveToRangeStart":   {needs: "id author date name"},
	"moveFromRangeEnd":   {needs: "id"},
	"moveToRangeEnd":     {needs: "id"},
	"pStyle":             {needs: "val"},
	"rStyle":             {needs: "val"},
	"ilvl":               {needs: "val"},
	"numId":              {needs: "val"},
	"u":                  {needs: "val"},
	"vertAlign":          {needs: "val"},
}

// empty are elements that hold nothing but text, and need nothing.
const empty = " t delText br tab b i strike bidi keepNext "

// wrongIn is what in a document is not as the schema says; nothing if all is.
func wrongIn(document string) error {
	type open struct {
		name string
		rule content
		last int // which child of the order stood last
	}
	stack := []open{{rule: content{order: "document"}}}
	for in := xml.NewDecoder(strings.NewReader(document)); ; {
		token, err := in.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			name, parent := token.Name.Local, &stack[len(stack)-1]
			order := strings.Fields(parent.rule.order)
			switch at := slices.Index(order, name) + 1; {
			case at > parent.last:
				parent.last = at
			case slices.Contains(strings.Fields(parent.rule.free), name):
				parent.last = len(order)
			default:
				return fmt.Errorf("<%s> stands in <%s>, or at a wrong place there", name, parent.name)
			}
			rule, known := contents[parent.name+"/"+name]
			if !known {
				rule, known = contents[name]
			}
			if !known && !strings.Contains(empty, " "+name+" ") {
				return fmt.Errorf("<%s> is not known", name)
			}
			for need := range strings.FieldsSeq(rule.needs) {
				if !slices.ContainsFunc(token.Attr, func(a xml.Attr) bool { return a.Name.Local == need && a.Name.Space != "" && a.Value != "" }) {
					return fmt.Errorf("<%s> has no %s", name, need)
				}
			}
			stack = append(stack, open{name: name, rule: rule})
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if at := stack[len(stack)-1].name; strings.TrimSpace(string(token)) != "" && at != "t" && at != "delText" {
				return fmt.Errorf("text stands in <%s>", at)
			}
		}
	}
}

// Documents are built as the schema of ISO 29500 says: which elements stand in which, in which order, and what they need.
func TestDocumentsAreBuiltAsTheSchemaSays(t *testing.T) {
	for _, c := range append(append(drawn(t), scattered(t, 60)...), tried{"every kind", sample("<&x")}) {
		document := partsOf(t, DOCX(c.Comparison, Options{}))["word/document.xml"]
		if err := wrongIn(document); err != nil {
			t.Fatalf("%s: %v in\n%s", c.name, err, document)
		}
	}
	good := partsOf(t, DOCX(sample("x"), Options{}))["word/document.xml"]
	for _, bad := range [][2]string{
		{"<w:r>", "<w:r><w:p/>"}, {` w:name="move1"`, ""}, {` w:author="Stet"`, ""},
		{"<w:pPr><w:pStyle", "<w:pPr><w:rPr/><w:pStyle"}, {"<w:body>", "<w:body>text"}, {"<w:br/>", "<w:lastRenderedPageBreak/>"},
	} {
		if spoilt := strings.Replace(good, bad[0], bad[1], 1); spoilt == good || wrongIn(spoilt) == nil {
			t.Errorf("with %q for %q nothing is wrong", bad[1], bad[0])
		}
	}
}
